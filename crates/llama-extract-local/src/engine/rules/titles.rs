//! What the top of a document says without a label: its title, who issued it, the period it is about.

mod person;

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::choices;
use super::dates;
use super::plan::{Role, Slot};
use super::prose::{is_company_form, runs_of, texts_of_columns};
use super::spans;
use super::terms;
use super::values;
use crate::engine::Evidence;
use crate::parse::model::BlockKind;
use crate::parse::{Page, Segment};
use crate::schema::Kind;

const TITLE: f64 = 0.72;
const ISSUER: f64 = 0.66;
const PERIOD: f64 = 0.62;
const CHOICE: f64 = 0.6;
const DATE: f64 = 0.52;
/// Names of the day that a document is of.
const DATE_WORDS: [&str; 8] = [
    "date",
    "issue",
    "letter",
    "document",
    "invoice",
    "report",
    "receipt",
    "effective",
];
/// Words that titles of documents begin with.
const DOCUMENTS: [&str; 27] = [
    "application",
    "certificate",
    "minutes",
    "report",
    "notice",
    "agenda",
    "protokoll",
    "bericht",
    "antrag",
    "bescheinigung",
    "zeugnis",
    "niederschrift",
    "notulen",
    "verslag",
    "aanvraag",
    "verklaring",
    "procès-verbal",
    "compte",
    "demande",
    "attestation",
    "acta",
    "solicitud",
    "certificado",
    "informe",
    "protokół",
    "wniosek",
    "zaświadczenie",
];
/// Lines at the top that may be a title or name who issued the document.
const TOP: usize = 12;
/// Words of names and titles that say nothing else.
const TITLE_WORDS: [&str; 14] = [
    "title",
    "document",
    "report",
    "paper",
    "slide",
    "heading",
    "name",
    "product",
    "form",
    "certificate",
    "presentation",
    "full",
    "article",
    "main",
];
const ISSUERS: [&str; 14] = [
    "vendor",
    "company",
    "sender",
    "bank",
    "institution",
    "restaurant",
    "school",
    "insurer",
    "organization",
    "court",
    "employer",
    "university",
    "agency",
    "name",
];

pub(super) fn by_top(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    let title = title(scene, page);
    let issuer = issuer(scene, page, title.as_deref());
    let person = person::head(scene, page);
    if let Some(name) = &person {
        found.extend(person::by_head(scene, page, name));
    }
    for (index, slot) in scene.slots.iter().enumerate() {
        if slot.kind != Kind::Text || slot.is_nested {
            continue;
        }
        if slot.choices.len() > 1 {
            found.extend(choice(scene, index, slot));
            continue;
        }
        // The name of a person is no title.
        if asks_for_title(slot)
            && person.is_none()
            && let Some(runs) = &title
        {
            found.push(candidate(page, index, runs, TITLE));
        }
        if asks_for_person(slot)
            && let Some([name]) = title.as_deref()
            && is_person(page, name)
        {
            found.push(candidate(page, index, std::slice::from_ref(name), ISSUER));
        }
        if slot.role == Role::Date
            && slot
                .own_name
                .0
                .iter()
                .all(|term| DATE_WORDS.contains(&term.as_str()))
        {
            found.extend(date(scene, page, index, slot));
        }
        let by_name = self_named(scene, page, slot);
        if let Some(words) = &by_name {
            found.push(candidate(
                page,
                index,
                std::slice::from_ref(words),
                ISSUER + 0.03,
            ));
        }
        if asks_for_issuer(slot)
            && let Some(words) = issuer.as_ref().filter(|_| by_name.is_none())
        {
            found.push(candidate(page, index, std::slice::from_ref(words), ISSUER));
        }
        if slot.terms.has("period") && slot.wants_name() {
            found.extend(period(scene, index));
        }
    }
    found
}

fn candidate(page: &Page, slot: usize, runs: &[Range<usize>], score: f64) -> Candidate {
    let text: Vec<String> = runs.iter().map(|run| page.text(run.clone())).collect();
    Candidate {
        slot,
        value: text.join(" ").trim_end_matches([',', ';', ':']).into(),
        evidence: Evidence {
            page: 0,
            runs: runs.to_vec(),
        },
        label: None,
        score,
    }
}

fn asks_for_title(slot: &Slot) -> bool {
    let of_name = |words: &[&str]| slot.own_name.has_any(words);
    let product = of_name(&["product", "equipment"])
        && slot.terms.has_any(&["heading", "title", "name"])
        && slot.terms.has_any(&["heading", "title", "header"]);
    let only = slot
        .own_name
        .0
        .iter()
        .all(|term| TITLE_WORDS.contains(&term.as_str()));
    product || slot.own_name.has("title") && only && slot.wants_name()
}

/// Whom the document is about, as a résumé is.
fn asks_for_person(slot: &Slot) -> bool {
    let only = slot.own_name.0.len() == 1 && slot.own_name.has("name");
    only && slot.wants_name() && !slot.terms.has_any(ISSUERS.get(..13).unwrap_or_default())
}

fn is_person(page: &Page, words: &Range<usize>) -> bool {
    let texts = spans::texts(page, words.clone());
    (2..=4).contains(&texts.len())
        && texts.iter().all(|word| {
            word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
        })
        && !super::party::is_document_word(&texts.join(" "))
}

fn asks_for_issuer(slot: &Slot) -> bool {
    let only = slot
        .own_name
        .0
        .iter()
        .all(|term| ISSUERS.contains(&term.as_str()));
    let named = slot.own_name.has_any(ISSUERS.get(..13).unwrap_or_default());
    // A purchase order is issued by its buyer, and a description may say so.
    let is_said = slot.terms.has("issue") && slot.terms.has("company");
    (only && named || is_said) && slot.wants_name()
}

/// The first heading that is marked as one, or the largest text near the top with the lines that it wraps to.
pub(super) fn title(scene: &Scene<'_>, page: &Page) -> Option<Vec<Range<usize>>> {
    let heading = page
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Heading && !block.runs.is_empty());
    let mut best: Option<(f64, usize, &Segment)> = None;
    let mut named: Option<(f64, usize, &Segment)> = None;
    for (line, segment) in texts_of_columns(page).take(4 * TOP) {
        if line > 3 * TOP || !is_title(scene, page, segment) {
            continue;
        }
        let size = size_of(page, segment);
        if best.is_none_or(|(largest, _, _)| size > 1.05 * largest) {
            best = Some((size, line, segment));
        }
        if line < TOP / 2 && named.is_none() && names_document(page, segment) {
            named = Some((size, line, segment));
        }
    }
    // Where all text is of one size, what names the kind of the document is its title, and not who issued it.
    if let (Some((size, _, first)), Some(named)) = (best, named)
        && size <= 1.05 * usual_size(page)
        && named.0 >= 0.98 * size
        && !names_document(page, first)
    {
        best = Some(named);
    }
    if let Some(heading) = heading {
        // Formats without places mark headings; on pages with places the largest text is surer.
        if !page.has_boxes || best.is_none() {
            return Some(heading.runs.clone());
        }
    }
    let (size, line, first) = best?;
    let mut runs = vec![first.words.clone()];
    let mut last = first.rect;
    for next in page.lines.iter().skip(line + 1) {
        let [segment] = next.segments.as_slice() else {
            break;
        };
        let same = (size_of(page, segment) - size).abs() < 0.05 * size;
        // Text of one size all over has no title that goes on.
        let is_marked = page.has_boxes && size > 1.15 * usual_size(page);
        if !same || !is_marked || segment.rect.y0 - last.y1 > 0.9 * last.height() || runs.len() > 3
        {
            break;
        }
        runs.push(segment.words.clone());
        last = segment.rect;
    }
    Some(runs)
}

/// Whether a line in capitals, or all of whose words have one, names the kind of a document: `APPLICATION FOR A PERMIT`.
fn names_document(page: &Page, segment: &Segment) -> bool {
    let text = page.text(segment.words.clone());
    let is_head = |word: &str| {
        word.starts_with(char::is_uppercase)
            || word.chars().count() <= 4 && !word.contains(|c: char| c.is_ascii_digit())
    };
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let begins = DOCUMENTS.iter().any(|word| first.starts_with(word));
    begins && text.split(' ').all(is_head) && segment.words.len() <= 10
}

fn is_title(scene: &Scene<'_>, page: &Page, segment: &Segment) -> bool {
    let text = page.text(segment.words.clone());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // Text that runs upwards at the edge of a page is a stamp.
    let is_level = segment.rect.width() > segment.rect.height();
    let is_long = segment.words.len() > 1 || letters > 5;
    // A colon parts the title of a paper, and ends a label.
    let is_label = text.ends_with(':') || text.contains(':') && segment.words.len() < 5;
    // A journal with its volume, year and pages is the running head of a paper.
    let numbers = spans::texts(page, segment.words.clone());
    let has_digit = |word: &&&str| word.contains(|c: char| c.is_ascii_digit());
    let is_running = numbers.iter().filter(has_digit).count() > 2;
    letters >= 3
        && !is_running
        && is_level
        && is_long
        && 2 * letters > text.chars().count()
        && !is_label
        && !text.contains('@')
        && segment.words.len() <= 20
        && scene.is_free(0, &segment.words)
}

fn size_of(page: &Page, segment: &Segment) -> f64 {
    page.words
        .get(segment.words.start)
        .map_or(0.0, |word| word.size)
}

/// The size in the middle of all sizes.
fn usual_size(page: &Page) -> f64 {
    let mut sizes: Vec<f64> = page.words.iter().map(|word| word.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Who issued the document: the first name near its top with a legal form, or else the first line that is a name.
fn issuer(scene: &Scene<'_>, page: &Page, title: Option<&[Range<usize>]>) -> Option<Range<usize>> {
    let mut first = None;
    for (line, segment) in texts_of_columns(page) {
        if line > 2 * TOP {
            break;
        }
        let text = page.text(segment.words.clone());
        let texts = spans::texts(page, segment.words.clone());
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_name = letters >= 3
            && segment.words.len() <= 8
            && !text.contains([':', '@', '|'])
            && !text.contains(|c: char| c.is_ascii_digit())
            && scene.is_free(0, &segment.words)
            && text.starts_with(char::is_uppercase);
        if !is_name {
            continue;
        }
        if texts.iter().skip(1).any(|word| is_company_form(word))
            && scene.section_suits(0, &segment.words).is_empty()
        {
            return Some(segment.words.clone());
        }
        let is_document = super::party::is_document_word(&text) || names_document(page, segment);
        let is_title = title.is_some_and(|runs| {
            runs.len() > 1 && runs.iter().any(|run| run.start == segment.words.start)
        });
        if first.is_none() && line < TOP / 2 && !is_document && !is_title {
            first = Some(segment.words.clone());
        }
    }
    first
}

/// The date that stands alone near the top, or behind a place: `Lille, le 4 mars 2026`.
fn date(scene: &Scene<'_>, page: &Page, index: usize, slot: &Slot) -> Option<Candidate> {
    texts_of_columns(page)
        .take_while(|(line, _)| *line < 3 * TOP)
        .find_map(|(_, segment)| {
            let texts = spans::texts(page, segment.words.clone());
            let reading =
                values::read(slot, &texts, scene.habits).filter(|reading| !reading.of_period)?;
            let before = texts.get(..reading.start)?;
            let alone = before.is_empty()
                || before.len() <= 4 && before.iter().any(|word| word.ends_with(','));
            let fits = alone && reading.end == texts.len() && scene.is_free(0, &segment.words);
            fits.then(|| Candidate {
                slot: index,
                value: reading.value,
                evidence: Evidence {
                    page: 0,
                    runs: std::iter::once(segment.words.start + reading.start..segment.words.end)
                        .collect(),
                },
                label: None,
                score: DATE,
            })
        })
}

/// A name that says itself what it is: the bank that is called a bank, the court that is called a court.
fn self_named(scene: &Scene<'_>, page: &Page, slot: &Slot) -> Option<Range<usize>> {
    let kinds = [
        "bank",
        "court",
        "school",
        "university",
        "company",
        "institution",
        "agency",
        "insurer",
    ];
    let asked = slot.own_name.without(&["name"]);
    if !slot.wants_name() || !asked.has_any(&kinds) || slot.is_nested {
        return None;
    }
    texts_of_columns(page).find_map(|(line, segment)| {
        let texts = spans::texts(page, segment.words.clone());
        let capital = |word: &&str| {
            word.starts_with(char::is_uppercase) || terms::is_empty_word(&word.to_lowercase())
        };
        let near_edge = line < TOP || line + 6 > page.lines.len();
        let terms = scene.lexed.terms(0, segment.words.clone());
        let says = asked.0.is_subset(&terms.0) && terms.0.len() > asked.0.len();
        let is_name = near_edge
            && says
            && (2..=9).contains(&texts.len())
            && texts.iter().all(capital)
            && !texts.concat().contains([':', ',']);
        if !is_name || !scene.is_free(0, &segment.words) {
            return None;
        }
        // "IN THE ... COURT": what leads a name in is none of it.
        let skip = texts
            .iter()
            .take_while(|word| matches!(word.to_lowercase().as_str(), "in" | "the" | "before"))
            .count();
        Some(segment.words.start + skip..segment.words.end)
    })
}

/// The quarter, year or month that a document is about, in the forms that reports print at their top.
fn period(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let page = scene.document.pages.first()?;
    let texts = spans::texts(page, 0..page.words.len().min(120));
    let year = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = bare.trim_start_matches("FY");
        matches!(digits.len(), 2 | 4)
            && digits.chars().all(|c| c.is_ascii_digit())
            && (digits.len() == 4 || bare.starts_with("FY"))
    };
    let part = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.len() == 2 && bare.starts_with(['Q', 'H', 'T']) && bare.ends_with(['1', '2', '3', '4'])
    };
    let at = texts.windows(2).position(|pair| match pair {
        [a, b] => {
            part(a) && year(b)
                || year(a) && part(b)
                || dates::is_month(a) && year(b) && b.len() >= 4
        }
        _ => false,
    })?;
    let words: Vec<usize> = (at..at + 2).collect();
    let text = page.text(at..at + 2);
    Some(Candidate {
        slot,
        value: text.trim_matches(|c: char| !c.is_alphanumeric()).into(),
        evidence: Evidence {
            page: 0,
            runs: runs_of(&words),
        },
        label: None,
        score: PERIOD,
    })
}

/// The only choice of an enum that the document names.
fn choice(scene: &Scene<'_>, index: usize, slot: &Slot) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate().take(2) {
        for (line, segment) in texts_of_columns(page) {
            let texts = spans::texts(page, segment.words.clone());
            let Some(reading) = choices::read(slot, &texts) else {
                continue;
            };
            match &only {
                Some(other) if other.value == reading.value => {}
                Some(_) => return only.filter(|only| only.score > CHOICE),
                None => {
                    let run =
                        segment.words.start + reading.start..segment.words.start + reading.end;
                    // What the top says is about the document.
                    let bonus = if at == 0 && line < 4 { 0.1 } else { 0.0 };
                    only = Some(Candidate {
                        slot: index,
                        value: reading.value,
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(run).collect(),
                        },
                        label: None,
                        score: CHOICE + bonus - if texts.len() > 12 { 0.1 } else { 0.0 },
                    });
                }
            }
        }
    }
    only
}
