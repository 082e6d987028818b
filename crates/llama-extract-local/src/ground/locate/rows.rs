//! Lists: the values of one entry stand together, and the entries one after another.

use std::cmp::Reverse;

use serde_json::Value;

use super::{Locator, NEARBY, Near, around, inside};
use crate::engine::Found;
use crate::schema::{Leaf, Node};

/// How many values stand there, whether that is after the entry before, on how many lines, and how far from it.
type Rank = (usize, bool, Reverse<usize>, Reverse<usize>);

impl Locator<'_> {
    pub(super) fn list(&self, element: &Node, items: &[Value], near: Near<'_>) -> Found {
        // The line of the entry before.
        let mut last = near.line;
        let found = items.iter().map(|item| match element {
            Node::Leaf(leaf) => self.entry(leaf, item, near, &mut last),
            Node::Object(fields) => {
                let line = self.together(element, item, near, last).or(last);
                last = line.or(last);
                self.object(fields, item, Near { line, ..near })
            }
            Node::List(inner) => match item {
                Value::Array(items) => self.list(inner, items, Near { line: last, ..near }),
                _ => Found::Nothing,
            },
        });
        Found::List(found.collect())
    }

    fn entry(&self, leaf: &Leaf, item: &Value, near: Near<'_>, last: &mut Option<usize>) -> Found {
        let near = Near {
            line: *last,
            ..near
        };
        let (found, line) = self.leaf(None, leaf, item, near, false);
        *last = line.or(*last);
        found.unwrap_or(Found::Nothing)
    }

    /// The line at which most of the values of an object stand together, the next one after the entry before if several
    /// do.
    pub(super) fn together(
        &self,
        node: &Node,
        value: &Value,
        near: Near<'_>,
        last: Option<usize>,
    ) -> Option<usize> {
        let mut leaves = Vec::new();
        leaves_of(node, value, &mut leaves);
        // (line, which of the leaves)
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (number, (leaf, value)) in leaves.iter().enumerate() {
            let hits = self.hits(leaf, value);
            let hits = around(inside(&hits, near.within), last);
            let mut lines: Vec<usize> = hits.iter().map(|hit| hit.line).collect();
            lines.dedup();
            places.extend(lines.into_iter().map(|line| (line, number)));
        }
        places.sort_unstable();
        // The rank of the best line, and the line.
        let mut best: Option<(Rank, usize)> = None;
        for (at, (line, _)) in places.iter().enumerate() {
            if at > 0 && places.get(at - 1).is_some_and(|before| before.0 == *line) {
                continue;
            }
            let together = places
                .iter()
                .skip(at)
                .take_while(|(other, _)| other - line < NEARBY);
            let mut numbers: Vec<usize> = Vec::new();
            let mut on_line = 0;
            let mut height = 0;
            for (other, number) in together {
                on_line += usize::from(other == line);
                if !numbers.contains(number) {
                    numbers.push(*number);
                    height = other - line;
                }
            }
            // Values on the same line count more than those below it.
            let count = 2 * numbers.len() + on_line;
            let is_after = last.is_none_or(|last| *line > last);
            let away = last.map_or(*line, |last| last.abs_diff(*line));
            let rank = (count, is_after, Reverse(height), Reverse(away));
            if best.is_none_or(|(most, _)| rank > most) {
                best = Some((rank, *line));
            }
        }
        best.map(|(_, line)| line)
    }
}

/// The values of an entry, but for those in lists of their own.
fn leaves_of<'v>(node: &'v Node, value: &'v Value, leaves: &mut Vec<(&'v Leaf, &'v Value)>) {
    match node {
        Node::Leaf(leaf) if !value.is_null() => leaves.push((leaf, value)),
        Node::Object(fields) => {
            for field in fields {
                if let Some(member) = value.get(&field.name) {
                    leaves_of(&field.node, member, leaves);
                }
            }
        }
        _ => {}
    }
}
