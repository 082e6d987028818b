use std::collections::{BTreeMap, HashMap};

use llama_extract::ExtractSchema;
use serde::Deserialize;

#[derive(Deserialize, ExtractSchema)]
struct Sales {
    by_year: BTreeMap<u16, f64>,
    by_month: Option<HashMap<u8, f64>>,
}

type Aliased = BTreeMap<u16, f64>;

#[derive(Deserialize, ExtractSchema)]
struct Hidden {
    by_year: Aliased,
}

fn main() {}
