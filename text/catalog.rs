//! The words' file format, read by the build script (to give each message a function), by `xtask` (to write what the
//! browser downloads) and by tests. See `README.md` beside it.

/// One message: `key = words with {slots}`, or `key = one form || all other forms`.
#[derive(Debug, PartialEq)]
pub struct Message<'a> {
    /// Its name, with the sign that says what it is for.
    pub key: &'a str,
    /// All its forms.
    pub words: &'a str,
}

impl Message<'_> {
    /// A key that starts with `*` is a sentence whose slots hold elements, not words.
    pub fn is_rich(&self) -> bool {
        self.key.starts_with('*')
    }

    /// A key that starts with `-` is for the page before the app runs; the app has no use for it.
    pub fn is_for_first_state(&self) -> bool {
        self.key.starts_with('-')
    }

    /// A key that starts with `!` is for what stands in the page's own HTML, which the boot script fills in by the
    /// number of its line.
    pub fn is_for_page(&self) -> bool {
        self.key.starts_with('!')
    }

    /// A key that starts with `+` is for what stands below the first sight, and fetched with it.
    pub fn is_for_below(&self) -> bool {
        self.key.starts_with('+')
    }

    /// It has a form for one and a form for all others.
    pub fn is_plural(&self) -> bool {
        self.words.contains(" || ")
    }

    /// The slots' names in the order in which they first appear.
    pub fn slots(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for part in self.words.split('{').skip(1) {
            let name = part.split('}').next().unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// The messages of a file; `#` starts a comment line.
///
/// # Errors
/// In words, of the first line that is no message, or one that stands twice.
pub fn parse(file: &str) -> Result<Vec<Message<'_>>, String> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    for line in file
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (key, words) = line
            .split_once(" = ")
            .ok_or_else(|| format!("not `key = words`: {line}"))?;
        let message = Message {
            key: key.trim(),
            words: words.trim(),
        };
        if message.words.is_empty() {
            return Err(format!("{}: no words", message.key));
        }
        if message.is_plural() && message.words.matches('|').count() > 2 {
            return Err(format!("{}: two forms with `||` between them", message.key));
        }
        if message.words.matches('{').count() != message.words.matches('}').count() {
            return Err(format!("{}: a slot is `{{name}}`", message.key));
        }
        if messages.iter().any(|other| other.key == message.key) {
            return Err(format!("{}: stands twice", message.key));
        }
        messages.push(message);
    }
    Ok(messages)
}

/// The messages that are downloaded, in the order of their lines: those of the page's own HTML, those of the
/// first sight, and those of what is fetched later.
pub fn in_order<'a>(messages: &'a [Message<'a>]) -> impl Iterator<Item = &'a Message<'a>> {
    let first = |message: &&Message<'_>| {
        !message.is_for_page() && !message.is_for_first_state() && !message.is_for_below()
    };
    let page = messages.iter().filter(|message| message.is_for_page());
    let below = messages.iter().filter(|message| message.is_for_below());
    page.chain(messages.iter().filter(first)).chain(below)
}

/// What a browser downloads, at first and with what is below: one line a message, in the master's
/// order, slots numbered as in the master.
///
/// # Errors
/// In words, of a missing, surplus or differently slotted message.
pub fn compile(master: &str, translation: &str) -> Result<[String; 2], String> {
    let master = parse(master)?;
    let translation = parse(translation)?;
    if let Some(surplus) = translation
        .iter()
        .find(|m| !master.iter().any(|o| o.key == m.key))
    {
        return Err(format!("{}: not in the master", surplus.key));
    }
    let find = |wanted: &Message<'_>| {
        let found = translation.iter().find(|message| message.key == wanted.key);
        found.ok_or_else(|| format!("{}: missing", wanted.key))
    };
    // What only xtask reads is needed as well.
    for wanted in &master {
        find(wanted)?;
    }
    let mut lines = [Vec::new(), Vec::new()];
    for wanted in in_order(&master) {
        let found = find(wanted)?;
        let (mut theirs, slots) = (found.slots(), wanted.slots());
        let mut ours = slots.clone();
        theirs.sort_unstable();
        ours.sort_unstable();
        if theirs != ours {
            return Err(format!(
                "{}: has the slots {theirs:?}, needs {ours:?}",
                wanted.key
            ));
        }
        let numbered = slots
            .iter()
            .enumerate()
            .fold(found.words.to_owned(), |words, (index, slot)| {
                words.replace(&format!("{{{slot}}}"), &format!("{{{index}}}"))
            });
        lines[usize::from(wanted.is_for_below())].push(numbered);
    }
    Ok(lines.map(|lines| lines.join("\n")))
}
