//! HTML: what a browser would show, without its style.

mod tables;
mod tree;
mod walk;

use super::budget::{Budget, Stop};
use super::flow::Node;
use super::model::Document;
use super::{Limits, encoding, single_page, typeset};

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = encoding::decode(bytes);
    single_page(limits, |budget| {
        typeset::page(1, nodes(&text, budget)?, budget)
    })
    .map_err(|stop| stop.message(name))
}

/// What a document, or a part of one, shows.
pub(super) fn nodes(text: &str, budget: &mut Budget<'_>) -> Result<Vec<Node>, Stop> {
    let tree = tree::build(text, budget)?;
    walk::nodes(&tree, budget)
}
