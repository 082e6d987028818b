//! Word documents.

mod content;
mod styles;
mod table;

use super::archive::{Archive, Fault};
use super::budget::Budget;
use super::flow::Node;
use super::model::{Document, Page};
use super::xml::Element;
use super::{Limits, single_page, typeset, xml};
use content::Reader;
use styles::Styles;

const KIND: &str = "a Word document";
/// Headers, footers and notes of each kind that are looked at.
const MAX_PARTS: usize = 50;

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    single_page(limits, |budget| read(bytes, budget)).map_err(|fault| fault.message(name, KIND))
}

fn read(bytes: &[u8], budget: &mut Budget<'_>) -> Result<Page, Fault> {
    let mut archive = Archive::open(bytes)?;
    let mut names = archive.names();
    names.sort();
    let styles = match part(&mut archive, "word/styles.xml", budget)? {
        Some(root) => Styles::of(&root),
        None => Styles::default(),
    };
    let mut nodes: Vec<Node> = Vec::new();
    let mut add = |name: &str, budget: &mut Budget<'_>| -> Result<bool, Fault> {
        let Some(root) = part(&mut archive, name, budget)? else {
            return Ok(false);
        };
        let part = Reader::new(&styles, budget).nodes(&root)?;
        // The first page and the others often have the same header.
        if !part.is_empty() && !nodes.ends_with(&part) {
            nodes.push(Node::Space(2));
            nodes.extend(part);
        }
        Ok(true)
    };
    let of = |kind: &str| -> Vec<String> {
        let is_part = |name: &&String| {
            let rest = name
                .strip_prefix("word/")
                .and_then(|n| n.strip_prefix(kind));
            rest.and_then(|n| n.strip_suffix(".xml"))
                .is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
        };
        names
            .iter()
            .filter(is_part)
            .take(MAX_PARTS)
            .cloned()
            .collect()
    };
    for name in of("header") {
        add(&name, budget)?;
    }
    // Some writers number it.
    let bodies = of("document");
    let body = bodies.first().map_or("word/document.xml", String::as_str);
    if !add(body, budget)? {
        return Err(Fault::Damaged);
    }
    for kind in ["footnotes", "endnotes", "footer"] {
        for name in of(kind) {
            add(&name, budget)?;
        }
    }
    Ok(typeset::page(1, nodes, budget)?)
}

fn part(
    archive: &mut Archive<'_>,
    name: &str,
    budget: &mut Budget<'_>,
) -> Result<Option<Element>, Fault> {
    let Some(bytes) = archive.member(name, budget)? else {
        return Ok(None);
    };
    // Most of a document is how its letters look.
    let wants = |parent: &str, name: &str| match parent {
        "rPr" => name == "vanish",
        "" | "hdr" | "ftr" => true,
        _ => !matches!(
            name,
            "sectPr" | "tblPr" | "tblGrid" | "pBdr" | "latentStyles" | "blip"
        ),
    };
    xml::read(bytes, budget, wants).map(Some)
}
