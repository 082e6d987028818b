use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Folder {
    files: Vec<File>,
}

#[derive(Deserialize, ExtractSchema)]
struct File {
    name: String,
    folder: Option<Box<Folder>>,
}

fn main() {}
