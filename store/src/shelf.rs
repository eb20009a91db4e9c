//! Where texts are stored under keys.

/// Where texts are stored under keys: in the app, the browser's localStorage. Each call is done whole or not at all.
pub trait Shelf {
    /// All keys, in any order. Other programs may have keys there too.
    ///
    /// # Errors
    /// Why nothing can be read.
    fn keys(&self) -> Result<Vec<String>, Refusal>;

    /// The text under a key, if there is one.
    ///
    /// # Errors
    /// Why nothing can be read.
    fn read(&self, key: &str) -> Result<Option<String>, Refusal>;

    /// Stores a text under a key.
    ///
    /// # Errors
    /// Why it was not stored. What was there before is still there.
    fn write(&self, key: &str, text: &str) -> Result<(), Refusal>;

    /// Removes a key, if it is there. A browser that refuses leaves it there.
    fn remove(&self, key: &str);
}

/// Why a browser refuses to store something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It stores nothing, or the page is in another site's frame.
    Blocked,
    /// There is no room left.
    Full,
}
