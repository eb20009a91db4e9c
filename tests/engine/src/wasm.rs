//! The cases as wasm without glue: prepare one, run it, and read its numbers from the memory.

use std::cell::RefCell;

use crate::case::{Answer, Case, Prepared};

#[derive(Default)]
struct Bench {
    prepared: Option<Prepared>,
    answer: Option<Answer>,
    numbers: Vec<f64>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Prepares the case of this number in [`Case::ALL`].
#[unsafe(no_mangle)]
pub extern "C" fn prepare(case: usize, size: usize) {
    let prepared = Case::ALL.get(case).map(|case| case.prepare(size));
    BENCH.with_borrow_mut(|bench| bench.prepared = prepared);
}

/// Computes the prepared case; what came out is kept, so that nothing is left out.
#[unsafe(no_mangle)]
pub extern "C" fn run() {
    BENCH.with_borrow_mut(|bench| {
        let answer = bench.prepared.as_mut().map(Prepared::run);
        bench.answer = answer.and_then(Result::ok);
    });
}

/// Writes down the numbers of the last run; returns how many.
#[unsafe(no_mangle)]
pub extern "C" fn numbers() -> usize {
    BENCH.with_borrow_mut(|bench| {
        bench.numbers = bench.answer.as_ref().map(Answer::numbers).unwrap_or_default();
        bench.numbers.len()
    })
}

/// Where they are.
#[unsafe(no_mangle)]
pub extern "C" fn numbers_at() -> *const f64 {
    BENCH.with_borrow(|bench| bench.numbers.as_ptr())
}
