use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Section {
    title: String,
    parts: Vec<Section>,
}

fn main() {}
