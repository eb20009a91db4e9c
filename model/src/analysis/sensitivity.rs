//! Where a push is worth most: how the customers at the horizon respond to each lever.

use super::friction::in_force;
use crate::field::{Lever, Segment};
use crate::inputs::{Basis, Inputs, Values, Weights};
use crate::wheel::Wheel;

/// By how many percent the customers at the horizon change when a rate changes by one percent and all else stays.
/// It is the exact derivative, carried forward through the monthly map.
///
/// It is taken of the customers and not of the momentum, whose logarithm does not exist where nobody recommends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elasticities {
    /// The elasticity of the push: of traffic, and of the first conversion, which recommended people skip.
    pub push: f64,
    /// The elasticity of the spin, which is that of recommendation.
    pub spin: f64,
    /// The elasticity of churn. It is never above 0.
    pub churn: f64,
    /// The elasticity of today's customers.
    pub customers: f64,
}

/// How far apart the customers at the horizon are between the two ends of a lever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Low and high value of the lever, in its own unit.
    pub ends: [f64; 2],
    /// Additional customers at the horizon with each end.
    pub customers: [f64; 2],
    /// Whether the ends are the visitor's own range. They are the usual one otherwise.
    pub own: bool,
}

impl Swing {
    /// How many customers lie between the two ends.
    pub fn width(&self) -> f64 {
        (self.customers[1] - self.customers[0]).abs()
    }
}

/// How the customers at the horizon respond to one lever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// The lever.
    pub lever: Lever,
    /// Percent per percent. None for the NPS, whose zero is a convention, and for a limit or a delay.
    pub elasticity: Option<f64>,
    /// Additional customers at the horizon with the lever 10 % better than it is (churn 10 % lower, the NPS 10
    /// points higher, a share of 20 % at 22 %). None where the lever has no room for that.
    pub gain: Option<f64>,
    /// From its low to its high end. None where nothing says what these are.
    pub swing: Option<Swing>,
}

/// The usual range of traffic and of a promoter's wins: from a fifth less to a quarter more.
const USUAL: [f64; 2] = [0.8, 1.25];

/// The levers of a wheel, with what the visitor says of their effect and their ranges.
pub(crate) struct Levers<'a> {
    pub(crate) inputs: &'a Inputs,
    pub(crate) wheel: &'a Wheel,
    pub(crate) weights: Weights,
    /// Low and high end of each lever that has a range.
    pub(crate) ranges: Vec<(Lever, [f64; 2])>,
}

impl Levers<'_> {
    /// Each lever that moves the customers at the horizon, in the order of the page.
    pub(crate) fn sensitivities(&self) -> Vec<Sensitivity> {
        let Levers { inputs, wheel, .. } = *self;
        let months = inputs.horizon.months();
        let today = wheel.customers_after(months);
        let elasticities = wheel.elasticities(months);
        let levers = Lever::of(inputs).into_iter();
        let rows = levers.filter(|lever| *lever != Lever::Customers).map(|lever| {
            let after = |wheel: Wheel| wheel.customers_after(months) - today;
            Sensitivity {
                lever,
                // A percentage of 0 means nothing.
                elasticity: elasticities
                    .filter(|_| lever == Lever::Traffic || inputs.get(lever) != Some(0.0))
                    .and_then(|all| self.elasticity(&all, lever)),
                gain: self.improved(lever).map(after),
                swing: self.swing(lever, today),
            }
        });
        rows.filter(|row| row.elasticity.is_some() || row.gain.is_some() || row.swing.is_some())
            .collect()
    }

    /// The elasticity of the number that the visitor sees. One percent more of a share `rho` is `1/(1 - rho)` percent
    /// more spin, and none where recommendation wins everybody.
    fn elasticity(&self, all: &Elasticities, lever: Lever) -> Option<f64> {
        let elasticity = all.to(lever)?;
        if lever != Lever::Recommended {
            return Some(elasticity);
        }
        let pushed = self.wheel.push / self.wheel.speed();
        (pushed > 0.0).then(|| elasticity / pushed)
    }

    /// The wheel with a lever 10 % better, or the NPS 10 points higher. None where there is no room for it.
    fn improved(&self, lever: Lever) -> Option<Wheel> {
        let Levers { inputs, wheel, .. } = *self;
        if lever == Lever::Products {
            return None;
        }
        let change = Values::only(lever, better(inputs, wheel, lever)?).ok()?;
        wheel.what_if_weighted(inputs, &change, &self.weights).ok()
    }

    fn swing(&self, lever: Lever, today: f64) -> Option<Swing> {
        let Levers { inputs, wheel, .. } = *self;
        let months = inputs.horizon.months();
        let own = self
            .ranges
            .iter()
            .find(|(other, _)| *other == lever)
            .map(|(_, ends)| *ends);
        // A share that is only estimated can be moved as well.
        let ends = own.or_else(|| usual(inputs, lever))?;
        let after = |value: f64| {
            let change = Values::only(lever, value).ok()?;
            let wheel = wheel.what_if_weighted(inputs, &change, &self.weights);
            Some(wheel.ok()?.customers_after(months) - today)
        };
        Some(Swing {
            ends,
            customers: [after(ends[0])?, after(ends[1])?],
            own: own.is_some(),
        })
    }
}

impl Elasticities {
    /// The elasticity of one lever. A conversion that recommended people pass too moves push and spin together.
    pub fn to(&self, lever: Lever) -> Option<f64> {
        match lever {
            Lever::Traffic | Lever::Conversion(0) => Some(self.push),
            Lever::Conversion(_) => Some(self.push + self.spin),
            Lever::Churn => Some(self.churn),
            Lever::Recommended | Lever::Wins => Some(self.spin),
            Lever::Customers => Some(self.customers),
            Lever::Nps | Lever::Products | Lever::Cycle | Lever::Market => None,
        }
    }

    /// By how many percent the customers at the horizon grow when each number that the segment moves gets one
    /// percent better: the sum of its levers' elasticities, each in its good direction.
    pub fn to_segment(&self, segment: Segment, inputs: &Inputs) -> f64 {
        let later = inputs.path.conversion().len() - 1;
        match segment {
            Segment::Attract => 2.0 * self.push,
            Segment::Engage => later as f64 * (self.push + self.spin),
            Segment::Delight => self.spin - self.churn,
        }
    }
}

impl Wheel {
    /// The elasticities of the customers after `months`. None where there are no customers by then.
    ///
    /// In the long run they approach 1 for the push, `R/(1-R)` for the spin and `-1/(1-R)` for churn.
    pub fn elasticities(&self, months: usize) -> Option<Elasticities> {
        let customers = self.customers_after(months);
        if customers <= 0.0 {
            return None;
        }
        let of = |slope: Slope| self.derivative(months, slope) / customers;
        let zero = Slope::default();
        Some(Elasticities {
            push: of(Slope {
                push: self.push,
                ..zero
            }),
            spin: of(Slope {
                spin: self.spin,
                ..zero
            }),
            churn: of(Slope {
                churn: self.churn,
                ..zero
            }),
            customers: of(Slope {
                customers: self.customers,
                ..zero
            }),
        })
    }

    /// The derivative of the customers after `months` in a direction: each step of [`Wheel::step`] is
    /// differentiated.
    fn derivative(&self, months: usize, slope: Slope) -> f64 {
        let kappa = self.closing_rate();
        let (mut state, mut customers, mut pipeline) = (self.today(), slope.customers, 0.0);
        for _ in 0..months {
            let staying = (1.0 - self.churn) * state.customers;
            let d_staying = (1.0 - self.churn) * customers - slope.churn * state.customers;
            let wanted = self.push + self.spin * state.customers;
            let d_wanted = slope.push + slope.spin * state.customers + self.spin * customers;
            let d_entering = match self.market {
                None => d_wanted,
                Some(market) => {
                    let room = market.size - state.pipeline - staying;
                    if room > 0.0 {
                        let chance = -(-market.theta * wanted / market.size).exp_m1();
                        (1.0 - chance) * market.theta / market.size * d_wanted * room
                            - chance * (pipeline + d_staying)
                    } else {
                        0.0
                    }
                }
            };
            customers = d_staying + kappa * (pipeline + d_entering);
            pipeline = (1.0 - kappa) * (pipeline + d_entering);
            state = self.step(state).1;
        }
        customers
    }
}

/// A direction to differentiate in.
#[derive(Clone, Copy, Default)]
struct Slope {
    push: f64,
    spin: f64,
    churn: f64,
    customers: f64,
}

/// A lever's value 10 % better than today's, or the NPS 10 points higher. None for today's customers, and where 10 % of
/// nothing is nothing.
///
/// It is the number that the visitor sees which gets better, so the gain is what trying that number shows: a share by
/// recommendation of 20 % becomes 22 %. At the same push this takes 12.8 % more recommended customers, because they
/// count in the share's whole, too. A tenth more recommended customers would make 21.6 %, a number that stands nowhere
/// on the page and that nobody would try.
pub(super) fn better(inputs: &Inputs, wheel: &Wheel, lever: Lever) -> Option<f64> {
    const BETTER: f64 = 1.1;
    let today = in_force(inputs, wheel, lever)?;
    match lever {
        Lever::Customers => None,
        Lever::Conversion(_) | Lever::Cycle if today == 0.0 => None,
        Lever::Churn | Lever::Cycle => Some(today * (2.0 - BETTER)),
        Lever::Nps => Some(today + 10.0),
        _ => Some(today * BETTER),
    }
}

/// The usual range of a lever, in its own unit.
fn usual(inputs: &Inputs, lever: Lever) -> Option<[f64; 2]> {
    let usual = inputs.preset.plausible();
    let around = |value: f64| USUAL.map(|factor| factor * value);
    match (lever, inputs.basis) {
        (Lever::Traffic, _) => Some(around(inputs.traffic.get())),
        (Lever::Conversion(index), _) => {
            let usual = usual.conversion.get(index).copied();
            usual.filter(|_| inputs.is_presets_path())
        }
        (Lever::Churn, _) => Some(usual.churn),
        (Lever::Nps, _) => Some(usual.nps),
        (Lever::Recommended, _) => Some(usual.recommended),
        (Lever::Wins, Basis::Promoter(wins) | Basis::Separate(wins)) => Some(around(wins.get())),
        _ => None,
    }
}
