//! A block's lines by what they are: name, street, locality.

use std::ops::Range;

use super::address::Address;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::spans;
use crate::engine::rules::values::{self, Reading};
use crate::parse::Page;

/// Text, the words that say it, and how surely they are what was asked for.
pub(super) type Part = (String, Vec<Range<usize>>, f64);

/// The lines of a block by what they are.
pub(super) struct Lines<'p> {
    page: &'p Page,
    name: Option<Range<usize>>,
    address: Vec<Range<usize>>,
}

impl<'p> Lines<'p> {
    pub(super) fn of(scene: &Scene<'_>, page: &'p Page, lines: &[Range<usize>]) -> Self {
        let mut sorted = Self {
            page,
            name: None,
            address: Vec::new(),
        };
        for line in lines {
            let texts = spans::texts(page, line.clone());
            if let Some(name) = addressee(&texts).filter(|_| sorted.name.is_none()) {
                sorted.name = Some(line.start + name..line.end);
                continue;
            }
            if is_contact(&texts) || texts.first().is_some_and(|word| word.ends_with(':')) {
                if sorted.address.is_empty() {
                    continue;
                }
                break;
            }
            let is_number = values::only_a_number(&texts, scene.habits);
            match &sorted.name {
                None if is_number => {}
                None => sorted.name = Some(line.clone()),
                // A line that repeats the name adds nothing to the address.
                Some(name)
                    if sorted.address.is_empty()
                        && page.text(name.clone()) == page.text(line.clone()) => {}
                Some(_) => sorted.address.push(line.clone()),
            }
        }
        // What has no digit anywhere is not an address but more of the name, or prose.
        let has_digit = |line: &Range<usize>| {
            page.text(line.clone())
                .contains(|c: char| c.is_ascii_digit())
        };
        match sorted.address.iter().position(has_digit) {
            Some(first) => {
                // A street may have a name alone; then the place stands with its code on the lines after it.
                let kept = if sorted.address.len() - first == 1 {
                    first.min(2)
                } else {
                    0
                };
                sorted.address.drain(..first - kept);
            }
            None => sorted.address.clear(),
        }
        sorted
    }

    /// Lines that are an address and begin with no name.
    pub(super) fn of_address(scene: &Scene<'_>, page: &'p Page, lines: &[Range<usize>]) -> Self {
        let is_text = |line: &&Range<usize>| {
            let texts = spans::texts(page, (*line).clone());
            !values::only_a_number(&texts, scene.habits)
        };
        Self {
            page,
            name: None,
            address: lines.iter().filter(is_text).cloned().collect(),
        }
    }

    pub(super) fn whole(&self, line: &Range<usize>, reading: Reading) -> Part {
        let run = line.start + reading.start..line.start + reading.end;
        let text = reading
            .value
            .as_str()
            .map_or_else(|| self.page.text(run.clone()), str::to_owned);
        (text, vec![run], 1.0)
    }

    pub(super) fn name(&self) -> Option<Part> {
        let line = self.name.clone()?;
        let text = self.page.text(line.clone());
        let text = text.trim_end_matches([',', ';']).to_owned();
        // A remark in brackets stands beside a name, and is none.
        if text.starts_with('(') {
            return None;
        }
        let prose = line.len() > 8 || text.ends_with('.') && line.len() > 4;
        (text.contains(char::is_alphabetic) && !prose).then_some((text, vec![line], 1.0))
    }

    pub(super) fn address(&self) -> Option<Part> {
        let texts: Vec<String> = self
            .address
            .iter()
            .map(|line| {
                self.page
                    .text(line.clone())
                    .trim_end_matches([',', ' '])
                    .to_owned()
            })
            .collect();
        (!texts.is_empty()).then(|| (texts.join(", "), self.address.clone(), 1.0))
    }

    pub(super) fn street(&self) -> Option<Part> {
        let address = Address::of(self.page, &self.address);
        let (text, run) = address.street()?;
        Some((text, vec![run], 0.95))
    }

    /// City, state, postal code or country.
    pub(super) fn locality(&self, role: Role) -> Option<Part> {
        let address = Address::of(self.page, &self.address);
        let (text, run) = match role {
            Role::Postal => address.postal(),
            Role::City => address.city(),
            Role::State => address.state(),
            Role::Country => address.country(),
            _ => None,
        }?;
        Some((text, vec![run], 0.9))
    }
}

/// Where the name begins behind words such as "ATTN:" and "z. Hd.".
fn addressee(texts: &[&str]) -> Option<usize> {
    let first = texts.first()?.to_lowercase();
    let mark = first.trim_end_matches([':', '.']);
    (matches!(mark, "attn" | "attention" | "c/o" | "t.a.v" | "tav" | "to") && texts.len() > 1)
        .then_some(1)
}

/// Whether a line is a way to reach somebody and not a name or an address.
fn is_contact(texts: &[&str]) -> bool {
    let phone = || {
        let digits = texts.concat().chars().filter(char::is_ascii_digit).count();
        let marks = |c: char| c.is_ascii_digit() || "+()-./ ".contains(c);
        digits >= 7 && texts.concat().chars().all(marks)
    };
    let called = texts.first().is_some_and(|word| {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let ways = [
            "tel",
            "tél",
            "telefon",
            "telefoon",
            "téléphone",
            "telefax",
            "teléfono",
            "phone",
            "fax",
            "mobil",
        ];
        ways.contains(&bare)
    });
    called && texts.concat().contains(|c: char| c.is_ascii_digit())
        || texts
            .iter()
            .any(|word| word.contains('@') || word.starts_with("www.") || word.starts_with("http"))
        || phone()
}
