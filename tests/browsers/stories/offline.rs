//! After the first visit everything works without a network.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flywheel_tests::{Engine, Host, Page, site_folder};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{stories, wait};

/// The site below a folder of a server of its own.
pub(super) fn site(folder: &str) -> (Host, String) {
    let site = Host::start().expect("a server");
    site.put_site(&site_folder().expect("a site"), folder)
        .expect("a site");
    let address = format!("{}{}", site.address(), folder.trim_start_matches('/'));
    (site, address)
}

/// Waits until the worker controls the page, which it does once it has kept all files.
#[track_caller]
pub(super) fn is_kept(page: &Page) {
    wait("the worker has taken over", || {
        page.script("return Boolean(navigator.serviceWorker?.controller)", &[]) == json!(true)
    });
}

#[track_caller]
pub(super) fn visit(page: &Page, address: &str) {
    page.visit(address);
    page.reads("#speed-value", |says| !says.is_empty());
}

fn caches(page: &Page) -> Vec<String> {
    let names = page
        .browser()
        .promise("return await caches.keys()", &[])
        .expect("caches");
    names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        // In that cache the page tells the worker its language.
        .filter(|name| !name.starts_with("flywheel language "))
        .collect()
}

/// Makes another version of the site: its page says that it is new. Returns the page as it is now.
pub(super) fn deploy(site: &Host, folder: &str) -> Vec<u8> {
    let mut old = Vec::new();
    let mut new = Vec::new();
    site.change(folder, |served| {
        old = served.bytes.clone();
        let page = String::from_utf8_lossy(&old).replace("<html ", "<html data-new=\"\" ");
        new = page.into_bytes();
        served.bytes = new.clone();
    });
    let hash = |bytes: &[u8]| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
    site.change(&format!("{folder}sw.js"), |served| {
        let worker = String::from_utf8_lossy(&served.bytes).replace(&hash(&old), &hash(&new));
        served.bytes = worker.replace("VERSION:\"", "VERSION:\"new").into_bytes();
    });
    new
}

/// Loads the page again, as a visitor who comes back does.
#[track_caller]
fn come_back(page: &Page, address: &str) {
    page.visit("about:blank");
    visit(page, address);
}

/// Whether the page is the other version.
pub(super) fn is_new(page: &Page) -> bool {
    page.script("return document.documentElement.hasAttribute('data-new')", &[]) == json!(true)
}

/// The console has errors about a server that is gone, and about files that were refused.
fn forget_errors(page: &Page) {
    let _ = page.console_errors();
}

stories! {
    #[depends_on_engine]
    fn the_first_visit_is_enough_and_the_server_may_go(page) {
        let (site, address) = site("/");
        visit(page, &address);
        is_kept(page);
        site.set_gone(true);
        come_back(page, &format!("{address}?lang=en#preset=shop&churn=9&view=share"));
        page.reads("#friction-value", |says| !says.is_empty());
        let result = page.result_where(|result| result["wheel"]["churn"] == json!(0.09));
        assert_eq!(result["inputs"]["preset"], "shop");
        // What is fetched later is there as well, and so is the widget.
        page.bring_all();
        page.inside("#preview-680", || page.reads("#verdict", |says| says.contains(" customers a month")));
        assert_eq!(site.violations(), [""; 0]);
        forget_errors(page);
    }

    #[depends_on_engine]
    fn the_words_of_a_language_chosen_later_are_kept_as_well(page) {
        let (site, address) = site("/");
        visit(page, &address);
        is_kept(page);
        let kept = || page.browser().promise(
            "const cache = await caches.open((await caches.keys()).find((name) => /^flywheel \\//.test(name)));\
             const names = (await cache.keys()).map(({ url }) => url.match(/(?:text|below)-(\\w+)\\./)?.[1]);\
             return [...new Set(names.filter(Boolean))].sort()", &[]).expect("an answer");
        assert_eq!(kept(), json!(["en"]), "no other language is downloaded");
        come_back(page, &format!("{address}?lang=nb"));
        wait("the words are kept", || kept() == json!(["en", "nb"]));
        site.set_gone(true);
        come_back(page, &format!("{address}?lang=nb"));
        page.bring_all();
        page.see("Hjulet");
        assert_eq!(site.violations(), [""; 0]);
        forget_errors(page);
    }

    #[depends_on_engine]
    fn it_works_in_a_folder_whatever_the_host_says_about_keeping(page) {
        let (site, address) = site("/tools/wheel/");
        site.change_all(|served| {
            served.headers.retain(|(name, _)| name != "Cache-Control");
            served.headers.push(("Cache-Control".to_owned(), "max-age=600".to_owned()));
        });
        visit(page, &address);
        is_kept(page);
        site.set_gone(true);
        come_back(page, &format!("{address}#preset=agency"));
        page.result_where(|result| result["inputs"]["preset"] == "agency");
        forget_errors(page);
    }

    #[depends_on_engine]
    fn a_new_version_waits_until_it_is_wanted_then_one_is_left(page) {
        let (site, address) = site("/");
        visit(page, &address);
        is_kept(page);
        page.browser().promise("await caches.open('somebody else’s')", &[]).expect("a cache");
        let before = caches(page);
        deploy(&site, "/");
        come_back(page, &address);
        page.see("A new version of the calculator is ready.");
        assert!(!is_new(page), "the old one goes on");
        // Firefox takes a page that loads again for one that has gone.
        if page.engine() != Engine::Firefox {
            page.reload();
            assert!(!is_new(page), "whole, until it is wanted");
            page.see("A new version of the calculator is ready.");
        }
        page.press("Load the new version");
        wait("the new one is there", || is_new(page));
        page.reads("#speed-value", |says| !says.is_empty());
        wait("one version is left, and what is not ours", || {
            let after = caches(page);
            after.len() == 2 && after.iter().any(|name| name == "somebody else’s") && after != before
        });
        page.browser().promise("await caches.delete('somebody else’s')", &[]).expect("a cache");
        forget_errors(page);
    }

    #[depends_on_engine]
    fn two_tabs_go_over_to_the_new_version_together(page) {
        let (site, address) = site("/");
        visit(page, &address);
        is_kept(page);
        page.with_second_tab(|second| {
            second.there(|| visit(page, &format!("{address}#preset=shop")));
            deploy(&site, "/");
            let look = "await (await navigator.serviceWorker.getRegistration()).update()";
            page.browser().promise(look, &[]).expect("an answer");
            page.see("A new version of the calculator is ready.");
            second.there(|| {
                assert!(!is_new(page));
                page.see("A new version of the calculator is ready.");
            });
            page.press("Load the new version");
            wait("the new one is here", || is_new(page));
            second.there(|| {
                wait("the new one is there", || is_new(page));
                page.result_where(|result| result["inputs"]["preset"] == "shop");
            });
        });
        wait("one version is left", || caches(page).len() == 1);
        forget_errors(page);
    }

    #[depends_on_engine]
    fn a_site_in_a_folder_below_another_is_news_to_nobody(page) {
        let (site, address) = site("/");
        site.put_site(&site_folder().expect("a site"), "/below/").expect("a site");
        visit(page, &address);
        is_kept(page);
        let below = format!("{address}below/");
        visit(page, &below);
        page.script("window.isSame = true", &[]);
        let own = "return navigator.serviceWorker.controller?.scriptURL.includes('/below/') ?? false";
        wait("its own worker has taken over", || page.script(own, &[]) == json!(true));
        let shown = "return [window.isSame, document.getElementById('update').hidden]";
        assert_eq!(page.script(shown, &[]), json!([true, true]), "neither loaded again nor told of");
        assert_eq!(caches(page).len(), 2, "each keeps its own");
    }

    #[depends_on_engine]
    fn one_damaged_file_and_the_new_version_is_refused(page) {
        let (site, address) = site("/");
        visit(page, &address);
        is_kept(page);
        let before = caches(page);
        deploy(&site, "/");
        // One byte is damaged on the way.
        site.change("/", |served| *served.bytes.last_mut().expect("a byte") = b' ');
        site.asked();
        come_back(page, &address);
        wait("the new one is tried", || site.asked().iter().any(|path| path == "/"));
        wait("it is dropped", || caches(page) == before);
        site.set_gone(true);
        come_back(page, &format!("{address}#preset=app"));
        page.result_where(|result| result["inputs"]["preset"] == "app");
        assert!(!is_new(page));
        forget_errors(page);
    }

    #[depends_on_engine]
    fn in_a_frame_nothing_is_kept(page) {
        let (site, address) = site("/");
        let host = Host::start().expect("a server");
        host.put("/", &[], &format!("<!doctype html><iframe src=\"{address}\" width=900 height=900></iframe>"));
        page.visit(&host.elsewhere());
        page.inside("iframe", || {
            page.reads("#speed-value", |says| !says.is_empty());
            page.script("const field = document.getElementById('field-churn'); field.value = '7';
                field.dispatchEvent(new Event('input', { bubbles: true }))", &[]);
            page.see("Your numbers last until you leave");
            let kept = "return [localStorage.length, sessionStorage.length,
                (await navigator.serviceWorker?.getRegistrations() ?? []).length]";
            assert_eq!(page.browser().promise(kept, &[]).expect("an answer"), json!([0, 0, 0]));
        });
        assert!(!site.asked().iter().any(|path| path == "/sw.js"));
    }

    #[only_in(Engine::Chromium, "only Chromium tells whether it can be installed")]
    fn it_can_be_installed(page) {
        let (_site, address) = site("/");
        visit(page, &address);
        let manifest = page.browser().devtools("Page.getAppManifest", json!({})).expect("a manifest");
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let errors = page.browser().devtools("Page.getInstallabilityErrors", json!({})).expect("an answer");
        assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
    }
}
