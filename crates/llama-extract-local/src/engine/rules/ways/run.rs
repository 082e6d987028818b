//! Values that follow their label in one run of words, without a sign between.

use std::ops::Range;

use super::Label;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::{dates, numbers, party, spans, terms, values};
use crate::schema::Kind;

/// How far words are to be taken for a value that no colon or gap parts from the label before them.
pub(super) fn worth(label: &Label<'_>, rest: &Range<usize>) -> f64 {
    let untyped =
        label.slot.wants_name() && label.slot.choices.is_empty() && label.slot.kind == Kind::Text;
    let first = label
        .page
        .words
        .get(rest.start)
        .map_or("", |word| word.text.as_str());
    let is_part_of_street = matches!(label.slot.role, Role::Street | Role::City | Role::Address);
    let is_id = first.contains(|c: char| c.is_ascii_digit())
        || first.chars().count() <= 4 && !first.starts_with(char::is_lowercase);
    match () {
        () if label.slot.role == Role::Number
            && !is_id
            && !terms::Terms::of(first).has("number") =>
        {
            0.0
        }
        // "VAT No GB 220 4417 88": an id is no amount.
        () if values::is_number(label.slot.kind)
            && !label.slot.terms.has("number")
            && label.slot.role == Role::Plain
            && !first.contains(|c: char| c.is_ascii_digit())
            && terms::Terms::of(first).has("number") =>
        {
            0.0
        }
        // "LABORATORY REPORT": a title, and no label with its value.
        () if untyped && is_kind_of_document(label, rest) => 0.0,
        // "UTILITY BILL": what names the kind of document is nobody.
        () if untyped
            && !label.span.has_colon
            && rest.len() <= 2
            && party::is_document_word(&label.page.text(rest.clone())) =>
        {
            0.0
        }
        // "Requested by": what joins words is no value, and a street's number is no street.
        () if untyped && terms::is_empty_word(first) || is_part_of_street => 0.0,
        () if untyped && label.span.words.len() == 1 => 0.62,
        () if untyped && first.starts_with(char::is_lowercase) => 0.7,
        () => 0.9,
    }
}

/// Whether words are only the name of a kind of documents.
fn is_kind_of_document(label: &Label<'_>, words: &Range<usize>) -> bool {
    const KINDS: [&str; 10] = [
        "report",
        "invoice",
        "receipt",
        "quote",
        "statement",
        "form",
        "certificate",
        "summary",
        "confirmation",
        "note",
    ];
    let terms = terms::Terms::of(&label.page.text(words.clone()));
    words.len() == 1 && terms.has_any(&KINDS)
}

/// The amount that stands apart behind a label whose own words go on: `Balance on 1 September    1,836.42`, `Debits (9)   12.00`.
pub(super) fn beside(
    scene: &Scene<'_>,
    label: &Label<'_>,
    rest: &Range<usize>,
) -> Option<Range<usize>> {
    let line = label.page.lines.get(label.span.line)?;
    let here = line.segments.get(label.span.segment)?;
    let next = line.segments.get(label.span.segment + 1)?;
    let is_last = line.segments.len() == label.span.segment + 2;
    if !values::is_number(label.slot.kind) || !is_last || rest.end != here.words.end {
        return None;
    }
    let texts = spans::texts(label.page, rest.clone());
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let counts = texts.split_last().is_some_and(|(last, words)| {
        last.starts_with('(') && last.ends_with(')') && !words.iter().any(|word| has_digit(word))
    });
    let dated = texts.iter().any(|word| dates::is_month(word))
        || dates::among(&texts, scene.habits.order).len() == 1;
    let amount = spans::texts(label.page, next.words.clone()).join(" ");
    let is_amount = numbers::parse(&amount, scene.habits.decimal).is_some();
    ((counts || dated) && is_amount).then(|| next.words.clone())
}
