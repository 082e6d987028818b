//! The whole of import, on a small document of our own with the upstream's defects.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};

use super::*;

fn selection() -> select::Selection {
    select::Selection::parse(
        "[[take]]\nprefix = \"/api/v2/things\"\nsubject = \"things\"\nreason = \"r\"\n\
         [names]\n\"GET /api/v2/things/{id}\" = \"fetch_thing\"\n",
    )
    .unwrap()
}

fn upstream() -> Value {
    let answer = json!({"200": {"description": "Theirs", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Thing"}
    }}}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1", "description": "Theirs"},
        "paths": {
            "/api/v2/things/{id}": {"get": {
                "operationId": "get_thing_api_v2_things__id__get",
                "summary": "Theirs", "tags": ["A", "B", "A"],
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}},
                    {"name": "expand", "in": "query", "schema": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]}},
                    {"name": "session", "in": "cookie", "schema": {"type": "string"}}
                ],
                "responses": answer
            }},
            "/api/v2/thingsome": {"get": {"operationId": "not_ours", "responses": answer}}
        },
        "components": {"schemas": {
            "Thing": {"type": "object", "title": "Thing", "required": ["id"], "properties": {
                "id": {"type": "string", "format": "uuid", "examples": ["x"]},
                "kind": {"type": "string", "const": "thing", "default": "thing"},
                "size": {"anyOf": [{"type": "number", "exclusiveMinimum": 0.0}, {"type": "null"}]},
                "count": {"type": "integer", "minimum": 1.0, "default": 1},
                "other": {"$ref": "#/components/schemas/Other", "description": "Theirs"},
                "version": {"anyOf": [{"type": "string", "enum": ["latest"]}, {"type": "string"}]},
                "data": {"anyOf": [
                    {"type": "object", "additionalProperties": true}, {"type": "array", "items": {}}, {"type": "string"},
                    {"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}
                ]}
            }},
            "Other": {"type": "object", "properties": {"things": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}},
            "Unreached": {"type": "object"}
        }, "securitySchemes": {"HTTPBearer": {"type": "http", "scheme": "bearer"}}}
    })
}

fn imported() -> Value {
    convert(
        upstream(),
        &selection(),
        &overlay::Overlay::parse("").unwrap(),
    )
    .unwrap()
}

#[test]
fn a_document_with_the_upstreams_defects_becomes_valid() {
    let spec = imported();
    let operation = &spec["paths"]["/api/v2/things/{id}"]["get"];
    assert_eq!(operation["operationId"], "fetch_thing");
    assert_eq!(operation["tags"], json!(["things"]));
    assert_eq!(operation["parameters"].as_array().unwrap().len(), 2);
    assert_eq!(
        spec["components"]["schemas"]["Thing"],
        json!({"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string"},
            "kind": {"type": "string", "enum": ["thing"]},
            "size": {"type": "number", "exclusiveMinimum": true, "minimum": 0.0, "nullable": true},
            "count": {"type": "integer", "minimum": 1, "default": 1},
            "other": {"$ref": "#/components/schemas/Other"},
            "version": {"anyOf": [{"type": "string", "enum": ["latest"]}, {"type": "string"}]},
            "data": {}
        }})
    );
}

#[test]
fn only_what_is_selected_and_reached_stays() {
    let spec = imported();
    assert_eq!(spec["paths"].as_object().unwrap().len(), 1);
    let names: Vec<_> = spec["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(names, ["Thing", "Other"]);
}

#[test]
fn none_of_the_upstreams_prose_stays() {
    assert!(!imported().to_string().contains("Theirs"));
}

#[test]
fn importing_an_imported_document_changes_nothing() {
    let once = imported();
    let mut twice = once.clone();
    normalize::normalize(&mut twice).unwrap();
    assert_eq!(once, twice);
}

#[test]
fn what_is_not_an_openapi_document_is_refused() {
    let error = convert(
        json!([]),
        &selection(),
        &overlay::Overlay::parse("").unwrap(),
    )
    .unwrap_err();
    assert!(
        error.to_string().contains("is this an OpenAPI document?"),
        "{error}"
    );
}
