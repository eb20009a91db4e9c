//! A page for each example: what it says to those who paste its address, and a way on to the calculator.

use anyhow::Result;
use flywheel_model::Preset;
use flywheel_model::embed::Settings;
use maud::{Markup, html};
use serde::Serialize;

use crate::first_state;
use crate::html::{DOCTYPE, metadata};
use crate::repo::Repo;
use crate::site::Site;
use crate::texts::{self, Language};

/// `NAME/index.html` for each example and, where the site's address is known, `NAME/oembed.json`. oEmbed and
/// Open Graph need whole addresses.
pub(crate) fn build(repo: &Repo, address: Option<&str>) -> Result<Site> {
    let words = texts::english(&repo.root)?;
    let mut site = Site::new();
    for preset in Preset::ALL {
        let key = preset.key();
        let brand = words.text("brand")?;
        let example = Example {
            key,
            brand,
            title: format!("{brand}: {}", words.text(&format!("preset_{key}"))?),
        };
        let page = example.page(&words, preset, address)?;
        site.insert(format!("{key}/index.html"), format!("{}\n", page.0).into_bytes());
        if let Some(address) = address {
            let oembed = serde_json::to_string(&example.oembed(address))?;
            site.insert(format!("{key}/oembed.json"), format!("{oembed}\n").into_bytes());
        }
    }
    Ok(site)
}

struct Example<'a> {
    key: &'a str,
    brand: &'a str,
    title: String,
}

impl<'a> Example<'a> {
    fn page(&self, words: &Language, preset: Preset, address: Option<&str>) -> Result<Markup> {
        let Self { key, title, .. } = self;
        Ok(html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    (metadata())
                    meta http-equiv="refresh" content={ "0; url=../#preset=" (key) };
                    title { (title) }
                    meta name="description" content=(words.text("-first_says")?);
                    @if let Some(address) = address {
                        (self.links(address))
                    }
                    link rel="icon" href="../icon.svg" type="image/svg+xml";
                    link rel="stylesheet" href="../app.css";
                }
                body {
                    (first_state::of(words, preset)?)
                    p { a href={ "../#preset=" (key) } { (title) } }
                }
            }
        })
    }

    fn links(&self, address: &str) -> Markup {
        let Self { key, title, .. } = self;
        html! {
            link rel="alternate" type="application/json+oembed" href={ (address) (key) "/oembed.json" } title=(title);
            link rel="canonical" href={ (address) (key) "/" };
            meta property="og:type" content="website";
            meta property="og:title" content=(title);
            meta property="og:url" content={ (address) (key) "/" };
            meta property="og:image" content={ (address) "card.png" };
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta name="twitter:card" content="summary_large_image";
        }
    }

    fn oembed<'b>(&'b self, address: &'b str) -> Oembed<'b> {
        let Self { key, brand, title } = self;
        let height = Settings::default().height_in(Settings::COLUMN);
        let frame = html! {
            iframe src={ (address) "widget/#preset=" (key) } title=(title) width=(Settings::COLUMN) height=(height)
                loading="lazy" allow="clipboard-write" frameborder="0" style="max-width:100%" {}
        };
        Oembed {
            version: "1.0",
            r#type: "rich",
            title,
            provider_name: brand,
            provider_url: address,
            cache_age: 86_400,
            width: Settings::COLUMN,
            height,
            html: frame.into_string(),
            thumbnail_url: format!("{address}card.png"),
            thumbnail_width: 1200,
            thumbnail_height: 630,
        }
    }
}

/// oEmbed 1.0: https://oembed.com.
#[derive(Serialize)]
struct Oembed<'a> {
    version: &'static str,
    r#type: &'static str,
    title: &'a str,
    provider_name: &'a str,
    provider_url: &'a str,
    cache_age: u32,
    width: u32,
    height: u32,
    html: String,
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}
