//! Paragraphs and what is in them.

use super::styles::Styles;
use super::table;
use crate::parse::archive::Fault;
use crate::parse::budget::{Budget, Stop};
use crate::parse::flow::{Inline, Node, Text};
use crate::parse::model::BlockKind;
use crate::parse::xml::Element;

/// Tables in tables and text boxes in text boxes that keep their form; deeper ones are left out.
const MAX_NESTING: usize = 8;

pub(super) struct Reader<'s, 'b, 'l> {
    styles: &'s Styles,
    pub(super) budget: &'b mut Budget<'l>,
    nesting: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph<'x> {
    inline: Inline,
    /// Text boxes that hang on it; they come after it.
    frames: Vec<&'x Element>,
}

impl<'s, 'b, 'l> Reader<'s, 'b, 'l> {
    pub(super) fn new(styles: &'s Styles, budget: &'b mut Budget<'l>) -> Self {
        Self {
            styles,
            budget,
            nesting: 0,
        }
    }

    /// What a part shows: a body, a header, notes.
    pub(super) fn nodes(&mut self, root: &Element) -> Result<Vec<Node>, Fault> {
        let mut nodes = Vec::new();
        self.blocks(root, &mut nodes)?;
        Ok(nodes)
    }

    /// Recursion ends at the depth of the tree, which is bounded.
    pub(super) fn blocks(&mut self, parent: &Element, nodes: &mut Vec<Node>) -> Result<(), Stop> {
        for element in parent.elements() {
            self.budget.step()?;
            match element.name.as_str() {
                "p" => self.paragraph(element, nodes)?,
                "tbl" if self.nesting < MAX_NESTING => {
                    self.nesting += 1;
                    nodes.extend(table::table(self, element)?);
                    self.nesting -= 1;
                }
                "AlternateContent" => {
                    if let Some(choice) = chosen(element) {
                        self.blocks(choice, nodes)?;
                    }
                }
                "sdt" => {
                    if let Some(content) = filled(element) {
                        self.blocks(content, nodes)?;
                    }
                }
                // Lines above notes, with which no note begins.
                "footnote" | "endnote" if element.attribute("type").is_some() => {}
                "document" | "body" | "hdr" | "ftr" | "footnotes" | "footnote" | "endnotes"
                | "endnote" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.blocks(element, nodes)?
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &Element, nodes: &mut Vec<Node>) -> Result<(), Stop> {
        let mut paragraph = Paragraph::default();
        self.runs(element, &mut paragraph)?;
        let kind = self.styles.kind(element.child("pPr"));
        let rows = paragraph.inline.take();
        if rows.is_empty() {
            nodes.push(Node::Space(2));
        } else {
            nodes.push(Node::Text(Text {
                kind,
                rows,
                indent: if kind == BlockKind::Item { 2 } else { 0 },
                space: usize::from(kind == BlockKind::Heading),
            }));
        }
        if self.nesting < MAX_NESTING {
            self.nesting += 1;
            for frame in paragraph.frames {
                self.blocks(frame, nodes)?;
            }
            self.nesting -= 1;
        }
        Ok(())
    }

    fn runs<'x>(&mut self, parent: &'x Element, out: &mut Paragraph<'x>) -> Result<(), Stop> {
        for element in parent.elements() {
            self.budget.step()?;
            match element.name.as_str() {
                "t" => out.inline.text(&element.text(), self.budget)?,
                "tab" | "ptab" => out.inline.end_run(),
                "br" | "cr" => out.inline.end_row(),
                "noBreakHyphen" => out.inline.text("-", self.budget)?,
                "sym" => self.symbol(element, out)?,
                "r" => {
                    let is_hidden = element.child("rPr").and_then(|p| p.child("vanish"));
                    if !is_hidden.is_some_and(is_on) {
                        self.runs(element, out)?;
                    }
                }
                "fldChar" => self.field(element, out)?,
                "sdt" => match checkbox(element) {
                    Some(checked) => out.inline.mark(checked, self.budget)?,
                    None => {
                        if let Some(content) = filled(element) {
                            self.runs(content, out)?;
                        }
                    }
                },
                "AlternateContent" => {
                    if let Some(choice) = chosen(element) {
                        self.runs(choice, out)?;
                    }
                }
                "txbxContent" => out.frames.push(element),
                // Properties, what was deleted, what fields are made of, pictures of the same text.
                "pPr" | "rPr" | "sdtPr" | "del" | "moveFrom" | "instrText" | "delText"
                | "Fallback" => {}
                _ => self.runs(element, out)?,
            }
        }
        Ok(())
    }

    /// Boxes drawn as letters of a font of signs.
    fn symbol(&mut self, element: &Element, out: &mut Paragraph<'_>) -> Result<(), Stop> {
        let code = element.attribute("char").unwrap_or_default();
        let code = u32::from_str_radix(code, 16).unwrap_or(0) & 0xFF;
        let font = element.attribute("font").unwrap_or_default();
        let checked = match (font, code) {
            ("Wingdings", 0xFE | 0xFD | 0x78) | ("Wingdings 2", 0x51..=0x54) => true,
            ("Wingdings", 0xA8 | 0x6F | 0x71) | ("Wingdings 2", 0xA3 | 0x2A) => false,
            _ => return Ok(()),
        };
        out.inline.mark(checked, self.budget)
    }

    /// Form fields of old: a box, or a list of which one entry is chosen.
    fn field(&mut self, element: &Element, out: &mut Paragraph<'_>) -> Result<(), Stop> {
        let Some(data) = element.child("ffData") else {
            return Ok(());
        };
        if let Some(own) = data.child("checkBox") {
            let state = own.child("checked").or_else(|| own.child("default"));
            out.inline.mark(state.is_some_and(is_on), self.budget)?;
        }
        if let Some(list) = data.child("ddList") {
            let chosen = list.child("result").and_then(|e| e.attribute("val"));
            let chosen = chosen.and_then(|at| at.parse::<usize>().ok()).unwrap_or(0);
            let mut entries = list.elements().filter(|e| e.name == "listEntry");
            if let Some(entry) = entries.nth(chosen).and_then(|e| e.attribute("val")) {
                out.inline.end_word();
                out.inline.text(entry, self.budget)?;
            }
        }
        Ok(())
    }
}

/// A property that is there is on, unless it says otherwise.
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("val"), Some("0" | "false" | "off"))
}

/// The same content in several forms: the first is for programs of today.
fn chosen(element: &Element) -> Option<&Element> {
    element
        .child("Choice")
        .or_else(|| element.child("Fallback"))
}

/// The content of a form field, unless it only says what to write there.
pub(super) fn filled(element: &Element) -> Option<&Element> {
    let placeholder = element
        .child("sdtPr")
        .and_then(|p| p.child("showingPlcHdr"));
    let is_placeholder = placeholder.is_some_and(is_on);
    element.child("sdtContent").filter(|_| !is_placeholder)
}

fn checkbox(element: &Element) -> Option<bool> {
    let own = element.child("sdtPr")?.child("checkbox")?;
    Some(own.child("checked").is_some_and(is_on))
}
