//! The wheel that is stored, for the first result. It comes before the code of the [`Store`](crate::Store).

use crate::shelf::Shelf;

/// The link of the visitor's own wheel, as it stands in the newest stored document. A link in the address, what the page
/// carried over, and what else is stored come later.
///
/// ```
/// # use flywheel_store::{Refusal, Shelf};
/// # struct Texts(&'static [(&'static str, &'static str)]);
/// # impl Shelf for Texts {
/// #     fn keys(&self) -> Result<Vec<String>, Refusal> { Ok(self.0.iter().map(|(key, _)| key.to_string()).collect()) }
/// #     fn read(&self, key: &str) -> Result<Option<String>, Refusal> {
/// #         Ok(self.0.iter().find(|(other, _)| *other == key).map(|(_, text)| text.to_string()))
/// #     }
/// #     fn write(&self, _: &str, _: &str) -> Result<(), Refusal> { Err(Refusal::Full) }
/// #     fn remove(&self, _: &str) {}
/// # }
/// let stored = Texts(&[
///     ("flywheel:/:9-00000001", "flywheel 1\nwheel v=1&preset=app"),
///     ("flywheel:/:10-00000001", "flywheel 1\nbase 9-00000001\nwheel v=1&preset=shop"),
///     ("flywheel:/preview/:11-00000001", "flywheel 1\nwheel v=1&preset=agency"),
/// ]);
/// assert_eq!(flywheel_store::first_wheel(&stored, "/").as_deref(), Some("v=1&preset=shop"));
/// ```
pub fn first_wheel(shelf: &impl Shelf, folder: &str) -> Option<String> {
    let prefix = ["flywheel:", folder, ":"].concat();
    // A longer number is a greater one.
    let mut newest: Option<(usize, String)> = None;
    let mut has_any = false;
    for key in shelf.keys().ok()? {
        let Some(name) = key.strip_prefix(&prefix) else {
            continue;
        };
        has_any = true;
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let is_newer = newest
            .as_ref()
            .is_none_or(|(most, last)| (digits, &key) > (*most, last));
        if digits > 0 && is_newer {
            newest = Some((digits, key));
        }
    }
    if !has_any {
        return shelf.read("flywheel.wheel").ok()?;
    }
    let text = shelf.read(&newest?.1).ok()??;
    let wheel = text.strip_prefix("flywheel 1\n")?;
    let wheel = wheel.lines().find_map(|line| line.strip_prefix("wheel "))?;
    Some(wheel.to_owned())
}
