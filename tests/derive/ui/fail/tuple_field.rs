use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Map {
    size: (f64, f64),
    corners: Vec<(f64, f64)>,
    grid: [f64; 2],
}

fn main() {}
