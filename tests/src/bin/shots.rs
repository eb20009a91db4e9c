//! Takes the screenshots: each state, and each view with all of it open in each language, at three widths, light
//! and dark, and as it is printed; and the widget in each layout at four widths. `cargo xtask shots` runs it.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};
use flywheel_model::embed::Layout;
use flywheel_tests::{Engine, Page, Pool, site_address};

/// A name, and how a visitor gets there.
type State = (&'static str, fn(&Page));

/// The states that are looked at.
const STATES: &[State] = &[
    ("first-sight", |page| page.open("")),
    ("formulas", |page| {
        page.open("");
        page.press_at("#speed summary");
        page.press_at("#momentum summary");
        page.press_at("#edit-stages summary");
        page.press_at("#chart-table summary");
    }),
    ("own-numbers", |page| {
        page.open("");
        page.fill("Customer churn", "4");
        page.fill("Traffic", "lots");
        page.press("From answers");
    }),
    ("breakthrough", |page| {
        page.open("#preset=app&churn=1&recommended=60&market=90000");
    }),
    ("levers", |page| {
        page.open("#preset=saas&if-traffic=12000&low-traffic=8000&high-traffic=12500&low-churn=1.5&high-churn=4&low-nps=20&high-nps=50&effort=60,40,20&alignment=1,0.2,-0.5&without=60,50,50&doubled=20,10,30&items=Handoff,churn,-20,0,10");
        for section in [
            "push-next",
            "friction-chart",
            "ranges",
            "breaking-through",
            "forces",
            "nps-effect",
        ] {
            page.unfold(section);
        }
    }),
    ("journey", |page| {
        page.open("#preset=saas&view=journey&alignment=0.3");
        for section in [
            "gap",
            "activities",
            "grid",
            "centric",
            "questions",
            "scorecard",
            "after-sale",
            "pipeline",
            "compared",
        ] {
            page.unfold(section);
        }
        page.press("Add the article’s two rows");
        page.fill("Hours a month (1)", "12");
        page.fill("Touchpoint (2)", "Google");
        page.fill("Hours a month (2)", "8");
        page.press("Add a supplier");
    }),
    ("worksheet", |page| {
        page.open("#preset=saas&view=worksheet");
        page.bring_all();
        for section in [
            "promises",
            "activity-map",
            "ledger-step",
            "history",
            "force-map",
            "register",
        ] {
            page.unfold(section);
        }
        page.press("Add HubSpot’s own activities");
        page.press("Add example friction points");
        let months = "2026-02\t1\t\t8000\n2026-02\t2\t\t160\n2026-02\t3\t\t20\n2026-02\t4\t140\t4\t4\n\
                      2026-03\t1\t\t10000\n2026-03\t2\t\t250\n2026-03\t3\t\t50\n2026-03\t4\t140\t10\t7\t150";
        page.script(
            "const field = document.getElementById('ledger-paste'); field.value = arguments[0];
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[months.into()],
        );
    }),
    ("examples", |page| {
        page.open("#preset=saas&view=worksheet");
        page.bring_all();
        for section in [
            "upsell",
            "silos",
            "price",
            "contract",
            "push-log",
            "acquisition",
            "outcomes",
        ] {
            page.unfold(section);
        }
    }),
    ("learn", |page| {
        page.open("#preset=saas&view=learn");
        page.bring_all();
        for section in [
            "collins",
            "loops",
            "evidence-cards",
            "model-card",
            "limits-card",
            "glossary",
        ] {
            page.unfold(section);
        }
        page.press("Push for a day");
    }),
    ("compare", |page| {
        page.open("#preset=saas&view=compare");
        page.bring_all();
        page.press("Copy this wheel");
    }),
    ("share", |page| {
        page.open("#preset=saas&churn=3&view=share");
        page.bring_all();
        page.fill("Accent: a colour such as 0a7 or 00aa77", "0a7");
        page.fill("Your link: an https address", "https://example.org/book");
        page.inside("#preview", || page.reads("#speed-value", |says| !says.is_empty()));
    }),
    ("share-widget", |page| {
        page.visit(&format!(
            "{}widget/?cta=https%3A%2F%2Fexample.org&cta-label=Book%20a%20call#preset=saas",
            page.site()
        ));
        page.reads("#speed-value", |says| !says.is_empty());
        page.fill("Customer churn", "200");
    }),
    ("share-widget-inputs", |page| {
        page.visit(&format!(
            "{}widget/?layout=compact&inputs=nps,churn&accent=c0392b#preset=shop",
            page.site()
        ));
        page.reads("#speed-value", |says| !says.is_empty());
    }),
    ("missing", |page| page.visit(&format!("{}404.html", page.site()))),
    ("bad-link", |page| {
        page.open("#preset=saas&churn=200&nps=abc&traffic=5000");
    }),
    ("stopped", |page| {
        page.open("");
        page.press("Stop all marketing");
        page.reads("#stop-counter", |says| says.starts_with("Month 4"));
    }),
    ("extremes", |page| {
        page.open("#traffic=1000000000&customers=1000000000&churn=0&products=100");
    }),
];

const VIEWS: [&str; 7] = [
    "wheel",
    "levers",
    "journey",
    "worksheet",
    "compare",
    "learn",
    "share",
];
const LANGUAGES: [&str; 5] = ["en", "nb", "de", "zh", "fil"];
const WIDTHS: [u32; 3] = [320, 768, 1280];
/// Columns of other people's pages.
const COLUMNS: [u32; 4] = [320, 375, 680, 1100];
const THEMES: [&str; 2] = ["light", "dark"];
/// About that of A4.
const PAPER: u32 = 768;

fn main() -> Result<()> {
    let folder = PathBuf::from(
        env::var_os("FLYWHEEL_SHOTS").context("FLYWHEEL_SHOTS is not set; run `cargo xtask shots`")?,
    );
    fs::create_dir_all(&folder)?;
    let pool = Pool::default();
    let filter = env::args().nth(1).unwrap_or_default();
    let folder = Folder { pool, folder, filter };
    for (name, reach) in STATES {
        folder.take(name, &WIDTHS, reach)?;
    }
    for layout in Layout::ALL.map(Layout::word) {
        folder.take(&format!("widget-{layout}"), &COLUMNS, |page| {
            page.visit(&format!("{}widget/?layout={layout}#preset=saas", page.site()));
            page.reads(".calls", |says| !says.is_empty());
        })?;
    }
    for language in LANGUAGES {
        for view in VIEWS {
            folder.take(&format!("{view}-{language}"), &WIDTHS, |page| {
                page.open(&format!("?lang={language}#preset=saas&view={view}"));
                page.bring_all();
                page.script(
                    "for (const details of document.querySelectorAll('details:not(.menu)')) details.open = true",
                    &[],
                );
                page.promise("await new Promise((after) => setTimeout(after, 300))", &[]);
            })?;
        }
    }
    Ok(())
}

struct Folder {
    pool: Pool,
    folder: PathBuf,
    filter: String,
}

impl Folder {
    /// Takes this state at each of these widths and in every theme, if the filter lets it.
    fn take(&self, name: &str, widths: &[u32], reach: impl Fn(&Page)) -> Result<()> {
        let site = site_address()?;
        for width in widths.iter().copied().filter(|_| name.contains(&self.filter)) {
            let page = Page::new(
                self.pool.take(Engine::Chromium, width, &site)?,
                width,
                &site,
                name,
            );
            for theme in THEMES {
                // Still, so that two runs show the same.
                page.prefer(&[
                    ("prefers-color-scheme", theme),
                    ("prefers-reduced-motion", "reduce"),
                ]);
                reach(&page);
                page.promise("await document.fonts.ready", &[]);
                let file = self.folder.join(format!("{name}-{width}-{theme}.png"));
                fs::write(&file, page.browser().screenshot()?)?;
                println!("{}", file.display());
            }
            if width == PAPER {
                page.show_printed();
                let file = self.folder.join(format!("{name}-print.png"));
                fs::write(&file, page.browser().screenshot()?)?;
                println!("{}", file.display());
            }
            self.pool.put(page.into_browser());
        }
        Ok(())
    }
}
