use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
#[serde(try_from = "Raw")]
#[extract(krate = "elsewhere")]
struct Everything<const N: usize> {
    #[extract(wiht = "String")]
    a: String,
    #[extract(with = "not a type")]
    b: String,
    #[extract(crate = "elsewhere")]
    c: std::collections::HashSet<String>,
    #[serde(flatten)]
    d: Option<Inner>,
    #[schemars(schema_with = "elsewhere")]
    e: String,
}

#[derive(Deserialize, ExtractSchema)]
struct Inner {
    f: String,
}

#[derive(Deserialize)]
struct Raw;

#[derive(Deserialize, ExtractSchema)]
#[serde(untagged)]
enum Untagged {
    A,
}

fn main() {}
