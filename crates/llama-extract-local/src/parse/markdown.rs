//! Markdown, by way of the HTML that it stands for: that may hold HTML of its own.

use pulldown_cmark::{Event, Options, Parser, html::push_html};

use super::budget::{Budget, Stop};
use super::flow::{Inline, Node, Text};
use super::model::Document;
use super::{Limits, encoding, html, single_page, typeset};

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = encoding::decode(bytes);
    single_page(limits, |budget| {
        typeset::page(1, nodes(&text, budget)?, budget)
    })
    .map_err(|stop| stop.message(name))
}

fn nodes(text: &str, budget: &mut Budget<'_>) -> Result<Vec<Node>, Stop> {
    let (front, text) = front_matter(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut stop = None;
    let events = Parser::new_ext(text, options)
        .map_while(|event| match budget.step() {
            Ok(()) => Some(event),
            Err(reason) => {
                stop = Some(reason);
                None
            }
        })
        // Who writes one thing a line means lines, although they would be shown as one.
        .map(|event| match event {
            Event::SoftBreak => Event::HardBreak,
            event => event,
        });
    let mut markup = String::new();
    push_html(&mut markup, events);
    if let Some(stop) = stop {
        return Err(stop);
    }
    let mut nodes = front_nodes(front, budget)?;
    nodes.extend(html::nodes(&markup, budget)?);
    Ok(nodes)
}

/// What stands between two lines of dashes at the very top, and the rest.
fn front_matter(text: &str) -> (&str, &str) {
    let whole = ("", text);
    let Some(rest) = text
        .strip_prefix("---\n")
        .or_else(|| text.strip_prefix("---\r\n"))
    else {
        return whole;
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let front = rest.get(..at).unwrap_or_default();
            return (front, rest.get(at + line.len()..).unwrap_or_default());
        }
        at += line.len();
    }
    whole
}

fn front_nodes(front: &str, budget: &mut Budget<'_>) -> Result<Vec<Node>, Stop> {
    let mut inline = Inline::default();
    for line in front.lines() {
        let (key, value) = line.split_once(": ").unwrap_or((line, ""));
        inline.text(key, budget)?;
        if !value.is_empty() {
            inline.text(":", budget)?;
            inline.end_run();
            inline.text(unquoted(value), budget)?;
        }
        inline.end_row();
    }
    let rows = inline.take();
    Ok(if rows.is_empty() {
        Vec::new()
    } else {
        vec![Node::Text(Text {
            space: 2,
            ..Text::plain(rows)
        })]
    })
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |sign: char| value.strip_prefix(sign)?.strip_suffix(sign);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
