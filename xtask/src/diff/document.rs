//! From two files to two documents that can be compared.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::verify;
use crate::import::lenient::{self, Noted, Rules};
use crate::schema::{METHODS, Object};

/// A document in two forms.
pub(super) struct Document {
    /// With every description and sample; the notation is the author's.
    pub(super) worded: Value,
    /// Normalised: what means the same is written the same.
    pub(super) plain: Value,
}

/// Two documents, and what the reader should know about how they were made comparable.
pub(super) struct Pair {
    pub(super) old: Document,
    pub(super) new: Document,
    pub(super) notes: Vec<String>,
}

/// A document and the name that errors call it by.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) document: Value,
}

/// Reads a document, and checks that it can be compared.
pub(super) fn read(path: &Path) -> Result<Named> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {name}"))?;
    let document: Value =
        serde_json::from_slice(&bytes).with_context(|| format!("{name} is not a JSON document"))?;
    usable(&name, document)
}

/// Checks that a document can be compared.
pub(super) fn usable(name: &str, mut document: Value) -> Result<Named> {
    let complain = || name.to_owned();
    verify::frame(&document).with_context(complain)?;
    lenient::references(&document).with_context(complain)?;
    inline_shared_parts(&mut document);
    verify::details(&document).with_context(complain)?;
    Ok(Named {
        name: name.to_owned(),
        document,
    })
}

/// Makes two documents comparable.
///
/// Two documents of one origin are compared whole, or with `selected` as far as `spec/operations.toml` goes. Of ours
/// and one that LlamaCloud publishes, the latter is taken as import would take it: otherwise all that import does
/// would be listed as changes.
pub(super) fn pair(old: Named, new: Named, selected: bool) -> Result<Pair> {
    let upstream = (
        lenient::is_upstream(&old.document),
        lenient::is_upstream(&new.document),
    );
    let rules = match upstream.0 || upstream.1 || selected {
        true => Some(Rules::read()?),
        false => None,
    };
    let mixed = upstream.0 != upstream.1;
    let treatment = |is_upstream: bool| match (mixed, selected) {
        (true, _) if is_upstream => Treatment::Import,
        (false, true) => Treatment::Select,
        _ if is_upstream => Treatment::Name,
        _ => Treatment::AsIs,
    };
    let mut notes = Vec::new();
    let mut prepare = |named: Named, is_upstream: bool| -> Result<Document> {
        let name = named.name;
        let Noted {
            document,
            notes: left_out,
        } = treat(named.document, treatment(is_upstream), rules.as_ref())
            .with_context(|| name.clone())?;
        notes.extend(left_out.iter().map(|note| format!("{name}: {note}")));
        let worded = document.clone();
        let mut plain = document;
        lenient::normalize(&mut plain).context(name)?;
        Ok(Document { worded, plain })
    };
    Ok(Pair {
        old: prepare(old, upstream.0)?,
        new: prepare(new, upstream.1)?,
        notes,
    })
}

enum Treatment {
    AsIs,
    /// Give operations the names that import would give them.
    Name,
    /// Take the operations that import would take.
    Select,
    /// Take what import would make of it.
    Import,
}

fn treat(mut document: Value, treatment: Treatment, rules: Option<&Rules>) -> Result<Noted> {
    lenient::inherit_parameters(&mut document);
    inherit_security(&mut document);
    let as_is = |document| Noted {
        document,
        notes: Vec::new(),
    };
    match (treatment, rules) {
        (Treatment::Import, Some(rules)) => rules.import(&document),
        (Treatment::Select, Some(rules)) => rules.select(&document),
        (Treatment::Name, Some(rules)) => {
            rules.name_operations(&mut document);
            Ok(as_is(document))
        }
        (Treatment::AsIs, _) | (_, None) => Ok(as_is(document)),
    }
}

/// What an operation does not say about security, the document says for it.
fn inherit_security(document: &mut Value) {
    let Some(security) = document
        .as_object_mut()
        .and_then(|document| document.shift_remove("security"))
    else {
        return;
    };
    lenient::for_each_operation(document, |_, _, operation| {
        operation
            .entry("security")
            .or_insert_with(|| security.clone());
    });
}

/// Puts shared parameters, bodies, answers and headers where they are used. Schemas keep their names: they are types.
fn inline_shared_parts(document: &mut Value) {
    let source = document.clone();
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    for item in paths.values_mut() {
        inline(item, &source);
        let Some(item) = item.as_object_mut() else {
            continue;
        };
        inline_list(item.get_mut("parameters"), &source);
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                inline_operation(operation, &source);
            }
        }
    }
}

fn inline_operation(operation: &mut Object, source: &Value) {
    inline_list(operation.get_mut("parameters"), source);
    if let Some(body) = operation.get_mut("requestBody") {
        inline(body, source);
    }
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for (_, response) in responses.into_iter().flatten() {
        inline(response, source);
        let headers = response.get_mut("headers").and_then(Value::as_object_mut);
        for (_, header) in headers.into_iter().flatten() {
            inline(header, source);
        }
    }
}

fn inline_list(list: Option<&mut Value>, source: &Value) {
    for entry in list.and_then(Value::as_array_mut).into_iter().flatten() {
        inline(entry, source);
    }
}

fn inline(part: &mut Value, source: &Value) {
    // A part may refer to one that refers on; one that refers to itself stops here.
    const LONGEST: usize = 8;
    for _ in 0..LONGEST {
        let Some(target) = part
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|to| source.pointer(to.strip_prefix('#')?))
        else {
            return;
        };
        *part = target.clone();
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
