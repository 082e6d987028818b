//! The ways from a label to its value: behind, beside, below, above and before it.

mod run;

use std::ops::Range;

use super::boxes;
use super::candidates::{Candidate, Scene};
use super::cells::{Cells, Place};
use super::extent::extended;
use super::party;
use super::plan::{self, Role, Slot};
use super::rows::{heads_row, signs};
use super::spans::{self, Span};
use super::terms;
use super::units::{is_rate_of, is_unit};
use super::values::{self, Reading};
use crate::engine::Evidence;
use crate::parse::Page;
use crate::schema::Kind;

/// Without a colon or a gap, where a label ends is a guess, so it must fit better.
const ALIKE_IN_RUN: f64 = 0.8;
/// An id can be told from words, so its label may be less alike.
const ALIKE_BEFORE_ID: f64 = 0.6;
/// What is itself this much like a label is one, and no value.
pub(super) const IS_LABEL: f64 = 0.85;
/// Segments to the right that may stand between a label and its value.
const MOST_BETWEEN: usize = 2;
/// Words of a value behind which the next label of the same line is looked for.
const MOST_WORDS: usize = 8;

/// Words that are labels wherever they stand alone.
const GENERIC: [&str; 12] = [
    "date",
    "number",
    "name",
    "address",
    "signature",
    "phone",
    "email",
    "amount",
    "quantity",
    "description",
    "page",
    "fax",
];

/// Words that are labels where a value stands before and behind them.
fn is_head(term: &str) -> bool {
    const HEADS: [&str; 16] = [
        "account",
        "code",
        "reference",
        "invoice",
        "order",
        "iban",
        "bic",
        "vat",
        "tax",
        "total",
        "due",
        "customer",
        "bank",
        "time",
        "period",
        "batch",
    ];
    GENERIC.contains(&term) || HEADS.contains(&term)
}

/// A label that suits a field.
pub(super) struct Label<'l> {
    pub(super) at: usize,
    pub(super) page: &'l Page,
    pub(super) cells: &'l Cells<'l>,
    pub(super) span: &'l Span,
    pub(super) slot: &'l Slot,
    pub(super) index: usize,
    pub(super) alike: f64,
}

/// Adds the values around a label.
pub(super) fn around(scene: &Scene<'_>, label: &Label<'_>, found: &mut Vec<Candidate>) {
    let span = label.span;
    // Words before the label that are none of it may make it another one.
    let whole = if span.skipped > 0 { 0.86 } else { 1.0 };
    let is_number = |word: usize| {
        let word = label
            .page
            .words
            .get(word)
            .map_or("", |word| word.text.as_str());
        let digits = word.chars().filter(char::is_ascii_digit).count();
        digits > 3 && word.contains(|c: char| c.is_alphabetic() || c == '-')
            || word.chars().all(|c| c.is_ascii_digit() || c == ',')
                && word.contains(|c: char| c.is_ascii_digit())
                && word.len() != 4
    };
    let is_numbered = !span.has_colon && span.words.clone().skip(1).any(is_number);
    let is_street = label.slot.role == Role::Street && is_numbered;
    if is_street {
        return;
    }
    let whole = if is_numbered { whole * 0.9 } else { whole };
    let mut offer = |runs: &[Range<usize>], way: f64| {
        let score = label.alike * way * whole;
        let answer = answer(scene, label, runs, score);
        // How well the words suit the field.
        let fit = answer
            .as_ref()
            .map_or(0.0, |answer| answer.score / score.max(0.01));
        found.extend(answer);
        fit
    };
    if !span.before.is_empty() {
        // "142 new this month": only what is typed is told from the words around it.
        if values::is_number(label.slot.kind) {
            offer(std::slice::from_ref(&span.before), 0.84);
        }
        return;
    }
    if !span.rest.is_empty() {
        let stop = before_next_label(scene, label, &span.rest);
        if span.has_colon {
            offer(&extended(scene, label, stop), 1.0);
        } else if let Some(next) = run::beside(scene, label, &stop) {
            offer(std::slice::from_ref(&next), 0.93);
        } else if label.alike >= ALIKE_IN_RUN
            || label.alike >= ALIKE_BEFORE_ID && label.slot.role == Role::Number
        {
            let way = run::worth(label, &stop);
            if way > 0.0 {
                offer(&extended(scene, label, stop), way);
            }
        }
        return;
    }
    let Some(line) = label.page.lines.get(span.line) else {
        return;
    };
    let Some(here) = line.segments.get(span.segment) else {
        return;
    };
    match label.cells.place(span) {
        Place::Open => {}
        Place::Unfilled => return,
        Place::Heads(rest, is_label) => {
            let way = if is_label { 0.97 } else { 0.86 };
            let value = rest.first().cloned().unwrap_or_default();
            let mut runs = extended(scene, label, value);
            // The value ends where its cell does.
            runs.retain(|run| rest.contains(run));
            if !runs.is_empty() && offer(&runs, way) > 0.0 || is_label {
                return;
            }
        }
    }
    let is_numbered = spans::is_numbered(label.page, &here.words);
    let is_next = |words: &Range<usize>| is_numbered && spans::is_numbered(label.page, words);
    let below = spans::below(label.page, span.line, span.segment)
        .and_then(|(line, segment)| label.page.lines.get(line)?.segments.get(segment))
        .filter(|below| !is_next(&below.words));
    let heads_row = below.is_some_and(|below| heads_row(scene, label, line, here, below));
    let mut beside = false;
    for right in line
        .segments
        .iter()
        .skip(span.segment + 1)
        .take(MOST_BETWEEN + 1)
    {
        let far = ((right.rect.x0 - here.rect.x1) / label.page.width.max(1.0)).clamp(0.0, 1.0);
        let has_next = line
            .segments
            .get(span.segment + 2..)
            .is_some_and(|more| !more.is_empty());
        if label.slot.kind == Kind::Text && has_next && is_unit(label.page, right) {
            continue;
        }
        if is_next(&right.words) {
            break;
        }
        // "Discount  3 %  73.01": an amount stands behind its rate.
        if has_next && is_rate_of(label, right) {
            continue;
        }
        let runs = extended(scene, label, right.words.clone());
        if heads_row {
            offer(&runs, 0.5);
            break;
        }
        beside = offer(&runs, 0.97 - 0.15 * far) > 0.0;
        if beside || !is_unit(label.page, right) {
            break;
        }
    }
    let mut is_below = false;
    if let Some(content) = below {
        let slack = 0.6 * content.rect.height();
        let aligned = (here.rect.x0 - content.rect.x0).abs() < slack
            || (here.rect.x1 - content.rect.x1).abs() < slack
            || ((here.rect.x0 + here.rect.x1) - (content.rect.x0 + content.rect.x1)).abs()
                < 2.0 * slack;
        let way = if aligned { 0.88 } else { 0.78 };
        let way = if span.has_colon || heads_row {
            way + 0.05
        } else {
            way
        };
        let runs = extended(scene, label, content.words.clone());
        is_below = offer(&runs, if beside { way - 0.1 } else { way }) > 0.93;
    }
    if below.is_none()
        && signs(scene, label, line)
        && let Some(above) = spans::above(label.page, span.line, span.segment)
        && (above.rect.x0 - here.rect.x0).abs() < 2.0 * here.rect.height()
    {
        let way = if beside { 0.6 } else { 0.8 };
        offer(std::slice::from_ref(&above.words), way);
    }
    // A caption stands below its figure, which is larger.
    if values::is_number(label.slot.kind)
        && !span.has_colon
        && let Some(above) = spans::above(label.page, span.line, span.segment)
    {
        let is_larger = above.rect.height() > 1.2 * here.rect.height();
        let way = match (is_larger, beside || is_below) {
            (true, _) => 0.9,
            (false, false) => 0.8,
            (false, true) => 0.6,
        };
        // A caption has nothing but its figure above it.
        let texts = spans::texts(label.page, above.words.clone());
        let reading = values::read(label.slot, &texts, scene.habits);
        if reading.is_some_and(|reading| reading.end - reading.start == texts.len()) {
            offer(std::slice::from_ref(&above.words), way);
        }
    }
}

/// Words up to those that are the label of what follows them.
fn before_next_label(scene: &Scene<'_>, label: &Label<'_>, rest: &Range<usize>) -> Range<usize> {
    let rest = &before_bare_label(scene, label, rest);
    let next_is_label = label
        .page
        .words
        .get(rest.end)
        .is_some_and(|word| word.text.ends_with(':') && is_on_line(label, rest.end));
    if !next_is_label {
        return rest.clone();
    }
    let start = (rest.start + 1..rest.end)
        .rev()
        .take(3)
        .filter(|&start| scene.label_alike(label.at, &(start..rest.end + 1)) >= IS_LABEL)
        .last();
    rest.start..start.unwrap_or(rest.end)
}

/// Words up to the label that begins behind the value without a sign of its own: "4711 Rev. 2 Order date 2026-01-12".
fn before_bare_label(scene: &Scene<'_>, label: &Label<'_>, rest: &Range<usize>) -> Range<usize> {
    let text = |at: usize| {
        label
            .page
            .words
            .get(at)
            .map_or("", |word| word.text.as_str())
    };
    let has_digit = |at: usize| text(at).contains(|c: char| c.is_ascii_digit());
    // "Rev. B": short codes are values, too.
    let is_value = |at: usize| {
        has_digit(at) || text(at).len() <= 2 && text(at).chars().all(|c| c.is_ascii_uppercase())
    };
    let is_label = |words: &Range<usize>| {
        let terms = scene.lexed.terms(label.at, words.clone());
        let is_generic = !terms.is_empty() && terms.0.iter().all(|term| is_head(term));
        is_generic || scene.label_alike(label.at, words) >= IS_LABEL
    };
    let near = rest.start + 1..rest.end.min(rest.start + MOST_WORDS);
    let next = near.into_iter().find(|&start| {
        is_value(start - 1)
            && !is_value(start)
            && (start + 1..=rest.end.min(start + 3)).any(|end| {
                let is_filled = end < rest.end && (is_value(end) || text(end - 1).ends_with(':'));
                is_filled && is_label(&(start..end))
            })
    });
    rest.start..next.unwrap_or(rest.end)
}

fn is_on_line(label: &Label<'_>, word: usize) -> bool {
    let line = label.page.lines.get(label.span.line);
    line.is_some_and(|line| line.words().contains(&word))
}

/// The value that the words hold for the label's field.
fn answer(
    scene: &Scene<'_>,
    label: &Label<'_>,
    runs: &[Range<usize>],
    score: f64,
) -> Option<Candidate> {
    if runs.iter().any(|run| !scene.is_free(label.at, run)) {
        return None;
    }
    let (slot, page) = (label.slot, label.page);
    // What is ticked, the boxes tell, and not the words beside them.
    let words = || runs.iter().flat_map(Clone::clone);
    let mut marks = words().filter_map(|word| boxes::mark(page, word));
    let is_answer = slot.kind == Kind::Bool
        && marks
            .clone()
            .all(|(count, is_ticked)| is_ticked || count == words().count());
    if !is_answer && marks.next().is_some() {
        return None;
    }
    let texts: Vec<&str> = runs
        .iter()
        .flat_map(|run| spans::texts(page, run.clone()))
        .collect();
    if label_is_address(scene, label) {
        let value = party::part_of(scene, page, runs, slot.role)?;
        return Some(Candidate {
            slot: label.index,
            value: value.0.into(),
            evidence: Evidence {
                page: label.at,
                runs: value.1,
            },
            label: None,
            score: score * value.2,
        });
    }
    let reading = values::read(slot, &texts, scene.habits)?;
    let used = within(runs, &reading);
    let mut score = score * reading.fit;
    // The first entry of a list is not what a single field asks for.
    let is_entry = texts
        .first()
        .is_some_and(|word| matches!(*word, "•" | "▪" | "◦" | "‣" | "–" | "*"));
    if is_entry && slot.kind == Kind::Text {
        score *= 0.5;
    }
    let is_numbered = texts
        .iter()
        .any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let is_text = slot.kind == Kind::Text;
    if is_text && !is_numbered && slot.choices.is_empty() {
        let mut terms = used
            .iter()
            .map(|run| scene.lexed.terms(label.at, run.clone()));
        // What repeats the field's name is the rest of its label.
        let is_said = |terms: &terms::Terms| {
            terms.0.is_subset(&slot.terms.0)
                && (!label.span.has_colon || terms.0.is_subset(&slot.said.0))
        };
        if terms.all(|terms| !terms.is_empty() && is_said(&terms)) {
            return None;
        }
        // What is itself the label of a field is hardly the value of another.
        let may_be_label = !matches!(slot.role, Role::Date | Role::Email | Role::Currency);
        let alike = used
            .first()
            .map_or(0.0, |run| scene.label_alike(label.at, run));
        let heads = used.first().map_or(0.0, |run| {
            let suits = scene.section_suits(label.at, run);
            suits.first().map_or(0.0, |(_, alike)| *alike)
        });
        // "No" is an answer, whatever it stands for elsewhere.
        let is_generic = texts.len() <= 2
            && texts.iter().all(|word| word.len() > 3)
            && used.first().is_some_and(|run| {
                let terms = scene.lexed.terms(label.at, run.clone());
                !terms.is_empty() && terms.0.iter().all(|term| GENERIC.contains(&term.as_str()))
            });
        if may_be_label && (alike.max(heads) > IS_LABEL || is_generic) {
            score *= 0.4;
        }
    }
    // What begins with a label of its own belongs to that.
    if is_text && texts.first().is_some_and(|word| word.ends_with(':')) {
        score *= 0.5;
    }
    let value = match (slot.role, reading.value.as_str()) {
        (Role::Address, Some(_)) if used.len() > 1 => joined(page, &used).into(),
        _ => reading.value,
    };
    // A period answers two fields with one label.
    let owns_label =
        !(reading.of_period && (slot.asks_for_end_or_start() || values::is_number(slot.kind)));
    Some(Candidate {
        slot: label.index,
        value,
        evidence: Evidence {
            page: label.at,
            runs: used,
        },
        label: owns_label.then(|| (label.at, label.span.words.clone())),
        score: score.min(1.0),
    })
}

/// Whether a field asks for a part of what an address label stands before: one that says so, or that names the object
/// which the parts are of.
pub(super) fn label_is_address(scene: &Scene<'_>, label: &Label<'_>) -> bool {
    let is_part = matches!(
        label.slot.role,
        Role::Street | Role::City | Role::State | Role::Postal | Role::Country
    );
    if !is_part {
        return false;
    }
    let terms = scene.lexed.terms(label.at, label.span.words.clone());
    let names_object = || {
        let own = terms.similarity(&label.slot.own_name);
        label.slot.is_nested
            && own < IS_LABEL
            && plan::best(&label.slot.section, &terms) >= IS_LABEL
    };
    terms.has("address") || names_object()
}

/// The words of a reading, line by line.
pub(super) fn within(runs: &[Range<usize>], reading: &Reading) -> Vec<Range<usize>> {
    let mut skipped = 0;
    let mut used = Vec::new();
    for run in runs {
        let start = reading.start.max(skipped);
        let end = reading.end.min(skipped + run.len());
        if start < end {
            used.push(run.start + start - skipped..run.start + end - skipped);
        }
        skipped += run.len();
    }
    used
}

fn joined(page: &Page, runs: &[Range<usize>]) -> String {
    let lines: Vec<String> = runs
        .iter()
        .map(|run| {
            page.text(run.clone())
                .trim_end_matches([',', ' '])
                .to_owned()
        })
        .collect();
    lines.join(", ")
}
