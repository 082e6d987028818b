use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
enum Kind {
    Invoice,
    Receipt,
}

fn root<T: ExtractSchema>() {}

fn main() {
    root::<Kind>();
    root::<Vec<Kind>>();
}
