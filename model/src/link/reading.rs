//! Text to inputs. Every key is read by itself, so that one bad value loses nothing else.

use super::Opened;
use super::decimal::decimal;
use super::encoding::decode;
use crate::document::{Against, Document, Part};
use crate::forces::{Force, Forces};
use crate::inputs::{Basis, Inputs};
use crate::item::{Item, ItemNumber};
use crate::lever::Lever;
use crate::path::{MAX_CONVERSIONS, Path};
use crate::preset::Preset;
use crate::problem::{Field, Problem, Reason};
use crate::quantity::{
    Churn, Conversion, Correlation, Customers, Cycle, Horizon, Market, Nps, Products, Recommended, Seed,
    Traffic, Wins,
};
use crate::sentiment::{Sentiment, Votes};
use crate::weights::Weights;

/// Versions of the model that can be read.
const VERSION: &str = "1";

pub(super) fn read(text: &str, limit: Option<usize>) -> Opened {
    let text = text.strip_prefix('#').unwrap_or(text);
    // WordPress appends this to the fragment of a framed page.
    let text = text.split("#?secret=").next().unwrap_or_default();
    let text = text.split("?secret=").next().unwrap_or_default();
    if let Some(max) = limit.filter(|&max| text.len() > max) {
        let problem = Problem {
            field: Field::Link,
            read: text.to_owned(),
            reason: Reason::TooLong { max },
        };
        return Opened {
            document: Preset::Saas.inputs().into(),
            problems: vec![problem],
        };
    }
    let mut link = Link {
        pairs: pairs(text),
        problems: Vec::new(),
    };
    let preset = link.preset();
    let inputs = link.inputs(preset.inputs());
    let document = link.document(inputs);
    Opened {
        document,
        problems: link.problems,
    }
}

/// Keys and values; of a key that stands twice the last counts, as in any form.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split('&').filter_map(|pair| pair.split_once('=')).collect()
}

struct Link<'a> {
    pairs: Vec<(&'a str, &'a str)>,
    problems: Vec<Problem>,
}

impl<'a> Link<'a> {
    fn get(&self, key: &str) -> Option<&'a str> {
        self.pairs
            .iter()
            .rev()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| *value)
    }

    fn tell(&mut self, field: Field, read: &str, reason: Reason) {
        self.problems.push(Problem {
            field,
            read: read.to_owned(),
            reason,
        });
    }

    fn preset(&mut self) -> Preset {
        if let Some(version) = self.get("v").filter(|&version| version != VERSION) {
            self.tell(Field::Version, version, Reason::Word);
        }
        let Some(word) = self.get("preset") else {
            return Preset::Saas;
        };
        Preset::from_key(word).unwrap_or_else(|| {
            self.tell(Field::Preset, word, Reason::Word);
            Preset::Saas
        })
    }

    /// The value of a number's key, or `usual` if it is absent or cannot be used.
    fn quantity<T>(&mut self, field: Field, usual: T, make: impl Fn(f64) -> Result<T, Reason>) -> T {
        match self.get(field.key()) {
            Some(text) => self.read(field, text, usual, make),
            None => usual,
        }
    }

    /// What the text says, or `usual` if it cannot be used.
    fn read<T>(
        &mut self,
        field: Field,
        text: &str,
        usual: T,
        make: impl FnOnce(f64) -> Result<T, Reason>,
    ) -> T {
        decimal(text)
            .ok_or(Reason::NotANumber)
            .and_then(make)
            .unwrap_or_else(|reason| {
                self.tell(field, text, reason);
                usual
            })
    }

    fn inputs(&mut self, usual: Inputs) -> Inputs {
        Inputs {
            traffic: self.quantity(Field::Traffic, usual.traffic, Traffic::new),
            path: self.path(&usual.path),
            customers: self.quantity(Field::Customers, usual.customers, Customers::new),
            churn: self.quantity(Field::Churn, usual.churn, Churn::percent),
            sentiment: self.sentiment(usual.sentiment),
            basis: self.basis(),
            products: self.quantity(Field::Products, usual.products, Products::new),
            cycle: self.quantity(Field::Cycle, usual.cycle, Cycle::new),
            market: self.quantity(Field::Market, None, |value| Market::new(value).map(Some)),
            horizon: self.quantity(Field::Horizon, usual.horizon, Horizon::new),
            ..usual
        }
    }

    fn path(&mut self, usual: &Path) -> Path {
        let conversion = self.conversion().unwrap_or_else(|| usual.conversion().to_vec());
        // Another number of conversions than the preset's, and no names: its ends stay.
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
            self.tell(Field::Stages, text, Reason::Name);
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
            self.tell(
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
                    self.tell(Field::Conversion(index), value, reason);
                    return None;
                }
            }
        }
        Some(conversions)
    }

    fn sentiment(&mut self, usual: Sentiment) -> Sentiment {
        let score = self.quantity(Field::Nps, usual, |value| Nps::new(value).map(Sentiment::Score));
        let Some(text) = self.get("votes") else {
            return score;
        };
        votes(text).map(Sentiment::Votes).unwrap_or_else(|reason| {
            self.tell(Field::Votes, text, reason);
            score
        })
    }

    /// `recommended` implies a measured share, `wins` promoters; a `basis` that says otherwise is told.
    fn basis(&mut self) -> Basis {
        let share = self.quantity(Field::Recommended, None, |value| {
            Recommended::percent(value).map(Some)
        });
        let wins = self.quantity(Field::Wins, None, |value| Wins::new(value).map(Some));
        let implied = match (share, wins) {
            (Some(share), _) => Basis::Measured(share),
            (None, Some(wins)) => Basis::Promoter(wins),
            (None, None) => Basis::Typical,
        };
        let Some(word) = self.get("basis") else {
            return implied;
        };
        match (word, share, wins) {
            ("typical", _, _) => Basis::Typical,
            ("measured", Some(share), _) => Basis::Measured(share),
            ("promoter", _, Some(wins)) => Basis::Promoter(wins),
            ("separate", _, Some(wins)) => Basis::Separate(wins),
            _ => {
                self.tell(Field::Basis, word, Reason::Word);
                implied
            }
        }
    }

    /// The inputs, if they calibrate, and all that is asked about them.
    fn document(&mut self, inputs: Inputs) -> Document {
        let mut document = Document::from(self.calibrating(inputs));
        for part in Part::ALL {
            for lever in Lever::SINGLE {
                if let Some(text) = self.get(&format!("{}-{}", part.key(), lever.key())) {
                    self.set(&mut document, part, lever, text);
                }
            }
            // One number for each stage; nothing between two commas is no number for it.
            if let Some(text) = self.get(&format!("{}-conversion", part.key())) {
                for (index, text) in text.split(',').enumerate().filter(|(_, text)| !text.is_empty()) {
                    self.set(&mut document, part, Lever::Conversion(index), text);
                }
            }
        }
        document.against = self.word(Field::Against, document.against, |word| {
            Against::ALL.into_iter().find(|against| against.key() == word)
        });
        document.correlation = self.quantity(Field::Correlation, document.correlation, Correlation::new);
        document.seed = self.quantity(Field::Seed, document.seed, Seed::new);
        document.nps_counts = self.word(Field::NpsEffect, true, |word| (word == "off").then_some(false));
        document.weights = self.weights(document.weights);
        document.forces = self.forces();
        document.items = self.items(document.inputs.path.conversion().len());
        let (document, problems) = document.checked();
        self.problems.extend(problems);
        document
    }

    fn set(&mut self, document: &mut Document, part: Part, lever: Lever, text: &str) {
        self.read(Field::Of(part, lever), text, (), |value| {
            document.set(part, lever, Some(value))
        });
    }

    fn word<T>(&mut self, field: Field, usual: T, find: impl Fn(&str) -> Option<T>) -> T {
        let Some(word) = self.get(field.key()) else {
            return usual;
        };
        find(word).unwrap_or_else(|| {
            self.tell(field, word, Reason::Word);
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
                    self.tell(Field::Weight(index), text, Reason::NotANumber);
                    return usual;
                }
            }
        }
        Weights::new(weights).unwrap_or_else(|reason| {
            self.tell(Field::Weight(0), text, reason);
            usual
        })
    }

    fn forces(&mut self) -> Forces {
        let mut forces = Forces::default();
        for force in Force::ALL {
            let Some(text) = self.get(force.key()) else {
                continue;
            };
            for (index, text) in text.split(',').enumerate().filter(|(_, text)| !text.is_empty()) {
                self.read(Field::Force(force, index), text, (), |value| {
                    forces.set(force, index, Some(value))
                });
            }
        }
        forces
    }

    /// Each item by itself; one that cannot be read is told, and the others stay.
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
                    self.tell(Field::Items, text, Reason::Range { min: 0.0, max });
                }
                Ok(item) => items.push(item),
                Err(reason) => self.tell(Field::Items, text, reason),
            }
        }
        items
    }

    /// The inputs if they calibrate; else without the value that the refusal names.
    fn calibrating(&mut self, mut inputs: Inputs) -> Inputs {
        // Two refusals can follow each other: first the share, then the market.
        for _ in 0..2 {
            let Err(problem) = inputs.calibrate() else {
                return inputs;
            };
            match problem.field {
                Field::Recommended => inputs.basis = Basis::Typical,
                _ => inputs.market = None,
            }
            self.problems.push(problem);
        }
        inputs
    }
}

/// "Handoff,churn,-20,0,10".
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
