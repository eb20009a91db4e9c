//! Reading a link. Every key is read by itself, so that one bad value loses nothing else.

use super::{Opened, VERSION};
use crate::analysis::Item;
use crate::document::{Against, Document};
use crate::field::{Choice, Field, Force, ItemNumber, Lever, Part, Problem, Shown};
use crate::inputs::{Basis, Inputs, MAX_CONVERSIONS, Path, Preset, Sentiment, Votes, Weights};
use crate::number::{Conversion, Reason, decimal};
use crate::text::decode;

pub(super) fn read(text: &str, limit: Option<usize>) -> Opened {
    let text = without_appended(text);
    let refused = |field, read: &str, reason| Opened {
        document: Preset::Saas.inputs().into(),
        problems: vec![Problem {
            field,
            read: read.to_owned(),
            reason,
        }],
    };
    if let Some(max) = limit.filter(|&max| text.len() > max) {
        return refused(Field::Link, text, Reason::TooLong { max });
    }
    let mut link = Link::of(pairs(text));
    if let Some(version) = link.other_version() {
        return refused(Field::Version, version, Reason::Word);
    }
    let document = link.wheel();
    Opened {
        document,
        problems: link.problems,
    }
}

/// Reads the author's wheel, a link within the link. An author of that wheel is left out.
pub(super) fn read_author(text: &str, limit: Option<usize>, opened: &mut Opened) {
    let text = without_appended(text);
    if limit.is_some_and(|max| text.len() > max) {
        return;
    }
    let mut link = Link::of(pairs(text));
    let Some(text) = link.get("author").filter(|_| link.other_version().is_none()) else {
        return;
    };
    let Some(inner) = decode(text) else {
        link.report(Field::Author, text, Reason::Word);
        return opened.problems.append(&mut link.problems);
    };
    let mut link = Link::of(pairs(&inner));
    if let Some(version) = link.other_version() {
        link.report(Field::Author, version, Reason::Word);
        return opened.problems.append(&mut link.problems);
    }
    let author = link.wheel();
    opened.document.author = super::write(&author.showing(Shown::default())).into();
    opened.problems.append(&mut link.problems);
}

/// The text without what others append: WordPress adds a secret to the fragment of a framed page.
fn without_appended(text: &str) -> &str {
    let text = text.strip_prefix('#').unwrap_or(text);
    match text
        .match_indices('?')
        .find(|(at, _)| text[*at..].starts_with("?secret="))
    {
        Some((at, _)) => text[..at].strip_suffix('#').unwrap_or(&text[..at]),
        None => text,
    }
}

/// Keys and values.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split('&').filter_map(|pair| pair.split_once('=')).collect()
}

struct Link<'a> {
    pairs: Vec<(&'a str, &'a str)>,
    problems: Vec<Problem>,
}

impl<'a> Link<'a> {
    fn of(pairs: Vec<(&'a str, &'a str)>) -> Link<'a> {
        let problems = Vec::new();
        Link { pairs, problems }
    }

    fn wheel(&mut self) -> Document {
        let preset = self.preset();
        self.document(preset.inputs().into())
    }

    /// The value of a key. If the key stands there twice the last one counts, as in any form.
    fn get(&self, key: &str) -> Option<&'a str> {
        self.pairs
            .iter()
            .rev()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| *value)
    }

    fn report(&mut self, field: Field, read: &str, reason: Reason) {
        self.problems.push(Problem {
            field,
            read: read.to_owned(),
            reason,
        });
    }

    /// The version of the model that the link names, if it is not this one. Its numbers may mean something else.
    fn other_version(&self) -> Option<&'a str> {
        self.get("v").filter(|&version| version != VERSION)
    }

    fn preset(&mut self) -> Preset {
        let Some(word) = self.get("preset") else {
            return Preset::Saas;
        };
        Preset::from_key(word).unwrap_or_else(|| {
            self.report(Field::Preset, word, Reason::Word);
            Preset::Saas
        })
    }

    /// Enters the number of a field, if the link has it. What cannot be used is reported.
    fn number(&mut self, document: &mut Document, field: Field) {
        if let Some(text) = self.get(field.key()) {
            self.enter(document, field, text);
        }
    }

    fn enter(&mut self, document: &mut Document, field: Field, text: &str) {
        let entered = match decimal(text) {
            // A change is tried once the wheel is complete.
            Some(value) => match field {
                Field::Of(part, lever) => document.set(part, lever, Some(value)),
                field => document.enter(field, Some(value)),
            },
            None => Err(Reason::NotANumber),
        };
        if let Err(reason) = entered {
            self.report(field, text, reason);
        }
    }

    fn path(&mut self, usual: &Path) -> Path {
        let conversion = self.conversion().unwrap_or_else(|| usual.conversion().to_vec());
        // With another number of conversions than the preset's and no names, the preset's ends stay.
        let unnamed = if conversion.len() == usual.conversion().len() {
            Path::new(usual.names().to_vec(), conversion.clone())
        } else {
            Path::unnamed(conversion.clone(), usual)
        };
        let unnamed = unnamed.unwrap_or_else(|_| usual.clone());
        let Some(text) = self.get("stages") else {
            return unnamed;
        };
        let names: Option<Vec<String>> = text.split(',').map(decode).collect();
        let Some(names) = names else {
            self.report(Field::Stages, text, Reason::Name);
            return unnamed;
        };
        Path::new(names, conversion).unwrap_or_else(|problem| {
            self.problems.push(problem);
            unnamed
        })
    }

    fn conversion(&mut self) -> Option<Vec<Conversion>> {
        let text = self.get("conversion")?;
        if text.split(',').count() > MAX_CONVERSIONS {
            self.report(
                Field::Conversion(0),
                text,
                Reason::Count {
                    min: 1,
                    max: MAX_CONVERSIONS,
                },
            );
            return None;
        }
        let mut conversions = Vec::new();
        for (index, value) in text.split(',').enumerate() {
            match decimal(value)
                .ok_or(Reason::NotANumber)
                .and_then(Conversion::percent)
            {
                Ok(conversion) => conversions.push(conversion),
                Err(reason) => {
                    self.report(Field::Conversion(index), value, reason);
                    return None;
                }
            }
        }
        Some(conversions)
    }

    /// Counted answers, if they can be used, go before the score.
    fn votes(&mut self, inputs: &mut Inputs) {
        if let Some(text) = self.get("votes") {
            match votes(text) {
                Ok(votes) => inputs.sentiment = Sentiment::Votes(votes),
                Err(reason) => self.report(Field::Votes, text, reason),
            }
        }
    }

    /// `recommended` implies a measured share and `wins` promoters; with both the share counts. A `basis` whose number is
    /// missing is reported.
    fn basis(&mut self, document: &mut Document) {
        self.number(document, Field::Wins);
        let wins = document.inputs.basis;
        self.number(document, Field::Recommended);
        let basis = &mut document.inputs.basis;
        let Some(word) = self.get("basis") else {
            return;
        };
        match (word, wins) {
            ("typical", _) => *basis = Basis::Typical,
            ("measured", _) if matches!(basis, Basis::Measured(_)) => {}
            ("promoter", Basis::Promoter(_)) => *basis = wins,
            ("separate", Basis::Promoter(wins)) => *basis = Basis::Separate(wins),
            // The word is known, and its number is missing.
            ("promoter" | "separate", _) => self.report(Field::Wins, "", Reason::NotANumber),
            ("measured", _) => self.report(Field::Recommended, "", Reason::NotANumber),
            _ => self.report(Field::Basis, word, Reason::Word),
        }
    }

    /// The document: inputs that calibrate, and all that is asked about them.
    fn document(&mut self, mut document: Document) -> Document {
        self.number(&mut document, Field::Traffic);
        document.inputs.path = self.path(&document.inputs.path);
        for field in [Field::Customers, Field::Churn, Field::Nps] {
            self.number(&mut document, field);
        }
        self.votes(&mut document.inputs);
        self.basis(&mut document);
        for field in [Field::Products, Field::Cycle, Field::Market, Field::Horizon] {
            self.number(&mut document, field);
        }
        self.calibrate(&mut document.inputs);
        for part in Part::ALL {
            for lever in Lever::SINGLE {
                if let Some(text) = self.get(&format!("{}-{}", part.key(), lever.key())) {
                    self.enter(&mut document, Field::Of(part, lever), text);
                }
            }
            // One number for each conversion. An empty one between commas is none.
            let key = format!("{}-conversion", part.key());
            self.list(&mut document, &key, |index| {
                Field::Of(part, Lever::Conversion(index))
            });
        }
        document.against = self.word(Field::Against, document.against, |word| {
            Against::ALL.into_iter().find(|against| against.key() == word)
        });
        self.number(&mut document, Field::Correlation);
        self.number(&mut document, Field::Seed);
        document.nps_counts = self.word(Field::NpsEffect, true, |word| (word == "off").then_some(false));
        document.weights = self.weights(document.weights);
        for force in Force::ALL {
            self.list(&mut document, force.key(), |index| Field::Force(force, index));
        }
        document.items = self.items(document.inputs.path.conversion().len());
        for choice in Choice::ALL {
            if let Some(word) = self.get(choice.key())
                && !document.shown.choose(choice, word)
            {
                self.report(Field::Shown(choice), word, Reason::Word);
            }
        }
        let (document, problems) = document.checked();
        self.problems.extend(problems);
        document
    }

    /// Enters the numbers of a list. An empty one between commas is none.
    fn list(&mut self, document: &mut Document, key: &str, field: impl Fn(usize) -> Field) {
        let texts = self.get(key).unwrap_or_default().split(',').enumerate();
        for (index, text) in texts.filter(|(_, text)| !text.is_empty()) {
            self.enter(document, field(index), text);
        }
    }

    fn word<T>(&mut self, field: Field, usual: T, find: impl Fn(&str) -> Option<T>) -> T {
        let Some(word) = self.get(field.key()) else {
            return usual;
        };
        find(word).unwrap_or_else(|| {
            self.report(field, word, Reason::Word);
            usual
        })
    }

    fn weights(&mut self, usual: Weights) -> Weights {
        let Some(text) = self.get("weights") else {
            return usual;
        };
        let mut weights = usual.get();
        for (index, text) in text.split(',').enumerate() {
            match (weights.get_mut(index), decimal(text)) {
                (Some(weight), Some(value)) => *weight = value,
                _ => {
                    self.report(Field::Weight(index), text, Reason::NotANumber);
                    return usual;
                }
            }
        }
        Weights::new(weights).unwrap_or_else(|reason| {
            self.report(Field::Weight(0), text, reason);
            usual
        })
    }

    /// Reads each item by itself. One that cannot be used is reported, and the others stay.
    fn items(&mut self, stages: usize) -> Vec<Item> {
        let mut items = Vec::new();
        for text in self
            .get("items")
            .unwrap_or_default()
            .split(';')
            .filter(|text| !text.is_empty())
        {
            match item(text, stages) {
                Ok(_) if items.len() == Item::MOST => {
                    let max = Item::MOST as f64;
                    self.report(Field::Items, text, Reason::Range { min: 0.0, max });
                }
                Ok(item) => items.push(item),
                Err(reason) => self.report(Field::Items, text, reason),
            }
        }
        items
    }

    /// Removes the values with which the inputs would not calibrate.
    fn calibrate(&mut self, inputs: &mut Inputs) {
        // Two can follow each other: first the share, then the market.
        for _ in 0..2 {
            let Err(problem) = inputs.calibrate() else {
                return;
            };
            match problem.field {
                Field::Recommended => inputs.basis = Basis::Typical,
                _ => inputs.market = None,
            }
            self.problems.push(problem);
        }
    }
}

/// An item such as `Handoff,churn,-20,0,10`.
fn item(text: &str, stages: usize) -> Result<Item, Reason> {
    let mut parts = text.split(',');
    let mut next = || parts.next().unwrap_or_default();
    let name = decode(next()).ok_or(Reason::Name)?;
    let stage = |word: &str| {
        let number = word.strip_prefix("conversion-")?.parse::<usize>().ok()?;
        (1..=stages)
            .contains(&number)
            .then(|| Lever::Conversion(number - 1))
    };
    let word = next();
    let single = Lever::SINGLE.into_iter().find(|lever| lever.key() == word);
    let mut item = Item::new(&name, single.or_else(|| stage(word)).ok_or(Reason::Word)?)?;
    for number in ItemNumber::ALL {
        item.set(number, decimal(next()).ok_or(Reason::NotANumber)?)?;
    }
    Ok(item)
}

fn votes(text: &str) -> Result<Votes, Reason> {
    let mut counts = [0.0; 3];
    let mut values = text.split(',');
    for count in &mut counts {
        *count = decimal(values.next().unwrap_or_default()).ok_or(Reason::NotANumber)?;
    }
    if values.next().is_some() {
        return Err(Reason::NotANumber);
    }
    Votes::new(counts[0], counts[1], counts[2])
}
