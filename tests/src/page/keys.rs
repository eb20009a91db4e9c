//! The keys that have no letter, as WebDriver writes them.

/// Holds Control while the keys after it are pressed.
pub const CONTROL: &str = "\u{E009}";
/// Holds Shift while the keys after it are pressed.
pub const SHIFT: &str = "\u{E008}";
/// Moves to the next field.
pub const TAB: &str = "\u{E004}";
/// Commits or presses.
pub const ENTER: &str = "\u{E007}";
/// Closes.
pub const ESCAPE: &str = "\u{E00C}";
/// Presses, ticks.
pub const SPACE: &str = " ";
/// Takes the letter before.
pub const BACKSPACE: &str = "\u{E003}";
/// Takes the letter after.
pub const DELETE: &str = "\u{E017}";
/// Up.
pub const UP: &str = "\u{E013}";
/// Down.
pub const DOWN: &str = "\u{E015}";
/// Left.
pub const LEFT: &str = "\u{E012}";
/// Right.
pub const RIGHT: &str = "\u{E014}";
/// To the start.
pub const HOME: &str = "\u{E011}";
/// To the end.
pub const END: &str = "\u{E010}";

/// Whether the key is held while others are pressed.
pub(crate) fn is_held(key: char) -> bool {
    matches!(key, '\u{E008}'..='\u{E00A}' | '\u{E03D}')
}
