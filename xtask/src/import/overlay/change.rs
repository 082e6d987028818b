//! One place changes: the general tool, for what the others do not say shorter.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

/// One addition or correction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) name: String,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
    /// JSON pointer to what changes; its parent must exist.
    target: String,
    /// The JSON that stands there now; the entry is stale when it does not. Absent: nothing stands there.
    old: Option<String>,
    /// The JSON that takes its place. Absent: it goes.
    new: Option<String>,
}

impl Change {
    /// Fails when what stands at the target is not what the entry says.
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        let json = |text: &Option<String>, which: &str| -> Result<Option<Value>> {
            text.as_deref()
                .map(serde_json::from_str)
                .transpose()
                .with_context(|| format!("{which} is not JSON"))
        };
        let (old, new) = (json(&self.old, "old")?, json(&self.new, "new")?);
        let (parent, key) = self
            .target
            .rsplit_once('/')
            .context("target is not a JSON pointer")?;
        let key = key.replace("~1", "/").replace("~0", "~");
        let parent = spec
            .pointer_mut(parent)
            .with_context(|| format!("{parent} is not there any more"))?;
        // As in JSON Patch (RFC 6902), `-` is the place after the last entry of a list.
        if let (Some(list), "-", None, Some(new)) =
            (parent.as_array_mut(), key.as_str(), &old, &new)
        {
            list.push(new.clone());
            return Ok(());
        }
        let parent = parent.as_object_mut().with_context(|| {
            format!(
                "{} does not name a property or the end of a list",
                self.target
            )
        })?;
        if parent.get(&key) != old.as_ref() {
            let found = parent
                .get(&key)
                .map_or_else(|| "nothing".to_owned(), Value::to_string);
            bail!(
                "{} holds {found}, not what `old` says; the upstream has moved",
                self.target
            );
        }
        match new {
            Some(new) => {
                parent.insert(key, new);
            }
            None => {
                parent.shift_remove(&key);
            }
        }
        Ok(())
    }
}
