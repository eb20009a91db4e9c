//! Finds at build time what the content policy would refuse in a browser.

use anyhow::{Result, bail};

use crate::site::Site;
use crate::take_away;

/// Fails if a page holds inline scripts or styles, or a script runs text as code.
pub(crate) fn refuse(site: &Site) -> Result<()> {
    for (name, bytes) in site {
        let found = match name.rsplit_once('.') {
            // Everything is inline in this one, and its own policy has the hashes.
            _ if name == take_away::FILE => None,
            Some((_, "html")) => in_page(&String::from_utf8_lossy(bytes)),
            Some((_, "js")) => in_script(&String::from_utf8_lossy(bytes)),
            _ => None,
        };
        if let Some(found) = found {
            bail!("{name} has {found}, which the content policy refuses");
        }
    }
    Ok(())
}

fn in_page(page: &str) -> Option<&'static str> {
    let page = page.to_lowercase();
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let mut words = tag.split_ascii_whitespace();
        match words.next() {
            Some("script") if !tag.contains(" src=") => return Some("a script in the page"),
            Some("style") => return Some("a style in the page"),
            _ => {}
        }
        for word in words {
            let attribute = word.split_once('=').map(|(attribute, _)| attribute);
            match attribute {
                Some("style") => return Some("a style attribute"),
                Some(handler) if handler.starts_with("on") => return Some("a script in an attribute"),
                _ => {}
            }
        }
    }
    page.contains("javascript:").then_some("a script as an address")
}

fn in_script(script: &str) -> Option<&'static str> {
    [
        "eval(",
        "new Function(",
        "Function(\"",
        "style=\"",
        "style='",
        "setTimeout(\"",
        // Trusted Types refuse HTML from strings.
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
    ]
    .into_iter()
    .find(|forbidden| script.contains(forbidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(name: &str, text: &str) -> bool {
        refuse(&Site::from([(name.to_owned(), text.as_bytes().to_vec())])).is_err()
    }

    #[test]
    fn what_a_browser_would_refuse_is_refused() {
        for page in [
            "<script>start()</script>",
            "<script type=module>start()</script>",
            "<p><STYLE>p { color: red }</STYLE>",
            "<p class=a style=\"color: red\">",
            "<button onclick=\"go()\">",
            "<a href=\"javascript:go()\">",
        ] {
            assert!(is_refused("index.html", page), "{page}");
        }
        for script in [
            "eval(\"1\")",
            "new Function(\"a\")",
            "x.append('<p style=\"color:red\">')",
            "x.innerHTML=y",
        ] {
            assert!(is_refused("boot.js", script), "{script}");
        }
    }

    #[test]
    fn what_is_fetched_is_let_through() {
        let page = "<script type=module src=\"boot.js\"></script><p class=\"style\">one = 1, style=bold</p>";
        assert!(!is_refused("index.html", page));
        assert!(!is_refused("boot.js", "part.style.width='1px'"));
    }

    #[test]
    fn the_one_page_that_holds_everything_has_a_policy_of_its_own() {
        assert!(!is_refused(take_away::FILE, "<script>start()</script>"));
    }
}
