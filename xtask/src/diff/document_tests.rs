#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};

use crate::diff::change::{Change, Class};
use crate::diff::fixture::{self, NOTHING, changes};
use crate::diff::{compare, document};
use crate::layout;

/// What is wrong with a document.
fn complaint(document: Value) -> String {
    match document::usable("new.json", document) {
        Ok(_) => panic!("nothing is wrong"),
        Err(error) => format!("{error:#}"),
    }
}

fn with_thing(thing: Value) -> Value {
    fixture::in_response(thing)
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let error = document::read(std::path::Path::new("no/such.json"));
    let text = format!("{:#}", error.err().unwrap());
    assert!(text.starts_with("cannot read no/such.json"), "{text}");
}

#[test]
fn a_file_that_is_not_json_is_named() {
    let path = layout::root().join("Cargo.toml");
    let text = format!("{:#}", document::read(&path).err().unwrap());
    assert!(text.contains("Cargo.toml is not a JSON document"), "{text}");
}

#[test]
fn json_that_is_not_openapi_is_refused() {
    assert_eq!(
        complaint(json!([])),
        "new.json: the document is not a JSON object"
    );
    assert_eq!(
        complaint(json!({"a": 1})),
        "new.json: /openapi: no version such as \"3.0.3\"; is this an OpenAPI document?"
    );
    assert_eq!(
        complaint(json!({"swagger": "2.0"})),
        "new.json: /swagger: OpenAPI 2 is not supported; convert the document to 3.0"
    );
    assert_eq!(
        complaint(json!({"openapi": "3.0.3"})),
        "new.json: /paths: no operations; is this an OpenAPI document?"
    );
}

#[test]
fn what_is_malformed_is_named_by_its_pointer() {
    let mut document = fixture::with_operation(json!({}));
    document["paths"]["/things"]["get"] = json!(3);
    assert_eq!(
        complaint(document),
        "new.json: /paths/~1things/get: expected an object"
    );
    assert_eq!(
        complaint(fixture::with_operation(
            json!({"parameters": [{"in": "query"}]})
        )),
        "new.json: /paths/~1things/get/parameters/0/name: expected a string"
    );
    assert_eq!(
        complaint(with_thing(
            json!({"type": "object", "properties": {"a": {"type": "text"}}})
        )),
        "new.json: /components/schemas/Thing/properties/a/type: expected a type of JSON, or a list of them"
    );
    assert_eq!(
        complaint(with_thing(json!({"required": true}))),
        "new.json: /components/schemas/Thing/required: expected a list of strings"
    );
}

#[test]
fn a_reference_to_nothing_is_named_by_its_pointer() {
    let text = complaint(with_thing(json!({"$ref": "#/components/schemas/Gone"})));
    assert_eq!(
        text,
        "new.json: /components/schemas/Thing: $ref to #/components/schemas/Gone, which is not in the document"
    );
}

#[test]
fn a_schema_that_cannot_be_normalised_is_named_with_its_file() {
    let named = |name: &str, thing: Value| document::usable(name, with_thing(thing)).unwrap();
    let old = named("old.json", json!({}));
    let new = named("new.json", json!({"properties": {"a": false}}));
    let text = format!("{:#}", document::pair(old, new, false).err().unwrap());
    assert!(
        text.starts_with("new.json: /components/schemas/Thing/properties/a"),
        "{text}"
    );
}

fn spec() -> Value {
    let text = std::fs::read_to_string(layout::root().join(layout::SPEC)).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_spec_equals_itself() {
    assert_eq!(changes(&spec(), &spec()), NOTHING);
}

/// The document with its keys in the opposite order.
fn turned(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let entries = object.iter().rev();
            Value::Object(
                entries
                    .map(|(key, value)| (key.clone(), turned(value)))
                    .collect(),
            )
        }
        Value::Array(list) => list.iter().map(turned).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_order_of_keys_says_nothing() {
    let turned = turned(&spec());
    assert_ne!(turned.to_string(), spec().to_string());
    assert_eq!(changes(&spec(), &turned), NOTHING);
}

/// The spec, with operation ids as the service's framework writes them.
fn as_published() -> Value {
    let mut document = spec();
    crate::import::lenient::for_each_operation(&mut document, |method, path, operation| {
        let suffix: String = format!("{path}_{method}")
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let id = operation["operationId"].as_str().unwrap().to_owned();
        operation.insert("operationId".into(), format!("{id}{suffix}").into());
    });
    document
}

fn compared(old: Value, new: Value, selected: bool) -> crate::diff::report::Report {
    let usable = |name: &str, document| document::usable(name, document).unwrap();
    compare(document::pair(usable("old", old), usable("new", new), selected).unwrap())
}

#[test]
fn a_published_document_is_imported_before_it_is_compared_with_ours() {
    let mut published = as_published();
    published["paths"]["/not/ours"] =
        json!({"get": {"operationId": "a_not_ours_get", "responses": {}}});
    let report = compared(spec(), published, false);
    // Descriptions of what the overlay would add are the overlay's to write; the rest is equal.
    let differs = |change: &Change| change.class != Class::Cosmetic;
    assert!(!report.changes.iter().any(differs), "{}", report.to_text());
    // Overlay entries for what the published document says already do not apply, and are named.
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.starts_with("new: spec/overlay.toml: change ")),
        "{:?}",
        report.notes
    );
}

#[test]
fn two_published_documents_are_compared_whole_unless_told_otherwise() {
    let mut new = as_published();
    new["paths"]["/not/ours"] = json!({"get": {"operationId": "a_not_ours_get", "responses": {}}});
    let report = compared(as_published(), new.clone(), false);
    let text = report.to_text();
    // Under the name that import would give it.
    assert!(
        text.contains("operation-added: the operation `a` is new"),
        "{text}"
    );
    assert!(compared(as_published(), new, true).changes.is_empty());
}

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// Goes to a random value within and puts something else there, or nothing.
    fn spoil(&mut self, value: &mut Value, depth: usize) {
        let stop = depth > 1 && self.below(8) == 0;
        let size = match value {
            Value::Object(object) => object.len(),
            Value::Array(list) => list.len(),
            _ => 0,
        };
        if stop || size == 0 {
            // Half of the time something that may well stand here.
            let likely = match &*value {
                Value::Bool(flag) => json!(!*flag),
                Value::Number(_) => json!(self.below(9)),
                Value::String(text) if text.starts_with('#') => {
                    json!("#/components/schemas/Thing")
                }
                Value::String(_) => json!(["string", "object", "x"][self.below(3)]),
                other => other.clone(),
            };
            if self.below(2) == 0 {
                *value = likely;
                return;
            }
            let others = [
                json!(null),
                json!(false),
                json!(0),
                json!(""),
                json!([]),
                json!({}),
                json!("string"),
                json!({"type": "string"}),
                json!({"$ref": "#/components/schemas/Thing"}),
                json!({"type": "object", "properties": {"type": {"nullable": true}}}),
            ];
            *value = others[self.below(others.len())].clone();
            return;
        }
        let index = self.below(size);
        let remove = self.below(10) == 0;
        match value {
            Value::Object(object) => {
                let key = object.keys().nth(index).unwrap().clone();
                if remove {
                    object.shift_remove(&key);
                } else {
                    self.spoil(&mut object[&key], depth + 1);
                }
            }
            Value::Array(list) if remove => drop(list.remove(index)),
            Value::Array(list) => self.spoil(&mut list[index], depth + 1),
            _ => {}
        }
    }
}

/// Spoils a document in many ways and compares each with the sound one: nothing may panic, and what can be compared
/// must equal itself. Answers how many could be compared.
fn survive(document: &Value, seed: u64, rounds: usize) -> usize {
    let mut numbers = Numbers(seed);
    let mut compared = 0;
    for _ in 0..rounds {
        let mut spoilt = document.clone();
        for _ in 0..=numbers.below(3) {
            numbers.spoil(&mut spoilt, 0);
        }
        let usable = |value: &Value| document::usable("d", value.clone());
        let run = |old: &Value, new: &Value| {
            let pair = document::pair(usable(old).ok()?, usable(new).ok()?, false).ok()?;
            Some(compare(pair))
        };
        let there = run(document, &spoilt);
        let back = run(&spoilt, document);
        assert_eq!(there.is_some(), back.is_some());
        if let Some(report) = run(&spoilt, &spoilt) {
            compared += 1;
            assert!(report.changes.is_empty(), "{}", report.to_text());
        }
    }
    compared
}

#[test]
fn spoilt_copies_of_the_spec_are_compared_or_refused() {
    assert!(survive(&spec(), 0x9e37_79b9, 12) > 0);
}

#[test]
fn spoilt_copies_of_a_small_document_are_compared_or_refused() {
    let node = json!({"type": "object", "required": ["kind"], "properties": {
        "kind": {"type": "string", "enum": ["node", "leaf"], "default": "node"},
        "next": {"allOf": [{"$ref": "#/components/schemas/Thing"}], "nullable": true},
        "list": {"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/Other"}, {"type": "integer", "minimum": 1}]}},
        "map": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Thing"}}
    }});
    let other = json!({
        "oneOf": [{"$ref": "#/components/schemas/Thing"}, {"$ref": "#/components/schemas/Leaf"}],
        "discriminator": {"propertyName": "kind", "mapping": {"node": "#/components/schemas/Thing"}}
    });
    let leaf = json!({"allOf": [{"$ref": "#/components/schemas/Thing"}, {"properties": {"size": {"type": ["number", "null"]}}}]});
    let mut document = fixture::with_response(json!({"Thing": node, "Other": other, "Leaf": leaf}));
    document["paths"]["/things/{id}"] = json!({
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
        "put": {
            "operationId": "put_thing", "security": [{"Key": []}],
            "requestBody": {"content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Leaf"}}}},
            "responses": {"204": {"description": "D", "headers": {"a": {"schema": {"type": "string"}}}}}
        }
    });
    assert!(survive(&document, 0x2545_f491, 400) > 100);
}
