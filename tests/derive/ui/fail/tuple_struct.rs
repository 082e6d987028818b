use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Point(f64, f64);

#[derive(Deserialize, ExtractSchema)]
struct Amount(f64);

fn main() {}
