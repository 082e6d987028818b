//! The fields of a record out of its lines: by label, by type, by what its words mean, by order.

use std::ops::Range;

use serde_json::Value;

use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{self, Place, Row};
use crate::engine::rules::tables::outline::{Kind as PieceKind, Piece};
use crate::engine::rules::tables::split;
use crate::engine::rules::terms::Terms;
use crate::parse::Page;
use crate::schema::Kind;

/// A label in a record names its field at least so well.
const ALIKE: f64 = 0.8;
/// Signs between the parts of a line.
const SIGNS: [&str; 8] = ["|", "·", "•", "–", "—", "-", "/", "@"];

/// Words for the present as the end of a period.
const PRESENT: [&str; 18] = [
    "present",
    "now",
    "today",
    "current",
    "currently",
    "ongoing",
    "heute",
    "jetzt",
    "laufend",
    "heden",
    "nu",
    "présent",
    "aujourd'hui",
    "actuel",
    "actualidad",
    "presente",
    "obecnie",
    "nadal",
];

/// Words that job titles have, as parts of words in lower case.
const JOBS: [&str; 66] = [
    "engineer",
    "developer",
    "manager",
    "director",
    "analyst",
    "architect",
    "consultant",
    "designer",
    "assistant",
    "officer",
    "lead",
    "head of",
    "intern",
    "teacher",
    "nurse",
    "specialist",
    "coordinator",
    "administrator",
    "technician",
    "scientist",
    "researcher",
    "professor",
    "editor",
    "clerk",
    "accountant",
    "programmer",
    "supervisor",
    "president",
    "founder",
    "representative",
    "ingenieur",
    "entwickler",
    "leiter",
    "berater",
    "sachbearbeiter",
    "techniker",
    "kaufmann",
    "kauffrau",
    "mitarbeiter",
    "assistent",
    "praktikant",
    "werkstudent",
    "lehrer",
    "ontwikkelaar",
    "medewerker",
    "adviseur",
    "beheerder",
    "verpleeg",
    "ingénieur",
    "développeu",
    "responsable",
    "chargé",
    "technicien",
    "directeur",
    "stagiaire",
    "conseil",
    "ingenier",
    "desarrollador",
    "analista",
    "técnic",
    "auxiliar",
    "gerente",
    "jefe",
    "inżynier",
    "specjalista",
    "kierownik",
];
/// Words that names of organisations have.
const ORGANISATIONS: [&str; 44] = [
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "ag",
    "bv",
    "b.v.",
    "nv",
    "s.a.",
    "sa",
    "sas",
    "sarl",
    "s.l.",
    "sp.",
    "corp",
    "corporation",
    "company",
    "co.",
    "group",
    "gruppe",
    "solutions",
    "systems",
    "university",
    "universität",
    "universiteit",
    "université",
    "universidad",
    "uniwersytet",
    "politechnika",
    "college",
    "school",
    "schule",
    "hochschule",
    "institute",
    "institut",
    "instituto",
    "academy",
    "bank",
    "hospital",
    "clinic",
    "clínica",
    "labs",
    "technologies",
    "partners",
];
/// Words that degrees have.
const DEGREES: [&str; 30] = [
    "bachelor",
    "master",
    "mba",
    "phd",
    "ph.d.",
    "doctor",
    "b.sc",
    "m.sc",
    "bsc",
    "msc",
    "b.a.",
    "m.a.",
    "diploma",
    "diplom",
    "degree",
    "abitur",
    "ausbildung",
    "licence",
    "licenc",
    "maîtrise",
    "doctorat",
    "grado",
    "máster",
    "grado en",
    "ingeniería",
    "magister",
    "inżynier",
    "licencjat",
    "studia",
    "certificate",
];

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
    front_label(columns, &mut row, &mut parts);
    periods(scene, columns, &mut row, &mut parts);
    by_type(scene, columns, &mut row, &mut parts);
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
    let share = share - 0.1 * unread as f64 - 0.03 * left as f64;
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
    } else if parts.len() > 1 {
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
        let in_period = digit(before) && (digit(after) || PRESENT.contains(&bare(after).as_str()));
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

/// Whether a text holds a year, and with it or another a period.
pub(super) fn has_period(text: &str) -> bool {
    !years(text).is_empty() && text.split_whitespace().count() <= 14
}

/// Years with where they begin in the text.
fn years(text: &str) -> Vec<(usize, i64)> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() {
            run.get_or_insert(at);
        } else if let Some(start) = run.take() {
            let digits = text.get(start..at).unwrap_or_default();
            if digits.len() == 4
                && let Ok(year) = digits.parse::<i64>()
                && (1900..=2100).contains(&year)
            {
                found.push((start, year));
            }
        }
    }
    found
}

fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// Which end of a period a field asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Start,
    Finish,
    Either,
}

fn end_of(columns: &Columns<'_>, slot: usize) -> Option<End> {
    let field = columns.field(slot)?;
    let mut all = Terms::of(&field.name);
    if let Some(description) = &field.description {
        all = all.and(&Terms::of(description));
    }
    let name = field.name.to_lowercase();
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| all.has(word) || name.contains(word))
    };
    if has(&[
        "start", "begin", "started", "since", "beginn", "début", "inicio", "od", "desde", "vanaf",
    ]) {
        Some(End::Start)
    } else if has(&[
        "end", "ended", "until", "finish", "ende", "fin", "hasta", "tot", "do", "einde",
    ]) {
        Some(End::Finish)
    } else if has(&[
        "year", "jahr", "jaar", "année", "annee", "año", "rok", "period", "dates", "duration",
    ]) {
        Some(End::Either)
    } else {
        None
    }
}

/// `2016 - 2020`, `03/2019 – present`: the two ends of a period.
fn periods(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    let wanted: Vec<(usize, End)> = open(columns, row)
        .into_iter()
        .filter_map(|slot| Some((slot, end_of(columns, slot)?)))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let Some(nth) = parts
        .iter()
        .position(|part| !part.used && has_period(&part.text))
    else {
        return;
    };
    let Some(part) = parts.get(nth).cloned() else {
        return;
    };
    let found = years(&part.text);
    let pair = found.len() == 2;
    let last_word = part
        .text
        .split_whitespace()
        .map(bare)
        .find(|word| PRESENT.contains(&word.as_str()));
    let (Some(page), words) = (
        scene.document.pages.get(part.place.page),
        part.place
            .runs
            .iter()
            .cloned()
            .flatten()
            .collect::<Vec<usize>>(),
    ) else {
        return;
    };
    let word_with = |year: i64, last: bool| -> Option<usize> {
        let year = year.to_string();
        let mut words = words.iter().copied().filter(|word| {
            page.words
                .get(*word)
                .is_some_and(|word| word.text.contains(&year))
        });
        if last { words.last() } else { words.next() }
    };
    let mut used = false;
    for (slot, end) in wanted {
        let year = match end {
            End::Start => found.first(),
            End::Finish if pair => found.last(),
            End::Finish if last_word.is_some() => None,
            End::Finish | End::Either => found.last(),
        };
        let Some((at, year)) = year else { continue };
        let Some(content) = columns.slots.get(slot) else {
            continue;
        };
        let Some(word) = word_with(*year, end != End::Start) else {
            continue;
        };
        let place = Place {
            page: part.place.page,
            runs: std::iter::once(word..word + 1).collect(),
        };
        used = true;
        if matches!(content.kind, Kind::Integer | Kind::Number) {
            row.given.insert(slot, (Value::from(*year), place));
            continue;
        }
        if end == End::Either {
            row.cells.insert(slot, part.place.clone());
            continue;
        }
        // A text keeps the month that stands with the year.
        let (front, back) = part.text.split_at(*at);
        let dash = |c: char| matches!(c, '-' | '–' | '—');
        let side = if end == End::Start || !pair {
            format!("{}{}", front, back.split(dash).next().unwrap_or_default())
        } else {
            let from = front.rfind(dash).map_or(0, |at| {
                at + front
                    .get(at..)
                    .and_then(|c| c.chars().next())
                    .map_or(1, char::len_utf8)
            });
            format!("{}{}", front.get(from..).unwrap_or_default(), back)
        };
        let side = side.trim().to_owned();
        row.given.insert(slot, (side.into(), place));
    }
    if used && let Some(part) = parts.get_mut(nth) {
        part.used = part.text.split_whitespace().count() <= 6;
        // "Degree, School (2015)": the rest of the text is still there to be used.
        if !part.used {
            strip_year(page, part);
        }
        if part.used && part.text.contains(',') && !pair && last_word.is_none() {
            part.used = false;
            strip_year(page, part);
        }
    }
}

/// Takes a year at the end out of a part.
fn strip_year(page: &Page, part: &mut Part) {
    let has_year = |run: &Range<usize>| {
        run.end
            .checked_sub(1)
            .and_then(|last| page.words.get(last))
            .is_some_and(|word| !years(&word.text).is_empty())
    };
    if let Some(run) = part.place.runs.last_mut()
        && has_year(run)
        && run.len() > 1
    {
        run.end -= 1;
        let texts: Vec<String> = part
            .place
            .runs
            .iter()
            .map(|run| page.text(run.clone()))
            .collect();
        part.text = texts.join(" ");
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
        let best = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| !part.used || !content.choices.is_empty())
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

/// What kind of thing a text is, as its words tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Job,
    Organisation,
    Degree,
}

fn meaning_of(text: &str) -> Option<Meaning> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .collect();
    if DEGREES
        .iter()
        .any(|word| words.iter().any(|own| own.starts_with(word)))
    {
        return Some(Meaning::Degree);
    }
    if ORGANISATIONS.iter().any(|word| words.contains(word)) {
        return Some(Meaning::Organisation);
    }
    JOBS.iter()
        .any(|word| lower.contains(word))
        .then_some(Meaning::Job)
}

fn meaning_wanted(columns: &Columns<'_>, slot: usize) -> Option<Meaning> {
    let field = columns.field(slot)?;
    let description = field
        .description
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let description = description.split(" without ").next().unwrap_or_default();
    let said = format!("{} {description}", field.name.to_lowercase());
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    if has(&[
        "degree",
        "qualification",
        "abschluss",
        "diploma",
        "diplôme",
        "título",
        "dyplom",
        "titulación",
    ]) {
        Some(Meaning::Degree)
    } else if has(&[
        "position",
        "job",
        "title",
        "puesto",
        "cargo",
        "functie",
        "poste",
        "stelle",
        "stanowisko",
        "beruf",
        "occupation",
    ]) {
        Some(Meaning::Job)
    } else if has(&[
        "company",
        "employer",
        "institution",
        "school",
        "university",
        "organisation",
        "organization",
        "empresa",
        "firma",
        "bedrijf",
        "werkgever",
        "entreprise",
        "employeur",
        "arbeitgeber",
        "unternehmen",
        "universidad",
        "hochschule",
        "college",
        "centro",
        "uczelnia",
    ]) {
        Some(Meaning::Organisation)
    } else {
        None
    }
}

fn by_meaning(columns: &Columns<'_>, row: &mut Row, parts: &mut Vec<Part>) {
    for slot in open(columns, row) {
        let Some(wanted) = meaning_wanted(columns, slot) else {
            continue;
        };
        let fits = |part: &Part| !part.used && meaning_of(&part.text) == Some(wanted);
        if let Some(part) = parts.iter_mut().find(|part| fits(part)) {
            part.used = true;
            row.cells.insert(slot, part.place.clone());
        }
    }
}

/// The text fields that are left take the parts that are left, in order.
fn by_order(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut Vec<Part>) {
    for slot in open(columns, row) {
        if columns.is_typed(slot) {
            continue;
        }
        let names = columns
            .slots
            .get(slot)
            .is_some_and(|slot| slot.role == Role::Name);
        let named = |part: &Part| {
            let suits = columns.suits(part.text.trim_end_matches(':'));
            suits.iter().any(|(_, alike)| *alike > 0.95)
        };
        let Some(part) = parts
            .iter_mut()
            .find(|part| !part.used && part.text.contains(char::is_alphabetic) && !named(part))
        else {
            break;
        };
        part.used = true;
        let mut place = part.place.clone();
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
