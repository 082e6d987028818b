//! Each kind of entry: what it does, and that it fails when it no longer applies.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
use serde_json::json;

use super::*;

fn apply(overlay: &str, mut spec: Value) -> Result<Value> {
    Overlay::parse(overlay)
        .unwrap()
        .apply(&mut spec)
        .map(|()| spec)
}

#[test]
fn a_change_replaces_what_it_names() {
    let overlay = "[[change]]\nname = \"n\"\nreason = \"r\"\ntarget = \"/a/b\"\nold = '1'\nnew = '{\"c\": 2}'\n";
    assert_eq!(
        apply(overlay, json!({"a": {"b": 1}})).unwrap(),
        json!({"a": {"b": {"c": 2}}})
    );
}

#[test]
fn a_change_that_no_longer_applies_is_an_error_with_its_name() {
    let overlay = "[[change]]\nname = \"bound\"\nreason = \"r\"\ntarget = \"/a/b\"\nold = '1'\n";
    let error = apply(overlay, json!({"a": {"b": 7}})).unwrap_err();
    let text = format!("{error:#}");
    assert_eq!(
        text,
        "spec/overlay.toml: change \"bound\": /a/b holds 7, not what `old` says; the upstream has moved"
    );
}

#[test]
fn a_change_can_add_to_the_end_of_a_list() {
    let overlay = "[[change]]\nname = \"n\"\nreason = \"r\"\ntarget = \"/a/-\"\nnew = '2'\n";
    assert_eq!(
        apply(overlay, json!({"a": [1]})).unwrap(),
        json!({"a": [1, 2]})
    );
}

#[test]
fn wording_for_what_is_gone_is_an_error_with_its_name() {
    let error = apply("[parameter]\ngone = \"d\"\n", json!({})).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "spec/overlay.toml: parameter \"gone\": no operation has such a parameter any more"
    );
    let error = apply("[schema.Gone]\ndescription = \"d\"\n", json!({})).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "spec/overlay.toml: schema \"Gone\": there is no such schema any more"
    );
    let overlay = "[schema.A.properties]\ngone = \"d\"\n";
    let error = apply(overlay, json!({"components": {"schemas": {"A": {}}}})).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "spec/overlay.toml: schema \"A\": there is no property gone any more"
    );
}

#[test]
fn wording_beside_a_reference_wraps_it() {
    let spec = json!({"components": {"schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}}}}});
    let spec = apply("[schema.A.properties]\nb = \"The b\"\n", spec).unwrap();
    assert_eq!(
        spec["components"]["schemas"]["A"]["properties"]["b"],
        json!({"allOf": [{"$ref": "#/components/schemas/B"}], "description": "The b"})
    );
}

#[test]
fn a_property_that_a_newer_deployment_knows_is_added_with_a_note() {
    let overlay = "[[property]]\nof = [\"A\"]\nname = \"n\"\nschema = '{\"type\": \"string\"}'\n\
                   known_to = \"since August\"\ndescription = \"The n.\"\n";
    let spec = json!({"components": {"schemas": {"A": {"properties": {}}}}});
    let spec = apply(overlay, spec).unwrap();
    assert_eq!(
        spec["components"]["schemas"]["A"]["properties"]["n"],
        json!({"type": "string", "description": "The n. (Deployments: since August.)"})
    );
}

#[test]
fn a_property_that_the_upstream_has_by_now_is_an_error() {
    let overlay = "[[property]]\nof = [\"A\"]\nname = \"n\"\nschema = '{}'\nknown_to = \"k\"\ndescription = \"d\"\n";
    let spec = json!({"components": {"schemas": {"A": {"properties": {"n": {}}}}}});
    let error = apply(overlay, spec).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "spec/overlay.toml: property \"n\": A has a property n of its own by now; remove the entry"
    );
}

#[test]
fn values_are_added_to_an_enum_and_refused_where_they_are_by_now() {
    let overlay = "[[values]]\nof = \"/components/schemas/A\"\nadd = [\"b\"]\nreason = \"r\"\n";
    let spec = |values| json!({"components": {"schemas": {"A": {"enum": values}}}});
    let added = apply(overlay, spec(json!(["a"]))).unwrap();
    assert_eq!(
        added["components"]["schemas"]["A"]["enum"],
        json!(["a", "b"])
    );
    let error = apply(overlay, spec(json!(["b"]))).unwrap_err();
    assert!(
        format!("{error:#}")
            .ends_with("has the value b of its own by now; remove it from the entry"),
        "{error:#}"
    );
}

#[test]
fn a_secret_is_marked_and_refused_where_it_is_gone() {
    let overlay = "[[secret]]\nof = [\"A\"]\nname = \"key\"\nreason = \"r\"\n";
    let spec =
        json!({"components": {"schemas": {"A": {"properties": {"key": {"type": "string"}}}}}});
    let spec = apply(overlay, spec).unwrap();
    assert_eq!(
        spec["components"]["schemas"]["A"]["properties"]["key"],
        json!({"type": "string", "x-secret": true})
    );
    let error = apply(overlay, json!({})).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "spec/overlay.toml: secret \"key\": A has no property key any more"
    );
}

#[test]
fn an_answer_is_added_where_it_can_come() {
    let overlay = "[[answer]]\nstatus = \"404\"\nschema = \"E\"\ndescription = \"Gone.\"\nreason = \"r\"\nmethods = [\"get\"]\n";
    let spec = json!({"paths": {"/a": {"get": {"responses": {}}, "post": {"responses": {}}}}});
    let spec = apply(overlay, spec).unwrap();
    assert_eq!(
        spec["paths"]["/a"]["get"]["responses"]["404"],
        json!({"description": "Gone.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/E"}}}})
    );
    assert_eq!(spec["paths"]["/a"]["post"]["responses"], json!({}));
}
