//! A link names the version of the model. What another version wrote is never guessed.

use flywheel_model::{Field, Preset, link};

#[test]
fn a_link_of_another_version_is_refused_because_its_numbers_may_mean_something_else() {
    for text in ["v=2&preset=shop&churn=3", "preset=shop&churn=3&v=", "v=2&churn=x"] {
        let opened = link::read(text);
        assert!(opened.is_refused(), "{text}");
        assert_eq!(opened.document, Preset::Saas.inputs().into(), "{text}");
        assert_eq!(opened.problems.len(), 1, "{text}");
        assert_eq!(opened.problems[0].field, Field::Version, "{text}");
    }
    assert!(!link::read("v=1&preset=saas&churn=x").is_refused());
    let without = link::read("preset=saas");
    assert_eq!(
        without,
        link::read("v=1&preset=saas"),
        "the oldest links name no version"
    );
    assert!(without.problems.is_empty());
}

#[test]
fn an_authors_wheel_of_another_version_is_left_out_alone() {
    let opened = link::read("v=1&preset=shop&author=v%3D2%26preset%3Dshop");
    assert!(!opened.is_refused());
    assert_eq!(opened.problems[0].field, Field::Author);
    assert_eq!(
        (opened.document.inputs.preset, &*opened.document.author),
        (Preset::Shop, "")
    );
}

#[test]
fn a_stored_wheel_is_whole_if_every_key_of_it_is_known() {
    for text in ["v=1&preset=shop&churn=3", "preset=saas&if-churn=1&view=levers"] {
        assert!(link::is_whole(text), "{text}");
    }
    for text in [
        "v=2&preset=shop",
        "v=1&preset=marketplace&churn=4",
        "v=1&preset=shop&churn=x",
        "v=1&preset=shop&price=40",
    ] {
        assert!(!link::is_whole(text), "{text}");
    }
}
