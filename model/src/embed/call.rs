//! The embedder's call to action: a link in the widget. It counts as hostile until it was checked.

use crate::text::{is_hidden, shortened};

/// A link that is safe to show: `https`, with a host, and without a user name or a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    address: String,
    label: String,
}

/// Why a call to action is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallProblem {
    /// It does not start with `https://` and a host.
    NotHttps,
    /// It holds a user name or a password, which would make it look like another address.
    Credentials,
    /// It holds spaces, backslashes or invisible characters.
    Characters,
    /// It is too long.
    TooLong,
    /// It has no label for readers to see.
    NoLabel,
}

impl Call {
    /// Longest address, in characters.
    pub const LONGEST: usize = 500;
    /// Longest label, in characters; a longer one is cut.
    pub const LONGEST_LABEL: usize = 60;

    /// Checks an address and its label.
    ///
    /// # Errors
    ///
    /// What is wrong with the address, or that the label is missing.
    pub fn new(address: &str, label: &str) -> Result<Call, CallProblem> {
        let address = address.trim();
        if address.chars().count() > Call::LONGEST {
            return Err(CallProblem::TooLong);
        }
        if address.chars().any(is_odd) {
            return Err(CallProblem::Characters);
        }
        let scheme = address.get(..8).map(str::to_ascii_lowercase);
        if scheme.as_deref() != Some("https://") {
            return Err(CallProblem::NotHttps);
        }
        let rest = address.get(8..).unwrap_or_default();
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if host.contains('@') {
            return Err(CallProblem::Credentials);
        }
        // A host may start with a letter of any script. A table of all letters would weigh as much as the rest of
        // this.
        if !host.starts_with(|letter: char| letter.is_ascii_alphanumeric() || !letter.is_ascii()) {
            return Err(CallProblem::NotHttps);
        }
        let label = shortened(label, Call::LONGEST_LABEL);
        if label.is_empty() {
            return Err(CallProblem::NoLabel);
        }
        Ok(Call {
            address: address.to_owned(),
            label,
        })
    }

    /// Where it leads.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What a reader sees.
    pub fn label(&self) -> &str {
        &self.label
    }
}

/// Characters that have no place in an address: browsers drop or replace some of them, so that it would lead
/// elsewhere.
fn is_odd(letter: char) -> bool {
    letter.is_whitespace() || is_hidden(letter) || "\u{200c}\u{200d}\\<>\"`{}|^".contains(letter)
}
