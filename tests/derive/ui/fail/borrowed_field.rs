use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Borrowed<'a> {
    name: &'a str,
}

fn main() {}
