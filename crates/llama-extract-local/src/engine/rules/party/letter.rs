//! The window of a letter: the recipient's lines, and the sender's in small type above them.

use std::ops::Range;

use super::address;
use super::lines::Lines;
use super::{Block, LOOSE, UNHEADED, collect, is_document_word, part};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::plan::{Role, Slot};
use crate::parse::Page;

/// What the line of the sender is worth: it has the full name, where the logo may have a short one.
const SENDER: f64 = 0.74;

/// The line of the sender above the window of a letter, in small type: name, street and place with signs between.
pub(super) fn by_sender_line(scene: &Scene<'_>, streets: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    if !scene.slots.iter().any(Slot::is_of_issuer) {
        return found;
    }
    let half = page
        .lines
        .iter()
        .take_while(|line| line.rect.y0 < 0.5 * page.height.max(400.0));
    for segment in half.flat_map(|line| &line.segments) {
        let Some(lines) = sender(page, &segment.words).filter(|_| scene.is_free(0, &segment.words))
        else {
            continue;
        };
        let block = Block { page: 0, lines };
        let parts = Lines::of(scene, page, &block.lines);
        if parts.name().is_none()
            || parts.street().is_none()
            || parts.locality(Role::City).is_none()
        {
            continue;
        }
        for (index, slot) in scene.slots.iter().enumerate() {
            if slot.is_of_issuer() {
                found.extend(part(scene, page, &block, index, slot, SENDER, streets));
            }
        }
        return found;
    }
    found
}

/// The recipient of a letter or invoice: a block of lines without a heading in the upper half of the first page that ends
/// with a place, and is not at its very top, where the sender is.
pub(super) fn by_window(scene: &Scene<'_>, streets: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let recipient = |slot: &&Slot| {
        slot.section
            .iter()
            .any(|p| p.terms.has_any(&["customer", "bill", "recipient"]) && p.terms.0.len() == 1)
    };
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    if !scene.slots.iter().any(|slot| recipient(&slot)) {
        return found;
    }
    let half = page
        .lines
        .partition_point(|line| line.rect.y0 < 0.5 * page.height.max(400.0));
    for (line, content) in page.lines.iter().enumerate().take(half).skip(1) {
        for segment in &content.segments {
            let text = page.text(segment.words.clone());
            let starts = text.starts_with(char::is_uppercase)
                && !text.contains([':', '@'])
                && !text.contains(|c: char| c.is_ascii_digit())
                && segment.words.len() <= 7
                && !is_document_word(&text)
                && scene.is_free(0, &segment.words);
            let above = page.lines.get(line - 1);
            let follows = above.is_some_and(|above| {
                content.rect.y0 - above.rect.y1 < LOOSE * content.rect.height()
                    && !above
                        .segments
                        .iter()
                        .any(|segment| sender(page, &segment.words).is_some())
                    && above.segments.iter().any(|other| {
                        (other.rect.x0 - segment.rect.x0).abs() < 0.5 * segment.rect.height()
                    })
            });
            if !starts || follows {
                continue;
            }
            let mut lines = vec![segment.words.clone()];
            let mut above = segment.rect;
            collect(
                scene,
                page,
                0,
                line,
                &[segment.rect.x0],
                &mut above,
                &mut lines,
            );
            let block = Block { page: 0, lines };
            let parts = Lines::of(scene, page, &block.lines);
            // Only a name, a street and a place make an address.
            if block.lines.len() < 3
                || parts.street().is_none()
                || parts.locality(Role::City).is_none()
            {
                continue;
            }
            for (index, slot) in scene
                .slots
                .iter()
                .enumerate()
                .filter(|(_, slot)| recipient(slot))
            {
                found.extend(part(scene, page, &block, index, slot, UNHEADED, streets));
            }
            return found;
        }
    }
    found
}

/// What dividing signs part in a line, as lines of a block; none where they do not part three.
fn sender(page: &Page, words: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for word in words.clone() {
        if address::is_divider(&page.words.get(word)?.text) {
            parts.push(start..word);
            start = word + 1;
        }
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    if parts.len() == 2 || parts.is_empty() {
        // Often there is one sign after the name, and commas in the address.
        let address = parts.pop()?;
        let comma = address.clone().find(|word| {
            page.words
                .get(*word)
                .is_some_and(|word| word.text.ends_with(','))
        })?;
        parts.push(address.start..comma + 1);
        parts.push(comma + 1..address.end);
        parts.retain(|part| !part.is_empty());
    }
    (3..=6).contains(&parts.len()).then_some(parts)
}
