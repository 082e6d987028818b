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

/// A document with everything odd that a published one may bring.
fn odd() -> Value {
    serde_json::from_str(include_str!("../../fixtures/odd.json")).unwrap()
}

/// JSON pointers to all nodes of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, child)| (key.replace('~', "~0").replace('/', "~1"), child))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, child)| (index.to_string(), child))
            .collect(),
        _ => Vec::new(),
    };
    for (token, child) in children {
        let at = format!("{at}/{token}");
        pointers(child, &at, found);
        found.push(at);
    }
}

#[test]
fn a_damaged_document_is_an_error_or_a_spec_and_never_a_panic() {
    let whole = odd();
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    let all = select::Selection::all();
    let none = overlay::Overlay::default();
    let damage = [
        json!(null),
        json!(7),
        json!("x"),
        json!([]),
        json!({}),
        json!(["x", 7]),
    ];
    // A third of all places, which is enough to meet every kind of place with every kind of damage.
    for (place, damage) in places.iter().step_by(3).zip(damage.iter().cycle()) {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(place).unwrap() = damage.clone();
        if let Ok(spec) = convert(damaged, &all, &none) {
            assert_eq!(spec["openapi"], "3.0.3", "{place}");
        }
    }
}

#[test]
fn an_unusable_schema_is_named_by_its_place() {
    let mut document = odd();
    document["components"]["schemas"]["Base"]["properties"]["id"] = json!(7);
    let error = convert(
        document,
        &select::Selection::all(),
        &overlay::Overlay::default(),
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "/components/schemas/Base/properties/id: expected a schema, found 7"
    );
}
