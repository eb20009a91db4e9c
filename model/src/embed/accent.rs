//! A colour of the embedder's own, made readable where it is not.

use std::fmt;

/// WCAG 2.2, success criterion 1.4.3: text against what is behind it.
const READABLE: f64 = 4.5;
/// The widget's background, as in the stylesheet.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf6];
const DARK_PAPER: [u8; 3] = [0x15, 0x17, 0x1a];
/// Steps from the colour to black or white.
const STEPS: u16 = 64;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent([u8; 3]);

impl Accent {
    /// Reads three or six hexadecimal digits, with or without the number sign.
    pub fn read(text: &str) -> Option<Accent> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let values: Option<Vec<u8>> = digits
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
            .collect();
        match *values? {
            [r, g, b] => Some(Accent([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Accent([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// The nearest readable colours: on light paper, and on dark.
    pub fn readable(self) -> [Accent; 2] {
        [self.towards(0, PAPER), self.towards(255, DARK_PAPER)]
    }

    fn towards(self, end: u8, paper: [u8; 3]) -> Accent {
        let mixed = |step: u16| {
            Accent(self.0.map(|channel| {
                let (from, to) = (u16::from(channel), u16::from(end));
                let sum = from * (STEPS - step) + to * step;
                u8::try_from(sum / STEPS).unwrap_or(end)
            }))
        };
        let readable = |accent: &Accent| contrast(accent.0, paper) >= READABLE;
        (0..=STEPS).map(mixed).find(readable).unwrap_or(Accent([end; 3]))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// WCAG's contrast ratio, 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG's relative luminance.
fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_wcags() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        // https://webaim.org/resources/contrastchecker: #777 on white.
        assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.005);
    }

    #[test]
    fn every_colour_becomes_readable_and_a_readable_one_stays() {
        for r in (0..=255).step_by(17) {
            for g in (0..=255).step_by(17) {
                for b in (0..=255).step_by(17) {
                    let accent = Accent([r, g, b]);
                    let [light, dark] = accent.readable();
                    assert!(contrast(light.0, PAPER) >= READABLE && contrast(dark.0, DARK_PAPER) >= READABLE);
                    assert!(contrast(accent.0, PAPER) < READABLE || light == accent);
                    assert!(contrast(accent.0, DARK_PAPER) < READABLE || dark == accent);
                }
            }
        }
    }
}
