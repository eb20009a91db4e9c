//! The Net Promoter Score, from counted answers or as a score alone, and the shares of promoters, passives and
//! detractors.

use crate::number::{Nps, Reason, whole};

/// How readily promoters, passives and detractors recommend, relative to a promoter. An assumption.
pub(crate) const RECOMMENDING: [f64; 3] = [1.0, 0.4, 0.2];

/// Counted answers: 9 to 10 promoters, 7 to 8 passives, 0 to 6 detractors (Reichheld 2003).
///
/// # Range
/// Whole numbers from 0 to 1e9, at least one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Votes([f64; 3]);

impl Votes {
    /// The counted answers.
    ///
    /// # Errors
    /// [`Reason::NotWhole`] for a count that is not whole or out of range, [`Reason::NoVotes`] if
    /// nobody answered.
    ///
    /// ```
    /// # use flywheel_model::Votes;
    /// assert_eq!(Votes::new(120.0, 50.0, 30.0)?.score(), 45.0);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn new(promoters: f64, passives: f64, detractors: f64) -> Result<Votes, Reason> {
        let mut counts = [promoters, passives, detractors];
        for count in &mut counts {
            *count = whole(*count, [0.0, 1e9])?;
        }
        if counts.iter().sum::<f64>() == 0.0 {
            Err(Reason::NoVotes)
        } else {
            Ok(Votes(counts))
        }
    }

    /// Promoters, passives, detractors.
    pub fn counts(self) -> [f64; 3] {
        self.0
    }

    fn total(self) -> f64 {
        self.0.iter().sum()
    }

    /// The score they make, -100 to 100.
    pub fn score(self) -> f64 {
        100.0 * (self.0[0] - self.0[2]) / self.total()
    }
}

/// How happy customers are, as far as the visitor knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sentiment {
    /// Only the score.
    Score(Nps),
    /// The counted answers.
    Votes(Votes),
}

/// Promoters, passives and detractors as fractions that add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Fraction of promoters.
    pub promoters: f64,
    /// Fraction of passives.
    pub passives: f64,
    /// Fraction of detractors.
    pub detractors: f64,
}

impl Shares {
    /// The shares of maximum entropy for a score, which presume least: promoters times detractors is passives
    /// squared.
    pub fn of_score(nps: Nps) -> Shares {
        Shares::of_shape(nps.fraction(), 4.0)
    }

    /// The shares for `s` that keep the shape `q = 4 p d / n^2` of another mix.
    ///
    /// The README has `1 + kap (1 - s^2)` under the root, with `kap = q - 1`. Without promoters or detractors, `q =
    /// 0`, that form loses all digits of a small `s`. Here all terms are positive, so nothing cancels.
    pub(crate) fn of_shape(s: f64, q: f64) -> Shares {
        let passives = if q.is_finite() {
            (1.0 - s) * (1.0 + s) / (1.0 + (s * s + q * (1.0 - s) * (1.0 + s)).sqrt())
        } else {
            0.0
        };
        Shares {
            promoters: (1.0 - passives + s) / 2.0,
            passives,
            detractors: (1.0 - passives - s) / 2.0,
        }
    }

    /// `4 p d / n^2`, which a what-if of the score keeps. Not finite without passives.
    pub(crate) fn shape(self) -> f64 {
        4.0 * self.promoters * self.detractors / (self.passives * self.passives)
    }

    /// `W`, how readily the mix recommends.
    pub(crate) fn readiness(self) -> f64 {
        self.weighted(RECOMMENDING)
    }

    /// The sum of the shares, each times its weight.
    pub(crate) fn weighted(self, weights: [f64; 3]) -> f64 {
        weights[0] * self.promoters + weights[1] * self.passives + weights[2] * self.detractors
    }
}

impl Sentiment {
    /// The score, -100 to 100.
    pub fn score(self) -> f64 {
        match self {
            Sentiment::Score(nps) => nps.score(),
            Sentiment::Votes(votes) => votes.score(),
        }
    }

    /// The shares: counted, or those of maximum entropy for the score.
    ///
    /// ```
    /// # use flywheel_model::{Nps, Sentiment};
    /// let shares = Sentiment::Score(Nps::new(30.0)?).shares();
    /// assert!((shares.promoters - 0.49477986806953390).abs() < 1e-15);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn shares(self) -> Shares {
        match self {
            Sentiment::Score(nps) => Shares::of_score(nps),
            Sentiment::Votes(votes) => {
                let total = votes.total();
                let [promoters, passives, detractors] = votes.counts().map(|count| count / total);
                Shares {
                    promoters,
                    passives,
                    detractors,
                }
            }
        }
    }

    /// The shares at another score, which keep today's shape. Without another score they are today's.
    pub(crate) fn moved_to(self, nps: Option<Nps>) -> Shares {
        match (nps, self) {
            (Some(nps), _) if nps.score() == self.score() => self.shares(),
            (Some(nps), Sentiment::Score(_)) => Shares::of_score(nps),
            (Some(nps), Sentiment::Votes(_)) => Shares::of_shape(nps.fraction(), self.shares().shape()),
            (None, _) => self.shares(),
        }
    }

    /// The standard error of a counted score, in points: the square root of `(p + d - s^2) / N`. `None` for a score
    /// alone.
    pub fn sampling_error(self) -> Option<f64> {
        let Sentiment::Votes(votes) = self else {
            return None;
        };
        let (shares, s) = (self.shares(), votes.score() / 100.0);
        let variance = (shares.promoters + shares.detractors - s * s).max(0.0) / votes.total();
        Some(100.0 * variance.sqrt())
    }
}

/// The smallest and largest fraction of promoters that a score allows. A score alone leaves one number open.
///
/// ```
/// # use flywheel_model::promoter_band;
/// assert_eq!(promoter_band(30.0), (0.3, 0.65));
/// ```
pub fn promoter_band(score: f64) -> (f64, f64) {
    let s = score / 100.0;
    (s.max(0.0), (1.0 + s) / 2.0)
}
