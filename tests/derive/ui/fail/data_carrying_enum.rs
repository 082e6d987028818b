use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
enum Payment {
    Cash,
    Card(String),
    Transfer { iban: String },
}

fn main() {}
