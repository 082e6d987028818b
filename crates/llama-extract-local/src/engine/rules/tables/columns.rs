//! The fields of a row, each a column.

use std::collections::BTreeSet;
use std::ops::Range;

use super::wording;
use crate::engine::rules::labels::Labels;
use crate::engine::rules::lexed::Lexed;
use crate::engine::rules::plan::{self, Role, Slot};
use crate::engine::rules::terms::Terms;
use crate::schema::{Field, Kind, Node};

/// The fields of a row; those of an object in the row are columns, too, and so are its lists of single values.
pub(super) struct Columns<'s> {
    pub(super) fields: &'s [Field],
    /// Where in the row each field lies, as indices.
    pub(super) paths: Vec<Vec<usize>>,
    pub(super) slots: Vec<Slot>,
    /// The slots from here on are lists.
    pub(super) first_list: usize,
    /// What the headings of the columns are.
    pub(super) labels: Labels,
    /// The folded words of all headings.
    terms: BTreeSet<String>,
    /// Which lines of a cell each slot wants.
    pub(super) lines: Vec<Lines>,
    /// The slots that want certain lines.
    pub(super) of_lines: Vec<usize>,
}

/// Which lines of a cell a field wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    First,
    /// What stands below the first.
    Below,
    /// Those that go on with the text: not those with a label or a period of their own.
    Text,
    All,
}

impl<'s> Columns<'s> {
    pub(super) fn new(fields: &'s [Field]) -> Self {
        let (mut paths, mut slots): (Vec<_>, Vec<Slot>) = plan::leaves(fields).into_iter().unzip();
        let first_list = slots.len();
        lists_in(fields, &mut Vec::new(), &mut paths, &mut slots);
        let labels = Labels::new(slots.iter().map(|slot| slot.phrases.clone()));
        let terms = slots
            .iter()
            .flat_map(|slot| &slot.phrases)
            .flat_map(|phrase| phrase.terms.0.iter().cloned())
            .collect();
        let lines: Vec<Lines> = paths.iter().map(|path| lines_of(fields, path)).collect();
        let of_lines = (0..first_list)
            .filter(|slot| matches!(lines.get(*slot), Some(Lines::First | Lines::Below)))
            .collect();
        Self {
            fields,
            lines,
            of_lines,
            paths,
            slots,
            first_list,
            labels,
            terms,
        }
    }

    /// How many different words of the headings stand among some words.
    pub(super) fn named_in(&self, lexed: &Lexed, page: usize, words: Range<usize>) -> usize {
        let terms = words.flat_map(|word| lexed.of_word(page, word));
        let known: BTreeSet<&str> = terms.filter(|term| self.terms.contains(*term)).collect();
        known.len()
    }

    /// How many columns a header must name.
    pub(super) fn least(&self) -> usize {
        self.first_list.clamp(1, 2)
    }

    /// How well a heading names the slots: with its unit or remark in brackets, or without.
    pub(super) fn suits(&self, heading: &str) -> Vec<(usize, f64)> {
        let mut best: Vec<(usize, f64)> = Vec::new();
        let bare = without_brackets(heading);
        let texts = [Some(heading), bare.as_deref()];
        for text in texts.into_iter().flatten() {
            for &(slot, alike) in self.labels.suits(&Terms::of(text)).iter() {
                match best.iter_mut().find(|(other, _)| *other == slot) {
                    Some((_, known)) => *known = known.max(alike),
                    None => best.push((slot, alike)),
                }
            }
        }
        best
    }

    /// The share of the words of a text, years with them, that the description of a slot has, too.
    pub(super) fn mentions(&self, slot: usize, text: &str) -> f64 {
        let Some(field) = self.field(slot) else {
            return 0.0;
        };
        let lower = |text: &str| -> Vec<String> {
            text.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let mut own = lower(field.description.as_deref().unwrap_or_default());
        own.extend(lower(&field.name));
        let words = lower(text);
        let common = words.iter().filter(|word| own.contains(word)).count();
        common as f64 / words.len().max(1) as f64
    }

    pub(super) fn field(&self, slot: usize) -> Option<&'s Field> {
        field_at(self.fields, self.paths.get(slot)?)
    }

    /// A text without what its field's description does not want.
    pub(super) fn trimmed(&self, slot: usize, value: serde_json::Value) -> serde_json::Value {
        let field = self.field(slot);
        let description = field.and_then(|field| field.description.as_deref());
        match (value, description) {
            (serde_json::Value::String(text), Some(description)) => {
                wording::trimmed(description, &text).into()
            }
            (value, _) => value,
        }
    }

    /// Whether the values of a slot look different from other words.
    pub(super) fn is_typed(&self, slot: usize) -> bool {
        self.slots.get(slot).is_some_and(is_typed)
    }
}

pub(super) fn is_typed(slot: &Slot) -> bool {
    slot.kind != Kind::Text
        || !slot.choices.is_empty()
        || matches!(slot.role, Role::Date | Role::Email | Role::Phone)
}

fn lists_in(
    fields: &[Field],
    path: &mut Vec<usize>,
    paths: &mut Vec<Vec<usize>>,
    slots: &mut Vec<Slot>,
) {
    for (index, field) in fields.iter().enumerate() {
        path.push(index);
        match &field.node {
            Node::List(element) => {
                if let Node::Leaf(leaf) = element.as_ref() {
                    paths.push(path.clone());
                    slots.push(Slot::new(field, leaf, &[]));
                }
            }
            Node::Object(inner) => lists_in(inner, path, paths, slots),
            Node::Leaf(_) => {}
        }
        path.pop();
    }
}

fn lines_of(fields: &[Field], path: &[usize]) -> Lines {
    let description = field_at(fields, path)
        .and_then(|field| field.description.as_deref())
        .unwrap_or_default()
        .to_lowercase();
    let says = |texts: &[&str]| texts.iter().any(|text| description.contains(text));
    if says(&[
        "first line",
        "erste zeile",
        "ersten zeile",
        "eerste regel",
        "première ligne",
        "primera línea",
        "pierwszy wiersz",
        "pierwsza linia",
    ]) {
        Lines::First
    } else if says(&[
        "second line",
        "line below",
        "line under",
        "further line",
        "zweite zeile",
        "zweiten zeile",
        "zeile darunter",
        "tweede regel",
        "regel eronder",
        "deuxième ligne",
        "seconde ligne",
        "ligne du dessous",
        "segunda línea",
        "línea de abajo",
        "drugi wiersz",
        "druga linia",
        "wiersz poniżej",
    ]) {
        Lines::Below
    } else if says(&[
        "all lines",
        "alle zeilen",
        "alle regels",
        "toutes les lignes",
        "todas las líneas",
    ]) {
        Lines::All
    } else {
        Lines::Text
    }
}

/// The field that a path of indices leads to.
pub(super) fn field_at<'s>(fields: &'s [Field], path: &[usize]) -> Option<&'s Field> {
    let (first, rest) = path.split_first()?;
    let field = fields.get(*first)?;
    match (&field.node, rest) {
        (_, []) => Some(field),
        (Node::Object(inner), rest) => field_at(inner, rest),
        _ => None,
    }
}

/// A heading without what it says in brackets; none when there is nothing to leave out.
fn without_brackets(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    (out.len() < text.len() && !out.trim().is_empty()).then_some(out)
}
