//! What stands without labels at the head of a document about one person, as a résumé is: headline, address, place.

use std::ops::Range;

use super::{asks_for_person, candidate, is_person, title};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::party;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::spans;
use crate::parse::{Page, Rect, Segment};
use crate::schema::Kind;

const NAME: f64 = 0.74;
const HEADLINE: f64 = 0.73;
const ADDRESS: f64 = 0.62;
/// Lines below the name that may hold the headline, and those that may hold the place.
const HEAD: usize = 6;
/// How far down the page, of all of it, a side bar may say where the person lives.
const UPPER: f64 = 0.45;
/// Words of a headline or a place.
const LONGEST: usize = 9;
/// Signs between the parts of a line.
const SIGNS: [&str; 8] = ["|", "·", "•", "–", "—", "/", "●", "▪"];
/// Names of fields for what somebody is.
const HEADLINES: [&str; 14] = [
    "headline",
    "title",
    "profession",
    "position",
    "role",
    "tagline",
    "occupation",
    "beruf",
    "berufsbezeichnung",
    "functie",
    "poste",
    "profesion",
    "puesto",
    "stanowisko",
];
/// Names of fields for where somebody lives.
const PLACES: [&str; 8] = [
    "location",
    "residence",
    "wohnort",
    "woonplaats",
    "lieu",
    "localisation",
    "ubicacion",
    "miejscowosc",
];
/// Sites that people have pages at.
const SITES: [&str; 5] = ["linkedin", "github", "gitlab", "xing", "orcid"];
/// Names of objects that hold an address and say nothing about whose it is.
const OWN: [&str; 16] = [
    "address",
    "contact",
    "location",
    "home",
    "personal",
    "candidate",
    "applicant",
    "person",
    "info",
    "details",
    "adresse",
    "anschrift",
    "adres",
    "direccion",
    "kontakt",
    "contacto",
];

/// Where the name stands, when the document is headed by that of a person and the schema asks for one.
pub(super) fn head(scene: &Scene<'_>, page: &Page) -> Option<Range<usize>> {
    let asks = |slot: &Slot| asks_for_person(slot) && !slot.is_nested;
    let reaches = |slot: &Slot| matches!(slot.role, Role::Email | Role::Phone);
    if !scene.slots.iter().any(asks) || !scene.slots.iter().any(reaches) {
        return None;
    }
    let runs = title(scene, page)?;
    let [name] = runs.as_slice() else { return None };
    is_person(page, name).then(|| name.clone())
}

pub(super) fn by_head(scene: &Scene<'_>, page: &Page, name: &Range<usize>) -> Vec<Candidate> {
    let mut found = profiles(scene, page);
    let headline = headline(scene, page, name);
    let home = home(scene, page);
    for (index, slot) in scene.slots.iter().enumerate() {
        if slot.kind != Kind::Text || !slot.choices.is_empty() {
            continue;
        }
        let run = |run: &Range<usize>, score: f64| {
            candidate(page, index, std::slice::from_ref(run), score)
        };
        if asks_for_person(slot) && !slot.is_nested {
            found.push(run(name, NAME));
        } else if asks_for_headline(slot) {
            found.extend(headline.iter().map(|words| run(words, HEADLINE)));
        } else if asks_for_place(slot) {
            let words = home.as_deref().and_then(|home| place_of(scene, page, home));
            let words = words.or_else(|| lone_place(scene, page, name));
            found.extend(words.iter().map(|words| run(words, ADDRESS)));
        } else if let Some(home) = home.as_deref().filter(|_| is_own(slot)) {
            match slot.role {
                Role::Address => {
                    let mut whole = candidate(page, index, home, ADDRESS);
                    let lines: Vec<String> = home
                        .iter()
                        .map(|line| page.text(line.clone()).trim_end_matches(',').to_owned())
                        .collect();
                    whole.value = lines.join(", ").into();
                    found.push(whole);
                }
                Role::Street | Role::City | Role::State | Role::Postal | Role::Country => {
                    if let Some((value, runs, fit)) = party::part_of(scene, page, home, slot.role) {
                        let mut part = candidate(page, index, &runs, ADDRESS * fit);
                        part.value = value.into();
                        found.push(part);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// `linkedin.com/in/ann`: the page of the person at the site that the field is named by.
fn profiles(scene: &Scene<'_>, page: &Page) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, slot) in scene.slots.iter().enumerate() {
        let sites = slot.wording.name.iter();
        let Some(site) = sites
            .filter(|word| SITES.contains(&word.as_str()))
            .map(|site| format!("{site}."))
            .next()
        else {
            continue;
        };
        let at = page.words.iter().position(|word| {
            let text = word.text.to_lowercase();
            text.contains(&site) && text.contains('/')
        });
        if let Some(at) = at {
            found.push(candidate(
                page,
                index,
                std::slice::from_ref(&(at..at + 1)),
                NAME,
            ));
        }
    }
    found
}

pub(super) fn asks_for_headline(slot: &Slot) -> bool {
    let name = &slot.wording.name;
    !slot.is_nested
        && slot.wants_name()
        && name.iter().any(|word| HEADLINES.contains(&word.as_str()))
        && !slot.terms.has_any(&["document", "résumé", "license"])
}

fn asks_for_place(slot: &Slot) -> bool {
    let name = &slot.wording.name;
    let lives = name.len() == 1 && name.iter().all(|word| PLACES.contains(&word.as_str()));
    lives && !slot.is_nested
}

/// Whether an address is the person's: its object says nothing about another.
fn is_own(slot: &Slot) -> bool {
    let own = |word: &String| OWN.contains(&word.as_str());
    if slot.is_nested {
        !slot.wording.parent.is_empty() && slot.wording.parent.iter().all(own)
    } else {
        let bare = |word: &&String| !matches!(word.as_str(), "address" | "adresse" | "adres");
        slot.wording.name.iter().filter(bare).count() <= 1
    }
}

/// What a segment says between its signs.
fn parts(page: &Page, segment: &Segment) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = segment.words.start;
    for word in segment.words.clone() {
        let text = page.words.get(word).map_or("", |word| word.text.as_str());
        if SIGNS.contains(&text) {
            parts.push(start..word);
            start = word + 1;
        }
    }
    parts.push(start..segment.words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Letters behind a name that tell what somebody has passed: `RN`, `PhD`, `M.Sc.`
fn is_credential(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';']);
    let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
    bare.len() <= 7 && capitals >= 2 && !bare.contains('@')
}

/// The first line below the name that says what the person is.
fn headline(scene: &Scene<'_>, page: &Page, name: &Range<usize>) -> Option<Range<usize>> {
    let line = page
        .lines
        .partition_point(|line| line.words().end <= name.start);
    let above = page
        .lines
        .get(line)?
        .segments
        .iter()
        .find(|segment| segment.words.contains(&name.start))?
        .rect;
    let below = page.lines.iter().skip(line + 1).take(HEAD / 2);
    let below = below.flat_map(|line| &line.segments).filter(|segment| {
        segment.rect.x0 + above.height() > above.x0
            && segment.rect.y0 - above.y1 < 3.0 * above.height()
    });
    for segment in below {
        for part in parts(page, segment) {
            let texts = spans::texts(page, part.clone());
            let says = texts.len() <= LONGEST
                && texts.iter().any(|word| word.len() > 3)
                && texts.first()?.starts_with(char::is_uppercase)
                && !texts.iter().all(|word| is_credential(word))
                && !texts
                    .concat()
                    .contains(|c: char| c.is_ascii_digit() || ":@".contains(c))
                && !texts.concat().contains("www.")
                && !texts.last()?.ends_with('.')
                && !is_place(&texts);
            if says && scene.is_free(0, &part) && scene.section_suits(0, &part).is_empty() {
                return Some(part);
            }
        }
    }
    None
}

/// The lines of the only address in the upper part of the page.
fn home(scene: &Scene<'_>, page: &Page) -> Option<Vec<Range<usize>>> {
    let lines = page.lines.iter().enumerate();
    let upper = lines
        .take_while(|(nth, line)| *nth < 2 * HEAD || line.rect.y0 < UPPER * page.height)
        .flat_map(|(nth, line)| line.segments.iter().map(move |segment| (nth, segment)));
    let has = |lines: &[Range<usize>], role| party::part_of(scene, page, lines, role).is_some();
    let mut bare = None;
    let mut column: Vec<(Range<usize>, Rect)> = Vec::new();
    for (_, segment) in upper {
        for part in parts(page, segment) {
            if part.len() > LONGEST + 3 || !scene.is_free(0, &part) {
                continue;
            }
            let text = page.text(part.clone());
            if text.contains(['@', ':', '(']) {
                continue;
            }
            let one = [part.clone()];
            if has(&one, Role::Postal) && has(&one, Role::City) {
                if has(&one, Role::Street) {
                    return Some(one.to_vec());
                }
                // The street stands on the line before, in the same column.
                let above = column.iter().rev().find(|(_, rect)| {
                    segment.rect.y0 - rect.y1 < segment.rect.height()
                        && rect.y0 < segment.rect.y0
                        && (rect.x0 - segment.rect.x0).abs() < segment.rect.height()
                });
                if let Some((street, _)) = above {
                    let two = vec![street.clone(), part.clone()];
                    if has(&two, Role::Street) {
                        return Some(two);
                    }
                }
                bare.get_or_insert_with(|| one.to_vec());
            }
            column.push((part, segment.rect));
        }
    }
    bare
}

/// City and state of an address, where they stand together.
fn place_of(scene: &Scene<'_>, page: &Page, home: &[Range<usize>]) -> Option<Range<usize>> {
    let part = |role| party::part_of(scene, page, home, role)?.1.first().cloned();
    let city = part(Role::City)?;
    match part(Role::State) {
        Some(state) if state.start == city.end => Some(city.start..state.end),
        _ => Some(city),
    }
}

/// `Austin, TX`: a place and, behind a comma, what it lies in.
fn is_place(texts: &[&str]) -> bool {
    let Some(comma) = texts.iter().position(|word| word.ends_with(',')) else {
        return false;
    };
    let (city, rest) = texts.split_at(comma + 1);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let state =
        matches!(rest, [state] if state.len() == 2 && state.chars().all(char::is_uppercase));
    city.len() <= 3 && city.iter().all(capital) && state
}

/// A place in the lines below the name: with its state, or beside a way to reach the person.
fn lone_place(scene: &Scene<'_>, page: &Page, name: &Range<usize>) -> Option<Range<usize>> {
    let line = page
        .lines
        .partition_point(|line| line.words().end <= name.start);
    let below = page.lines.iter().skip(line + 1).take(HEAD);
    for segment in below.flat_map(|line| &line.segments) {
        let reached = page.text(segment.words.clone()).contains('@');
        for part in parts(page, segment) {
            let texts = spans::texts(page, part.clone());
            let named = || {
                (2..=4).contains(&texts.len())
                    && texts.iter().filter(|word| word.ends_with(',')).count() == 1
                    && texts.iter().all(|word| {
                        word.starts_with(char::is_uppercase)
                            && word
                                .chars()
                                .all(|c| c.is_alphabetic() || ",.-'".contains(c))
                    })
            };
            if (is_place(&texts) || reached && named()) && scene.is_free(0, &part) {
                return Some(part);
            }
        }
    }
    None
}
