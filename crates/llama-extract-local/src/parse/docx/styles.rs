//! What the styles of a document say about the role of a paragraph.

use std::collections::BTreeMap;

use crate::parse::model::BlockKind;
use crate::parse::xml::Element;

/// Styles that a style is based on, one by one.
const MAX_CHAIN: usize = 10;

#[derive(Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

struct Style {
    kind: Option<BlockKind>,
    based_on: Option<String>,
}

impl Styles {
    pub(super) fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        let all = root.child("styles").into_iter().flat_map(Element::elements);
        for style in all.filter(|element| element.name == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let value = |name: &str| style.child(name).and_then(|e| e.attribute("val"));
            // The id is in the language of the program, the name of a built-in style is English.
            let name = value("name").unwrap_or(id).to_lowercase();
            let kind =
                if name.starts_with("heading") || matches!(name.as_str(), "title" | "subtitle") {
                    Some(BlockKind::Heading)
                } else {
                    style.child("pPr").and_then(own_kind)
                };
            let based_on = value("basedOn").map(str::to_owned);
            styles.by_id.insert(id.to_owned(), Style { kind, based_on });
        }
        styles
    }

    /// By the style and by what the paragraph says itself.
    pub(super) fn kind(&self, properties: Option<&Element>) -> BlockKind {
        let named = properties
            .and_then(|p| p.child("pStyle"))
            .and_then(|style| style.attribute("val"));
        let by_style = named.and_then(|id| self.of_style(id));
        if by_style == Some(BlockKind::Heading) {
            return BlockKind::Heading;
        }
        let own = properties.and_then(own_kind);
        own.or(by_style).unwrap_or(BlockKind::Paragraph)
    }

    fn of_style(&self, id: &str) -> Option<BlockKind> {
        let mut id = id;
        for _ in 0..MAX_CHAIN {
            let Some(style) = self.by_id.get(id) else {
                // A document without styles still has their customary ids.
                return id.starts_with("Heading").then_some(BlockKind::Heading);
            };
            if style.kind.is_some() {
                return style.kind;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

fn own_kind(properties: &Element) -> Option<BlockKind> {
    let level = properties
        .child("outlineLvl")
        .and_then(|level| level.attribute("val"));
    if level.is_some_and(|level| level != "9") {
        return Some(BlockKind::Heading);
    }
    let number = properties
        .child("numPr")?
        .child("numId")?
        .attribute("val")?;
    // Number 0 takes away the number that the style gives.
    Some(if number == "0" {
        BlockKind::Paragraph
    } else {
        BlockKind::Item
    })
}
