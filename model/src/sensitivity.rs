//! Where to push: how the customers at the horizon answer to each lever.

use crate::calibrate::MAX_SPIN;
use crate::document::Document;
use crate::inputs::Basis;
use crate::lever::{Lever, Values};
use crate::market::MarketLimit;
use crate::quantity::{Conversion, Nps};
use crate::wheel::Wheel;

/// By how many percent the customers at the horizon change when a rate changes by one percent and
/// all else stays. The exact derivative, carried forward through the monthly map.
///
/// Of the customers, not of the momentum: its logarithm fails where nobody recommends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elasticities {
    /// To the push: traffic, and the first conversion, which recommended people skip.
    pub push: f64,
    /// To the spin: recommendation.
    pub spin: f64,
    /// To churn; never above 0.
    pub churn: f64,
    /// To today's customers.
    pub customers: f64,
}

/// How far the customers at the horizon swing between the two ends of a lever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Low and high value of the lever, in its own unit.
    pub ends: [f64; 2],
    /// Customers more at the horizon with each.
    pub customers: [f64; 2],
    /// Whether the ends are the visitor's own range, or what is usual.
    pub own: bool,
}

impl Swing {
    /// How many customers lie between the two ends.
    pub fn width(&self) -> f64 {
        (self.customers[1] - self.customers[0]).abs()
    }
}

/// How the customers at the horizon answer to one lever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// The lever.
    pub lever: Lever,
    /// Percent per percent; none for the NPS, whose zero is a convention, and for a limit or a delay.
    pub elasticity: Option<f64>,
    /// Customers more at the horizon with the lever 10 % better (of itself; churn 10 % lower), the NPS
    /// 10 points higher; none where the lever has no room for that.
    pub gain: Option<f64>,
    /// From its low to its high end; none where nothing says what these are.
    pub swing: Option<Swing>,
}

/// A traffic or a promoter's wins that nobody gave a range: a fifth less to a quarter more.
const USUAL: [f64; 2] = [0.8, 1.25];

/// Each lever that moves customers at the horizon, in the order of the page.
///
/// ```
/// # use flywheel_model::{Document, Preset, sensitivities};
/// let document = Document::from(Preset::Saas.inputs());
/// let rows = sensitivities(&document, &document.inputs.calibrate()?);
/// // Traffic moves the push alone, churn works against it.
/// assert!(rows[0].elasticity > Some(0.0));
/// # Ok::<(), flywheel_model::Problem>(())
/// ```
pub fn sensitivities(document: &Document, wheel: &Wheel) -> Vec<Sensitivity> {
    let months = document.inputs.horizon.months();
    let today = wheel.customers_after(months);
    let elasticities = wheel.elasticities(months);
    let levers = Lever::of(&document.inputs).into_iter();
    let rows = levers.filter(|lever| *lever != Lever::Customers).map(|lever| {
        let after = |wheel: Wheel| wheel.customers_after(months) - today;
        Sensitivity {
            lever,
            // Nothing is a percent of nothing.
            elasticity: elasticities
                .filter(|_| lever == Lever::Traffic || document.inputs.get(lever) != Some(0.0))
                .and_then(|all| all.to(lever)),
            gain: wheel.improved(document, lever).map(after),
            swing: swing(document, wheel, lever, today),
        }
    });
    rows.filter(|row| row.elasticity.is_some() || row.gain.is_some() || row.swing.is_some())
        .collect()
}

impl Elasticities {
    /// To one lever: a conversion that recommended people pass too moves push and spin together.
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
}

impl Wheel {
    /// The elasticities of the customers after `months`; none where there are no customers then.
    ///
    /// In the long run they come to 1 for the push, `R/(1-R)` for the spin and `-1/(1-R)` for churn.
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

    /// How fast the customers after `months` change in a direction. The steps of [`Wheel::step`],
    /// each differentiated.
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

    /// The wheel with a lever 10 % better, or the NPS 10 points; none where there is no room for it.
    fn improved(&self, document: &Document, lever: Lever) -> Option<Wheel> {
        const BETTER: f64 = 1.1;
        let wheel = match lever {
            Lever::Traffic => Wheel {
                push: self.push * BETTER,
                ..*self
            },
            Lever::Conversion(index) => {
                let today = document.inputs.path.conversion()[index];
                if today.get() == 0.0 || today.get() * BETTER > Conversion::MAX {
                    return None;
                }
                let spin = if index == 0 { 1.0 } else { BETTER };
                Wheel {
                    push: self.push * BETTER,
                    spin: self.spin * spin,
                    ..*self
                }
            }
            Lever::Churn => Wheel {
                churn: self.churn * (2.0 - BETTER),
                ..*self
            },
            Lever::Recommended | Lever::Wins => Wheel {
                spin: self.spin * BETTER,
                ..*self
            },
            Lever::Nps => {
                let nps = Nps::new(document.inputs.sentiment.score() + 10.0).ok()?;
                let change = Values {
                    nps: Some(nps),
                    ..Values::default()
                };
                self.what_if_weighted(&document.inputs, &change, &document.effect())
                    .ok()?
            }
            Lever::Cycle if self.cycle > 0.0 => Wheel {
                cycle: self.cycle * (2.0 - BETTER),
                ..*self
            },
            Lever::Market => Wheel {
                market: self.market.map(|market| MarketLimit {
                    size: market.size * BETTER,
                    ..market
                }),
                ..*self
            },
            Lever::Customers | Lever::Products | Lever::Cycle => return None,
        };
        Some(Wheel {
            spin: wheel.spin.min(MAX_SPIN),
            ..wheel
        })
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

fn swing(document: &Document, wheel: &Wheel, lever: Lever, today: f64) -> Option<Swing> {
    let months = document.inputs.horizon.months();
    let own = document.range(lever);
    // A share that is only estimated is moved as a share all the same.
    let ends = own.or_else(|| usual(document, lever))?;
    let after = |value: f64| {
        let change = Values::only(lever, value).ok()?;
        let wheel = wheel.what_if_weighted(&document.inputs, &change, &document.effect());
        Some(wheel.ok()?.customers_after(months) - today)
    };
    Some(Swing {
        ends,
        customers: [after(ends[0])?, after(ends[1])?],
        own: own.is_some(),
    })
}

/// What is usual for a lever, in its own unit.
fn usual(document: &Document, lever: Lever) -> Option<[f64; 2]> {
    let inputs = &document.inputs;
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
