//! Loops that feed themselves, such as Amazon's: each node moves the next one, and the last moves the first.

use crate::number::{Reason, within};

/// A loop of 3 to 6 nodes. The gain of a node is by how many percent the next one moves per percent of its own
/// movement, and its sign says in which direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback(Vec<f64>);

impl Feedback {
    /// Fewest and most nodes.
    pub const NODES: [usize; 2] = [3, 6];
    /// Smallest and largest gain.
    pub const GAIN: [f64; 2] = [-10.0, 10.0];

    /// The loop of these gains. The last gain leads back to the first node.
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
        for gain in &gains {
            within(*gain, Feedback::GAIN)?;
        }
        Ok(Feedback(gains))
    }

    /// The gain of one turn: the product of all gains. Above 1 the loop grows by itself. Between 0 and 1 a push
    /// dies out after it has become `1 / (1 - gain)` times as large. Below 0 the direction turns around.
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

    /// By how many percent each node has moved after one turn that began with `raise` percent of the node `start`.
    /// What comes back is added to that node.
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
