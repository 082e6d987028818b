//! llama-extract under another name, and a type that derives schemars' trait for its own ends.

mod vendored {
    pub mod extraction {
        pub use llama_extract::*;
    }
}

use vendored::extraction::{self as renamed, ExtractSchema as _};

/// A ticket
#[derive(serde::Deserialize, renamed::ExtractSchema, schemars::JsonSchema)]
#[extract(crate = "crate::vendored::extraction")]
#[schemars(title = "Ticket", rename_all = "camelCase")]
struct Ticket<T> {
    /// Euro
    #[schemars(range(min = 0.0))]
    price: f64,
    #[schemars(with = "String")]
    class: Class,
    extra: Option<T>,
}

#[derive(serde::Deserialize)]
struct Class(#[allow(dead_code, reason = "only its schema is looked at")] String);

fn main() {
    let schema = Ticket::<bool>::data_schema().unwrap();
    assert_eq!(schema.as_object()["properties"]["price"]["description"], "Euro\nAt least 0.0.");
    assert_eq!(schema.as_object()["properties"]["class"]["type"], "string");

    let own = schemars::schema_for!(Ticket<bool>);
    assert_eq!(own.get("title").unwrap(), "Ticket");

    let ticket: Ticket<bool> =
        serde_json::from_str(r#"{"price": 2.5, "class": "first", "extra": true}"#).unwrap();
    assert!(ticket.price > 2.0 && ticket.extra == Some(true) && !ticket.class.0.is_empty());
}
