//! A link within the link: another wheel that stays beside this one.

use flywheel_model::link::{self, Opened};
use flywheel_model::{Field, Reason};

/// The author's wheel in this link, and what is told of it.
fn author(encoded: &str) -> (String, Vec<(Field, Reason)>) {
    let Opened { document, problems } = link::read(&format!("preset=saas&churn=2&author={encoded}"));
    assert_eq!(document.inputs.churn.get(), 2.0, "the reader's own wheel");
    let told = problems.iter().map(|problem| (problem.field, problem.reason));
    (document.author.to_string(), told.collect())
}

#[test]
fn an_authors_wheel_is_kept_as_its_own_link() {
    let (kept, told) = author("preset%3Dshop%26churn%3D3");
    assert_eq!((kept.as_str(), told), ("preset=shop&churn=3", vec![]));
    let text = "preset=saas&churn=2&author=preset%3Dshop%26churn%3D3";
    assert_eq!(link::write(&link::read(text).document), text);
}

#[test]
fn of_an_authors_link_only_the_wheel_is_kept() {
    let inner = link::read("preset=shop&author=preset%3Dapp&view=learn").document;
    assert_eq!(&*inner.author, "preset=app");
    let (kept, told) = author("preset%3Dshop%26author%3Dpreset%253Dapp%26view%3Dlearn%26churn%3D3");
    assert_eq!((kept.as_str(), told), ("preset=shop&churn=3", vec![]));
}

#[test]
fn what_cannot_be_used_of_it_is_told() {
    let (kept, told) = author("preset%3Dshop%26churn%3D300");
    let range = Reason::Range { min: 0.0, max: 100.0 };
    assert_eq!(
        (kept.as_str(), told),
        ("preset=shop", vec![(Field::Churn, range)])
    );
    let (kept, told) = author("%zz");
    assert_eq!((kept.as_str(), told), ("", vec![(Field::Author, Reason::Word)]));
}
