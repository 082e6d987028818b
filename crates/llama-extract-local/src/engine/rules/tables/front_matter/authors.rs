//! Authors of a paper as records: each with the institution that a mark leads to, and the address that has the name.

use std::ops::Range;

use super::blocks::{Block, blocks};
use super::{PARTICLES, front, institution, is_institution, text};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::codes;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::outline::Outline;
use crate::engine::rules::tables::split;
use crate::engine::{Evidence, Found};
use crate::parse::Page;
use crate::schema::{Field, Kind};

const SURE: f64 = 0.7;
/// Words of grades and degrees behind names.
const GRADES: [&str; 12] = [
    "member",
    "fellow",
    "senior",
    "student",
    "life",
    "associate",
    "ieee",
    "acm",
    "phd",
    "msc",
    "md",
    "dr",
];
/// Words that a part of an institution begins with, which is not the institution itself.
pub(super) const DEPARTMENTS: [&str; 11] = [
    "department",
    "dept",
    "faculty",
    "school",
    "chair",
    "division",
    "section",
    "lehrstuhl",
    "fakultät",
    "facultad",
    "wydział",
];

struct Author {
    words: Vec<(usize, String)>,
    marks: Vec<String>,
}

/// The authors, when the list asks for them and the document has them before an abstract.
pub(in crate::engine::rules::tables) fn records(
    scene: &Scene<'_>,
    outline: &Outline,
    field: &Field,
    columns: &Columns<'_>,
) -> Option<Vec<Found>> {
    let name = field.name.to_lowercase();
    let asks = ["author", "autor", "auteur", "verfasser"];
    if !asks.iter().any(|word| name.contains(word)) {
        return None;
    }
    let page = scene.document.pages.first()?;
    let front = front(scene, outline)?;
    let beside = blocks(scene, page, &front);
    if !beside.is_empty() {
        let records = beside.iter().map(|block| in_block(page, columns, block));
        return Some(records.collect());
    }
    let authors = authors(scene, page, &front);
    if authors.is_empty() {
        return None;
    }
    let institutions: Vec<(Option<String>, Found)> = front
        .iter()
        .filter(|piece| is_institution(&text(scene, piece)))
        .filter_map(|piece| {
            let line = text(scene, piece);
            let mark: String = line
                .trim_start_matches(['^', '(', '['])
                .chars()
                .take_while(|c| c.is_ascii_digit() || "*†‡§".contains(*c))
                .collect();
            let letter = line.split_once(' ').map(|(first, _)| first);
            let letter =
                letter.filter(|first| first.len() == 1 && !first.contains(char::is_uppercase));
            let mark = if mark.is_empty() {
                letter.map(str::to_owned)
            } else {
                Some(mark)
            };
            Some((mark, institution(scene, piece)?))
        })
        .collect();
    let records = authors.iter().enumerate().map(|(nth, author)| {
        let marked = author.marks.iter().find_map(|mark| {
            let own = |(known, _): &&(Option<String>, Found)| known.as_deref() == Some(mark);
            institutions.iter().find(own)
        });
        let in_order = || {
            institutions
                .get(nth)
                .filter(|_| institutions.len() == authors.len())
        };
        let only = || institutions.first().filter(|_| institutions.len() == 1);
        let home = marked
            .or_else(only)
            .or_else(in_order)
            .map(|(_, found)| found);
        record(outline, page, columns, author, home)
    });
    Some(records.collect())
}

fn record(
    outline: &Outline,
    page: &Page,
    columns: &Columns<'_>,
    author: &Author,
    home: Option<&Found>,
) -> Found {
    let fields = (0..columns.slots.len()).filter_map(|index| {
        let field = columns.field(index)?;
        let slot = columns.slots.get(index)?;
        let found = match () {
            () if slot.kind != Kind::Text => Found::Nothing,
            () if slot.role == Role::Email => email(page, author).unwrap_or(Found::Nothing),
            () if asks_for_institution(slot) => home
                .map(|home| narrowed(field, home))
                .or_else(|| in_sentence(outline, page, author))
                .unwrap_or(Found::Nothing),
            () if slot.role == Role::Name || slot.own_name.has("name") => name_of(author),
            () => Found::Nothing,
        };
        Some((field.name.clone(), found))
    });
    Found::Object(fields.collect())
}

fn in_block(page: &Page, columns: &Columns<'_>, block: &Block) -> Found {
    let line = |words: Range<usize>| {
        let text = page.text(words.clone());
        found(
            text.trim_end_matches([',', ';']).to_owned(),
            std::iter::once(words).collect(),
        )
    };
    let fields = (0..columns.slots.len()).filter_map(|index| {
        let field = columns.field(index)?;
        let slot = columns.slots.get(index)?;
        let value = match () {
            () if slot.kind != Kind::Text => None,
            () if slot.role == Role::Email => block.below.iter().find_map(|words| {
                let mut words = words.clone();
                words.find_map(|at| {
                    let address = codes::email(&page.words.get(at)?.text)?;
                    Some(found(address, std::iter::once(at..at + 1).collect()))
                })
            }),
            () if asks_for_institution(slot) => block.institution(page).map(line),
            () if asks_for_place(slot) => block.place(page).map(line),
            () if slot.role == Role::Name || slot.own_name.has("name") => {
                Some(line(block.name.clone()))
            }
            () => None,
        };
        Some((field.name.clone(), value.unwrap_or(Found::Nothing)))
    });
    Found::Object(fields.collect())
}

fn asks_for_place(slot: &Slot) -> bool {
    let asked = [
        "location", "place", "ort", "lieu", "plaats", "lugar", "miejsce",
    ];
    slot.wording
        .name
        .iter()
        .any(|word| asked.contains(&word.as_str()))
}

fn asks_for_institution(slot: &Slot) -> bool {
    let asked = [
        "affiliation",
        "institution",
        "organisation",
        "organization",
        "university",
        "instelling",
        "afiliacion",
        "institut",
        "uczelnia",
        "universidad",
    ];
    slot.wording
        .name
        .iter()
        .any(|word| asked.contains(&word.as_str()))
}

fn name_of(author: &Author) -> Found {
    let texts: Vec<&str> = author.words.iter().map(|(_, text)| text.as_str()).collect();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (word, _) in &author.words {
        match runs.last_mut() {
            Some(run) if run.end == *word => run.end = word + 1,
            _ => runs.push(*word..word + 1),
        }
    }
    found(texts.join(" "), runs)
}

fn found(value: String, runs: Vec<Range<usize>>) -> Found {
    Found::Value {
        value: value.into(),
        evidence: Evidence { page: 0, runs },
        confidence: SURE,
    }
}

/// Names up to the first institution, with the marks behind them.
fn authors(scene: &Scene<'_>, page: &Page, front: &[&super::Piece]) -> Vec<Author> {
    let mut all: Vec<Author> = Vec::new();
    let mut open = Author {
        words: Vec::new(),
        marks: Vec::new(),
    };
    for piece in front {
        let line = text(scene, piece);
        if is_institution(&line) || line.contains(['@', ':']) {
            if all.is_empty() && open.words.is_empty() {
                continue;
            }
            break;
        }
        for index in piece.words.clone() {
            let Some(word) = page.words.get(index) else {
                continue;
            };
            let bare = word
                .text
                .trim_end_matches(|c: char| !c.is_alphabetic() && c != '.');
            let bare = bare.trim_start_matches(|c: char| !c.is_alphabetic());
            let is_and = split::AND.contains(&bare.to_lowercase().as_str());
            if is_and || split::SIGNS.contains(&word.text.as_str()) {
                close(&mut open, &mut all);
                continue;
            }
            let trail = word.text.get(bare.len()..).unwrap_or_default();
            let is_letter = bare.len() == 1 && bare.contains(char::is_lowercase);
            if is_letter && !open.words.is_empty() {
                open.marks.push(bare.to_owned());
            } else if bare.starts_with(char::is_uppercase) || PARTICLES.contains(&bare) {
                open.words.push((index, bare.to_owned()));
            }
            let marks = trail
                .split(|c: char| !(c.is_ascii_digit() || "*†‡§".contains(c)))
                .filter(|mark| !mark.is_empty())
                .map(str::to_owned);
            match all.last_mut().filter(|_| open.words.is_empty()) {
                Some(last) => last.marks.extend(marks),
                None => open.marks.extend(marks),
            }
            if word.text.ends_with([',', ';']) {
                close(&mut open, &mut all);
            }
        }
        close(&mut open, &mut all);
    }
    all
}

fn close(open: &mut Author, all: &mut Vec<Author>) {
    let author = std::mem::replace(
        open,
        Author {
            words: Vec::new(),
            marks: Vec::new(),
        },
    );
    let graded =
        |(_, word): &(usize, String)| GRADES.contains(&word.to_lowercase().trim_matches('.'));
    let is_grade = author.words.iter().all(graded);
    if (2..=5).contains(&author.words.len()) && !is_grade {
        all.push(author);
    } else if author.words.is_empty()
        && let Some(last) = all.last_mut()
    {
        last.marks.extend(author.marks);
    }
}

/// Letters without accents, in lower case.
fn folded(text: &str) -> String {
    crate::engine::rules::printed::fold(text)
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect()
}

/// The address whose front part has the last name of the author.
fn email(page: &Page, author: &Author) -> Option<Found> {
    let last = folded(&author.words.last()?.1);
    let (at, address) = page.words.iter().enumerate().find_map(|(at, word)| {
        let text = codes::email(&word.text)?;
        let user = folded(text.split('@').next()?);
        let has = last.len() > 2 && user.contains(&last);
        has.then_some((at, text))
    })?;
    Some(found(address, std::iter::once(at..at + 1).collect()))
}

/// The institution alone, where the field wants neither department nor address.
fn narrowed(field: &Field, home: &Found) -> Found {
    let said = field
        .description
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let wants_less = [
        "without", "only", "ohne", "nur", "sans", "zonder", "alleen", "sin", "solo", "bez", "tylko",
    ]
    .iter()
    .any(|word| {
        said.split(|c: char| !c.is_alphanumeric())
            .any(|own| own == *word)
    });
    match home {
        Found::Value {
            value,
            evidence,
            confidence,
        } if wants_less => {
            let text = value.as_str().unwrap_or_default();
            Found::Value {
                value: proper(text).unwrap_or(text).into(),
                evidence: evidence.clone(),
                confidence: *confidence,
            }
        }
        home => home.clone(),
    }
}

/// The part between commas that is the institution itself.
fn proper(text: &str) -> Option<&str> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let of_department = |part: &&&str| {
        let lower = part.trim_start_matches("the ").to_lowercase();
        DEPARTMENTS.iter().any(|word| lower.starts_with(word))
    };
    let mut own = parts.iter().filter(|part| is_institution(part));
    // "Institute of Data Science, Tainan University": what is inside another stands before it.
    own.rfind(|part| !of_department(part)).copied()
}

/// `A. Low and B. Moor are with the Department of Physics, Vale University, ...`.
fn in_sentence(outline: &Outline, page: &Page, author: &Author) -> Option<Found> {
    let last = author.words.last()?.1.as_str();
    // In the order of the columns: a sentence goes on below and not beside.
    let order: Vec<usize> = outline
        .pieces
        .iter()
        .take_while(|piece| piece.page == 0)
        .flat_map(|piece| piece.words.clone())
        .collect();
    let raw = |at: usize| {
        let word = order.get(at).and_then(|word| page.words.get(*word));
        word.map_or("", |word| word.text.as_str())
    };
    let bare = |at: usize| raw(at).trim_end_matches([',', '.']);
    let with =
        (1..order.len()).filter(|&at| bare(at) == "with" && matches!(bare(at - 1), "is" | "are"));
    for at in with {
        let names = (at.saturating_sub(24)..at - 1).rev().take_while(|&word| {
            let text = bare(word);
            text.starts_with(char::is_uppercase) || split::AND.contains(&text)
        });
        if !names.into_iter().any(|word| bare(word) == last) {
            continue;
        }
        let ends = |word: &usize| raw(*word).starts_with('(') || raw(*word).ends_with('.');
        let end = (at + 1..(at + 30).min(order.len())).find(ends)?;
        let mut start = at + 1;
        let mut best: Option<Range<usize>> = None;
        for word in at + 1..end {
            if raw(word).ends_with(',') || word + 1 == end {
                let texts: Vec<&str> = (start..word + 1).map(raw).collect();
                if proper(texts.join(" ").trim_end_matches(',')).is_some() {
                    best = Some(start..word + 1);
                }
                start = word + 1;
            }
        }
        let mut best = best?;
        best.start += usize::from(bare(best.start) == "the");
        let texts: Vec<&str> = best.clone().map(raw).collect();
        let words = order.get(best)?;
        let runs = words.chunk_by(|a, b| a + 1 == *b);
        let runs = runs.filter_map(|run| Some(*run.first()?..*run.last()? + 1));
        return Some(found(
            texts.join(" ").trim_end_matches(',').to_owned(),
            runs.collect(),
        ));
    }
    None
}
