//! The value of a given rank, without sorting.

/// Arranges the values so that the one of this rank (from 0) stands at its place, with none larger before it and
/// none smaller behind it, and returns it. The values may stand in any order, but not be NaN.
///
/// It partitions without branches around a pivot from a small sample (after Floyd, Rivest 1975). A branch that is
/// taken half of the time costs more than it saves, and the standard library's selection is built for size where
/// the app is.
///
/// # Panics
/// For a rank outside the values.
pub fn select(mut values: &mut [f64], mut rank: usize) -> f64 {
    const SMALL: usize = 24;
    while values.len() > SMALL {
        let pivot = pivot(values, rank);
        let below = partition(values, |value| value < pivot);
        if rank < below {
            values = &mut values[..below];
            continue;
        }
        let rest = &mut values[below..];
        rank -= below;
        // The values equal to the pivot come next. In a wheel without uncertainty all are equal.
        let equal = partition(rest, |value| value <= pivot);
        if rank < equal {
            return rest[rank];
        }
        values = &mut values[below..][equal..];
        rank -= equal;
    }
    insertion_sort(values);
    values[rank]
}

/// Moves the values that belong to the front there, and returns how many they are. Every value is swapped, so that
/// no branch depends on it.
#[inline(always)]
fn partition(values: &mut [f64], belongs: impl Fn(f64) -> bool) -> usize {
    let mut front = 0;
    for index in 0..values.len() {
        let value = values[index];
        values.swap(index, front);
        front += usize::from(belongs(value));
    }
    front
}

/// A value whose rank is a little above the one sought, so that most of the others can be left out.
fn pivot(values: &[f64], rank: usize) -> f64 {
    const SAMPLE: usize = 15;
    let mut sample = [0.0; SAMPLE];
    let step = values.len() / SAMPLE;
    for (index, place) in sample.iter_mut().enumerate() {
        *place = values[index * step + step / 2];
    }
    insertion_sort(&mut sample);
    sample[rank * SAMPLE / values.len()]
}

fn insertion_sort(values: &mut [f64]) {
    for sorted in 1..values.len() {
        let value = values[sorted];
        let mut place = sorted;
        while place > 0 && values[place - 1] > value {
            values[place] = values[place - 1];
            place -= 1;
        }
        values[place] = value;
    }
}
