//! Which operations we take, and what they are called.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use heck::ToSnakeCase;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::schema::{self, Object};

/// `spec/operations.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Selection {
    take: Vec<Take>,
    #[serde(default)]
    skip: Vec<Skip>,
    /// `METHOD path` to operation id, where ours differs from the upstream's.
    #[serde(default)]
    names: BTreeMap<String, String>,
}

/// All operations under a path prefix.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Take {
    prefix: String,
    /// The one tag that these operations carry in our spec; generated files are named after it.
    subject: String,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
}

/// An exception to `take`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    operation: String,
    #[serde(rename = "reason")]
    _reason: String,
}

impl Selection {
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Takes every operation, under one subject.
    pub(super) fn all() -> Self {
        let everything = Take {
            prefix: String::new(),
            subject: "all".into(),
            _reason: String::new(),
        };
        Self {
            take: vec![everything],
            skip: Vec::new(),
            names: BTreeMap::new(),
        }
    }

    fn subject(&self, path: &str) -> Option<&str> {
        let under = |prefix: &str| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.take
            .iter()
            .find(|take| under(&take.prefix))
            .map(|take| take.subject.as_str())
    }
}

/// A document with the selected operations, under our names, each with one tag. An entry of the selection that matches
/// nothing is an error.
pub(super) fn select(upstream: &Value, selection: &Selection) -> Result<Value> {
    let (spec, stale) = select_what_fits(upstream, selection)?;
    match stale.into_iter().next() {
        Some(stale) => bail!("{stale}; remove or correct it"),
        None => Ok(spec),
    }
}

/// The same, and what is wrong with each entry of the selection that matches nothing.
pub(super) fn select_what_fits(
    upstream: &Value,
    selection: &Selection,
) -> Result<(Value, Vec<String>)> {
    if upstream.get("paths").and_then(Value::as_object).is_none() {
        bail!("/paths: no operations; is this an OpenAPI document?");
    }
    let mut skipped: Vec<&str> = selection
        .skip
        .iter()
        .map(|skip| skip.operation.as_str())
        .collect();
    let mut renamed: Vec<&str> = selection.names.keys().map(String::as_str).collect();
    let mut unused: Vec<&str> = selection
        .take
        .iter()
        .map(|take| take.prefix.as_str())
        .collect();
    let derived = names(upstream, selection, |path| {
        selection.subject(path).is_some()
    });
    let mut paths = Object::new();
    for (method, path, operation) in schema::operations(upstream) {
        let Some(subject) = selection.subject(path) else {
            continue;
        };
        unused.retain(|prefix| !path.starts_with(prefix));
        let key = schema::operation_key(method, path);
        if let Some(index) = skipped.iter().position(|skip| *skip == key) {
            skipped.swap_remove(index);
            continue;
        }
        let mut operation = operation
            .as_object()
            .with_context(|| format!("{key} is not an object"))?
            .clone();
        renamed.retain(|known| *known != key);
        let name = derived.get(&key).cloned().unwrap_or_default();
        operation.insert("operationId".into(), Value::String(name));
        operation.insert("tags".into(), json!([subject]));
        inherit_parameters(
            &mut operation,
            upstream.pointer(&format!(
                "/paths/{}/parameters",
                path.replace('~', "~0").replace('/', "~1")
            )),
        );
        let item = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(method.into(), Value::Object(operation));
        }
    }
    let mut stale = Vec::new();
    for (what, left) in [
        ("take.prefix", unused),
        ("skip.operation", skipped),
        ("names", renamed),
    ] {
        stale.extend(left.iter().map(|entry| {
            format!(
                "spec/operations.toml: {what} \"{entry}\" matches no operation of this document"
            )
        }));
    }
    let mut spec = Object::new();
    spec.insert("openapi".into(), "3.0.3".into());
    spec.insert(
        "info".into(),
        upstream.get("info").cloned().unwrap_or_else(|| json!({})),
    );
    spec.insert("paths".into(), Value::Object(paths));
    spec.insert("components".into(), components(upstream));
    Ok((Value::Object(spec), stale))
}

/// What operations can refer to; the rest of `components` has no reader here.
fn components(upstream: &Value) -> Value {
    let of = |key: &str| {
        upstream
            .pointer(&format!("/components/{key}"))
            .cloned()
            .unwrap_or_else(|| json!({}))
    };
    json!({ "schemas": of("schemas"), "securitySchemes": of("securitySchemes") })
}

/// Parameters of a path item belong to each of its operations, unless the operation has its own of that name.
pub(super) fn inherit_parameters(operation: &mut Object, shared: Option<&Value>) {
    let Some(shared) = shared.and_then(Value::as_array) else {
        return;
    };
    let own = operation.entry("parameters").or_insert_with(|| json!([]));
    let Some(own) = own.as_array_mut() else {
        return;
    };
    let key = |parameter: &Value| (parameter.get("name").cloned(), parameter.get("in").cloned());
    for parameter in shared {
        if !own.iter().any(|known| key(known) == key(parameter)) {
            own.push(parameter.clone());
        }
    }
}

/// What operations are called, by their keys: our name where there is one, else the shortest of the operation's ids that no
/// other one has.
pub(super) fn names(
    document: &Value,
    selection: &Selection,
    takes: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let candidates: Vec<(String, [String; 3])> = schema::operations(document)
        .filter(|(_, path, _)| takes(path))
        .filter_map(|(method, path, operation)| {
            let ids = ids(operation.as_object()?, method, path);
            Some((schema::operation_key(method, path), ids))
        })
        .filter(|(key, _)| !selection.names.contains_key(key))
        .collect();
    // `getThing` and `get_thing` would become one method.
    let is_alone = |level: usize, id: &str| {
        let same =
            |(_, ids): &&(String, [String; 3])| ids[level].to_snake_case() == id.to_snake_case();
        candidates.iter().filter(same).count() == 1
    };
    let derived = candidates.iter().map(|(key, ids)| {
        let alone = ids
            .iter()
            .enumerate()
            .find(|(level, id)| is_alone(*level, id));
        let (_, id) = alone.unwrap_or((2, &ids[2]));
        (key.clone(), id.clone())
    });
    derived.chain(selection.names.clone()).collect()
}

/// The upstream's id without the path and the method in it.
pub(super) fn short_name(operation: &Object, method: &str, path: &str) -> String {
    let [short, ..] = ids(operation, method, path);
    short
}

/// Ids of an operation, the shortest first. The upstream's without the path and the method that its framework appends
/// (`get_file_api_v1_beta_files__file_id__get` is `get_file`), the upstream's whole one, and the path's.
fn ids(operation: &Object, method: &str, path: &str) -> [String; 3] {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect()
    };
    let of_path = format!("{method}{}", plain(path));
    let whole = operation
        .get("operationId")
        .and_then(Value::as_str)
        .unwrap_or(&of_path);
    let suffix = plain(&format!("{path}_{method}"));
    let short = whole
        .strip_suffix(&suffix)
        .filter(|short| !short.is_empty())
        .unwrap_or(whole);
    [short.to_owned(), whole.to_owned(), of_path.clone()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn selection(text: &str) -> Selection {
        Selection::parse(text).unwrap()
    }

    fn upstream() -> Value {
        json!({
            "info": {"title": "t", "version": "1"},
            "paths": {
                "/a": {"get": {"operationId": "list_a_a_get"}},
                "/a/{id}": {"get": {"operationId": "get_a_a__id__get"}, "parameters": [{"name": "id", "in": "path"}]},
                "/ab": {"get": {"operationId": "other"}}
            }
        })
    }

    const TAKE_A: &str = "[[take]]\nprefix = \"/a\"\nsubject = \"a\"\nreason = \"r\"\n";

    #[test]
    fn a_prefix_takes_whole_path_segments() {
        let spec = select(&upstream(), &selection(TAKE_A)).unwrap();
        let paths: Vec<_> = spec["paths"].as_object().unwrap().keys().collect();
        assert_eq!(paths, ["/a", "/a/{id}"]);
    }

    #[test]
    fn an_operation_id_loses_the_path_in_it() {
        let spec = select(&upstream(), &selection(TAKE_A)).unwrap();
        assert_eq!(spec["paths"]["/a"]["get"]["operationId"], "list_a");
        assert_eq!(spec["paths"]["/a/{id}"]["get"]["operationId"], "get_a");
    }

    #[test]
    fn an_operation_gets_the_parameters_of_its_path() {
        let spec = select(&upstream(), &selection(TAKE_A)).unwrap();
        assert_eq!(
            spec["paths"]["/a/{id}"]["get"]["parameters"][0]["name"],
            "id"
        );
    }

    #[test]
    fn names_that_would_be_the_same_stay_whole() {
        let upstream = json!({"paths": {
            "/a/x": {"get": {"operationId": "get_a_x_get"}},
            "/a/y": {"get": {"operationId": "get_a_y_get"}}
        }});
        let spec = select(&upstream, &selection(TAKE_A)).unwrap();
        assert_eq!(spec["paths"]["/a/x"]["get"]["operationId"], "get_a_x_get");
        assert_eq!(spec["paths"]["/a/y"]["get"]["operationId"], "get_a_y_get");
    }

    #[test]
    fn an_id_that_is_given_twice_gives_way_to_the_path() {
        let upstream =
            json!({"paths": {"/a": {"get": {"operationId": "do"}, "post": {"operationId": "Do"}}}});
        let spec = select(&upstream, &selection(TAKE_A)).unwrap();
        assert_eq!(spec["paths"]["/a"]["get"]["operationId"], "get_a");
        assert_eq!(spec["paths"]["/a"]["post"]["operationId"], "post_a");
    }

    #[test]
    fn a_skip_that_matches_nothing_is_an_error() {
        let text = format!("{TAKE_A}[[skip]]\noperation = \"GET /gone\"\nreason = \"r\"\n");
        let error = select(&upstream(), &selection(&text)).err().unwrap();
        assert!(
            error.to_string().contains("skip.operation \"GET /gone\""),
            "{error}"
        );
    }

    #[test]
    fn a_document_without_paths_is_refused() {
        let error = select(&json!({}), &selection(TAKE_A)).err().unwrap();
        assert!(error.to_string().starts_with("/paths"), "{error}");
    }
}
