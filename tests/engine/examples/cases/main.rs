//! Writes every case with its inputs and the model's numbers as JSON, for those who compute it in another way.

mod inputs;

use std::io;

use flywheel_engine_bench::Case;
use inputs::inputs;
use serde_json::json;

fn main() -> Result<(), String> {
    let mut cases = Vec::new();
    for case in Case::ALL {
        for &size in case.sizes() {
            let mut prepared = case.prepare(size);
            let answer = prepared.run().map_err(|problem| format!("{problem:?}"))?;
            cases.push(json!({
                "name": case.name(),
                "size": size,
                "inputs": inputs(&prepared, size),
                "numbers": answer.numbers(),
            }));
        }
    }
    serde_json::to_writer(io::stdout().lock(), &cases).map_err(|error| error.to_string())
}
