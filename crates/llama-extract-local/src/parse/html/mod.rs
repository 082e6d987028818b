//! HTML: what a browser would show, without its style.

mod tables;
mod tree;
mod walk;

use super::budget::{Budget, Stop};
use super::flow::Node;
use super::model::Document;
use super::{Limits, encoding, typeset};

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = encoding::decode(bytes);
    let mut budget = Budget::new(limits);
    let mut pages = Vec::new();
    if !limits.selection(1).is_empty() {
        let page = nodes(&text, &mut budget).and_then(|nodes| typeset::page(1, nodes, &mut budget));
        pages.push(page.map_err(|stop| stop.message(name))?);
    }
    Ok(Document {
        pages,
        page_count: 1,
    })
}

/// What a document, or a part of one, shows.
pub(super) fn nodes(text: &str, budget: &mut Budget<'_>) -> Result<Vec<Node>, Stop> {
    let tree = tree::build(text, budget)?;
    walk::nodes(&tree, budget)
}
