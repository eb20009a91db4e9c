//! Times every case natively: `cargo bench --package flywheel-engine-bench`.

use criterion::{BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use flywheel_engine_bench::Case;

fn cases(criterion: &mut Criterion) {
    for case in Case::ALL {
        let mut group = criterion.benchmark_group(case.name());
        // Batches of one length, as in the browser.
        group.sampling_mode(SamplingMode::Flat);
        for size in case.sizes() {
            group.bench_with_input(BenchmarkId::from_parameter(size), size, |bencher, &size| {
                let mut prepared = case.prepare(size);
                bencher.iter(|| prepared.run());
            });
        }
        group.finish();
    }
}

criterion_group!(engine, cases);
criterion_main!(engine);
