//! Points that fill a cube more evenly than random ones: Sobol's sequence, scrambled by Owen's method.
//!
//! It is code of our own because 19 dimensions need a table of a hundred numbers. Libraries bring one for hundreds
//! of dimensions, which every visitor would download.

/// How many numbers may be uncertain at once.
pub const DIMENSIONS: usize = 20;

/// The first 2^12 points of one dimension, as uniform numbers in (0, 1). The same seed gives the same points.
///
/// Sobol's sequence (Joe, Kuo 2008) with a nested uniform scramble by a hash (Laine, Karras 2011;
/// Burley 2020).
///
/// # Panics
/// For a dimension of [`DIMENSIONS`] or more.
pub fn points(dimension: usize, seed: u32) -> Vec<f64> {
    let directions = directions(dimension);
    let key = hash(seed ^ hash(dimension as u32));
    let mut point = 0_u32;
    (1..=crate::COUNT as u32)
        .map(|next| {
            let value = scramble(point, key);
            // Gray code: the next point differs in one direction.
            point ^= directions[next.trailing_zeros() as usize];
            (f64::from(value) + 0.5) / 4_294_967_296.0
        })
        .collect()
}

/// Degree and coefficients of the primitive polynomial, and the first direction numbers.
type Primitive = (u32, u32, &'static [u32]);

/// Joe and Kuo's table, new-joe-kuo-6.21201, dimensions 2 to 20.
const PRIMITIVES: [Primitive; DIMENSIONS - 1] = [
    (1, 0, &[1]),
    (2, 1, &[1, 3]),
    (3, 1, &[1, 3, 1]),
    (3, 2, &[1, 1, 1]),
    (4, 1, &[1, 1, 3, 3]),
    (4, 4, &[1, 3, 5, 13]),
    (5, 2, &[1, 1, 5, 5, 17]),
    (5, 4, &[1, 1, 5, 5, 5]),
    (5, 7, &[1, 1, 7, 11, 19]),
    (5, 11, &[1, 1, 5, 1, 1]),
    (5, 13, &[1, 1, 1, 3, 11]),
    (5, 14, &[1, 3, 5, 5, 31]),
    (6, 1, &[1, 3, 3, 9, 7, 49]),
    (6, 13, &[1, 1, 1, 15, 21, 21]),
    (6, 16, &[1, 3, 1, 13, 27, 49]),
    (6, 19, &[1, 1, 1, 15, 7, 5]),
    (6, 22, &[1, 3, 1, 15, 13, 25]),
    (6, 25, &[1, 1, 5, 5, 19, 61]),
    (7, 1, &[1, 3, 7, 11, 23, 15, 103]),
];

/// One direction for each bit of the number of points, and one that is never used.
const BITS: usize = crate::COUNT.trailing_zeros() as usize + 1;

fn directions(dimension: usize) -> [u32; BITS] {
    let mut directions = [0; BITS];
    let Some(index) = dimension.checked_sub(1) else {
        for (bit, direction) in directions.iter_mut().enumerate() {
            *direction = 1 << (31 - bit);
        }
        return directions;
    };
    let (degree, coefficients, first) = PRIMITIVES[index];
    let degree = degree as usize;
    for bit in 0..BITS {
        directions[bit] = if bit < degree {
            first[bit] << (31 - bit)
        } else {
            let old = directions[bit - degree];
            (1..degree)
                .filter(|term| coefficients >> (degree - 1 - term) & 1 == 1)
                .fold(old ^ old >> degree, |sum, term| sum ^ directions[bit - term])
        };
    }
    directions
}

/// Flips each binary digit by a hash of the digits before it.
fn scramble(value: u32, key: u32) -> u32 {
    let mut x = value.reverse_bits();
    x = x.wrapping_add(key);
    x ^= x.wrapping_mul(0x6c50_b47c);
    x ^= x.wrapping_mul(0xb82f_1e52);
    x ^= x.wrapping_mul(0xc7af_e638);
    x ^= x.wrapping_mul(0x8d22_f6e6);
    x.reverse_bits()
}

/// Spreads a seed over all bits (finalizer of MurmurHash3).
fn hash(mut x: u32) -> u32 {
    x = x.wrapping_add(0x9e37_79b9);
    x ^= x >> 16;
    x = x.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 13;
    x = x.wrapping_mul(0xc2b2_ae35);
    x ^ x >> 16
}
