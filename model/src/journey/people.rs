//! How many people are in each phase: the wheel's own flows and stocks, with two numbers ahead of them.

use super::Journey;
use super::phase::Phase;
use crate::analysis::Elasticities;
use crate::field::Lever;
use crate::inputs::Inputs;

/// People along the journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// People who enter phases 1 to 5 a month, customers in 6, and promoters among them in 7.
    pub people: [f64; 7],
    /// What share of them goes on to the next phase. From 5 to 6 a flow becomes a stock, and the rate is the number
    /// of months whose wins make all customers. None where nobody is.
    pub rates: [Option<f64>; 6],
    /// People within phases 1 to 5, by Little's law: those who enter times the months they stay. 0 in phases 6 and
    /// 7, which are stocks already.
    pub in_progress: [f64; 7],
    /// The phase of each conversion of the path.
    pub assigned: Vec<Phase>,
    /// New customers a month, who leave phase 5.
    pub won: f64,
}

/// The phase in which so many percent of the journey end. 57 % lie in the fourth of seven.
///
/// ```
/// use flywheel_model::journey::{Phase, phase_at};
///
/// assert_eq!(phase_at(57.0), Phase::Evaluation);
/// assert_eq!((phase_at(0.0), phase_at(100.0)), (Phase::Unaware, Phase::Loyalty));
/// ```
pub fn phase_at(percent: f64) -> Phase {
    let place = (percent / 100.0 * 7.0).clamp(0.0, 6.0) as usize;
    Phase::ALL[place]
}

/// By how many percent the customers at the horizon grow when the numbers of a phase get one percent better:
/// traffic in phases 1 and 2, the conversions in 3 to 5, churn in 6, recommendation in 7.
pub fn elasticities(assigned: &[Phase], all: &Elasticities) -> [f64; 7] {
    let mut phases = [0.0; 7];
    phases[Phase::Unaware as usize] = all.push;
    phases[Phase::Trigger as usize] = all.push;
    phases[Phase::Experience as usize] = -all.churn;
    phases[Phase::Loyalty as usize] = all.spin;
    for (index, phase) in assigned.iter().enumerate() {
        // Recommended people skip the first conversion.
        phases[*phase as usize] += if index == 0 { all.push } else { all.push + all.spin };
    }
    phases
}

/// The phase in which a lever moves, with the phases that the path's conversions are assigned to. Who searches finds the
/// company or does not, so traffic is won in phase 2. The NPS decides who goes on from phase 6 to phase 7, as a promoter.
pub fn phase_of(lever: Lever, assigned: &[Phase]) -> Phase {
    match lever {
        Lever::Traffic | Lever::Market => Phase::Trigger,
        Lever::Conversion(index) => assigned.get(index).copied().unwrap_or(Phase::Decision),
        Lever::Cycle => Phase::Decision,
        Lever::Customers | Lever::Churn | Lever::Nps => Phase::Experience,
        Lever::Recommended | Lever::Wins | Lever::Products => Phase::Loyalty,
    }
}

impl Journey {
    /// The phases of so many conversions, in order. The last conversion ends the decision. The first belongs to the
    /// consideration and those between to the evaluation, unless they were moved.
    pub fn assigned(&self, conversions: usize) -> Vec<Phase> {
        let mut least = Phase::Consideration;
        let phase = |index: usize| {
            if index + 1 == conversions {
                return Phase::Decision;
            }
            let chosen = self.stages.get(index).and_then(|phase| match phase {
                3 => Some(Phase::Consideration),
                4 => Some(Phase::Evaluation),
                5 => Some(Phase::Decision),
                _ => None,
            });
            let usual = if index == 0 {
                Phase::Consideration
            } else {
                Phase::Evaluation
            };
            least = least.max(chosen.unwrap_or(usual));
            least
        };
        (0..conversions).map(phase).collect()
    }

    /// Moves a conversion to another phase. Those before and after it stay in order.
    pub fn assign(&mut self, conversions: usize, index: usize, to: Phase) {
        let mut assigned = self.assigned(conversions);
        for (other, phase) in assigned.iter_mut().enumerate() {
            *phase = match other {
                other if other < index => (*phase).min(to),
                other if other > index => (*phase).max(to),
                _ => to,
            };
        }
        // The last conversion ends the decision whatever was chosen. With another stage behind it, it is no longer
        // the last.
        let chosen = assigned.iter().take(conversions.saturating_sub(1));
        self.stages = chosen.map(|phase| *phase as u8 + 1).collect();
    }

    /// People along the journey of these inputs.
    pub fn flow(&self, inputs: &Inputs) -> Flow {
        let path = inputs.path.conversion();
        let assigned = self.assigned(path.len());
        let passing = |of: Phase| -> f64 {
            let stages = path.iter().zip(&assigned).filter(|(_, phase)| **phase == of);
            stages.map(|(conversion, _)| conversion.fraction()).product()
        };
        let traffic = inputs.traffic.get();
        let evaluating = traffic * passing(Phase::Consideration);
        let deciding = evaluating * passing(Phase::Evaluation);
        let customers = inputs.customers.get();
        let people = [
            self.reached,
            self.reached * self.triggered / 100.0,
            traffic,
            evaluating,
            deciding,
            customers,
            customers * inputs.sentiment.shares().promoters,
        ];
        let won = deciding * passing(Phase::Decision);
        let rate = |from: f64, to: f64| (from > 0.0).then(|| to / from);
        let rates = [0, 1, 2, 3, 4, 5].map(|index| match index {
            4 => rate(won, customers),
            index => rate(people[index], people[index + 1]),
        });
        let mut in_progress = [0.0; 7];
        for index in 0..5 {
            in_progress[index] = people[index] * self.dwell[index];
        }
        Flow {
            people,
            rates,
            in_progress,
            assigned,
            won,
        }
    }
}
