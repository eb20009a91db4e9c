//! The HTTP headers of each file.

use std::fmt::Write;

use crate::site::Site;
use crate::{names, policy};

const ALWAYS: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    // Whoever opened the page in a window can neither move that window nor look into it.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];
const CACHE_FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";

/// Each page, and what its app's file starts with.
const APPS: [(&str, &str); 2] = [("index.html", "app_bg."), ("widget/index.html", "widget_app_bg.")];

/// The headers of the file at this address.
pub(crate) fn of(address: &str) -> Vec<(&'static str, String)> {
    let kept = if names::plain(address) == address {
        ASK_EACH_TIME
    } else {
        CACHE_FOR_EVER
    };
    let mut headers = of_all();
    headers.push(("Cache-Control", kept.to_owned()));
    headers
}

/// The headers that every file has.
fn of_all() -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Security-Policy", policy::sent())];
    headers.extend(ALWAYS.map(|(name, value)| (name, value.to_owned())));
    headers
}

/// The headers as files that hosts read.
pub(crate) fn files(site: &Site) -> Site {
    [
        ("_headers", file(site)),
        ("_nginx.conf", nginx_preloads(site)),
        ("_nginx_headers.conf", nginx_headers()),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .into()
}

/// `_headers`, as Netlify and Cloudflare Pages read it.
fn file(site: &Site) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in of_all() {
        line(&mut text, name, &value);
    }
    let own = site.keys().filter(|name| !names::is_fixed(name));
    for name in own {
        let _ = writeln!(text, "/{name}");
        line(&mut text, "Cache-Control", CACHE_FOR_EVER);
    }
    for name in site.keys().filter(|name| names::is_fixed(name)) {
        let _ = writeln!(text, "/{}", name.strip_suffix("index.html").unwrap_or(name));
        line(&mut text, "Cache-Control", ASK_EACH_TIME);
        for (_, link) in preloads(site).filter(|(page, _)| page == name) {
            line(&mut text, "Link", &link);
        }
    }
    text
}

/// `_nginx.conf`, for docs/nginx.conf: each page's preload, whose file has another name in each build.
fn nginx_preloads(site: &Site) -> String {
    preloads(site)
        .map(|(page, link)| format!("/{page} \"{link}\";\n"))
        .collect()
}

/// `_nginx_headers.conf`, for docs/nginx.conf: what is sent with every file.
fn nginx_headers() -> String {
    let lines = of_all().into_iter();
    lines
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect()
}

/// Each page with a `Link` header, by which a browser asks for the app before it has read the page. On a phone this
/// saves a twentieth of the time to the first result.
fn preloads(site: &Site) -> impl Iterator<Item = (&'static str, String)> {
    APPS.into_iter().filter_map(|(page, app)| {
        let app = site
            .keys()
            .find(|name| name.starts_with(app) && name.ends_with(".wasm"))?;
        let up = "../".repeat(page.matches('/').count());
        let link = format!("<{up}{app}>; rel=preload; as=fetch; crossorigin");
        Some((page, link))
    })
}

fn line(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "  {name}: {value}");
}

/// The media type, by the name's extension.
pub(crate) fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "zip" => "application/zip",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_is_told_the_same_headers() {
        let site = Site::new();
        let sent = of_all();
        let listed = file(&site);
        let lines = listed
            .lines()
            .skip(1)
            .filter_map(|line| line.trim().split_once(": "));
        assert_eq!(
            lines.collect::<Vec<_>>(),
            sent.iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect::<Vec<_>>()
        );
        let nginx = nginx_headers();
        for (name, value) in &sent {
            assert!(
                nginx.contains(&format!("add_header {name} \"{value}\" always;\n")),
                "{name}"
            );
        }
        assert_eq!(nginx.lines().count(), sent.len());
        assert!(of("index.html").starts_with(&sent) && of("boot.01234567.js").starts_with(&sent));
    }
}
