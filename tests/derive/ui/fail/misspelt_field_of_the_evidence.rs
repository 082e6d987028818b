use llama_extract::{ExtractSchema, evidence::Evidence};
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Invoice {
    vendor: String,
}

fn main() {
    let evidence = <Invoice as ExtractSchema>::Evidence::decode(None);
    println!("{:?}", evidence.vendr.confidence);
}
