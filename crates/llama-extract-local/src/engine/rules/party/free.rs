//! Blocks without a heading that end with a place: whoever issued the document, and whoever it is for.

use std::ops::Range;

use super::address::Address;
use super::lines::Lines;
use super::{Block, LONGEST, part};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::legal_names;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::terms::Terms;
use crate::parse::{Page, Rect};

/// What a block is worth that is surely the issuer's, and one that is the recipient's by its place.
const ISSUER: f64 = 0.72;
const RECIPIENT: f64 = 0.58;
/// Lines of a block are not further apart than this, in line heights; the place may stand a little off.
const LOOSE: f64 = 0.75;
const LOOSE_PLACE: f64 = 1.7;
/// Lines above the place.
const ABOVE: usize = 5;
/// Words of a line with a place.
const LONGEST_PLACE: usize = 9;
/// Letters by which two names are of the same house.
const SAME_NAME: usize = 4;
/// From here down, in shares of the page, stands the foot.
const FOOT: f64 = 0.8;
/// Down to here, in shares of the page, stands who a document is for.
const WINDOW: f64 = 0.55;
/// What a person or house is called that a document is for.
const RECIPIENTS: [&str; 9] = [
    "customer",
    "bill",
    "recipient",
    "insured",
    "employee",
    "patient",
    "member",
    "account owner",
    "lessee",
];
/// Words above the name of an addressee.
const SALUTATIONS: [&str; 16] = [
    "firma", "herrn", "herr", "frau", "an", "mr", "mrs", "ms", "messrs", "mevrouw", "heer",
    "monsieur", "madame", "sr", "sra", "pan",
];

struct Free {
    block: Block,
    rect: Rect,
}

/// Answers out of blocks that no heading names.
pub(super) fn by_place(scene: &Scene<'_>, brand: Option<&str>, streets: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let recipient = |slot: &Slot| {
        slot.section.iter().any(|phrase| {
            let owns = phrase.terms.has("owner")
                && phrase
                    .terms
                    .without(&["owner", "account", "card"])
                    .is_empty();
            owns || phrase.terms.0.len() == 1 && phrase.terms.has_any(&RECIPIENTS)
        })
    };
    let wants = |slot: &Slot| slot.is_of_issuer() || recipient(slot);
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    if !page.has_boxes || !scene.slots.iter().any(wants) {
        return found;
    }
    let free = blocks(scene, page);
    let house = |free: &Free| -> bool {
        let name = free.block.lines.first().map(|line| page.text(line.clone()));
        let is_brand = brand
            .zip(name.as_deref())
            .is_some_and(|(a, b)| same_house(a, b));
        is_brand || free.rect.y0 > FOOT * page.height
    };
    let issuer = free
        .iter()
        .filter(|free| house(free))
        .max_by_key(|free| free.block.lines.len());
    let other = free
        .iter()
        .find(|free| !house(free) && free.rect.y0 < WINDOW * page.height);
    for (index, slot) in scene.slots.iter().enumerate() {
        let (free, worth) = if slot.is_of_issuer() {
            (issuer, ISSUER)
        } else if recipient(slot) {
            (other, RECIPIENT)
        } else {
            continue;
        };
        if let Some(free) = free {
            found.extend(part(scene, page, &free.block, index, slot, worth, streets));
        }
    }
    found
}

/// Whether two names begin with the same word, or one has the first word of the other as its own.
fn same_house(a: &str, b: &str) -> bool {
    let first = |text: &str| -> String {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let mut words = words.filter(|word| word.chars().count() >= SAME_NAME);
        words.next().unwrap_or_default().to_lowercase()
    };
    let (a, b) = (first(a), first(b));
    !a.is_empty() && a == b
}

/// The blocks of a page that end with a place and that nothing names.
fn blocks(scene: &Scene<'_>, page: &Page) -> Vec<Free> {
    let mut found: Vec<Free> = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        for segment in &line.segments {
            if segment.words.len() > LONGEST_PLACE
                || !scene.is_free(0, &segment.words)
                || !is_place(page, &segment.words)
            {
                continue;
            }
            let mut lines = vec![segment.words.clone()];
            let mut below = segment.rect;
            let mut rect = segment.rect;
            let mut headed = false;
            for above in page.lines.iter().take(index).rev() {
                let aligned = above
                    .segments
                    .iter()
                    .find(|other| (other.rect.x0 - below.x0).abs() < 0.5 * below.height());
                let loose = if lines.len() == 1 { LOOSE_PLACE } else { LOOSE };
                if below.y0 - above.rect.y1 > loose * below.height() || lines.len() > ABOVE {
                    break;
                }
                let Some(other) = aligned else { continue };
                let text = page.text(other.words.clone());
                if text.ends_with(':') || scene.sections.best(&Terms::of(&text)) > 0.75 {
                    headed = true;
                    break;
                }
                if is_salutation(&text) || text.contains(['@', ':']) || is_place(page, &other.words)
                {
                    break;
                }
                lines.insert(0, other.words.clone());
                below = other.rect;
                rect = rect.union(&other.rect);
            }
            // A place without a name and a street is of nobody.
            if headed || lines.len() < 3 {
                continue;
            }
            let mut above = segment.rect;
            for next in page.lines.iter().skip(index + 1) {
                let Some(next) = next
                    .segments
                    .iter()
                    .find(|other| (other.rect.x0 - segment.rect.x0).abs() < 0.5 * above.height())
                else {
                    continue;
                };
                if next.rect.y0 - above.y1 > LOOSE * above.height() || lines.len() >= LONGEST {
                    break;
                }
                lines.push(next.words.clone());
                above = next.rect;
            }
            let block = Block { page: 0, lines };
            let parts = Lines::of(scene, page, &block.lines);
            if parts.name().is_some() && parts.street().is_some() {
                found.push(Free { block, rect });
            }
        }
    }
    found
}

fn is_salutation(text: &str) -> bool {
    let bare = text.trim_end_matches('.').to_lowercase();
    SALUTATIONS.contains(&bare.as_str())
}

/// Whether a line has a postal code and a place, and nothing else.
fn is_place(page: &Page, words: &Range<usize>) -> bool {
    let lines = [words.clone()];
    let address = Address::of(page, &lines);
    let (Some((_, code)), Some((_, city))) = (address.postal(), address.city()) else {
        return false;
    };
    let text = page.text(words.clone());
    let capital = page
        .words
        .get(city.start)
        .is_some_and(|word| word.text.starts_with(char::is_uppercase));
    capital && !text.contains(':') && code.len() + city.len() + 3 >= words.len()
}

/// The full name of the issuer, with its legal form: that of its brand, or the one in the foot of the page.
pub(super) fn by_legal_name(scene: &Scene<'_>, brand: Option<&str>) -> Vec<Candidate> {
    let wanted: Vec<usize> = scene
        .slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| slot.is_of_issuer() && slot.wants_name())
        .map(|(index, _)| index)
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let names = legal_names::of(scene.document);
    let of_brand = brand.and_then(|brand| names.iter().find(|name| same_house(brand, &name.text)));
    let Some(name) = of_brand else {
        return Vec::new();
    };
    wanted
        .into_iter()
        .map(|slot| Candidate {
            slot,
            value: name.text.as_str().into(),
            evidence: name.evidence(),
            label: None,
            score: ISSUER + 0.05,
        })
        .collect()
}
