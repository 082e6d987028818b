//! stub
use super::*;
pub(crate) struct Rules;
impl Engine for Rules {
    fn name(&self) -> &'static str {
        "rules"
    }
    fn extract(&self, _d: &Document, schema: &Root) -> Found {
        Found::Object(
            schema
                .fields
                .iter()
                .map(|f| (f.name.clone(), Found::Nothing))
                .collect(),
        )
    }
}
