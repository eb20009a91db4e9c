//! The path from visit to customer: named stages and the conversions between them.

use crate::field::{Field, Problem};
use crate::number::{Conversion, Reason, significant, within};
use crate::text::visible;

/// Most conversions a path may have.
pub const MAX_CONVERSIONS: usize = 8;

/// Longest name of a stage, in characters.
const NAME: usize = 40;

/// The percentages of visits that can become customers.
const PASS: [f64; 2] = [0.000_001, 99.9999];

/// The name of a stage that was just added.
const NEW: &str = "stage";

/// 1 to 8 conversions between 2 to 9 named stages. The last stage is the customer.
///
/// # Range
/// A name has 1 to 40 characters, none of them a control character. Others that cannot be seen are taken out of it. A
/// preset's names are keys in lower case, which an app translates.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    names: Vec<String>,
    conversion: Vec<Conversion>,
}

impl Path {
    /// A path, if there is one name more than conversions and each name is allowed.
    ///
    /// # Errors
    /// [`Reason::Count`] or [`Reason::Name`], for [`Field::Stages`].
    pub fn new(mut names: Vec<String>, conversion: Vec<Conversion>) -> Result<Path, Problem> {
        let wrong_count =
            !(1..=MAX_CONVERSIONS).contains(&conversion.len()) || names.len() != conversion.len() + 1;
        if wrong_count {
            let reason = Reason::Count {
                min: 1,
                max: MAX_CONVERSIONS,
            };
            return Err(Problem {
                field: Field::Stages,
                read: names.join(","),
                reason,
            });
        }
        for name in &mut names {
            *name = named(name)?;
        }
        Ok(Path { names, conversion })
    }

    /// A preset's path, which the tests of this crate check.
    pub(crate) fn known(names: &[&str], percent: &[f64]) -> Path {
        Path {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            conversion: percent
                .iter()
                .map(|&percent| Conversion::known(percent))
                .collect(),
        }
    }

    /// A path whose stages nobody has named: the ends are called like those of another path, and the stages between
    /// are new.
    pub(crate) fn unnamed(conversion: Vec<Conversion>, ends: &Path) -> Result<Path, Problem> {
        let last = ends.names.len() - 1;
        let name = |index: usize| match index {
            0 => ends.names[0].clone(),
            _ if index == conversion.len() => ends.names[last].clone(),
            _ => NEW.to_owned(),
        };
        let names = (0..=conversion.len()).map(name).collect();
        Path::new(names, conversion)
    }

    /// The stages' names, one more than conversions.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The conversions in order.
    pub fn conversion(&self) -> &[Conversion] {
        &self.conversion
    }

    /// What share of the visits becomes a customer.
    pub fn pass(&self) -> f64 {
        self.conversion
            .iter()
            .map(|conversion| conversion.fraction())
            .product()
    }

    /// The same path, of which this percentage of the visits becomes a customer. Each conversion moves by the same
    /// amount in log-odds, so that none passes 100 %; one of 100 % stays, unless all are. They are rounded to six
    /// significant digits.
    ///
    /// # Errors
    /// [`Reason::Range`] for a percentage of nobody or everybody, [`Reason::NothingToScale`] if nobody passes today.
    ///
    /// ```
    /// # use flywheel_model::Preset;
    /// let path = Preset::Saas.inputs().path; // 2.5 %, 15 % and 20 %: 0.075 %
    /// let twice = path.with_pass(0.15)?;
    /// assert!((twice.pass() - 0.0015).abs() < 1e-8);
    /// assert!(twice.conversion().iter().zip(path.conversion()).all(|(new, old)| new > old));
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn with_pass(&self, percent: f64) -> Result<Path, Reason> {
        let fractions: Vec<f64> = self.conversion.iter().map(|c| c.fraction()).collect();
        let target = within(percent, PASS)? / 100.0;
        if fractions.contains(&0.0) {
            return Err(Reason::NothingToScale);
        }
        let moved = moved_to(&fractions, target);
        let mut path = self.clone();
        for (place, fraction) in path.conversion.iter_mut().zip(moved) {
            *place = Conversion::percent(significant(100.0 * fraction, 6))?;
        }
        Ok(path)
    }

    /// The same path with another conversion at `index`; unchanged if there is none there.
    #[must_use]
    pub fn with_conversion(&self, index: usize, conversion: Conversion) -> Path {
        let mut path = self.clone();
        if let Some(place) = path.conversion.get_mut(index) {
            *place = conversion;
        }
        path
    }

    /// The same path with another name at `index`; unchanged if there is none there.
    ///
    /// # Errors
    /// [`Reason::Name`] for a name that is not allowed.
    pub fn with_name(&self, index: usize, name: &str) -> Result<Path, Problem> {
        let name = named(name)?;
        let mut path = self.clone();
        if let Some(place) = path.names.get_mut(index) {
            *place = name;
        }
        Ok(path)
    }

    /// The path with a new stage before the last one, which everybody passes. `None` if the path is full.
    pub fn with_stage(&self) -> Option<Path> {
        let everybody = Conversion::percent(100.0).ok()?;
        if self.conversion.len() >= MAX_CONVERSIONS {
            return None;
        }
        let mut path = self.clone();
        path.names.insert(path.names.len() - 1, NEW.to_owned());
        path.conversion.push(everybody);
        Some(path)
    }

    /// The path without the stage at `index`. The conversions into it and out of it become one, their product, so the
    /// path as a whole passes as many as before. `None` for the first and the last stage.
    pub fn without_stage(&self, index: usize) -> Option<Path> {
        if index == 0 || index + 1 >= self.names.len() {
            return None;
        }
        let mut path = self.clone();
        path.names.remove(index);
        let out = path.conversion.remove(index);
        let into = &mut path.conversion[index - 1];
        *into = into.then(out);
        Some(path)
    }
}

/// The fractions, moved by the same amount in log-odds so that their product is `target`. Newton's method: the logarithm
/// of the product is concave and grows with that amount, so each step but the first comes from the left.
fn moved_to(fractions: &[f64], target: f64) -> Vec<f64> {
    const STEPS: usize = 60;
    const ALMOST_ALL: f64 = 1e6;
    let can_move = fractions.iter().any(|fraction| *fraction < 1.0);
    let of = |fraction: &f64| match *fraction {
        1.0 if !can_move => ALMOST_ALL,
        fraction => fraction / (1.0 - fraction),
    };
    let odds: Vec<f64> = fractions.iter().map(of).collect();
    let at = |by: f64| -> Vec<f64> {
        // The odds of 100 % have no limit, and stay there.
        let one = |odds: &f64| {
            if odds.is_finite() {
                1.0 / (1.0 + (-by).exp() / odds)
            } else {
                1.0
            }
        };
        odds.iter().map(one).collect()
    };
    let mut by = 0.0;
    for _ in 0..STEPS {
        let now = at(by);
        let missing = target.ln() - now.iter().map(|fraction| fraction.ln()).sum::<f64>();
        let slope: f64 = now.iter().map(|fraction| 1.0 - fraction).sum();
        if missing.abs() < 1e-12 || slope <= 0.0 {
            break;
        }
        // From far on the right the curve is flat, and a whole step would go too far to the left.
        by += (missing / slope).clamp(-4.0, 4.0);
    }
    at(by)
}

/// The name of a stage, or of an item of friction, as it is kept.
///
/// # Errors
/// [`Reason::Name`].
pub(crate) fn allowed(name: &str) -> Result<String, Reason> {
    let visible = visible(name);
    let is_allowed =
        !visible.trim().is_empty() && visible.chars().count() <= NAME && !name.chars().any(char::is_control);
    if is_allowed {
        Ok(visible)
    } else {
        Err(Reason::Name)
    }
}

fn named(name: &str) -> Result<String, Problem> {
    allowed(name).map_err(|reason| Problem {
        field: Field::Stages,
        read: name.to_owned(),
        reason,
    })
}
