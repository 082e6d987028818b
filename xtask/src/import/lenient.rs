//! The steps of import for a reader that must go on: what does not apply is noted, and left out.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{check, normalize, overlay, select};
use crate::layout;
use crate::schema::{self, METHODS};

/// A document, and what was left out on the way to it.
pub(crate) struct Noted {
    pub(crate) document: Value,
    pub(crate) notes: Vec<String>,
}

/// Which operations are ours, and how they are called.
pub(crate) struct Rules {
    selection: select::Selection,
    overlay: overlay::Overlay,
}

impl Rules {
    /// Reads the files in `spec/`.
    pub(crate) fn read() -> Result<Self> {
        let read = |name: &str| {
            std::fs::read_to_string(layout::root().join(name))
                .with_context(|| format!("cannot read {name}"))
        };
        Ok(Self {
            selection: select::Selection::parse(&read(layout::OPERATIONS)?)
                .context(layout::OPERATIONS)?,
            overlay: overlay::Overlay::parse(&read(layout::OVERLAY)?).context(layout::OVERLAY)?,
        })
    }

    /// Our operations alone, as the document describes them.
    pub(crate) fn select(&self, document: &Value) -> Result<Noted> {
        let (mut document, notes) = select::select_what_fits(document, &self.selection)?;
        schema::prune(&mut document);
        Ok(Noted { document, notes })
    }

    /// What import would make of the document.
    pub(crate) fn import(&self, document: &Value) -> Result<Noted> {
        let Noted {
            mut document,
            mut notes,
        } = self.select(document)?;
        normalize::normalize(&mut document)?;
        let stale = self.overlay.apply_what_fits(&mut document);
        notes.extend(stale.iter().map(|error| format!("{error:#}")));
        schema::prune(&mut document);
        Ok(Noted { document, notes })
    }

    /// Gives every operation the name that import would give it.
    pub(crate) fn name_operations(&self, document: &mut Value) {
        let names = select::names(document, &self.selection, |_| true);
        for_each_operation(document, |method, path, operation| {
            if let Some(name) = names.get(&schema::operation_key(method, path)) {
                operation.insert("operationId".into(), name.as_str().into());
            }
        });
    }
}

/// Whether the document is one that LlamaCloud publishes, not ours: the framework that writes those appends path and
/// method to most operation ids.
pub(crate) fn is_upstream(document: &Value) -> bool {
    let mut all = 0_usize;
    let mut long = 0_usize;
    for (method, path, operation) in schema::operations(document) {
        let Some(operation) = operation.as_object() else {
            continue;
        };
        let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
            continue;
        };
        all += 1;
        if select::short_name(operation, method, path) != id {
            long += 1;
        }
    }
    long * 2 > all
}

/// The operation id, or the one that import would make up.
pub(crate) fn operation_id(operation: &Value, method: &str, path: &str) -> String {
    match operation.get("operationId").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None => operation
            .as_object()
            .map(|operation| select::short_name(operation, method, path))
            .unwrap_or_default(),
    }
}

/// The rules of [`mod@normalize`], which make equal what means the same.
pub(crate) fn normalize(document: &mut Value) -> Result<()> {
    normalize::normalize(document)
}

/// Fails with the JSON pointer of a `$ref` that leads nowhere.
pub(crate) fn references(document: &Value) -> Result<()> {
    check::references(document, document, &mut String::new())
}

/// Gives every operation the parameters of its path item.
pub(crate) fn inherit_parameters(document: &mut Value) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        let Some(shared) = item.shift_remove("parameters") else {
            continue;
        };
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                select::inherit_parameters(operation, Some(&shared));
                if operation.get("parameters") == Some(&json!([])) {
                    operation.shift_remove("parameters");
                }
            }
        }
    }
}

/// Does something to each operation: its method, its path, and itself.
pub(crate) fn for_each_operation(
    document: &mut Value,
    mut change: impl FnMut(&str, &str, &mut schema::Object),
) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                change(method, path, operation);
            }
        }
    }
}
