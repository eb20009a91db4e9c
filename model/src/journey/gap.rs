//! What buyers need compared with what the firm does: the gap between two distributions.

use super::Journey;
use super::phase::Phase;
use super::touchpoints::Touchpoint;

/// The state of one touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is needed, and something is done for it.
    Matched,
    /// It is needed, and nothing is done for it.
    Missing,
    /// Something is done for it that buyers do not need.
    Wasted,
    /// It is not needed, and nothing is done for it.
    Idle,
}

/// The need and the effort of one touchpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// Id of the touchpoint.
    pub touchpoint: u32,
    /// Its phase.
    pub phase: Phase,
    /// Share of what buyers need, 0 to 1.
    pub need: f64,
    /// Share of the firm's hours, 0 to 1.
    pub effort: f64,
    /// The firm's hours a month for it.
    pub hours: f64,
    /// Its state.
    pub status: Status,
}

/// The gap between what is needed and what is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// One for each touchpoint, in the journey's order.
    pub needs: Vec<Need>,
    /// All hours a month.
    pub hours: f64,
    /// Hours of activities that name no touchpoint.
    pub unassigned: f64,
    /// `sum min(need, effort)`, 1 for an exact match. None without hours or without needs.
    pub matched: Option<f64>,
}

/// Hours that should move to a touchpoint from another, or from activities that serve none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// The touchpoint for which they are spent now. None for activities that serve none.
    pub from: Option<u32>,
    /// The touchpoint that needs them.
    pub to: u32,
    /// How many a month.
    pub hours: f64,
}

impl Gap {
    /// Hours a month beyond what is needed: `(1 - matched)` of all hours.
    pub fn wasted_hours(&self) -> f64 {
        self.matched.map_or(0.0, |matched| (1.0 - matched) * self.hours)
    }

    /// How many touchpoints are needed for which nothing is done.
    pub fn missing(&self) -> usize {
        let missing = self.needs.iter().filter(|need| need.status == Status::Missing);
        missing.count()
    }

    /// Whether time is spent where it is not needed: more of it than would round away in three digits.
    pub fn is_wasteful(&self) -> bool {
        self.matched.is_some_and(|matched| matched < 0.9995)
    }

    /// The efforts in attract, engage and delight after the reallocation. Each hour that moves takes its share of
    /// all effort along. Hours of activities that serve no touchpoint come from all three alike.
    pub fn moved_efforts(&self, efforts: [f64; 3]) -> [f64; 3] {
        let all: f64 = efforts.iter().sum();
        let (before, after) = (self.hours_spent(), self.hours_needed());
        let mut moved = efforts;
        for phase in Phase::ALL {
            let hours = after[phase as usize] - before[phase as usize];
            moved[phase.segment() as usize] += hours * all / self.hours;
        }
        let moved = moved.map(|effort| effort.max(0.0));
        let sum: f64 = moved.iter().sum();
        moved.map(|effort| if sum > 0.0 { effort * all / sum } else { 0.0 })
    }

    /// The hours of each phase if the same hours followed the needs.
    pub fn hours_needed(&self) -> [f64; 7] {
        self.by_phase(|need| need.need * self.hours)
    }

    /// The hours of each phase. Those of activities that serve no touchpoint are in none.
    pub fn hours_spent(&self) -> [f64; 7] {
        self.by_phase(|need| need.hours)
    }

    fn by_phase(&self, hours: impl Fn(&Need) -> f64) -> [f64; 7] {
        let mut phases = [0.0; 7];
        for need in &self.needs {
            phases[need.phase as usize] += hours(need);
        }
        phases
    }

    /// The moves of hours that lead to an exact match; the sum of all hours stays. Served first is the touchpoint
    /// for which the missing hours, times the elasticity of its phase (of which only the size counts), are most.
    /// Taken first are hours that serve no touchpoint, then those from where most are too many.
    pub fn reallocation(&self, elasticity: &[f64; 7]) -> Vec<Move> {
        if self.matched.is_none() {
            return Vec::new();
        }
        // Above 0 hours are missing, below 0 there are too many.
        let short = |need: &Need| (need.need - need.effort) * self.hours;
        let mut receivers = Vec::new();
        let mut donors = Vec::new();
        for need in &self.needs {
            let hours = short(need);
            let worth = hours * elasticity[need.phase as usize].abs();
            let over = -hours;
            if hours > 1e-9 {
                receivers.push((worth, need.touchpoint, hours));
            } else if over > 1e-9 {
                donors.push((over, need.touchpoint, over));
            }
        }
        largest_first(&mut receivers);
        largest_first(&mut donors);
        let donors = donors.into_iter().map(|(_, from, hours)| (Some(from), hours));
        let unassigned = (self.unassigned > 1e-9).then_some((None, self.unassigned));
        let mut donors = unassigned.into_iter().chain(donors);
        let mut donor = donors.next();
        let mut moves = Vec::new();
        for (_, to, mut wanted) in receivers {
            while wanted > 1e-9 {
                let Some((from, left)) = donor.as_mut() else {
                    return moves;
                };
                let hours = wanted.min(*left);
                moves.push(Move {
                    from: *from,
                    to,
                    hours,
                });
                wanted -= hours;
                *left -= hours;
                if *left <= 1e-9 {
                    donor = donors.next();
                }
            }
        }
        moves
    }
}

/// Sorts by the first number, the largest first; equal ones stay in order. There are at most 200: the library's
/// sort would be a larger download than all of this file.
fn largest_first(all: &mut [(f64, u32, f64)]) {
    for end in 1..all.len() {
        let mut place = end;
        while place > 0 && all[place - 1].0 < all[place].0 {
            all.swap(place - 1, place);
            place -= 1;
        }
    }
}

impl Journey {
    /// What buyers need compared with what is done.
    pub fn gap(&self) -> Gap {
        let hours: f64 = self.activities.iter().map(|activity| activity.hours).sum();
        let weights: f64 = self.touchpoints.iter().map(|touchpoint| touchpoint.weight).sum();
        let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
        let spent = |id: Option<u32>| -> f64 {
            let activities = self.activities.iter();
            let of_it = activities.filter(|activity| activity.touchpoint == id);
            of_it.map(|activity| activity.hours).sum()
        };
        let need = |touchpoint: &Touchpoint| {
            let spent = spent(Some(touchpoint.id));
            // An activity serves a touchpoint even if it costs money and no hours.
            let mut activities = self.activities.iter();
            let is_served = activities.any(|activity| activity.touchpoint == Some(touchpoint.id));
            let status = match (touchpoint.weight > 0.0, is_served) {
                (true, true) => Status::Matched,
                (true, false) => Status::Missing,
                (false, true) => Status::Wasted,
                (false, false) => Status::Idle,
            };
            Need {
                touchpoint: touchpoint.id,
                phase: touchpoint.phase,
                need: share(touchpoint.weight, weights),
                effort: share(spent, hours),
                hours: spent,
                status,
            }
        };
        let needs: Vec<Need> = self.touchpoints.iter().map(need).collect();
        let matched: f64 = needs.iter().map(|need| need.need.min(need.effort)).sum();
        Gap {
            needs,
            hours,
            unassigned: spent(None),
            matched: (hours > 0.0 && weights > 0.0).then_some(matched),
        }
    }
}
