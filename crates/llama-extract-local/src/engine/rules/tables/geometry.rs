//! Tables that only the places of their words make: a header, and rows of words under its headings.

use super::about::About;
use super::columns::Columns;
use super::flows::Flows;
use super::header::{self, Header};
use super::keys;
use super::leftover;
use super::offer::{self, Offer, Place, Row};
use super::outline::Outline;
use super::ranges;
use super::repeated;
use super::rows::Reader;
use super::signs;
use super::sums;
use super::units;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::terms::Terms;
use crate::schema::Kind;

/// Tables whose caption names the list almost as well as the best are parts of it.
const AS_WELL: f64 = 0.12;
/// Headers that score less than this share of the best are not looked at.
const HOPELESS: f64 = 0.5;
/// Lines from the top of a page within which a header is a repeated one.
const TOP_LINES: usize = 14;

/// A table: its headers on all its pages, and its rows.
struct Chain {
    headers: Vec<Header>,
    rows: Vec<Row>,
    named: f64,
}

/// The tables that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let mut headers = header::find(scene, columns);
    repeated::unite(scene, &mut headers);
    let best = headers.iter().map(Header::score).fold(0.0, f64::max);
    headers.retain(|header| header.score() >= HOPELESS * best);
    leftover::complete(scene, columns, &mut headers);
    let mut signatures: Vec<Vec<usize>> = headers.iter().map(Header::slots).collect();
    signatures.sort();
    signatures.dedup();
    let mut offers = Vec::new();
    for signature in signatures.into_iter().take(24) {
        if scene.out_of_time() {
            return Vec::new();
        }
        let same: Vec<&Header> = headers
            .iter()
            .filter(|header| header.slots() == signature)
            .collect();
        let mut chains = chains(scene, columns, about, outline, &same);
        chains.retain(|chain| !chain.rows.is_empty());
        offers.extend(offer_of(scene, columns, about, chains));
    }
    offers
}

fn chains(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    headers: &[&Header],
) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    // The page that the last table went on to.
    let mut open: Option<usize> = None;
    let mut under = None;
    for (nth, header) in headers.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        let section = section_slot(columns, header);
        let mut reader = Reader {
            scene,
            columns,
            header,
            section,
            flows: Flows::of(scene, columns, header),
            // A header that is repeated on the next page parts nothing.
            under: under.take().filter(|_| open == Some(header.page)),
        };
        let mut part = reader.under();
        let next = headers.get(nth + 1).map(|header| header.page);
        let mut rows = std::mem::take(&mut part.rows);
        let mut at = header.page + 1;
        while part.goes_on && next.is_none_or(|next| at < next) {
            reader.under = part.under.take();
            part = reader.on_next_page(at);
            rows.append(&mut part.rows);
            at += 1;
        }
        under = part.under;
        if let Some(slot) = section {
            caption_as_section(outline, header, slot, &mut rows);
        }
        let repeated = open == Some(header.page) && header.first_line < TOP_LINES;
        open = part.goes_on.then_some(at);
        match chains.last_mut().filter(|_| repeated) {
            Some(chain) => {
                chain.headers.push((*header).clone());
                chain.rows.extend(rows);
            }
            None => chains.push(Chain {
                named: about.named_by_any(&captions(scene, outline, header)),
                headers: vec![(*header).clone()],
                rows,
            }),
        }
    }
    chains
}

/// What stands in and above a header.
fn captions(scene: &Scene<'_>, outline: &Outline, header: &Header) -> Vec<(String, f64)> {
    let page = scene.document.pages.get(header.page);
    let own = header.words.iter().rev().take(header.words.len() - 1);
    let own = own.filter_map(|words| Some((page?.text(words.clone()), 0.8)));
    let above = outline.captions(scene.document, header.page, header.first_line);
    own.chain(above).collect()
}

/// The text field without a heading that asks for the headings between rows.
pub(super) fn section_slot(columns: &Columns<'_>, header: &Header) -> Option<usize> {
    section_among(columns, &header.slots())
}

/// Words for what rows are grouped by.
const GROUPS: [&str; 26] = [
    "category",
    "section",
    "group",
    "department",
    "heading",
    "class",
    "area",
    "region",
    "course",
    "kategorie",
    "gruppe",
    "abteilung",
    "überschrift",
    "abschnitt",
    "categorie",
    "groep",
    "afdeling",
    "kop",
    "tussenkop",
    "catégorie",
    "groupe",
    "rubrique",
    "categoría",
    "grupo",
    "kategoria",
    "grupa",
];

pub(super) fn section_among(columns: &Columns<'_>, named: &[usize]) -> Option<usize> {
    let wants = |slot: &Slot| {
        slot.kind == Kind::Text
            && slot.terms.0.iter().any(|term| {
                GROUPS
                    .iter()
                    .any(|group| term == group || term.ends_with(group))
            })
    };
    columns
        .slots
        .iter()
        .take(columns.first_list)
        .enumerate()
        .find(|(index, slot)| !named.contains(index) && wants(slot))
        .map(|(index, _)| index)
}

/// Rows above the first heading between rows stand under the heading of the table.
fn caption_as_section(outline: &Outline, header: &Header, slot: usize, rows: &mut [Row]) {
    let heading = outline
        .heading_above(header.page, header.first_line)
        .filter(|heading| heading.page == header.page);
    let Some(heading) = heading else { return };
    for row in rows {
        row.cells.entry(slot).or_insert_with(|| Place {
            page: heading.page,
            runs: vec![heading.words.clone()],
        });
    }
}

fn offer_of(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    chains: Vec<Chain>,
) -> Vec<Offer> {
    let best = chains.iter().map(|chain| chain.named).fold(0.0, f64::max);
    let chosen: Vec<Chain> = match about.place {
        Some(place) => chains.into_iter().skip(place).take(1).collect(),
        None => chains
            .into_iter()
            .filter(|chain| chain.named >= best - AS_WELL)
            .collect(),
    };
    let mut alike = vec![0.0_f64; columns.slots.len()];
    let mut rows = Vec::new();
    let mut heads = Vec::new();
    for chain in chosen {
        for header in &chain.headers {
            heads.extend(
                header
                    .words
                    .iter()
                    .map(|words| (header.page, words.clone())),
            );
            for column in &header.columns {
                if let Some(known) = column.slot.and_then(|slot| alike.get_mut(slot)) {
                    *known = known.max(column.alike);
                }
            }
        }
        rows.extend(chain.rows);
    }
    finish(scene, columns, about, rows, heads, alike, best)
        .into_iter()
        .collect()
}

/// Takes out what a statement has before and after its bookings: balances, in rows without the date that others have.
fn without_balances(scene: &Scene<'_>, columns: &Columns<'_>, rows: &mut Vec<Row>) {
    let date = columns
        .slots
        .iter()
        .position(|slot| slot.kind == Kind::Text && slot.role == Role::Date);
    let Some(date) = date else { return };
    let dated = rows.iter().filter(|row| row.cells.contains_key(&date));
    if dated.count() * 2 < rows.len() {
        return;
    }
    rows.retain(|row| {
        let is_balance = |place: &Place| Terms::of(&place.text(scene)).has("balance");
        row.cells.contains_key(&date) || !row.cells.values().chain(&row.first).any(is_balance)
    });
}

/// Weighs what was found: how alike the headings are, how well the cells suit, what the caption says.
pub(super) fn finish(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    mut rows: Vec<Row>,
    heads: Vec<(usize, std::ops::Range<usize>)>,
    mut alike: Vec<f64>,
    named: f64,
) -> Option<Offer> {
    offer::without_totals(scene, columns, about, &mut rows);
    without_balances(scene, columns, &mut rows);
    sums::without(scene, columns, &mut rows);
    keys::explain(scene, columns, &mut rows);
    ranges::split(scene, columns, &mut rows);
    signs::part(scene, columns, &mut rows);
    if let Some((unit, _)) = units::beside_quantities(scene, columns, &mut rows)
        && let Some(known) = alike.get_mut(unit)
    {
        *known = known.max(0.7);
    }
    let mut sum = 0.0;
    let mut matched = 0;
    for slot in 0..columns.slots.len() {
        let fit = offer::fit_of_column(scene, columns, slot, &rows);
        let Some(known) = alike.get_mut(slot) else {
            continue;
        };
        if rows.iter().any(|row| row.lists.contains_key(&slot)) {
            *known = known.max(0.7);
            sum += *known;
            continue;
        }
        match fit {
            // A column of other values is not the field's.
            Some(fit) if fit < 0.5 => {
                *known = 0.0;
                for row in &mut rows {
                    row.cells.remove(&slot);
                }
            }
            Some(fit) => {
                sum += known.max(0.5) * fit;
                matched += 1;
                *known = known.max(0.6) * (0.5 + 0.5 * fit);
            }
            None => sum += 0.4 * *known,
        }
    }
    let any_typed = (0..columns.slots.len()).any(|slot| columns.is_typed(slot));
    rows.retain(|row| !row.cells.is_empty());
    let enough = matched >= columns.least();
    (enough && !rows.is_empty()).then(|| Offer {
        unnamed: false,
        score: sum / columns.slots.len().max(1) as f64 + 0.3 * named
            - if any_typed { 0.0 } else { 0.05 },
        rows,
        sure: alike,
        heads,
    })
}
