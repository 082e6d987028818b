//! Where the description of a party begins that ends with its role.

use super::LONGEST;
use crate::engine::rules::dates::is_month;
use crate::engine::rules::prose::text::{Text, is_capital};

/// Words that a list of parties begins with.
fn begins(text: &Text<'_>, at: usize) -> bool {
    const WORDS: [&str; 14] = [
        "between",
        "zwischen",
        "tussen",
        "entre",
        "pomiedzy",
        "miedzy",
        "soussignes",
        "soussignees",
        "ondergetekenden",
        "among",
        "parte",
        "part",
        "undersigned",
        "reunidos",
    ];
    WORDS.contains(&text.plain(at))
}

/// Where a list goes on with its next party: at its number, or at a word such as "and" behind a semicolon.
fn next_of_list(text: &Text<'_>, floor: usize, end: usize) -> Option<usize> {
    (floor..end).find_map(|at| {
        let word = text.text(at);
        let digits = word.trim_matches(['(', ')', '.']);
        let numbers = digits.len() < word.len()
            && (1..=2).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        let behind = at
            .checked_sub(1)
            .is_some_and(|before| text.text(before).ends_with(';'));
        let joins = behind
            && matches!(
                text.plain(at),
                "en" | "and" | "und" | "et" | "y" | "a" | "oraz"
            );
        let next = text.text(at + 1);
        // "15. Mai 1990": a day is no number of a list.
        let follows = !is_month(next) && is_capital(next)
            || joins && next.starts_with(|c: char| c.is_ascii_digit());
        ((numbers || joins) && follows).then_some(at + 1)
    })
}

/// Where the description before a definition begins.
pub(super) fn of_description(text: &Text<'_>, floor: usize, end: usize) -> usize {
    // What follows the role of the party before belongs to that one.
    let floor = match floor {
        0 => 0,
        floor => next_of_list(text, floor, end).unwrap_or(floor),
    };
    let led = (floor..end).rev().find(|&at| {
        let opens = begins(text, at);
        // "Entre" and the like after the last party lead in the next one.
        opens || text.text(at).ends_with(':')
    });
    let index = text.paragraphs.partition_point(|words| words.start < end);
    let paragraph = index
        .checked_sub(1)
        .and_then(|index| text.paragraphs.get(index))
        .map_or(floor, |words| words.start);
    match led {
        Some(at) => at + 1,
        // A description may go over several short lines, of which the first is no sentence of its own.
        None if floor + LONGEST > end && floor > 0 => floor,
        None => paragraph.max(floor),
    }
}
