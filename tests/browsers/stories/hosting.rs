//! The site on a real nginx, with the configuration that the documentation gives.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use flywheel_tests::{Engine, Host, Nginx, Page, site_folder};
use serde_json::json;

use super::stories;

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
        page.reads("#speed-value", |says| says == "7.5");
        assert_eq!(host.violations(), [""; 0]);
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
