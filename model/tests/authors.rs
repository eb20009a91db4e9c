//! A link within the link: the author's wheel, which stays beside the reader's.

use flywheel_model::link::{self, Opened};
use flywheel_model::{Field, Reason};

/// The author's wheel in this link, and the problems that are reported.
fn author(encoded: &str) -> (String, Vec<(Field, Reason)>) {
    let Opened { document, problems } = link::read(&format!("v=1&preset=saas&churn=2&author={encoded}"));
    assert_eq!(document.inputs.churn.get(), 2.0, "the reader's own wheel");
    let told = problems.iter().map(|problem| (problem.field, problem.reason));
    (document.author.to_string(), told.collect())
}

#[test]
fn an_authors_wheel_is_stored_as_its_own_link() {
    let (kept, told) = author("preset%3Dshop%26churn%3D3");
    assert_eq!((kept.as_str(), told), ("v=1&preset=shop&churn=3", vec![]));
    let text = "v=1&preset=saas&churn=2&author=v%3D1%26preset%3Dshop%26churn%3D3";
    assert_eq!(link::write(&link::read(text).document), text);
}

#[test]
fn of_an_authors_link_only_the_wheel_is_kept() {
    let inner = link::read("v=1&preset=shop&author=v%3D1%26preset%3Dapp&view=learn").document;
    assert_eq!(&*inner.author, "v=1&preset=app");
    let (kept, told) = author("preset%3Dshop%26author%3Dpreset%253Dapp%26view%3Dlearn%26churn%3D3");
    assert_eq!((kept.as_str(), told), ("v=1&preset=shop&churn=3", vec![]));
}

#[test]
fn a_link_can_be_read_without_it_and_with_it_later() {
    for link in [
        "v=1&preset=saas&churn=2",
        "v=1&preset=saas&churn=2&author=v%3D1%26preset%3Dshop%26churn%3D3",
        "churn=x&author=v%3D1%26preset%3Dshop%26churn%3D300",
        "churn=2&author=%zz#?secret=abc",
        &format!("author=v%3D1%26preset%3Dshop&stages={}", "x".repeat(link::LIMIT)),
    ] {
        let alone = link::read_alone(link);
        assert_eq!(&*alone.document.author, "");
        assert_eq!(alone.with_author(link), link::read(link), "{link}");
    }
}

#[test]
fn a_link_that_is_too_long_brings_none() {
    let longest = format!("{:x<1$}", "author=v%3D1%26preset%3Dshop&stages=", link::LIMIT);
    assert_eq!(&*link::read(&longest).document.author, "v=1&preset=shop");
    assert_eq!(&*link::read(&format!("{longest}x")).document.author, "");
    assert_eq!(
        &*link::read_stored(&format!("{longest}x")).document.author,
        "v=1&preset=shop"
    );
}

#[test]
fn what_others_append_is_no_part_of_it() {
    let wheel = link::read("v=1&preset=shop");
    for link in [
        "v=1&preset=shop?secret=abc",
        "v=1&preset=shop#?secret=abc",
        "#preset=shop#?secret=a?secret=b",
    ] {
        assert_eq!(link::read(link), wheel, "{link}");
    }
    assert_eq!(
        &*link::read("author=v%3D1%26preset%3Dshop#?secret=abc")
            .document
            .author,
        "v=1&preset=shop"
    );
    let question = link::read("stages=Visit?,Lead,Won&conversion=5,5");
    assert_eq!(question.document.inputs.path.names()[0], "Visit?");
}

#[test]
fn what_cannot_be_used_of_it_is_reported() {
    let (kept, told) = author("preset%3Dshop%26churn%3D300");
    let range = Reason::Range { min: 0.0, max: 100.0 };
    assert_eq!(
        (kept.as_str(), told),
        ("v=1&preset=shop", vec![(Field::Churn, range)])
    );
    let (kept, told) = author("%zz");
    assert_eq!((kept.as_str(), told), ("", vec![(Field::Author, Reason::Word)]));
}
