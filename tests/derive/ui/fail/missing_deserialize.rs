use llama_extract::ExtractSchema;

#[derive(ExtractSchema)]
struct Invoice {
    #[serde(rename = "supplier")]
    vendor: String,
}

fn main() {}
