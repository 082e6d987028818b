//! A tree of XML elements, as much of it as a reader wants.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Fault;
use super::budget::{Budget, MAX_ELEMENTS, Stop};

/// Elements inside each other; what is deeper belongs to the element at this depth.
pub(super) const MAX_DEPTH: usize = 250;

#[derive(Debug)]
pub(super) struct Element {
    /// Without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
}

#[derive(Debug)]
pub(super) enum Child {
    Text(String),
    Element(Element),
}

impl Element {
    fn new(name: String) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// By its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(key, _)| key == name)?;
        Some(value)
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    pub(super) fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|child| match child {
                Child::Text(text) => Some(text.as_str()),
                Child::Element(_) => None,
            })
            .collect()
    }
}

/// Reads a document into a nameless root. `wants` is asked for each element with the name of the one that it is in.
pub(super) fn read(
    bytes: Vec<u8>,
    budget: &mut Budget<'_>,
    wants: impl Fn(&str, &str) -> bool,
) -> Result<Element, Fault> {
    let text = String::from_utf8(bytes).unwrap_or_else(|e| super::encoding::decode(e.as_bytes()));
    let mut count = 0;
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Element::new(String::new())];
    let mut skipped = 0_usize;
    loop {
        budget.step()?;
        if count > MAX_ELEMENTS {
            return Err(Stop::TooManyElements.into());
        }
        match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Start(start) => {
                let name = local(&start);
                let parent = open.last().map_or("", |e| e.name.as_str());
                if skipped > 0 || open.len() >= MAX_DEPTH || !wants(parent, &name) {
                    skipped += 1;
                } else {
                    count += 1;
                    open.push(element(name, &start));
                }
            }
            Event::Empty(start) => {
                let name = local(&start);
                if let Some(top) = open.last_mut()
                    && skipped == 0
                    && wants(&top.name, &name)
                {
                    count += 1;
                    top.children.push(Child::Element(element(name, &start)));
                }
            }
            Event::End(_) => {
                if skipped > 0 {
                    skipped -= 1;
                } else if open.len() > 1
                    && let Some(done) = open.pop()
                    && let Some(top) = open.last_mut()
                {
                    top.children.push(Child::Element(done));
                }
            }
            Event::Text(text) if skipped == 0 => add(&mut open, text.as_ref()),
            Event::CData(text) if skipped == 0 => add(&mut open, text.as_ref()),
            Event::GeneralRef(reference) if skipped == 0 => {
                let name: &str = reference.as_ref();
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned),
                };
                if let Some(text) = resolved {
                    add(&mut open, &text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if open.len() != 1 {
        return Err(Fault::Damaged);
    }
    open.pop().ok_or(Fault::Damaged)
}

fn add(open: &mut [Element], text: &str) {
    let Some(top) = open.last_mut() else {
        return;
    };
    match top.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => top.children.push(Child::Text(text.into())),
    }
}

fn local(start: &BytesStart<'_>) -> String {
    let name = start.local_name();
    let name: &str = name.as_ref();
    name.to_owned()
}

fn element(name: String, start: &BytesStart<'_>) -> Element {
    let mut element = Element::new(name);
    for attribute in start.attributes().with_checks(false).flatten() {
        let key = attribute.key.local_name();
        let key: &str = key.as_ref();
        // Who changed what when: in every paragraph, and of no use.
        if !key.starts_with("rsid") {
            let value: &str = attribute.value.as_ref();
            let value =
                quick_xml::escape::unescape(value).map_or(value.to_owned(), |v| v.into_owned());
            element.attributes.push((key.to_owned(), value));
        }
    }
    element
}
