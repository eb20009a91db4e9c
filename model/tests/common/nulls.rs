//! What the result may leave undefined. A NaN or an infinity would be written as null too.

use serde_json::Value;

/// The path of each null, such as `wheel/half_life`.
pub fn nulls(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Null => found.push(path.trim_start_matches('/').to_owned()),
        Value::Array(values) => values.iter().for_each(|value| nulls(value, path, found)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| nulls(value, &format!("{path}/{key}"), found)),
        _ => {}
    }
}

/// What may be "not defined".
pub const NULLABLE: [&str; 13] = [
    "what_if",
    "fan",
    "inputs/votes",
    "inputs/recommended",
    "inputs/wins",
    "inputs/market",
    "wheel/half_life",
    "wheel/path_halvings",
    "wheel/reproduction",
    "wheel/lineage",
    "wheel/quick_ratio",
    "wheel/terminal_size",
    "wheel/crossover",
];
