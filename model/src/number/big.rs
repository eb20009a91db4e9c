//! Whole numbers of any length, as far as decimals need them.

use std::cmp::Ordering;
use std::fmt;

/// The digits to the base of 2³², the lowest first. The highest is not 0.
pub(super) struct Big(Vec<u32>);

impl Big {
    pub(super) fn from(value: u64) -> Big {
        let mut big = Big(vec![value as u32, (value >> 32) as u32]);
        big.trim();
        big
    }

    /// The number with these decimal digits.
    pub(super) fn of_digits(digits: &str) -> Big {
        let mut big = Big(Vec::new());
        for digit in digits.bytes() {
            big.times_and(10, u32::from(digit - b'0'));
        }
        big
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn times_and(&mut self, factor: u32, mut carry: u32) {
        for digit in &mut self.0 {
            let product = u64::from(*digit) * u64::from(factor) + u64::from(carry);
            (*digit, carry) = (product as u32, (product >> 32) as u32);
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    pub(super) fn times_power(&mut self, factor: u32, power: usize) {
        for _ in 0..power {
            self.times_and(factor, 0);
        }
    }

    pub(super) fn cmp(&self, other: &Big) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Divides by ten and returns the remainder.
    fn tenth(&mut self) -> u8 {
        let mut left = 0;
        for digit in self.0.iter_mut().rev() {
            let value = left << 32 | u64::from(*digit);
            (*digit, left) = ((value / 10) as u32, value % 10);
        }
        self.trim();
        left as u8
    }
}

impl fmt::Display for Big {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut left, mut digits) = (Big(self.0.clone()), Vec::new());
        while !left.0.is_empty() {
            digits.push(b'0' + left.tenth());
        }
        digits.reverse();
        f.write_str(str::from_utf8(&digits).unwrap_or_default())
    }
}
