//! Raised endings of ordinals.

use super::words::WORD_GAP;
use crate::parse::model::Word;

/// Numbers that end where an ending begins, on all lines of the page, of which so many are looked at.
const MAX_NEAR: usize = 500;
/// Raised letters are smaller than the number that they stand at.
const RAISED_SIZE: f64 = 0.85;

/// Joins the raised ending of an ordinal (`22nd`) to its number. Raised numbers are notes, which are words of their own.
pub(super) fn raise(mut words: Vec<Word>) -> Vec<Word> {
    let is_ending = |word: &Word| {
        let letters = word.text.chars().count();
        (1..=3).contains(&letters) && word.text.chars().all(char::is_alphabetic)
    };
    let mut numbers: Vec<usize> = (0..words.len())
        .filter(|at| {
            words
                .get(*at)
                .is_some_and(|w| w.text.ends_with(|c: char| c.is_ascii_digit()))
        })
        .collect();
    let x1 = |words: &[Word], at: usize| words.get(at).map_or(0.0, |word| word.rect.x1);
    numbers.sort_by(|a, b| x1(&words, *a).total_cmp(&x1(&words, *b)));
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (at, ending) in words.iter().enumerate().filter(|(_, word)| is_ending(word)) {
        let gap = WORD_GAP * ending.size;
        let first = numbers.partition_point(|n| x1(&words, *n) < ending.rect.x0 - gap);
        let near = numbers.iter().skip(first).take(MAX_NEAR);
        let mut near = near.take_while(|n| x1(&words, **n) <= ending.rect.x0 + gap);
        let base = near.find(|number| {
            words.get(**number).is_some_and(|number| {
                let raised = number.rect.middle_y() - ending.rect.middle_y();
                ending.size < RAISED_SIZE * number.size
                    && raised > 0.0
                    && raised < 0.6 * number.size
            })
        });
        joined.extend(base.map(|base| (*base, at)));
    }
    let mut gone = vec![false; words.len()];
    for (base, at) in joined {
        let Some(ending) = words.get(at).cloned() else {
            continue;
        };
        if let Some(number) = words
            .get_mut(base)
            .filter(|n| n.text.ends_with(|c: char| c.is_ascii_digit()))
        {
            number.text.push_str(&ending.text);
            number.rect.x1 = number.rect.x1.max(ending.rect.x1);
            if let Some(gone) = gone.get_mut(at) {
                *gone = true;
            }
        }
    }
    let kept = words.into_iter().zip(gone).filter(|(_, gone)| !gone);
    kept.map(|(word, _)| word).collect()
}
