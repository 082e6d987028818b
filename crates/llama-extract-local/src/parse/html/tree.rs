//! From tags to a tree.
//!
//! The tokens are those of the HTML standard. The tree is simpler than its: the standard makes copies of formatting
//! elements, so that a small page can become a tree larger than memory, and looks through all open elements for each
//! tag, so that deep pages take for ever. Here an element is in the tree once, and depth has an end.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::parse::budget::{Budget, MAX_ELEMENTS, Stop};

/// Elements inside each other. What is deeper belongs to the element at this depth.
pub(super) const MAX_DEPTH: usize = 200;
/// The clock is looked at after so many bytes.
const CHUNK: usize = 16 * 1024;

pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
}

pub(super) enum Child {
    Text(String),
    Element(usize),
}

/// Elements by number; the root is number 0 and has no name.
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
}

impl Element {
    fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(key, _)| key == name)?;
        Some(value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    pub(super) fn is_any(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

impl Tree {
    pub(super) fn child_elements(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let children = self.elements.get(at).map(|e| e.children.as_slice());
        children
            .unwrap_or_default()
            .iter()
            .filter_map(|child| match child {
                Child::Element(at) => Some(*at),
                Child::Text(_) => None,
            })
    }
}

pub(super) fn build(text: &str, budget: &mut Budget<'_>) -> Result<Tree, Stop> {
    let is_xml = text.trim_start().starts_with("<?xml");
    let builder = Builder {
        elements: vec![Element::new("")],
        open: vec![0],
        too_deep: 0,
        is_xml,
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(builder)), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        budget.check_time()?;
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())).max(1));
        rest = after;
        queue.push_back(StrTendril::from_slice(chunk));
        let _ = tokenizer.feed(&queue);
        if tokenizer.sink.0.borrow().elements.len() > MAX_ELEMENTS {
            return Err(Stop::TooManyElements);
        }
    }
    tokenizer.end();
    Ok(Tree {
        elements: tokenizer.sink.0.into_inner().elements,
    })
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return builder.tag(&tag),
            Token::CharacterTokens(text) => builder.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Builder {
    elements: Vec<Element>,
    /// The open elements, outermost first.
    open: Vec<usize>,
    /// Elements that were not opened because of their depth.
    too_deep: usize,
    is_xml: bool,
}

const VOID: [&str; 15] = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link",
    "meta", "source", "track", "wbr",
];
/// What ends an open paragraph.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dd",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];
/// What may stand in the head of a page; anything else ends it.
const HEAD: [&str; 12] = [
    "head", "html", "title", "base", "link", "meta", "style", "script", "noscript", "template",
    "bgsound", "basefont",
];
/// Where looking for something to end stops: a cell is a document of its own.
const FENCES: [&str; 6] = ["table", "td", "th", "caption", "button", "template"];

impl Builder {
    fn text(&mut self, text: &str) {
        let Some(top) = self.open.last().and_then(|&top| self.elements.get_mut(top)) else {
            return;
        };
        match top.children.last_mut() {
            Some(Child::Text(before)) => before.push_str(text),
            _ => top.children.push(Child::Text(text.into())),
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        match tag.kind {
            TagKind::StartTag => self.start(tag, name),
            TagKind::EndTag => {
                self.end(name);
                TokenSinkResult::Continue
            }
        }
    }

    fn start(&mut self, tag: &Tag, name: &str) -> TokenSinkResult<()> {
        let is_leaf = VOID.contains(&name) || (tag.self_closing && self.is_xml);
        if !is_leaf && (self.too_deep > 0 || self.open.len() >= MAX_DEPTH) {
            self.too_deep += 1;
            if BLOCKS.contains(&name) {
                self.add(Element::new("br"));
            }
            return raw(name);
        }
        if !HEAD.contains(&name) {
            self.close(&["head"], &[]);
        }
        match name {
            // The elements around everything are there without their tags.
            "html" | "body" => return TokenSinkResult::Continue,
            // Around rows it is nowhere.
            "form" if self.is_top(&["table", "thead", "tbody", "tfoot", "tr"]) => {
                return TokenSinkResult::Continue;
            }
            "li" => self.close(&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl"]),
            "option" | "optgroup" => self.close(&["option"], &["select"]),
            "thead" | "tbody" | "tfoot" | "colgroup" | "caption" => self.back_to(&["table"]),
            "tr" => self.back_to(&["table", "thead", "tbody", "tfoot"]),
            "td" | "th" => {
                self.back_to(&["tr", "table", "thead", "tbody", "tfoot"]);
                if self.is_top(&["table", "thead", "tbody", "tfoot"]) && self.open.len() < MAX_DEPTH
                {
                    self.open_element(Element::new("tr"));
                }
            }
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.close(&["p"], &[]);
        }
        let mut element = Element::new(name);
        element.attributes = tag
            .attrs
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()))
            .collect();
        if is_leaf {
            self.add(element);
            return TokenSinkResult::Continue;
        }
        self.open_element(element);
        raw(name)
    }

    fn is_top(&self, names: &[&str]) -> bool {
        let top = self.open.last().and_then(|&top| self.elements.get(top));
        top.is_some_and(|top| top.is_any(names))
    }

    fn add(&mut self, element: Element) -> usize {
        let at = self.elements.len();
        self.elements.push(element);
        if let Some(top) = self.open.last().and_then(|&top| self.elements.get_mut(top)) {
            top.children.push(Child::Element(at));
        }
        at
    }

    fn open_element(&mut self, element: Element) {
        let at = self.add(element);
        self.open.push(at);
    }

    /// Ends what is open in the innermost of these elements.
    fn back_to(&mut self, names: &[&str]) {
        let is_any = |&&at: &&usize| self.elements.get(at).is_some_and(|e| e.is_any(names));
        if let Some(depth) = self.open.iter().rposition(|at| is_any(&at)) {
            self.open.truncate(depth + 1);
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            self.add(Element::new("br"));
            return;
        }
        if matches!(name, "html" | "body") || VOID.contains(&name) {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match name {
            "table" => self.close_in_table(name, &[]),
            "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" => {
                self.close_in_table(name, &["table"]);
            }
            name => self.close(&[name], &[]),
        }
    }

    /// Ends the innermost of these elements, with what is open in it, unless a fence or one of `until` is further in.
    fn close(&mut self, names: &[&str], until: &[&str]) {
        let is_open = |&at: &usize| {
            let name = self.elements.get(at).map_or("", |e| e.name.as_str());
            let found = names.contains(&name);
            (found || FENCES.contains(&name) || until.contains(&name)).then_some(found)
        };
        let found = self
            .open
            .iter()
            .enumerate()
            .skip(1)
            .rev()
            .find_map(|(depth, at)| is_open(at).map(|found| (depth, found)));
        if let Some((depth, true)) = found {
            self.open.truncate(depth);
        }
    }

    /// Ends the innermost element of a name, through cells but not out of the innermost of `until`.
    fn close_in_table(&mut self, name: &str, until: &[&str]) {
        for (depth, &at) in self.open.iter().enumerate().skip(1).rev() {
            let open = self.elements.get(at).map_or("", |e| e.name.as_str());
            if open == name {
                self.open.truncate(depth);
                return;
            }
            if until.contains(&open) {
                return;
            }
        }
    }
}

/// Elements whose content is not markup.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        _ => TokenSinkResult::Continue,
    }
}
