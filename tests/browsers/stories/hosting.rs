//! The site on a real nginx, with the configuration that the documentation gives.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use flywheel_tests::{Engine, Host, Nginx, Page, site_folder};
use serde_json::json;

use super::{stories, wait};

/// The headers that the site's files ask hosts to send with every file.
fn asked_of_hosts() -> Vec<(String, String)> {
    let headers = fs::read_to_string(site_folder().expect("a site").join("_headers")).expect("_headers");
    let lines = headers.lines().skip(1).map_while(|line| line.strip_prefix("  "));
    let pairs = lines.filter_map(|line| line.split_once(": "));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What a host sends of these headers with a file of the page's own origin.
fn sent(page: &Page, address: &str, headers: &[(String, String)]) -> Vec<(String, String)> {
    let names: Vec<&String> = headers.iter().map(|(name, _)| name).collect();
    let script = "const { headers } = await fetch(arguments[0], { cache: 'no-store' });
        return arguments[1].map((name) => headers.get(name) ?? '')";
    let values = page
        .browser()
        .promise(script, &[json!(address), json!(names)])
        .expect("an answer");
    let value = |at: usize| values[at].as_str().unwrap_or_default().to_owned();
    let pairs = names.into_iter().enumerate();
    pairs.map(|(at, name)| (name.clone(), value(at))).collect()
}

/// The content policy that stands in a page of the site.
fn policy_in(file: &str) -> String {
    let page = fs::read_to_string(site_folder().expect("a site").join(file)).expect(file);
    let start = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let (_, rest) = page
        .split_once(start)
        .unwrap_or_else(|| panic!("no policy in {file}"));
    rest.split('"').next().unwrap_or_default().replace("&#39;", "'")
}

/// What it says of a file: status, type, caching, policy, and the encoding it was sent in.
fn told(page: &Page, path: &str) -> serde_json::Value {
    let script = "const answer = await fetch(arguments[0], { cache: 'no-store' });
        const of = (name) => answer.headers.get(name);
        return [answer.status, of('content-type'), of('cache-control'), of('content-encoding'),
          of('content-security-policy')?.includes(\"trusted-types default\"), of('x-content-type-options')]";
    page.browser().promise(script, &[json!(path)]).expect("an answer")
}

fn hashed(extension: &str, start: &str) -> String {
    let names = fs::read_dir(site_folder().expect("a site")).expect("a folder");
    let mut names = names
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_wanted = |name: &String| {
        name.starts_with(start) && Path::new(name).extension().is_some_and(|is| is == extension)
    };
    names.find(is_wanted).expect("a file")
}

stories! {
    #[only_in(Engine::Chromium, "the folder is the same for every engine")]
    fn the_folder_to_host_oneself_is_the_whole_site(page) {
        let dist = site_folder().expect("a site");
        let folder = env::temp_dir().join(format!("flywheel-unzipped-{}", page.width()));
        let _ = fs::remove_dir_all(&folder);
        let mut unzip = Command::new("unzip");
        let done = unzip.arg("-q").arg(dist.join("flywheel-site.zip")).arg("-d").arg(&folder).status();
        assert!(done.expect("unzip").success());
        for file in ["index.html", "widget/index.html", "sw.js", "404.html", "saas/index.html"] {
            let same = fs::read(folder.join("flywheel").join(file)).expect(file) == fs::read(dist.join(file)).expect(file);
            assert!(same, "{file}");
        }
        let host = Host::start().expect("a server");
        host.put_site(&folder.join("flywheel"), "/mine/").expect("a site");
        page.visit(&format!("{}mine/", host.address()));
        page.reads("#speed-value", |says| says == "7.5");
        page.bring_all();
        page.visit(&format!("{}mine/widget/", host.address()));
        page.reads("#verdict", |says| says.contains("wins 7.5 customers a month"));
        assert_eq!(host.violations(), [""; 0]);
    }

    #[only_in(Engine::Chromium, "hosts answer every engine the same")]
    fn every_host_sends_the_same_and_each_page_says_it_itself(page) {
        let asked = asked_of_hosts();
        let policy = asked.iter().find(|(name, _)| name == "Content-Security-Policy").expect("a policy").1.clone();
        assert!(asked.contains(&("Cross-Origin-Opener-Policy".to_owned(), "same-origin".to_owned())), "{asked:?}");
        let paths = ["", "widget/", "saas/", "accessibility-de.html", "sw.js", "embed.js"].map(str::to_owned);
        let hashed = ["wasm", "js", "css"].map(|kind| hashed(kind, if kind == "js" { "boot." } else { "app" }));
        let nginx = Nginx::serve(&site_folder().expect("a site")).expect("nginx");
        page.visit(nginx.address());
        for path in paths.iter().chain(&hashed).chain(&["nothing-here".to_owned()]) {
            assert_eq!(sent(page, &format!("{}{path}", nginx.address()), &asked), asked, "nginx: {path}");
        }
        let _ = page.console_errors();
        // This machine's server also asks for reports.
        page.open("");
        let here: Vec<_> = asked.iter().cloned().map(|(name, value)| {
            let value = if name == "Content-Security-Policy" { format!("{value}; report-uri /csp-report") } else { value };
            (name, value)
        }).collect();
        for path in paths.iter().chain(&hashed) {
            assert_eq!(sent(page, path, &asked), here, "this machine: {path}");
        }
        assert_eq!(format!("{}; frame-ancestors *", policy_in("index.html")), policy);
        let still = policy_in("404.html");
        for file in ["saas/index.html", "accessibility-en.html"] {
            assert_eq!(policy_in(file), still, "{file}");
        }
        for file in ["widget/index.html", "take-away.html"] {
            assert!(policy_in(file).contains("require-trusted-types-for 'script'; trusted-types 'none'"), "{file}");
        }
    }

    #[only_in(Engine::Chromium, "it enforces Trusted Types and tells what they refuse")]
    fn no_view_is_made_of_strings(page) {
        for view in ["wheel", "levers", "journey", "worksheet", "compare", "learn", "share"] {
            page.open(&format!("#preset=saas&churn=4&view={view}"));
            page.bring_all();
            page.script("for (const one of document.querySelectorAll('details')) one.open = true", &[]);
        }
        // Whatever a view made of a string would have been refused, and told with the violations of the policy.
        let made = "const made = (make) => { try { return String(make()) } catch (error) { return error.name } };
            const policy = trustedTypes.defaultPolicy;
            return [made(() => policy.createHTML('<b>')), made(() => policy.createScript('1'))]";
        assert_eq!(page.script(made, &[]), json!(["TypeError", "TypeError"]));
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn the_page_starts_where_another_script_has_made_the_default_policy(page) {
        let taken = "trustedTypes.createPolicy('default', { createScriptURL: (address) => address });
            Object.defineProperty(globalThis, 'trustedTypes', { value: { createPolicy() { throw new TypeError('taken') } } })";
        page.with_script(taken, || {
            page.open("#preset=saas&churn=3");
            page.reads("#friction-value", |says| says == "2%");
        });
    }

    #[only_in(Engine::Chromium, "only Chromium's driver closes a window that nobody holds")]
    fn who_opens_the_page_in_a_window_holds_it_no_longer(page) {
        let stranger = Host::start().expect("a server");
        stranger.put("/", &[], "<!doctype html><meta charset=utf-8><title>A stranger’s</title>");
        page.visit(&stranger.address());
        page.script("window.opened = window.open(arguments[0])", &[json!(format!("{}#preset=shop", page.site()))]);
        wait("the window is out of its opener’s hands", || page.script("return opened.closed", &[]) == json!(true));
        let targets = page.browser().devtools("Target.getTargets", json!({})).expect("targets");
        let is_opened = |target: &&serde_json::Value| target["url"].as_str().is_some_and(|url| url.starts_with(page.site()));
        let opened = targets["targetInfos"].as_array().and_then(|all| all.iter().find(is_opened)).expect("the window");
        page.browser().devtools("Target.closeTarget", json!({ "targetId": opened["targetId"] })).expect("it closes");
    }

    #[only_in(Engine::Chromium, "nginx answers every engine the same")]
    fn nginx_serves_it_as_the_documentation_says(page) {
        let nginx = Nginx::serve(&site_folder().expect("a site")).expect("nginx");
        page.visit(nginx.address());
        page.reads("#speed-value", |says| says == "7.5");
        let kept = "public, max-age=31536000, immutable";
        for (path, kind, cache, encoding) in [
            ("./".to_owned(), "text/html; charset=utf-8", "no-cache", "br"),
            ("widget/".to_owned(), "text/html; charset=utf-8", "no-cache", "br"),
            ("sw.js".to_owned(), "text/javascript; charset=utf-8", "no-cache", "br"),
            ("manifest.webmanifest".to_owned(), "application/manifest+json", "no-cache", "br"),
            (hashed("wasm", "app_bg."), "application/wasm", kept, "br"),
            (hashed("css", "app."), "text/css; charset=utf-8", kept, "br"),
        ] {
            assert_eq!(told(page, &path), json!([200, kind, cache, encoding, true, "nosniff"]), "{path}");
        }
        for (path, app) in [("", hashed("wasm", "app_bg.")), ("widget/", format!("../{}", hashed("wasm", "widget_app_bg.")))] {
            let asked = "const answer = await fetch(arguments[0]); return answer.headers.get('link')";
            let link = page.browser().promise(asked, &[json!(format!("{}{path}", nginx.address()))]);
            let wanted = format!("<{app}>; rel=preload; as=fetch; crossorigin");
            assert_eq!(link.expect("an answer"), json!(wanted), "the app is asked for with the page's first line");
        }
        let missing = told(page, "nothing-here");
        assert_eq!((&missing[0], &missing[4]), (&json!(404), &json!(true)), "{missing}");
        // A client without brotli gets gzip.
        let wasm = format!("{}{}", nginx.address(), hashed("wasm", "app_bg."));
        let head = Command::new("curl").args(["-sI", "-H", "Accept-Encoding: gzip", &wasm]).output();
        let head = String::from_utf8_lossy(&head.expect("curl").stdout).to_lowercase();
        assert!(head.contains("content-encoding: gzip"), "{head}");
        let _ = page.console_errors();
    }
}
