//! Fields that a sample document shows: labels with values beside or below them, and tables.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::Instant;

use super::draft::{Draft, Shape, add};
use super::{names, tables};
use crate::engine::{Look, Looks, names_party, same_label};
use crate::parse::{Document, Page, Segment};

/// A schema of more fields than this says "everything", and nobody reads it.
const MOST: usize = 60;
const LONGEST_LABEL: usize = 5;
/// More words than this beside a label are prose.
const LONGEST_VALUE: usize = 12;

/// A label with what stands beside it.
struct Label {
    page: usize,
    line: usize,
    segment: usize,
    text: String,
    shape: Shape,
    /// Its value, to tell a label that is repeated from one that is said of two things.
    value: String,
}

/// The fields of a document, in the order in which it shows them.
pub(super) fn read(document: &Document, deadline: Instant) -> Vec<Draft> {
    let looks = Looks::of(document);
    let (lists, taken) = tables::find(document, &looks, deadline);
    let mut labels = Vec::new();
    for (at, page) in document.pages.iter().enumerate() {
        let mut reader = Reader {
            page,
            at,
            looks: &looks,
            taken: &taken,
            used: BTreeSet::new(),
            found: Vec::new(),
        };
        for line in 0..page.lines.len() {
            if labels.len() + reader.found.len() > 4 * MOST || Instant::now() >= deadline {
                break;
            }
            reader.line(line);
        }
        labels.append(&mut reader.found);
    }
    let mut fields = in_sections(document, labels);
    fields.truncate(MOST);
    for list in lists {
        add(&mut fields, list);
    }
    fields
}

struct Reader<'d> {
    page: &'d Page,
    at: usize,
    looks: &'d Looks,
    taken: &'d BTreeSet<(usize, usize)>,
    /// Segments that are the value of a label: line and segment.
    used: BTreeSet<(usize, usize)>,
    found: Vec<Label>,
}

impl<'d> Reader<'d> {
    fn line(&mut self, line: usize) {
        let page = self.page;
        let segments = page.lines.get(line).map_or(&[][..], |l| &l.segments);
        for (index, segment) in segments.iter().enumerate() {
            let free = segment
                .words
                .clone()
                .all(|w| !self.taken.contains(&(self.at, w)));
            if free && !self.used.contains(&(line, index)) {
                self.segment(line, index, segment, segments.get(index + 1));
            }
        }
    }

    fn segment(&mut self, line: usize, index: usize, segment: &Segment, right: Option<&Segment>) {
        let words = self.words(&segment.words);
        let colons: Vec<usize> = (0..words.len())
            .filter(|at| words.get(*at).is_some_and(|word| word.ends_with(':')))
            .collect();
        let Some(first) = colons.first().copied() else {
            self.without_colon(line, index, &words, right);
            return;
        };
        if first >= LONGEST_LABEL {
            return;
        }
        let mut start = 0;
        for (nth, colon) in colons.iter().copied().enumerate() {
            let end = match colons.get(nth + 1) {
                Some(next) => self.value_end(&words, colon + 1, *next),
                None => words.len(),
            };
            let label = join(&words, start..colon + 1);
            let value = words.get(colon + 1..end).unwrap_or_default();
            start = end;
            if !value.is_empty() {
                self.add(line, index, &label, value);
            } else if nth + 1 == colons.len() {
                self.beside_or_below(line, index, &label, right);
            }
        }
    }

    /// Where the value before the next label ends: after what is typed, or one word before the colon.
    fn value_end(&self, words: &[&str], start: usize, next: usize) -> usize {
        let typed = (start + 1..=next).rev().find(|end| {
            let value = words.get(start..*end).unwrap_or_default();
            !matches!(self.looks.look(value), Look::Text)
        });
        typed.unwrap_or(next).max(start)
    }

    /// A label that is all of its segment and has a colon.
    fn beside_or_below(&mut self, line: usize, index: usize, label: &str, right: Option<&Segment>) {
        if let Some(right) = right {
            let value = self.words(&right.words);
            if !value.iter().any(|word| word.ends_with(':')) {
                self.used.insert((line, index + 1));
                self.add(line, index, label, &value);
                return;
            }
        }
        let block = self.block_below(line, index);
        let Some(first) = block.first() else { return };
        if block.len() > 1 && names_party(label) {
            self.used.extend(block.iter().copied());
            let parts = vec![
                Draft::new("Name", Shape::Text),
                Draft::new("Address", Shape::Text),
            ];
            self.push(line, index, label, Shape::Object(parts), String::new());
            return;
        }
        let value = self.words(&self.segment_words(*first));
        self.used.insert(*first);
        self.add(line, index, label, &value);
    }

    /// `Total   1,204.50`: what is typed stands at the end of the segment, or in the one to the right.
    fn without_colon(
        &mut self,
        line: usize,
        index: usize,
        words: &[&str],
        right: Option<&Segment>,
    ) {
        let is_typed = |look| !matches!(look, Look::Text | Look::Bool);
        let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
        if !words.iter().any(has_digit) {
            if let Some(right) = right {
                let value = self.words(&right.words);
                let only = self
                    .page
                    .lines
                    .get(line)
                    .is_some_and(|l| l.segments.len() == index + 2);
                let look = self.looks.look(&value);
                let said = look != Look::Code || says_kind(&words.join(" "));
                if only && said && is_typed(look) {
                    self.used.insert((line, index + 1));
                    self.add(line, index, &words.join(" "), &value);
                }
            } else if names_party(&words.join(" ")) && words.len() <= 3 {
                let block = self.block_below(line, index);
                if block.len() > 1 {
                    self.beside_or_below(line, index, &words.join(" "), None);
                }
            }
            return;
        }
        let Some(first) = words
            .iter()
            .position(|word| has_digit(word) || is_money(word))
        else {
            return;
        };
        // A month's name is part of the date.
        let starts = (first.saturating_sub(1)..=first).find(|start| {
            let value = words.get(*start..).unwrap_or_default();
            let look = self.looks.look(value);
            matches!(look, Look::Date) || *start == first && is_typed(look)
        });
        let Some(start) = starts.filter(|start| *start > 0) else {
            return;
        };
        let label = join(words, 0..start);
        let value = words.get(start..).unwrap_or_default();
        let look = self.looks.look(value);
        let said = says_kind(&label);
        if said || look == Look::Number && start <= 3 {
            self.add(line, index, &label, value);
        }
    }

    fn add(&mut self, line: usize, index: usize, label: &str, value: &[&str]) {
        if value.len() > LONGEST_VALUE || value.is_empty() {
            return;
        }
        let shape = match self.looks.look(value) {
            Look::Date => Shape::Date,
            // A lone count under a label may be an id as well; the label tells.
            Look::Integer | Look::Number | Look::Code
                if super::types::by_name(&names::of(label)) == Shape::Text =>
            {
                Shape::Text
            }
            Look::Integer => match super::types::by_name(&names::of(label)) {
                Shape::Number => Shape::Number,
                _ => Shape::Integer,
            },
            Look::Number => Shape::Number,
            Look::Bool => Shape::Bool,
            Look::Code | Look::Email | Look::Text => Shape::Text,
        };
        self.push(line, index, label, shape, value.join(" "));
    }

    fn push(&mut self, line: usize, segment: usize, label: &str, shape: Shape, value: String) {
        let text = label
            .trim_end_matches([':', ' '])
            .trim_start_matches(['•', '-', '*', '·', ' ']);
        let words = text.split_whitespace().count();
        let starts = text.starts_with(char::is_alphabetic);
        let prose = text.contains([',', ';', '(', '"', '@', '='])
            || text.contains("//")
            || text.to_lowercase().starts_with("http");
        // What begins small is the end of a sentence, unless something typed stands behind it.
        let ends_sentence = text.starts_with(char::is_lowercase)
            && (words > 2 || matches!(shape, Shape::Text | Shape::Object(_)));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if (1..=LONGEST_LABEL).contains(&words) && starts && !prose && !ends_sentence && letters > 1
        {
            self.found.push(Label {
                page: self.at,
                line,
                segment,
                text: text.to_owned(),
                shape,
                value,
            });
        }
    }

    /// The lines right below a segment that begin where it begins.
    fn block_below(&self, line: usize, index: usize) -> Vec<(usize, usize)> {
        let mut block = Vec::new();
        let lines = &self.page.lines;
        let Some(head) = lines.get(line).and_then(|l| l.segments.get(index)) else {
            return block;
        };
        let mut bottom = head.rect.y1;
        for (at, next) in lines.iter().enumerate().skip(line + 1) {
            let height = next.rect.height().max(1.0);
            if next.rect.y0 - bottom > 1.2 * height {
                break;
            }
            let below = next
                .segments
                .iter()
                .position(|segment| (segment.rect.x0 - head.rect.x0).abs() < 1.5 * height);
            let Some(below) = below else { continue };
            let words = self.words(&self.segment_words((at, below)));
            if words.iter().any(|word| word.ends_with(':')) {
                break;
            }
            bottom = next.rect.y1;
            block.push((at, below));
        }
        block
    }

    fn segment_words(&self, (line, segment): (usize, usize)) -> Range<usize> {
        let line = self.page.lines.get(line);
        let segment = line.and_then(|line| line.segments.get(segment));
        segment.map_or(0..0, |segment| segment.words.clone())
    }

    fn words(&self, words: &Range<usize>) -> Vec<&'d str> {
        let page: &'d Page = self.page;
        let words = page.words.get(words.clone()).unwrap_or_default();
        words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// Whether a label names a kind of value, so that it needs no colon to be one.
fn says_kind(label: &str) -> bool {
    const KINDS: [&str; 10] = [
        "number", "date", "total", "subtotal", "amount", "tax", "id", "due", "balance", "price",
    ];
    label
        .split(' ')
        .any(|word| KINDS.iter().any(|kind| same_label(kind, word)))
}

fn is_money(word: &str) -> bool {
    word.starts_with(['$', '€', '£', '¥'])
}

fn join(words: &[&str], range: Range<usize>) -> String {
    words.get(range).unwrap_or_default().join(" ")
}

/// A label that is said of several things belongs to the sections that it stands in: two parties that
/// both have a name are two objects with a name each.
fn in_sections(document: &Document, labels: Vec<Label>) -> Vec<Draft> {
    let places: BTreeSet<(usize, usize, usize)> =
        labels.iter().map(|l| (l.page, l.line, l.segment)).collect();
    let mut values: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for label in &labels {
        let of_name = values.entry(names::of(&label.text)).or_default();
        of_name.insert(&label.value);
    }
    let headings: Vec<Option<String>> = labels
        .iter()
        .map(|label| heading(document, label, &places))
        .collect();
    // One label that is said twice may be chance; a section shares two or more with others.
    let mut shared: BTreeMap<&String, usize> = BTreeMap::new();
    for (label, heading) in labels.iter().zip(&headings) {
        let ambiguous = values
            .get(&names::of(&label.text))
            .is_some_and(|v| v.len() > 1);
        if let (Some(heading), true) = (heading, ambiguous) {
            *shared.entry(heading).or_default() += 1;
        }
    }
    let mut fields = Vec::new();
    for (label, heading) in labels.iter().zip(&headings) {
        let field = Draft::new(&label.text, label.shape.clone());
        let section = heading
            .as_ref()
            .filter(|heading| shared.get(heading).is_some_and(|count| *count > 1));
        match section {
            Some(section) => {
                let object = Draft::new(section, Shape::Object(Vec::new()));
                let at = fields.iter().position(|f: &Draft| f.name == object.name);
                let at = at.unwrap_or_else(|| {
                    fields.push(object);
                    fields.len() - 1
                });
                if let Some(Draft {
                    shape: Shape::Object(inner),
                    ..
                }) = fields.get_mut(at)
                {
                    add(inner, field);
                }
            }
            None => add(&mut fields, field),
        }
    }
    fields.retain(|field| field.shape != Shape::Object(Vec::new()));
    fields
}

/// The heading of the block that a label stands in: the first short text above that has no value.
fn heading(
    document: &Document,
    label: &Label,
    labels: &BTreeSet<(usize, usize, usize)>,
) -> Option<String> {
    let page = document.pages.get(label.page)?;
    let own = page.lines.get(label.line)?.segments.get(label.segment)?;
    for (at, line) in page.lines.iter().enumerate().take(label.line).rev() {
        let height = line.rect.height();
        let above = line.segments.iter().enumerate().find(|(_, s)| {
            s.rect.overlap_x(&own.rect) > 0.0 && (s.rect.x0 - own.rect.x0).abs() < 3.0 * height
        });
        let Some((index, segment)) = above else {
            continue;
        };
        if labels.contains(&(label.page, at, index)) {
            continue;
        }
        let text = page.text(segment.words.clone());
        let short = text.split_whitespace().count() <= 4;
        let plain = !text.contains(|c: char| c.is_ascii_digit()) && !text.contains([',', '.', '@']);
        if short && plain {
            return Some(text.trim_end_matches(':').to_owned());
        }
    }
    None
}
