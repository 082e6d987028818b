//! The fields of a record out of its lines: by label, by type, by what its words mean, by order.

mod meaning;
mod periods;
mod places;
mod tasks;

use crate::engine::rules::candidates::Scene;
use crate::engine::rules::dates;
use crate::engine::rules::plan::Role;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{self, Place, Row};
use crate::engine::rules::tables::outline::{Kind as PieceKind, Piece};
use crate::engine::rules::tables::split;
use crate::engine::rules::values::is_number;
use crate::parse::Page;
use crate::schema::Kind;
use meaning::by_meaning;
pub(super) use periods::has_period;
use periods::{PRESENT, bare, periods};

/// A label in a record names its field at least so well.
const ALIKE: f64 = 0.8;
/// Signs between the parts of a line.
const SIGNS: [&str; 8] = ["|", "·", "•", "–", "—", "-", "/", "@"];

/// What a record loses that holds the period of another, too.
const SECOND_PERIOD: f64 = 0.25;

/// A record of more fields has its lines for these.
const FEW: usize = 2;
/// Words of a label.
const LABEL: usize = 3;

/// A part of a record that may be one value.
#[derive(Debug, Clone)]
struct Part {
    place: Place,
    text: String,
    item: bool,
    used: bool,
}

/// The row that a record makes, and the share of the fields that it fills.
pub(super) fn row(scene: &Scene<'_>, columns: &Columns<'_>, record: &[Piece]) -> (Row, f64) {
    let mut row = Row::default();
    let mut parts: Vec<Part> = Vec::new();
    let Some(first) = record.first() else {
        return (row, 0.0);
    };
    let has_list = columns.first_list < columns.slots.len();
    // Entries below a heading or line are what the record lists; a record of one entry is that entry.
    let listed = |index: usize, piece: &Piece| index > 0 && (piece.kind == PieceKind::Item);
    let mut items: Vec<Place> = Vec::new();
    let mut in_item = false;
    for (index, piece) in record.iter().enumerate() {
        let Some(page) = scene.document.pages.get(piece.page) else {
            continue;
        };
        in_item = listed(index, piece) || in_item && piece.goes_on;
        if in_item {
            match items.last_mut().filter(|_| piece.goes_on) {
                Some(last) if last.page == piece.page => last.runs.push(piece.content.clone()),
                _ => items.push(Place {
                    page: piece.page,
                    runs: vec![piece.content.clone()],
                }),
            }
            continue;
        }
        // A line that goes on with the one before, as hanging ones do.
        if (piece.goes_on
            || index > 0 && piece.rect.x0 > first.rect.x0 + 2.0 && !piece.beside && !piece.apart)
            && let Some(last) = parts.last_mut()
            && last.place.page == piece.page
            && !last.text.ends_with('.')
        {
            last.place.runs.push(piece.content.clone());
            last.text = format!("{} {}", last.text, page.text(piece.content.clone()));
            continue;
        }
        parts.push(Part {
            place: Place {
                page: piece.page,
                runs: vec![piece.content.clone()],
            },
            text: page.text(piece.content.clone()),
            item: piece.kind == PieceKind::Item,
            used: false,
        });
    }
    if has_list {
        fill_list(scene, columns, &mut row, &mut parts, items);
    }
    let mut parts: Vec<Part> = parts
        .iter()
        .flat_map(|part| split_part(scene, part))
        .collect();
    row.first = parts.first().map(|part| part.place.clone());
    by_label(scene, columns, &mut row, &mut parts);
    by_leading_label(scene, columns, &mut row, &mut parts);
    tasks::part_tasks(scene, columns, &mut row, &mut parts);
    front_label(columns, &mut row, &mut parts);
    periods(scene, columns, &mut row, &mut parts);
    by_type(scene, columns, &mut row, &mut parts);
    places::by_place(scene, columns, &mut row, &mut parts);
    meaning::part_remarks(scene, columns, &row, &mut parts);
    let mut parts = parted_further(scene, columns, &row, parts);
    by_meaning(columns, &mut row, &mut parts);
    by_order(scene, columns, &mut row, &mut parts);
    let filled = row.cells.len() + row.given.len() + row.lists.len();
    let share = filled as f64 / columns.slots.len().max(1) as f64;
    // A value that reads badly is no sign of a record.
    let unread = (0..columns.first_list)
        .filter_map(|slot| Some((columns.slots.get(slot)?, row.cells.get(&slot)?)))
        .filter(|(slot, place)| offer::read(scene, slot, place).is_none())
        .count();
    let left = parts.iter().filter(|part| !part.used && !part.item).count();
    // A second period is of another record.
    let wants_period = (0..columns.first_list).any(|slot| periods::asks(columns, slot));
    let dated = |part: &&Part| !part.used && !part.item && has_period(&part.text);
    let second = if wants_period && parts.iter().any(|part| dated(&part)) {
        SECOND_PERIOD
    } else {
        0.0
    };
    let share = share - 0.1 * unread as f64 - 0.03 * left as f64 - second;
    (row, share.max(0.0))
}

/// The entries below, or what follows the colon of a single line.
fn fill_list(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &mut Row,
    parts: &mut Vec<Part>,
    items: Vec<Place>,
) {
    let slot = columns.first_list;
    if !items.is_empty() {
        row.lists.insert(slot, items);
        return;
    }
    let colon = parts.iter().position(|part| {
        part.text
            .split_whitespace()
            .take(6)
            .any(|word| word.ends_with(':'))
    });
    let values = if let Some(part) = colon.and_then(|at| parts.get_mut(at)) {
        let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
        let page = scene.document.pages.get(part.place.page);
        let end = words.iter().position(|word| {
            page.and_then(|page| page.words.get(*word))
                .is_some_and(|word| word.text.ends_with(':'))
        });
        let Some(end) = end else { return };
        let rest = split::in_lines(words.get(end + 1..).unwrap_or_default(), &part.place.runs);
        let label = split::in_lines(words.get(..=end).unwrap_or_default(), &part.place.runs);
        let values = Place {
            page: part.place.page,
            runs: rest,
        };
        part.place.runs = label;
        part.text = part.place.text(scene);
        Some(values)
    } else if parts.len() > 1 && columns.first_list <= FEW {
        // A heading, and a paragraph of values.
        let rest = parts.split_off(1);
        let page = rest.first().map_or(0, |part| part.place.page);
        let runs = rest
            .into_iter()
            .filter(|part| part.place.page == page)
            .flat_map(|part| part.place.runs)
            .collect();
        Some(Place { page, runs })
    } else {
        None
    };
    if let Some(values) = values
        && let Some(page) = scene.document.pages.get(values.page)
    {
        let places = split::parts(page, &values.runs);
        let places = places.into_iter().map(|runs| Place {
            page: values.page,
            runs,
        });
        let places: Vec<Place> = places.collect();
        if !places.is_empty() {
            row.lists.insert(slot, places);
        }
    }
}

/// Parts a line at its gaps, its signs and its colon.
fn split_part(scene: &Scene<'_>, part: &Part) -> Vec<Part> {
    let Some(page) = scene.document.pages.get(part.place.page) else {
        return Vec::new();
    };
    let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    for (nth, &word) in words.iter().enumerate() {
        let here = text(word);
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| words.get(at))
                .map_or("", |word| text(*word))
        };
        let (before, after) = (neighbour(nth.checked_sub(1)), neighbour(Some(nth + 1)));
        let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        // A dash between two times makes a period.
        let ends = |text: &str| PRESENT.contains(&bare(text).as_str()) || dates::is_month(text);
        let in_period = digit(before) && (digit(after) || ends(after));
        if SIGNS.contains(&here) && !in_period {
            groups.push(Vec::new());
            continue;
        }
        if let Some(group) = groups.last_mut() {
            group.push(word);
        }
        if here.ends_with(':') && here.len() > 1 {
            groups.push(Vec::new());
        }
    }
    groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .map(|group| part_of(page, part, &group))
        .collect()
}

/// With fewer parts than fields, the parts are parted at their commas, or else at the ends of sentences.
fn parted_further(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &Row,
    parts: Vec<Part>,
) -> Vec<Part> {
    let wanted = open(columns, row)
        .into_iter()
        .filter(|slot| !columns.is_typed(*slot) && !is_special(columns, *slot))
        .count();
    let free = parts
        .iter()
        .filter(|part| !part.used && part.text.contains(char::is_alphabetic))
        .count();
    if free == 0 || free >= wanted {
        return parts;
    }
    let mut out = Vec::new();
    for part in parts {
        let Some(page) = scene
            .document
            .pages
            .get(part.place.page)
            .filter(|_| !part.used)
        else {
            out.push(part);
            continue;
        };
        let sign = if part.text.contains(", ") { ',' } else { '.' };
        let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
        let mut group = Vec::new();
        for word in words {
            let text = page.words.get(word).map_or("", |word| word.text.as_str());
            // `English (native)`: what is in brackets is a value of its own.
            if sign == '.'
                && text.starts_with('(')
                && part.text.trim_end_matches([',', ';']).ends_with(')')
                && !group.is_empty()
            {
                out.push(part_of(page, &part, &group));
                group.clear();
            }
            group.push(word);
            let is_whole = text.chars().count() > 3 && text.matches('.').count() < 2;
            let ends = text.ends_with(sign) && (sign == ',' || is_whole);
            if ends {
                out.push(part_of(page, &part, &group));
                group.clear();
            }
        }
        if !group.is_empty() {
            out.push(part_of(page, &part, &group));
        }
    }
    for part in &mut out {
        if part.text.ends_with('.') && part.text.split(' ').count() == 1 {
            part.text.pop();
        }
    }
    out
}

fn part_of(page: &Page, part: &Part, words: &[usize]) -> Part {
    let place = Place {
        page: part.place.page,
        runs: split::in_lines(words, &part.place.runs),
    };
    let texts: Vec<String> = place
        .runs
        .iter()
        .map(|run| page.text(run.clone()))
        .collect();
    Part {
        text: texts.join(" "),
        place,
        item: part.item,
        used: false,
    }
}

fn open(columns: &Columns<'_>, row: &Row) -> Vec<usize> {
    (0..columns.first_list)
        .filter(|slot| !row.cells.contains_key(slot) && !row.given.contains_key(slot))
        .collect()
}

/// Whether a field takes no text that says nothing of its kind: the end of a period, a remark.
fn is_special(columns: &Columns<'_>, slot: usize) -> bool {
    meaning::is_remark(columns, slot) || periods::is_end(columns, slot)
}

/// `Due: 2 May` inside the record.
fn by_label(_scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    for nth in 0..parts.len() {
        let Some(part) = parts.get(nth).filter(|part| part.text.ends_with(':')) else {
            continue;
        };
        let suits = columns.suits(part.text.trim_end_matches(':'));
        let best = suits
            .into_iter()
            .filter(|(slot, alike)| *alike >= ALIKE && *slot < columns.first_list)
            .filter(|(slot, _)| !row.cells.contains_key(slot))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let Some((slot, _)) = best else { continue };
        if let Some(value) = parts
            .get_mut(nth + 1)
            .filter(|value| !value.text.ends_with(':'))
        {
            value.used = true;
            row.cells.insert(slot, value.place.clone());
            if let Some(label) = parts.get_mut(nth) {
                label.used = true;
            }
        }
    }
}

/// `Score 17 of 20`: a label without a colon in front of a number.
fn by_leading_label(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| !part.used) {
        let Some(page) = scene.document.pages.get(part.place.page) else {
            continue;
        };
        let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
        for count in 1..=LABEL.min(words.len().saturating_sub(1)) {
            let (label, rest) = words.split_at(count);
            let suits = columns.suits(&part_of(page, part, label).text);
            let best = suits
                .into_iter()
                .filter(|(slot, alike)| *alike > 0.95 && *slot < columns.first_list)
                .find(|(slot, _)| {
                    columns
                        .slots
                        .get(*slot)
                        .is_some_and(|slot| is_number(slot.kind))
                        && !row.cells.contains_key(slot)
                });
            let rest = part_of(page, part, rest);
            if let Some((slot, _)) = best
                && rest.text.starts_with(|c: char| c.is_ascii_digit())
            {
                row.cells.insert(slot, rest.place);
                part.used = true;
                break;
            }
        }
    }
}

/// `Checked by: Ann Low`: a label that names no field is itself a value, of the first field of several.
fn front_label(columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    let texts: Vec<usize> = open(columns, row)
        .into_iter()
        .filter(|slot| !columns.is_typed(*slot))
        .collect();
    let (Some(slot), Some(part)) = (texts.first(), parts.first_mut()) else {
        return;
    };
    if texts.len() > 1 && !part.used && part.text.ends_with(':') {
        part.used = true;
        let text = part.text.trim_end_matches(':').trim().to_owned();
        row.given.insert(*slot, (text.into(), part.place.clone()));
    }
}

/// Numbers, dates, choices and the like: the part that says one best.
fn by_type(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    for slot in open(columns, row) {
        if !columns.is_typed(slot) {
            continue;
        }
        let Some(content) = columns.slots.get(slot) else {
            continue;
        };
        let is_year = |part: &Part| {
            content.kind == Kind::Number
                && periods::is_year(&part.text)
                && part.place.runs.len() == 1
        };
        let best = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| !part.used || !content.choices.is_empty())
            .filter(|(_, part)| !is_year(part))
            .map(|(nth, part)| (offer::fit(scene, content, &part.place), nth))
            .filter(|(fit, _)| *fit > 0.6)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((fit, nth)) = best
            && let Some(part) = parts.get_mut(nth)
        {
            row.cells.insert(slot, part.place.clone());
            part.used |= fit > 0.9 || content.choices.is_empty();
        }
    }
}

/// The text fields that are left take the parts that are left, in order.
fn by_order(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    let mut slots = open(columns, row);
    // `Ann Low (chair)` and `Ann Low`: the name is in front, whichever field comes first.
    let mut unused = parts.iter().filter(|part| !part.used);
    let is_alone = unused.clone().count() == 1;
    if is_alone || unused.any(|part| part.text.starts_with('(')) {
        let is_name = |slot: &usize| {
            columns
                .slots
                .get(*slot)
                .is_some_and(|slot| slot.role == Role::Name)
        };
        slots.sort_by_key(|slot| !is_name(slot));
    }
    for slot in slots {
        if columns.is_typed(slot) || is_special(columns, slot) {
            continue;
        }
        let names = columns
            .slots
            .get(slot)
            .is_some_and(|slot| slot.role == Role::Name);
        let named = |part: &Part| {
            let suits = columns.suits(part.text.trim_end_matches(':'));
            let digits = part.text.contains(|c: char| c.is_ascii_digit());
            !digits && suits.iter().any(|(_, alike)| *alike > 0.95)
        };
        let Some(part) = parts
            .iter_mut()
            .find(|part| !part.used && part.text.contains(char::is_alphabetic) && !named(part))
        else {
            break;
        };
        part.used = true;
        let mut place = part.place.clone();
        let inner = part.text.trim_end_matches([',', ';']).strip_prefix('(');
        if let Some(inner) = inner.and_then(|inner| inner.strip_suffix(')')) {
            row.given.insert(slot, (inner.trim().into(), place));
            continue;
        }
        if names && part.text.split_whitespace().count() > 4 {
            place = until_comma(scene, &place);
        }
        row.cells.insert(slot, place);
    }
}

/// A name ends at the comma before a title or place.
fn until_comma(scene: &Scene<'_>, place: &Place) -> Place {
    let Some(page) = scene.document.pages.get(place.page) else {
        return place.clone();
    };
    let words: Vec<usize> = place.runs.iter().cloned().flatten().collect();
    let comma = words.iter().position(|word| {
        page.words
            .get(*word)
            .is_some_and(|word| word.text.ends_with([',', ';']))
    });
    let end = comma.map_or(words.len(), |at| at + 1);
    Place {
        page: place.page,
        runs: split::in_lines(words.get(..end).unwrap_or_default(), &place.runs),
    }
}
