//! What a visitor can do with whole wheels. Each function gives the document that follows from the present one, and
//! leaves out no wheel of the visitor's own.

use flywheel_model::{Document, Preset, Shown, Wheels, link};
use std::sync::Arc;

use crate::mark::Mark;

/// The link under which a wheel is filed among the others: all of it but what is shown.
pub fn link_of(document: &Document) -> String {
    link::write(&document.clone().showing(Shown::default()))
}

/// The link of the wheel alone, without the author's wheel beside it.
pub fn link_alone(document: &Document) -> String {
    let mut alone = document.clone();
    alone.author = Arc::default();
    link_of(&alone)
}

/// Whether the wheel of somebody else's link is shown.
pub fn is_of_link(document: &Document) -> bool {
    document.wheels.own.is_some()
}

/// Whether numbers of the visitor's own wait beside the wheel of a link, not an example as it is.
pub fn has_own_beside(now: &Document) -> bool {
    let own = now.wheels.own.as_ref();
    own.is_some_and(|own| !is_example(&link::read_stored(own).document))
}

fn is_example(wheel: &Document) -> bool {
    link_of(wheel) == link_of(&wheel.inputs.preset.inputs().into())
}

/// Whether two documents have the same wheel, whatever else they hold and whatever is shown of them.
pub fn is_same_wheel(one: &Document, other: &Document) -> bool {
    let alone = |document: &Document| {
        let document = document.clone().showing(Shown::default());
        with_rest_of(other, document, Wheels::default())
    };
    alone(one) == alone(other)
}

/// The document that the page starts with: the visitor's own, or that of the link in the address. What the page itself
/// has written into the address of the visitor's own numbers is no link.
pub fn at_start(own: Option<Document>, mark: Option<&Mark>, linked: Option<Document>) -> Document {
    let is_own = mark.is_some_and(|mark| mark.is_own);
    match (own, linked) {
        (Some(own), _) if is_own => own,
        (None, Some(linked)) if is_own => linked,
        (own, linked) => shown_for(own.unwrap_or_else(|| Preset::Saas.inputs().into()), linked),
    }
}

/// The document to show for a link: the visitor's own if the link has the same numbers.
pub fn shown_for(own: Document, linked: Option<Document>) -> Document {
    match linked {
        None => own,
        Some(linked) if is_same_wheel(&own, &linked) => own.showing(linked.shown),
        Some(linked) => show_link(&own, linked),
    }
}

/// Shows the wheel of somebody else's link. The visitor's own waits beside it.
pub fn show_link(now: &Document, linked: Document) -> Document {
    let mut wheels = (*now.wheels).clone();
    wheels.own.get_or_insert_with(|| link::write(now).into());
    with_rest_of(now, linked, wheels)
}

/// Takes another document as the visitor's own. If the wheel of a link is shown, it stays.
pub fn with_own(now: &Document, own: Document) -> Document {
    if is_of_link(now) {
        show_link(&own, now.clone())
    } else {
        own.showing(now.shown)
    }
}

/// Shows the visitor's own wheel again.
pub fn back_to_own(now: &Document) -> Document {
    let mut wheels = (*now.wheels).clone();
    match wheels.own.take() {
        Some(own) => with_rest_of(now, link::read_stored(&own).document, wheels),
        None => now.clone(),
    }
}

/// Makes the wheel that is shown the visitor's own. If it is somebody else's, their own is filed among the others
/// first, unless it is an example as it is. `name` becomes the name of the wheel that is kept.
pub fn keep(now: &Document, name: &str) -> Document {
    let mut kept = now.clone();
    let mut wheels = (*now.wheels).clone();
    if let Some(own) = wheels.own.take() {
        let own = link::read_stored(&own).document;
        if !is_example(&own) {
            file(&mut wheels, &own, name);
        }
        kept.wheels = wheels.into();
    }
    kept
}

/// Files the visitor's own wheel among the others, and makes the next one of this name the one to work on.
pub fn file_and_open(now: &Document, name: &str, next: Document) -> Document {
    let mut wheels = (*now.wheels).clone();
    file(&mut wheels, now, name);
    with_rest_of(now, next.showing(now.shown), wheels)
}

fn file(wheels: &mut Wheels, own: &Document, next: &str) {
    let name = std::mem::replace(&mut wheels.name, Wheels::named(next, ""));
    wheels.others.push((name, link_of(own)));
}

/// Swaps the wheel at a place among the others with the one that is worked on.
pub fn open(now: &Document, place: usize) -> Document {
    let mut taken = now.clone();
    let mut wheels = (*now.wheels).clone();
    if place >= wheels.others.len() {
        return taken;
    }
    let (name, link) = wheels.others.remove(place);
    taken.wheels = wheels.into();
    file_and_open(&taken, &name, link::read_stored(&link).document)
}

/// Deletes the wheel at a place among the others.
pub fn delete(now: &Document, place: usize) -> Document {
    change(now, |wheels| {
        if place < wheels.others.len() {
            wheels.others.remove(place);
        }
    })
}

/// Names the wheel that is worked on.
pub fn rename(now: &Document, name: &str) -> Document {
    change(now, |wheels| wheels.name = Wheels::named(name, ""))
}

fn change(now: &Document, change: impl FnOnce(&mut Wheels)) -> Document {
    let mut wheels = (*now.wheels).clone();
    change(&mut wheels);
    let mut changed = now.clone();
    changed.wheels = wheels.into();
    changed
}

/// Takes over a file of everything. If it says nothing about other wheels, they stay. If somebody else's wheel is
/// shown, the visitor's own is filed among the others.
pub fn take_over(now: &Document, file: Document, has_wheels: bool) -> Document {
    let kept = keep(now, "");
    let filed = &kept.wheels.others[now.wheels.others.len()..];
    let mut taken = file.showing(now.shown);
    if has_wheels {
        let mut wheels = (*taken.wheels).clone();
        wheels.others.extend_from_slice(filed);
        taken.wheels = wheels.into();
    } else {
        taken.wheels = kept.wheels;
    }
    taken
}

/// A wheel with the journey and the worksheet of the present document.
fn with_rest_of(now: &Document, mut wheel: Document, wheels: Wheels) -> Document {
    wheel.journey = now.journey.clone();
    wheel.worksheet = now.worksheet.clone();
    wheel.wheels = wheels.into();
    wheel
}
