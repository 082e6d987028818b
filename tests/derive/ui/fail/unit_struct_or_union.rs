use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Nothing;

#[derive(Deserialize, ExtractSchema)]
struct Empty {}

#[derive(ExtractSchema)]
union Either {
    a: u32,
    b: f32,
}

fn main() {}
