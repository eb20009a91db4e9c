//! What is asked about a document: each analysis is given the part of it that it needs.

use super::{Against, Document};
use crate::analysis::{Comparison, Fan, Levers, Normals, Sensitivity, Uncertainty};
use crate::field::{Lever, Part};
use crate::wheel::Wheel;

impl Document {
    /// How the customers at the horizon respond to each lever that moves them, in the order of the page.
    ///
    /// ```
    /// # use flywheel_model::{Document, Preset};
    /// let document = Document::from(Preset::Saas.inputs());
    /// let rows = document.sensitivities(&document.inputs.calibrate()?);
    /// // More traffic wins customers.
    /// assert!(rows[0].elasticity > Some(0.0));
    /// # Ok::<(), flywheel_model::Problem>(())
    /// ```
    pub fn sensitivities(&self, wheel: &Wheel) -> Vec<Sensitivity> {
        let levers = Levers {
            inputs: &self.inputs,
            wheel,
            weights: self.effect(),
            ranges: self.ranges(),
        };
        levers.sensitivities()
    }

    /// Compares today's conversions, churn and recommendation with those of [`Document::against`], lever by lever.
    pub fn compare(&self, wheel: &Wheel) -> Comparison {
        Comparison::new(&self.inputs, wheel, &self.effect(), self.reference())
    }

    /// The levers that make friction, with the reference's value of each.
    fn reference(&self) -> Vec<(Lever, f64)> {
        let inputs = &self.inputs;
        let preset = inputs.preset.inputs();
        let value = |lever| match (self.against, lever) {
            (Against::Target, _) => self.part(Part::Target).get(lever),
            (Against::Last, _) => self.part(Part::Last).get(lever),
            (Against::Preset, Lever::Conversion(_)) if !inputs.is_presets_path() => None,
            (Against::Preset, Lever::Recommended) => Some(100.0 * inputs.preset.recommended().0),
            (Against::Preset, Lever::Wins) => Some(inputs.preset.wins_per_promoter()),
            (Against::Preset, _) => preset.get(lever),
        };
        let makes_friction = |lever: &Lever| {
            matches!(
                lever,
                Lever::Conversion(_) | Lever::Churn | Lever::Recommended | Lever::Wins
            )
        };
        let levers = Lever::of(inputs).into_iter().filter(makes_friction);
        levers.filter_map(|lever| Some((lever, value(lever)?))).collect()
    }

    /// Percentiles of the customers in the coming months, and the probability of a breakthrough; none where nothing
    /// is known to be uncertain.
    ///
    /// ```
    /// # use flywheel_model::{Document, Lever, Normals, Part, Preset};
    /// let mut document = Document::from(Preset::Saas.inputs());
    /// document.set(Part::Low, Lever::Traffic, Some(8_000.0))?;
    /// document.set(Part::High, Lever::Traffic, Some(12_500.0))?;
    /// let fan = document.fan(&mut Normals::new());
    /// assert!(fan.is_some_and(|fan| fan.p10[36] < fan.p50[36] && fan.p50[36] < fan.p90[36]));
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn fan(&self, normals: &mut Normals) -> Option<Fan> {
        self.uncertainty().fan(normals)
    }

    /// Customers between the 10th and the 90th percentile at the horizon. With a lever that is `known`, as if there
    /// were no doubt about that one.
    pub fn spread(&self, normals: &mut Normals, known: Option<Lever>) -> f64 {
        self.uncertainty().spread(normals, known)
    }

    /// Every lever that is uncertain: those with a range, and the NPS where it comes from counted answers and acts.
    pub fn uncertain(&self) -> Vec<Lever> {
        self.uncertainty().levers()
    }

    /// Whether anything is known to be uncertain.
    pub fn is_uncertain(&self) -> bool {
        !self.uncertain().is_empty()
    }

    fn uncertainty(&self) -> Uncertainty<'_> {
        Uncertainty {
            inputs: &self.inputs,
            ranges: self.ranges(),
            correlation: self.correlation,
            seed: self.seed,
            nps_counts: self.nps_counts,
        }
    }
}
