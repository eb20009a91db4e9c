//! Collins' flywheel, as the German and the Filipino article retell it: a huge disc that one pushes, the first
//! inches hardest, one full turn after two or three hours, then ever faster with the same push.

/// The disc's size, as the article gives it in feet and pounds. Its mass does not follow from its dimensions:
/// solid steel of that size would be about 314 t.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Across, in feet and in metres.
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

/// Hours of pushing to the first full turn: between the article's two and three.
const FIRST_TURN: f64 = 2.5;

/// What the push adds to the speed: from rest, a turn is made in [`FIRST_TURN`] hours. Turns per hour, an hour.
const PUSH: f64 = 2.0 / (FIRST_TURN * FIRST_TURN);

/// How far the wheel has come by pushing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pushed {
    /// Hours of pushing.
    pub hours: f64,
    /// Turns since it stood still.
    pub turns: f64,
    /// Turns an hour.
    pub speed: f64,
}

impl Pushed {
    /// After some more hours of the same push, at a friction of this share of the speed an hour, 0 to 10.
    ///
    /// # Formula
    /// `dv/dt = push - friction * v`, solved exactly. Without friction the speed rises for ever; with it, it
    /// comes to `push / friction`.
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
        // What is left of a speed, and how long it lasts in all; the second stays exact as friction vanishes.
        let lasting = if friction > 0.0 {
            -(-friction * hours).exp_m1() / friction
        } else {
            hours
        };
        let gained_turns = if friction * hours <= 1e-4 {
            // The first terms of the same, which loses its digits there.
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

    /// Hours that this turn takes without friction, counted from 1.
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
