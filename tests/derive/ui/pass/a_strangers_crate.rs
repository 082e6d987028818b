//! Only llama-extract and serde are named, under strict lints.

#![deny(warnings, missing_docs, unreachable_pub)]

/// What a stranger wants to know.
pub mod model {
    use llama_extract::ExtractSchema;
    use serde::Deserialize;

    /// A receipt
    #[derive(Deserialize, ExtractSchema)]
    pub struct Receipt {
        /// Who sold it
        pub shop: String,
        /// What was bought
        pub lines: Vec<Line>,
        pub(crate) paid_by: Option<Means>,
        r#type: Option<String>,
    }

    /// A line
    #[derive(Deserialize, ExtractSchema)]
    pub struct Line {
        /// In euro
        pub amount: f64,
    }

    #[derive(Deserialize, ExtractSchema)]
    pub(crate) enum Means {
        Cash,
        Card,
    }

    impl Receipt {
        /// What kind of receipt.
        pub fn kind(self) -> Option<String> {
            self.r#type
        }
    }
}

fn main() {
    use llama_extract::{ExtractSchema, evidence::Evidence};
    use model::{Means, Receipt};

    let schema = <Receipt as ExtractSchema>::data_schema().unwrap();
    let names: Vec<_> = schema.as_object()["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["shop", "lines", "paid_by", "type"]);

    let evidence = <Receipt as ExtractSchema>::Evidence::decode(None);
    assert!(evidence.shop.is_empty() && evidence.paid_by.is_empty());
    assert!(evidence.lines.first().is_none_or(|line| line.amount.is_empty()));
    assert!(format!("{:?}", evidence.clone()).starts_with("ReceiptEvidence { shop: FieldEvidence"));
    let _ = [Means::Cash, Means::Card];
    let _ = Receipt::kind;
}
