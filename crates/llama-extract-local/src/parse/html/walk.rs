//! From the tree to blocks and grids.

use std::collections::{BTreeMap, BTreeSet};

use super::tables;
use super::tree::{Child, Element, Tree};
use crate::parse::budget::{Budget, Stop};
use crate::parse::flow::{Inline, Node, Text};
use crate::parse::model::BlockKind;

/// What a page does not show, or shows only to work with.
const UNSEEN: [&str; 22] = [
    "head", "title", "meta", "script", "style", "template", "noscript", "iframe", "object",
    "audio", "video", "canvas", "map", "datalist", "button", "noembed", "noframes", "link", "rp",
    "rt", "col", "colgroup",
];
/// What is in line with the text around it; anything else begins and ends a line.
const INLINE: [&str; 46] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "output", "q", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "svg",
    "text", "tspan", "g", "math", "mi", "mn", "mo", "mrow", "rb",
];
/// What is set beside other text of its line to say something of its own.
const PARTS: [&str; 5] = ["b", "strong", "label", "span", "font"];
/// Words of a label, or of a value beside it.
const MAX_PART: usize = 8;
/// Tables in tables that are laid out as such; deeper ones become lines.
const MAX_GRIDS: usize = 8;
/// Elements that are looked at for the box that a label is for.
const MAX_LABEL: usize = 50;

pub(super) fn nodes(tree: &Tree, budget: &mut Budget<'_>) -> Result<Vec<Node>, Stop> {
    let mut walker = Walker {
        tree,
        boxes: Boxes::of(tree),
        budget,
        grids: 0,
    };
    let mut flow = Flow::default();
    if !tree.elements.iter().any(|element| element.name == "h1") {
        walker.title(&mut flow)?;
    }
    walker.children(0, &mut flow)?;
    flow.flush();
    Ok(flow.nodes)
}

/// Check boxes and radio buttons, and the labels that go with them.
#[derive(Default)]
struct Boxes {
    /// The state of the box that a label is for.
    of_label: BTreeMap<usize, bool>,
    /// Boxes that their label shows.
    labelled: BTreeSet<usize>,
}

impl Boxes {
    fn of(tree: &Tree) -> Self {
        let mut by_id = BTreeMap::new();
        for (at, element) in tree.elements.iter().enumerate() {
            if let (Some(id), true) = (element.attribute("id"), is_box(element)) {
                by_id.entry(id).or_insert(at);
            }
        }
        let mut boxes = Self::default();
        for (at, element) in tree.elements.iter().enumerate() {
            if element.name != "label" {
                continue;
            }
            let named = element.attribute("for").and_then(|id| by_id.get(id));
            let found = named.copied().or_else(|| inside(tree, at));
            if let Some(found) = found
                && boxes.labelled.insert(found)
                && let Some(input) = tree.elements.get(found)
            {
                boxes.of_label.insert(at, input.has("checked"));
            }
        }
        boxes
    }
}

fn is_box(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    element.name == "input"
        && (kind.eq_ignore_ascii_case("checkbox") || kind.eq_ignore_ascii_case("radio"))
}

fn inside(tree: &Tree, label: usize) -> Option<usize> {
    let mut queue: Vec<usize> = tree.child_elements(label).collect();
    let mut seen = 0;
    while let Some(at) = queue.pop() {
        if tree.elements.get(at).is_some_and(is_box) {
            return Some(at);
        }
        seen += 1;
        if seen > MAX_LABEL {
            break;
        }
        queue.extend(tree.child_elements(at).take(MAX_LABEL));
    }
    None
}

/// What was collected so far of one column.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) nodes: Vec<Node>,
    inline: Inline,
    kind: Option<BlockKind>,
    indent: usize,
    space: usize,
    is_preformatted: bool,
    /// Elements in line around the current text.
    depth: usize,
    /// Where parts of the current line ended, in words.
    cuts: Vec<Cut>,
    /// Words of the line that are in no part.
    outside: usize,
}

struct Cut {
    at: usize,
    is_label: bool,
    is_apart: bool,
}

impl Flow {
    /// Ends the line, and with it the block.
    pub(super) fn flush(&mut self) {
        self.end_line();
        let rows = self.inline.take();
        if !rows.is_empty() {
            self.nodes.push(Node::Text(Text {
                kind: self.kind.unwrap_or(BlockKind::Paragraph),
                rows,
                indent: self.indent,
                space: self.space,
            }));
        }
    }

    fn end_line(&mut self) {
        let cuts = std::mem::take(&mut self.cuts);
        let outside = std::mem::take(&mut self.outside);
        let end = self.inline.run_len();
        let ends: Vec<usize> = cuts.iter().map(|cut| cut.at).chain([end]).collect();
        let mut start = 0;
        let are_short = ends.iter().all(|&end| {
            let length = end.saturating_sub(start);
            start = end;
            length <= MAX_PART
        });
        if are_short && outside == 0 && cuts.iter().all(|cut| cut.is_apart || cut.at >= end) {
            self.inline.cut(ends.get(..cuts.len()).unwrap_or_default());
        } else if let Some(first) = cuts.first()
            && first.is_label
            && first.at <= MAX_PART
            && end.saturating_sub(first.at) <= 2 * MAX_PART
        {
            self.inline.cut(&[first.at]);
        }
        self.inline.end_row();
    }
}

pub(super) struct Walker<'t, 'b, 'l> {
    pub(super) tree: &'t Tree,
    boxes: Boxes,
    pub(super) budget: &'b mut Budget<'l>,
    grids: usize,
}

impl Walker<'_, '_, '_> {
    /// A page without a main heading has a title all the same.
    fn title(&mut self, flow: &mut Flow) -> Result<(), Stop> {
        let tree = self.tree;
        let title = tree.elements.iter().find(|e| e.name == "title");
        let Some(Child::Text(text)) = title.and_then(|e| e.children.first()) else {
            return Ok(());
        };
        flow.inline.text(text, self.budget)?;
        flow.kind = Some(BlockKind::Heading);
        flow.space = 2;
        flow.flush();
        flow.kind = None;
        flow.space = 0;
        Ok(())
    }

    /// The content of an element as a column of its own.
    pub(super) fn column(&mut self, at: usize) -> Result<Vec<Node>, Stop> {
        let mut flow = Flow::default();
        self.children(at, &mut flow)?;
        flow.flush();
        Ok(flow.nodes)
    }

    /// Recursion ends at the depth of the tree, which is bounded.
    pub(super) fn children(&mut self, at: usize, flow: &mut Flow) -> Result<(), Stop> {
        let tree = self.tree;
        let Some(element) = tree.elements.get(at) else {
            return Ok(());
        };
        for child in &element.children {
            match child {
                Child::Text(text) => self.text(text, flow)?,
                Child::Element(at) => self.element(*at, flow)?,
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, flow: &mut Flow) -> Result<(), Stop> {
        if flow.is_preformatted {
            return flow.inline.preformatted(text, self.budget);
        }
        if flow.depth == 0 {
            let is_space = text.chars().all(char::is_whitespace);
            if is_space && let Some(last) = flow.cuts.last_mut() {
                last.is_apart = true;
            }
            let is_sign = text
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ':' | '|' | '·' | '•'));
            if !is_sign {
                flow.outside += 1;
            }
        }
        flow.inline.text(text, self.budget)
    }

    fn element(&mut self, at: usize, flow: &mut Flow) -> Result<(), Stop> {
        self.budget.step()?;
        let tree = self.tree;
        let Some(element) = tree.elements.get(at) else {
            return Ok(());
        };
        if element.is_any(&UNSEEN) || is_hidden(element) {
            return Ok(());
        }
        match element.name.as_str() {
            "br" => flow.end_line(),
            "hr" => {
                flow.flush();
                flow.nodes.push(Node::Space(2));
            }
            "img" => flow.inline.end_word(),
            "input" => self.input(at, element, flow)?,
            "select" => self.selected(at, flow)?,
            "textarea" => {
                flow.inline.end_word();
                self.children(at, flow)?;
                flow.inline.end_word();
            }
            "table" if self.grids < MAX_GRIDS => {
                flow.flush();
                self.grids += 1;
                let nodes = tables::table(self, at)?;
                self.grids -= 1;
                flow.nodes.extend(nodes);
            }
            "dl" if self.grids < MAX_GRIDS => {
                flow.flush();
                self.grids += 1;
                let node = tables::definitions(self, at)?;
                self.grids -= 1;
                flow.nodes.extend(node);
            }
            name if INLINE.contains(&name) => self.inline(at, element, flow)?,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend" | "caption" | "summary" => {
                self.block(at, flow, Some(BlockKind::Heading), 2, 0)?;
            }
            "li" => self.block(at, flow, Some(BlockKind::Item), 0, 2)?,
            // Lists and groups of several lines stand apart from what is around them.
            "ul" | "ol" | "menu" | "div" | "section" | "article" | "fieldset" | "address" => {
                flow.flush();
                let before = flow.nodes.len();
                self.block(at, flow, flow.kind, 0, 0)?;
                if flow.nodes.len() > before + 1 {
                    flow.nodes.insert(before, Node::Space(1));
                    flow.nodes.push(Node::Space(1));
                }
            }
            "p" | "blockquote" | "dd" => self.block(at, flow, flow.kind, 1, 0)?,
            "pre" | "listing" | "xmp" => {
                let before = std::mem::replace(&mut flow.is_preformatted, true);
                self.block(at, flow, flow.kind, 1, 0)?;
                flow.is_preformatted = before;
            }
            _ => self.block(at, flow, flow.kind, 0, 0)?,
        }
        Ok(())
    }

    fn block(
        &mut self,
        at: usize,
        flow: &mut Flow,
        kind: Option<BlockKind>,
        space: usize,
        indent: usize,
    ) -> Result<(), Stop> {
        flow.flush();
        let before = (flow.kind, flow.space, flow.indent, flow.depth);
        flow.kind = kind;
        // The paragraph of an entry is the entry.
        flow.space = if kind == Some(BlockKind::Item) {
            0
        } else {
            flow.space.max(space)
        };
        flow.indent += indent;
        flow.depth = 0;
        self.children(at, flow)?;
        flow.flush();
        (flow.kind, flow.space, flow.indent, flow.depth) = before;
        Ok(())
    }

    fn inline(&mut self, at: usize, element: &Element, flow: &mut Flow) -> Result<(), Stop> {
        if let Some(&checked) = self.boxes.of_label.get(&at) {
            flow.inline.mark(checked, self.budget)?;
        }
        let is_part = flow.depth == 0 && element.is_any(&PARTS);
        let starts_line = flow.inline.at_row_start();
        if flow.depth == 0 && !is_part {
            flow.outside += 1;
        }
        flow.depth += 1;
        let result = self.children(at, flow);
        flow.depth = flow.depth.saturating_sub(1);
        result?;
        if is_part {
            flow.cuts.push(Cut {
                at: flow.inline.run_len(),
                is_label: starts_line && element.is_any(&["b", "strong", "label"]),
                is_apart: false,
            });
        }
        Ok(())
    }

    fn input(&mut self, at: usize, element: &Element, flow: &mut Flow) -> Result<(), Stop> {
        flow.inline.end_word();
        if is_box(element) {
            if !self.boxes.labelled.contains(&at) {
                flow.inline.mark(element.has("checked"), self.budget)?;
            }
            return Ok(());
        }
        let kind = element
            .attribute("type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_content = !matches!(
            kind.as_str(),
            "hidden" | "submit" | "button" | "reset" | "image" | "file" | "password"
        );
        if is_content && let Some(value) = element.attribute("value") {
            flow.inline.text(value, self.budget)?;
        }
        flow.inline.end_word();
        Ok(())
    }

    /// Only what was chosen: what could be chosen is not what the form says.
    fn selected(&mut self, at: usize, flow: &mut Flow) -> Result<(), Stop> {
        flow.inline.end_word();
        let tree = self.tree;
        for child in tree.child_elements(at) {
            let Some(element) = tree.elements.get(child) else {
                continue;
            };
            if element.name == "optgroup" {
                self.selected(child, flow)?;
            } else if element.has("selected") {
                self.children(child, flow)?;
                flow.inline.end_word();
            }
        }
        Ok(())
    }
}

pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    element.has("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}
