//! A page for each example: what it says to those who paste its address, and a way on to the calculator.

use anyhow::Result;
use flywheel_model::Preset;

use crate::first_state;
use crate::repo::Repo;
use crate::site::Site;
use crate::texts;

/// What the widget takes in a page as wide as most columns of text, and what it needs.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 900;

/// `NAME/index.html` for each example and, where the site's address is known, `NAME/oembed.json`. oEmbed and
/// Open Graph need whole addresses.
pub(crate) fn build(repo: &Repo, address: Option<&str>) -> Result<Site> {
    let words = texts::english(&repo.root)?;
    let says = |key: &str| words.say(key);
    let mut site = Site::new();
    for preset in Preset::ALL {
        let key = preset.key();
        let name = says(&format!("preset_{key}"))?;
        let title = format!("{}: {name}", says("brand")?);
        let known = address.map(|address| Known {
            address,
            key,
            title: &title,
        });
        let links = known.as_ref().map(Known::links).unwrap_or_default();
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
             <meta http-equiv=\"refresh\" content=\"0; url=../#preset={key}\">\
             <title>{title}</title><meta name=\"description\" content=\"{about}\">{links}\
             <link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"../app.css\">\
             </head><body>{table}<p><a href=\"../#preset={key}\">{title}</a></p></body></html>\n",
            about = says("-first_says")?,
            table = first_state::of(&words, preset)?,
        );
        site.insert(format!("{key}/index.html"), page.into_bytes());
        if let Some(known) = known {
            site.insert(format!("{key}/oembed.json"), known.oembed().into_bytes());
        }
    }
    Ok(site)
}

/// A page whose whole address is known.
struct Known<'a> {
    /// The site's, with a slash at its end.
    address: &'a str,
    key: &'a str,
    title: &'a str,
}

impl Known<'_> {
    fn links(&self) -> String {
        let Self { address, key, title } = self;
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}{key}/oembed.json\" title=\"{title}\">\
             <link rel=\"canonical\" href=\"{address}{key}/\">\
             <meta property=\"og:type\" content=\"website\"><meta property=\"og:title\" content=\"{title}\">\
             <meta property=\"og:url\" content=\"{address}{key}/\">\
             <meta property=\"og:image\" content=\"{address}card.png\">\
             <meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\">\
             <meta name=\"twitter:card\" content=\"summary_large_image\">"
        )
    }

    /// oEmbed 1.0, type rich: https://oembed.com.
    fn oembed(&self) -> String {
        let Self { address, key, title } = self;
        let frame = format!(
            "<iframe src=\\\"{address}widget/#preset={key}\\\" title=\\\"{title}\\\" width=\\\"{WIDTH}\\\" \
             height=\\\"{HEIGHT}\\\" loading=\\\"lazy\\\" allow=\\\"clipboard-write\\\" frameborder=\\\"0\\\" \
             style=\\\"max-width:100%\\\"></iframe>"
        );
        format!(
            "{{\"version\":\"1.0\",\"type\":\"rich\",\"title\":\"{title}\",\"provider_name\":\"The flywheel calculator\",\
             \"provider_url\":\"{address}\",\"cache_age\":86400,\"width\":{WIDTH},\"height\":{HEIGHT},\
             \"html\":\"{frame}\",\"thumbnail_url\":\"{address}card.png\",\"thumbnail_width\":1200,\
             \"thumbnail_height\":630}}\n"
        )
    }
}
