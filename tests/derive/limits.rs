//! The service's limits, met before any request.

use llama_extract::{DataSchema, ExtractSchema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

macro_rules! nested {
    ($outer:ident($inner:ty) $($rest:tt)*) => {
        #[derive(Deserialize, ExtractSchema)]
        struct $outer {
            inner: $inner,
        }
        nested! { $($rest)* }
    };
    () => {};
}

nested! { L1(Vec<L2>) L2(Option<L3>) L3(L4) L4(L5) L5(L6) L6(Vec<L7>) L7(String) TooMany(L1) }

#[test]
fn seven_levels_are_taken() {
    L1::data_schema().unwrap();
}

#[test]
fn an_eighth_level_is_refused_with_the_path_to_it() {
    let error = TooMany::data_schema().unwrap_err();

    assert_eq!(
        error.path(),
        "inner.inner[].inner.inner.inner.inner.inner[]"
    );
    assert_eq!(
        error.to_string(),
        "the schema cannot be used: field `inner.inner[].inner.inner.inner.inner.inner[]`: it is an object at level 8, \
         and the service takes 7; flatten the type, or extract the inner part by itself"
    );
}

fn with_properties(count: usize, field: &Value) -> Value {
    let properties: Map<_, _> = (0..count)
        .map(|index| (format!("f{index}"), field.clone()))
        .collect();
    json!({"type": "object", "properties": properties})
}

#[test]
fn the_5001st_property_is_refused_by_name() {
    let leaf = json!({"type": "string"});
    DataSchema::try_from(with_properties(5_000, &leaf)).unwrap();

    let exact = DataSchema::try_from(with_properties(5_001, &leaf)).unwrap_err();
    let rewritten = DataSchema::from_json_schema(&with_properties(5_001, &leaf)).unwrap_err();

    assert_eq!(exact.path(), "f5000");
    assert_eq!(rewritten, exact);
    assert!(
        exact.to_string().contains("more than 5000 properties"),
        "{exact}"
    );
}

#[test]
fn text_is_counted_in_characters_over_names_descriptions_and_enum_values() {
    let with_text = |count: usize| {
        json!({"type": "object", "description": "é".repeat(count - 6), "properties": {
            "ab": {"type": "string", "enum": ["cd", "ef"]},
        }})
    };
    DataSchema::try_from(with_text(120_000)).unwrap();

    let error = DataSchema::try_from(with_text(120_001)).unwrap_err();

    assert_eq!(error.path(), "ab");
    assert!(error.to_string().contains("120000 characters"), "{error}");
}

#[test]
fn the_whole_schema_has_a_limit_of_its_own() {
    let error = DataSchema::try_from(with_properties(
        5_000,
        &json!({"type": "string", "pattern": "^..$"}),
    ))
    .unwrap_err();

    assert_eq!(error.path(), "");
    assert!(
        error.to_string().contains("the service takes 150000"),
        "{error}"
    );
}

#[test]
fn references_that_multiply_end_in_an_error() {
    let mut definitions = Map::new();
    for level in 0..6 {
        let next = json!({"$ref": format!("#/$defs/d{}", level + 1)});
        definitions.insert(format!("d{level}"), with_properties(60, &next));
    }
    definitions.insert("d6".to_owned(), json!({"type": "string"}));
    let schema = json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": definitions});

    DataSchema::from_json_schema(&schema).unwrap_err();
    DataSchema::try_from(schema).unwrap_err();
}

#[test]
fn a_chain_of_lists_ends_in_an_error() {
    let mut definitions = Map::new();
    for level in 0..2_000 {
        definitions.insert(
            format!("d{level}"),
            json!({"type": "array", "items": {"$ref": format!("#/$defs/d{}", level + 1)}}),
        );
    }
    definitions.insert("d2000".to_owned(), json!({"type": "string"}));
    let schema = json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": definitions});

    let error = DataSchema::from_json_schema(&schema).unwrap_err();

    assert!(error.to_string().contains("nested too deeply"), "{error}");
    assert!(
        DataSchema::try_from(schema)
            .unwrap_err()
            .to_string()
            .contains("nested too deeply")
    );
}
