//! Columns whose headings no dictionary knows, for the fields that no heading names: `U/M`, `ORD`, `P2 [kW]`, `Stufen`.

use std::collections::BTreeMap;

use super::cells;
use super::columns::Columns;
use super::ends;
use super::geometry;
use super::header::{Column, Header};
use super::offer::{self, Place};
use super::ranges;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::lexicon;
use crate::engine::rules::terms::Terms;
use crate::schema::{Field, Kind};

/// What the heading of a column is at least worth when it abbreviates the field.
const ALIKE: f64 = 0.6;
/// How sure a field is that has a column because both are left.
const LEFT: f64 = 0.6;
/// Rows looked at to tell what a column holds.
pub(super) const SAMPLE: usize = 8;
/// A heading that abbreviates something has at most so many letters.
pub(super) const SHORT: usize = 6;

/// What fields are called that say what a row is.
const CALLED: [&str; 4] = ["name", "description", "item", "title"];

/// A column, the field that it is given to, and how alike they are.
pub(super) type Given = (usize, usize, f64);
/// What a header names and says.
type Key = (Vec<usize>, String);

/// Headers after one among which its repetitions are looked for.
const NEAR: usize = 64;

/// A column that no field is named by.
pub(super) struct Free {
    /// Into the columns of the table.
    pub(super) column: usize,
    pub(super) heading: String,
    /// Some of its cells; those that are empty left out.
    pub(super) cells: Vec<Place>,
}

/// Which of the free columns are for which fields: column, field, how alike.
pub(super) fn assign(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    named: &[usize],
    mut free: Vec<Free>,
) -> Vec<Given> {
    free.retain(|free| !free.cells.is_empty());
    let section = geometry::section_among(columns, named);
    let mut left: Vec<usize> = (0..columns.first_list)
        .filter(|slot| {
            !named.contains(slot) && Some(*slot) != section && !columns.of_lines.contains(slot)
        })
        .collect();
    let mut assigned: Vec<Given> = Vec::new();
    // "First line of the booking": the column is named in the description.
    for &slot in columns.of_lines.iter().filter(|slot| !named.contains(slot)) {
        let said = columns
            .field(slot)
            .and_then(|field| field.description.as_deref());
        let said = Terms::of(said.unwrap_or_default());
        let of_line = free.iter().find(|free| {
            let heading = Terms::of(&free.heading);
            !heading.is_empty() && heading.0.iter().all(|term| said.has(term))
        });
        if let Some(column) = of_line.map(|free| free.column) {
            free.retain(|free| free.column != column);
            assigned.push((column, slot, LEFT));
        }
    }
    if free.is_empty() || left.is_empty() || left.len() > named.len().max(1) * 2 {
        return assigned;
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for free in &free {
        for &slot in &left {
            let Some(field) = columns.field(slot) else {
                continue;
            };
            let alike = abbreviates(field, &free.heading);
            if alike >= ALIKE && holds(scene, columns, slot, &free.cells) {
                pairs.push((alike, free.column, slot));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (alike, column, slot) in pairs {
        if left.contains(&slot) && free.iter().any(|free| free.column == column) {
            free.retain(|free| free.column != column);
            left.retain(|other| *other != slot);
            assigned.push((column, slot, alike));
        }
    }
    // A column of ranges is for two fields; the first of them stands for both here.
    if let Some((low, high)) = ranges::ends(columns, named)
        && let Some(at) = free.iter().position(|free| {
            free.cells
                .iter()
                .all(|place| ranges::is_range(&place.text(scene)))
        })
    {
        let column = free.remove(at).column;
        left.retain(|slot| *slot != low && *slot != high);
        assigned.push((column, low, LEFT));
    }
    // What the rows are called stands in front of them, whatever the heading says: "Benefits", "Meter", "Guarantees".
    let calls = |slot: &usize| {
        columns.slots.get(*slot).is_some_and(|slot| {
            slot.kind == Kind::Text && slot.choices.is_empty() && slot.own_name.has_any(&CALLED)
        })
    };
    let first = free.iter().position(|free| free.column == 0);
    let mut calling = left.iter().copied().filter(calls);
    if let (Some(first), Some(slot), None) = (first, calling.next(), calling.next())
        && free
            .get(first)
            .is_some_and(|free| holds(scene, columns, slot, &free.cells))
    {
        let column = free.remove(first).column;
        left.retain(|other| *other != slot);
        assigned.push((column, slot, LEFT));
    }
    // The last fields go to the last columns, in their order, if the schema says that each is there.
    left.retain(|slot| columns.field(*slot).is_some_and(|field| !field.nullable));
    free.retain(|free| !free.heading.trim().is_empty());
    if left.len() != free.len() || left.len() > named.len() {
        return assigned;
    }
    let mut taken: Vec<Given> = Vec::new();
    for slot in left {
        let suited = free.iter().find(|free| {
            taken.iter().all(|(column, _, _)| *column != free.column)
                && !contradicts(columns, slot, &free.heading)
                && holds(scene, columns, slot, &free.cells)
        });
        match suited {
            Some(free) => taken.push((free.column, slot, LEFT)),
            None => return assigned,
        }
    }
    assigned.extend(taken);
    assigned
}

/// Whether the cells are such as a field has: figures, dates, or words.
fn holds(scene: &Scene<'_>, columns: &Columns<'_>, slot: usize, cells: &[Place]) -> bool {
    let Some(content) = columns.slots.get(slot) else {
        return false;
    };
    let typed = columns.is_typed(slot);
    let id = content.kind == Kind::Text && content.terms.has_any(&["number", "code"]);
    let good = cells.iter().filter(|place| {
        let text = place.text(scene);
        let letters = text.contains(char::is_alphabetic);
        offer::fit(scene, content, place) > 0.6 && (typed || id || letters)
    });
    good.count() * 5 >= cells.len() * 4
}

/// Whether a heading says in words that are known that it is about something else.
fn contradicts(columns: &Columns<'_>, slot: usize, heading: &str) -> bool {
    let Some(content) = columns.slots.get(slot) else {
        return true;
    };
    let said = Terms::of(heading);
    let about = said.without(&[
        "number", "amount", "total", "unit", "quantity", "price", "percent",
    ]);
    let common = about.0.intersection(&content.terms.0).next().is_some();
    let known = about
        .0
        .iter()
        .any(|term| lexicon::lexicon().is_concept(term));
    known && !common
}

/// How well a heading says the name of a field in short: 0 to 1.
pub(super) fn abbreviates(field: &Field, heading: &str) -> f64 {
    let names = [Some(field.name.as_str()), field.title.as_deref()];
    let mut best = 0.0_f64;
    for name in names.into_iter().flatten() {
        best = best.max(shortens(name, heading));
    }
    let begins = field.description.as_deref().unwrap_or_default();
    let begins: Vec<&str> = begins.split(' ').take(4).collect();
    best.max(0.95 * shortens(&begins.join(" "), heading))
}

fn shortens(name: &str, heading: &str) -> f64 {
    let words = words(name);
    let (heading, unit) = without_unit(heading);
    let parts = self::words(&heading);
    let spelled = words.concat();
    let short = parts.concat();
    if short.is_empty() || spelled.is_empty() {
        return 0.0;
    }
    if spelled == short {
        return 0.95;
    }
    // "P2 [kW]" for `power_kw`.
    let last = words.last().map(String::as_str).unwrap_or_default();
    if let Some(unit) = unit
        && words.len() > 1
        && self::words(&unit).concat() == last
    {
        return 0.75;
    }
    if short.chars().count() > SHORT || parts.len() > words.len().max(1) + 1 {
        return 0.0;
    }
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    if short.chars().count() >= 2 && initials == short {
        return 0.75;
    }
    // "ORD" for ordered, "Bez." for Bezeichnung.
    if let [one] = parts.as_slice()
        && one.chars().count() >= 2
        && words.iter().enumerate().any(|(nth, word)| {
            (nth == 0 || one.chars().count() >= 3) && word.starts_with(one.as_str())
        })
    {
        return 0.7;
    }
    // Each part begins a word: "Unit Pr.", "B/O" for back order.
    let mut rest = words.as_slice();
    let all = parts.iter().all(|part| {
        let at = rest.iter().position(|word| word.starts_with(part.as_str()));
        rest = at.and_then(|at| rest.get(at + 1..)).unwrap_or_default();
        at.is_some()
    });
    if all && parts.len() > 1 {
        return 0.72;
    }
    // "U/M" for a unit of measure: initials with what is small left out.
    let letters = short.chars().count();
    let in_order = parts.len() == 1 && letters >= 3 && is_skeleton(&short, &spelled);
    if in_order { 0.62 } else { 0.0 }
}

/// Whether some letters are those of a word with others left out, its first among them: `qty`, `amt`.
fn is_skeleton(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let first = short.chars().next() == word.chars().next();
    let vowels = short.chars().filter(|c| "aeiou".contains(*c)).count();
    first && vowels == 0 && short.chars().all(|c| letters.any(|other| other == c))
}

/// Words in lower case, letters with marks spelled out as they are where the marks cannot be typed.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fresh = true;
    let mut lower_before = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            fresh = true;
            continue;
        }
        if fresh || c.is_uppercase() && lower_before {
            words.push(String::new());
            fresh = false;
        }
        lower_before = c.is_lowercase();
        if let Some(word) = words.last_mut() {
            match c.to_lowercase().next().unwrap_or(c) {
                'ä' => word.push_str("ae"),
                'ö' => word.push_str("oe"),
                'ü' => word.push_str("ue"),
                'ß' => word.push_str("ss"),
                c => word.extend(lexicon::plain(c)),
            }
        }
    }
    words.retain(|word| !matches!(word.as_str(), "of" | "the" | "de" | "der" | "des" | "van"));
    words
}

/// A heading without the unit that it has in brackets, and that unit.
fn without_unit(heading: &str) -> (String, Option<String>) {
    let open = heading.find(['[', '(']);
    let close = heading.rfind([']', ')']);
    match open.zip(close).filter(|(open, close)| open < close) {
        Some((open, close)) => {
            let before = heading.get(..open).unwrap_or_default().trim().to_owned();
            let unit = heading.get(open + 1..close).map(str::to_owned);
            (before, unit)
        }
        None => (heading.to_owned(), None),
    }
}

/// Gives the free columns of headers to the fields that are left. A header that is repeated means the same each time.
pub(super) fn complete(scene: &Scene<'_>, columns: &Columns<'_>, headers: &mut [Header]) {
    let mut keys: Vec<Key> = Vec::new();
    for header in headers.iter() {
        keys.push((header.slots(), text_of(scene, header)));
    }
    let mut known: BTreeMap<Key, Vec<Given>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        // A label with its value beside it is no heading.
        let labels = key.1.split_whitespace().any(|word| word.ends_with(':'));
        if labels || known.contains_key(key) || scene.out_of_time() {
            continue;
        }
        let same = || {
            let after = keys.get(at..).unwrap_or_default();
            let headers = headers.get(at..).unwrap_or_default();
            after
                .iter()
                .zip(headers)
                .take(NEAR)
                .filter(|(other, _)| *other == key)
                .map(|(_, header)| header)
                .take(4)
        };
        let Some(first) = same().next() else { continue };
        let free: Vec<Free> = first
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.slot.is_none())
            .map(|(column, head)| Free {
                column,
                heading: heading(scene, first, head),
                cells: same()
                    .flat_map(|header| samples(scene, header, column))
                    .take(SAMPLE)
                    .collect(),
            })
            .collect();
        let assigned = assign(scene, columns, &first.slots(), free);
        known.insert(key.clone(), assigned);
    }
    for (header, key) in headers.iter_mut().zip(&keys) {
        for (column, slot, alike) in known.get(key).into_iter().flatten() {
            if let Some(column) = header.columns.get_mut(*column) {
                column.slot = Some(*slot);
                column.alike = *alike;
            }
        }
    }
}

fn text_of(scene: &Scene<'_>, header: &Header) -> String {
    let page = scene.document.pages.get(header.page);
    let texts = header.words.iter();
    let texts = texts.filter_map(|words| Some(page?.text(words.clone())));
    texts.collect::<Vec<String>>().join("\n")
}

/// What stands in the place of one heading.
fn heading(scene: &Scene<'_>, header: &Header, column: &Column) -> String {
    let Some(page) = scene.document.pages.get(header.page) else {
        return String::new();
    };
    let words = header.words.iter().cloned().flatten();
    let inside = words
        .filter_map(|word| page.words.get(word))
        .filter(|word| {
            let middle = (word.rect.x0 + word.rect.x1) / 2.0;
            (column.rect.x0..=column.rect.x1).contains(&middle)
        });
    let texts: Vec<&str> = inside.map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

/// Some cells under a heading: those of lines that fill most columns.
fn samples(scene: &Scene<'_>, header: &Header, column: usize) -> Vec<Place> {
    let Some(page) = scene.document.pages.get(header.page) else {
        return Vec::new();
    };
    let below = page.lines.get(header.last_line + 1..).unwrap_or_default();
    let mut places = Vec::new();
    for line in below.iter().take(3 * SAMPLE) {
        if ends::says_total(page, line) {
            break;
        }
        let cells = cells::of_line(page, line, header);
        if cells.len() * 3 < header.columns.len() * 2 {
            continue;
        }
        let cell = cells.into_iter().find(|cell| cell.column == Some(column));
        places.extend(cell.map(|cell| Place {
            page: header.page,
            runs: cell.lines,
        }));
        if places.len() >= SAMPLE {
            break;
        }
    }
    places
}
