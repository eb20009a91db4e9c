//! The visitor's own friction: a handoff, a silo, a needless step, or a rating of their service. The visitor says
//! what it does to the wheel, because no formula knows that.

use crate::field::{ItemNumber, Lever};
use crate::inputs::{Inputs, allowed};
use crate::number::{Reason, within};
use crate::wheel::{MAX_SPIN, Wheel};

/// One source of friction, and its effect on one lever.
///
/// # Range
/// A name of 1 to 40 characters; an effect of -99 to 1000 %; ratings of 0 to 10.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    name: String,
    lever: Lever,
    numbers: [f64; 3],
}

impl Item {
    /// Most items of a wheel.
    pub const MOST: usize = 12;

    /// An item without an effect: not resolved today, fully resolved as planned.
    ///
    /// # Errors
    /// [`Reason::Name`]; [`Reason::Word`] for a lever that an item cannot move.
    pub fn new(name: &str, lever: Lever) -> Result<Item, Reason> {
        let mut item = Item {
            name: String::new(),
            lever,
            numbers: [0.0, 0.0, 10.0],
        };
        item.rename(name)?;
        item.move_lever(lever)?;
        Ok(item)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The lever that it acts on.
    pub fn lever(&self) -> Lever {
        self.lever
    }

    /// One of its numbers, as it was entered.
    pub fn get(&self, number: ItemNumber) -> f64 {
        self.numbers[number as usize]
    }

    /// Renames the item.
    ///
    /// # Errors
    /// [`Reason::Name`].
    pub fn rename(&mut self, name: &str) -> Result<(), Reason> {
        self.name = allowed(name)?;
        Ok(())
    }

    /// Makes the item act on another lever: traffic, a conversion, churn, or recommendation.
    ///
    /// # Errors
    /// [`Reason::Word`] for any other.
    pub fn move_lever(&mut self, lever: Lever) -> Result<(), Reason> {
        let moves = matches!(
            lever,
            Lever::Traffic | Lever::Conversion(_) | Lever::Churn | Lever::Recommended
        );
        if !moves {
            return Err(Reason::Word);
        }
        self.lever = lever;
        Ok(())
    }

    /// Replaces one of its numbers.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`].
    pub fn set(&mut self, number: ItemNumber, value: f64) -> Result<(), Reason> {
        self.numbers[number as usize] = within(value, number.range())?;
        Ok(())
    }

    /// What the lever is multiplied by: the whole effect between the ratings 0 and 10, and its even part between
    /// the two ratings.
    pub fn factor(&self) -> f64 {
        let [effect, now, planned] = self.numbers;
        (1.0 + effect / 100.0).powf((planned - now) / 10.0)
    }
}

impl Wheel {
    /// The wheel after the plans of all items, one after the other. No rate leaves its range.
    ///
    /// ```
    /// # use flywheel_model::{Item, ItemNumber, Lever, Preset};
    /// let inputs = Preset::Saas.inputs();
    /// let wheel = inputs.calibrate().map_err(|problem| problem.reason)?;
    /// let mut handoff = Item::new("Handoff to service", Lever::Churn)?;
    /// handoff.set(ItemNumber::Effect, -20.0)?;
    /// assert!((wheel.with_items(&inputs, &[handoff]).churn - 0.02).abs() < 1e-15);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn with_items(&self, inputs: &Inputs, items: &[Item]) -> Wheel {
        let mut wheel = *self;
        let mut room: Vec<f64> = inputs
            .path
            .conversion()
            .iter()
            .map(|c| 1.0 / c.fraction())
            .collect();
        for item in items {
            let mut factor = item.factor();
            match item.lever {
                Lever::Churn => wheel.churn = (wheel.churn * factor).min(1.0),
                Lever::Recommended => wheel.spin *= factor,
                Lever::Conversion(index) => {
                    // A conversion ends at 100 %. One that the path does not have moves nothing.
                    let room = room.get_mut(index);
                    factor = room.as_ref().map_or(1.0, |room| factor.min(**room));
                    if let Some(room) = room {
                        *room /= factor;
                    }
                    wheel.push *= factor;
                    wheel.spin *= if index == 0 { 1.0 } else { factor };
                }
                _ => wheel.push *= factor,
            }
        }
        wheel.spin = wheel.spin.min(MAX_SPIN);
        wheel
    }
}
