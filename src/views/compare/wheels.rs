//! The wheels that are compared, and the numbers of each.

use flywheel_model::{Dials, Document, Field, Handle, Inputs, Reason, Report, link};
use flywheel_store::desk;
use std::cell::RefCell;
use std::sync::Arc;

use crate::state::{Computed, Session};
use crate::text::{self, number};

/// Which wheel it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Which {
    /// The one that the page shows.
    Active,
    /// The author's, which nobody changes.
    Author,
    /// The visitor's own, while a link's is shown.
    Own,
    /// The one at this place among the others.
    Other(usize),
}

#[derive(Clone, PartialEq)]
pub(super) struct Compared {
    pub(super) which: Which,
    pub(super) name: String,
    pub(super) numbers: Arc<Numbers>,
}

/// The numbers of a wheel that are compared.
#[derive(PartialEq)]
pub(super) struct Numbers {
    pub(super) inputs: Inputs,
    pub(super) dials: Dials,
    /// The share of new customers by recommendation that is in force.
    share: Option<f64>,
    /// The customers at the end of each month.
    pub(super) customers: Vec<f64>,
}

impl Numbers {
    fn new(document: &Document, report: &Report) -> Arc<Numbers> {
        Arc::new(Numbers {
            inputs: document.inputs.clone(),
            dials: report.dials.clone(),
            share: report.share(),
            customers: report.projection.flywheel.clone(),
        })
    }

    pub(super) fn at_horizon(&self) -> f64 {
        self.customers.last().copied().unwrap_or_default()
    }

    /// What was entered for a handle. What follows from other numbers is rounded as it is shown.
    pub(super) fn of(&self, handle: Handle) -> Option<f64> {
        let entered = handle.get(&self.inputs);
        match handle {
            Handle::Pass => entered.map(number::shown),
            Handle::Recommended => entered.or_else(|| self.share.map(|share| number::shown(100.0 * share))),
            _ => entered,
        }
    }
}

thread_local! {
    /// The links that were computed last, and their numbers. An edit of one wheel computes no other again.
    static LAST: RefCell<Vec<(String, Arc<Numbers>)>> = const { RefCell::new(Vec::new()) };
}

fn compute(links: &[(Which, String, String)]) -> Vec<Compared> {
    let last = LAST.take();
    let mut all = Vec::new();
    for (which, name, link) in links {
        let known = last.iter().find(|(known, _)| known == link);
        let numbers = match known {
            Some((_, numbers)) => numbers.clone(),
            None => {
                let document = link::read_stored(link).document;
                let Ok(report) = Report::new(&document) else {
                    continue;
                };
                Numbers::new(&document, &report)
            }
        };
        LAST.with_borrow_mut(|kept| kept.push((link.clone(), numbers.clone())));
        all.push(Compared {
            which: *which,
            name: name.clone(),
            numbers,
        });
    }
    all
}

/// The wheel that is shown, the author's if there is one, the visitor's own if a link's is shown, and the others.
pub(super) fn all(now: &Computed, named: fn(&str) -> String) -> Vec<Compared> {
    let (document, wheels) = (&now.document, &now.document.wheels);
    let own = named(&wheels.name);
    let name = match desk::is_of_link(document) {
        true => text::wheel_of_link().to_owned(),
        false => own.clone(),
    };
    let mut links = Vec::new();
    if !document.author.is_empty() {
        let author = text::the_authors().to_owned();
        links.push((Which::Author, author, document.author.to_string()));
    }
    if let Some(link) = &wheels.own {
        links.push((Which::Own, own, link.to_string()));
    }
    for (place, (name, link)) in wheels.others.iter().enumerate() {
        links.push((Which::Other(place), named(name), link.clone()));
    }
    let active = Compared {
        which: Which::Active,
        name,
        numbers: Numbers::new(document, &now.report),
    };
    std::iter::once(active).chain(compute(&links)).collect()
}

/// Changes a number of a wheel, wherever it is kept.
pub(super) fn enter(
    session: Session,
    which: Which,
    handle: Handle,
    field: Field,
    value: Option<f64>,
) -> Result<(), Reason> {
    session.enter(field, |document| {
        let value = value.ok_or(Reason::NotANumber)?;
        let mut wheels = (*document.wheels).clone();
        let link = match which {
            Which::Active => return handle.set(&mut document.inputs, value),
            Which::Author => return Ok(()),
            Which::Own => {
                let own = wheels
                    .own
                    .as_ref()
                    .map(|own| moved(own, handle, value))
                    .transpose()?;
                wheels.own = own.map(Arc::from);
                document.wheels = wheels.into();
                return Ok(());
            }
            Which::Other(place) => wheels.others.get_mut(place).map(|(_, link)| link),
        };
        if let Some(link) = link {
            *link = moved(link, handle, value)?;
            document.wheels = wheels.into();
        }
        Ok(())
    })
}

/// The link of a wheel with another number in it.
fn moved(link: &str, handle: Handle, value: f64) -> Result<String, Reason> {
    let mut document = link::read_stored(link).document;
    handle.set(&mut document.inputs, value)?;
    // The model may refuse the numbers together.
    Report::new(&document).map_err(|problem| problem.reason)?;
    Ok(desk::link_of(&document))
}
