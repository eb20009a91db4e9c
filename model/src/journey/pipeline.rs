//! The sales pipeline: the deals between first contact and signature.

use serde::Serialize;

/// One of the four stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PipelineStage {
    /// Open deals.
    pub deals: f64,
    /// What they are worth together.
    pub value: f64,
    /// Percent that advance to the next stage, or that are won at the last. None while it is not known.
    pub advance: Option<f64>,
}

impl PipelineStage {
    /// Deals that advance, where the rate is known.
    pub fn advanced(&self) -> Option<f64> {
        Some(self.deals * self.advance? / 100.0)
    }
}

/// Qualification, meeting, proposal, closing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Pipeline {
    /// The stages in order.
    pub stages: [PipelineStage; 4],
    /// Whether a prospect has a need, the budget and the authority to decide.
    pub qualified: [bool; 3],
}

impl Pipeline {
    /// The chance that a deal at each stage is won: the product of the advance rates from there on. None where one
    /// of them is not known.
    pub fn win_probability(&self) -> [Option<f64>; 4] {
        let mut probability = [None; 4];
        let mut rest = Some(1.0);
        for index in (0..4).rev() {
            rest = rest
                .zip(self.stages[index].advance)
                .map(|(rest, advance)| rest * advance / 100.0);
            probability[index] = rest;
        }
        probability
    }

    /// All open deals.
    pub fn deals(&self) -> f64 {
        self.stages.iter().map(|stage| stage.deals).sum()
    }

    /// What all open deals are worth.
    pub fn value(&self) -> f64 {
        self.stages.iter().map(|stage| stage.value).sum()
    }

    /// What the deals are worth, each times its chance of being won. None where the chance of some is not known.
    pub fn weighted_value(&self) -> Option<f64> {
        self.weighted(|stage| stage.value)
    }

    /// How many of the open deals will be won. None where the chance of some is not known.
    pub fn expected_wins(&self) -> Option<f64> {
        self.weighted(|stage| stage.deals)
    }

    fn weighted(&self, of: fn(&PipelineStage) -> f64) -> Option<f64> {
        let stages = self.stages.iter().zip(self.win_probability());
        stages
            .filter(|(stage, _)| stage.deals > 0.0 || stage.value > 0.0)
            .map(|(stage, probability)| Some(of(stage) * probability?))
            .sum()
    }

    /// The sales velocity, in money a month: open deals times their mean value times the win rate, divided by the
    /// months of the cycle. Deals times mean value is the value of all. None without a cycle, or while the win rate
    /// is not known.
    pub fn velocity(&self, cycle: f64) -> Option<f64> {
        let rate = self.win_probability()[0]?;
        (cycle > 0.0).then(|| self.value() * rate / cycle)
    }

    /// Whether all three conditions hold. A prospect who lacks one is not qualified.
    pub fn is_qualified(&self) -> bool {
        self.qualified == [true; 3]
    }
}
