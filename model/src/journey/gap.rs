//! What buyers need beside what the firm does: the gap between two distributions.

use super::{Journey, Phase};

/// How one touchpoint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Something is done for it.
    Matched,
    /// Buyers need it, and nothing is done.
    Missing,
    /// Something is done that buyers do not need.
    Wasted,
    /// Neither needed nor done.
    Idle,
}

/// One touchpoint's part.
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
    /// Those hours a month.
    pub hours: f64,
    /// How it stands.
    pub status: Status,
}

/// The gap between what is needed and what is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// One for each touchpoint, in their order.
    pub needs: Vec<Need>,
    /// All hours a month.
    pub hours: f64,
    /// Hours of activities that name no touchpoint.
    pub unassigned: f64,
    /// `sum min(need, effort)`: 1 is an exact match. None without hours or without needs.
    pub matched: Option<f64>,
}

/// Hours to be moved from one touchpoint, or from none, to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Where they are spent now.
    pub from: Option<u32>,
    /// Where they are needed.
    pub to: u32,
    /// How many a month.
    pub hours: f64,
}

impl Gap {
    /// Hours a month spent beyond what is needed: `over` times all hours.
    pub fn wasted_hours(&self) -> f64 {
        self.matched.map_or(0.0, |matched| (1.0 - matched) * self.hours)
    }

    /// How many touchpoints are needed without anything being done.
    pub fn missing(&self) -> usize {
        let missing = self.needs.iter().filter(|need| need.status == Status::Missing);
        missing.count()
    }

    /// Whether too much time goes where it does not matter: more than shows in three digits.
    pub fn is_wasteful(&self) -> bool {
        self.matched.is_some_and(|matched| matched < 0.9995)
    }

    /// The same efforts in attract, engage and delight after the reallocation: each hour that moves takes
    /// its part of all effort along, and what moved from nowhere is taken from all alike.
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

    /// The hours that each phase would have if the same hours followed the needs.
    pub fn hours_needed(&self) -> [f64; 7] {
        self.by_phase(|need| need.need * self.hours)
    }

    /// The hours that each phase has; those of no touchpoint are in none.
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

    /// The moves of hours that lead to an exact match; all hours together stay. First what is short
    /// times what its phase does for customers (an elasticity, of which only the size counts), taken
    /// first from what serves nobody, then from where most is over.
    pub fn reallocation(&self, elasticity: &[f64; 7]) -> Vec<Move> {
        if self.matched.is_none() {
            return Vec::new();
        }
        // Short of hours where above zero, over what is needed where below.
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

/// By the first number; what is equal stays in its order. There are at most 200: the library's sorting
/// would be a larger download than all of this file.
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
    /// What buyers need beside what is done.
    pub fn gap(&self) -> Gap {
        let hours: f64 = self.activities.iter().map(|activity| activity.hours).sum();
        let weights: f64 = self.touchpoints.iter().map(|touchpoint| touchpoint.weight).sum();
        let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
        let spent = |id: Option<u32>| -> f64 {
            let activities = self.activities.iter();
            let of_it = activities.filter(|activity| activity.touchpoint == id);
            of_it.map(|activity| activity.hours).sum()
        };
        let need = |touchpoint: &super::Touchpoint| {
            let spent = spent(Some(touchpoint.id));
            // An activity may cost money and no hours.
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
