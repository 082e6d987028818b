//! Schemas that no type stands for: taken as they are, or rewritten.

use llama_extract::DataSchema;
use serde_json::{Value, json};

/// What a Python model class typically turns into.
fn with_references() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Invoice",
        "type": "object",
        "description": "An invoice",
        "$defs": {
            "Item": {
                "title": "Item",
                "type": "object",
                "description": "A line",
                "properties": {
                    "amount": {"title": "Amount", "anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}], "default": null},
                },
                "required": ["amount"],
            },
            "Kind": {"enum": ["a", "b", null], "title": "Kind"},
        },
        "properties": {
            "items": {"title": "Items", "type": "array", "items": {"$ref": "#/$defs/Item"}, "minItems": 1},
            "kind": {"allOf": [{"$ref": "#/$defs/Kind"}], "description": "Which kind", "default": "a"},
            "due": {"type": ["string", "null"], "format": "date"},
            "nested": {"anyOf": [{"anyOf": [{"type": "string"}, {"type": "integer"}]}, {"type": "null"}]},
            "rates": {"additionalProperties": {"type": "number"}},
            "rows": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Item"}},
            "old": {"type": "boolean", "nullable": true},
        },
        "required": ["kind", "items"],
    })
}

#[test]
fn a_schema_with_references_is_rewritten_into_what_the_service_takes() {
    let schema = DataSchema::from_json_schema(&with_references()).unwrap();

    insta::assert_json_snapshot!("rewritten", schema);
    assert_eq!(
        DataSchema::try_from(Value::from(schema.clone())).unwrap(),
        schema,
        "rewritten, it passes as it is"
    );
    assert_eq!(schema.as_object()["required"], json!(["items", "kind"]));
}

#[test]
fn a_schema_taken_as_it_is_stays_as_it_is() {
    let schema = json!({
        "title": "Kept", "type": "object", "required": ["b"],
        "properties": {"b": {"$ref": "#/$defs/B"}, "a": {"type": "string", "format": "date", "default": null}},
        "$defs": {"B": {"type": "integer", "minimum": 1}},
    });

    let taken = DataSchema::try_from(schema.clone()).unwrap();

    assert_eq!(serde_json::to_string(&taken).unwrap(), schema.to_string());
}

/// A schema of one field `f` inside `o`, which the service is known to refuse, and words of the error.
macro_rules! refused {
    ($($test:ident: $field:tt $path:literal $problem:literal)*) => {$(
        #[test]
        fn $test() {
            let schema = json!({"type": "object", "properties": {
                "o": {"type": "array", "items": {"type": "object", "properties": {"f": $field}}},
            }});

            let error = DataSchema::try_from(schema).unwrap_err();

            assert_eq!(error.path(), $path);
            assert!(error.to_string().contains($problem), "{error}");
            assert!(error.to_string().contains("; "), "no remedy: {error}");
        }
    )*};
}

refused! {
    a_list_of_types_is_refused: {"type": ["string", "null"]} "o[].f" "`type` is a list"
    an_enum_without_a_type_is_refused: {"enum": ["a"]} "o[].f" "its enum has no `type`"
    null_in_an_enum_is_refused: {"type": "string", "enum": ["a", null]} "o[].f" "null is one of its enum values"
    a_schema_for_additional_properties_is_refused:
        {"type": "object", "additionalProperties": {"type": "string"}} "o[].f" "`additionalProperties` is a schema"
    a_union_in_a_union_is_refused:
        {"anyOf": [{"anyOf": [{"type": "string"}]}, {"type": "null"}]} "o[].f" "a union inside a union"
    a_default_is_refused: {"type": "string", "default": "x"} "o[].f" "it has a default"
    a_reference_to_nothing_is_refused: {"$ref": "#/$defs/Gone"} "o[].f" "`#/$defs/Gone`"
    a_reference_to_the_root_is_refused: {"$ref": "#"} "o[].f" "refers to what it is part of"
}

#[test]
fn roots_that_are_no_objects_are_refused() {
    for schema in [
        json!([]),
        json!({}),
        json!({"type": "array", "items": {"type": "string"}}),
        json!({"type": "object"}),
        json!({"type": "object", "properties": {}}),
    ] {
        let error = DataSchema::try_from(schema.clone()).unwrap_err();
        assert!(
            error.path().is_empty() && error.to_string().contains("object"),
            "{schema}: {error}"
        );
        DataSchema::from_json_schema(&schema).unwrap_err();
    }
}

#[test]
fn what_cannot_be_rewritten_is_refused_by_name() {
    let cases = [
        (
            json!({"type": "array", "prefixItems": [{"type": "string"}]}),
            "tuple",
        ),
        (json!({"type": "null"}), "only be null"),
        (json!({"type": "text"}), "no JSON Schema type"),
        (json!({"enum": ["a", 1]}), "mixes types"),
        (
            json!({"allOf": [{"type": "object"}, {"type": "object"}]}),
            "`allOf` of several",
        ),
        (json!({"$ref": "other.json#/A"}), "leads nowhere"),
        (json!(false), "not a JSON object"),
        (
            json!({"$ref": "#/$defs/Loop"}),
            "it contains `Loop`, which it is part of",
        ),
    ];
    for (field, problem) in cases {
        let schema = json!({
            "type": "object",
            "properties": {"f": field},
            "$defs": {"Loop": {"type": "array", "items": {"$ref": "#/$defs/Loop"}}},
        });

        let error = DataSchema::from_json_schema(&schema).unwrap_err();

        assert!(error.path().starts_with('f'), "{error}");
        assert!(error.to_string().contains(problem), "{error}");
    }
}
