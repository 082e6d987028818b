use serde_json::json;

use crate::diff::fixture::*;

#[test]
fn security_that_asks_for_more_is_breaking_and_for_less_is_compatible() {
    let open = with_operation(json!({}));
    let key = with_operation(json!({"security": [{"Key": []}]}));
    let either = with_operation(json!({"security": [{"Key": []}, {"Token": []}]}));
    let expected = |class: &str| [format!("{class} security-changed at GET /things")];
    assert_eq!(changes(&open, &key), expected("breaking"));
    assert_eq!(changes(&key, &open), expected("compatible"));
    assert_eq!(changes(&key, &either), expected("compatible"));
    assert_eq!(changes(&either, &key), expected("breaking"));
}

#[test]
fn security_of_the_document_is_that_of_its_operations() {
    let own = with_operation(json!({"security": [{"Key": []}]}));
    let mut shared = with_operation(json!({}));
    shared["security"] = json!([{"Key": []}]);
    assert_eq!(changes(&own, &shared), NOTHING);
}

#[test]
fn another_security_scheme_is_breaking() {
    let with = |scheme: &str| {
        let mut document = with_operation(json!({"security": [{"Key": []}]}));
        document["components"]["securitySchemes"] =
            json!({"Key": {"type": "http", "scheme": scheme}});
        document
    };
    assert_eq!(
        changes(&with("bearer"), &with("basic")),
        ["breaking security-scheme-changed at securitySchemes Key"]
    );
}

#[test]
fn a_removed_security_scheme_is_breaking_and_a_new_one_is_compatible() {
    let none = with_operation(json!({}));
    let mut one = none.clone();
    one["components"]["securitySchemes"] = json!({"Key": {"type": "http", "scheme": "bearer"}});
    assert_eq!(
        changes(&one, &none),
        ["breaking security-scheme-removed at securitySchemes Key"]
    );
    assert_eq!(
        changes(&none, &one),
        ["compatible security-scheme-added at securitySchemes Key"]
    );
}

#[test]
fn a_new_server_is_compatible_and_a_removed_one_is_breaking() {
    let with = |urls: &[&str]| {
        let mut document = with_operation(json!({}));
        document["servers"] = urls.iter().map(|url| json!({ "url": url })).collect();
        document
    };
    assert_eq!(
        changes(&with(&["https://a"]), &with(&["https://a", "https://b"])),
        ["compatible server-added at servers"]
    );
    assert_eq!(
        changes(&with(&["https://a", "https://b"]), &with(&["https://a"])),
        ["breaking server-removed at servers"]
    );
}
