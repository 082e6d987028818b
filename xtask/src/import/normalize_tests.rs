//! One trap of the upstream document a test.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};

use super::*;

/// The schema as it stands after import, inside a property.
fn normal(schema: Value) -> Value {
    let mut holder = json!({"type": "object", "properties": {"p": schema}});
    schema::visit_schema(&mut holder, &mut Pointer::default(), &mut |schema, at| {
        normalize_schema(schema, at).unwrap();
    });
    holder["properties"]["p"].take()
}

#[test]
fn a_union_with_null_is_nullable() {
    assert_eq!(
        normal(
            json!({"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}], "title": "T"})
        ),
        json!({"type": "string", "maxLength": 3, "nullable": true})
    );
}

#[test]
fn a_reference_or_null_is_a_nullable_reference() {
    assert_eq!(
        normal(json!({"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]})),
        json!({"nullable": true, "allOf": [{"$ref": "#/components/schemas/A"}]})
    );
}

#[test]
fn a_type_list_with_null_is_nullable() {
    assert_eq!(
        normal(json!({"type": ["integer", "null"]})),
        json!({"type": "integer", "nullable": true})
    );
}

#[test]
fn a_type_list_of_several_types_is_a_union() {
    assert_eq!(
        normal(json!({"type": ["string", "array"], "items": {"type": "string"}, "maxLength": 3})),
        json!({"anyOf": [
            {"type": "string", "maxLength": 3},
            {"type": "array", "items": {"type": "string"}}
        ]})
    );
}

#[test]
fn a_const_is_an_enum_of_one() {
    assert_eq!(
        normal(json!({"type": "string", "const": "FAST", "default": "FAST"})),
        json!({"type": "string", "enum": ["FAST"]})
    );
    assert_eq!(
        normal(json!({"const": true})),
        json!({"type": "boolean", "enum": [true]})
    );
    assert_eq!(
        normal(json!({"const": 3})),
        json!({"type": "integer", "enum": [3]})
    );
}

#[test]
fn a_numeric_exclusive_bound_is_a_bound_and_a_flag() {
    assert_eq!(
        normal(json!({"type": "number", "exclusiveMinimum": 0.5})),
        json!({"type": "number", "exclusiveMinimum": true, "minimum": 0.5})
    );
}

#[test]
fn a_bound_of_an_integer_is_an_integer() {
    assert_eq!(
        normal(json!({"type": "integer", "minimum": 1.0})),
        json!({"type": "integer", "minimum": 1})
    );
}

#[test]
fn json_written_as_a_union_of_all_types_is_anything() {
    let free = json!({"anyOf": [
        {"additionalProperties": true, "type": "object"}, {"items": {}, "type": "array"},
        {"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}
    ]});
    assert_eq!(normal(free.clone()), json!({}));
    assert_eq!(
        normal(
            json!({"anyOf": [{"additionalProperties": free, "type": "object"}, {"type": "null"}]})
        ),
        json!({"additionalProperties": {}, "type": "object", "nullable": true})
    );
}

#[test]
fn a_union_that_lacks_a_json_type_stays_a_union() {
    let union = json!({"anyOf": [{"type": "string"}, {"type": "boolean"}]});
    assert_eq!(normal(union.clone()), union);
}

#[test]
fn an_integer_or_number_is_a_number() {
    assert_eq!(
        normal(json!({"anyOf": [{"type": "integer"}, {"type": "number"}]})),
        json!({"type": "number"})
    );
    assert_eq!(
        normal(json!({"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "string"}]})),
        json!({"anyOf": [{"type": "number"}, {"type": "string"}]})
    );
}

#[test]
fn a_uuid_is_an_opaque_string() {
    assert_eq!(
        normal(json!({"type": "string", "format": "uuid"})),
        json!({"type": "string"})
    );
    assert_eq!(
        normal(json!({"type": "string", "format": "date-time"})),
        json!({"type": "string", "format": "date-time"})
    );
}

#[test]
fn a_reference_keeps_what_stands_beside_it() {
    assert_eq!(
        normal(json!({"$ref": "#/components/schemas/A", "default": 1})),
        json!({"default": 1, "allOf": [{"$ref": "#/components/schemas/A"}]})
    );
}

#[test]
fn prose_beside_a_reference_leaves_a_bare_reference() {
    assert_eq!(
        normal(json!({"$ref": "#/components/schemas/A", "description": "d"})),
        json!({"$ref": "#/components/schemas/A"})
    );
}

#[test]
fn a_string_or_one_of_its_values_stays_for_the_generator() {
    let open = json!({"anyOf": [{"type": "string", "enum": ["latest"]}, {"type": "string"}]});
    assert_eq!(normal(open.clone()), open);
}

#[test]
fn a_property_named_like_a_keyword_is_not_a_keyword() {
    let schema = json!({"type": "object", "properties": {
        "title": {"type": "string"}, "const": {"type": "string"}, "default": {"type": "string"}
    }});
    assert_eq!(normal(schema.clone()), schema);
}

#[test]
fn patterned_properties_are_open_properties() {
    assert_eq!(
        normal(json!({"type": "object", "patternProperties": {"^x-": {"type": "integer"}}})),
        json!({"type": "object", "additionalProperties": {"type": "integer"}})
    );
    assert_eq!(
        normal(
            json!({"type": "object", "patternProperties": {"a": {"type": "integer"}, "b": {"type": "string"}}})
        ),
        json!({"type": "object", "additionalProperties": {}})
    );
}

#[test]
fn a_tuple_is_a_list_of_anything() {
    assert_eq!(
        normal(json!({"type": "array", "prefixItems": [{"type": "string"}]})),
        json!({"type": "array", "items": {}})
    );
}

#[test]
fn conditions_are_left_to_the_service() {
    assert_eq!(
        normal(json!({"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}})),
        json!({"type": "object"})
    );
}

#[test]
fn a_schema_that_admits_nothing_names_its_place() {
    let mut schema = json!(false);
    let error = normalize_schema(&mut schema, &Pointer::new(&["paths", "/a"])).unwrap_err();
    assert!(error.to_string().starts_with("/paths/~1a: "), "{error}");
}

#[test]
fn cookies_go_and_query_parameters_lose_their_null() {
    let mut spec = json!({"paths": {"/a": {"get": {
        "summary": "s",
        "parameters": [
            {"name": "session", "in": "cookie", "schema": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
            {"name": "n", "in": "query", "description": "d",
             "schema": {"anyOf": [{"type": "integer"}, {"type": "null"}], "title": "N"}}
        ],
        "responses": {"200": {"description": "Their words", "content": {"application/json": {"schema": {}}}}}
    }}}});
    normalize(&mut spec).unwrap();
    assert_eq!(
        spec["paths"]["/a"]["get"],
        json!({
            "parameters": [{"name": "n", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {}}}}}
        })
    );
}
