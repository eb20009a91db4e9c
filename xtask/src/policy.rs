//! The content policy: what each page may load and do. It stands here alone; the build writes it into the pages, and
//! into the headers of every host.

use crate::site::Site;

/// Where a page's HTML has its policy.
const PLACE: &str = "<!-- policy -->";

/// What the page may do. It registers a worker, shows the widget in a frame, and has a manifest.
const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

/// What the widget may do. Nothing in it needs a type that is trusted.
const WIDGET: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What a page without a script may do.
pub(crate) const STILL: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// What hosts send with every file: what the page may do, and who may frame the site, which only a header can say.
pub(crate) fn sent() -> String {
    format!("{PAGE}; frame-ancestors *")
}

/// What the file that is taken away may do, in which its one script and its one style stand themselves.
pub(crate) fn take_away(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// Writes their policies into the pages whose HTML is not written by the build.
pub(crate) fn fill(site: &mut Site) {
    for (name, policy) in [
        ("index.html", PAGE),
        ("widget/index.html", WIDGET),
        ("404.html", STILL),
    ] {
        if let Some(page) = site.get_mut(name) {
            *page = String::from_utf8_lossy(page).replace(PLACE, policy).into_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Each directive with its sources.
    fn directives(policy: &str) -> Vec<(&str, Vec<&str>)> {
        let directives = policy.split("; ").map(|directive| {
            let (name, sources) = directive.split_once(' ').expect("a name and sources");
            (
                name,
                sources.split(' ').filter(|source| *source != "'none'").collect(),
            )
        });
        directives.collect()
    }

    #[test]
    fn no_page_is_allowed_what_the_header_refuses() {
        let header = sent();
        let header = directives(&header);
        for policy in [PAGE, WIDGET, STILL] {
            for (name, sources) in directives(policy) {
                let (_, sent) = header.iter().find(|(sent, _)| *sent == name).expect("sent, too");
                assert!(
                    sources.iter().all(|source| sent.contains(source)),
                    "{name} of {policy}"
                );
            }
        }
    }

    #[test]
    fn the_policy_stands_nowhere_else() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (file, has_place) in [
            ("index.html", true),
            ("static/widget/index.html", true),
            ("static/404.html", true),
            ("static/take-away.html", true),
            ("docs/nginx.conf", false),
            ("xtask/src/headers.rs", false),
            ("xtask/src/pages.rs", false),
            ("xtask/src/take_away.rs", false),
            ("xtask/src/accessibility.rs", false),
        ] {
            let text = fs::read_to_string(root.join(file)).expect(file);
            assert_eq!(text.contains(PLACE), has_place, "{file}");
            assert!(!text.contains("-src '"), "{file} has a policy of its own");
        }
    }

    #[test]
    fn each_page_gets_its_own() {
        let pages = ["index.html", "widget/index.html", "404.html", "take-away.html"];
        let mut site: Site = pages.map(|name| (name.to_owned(), PLACE.into())).into();
        fill(&mut site);
        let of = |name: &str| String::from_utf8_lossy(&site[name]).into_owned();
        // The last one's is not known before its script is.
        assert_eq!(pages.map(of), [PAGE, WIDGET, STILL, PLACE]);
    }
}
