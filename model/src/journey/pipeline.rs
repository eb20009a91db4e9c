//! The sales pipeline: deals between the first contact and the signature.

use serde::Serialize;

/// One of the four stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PipelineStage {
    /// Open deals.
    pub deals: f64,
    /// What they are worth together.
    pub value: f64,
    /// Percent that go on to the next stage; of the last, that are won.
    pub advance: f64,
}

impl PipelineStage {
    /// Deals that go on.
    pub fn advanced(&self) -> f64 {
        self.deals * self.advance / 100.0
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
    /// The chance that a deal at each stage is won: what is left of the advance rates.
    pub fn win_probability(&self) -> [f64; 4] {
        let mut probability = [0.0; 4];
        let mut rest = 1.0;
        for index in (0..4).rev() {
            rest *= self.stages[index].advance / 100.0;
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

    /// What they are worth by the chance of being won.
    pub fn weighted_value(&self) -> f64 {
        let each = self.stages.iter().zip(self.win_probability());
        each.map(|(stage, probability)| stage.value * probability).sum()
    }

    /// How many of the open deals will be won.
    pub fn expected_wins(&self) -> f64 {
        let each = self.stages.iter().zip(self.win_probability());
        each.map(|(stage, probability)| stage.deals * probability).sum()
    }

    /// Sales velocity, money a month: open deals times their mean value times the win rate, by the
    /// length of the cycle in months. The deals cancel: value times win rate by cycle. None without a
    /// cycle.
    pub fn velocity(&self, cycle: f64) -> Option<f64> {
        (cycle > 0.0).then(|| self.value() * self.win_probability()[0] / cycle)
    }

    /// Whether all three hold; lacking one, a prospect is not qualified.
    pub fn is_qualified(&self) -> bool {
        self.qualified == [true; 3]
    }
}
