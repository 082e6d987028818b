//! Blocks of lines about a person or company: under a heading, or at the top of the document.

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::plan::{Role, Slot};
use super::spans;
use super::terms::Terms;
use super::values::{self, Reading};
use crate::engine::Evidence;
use crate::parse::{Page, Rect};

/// A heading less alike than this is not the section's.
const ALIKE: f64 = 0.6;
/// Lines of a block are not further apart than this, in line heights.
const LOOSE: f64 = 0.75;
const LONGEST: usize = 10;
/// Words that name a kind of document; large ones at the top are not the issuer's name.
const TITLES: [&str; 22] = [
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
];

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
    if !scene.slots.iter().any(wanted) {
        return found;
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        for span in spans::of_page(page) {
            let heads = span.has_colon || span.rest.is_empty();
            if !heads || !scene.is_free(at, &span.words) {
                continue;
            }
            let heading = Terms::of(&page.text(span.words.clone()));
            let mut block = None;
            for (index, slot) in scene.slots.iter().enumerate() {
                let alike = slot.section_similarity(&heading);
                if alike < ALIKE {
                    continue;
                }
                let block = block.get_or_insert_with(|| under(scene, at, page, &span));
                found.extend(part(scene, page, block, index, slot, alike * 0.93));
            }
        }
    }
    found.extend(by_top(scene));
    found
}

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
        if next.rect.y0 - above.y1 > LOOSE * height.max(next.rect.height())
            || lines.len() >= LONGEST
        {
            return;
        }
        let aligned = next.segments.iter().find(|segment| {
            lefts
                .iter()
                .any(|left| (segment.rect.x0 - left).abs() < 0.5 * segment.rect.height())
        });
        let Some(segment) = aligned else { continue };
        let text = page.text(segment.words.clone());
        let terms = Terms::of(&text);
        let is_heading = scene
            .slots
            .iter()
            .any(|slot| slot.section_similarity(&terms) > 0.9);
        if (text.ends_with(':') || is_heading || !scene.is_free(at, &segment.words))
            && !lines.is_empty()
        {
            return;
        }
        lines.push(segment.words.clone());
        *above = segment.rect;
    }
}

/// The issuer's block: the largest text in the upper part of the first page, and the lines under it.
fn by_top(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    if !scene.slots.iter().any(Slot::is_of_issuer) {
        return found;
    }
    let mut best: Option<(f64, usize, usize)> = None;
    for (line, content) in page.lines.iter().enumerate() {
        if content.rect.y0 > 0.35 * page.height.max(240.0) {
            break;
        }
        for (segment, content) in content.segments.iter().enumerate() {
            let text = page.text(content.words.clone());
            let terms = Terms::of(&text);
            let is_title = terms.0.iter().any(|term| TITLES.contains(&term.as_str()));
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            if is_title || letters < 3 || text.contains(':') || content.words.len() > 8 {
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
    let Some((_, line, segment)) = best else {
        return found;
    };
    let Some(content) = page.lines.get(line).and_then(|l| l.segments.get(segment)) else {
        return found;
    };
    let mut lines = vec![content.words.clone()];
    let mut above = content.rect;
    collect(
        scene,
        page,
        0,
        line,
        &[content.rect.x0],
        &mut above,
        &mut lines,
    );
    let block = Block { page: 0, lines };
    for (index, slot) in scene.slots.iter().enumerate() {
        if slot.is_of_issuer() {
            found.extend(part(scene, page, &block, index, slot, 0.7));
        }
    }
    found
}

/// The part of a block that a slot asks for.
fn part(
    scene: &Scene<'_>,
    page: &Page,
    block: &Block,
    index: usize,
    slot: &Slot,
    score: f64,
) -> Option<Candidate> {
    let lines = Lines::of(scene, page, block);
    let (value, runs, fit) = match slot.role {
        Role::Email | Role::Phone | Role::Website | Role::Currency => {
            block.lines.iter().find_map(|line| {
                let reading = values::read(slot, &spans::texts(page, line.clone()), scene.habits)?;
                Some(lines.whole(line, reading))
            })?
        }
        Role::Name => lines.name()?,
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

type Part = (String, Vec<Range<usize>>, f64);

/// The lines of a block by what they are.
struct Lines<'p> {
    page: &'p Page,
    name: Option<Range<usize>>,
    address: Vec<Range<usize>>,
}

impl<'p> Lines<'p> {
    fn of(scene: &Scene<'_>, page: &'p Page, block: &Block) -> Self {
        let mut sorted = Self {
            page,
            name: None,
            address: Vec::new(),
        };
        for line in &block.lines {
            let texts = spans::texts(page, line.clone());
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
                sorted.address.drain(..first);
            }
            None => sorted.address.clear(),
        }
        sorted
    }

    fn whole(&self, line: &Range<usize>, reading: Reading) -> Part {
        let run = line.start + reading.start..line.start + reading.end;
        let text = reading
            .value
            .as_str()
            .map_or_else(|| self.page.text(run.clone()), str::to_owned);
        (text, vec![run], 1.0)
    }

    fn name(&self) -> Option<Part> {
        let line = self.name.clone()?;
        let text = self.page.text(line.clone());
        let text = text.trim_end_matches([',', ';']).to_owned();
        let prose = line.len() > 8 || text.ends_with('.') && line.len() > 4;
        (text.contains(char::is_alphabetic) && !prose).then_some((text, vec![line], 1.0))
    }

    fn address(&self) -> Option<Part> {
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

    fn street(&self) -> Option<Part> {
        let line = self.address.first()?.clone();
        let text = self.page.text(line.clone());
        Some((text.trim_end_matches(',').to_owned(), vec![line], 0.95))
    }

    /// City, state, postal code and country out of lines such as `Portland, ME 04101` and
    /// `1012 AB Amsterdam`.
    fn locality(&self, role: Role) -> Option<Part> {
        let after_street = self.address.get(1..)?;
        let is_postal = |word: &str| {
            let digits = word.chars().filter(char::is_ascii_digit).count();
            digits >= 4
                && word
                    .chars()
                    .all(|c| c.is_ascii_digit() || c == '-' || c.is_ascii_uppercase())
        };
        let at = after_street.iter().position(|line| {
            spans::texts(self.page, line.clone())
                .iter()
                .any(|word| is_postal(word))
        });
        if role == Role::Country {
            let line = after_street.get(at? + 1)?.clone();
            let text = self.page.text(line.clone());
            let fits = text
                .chars()
                .all(|c| c.is_alphabetic() || " .,-".contains(c))
                && line.len() <= 4;
            return fits.then(|| (text.trim_end_matches(',').to_owned(), vec![line], 0.9));
        }
        let line = after_street.get(at?)?.clone();
        let texts = spans::texts(self.page, line.clone());
        let postal = texts.iter().position(|word| is_postal(word))?;
        let run = |words: Range<usize>| line.start + words.start..line.start + words.end;
        let words = if postal == 0 {
            // The postal code comes first where states are not written.
            match role {
                Role::Postal => 0..1,
                Role::City => 1..texts.len(),
                _ => return None,
            }
        } else {
            let comma = texts
                .iter()
                .take(postal)
                .position(|word| word.ends_with(','));
            let city = comma.map_or(postal.saturating_sub(1), |at| at + 1);
            match role {
                Role::Postal => postal..postal + 1,
                Role::City => 0..city,
                _ => city..postal,
            }
        };
        let text = self.page.text(run(words.clone()));
        let text = text.trim_end_matches([',', ' ']).to_owned();
        (!text.is_empty()).then(|| (text, vec![run(words)], 0.9))
    }
}

/// Whether a line is a way to reach somebody and not a name or an address.
fn is_contact(texts: &[&str]) -> bool {
    let phone = || {
        let digits = texts.concat().chars().filter(char::is_ascii_digit).count();
        let marks = |c: char| c.is_ascii_digit() || "+()-./ ".contains(c);
        digits >= 7 && texts.concat().chars().all(marks)
    };
    texts
        .iter()
        .any(|word| word.contains('@') || word.starts_with("www.") || word.starts_with("http"))
        || phone()
}
