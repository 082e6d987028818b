use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize)]
struct Address {
    street: String,
}

#[derive(Deserialize, ExtractSchema)]
struct Person {
    name: String,
    addresses: Vec<Address>,
}

fn main() {}
