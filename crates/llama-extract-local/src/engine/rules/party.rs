//! Blocks of lines about a person or company: under a heading, or at the top of the document.

mod address;
mod free;
mod letter;
mod lines;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::legal_names;
use super::numbers;
use super::plan::{Role, Slot};
use super::spans;
use super::terms::Terms;
use super::values;
use crate::engine::Evidence;
use crate::parse::model::Cell;
use crate::parse::{Page, Rect};
use lines::Lines;

/// A heading less alike than this is not the section's.
const ALIKE: f64 = 0.6;
/// Lines of a block are not further apart than this, in line heights.
const LOOSE: f64 = 0.75;
const LOOSE_HEADING: f64 = 1.3;
const LONGEST: usize = 10;
/// Words that name a kind of document; large ones at the top are not the issuer's name.
const TITLES: &[&str] = &[
    "invoice",
    "receipt",
    "statement",
    "order",
    "quote",
    "quotation",
    "bill",
    "purchase",
    "packing",
    "slip",
    "credit",
    "note",
    "estimate",
    "tax",
    "report",
    "ship",
    "remit",
    "copy",
    "original",
    "page",
    "confirmation",
    "number",
    "contract",
    "certificate",
    "form",
    "application",
    "offer",
];

/// Whether a text names a kind of document, and so nobody.
pub(super) fn is_document_word(text: &str) -> bool {
    let terms = Terms::of(text);
    terms.0.iter().any(|term| TITLES.contains(&term.as_str()))
}

/// Lines of a block, from its first to its last.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    page: usize,
    lines: Vec<Range<usize>>,
}

/// Answers out of blocks.
pub(super) fn by_block(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let wanted = |slot: &Slot| !slot.section.is_empty();
    let streets = with_own_city(scene.slots);
    if !scene.slots.iter().any(wanted) {
        return found;
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return found;
        }
        for span in spans::of_page(page) {
            let heads = span.has_colon || span.rest.is_empty();
            if !heads || !scene.is_free(at, &span.words) {
                continue;
            }
            let heading = Terms::of(&page.text(span.words.clone()));
            let mut block = None;
            for &(index, alike) in scene.sections.suits(&heading).iter() {
                let Some(slot) = scene.slots.get(index).filter(|_| alike >= ALIKE) else {
                    continue;
                };
                let block = block.get_or_insert_with(|| under(scene, at, page, &span));
                found.extend(part(
                    scene,
                    page,
                    block,
                    index,
                    slot,
                    alike * 0.93,
                    &streets,
                ));
            }
        }
    }
    let top = largest_at_top(scene);
    found.extend(by_top(scene, top, &streets));
    let brand = top.and_then(|(line, segment)| {
        let page = scene.document.pages.first()?;
        let words = &page.lines.get(line)?.segments.get(segment)?.words;
        Some(page.text(words.clone()))
    });
    found.extend(free::by_place(scene, brand.as_deref(), &streets));
    found.extend(free::by_legal_name(scene, brand.as_deref()));
    found.extend(letter::by_sender_line(scene, &streets));
    found.extend(letter::by_window(scene, &streets));
    found
}

/// What a block without a heading is worth.
const UNHEADED: f64 = 0.6;
/// The lines under a heading, in its column.
fn under(scene: &Scene<'_>, at: usize, page: &Page, span: &spans::Span) -> Block {
    let mut lines = Vec::new();
    let heading = page
        .lines
        .get(span.line)
        .and_then(|l| l.segments.get(span.segment));
    let Some(heading) = heading else {
        return Block { page: at, lines };
    };
    let mut left = page
        .words
        .get(span.words.start)
        .map_or(heading.rect.x0, |w| w.rect.x0);
    let mut above = heading.rect;
    if let Some(cell) = cell_under(page, &span.words) {
        return Block {
            page: at,
            lines: cell,
        };
    }
    let right = page
        .lines
        .get(span.line)
        .and_then(|line| line.segments.get(span.segment + 1));
    if span.rest.is_empty()
        && span.has_colon
        && let Some(right) = right.filter(|right| !page.text(right.words.clone()).ends_with(':'))
    {
        lines.push(right.words.clone());
        left = right.rect.x0;
        above = right.rect;
    }
    if !span.rest.is_empty() {
        lines.push(span.rest.clone());
        left = page
            .words
            .get(span.rest.start)
            .map_or(left, |word| word.rect.x0);
    }
    collect(
        scene,
        page,
        at,
        span.line,
        &[left, heading.rect.x0],
        &mut above,
        &mut lines,
    );
    Block { page: at, lines }
}

/// The lines of the cell below the one that the words fill, where a table is known for certain.
fn cell_under(page: &Page, words: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let is_all = |cell: &Cell| matches!(cell.runs.as_slice(), [run] if run == words);
    page.tables.iter().find_map(|table| {
        let head = table.cells.iter().find(|cell| is_all(cell))?;
        let below = table.cells.iter().find(|cell| {
            cell.rows.start == head.rows.end && cell.columns.start == head.columns.start
        })?;
        (below.runs.len() > 1).then(|| below.runs.clone())
    })
}

/// Whether a line stands in the middle under another, as on receipts.
fn is_centred(above: &Rect, line: &Rect) -> bool {
    let middle = |rect: &Rect| 0.5 * (rect.x0 + rect.x1);
    (middle(above) - middle(line)).abs() < 0.8 * line.height()
}

/// The lines that go on a block: those that begin at one of the `lefts` or, where there are none, in the middle.
fn collect(
    scene: &Scene<'_>,
    page: &Page,
    at: usize,
    line: usize,
    lefts: &[f64],
    above: &mut Rect,
    lines: &mut Vec<Range<usize>>,
) {
    for next in page.lines.iter().skip(line + 1) {
        let height = above.height();
        // A heading stands further off than the lines of its block from each other.
        let loose = if lines.is_empty() {
            LOOSE_HEADING
        } else {
            LOOSE
        };
        if next.rect.y0 - above.y1 > loose * height.max(next.rect.height())
            || lines.len() >= LONGEST
        {
            return;
        }
        if lefts.is_empty() && next.segments.len() > 1 {
            return;
        }
        let aligned = next.segments.iter().find(|segment| {
            lefts
                .iter()
                .any(|left| (segment.rect.x0 - left).abs() < 0.5 * segment.rect.height())
                || lefts.is_empty() && is_centred(above, &segment.rect)
        });
        let Some(segment) = aligned else { continue };
        let text = page.text(segment.words.clone());
        let terms = Terms::of(&text);
        let is_heading = scene.sections.best(&terms) > 0.9;
        if (text.ends_with(':') || is_heading || !scene.is_free(at, &segment.words))
            && !lines.is_empty()
        {
            return;
        }
        lines.push(segment.words.clone());
        *above = segment.rect;
    }
}

/// The largest text in the upper part of the first page that may be a name, by line and segment.
fn largest_at_top(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let page = scene
        .document
        .pages
        .first()
        .filter(|page| page.number == 1)?;
    if !scene.slots.iter().any(Slot::is_of_issuer) {
        return None;
    }
    let mut best: Option<(f64, usize, usize)> = None;
    for (line, content) in page.lines.iter().enumerate() {
        if content.rect.y0 > 0.35 * page.height.max(240.0) {
            break;
        }
        for (segment, content) in content.segments.iter().enumerate() {
            let text = page.text(content.words.clone());
            let terms = Terms::of(&text);
            let is_title = terms.0.iter().any(|term| TITLES.contains(&term.as_str()))
                && !legal_names::has_form(page, &content.words);
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            let is_remark = text.starts_with('(') || numbers::currency(&text).is_some();
            if is_title || is_remark || letters < 3 || text.contains(':') || content.words.len() > 8
            {
                continue;
            }
            let size = page
                .words
                .get(content.words.start)
                .map_or(0.0, |word| word.size);
            // Sizes that differ by less than the eye sees are the same: then the first counts.
            if best.is_none_or(|(largest, _, _)| size > largest * 1.05) {
                best = Some((size, line, segment));
            }
        }
    }
    best.map(|(_, line, segment)| (line, segment))
}

/// The issuer's block: the largest text in the upper part of the first page, and the lines under it.
fn by_top(scene: &Scene<'_>, top: Option<(usize, usize)>, streets: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let (Some((line, segment)), Some(page)) = (top, scene.document.pages.first()) else {
        return found;
    };
    let Some(block) = block_of_name(scene, page, line, segment) else {
        return found;
    };
    let alone = scene
        .slots
        .iter()
        .all(|slot| names_nobody(slot) || slot.is_of_issuer() || !slot.role.is_of_party());
    for (index, slot) in scene.slots.iter().enumerate() {
        if slot.is_of_issuer() {
            found.extend(part(scene, page, &block, index, slot, 0.7, streets));
        } else if alone && is_ownerless(slot) {
            found.extend(part(scene, page, &block, index, slot, UNHEADED, streets));
        }
    }
    found
}

/// Whether it is a part of an address that does not say whose: of the only party that the schema asks for.
fn is_ownerless(slot: &Slot) -> bool {
    !slot.is_nested && names_nobody(slot) && is_of_address(slot.role)
}

/// Whether what its heading would say is only what any address has.
fn names_nobody(slot: &Slot) -> bool {
    slot.section.iter().all(|phrase| {
        phrase
            .terms
            .without(&["code", "zip", "town", "place"])
            .is_empty()
    })
}

fn is_of_address(role: Role) -> bool {
    matches!(
        role,
        Role::Address | Role::Street | Role::City | Role::State | Role::Postal | Role::Country
    )
}

/// For each field, whether another one beside it asks for the place: then its "address" is the street alone.
fn with_own_city(slots: &[Slot]) -> Vec<bool> {
    let key = |slot: &Slot| -> (bool, Vec<Vec<String>>) {
        let terms = slot
            .section
            .iter()
            .map(|p| p.terms.0.iter().cloned().collect());
        (slot.is_nested, terms.collect())
    };
    let places: BTreeSet<_> = slots
        .iter()
        .filter(|slot| matches!(slot.role, Role::City | Role::Postal))
        .map(key)
        .collect();
    slots
        .iter()
        .map(|slot| places.contains(&key(slot)))
        .collect()
}

/// The name with the lines under it; where it stands more than once, as in a logo and an address, the
/// longest of these blocks.
fn block_of_name(scene: &Scene<'_>, page: &Page, line: usize, segment: usize) -> Option<Block> {
    let name = page.lines.get(line)?.segments.get(segment)?.words.clone();
    let text = page.text(name).to_lowercase();
    let mut longest: Option<Block> = None;
    for (index, line) in page.lines.iter().enumerate().skip(line) {
        for segment in &line.segments {
            if page.text(segment.words.clone()).to_lowercase() != text {
                continue;
            }
            for lefts in [[segment.rect.x0].as_slice(), &[]] {
                // Lines in the middle count only where none begins where the name does.
                if lefts.is_empty() && longest.as_ref().is_some_and(|b| b.lines.len() > 1) {
                    continue;
                }
                let mut lines = vec![segment.words.clone()];
                let mut above = segment.rect;
                collect(scene, page, 0, index, lefts, &mut above, &mut lines);
                if longest
                    .as_ref()
                    .is_none_or(|block| block.lines.len() < lines.len())
                {
                    longest = Some(Block { page: 0, lines });
                }
            }
        }
    }
    longest
}

/// The part of an address that lines without a name hold.
pub(super) fn part_of(
    scene: &Scene<'_>,
    page: &Page,
    runs: &[Range<usize>],
    role: Role,
) -> Option<lines::Part> {
    let lines = Lines::of_address(scene, page, runs);
    match role {
        Role::Street => lines.street(),
        role => lines.locality(role),
    }
}

/// The part of a block that a slot asks for.
fn part(
    scene: &Scene<'_>,
    page: &Page,
    block: &Block,
    index: usize,
    slot: &Slot,
    score: f64,
    streets: &[bool],
) -> Option<Candidate> {
    let lines = Lines::of(scene, page, &block.lines);
    let (value, runs, fit) = match slot.role {
        Role::Email | Role::Phone | Role::Website | Role::Currency => {
            block.lines.iter().find_map(|line| {
                let reading = values::read(slot, &spans::texts(page, line.clone()), scene.habits)?;
                Some(lines.whole(line, reading))
            })?
        }
        Role::Name => lines.name()?,
        Role::Address if streets.get(index) == Some(&true) => {
            lines.street().or_else(|| lines.address())?
        }
        Role::Address => lines.address()?,
        Role::Street => lines.street()?,
        Role::City | Role::State | Role::Postal | Role::Country => lines.locality(slot.role)?,
        _ => return None,
    };
    Some(Candidate {
        slot: index,
        value: value.into(),
        evidence: Evidence {
            page: block.page,
            runs,
        },
        label: None,
        score: score * fit,
    })
}
