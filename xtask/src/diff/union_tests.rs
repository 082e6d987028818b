use serde_json::{Value, json};

use crate::diff::fixture::*;

fn union(members: Value) -> Value {
    holding(json!({ "anyOf": members }))
}

fn two() -> Value {
    union(json!([{"type": "string"}, {"type": "integer"}]))
}

fn three() -> Value {
    union(json!([{"type": "boolean"}, {"type": "string"}, {"type": "integer"}]))
}

fn cat(name: &str) -> Value {
    json!({"type": "object", "required": ["kind"], "properties": {
        "kind": {"type": "string", "enum": [name]}, "lives": {"type": "integer"}
    }})
}

fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// A union of Cat and Dog, told apart by `kind`.
fn pets(property: &str, mapping: Value) -> Value {
    let thing = holding(json!({
        "oneOf": [{"$ref": reference("Cat")}, {"$ref": reference("Dog")}],
        "discriminator": {"propertyName": property, "mapping": mapping}
    }));
    json!({"Thing": thing, "Cat": cat("cat"), "Dog": cat("dog")})
}

fn both() -> Value {
    json!({"cat": reference("Cat"), "dog": reference("Dog")})
}

#[test]
fn a_new_member_is_compatible() {
    let found = in_requests(two(), three());
    assert_eq!(
        found,
        ["compatible request-variant-added at Thing.a<boolean>"]
    );
    let found = in_responses(two(), three());
    assert_eq!(
        found,
        ["compatible response-variant-added at Thing.a<boolean>"]
    );
}

#[test]
fn a_removed_member_breaks_requests_alone() {
    let found = in_requests(three(), two());
    assert_eq!(
        found,
        ["breaking request-variant-removed at Thing.a<boolean>"]
    );
    let found = in_responses(three(), two());
    assert_eq!(
        found,
        ["compatible response-variant-removed at Thing.a<boolean>"]
    );
}

#[test]
fn the_order_of_members_says_nothing() {
    let turned = union(json!([{"type": "integer"}, {"type": "string"}]));
    assert_eq!(in_requests(two(), turned), NOTHING);
}

#[test]
fn one_of_instead_of_any_of_is_cosmetic() {
    let new = holding(json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}));
    let found = in_requests(two(), new);
    assert_eq!(found, ["cosmetic union-keyword-changed at Thing.a"]);
}

#[test]
fn a_change_within_a_member_is_reported_in_it() {
    let with = |field: &str| {
        union(json!([{"type": "string"}, {"type": "object", "properties": {"b": {"type": field}}}]))
    };
    let found = in_requests(with("string"), with("integer"));
    assert_eq!(
        found,
        ["breaking request-type-changed at Thing.a<object>.b"]
    );
}

#[test]
fn a_member_with_a_new_name_and_its_old_fields_is_renamed() {
    let with = |name: &str| {
        let members = json!([{"$ref": reference("Dog")}, {"$ref": reference(name)}]);
        let mut schemas = json!({"Thing": union(members), "Dog": cat("dog")});
        schemas[name] = cat("cat");
        with_response(schemas)
    };
    let found = changes(&with("Cat"), &with("Tiger"));
    assert_eq!(found, ["breaking type-renamed at Cat"]);
}

#[test]
fn another_property_that_tells_members_apart_is_breaking() {
    let old = with_response(pets("kind", both()));
    let new = with_response(pets("type", both()));
    let found = changes(&old, &new);
    assert_eq!(found, ["breaking discriminator-changed at Thing.a"]);
}

#[test]
fn a_discriminator_that_went_is_breaking_and_one_that_came_is_compatible() {
    let old = pets("kind", both());
    let mut new = old.clone();
    let field = new
        .pointer_mut("/Thing/properties/a")
        .and_then(Value::as_object_mut);
    field.map(|field| field.remove("discriminator"));
    let (old, new) = (with_response(old), with_response(new));
    assert_eq!(
        changes(&old, &new),
        ["breaking discriminator-removed at Thing.a"]
    );
    assert_eq!(
        changes(&new, &old),
        ["compatible discriminator-added at Thing.a"]
    );
}

#[test]
fn a_value_that_means_another_member_is_breaking() {
    let turned = json!({"cat": reference("Cat"), "dog": reference("Cat")});
    let found = changes(
        &with_request(pets("kind", both())),
        &with_request(pets("kind", turned)),
    );
    assert_eq!(found, ["breaking discriminator-value-changed at Thing.a"]);
}

#[test]
fn a_removed_value_of_a_discriminator_breaks_requests_alone() {
    let more = json!({"cat": reference("Cat"), "dog": reference("Dog"), "hound": reference("Dog")});
    let (old, new) = (pets("kind", more), pets("kind", both()));
    let found = changes(&with_request(old.clone()), &with_request(new.clone()));
    assert_eq!(
        found,
        ["breaking request-discriminator-value-removed at Thing.a"]
    );
    let found = changes(&with_response(old.clone()), &with_response(new.clone()));
    assert_eq!(
        found,
        ["compatible response-discriminator-value-removed at Thing.a"]
    );
    let found = changes(&with_request(new), &with_request(old));
    assert_eq!(
        found,
        ["compatible request-discriminator-value-added at Thing.a"]
    );
}
