//! Loops that feed themselves, such as Amazon's: each node moves the next one, the last moves the first.

use crate::problem::Reason;

/// A loop of 3 to 6 nodes: by how many percent each moves the next per percent that it moves itself. The sign
/// says in which direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback(Vec<f64>);

impl Feedback {
    /// Fewest and most nodes.
    pub const NODES: [usize; 2] = [3, 6];
    /// Smallest and largest gain.
    pub const GAIN: [f64; 2] = [-10.0, 10.0];

    /// The loop of these gains, the last one that back to the first node.
    ///
    /// # Errors
    /// [`Reason::Count`], [`Reason::NotANumber`], [`Reason::Range`].
    pub fn new(gains: Vec<f64>) -> Result<Feedback, Reason> {
        let [fewest, most] = Feedback::NODES;
        if !(fewest..=most).contains(&gains.len()) {
            return Err(Reason::Count {
                min: fewest,
                max: most,
            });
        }
        let [min, max] = Feedback::GAIN;
        for gain in &gains {
            if gain.is_nan() {
                return Err(Reason::NotANumber);
            }
            if !(min..=max).contains(gain) {
                return Err(Reason::Range { min, max });
            }
        }
        Ok(Feedback(gains))
    }

    /// What is left of a percent after one turn: the product of all gains. Above 1 the loop grows by itself;
    /// between 0 and 1 a push dies out, having become `1 / (1 - gain)` times as large; below 0 it turns back.
    ///
    /// ```
    /// use flywheel_model::learn::Feedback;
    ///
    /// assert_eq!(Feedback::new(vec![2.0, 0.5, 1.0])?.gain(), 1.0);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn gain(&self) -> f64 {
        self.0.iter().product()
    }

    /// Whether each turn is larger than the one before.
    pub fn grows(&self) -> bool {
        self.gain() > 1.0
    }

    /// By how many percent each node has moved after one turn that began with `raise` percent of `start`. What
    /// comes back is added to the node that began.
    pub fn turn(&self, start: usize, raise: f64) -> Vec<f64> {
        let count = self.0.len();
        let mut moved = vec![0.0; count];
        let mut now = raise;
        for step in 0..count {
            let node = (start + step) % count;
            moved[node] = now;
            now *= self.0[node];
        }
        moved[start % count] += now;
        moved
    }
}
