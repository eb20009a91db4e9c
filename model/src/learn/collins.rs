//! Collins' flywheel, as the German and the Filipino article retell it: a huge disc that one pushes. The first
//! inches are the hardest, one full turn takes two or three hours, and with the same push it turns ever faster.

/// The disc's size, as the article gives it in feet and pounds. Its mass does not follow from its dimensions: solid
/// steel of that size would weigh about 314 t.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Diameter, in feet and in metres.
    pub diameter: [f64; 2],
    /// In feet and in metres.
    pub thickness: [f64; 2],
    /// In pounds and in kilograms.
    pub mass: [f64; 2],
}

const METRES_PER_FOOT: f64 = 0.3048;
const KILOGRAMS_PER_POUND: f64 = 0.453_592_37;

impl Disc {
    /// 30 feet across, 2 feet thick, 5,000 pounds.
    ///
    /// ```
    /// use flywheel_model::learn::Disc;
    ///
    /// assert_eq!(Disc::COLLINS.diameter[1], 9.144);
    /// assert_eq!(Disc::COLLINS.mass[1].round(), 2268.0);
    /// ```
    pub const COLLINS: Disc = Disc {
        diameter: [30.0, 30.0 * METRES_PER_FOOT],
        thickness: [2.0, 2.0 * METRES_PER_FOOT],
        mass: [5_000.0, 5_000.0 * KILOGRAMS_PER_POUND],
    };
}

/// Hours of pushing until the first full turn: between the article's two and three.
const FIRST_TURN: f64 = 2.5;

/// What the push adds to the speed, in turns per hour, an hour: from rest, a turn takes [`FIRST_TURN`] hours.
const PUSH: f64 = 2.0 / (FIRST_TURN * FIRST_TURN);

/// The state of the wheel after some pushing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pushed {
    /// Hours of pushing.
    pub hours: f64,
    /// Turns from rest.
    pub turns: f64,
    /// Speed, in turns an hour.
    pub speed: f64,
}

impl Pushed {
    /// The state after some more hours of the same push, with a friction of this fraction of the speed an hour, 0
    /// to 10.
    ///
    /// # Formula
    /// `dv/dt = push - friction * v`, solved exactly. Without friction the speed rises for ever; with it, it
    /// approaches `push / friction`.
    ///
    /// ```
    /// use flywheel_model::learn::Pushed;
    ///
    /// let turned = Pushed::default().push(2.5, 0.0);
    /// assert_eq!(turned.turns, 1.0);
    /// assert_eq!(turned.push(2.5, 0.0).turns, 4.0); // the same push, three turns more
    /// ```
    #[must_use]
    pub fn push(self, hours: f64, friction: f64) -> Pushed {
        // The turns that a speed of 1 makes in these hours while friction takes it away. It stays exact as friction
        // vanishes.
        let lasting = if friction > 0.0 {
            -(-friction * hours).exp_m1() / friction
        } else {
            hours
        };
        let gained_turns = if friction * hours <= 1e-4 {
            // The first terms of the series, because the formula below loses its digits here.
            PUSH * hours * hours * (0.5 - friction * hours / 6.0)
        } else {
            PUSH * (hours - lasting) / friction
        };
        Pushed {
            hours: self.hours + hours,
            turns: self.turns + self.speed * lasting + gained_turns,
            speed: self.speed * (1.0 - friction * lasting) + PUSH * lasting,
        }
    }

    /// The hours that a turn takes without friction. Turns are counted from 1.
    ///
    /// ```
    /// use flywheel_model::learn::Pushed;
    ///
    /// assert_eq!(Pushed::hours_of(1.0), 2.5);
    /// assert!(Pushed::hours_of(100.0) < 0.13);
    /// ```
    pub fn hours_of(turn: f64) -> f64 {
        FIRST_TURN * (turn.sqrt() - (turn - 1.0).max(0.0).sqrt())
    }
}
