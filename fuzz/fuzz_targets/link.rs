//! See `flywheel_fuzz::link`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| flywheel_fuzz::link(data));
