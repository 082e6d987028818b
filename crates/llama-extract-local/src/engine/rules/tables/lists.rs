//! Lists of single values: entries under a heading, values after a label, a column of a table.

use std::ops::Range;

use super::about::About;
use super::columns::Columns;
use super::offer::Place;
use super::outline::{Kind as PieceKind, Outline, Piece};
use super::split;
use super::{front_matter, geometry, grid, headings};
use crate::engine::Found;
use crate::engine::rules::candidates::{self, Scene};
use crate::engine::rules::plan::{self, Role, Slot};
use crate::engine::rules::terms::Terms;
use crate::parse::Page;
use crate::schema::{Field, Kind, Leaf};

/// A heading or label names the list at least so well.
const NAMED: f64 = 0.6;
/// Entries under a heading that are no list any more.
const MOST: usize = 400;
/// Words of a paragraph that may be a list of values.
const LONGEST: usize = 120;
/// What a column of a table is worth beside a heading or label of the list itself.
const COLUMN: f64 = 0.6;

/// Words of a description that leave out what follows a name.
const NAMES_ONLY: [&str; 9] = [
    "names only",
    "name only",
    "only names",
    "without role",
    "nur namen",
    "alleen namen",
    "noms uniquement",
    "solo nombres",
    "tylko nazwiska",
];

/// Values found in one way.
struct Way {
    score: f64,
    /// One for each value.
    places: Vec<Place>,
    /// They stand in one sentence or paragraph.
    one_sentence: bool,
}

/// The values of the list; their words are taken.
pub(super) fn find(scene: &mut Scene<'_>, outline: &Outline, field: &Field, leaf: &Leaf) -> Found {
    let slot = Slot::new(field, leaf, &[]);
    if let Some(found) = front_matter::keywords::find(scene, outline, field, &slot) {
        return Found::List(found);
    }
    if let Some(found) = headings::find(scene, outline, field) {
        return Found::List(found);
    }
    let mut ways = under_headings(scene, outline, field);
    ways.extend(after_label(scene, &slot));
    ways.extend(everywhere(scene, &slot, field));
    ways.extend(column(scene, outline, field));
    ways.retain(|way| !way.places.is_empty());
    let mut best: Option<Way> = None;
    for way in ways {
        if best.as_ref().is_none_or(|best| way.score > best.score) {
            best = Some(way);
        }
    }
    let Some(best) = best else {
        return Found::List(front_matter::find(scene, outline, field).unwrap_or_default());
    };
    for place in &best.places {
        let words = place.runs.iter().cloned().flatten();
        scene.taken.extend(words.map(|word| (place.page, word)));
    }
    let sure = best.score.clamp(0.3, 0.95);
    let places = best
        .places
        .into_iter()
        .map(|place| (place.page, place.runs));
    let mut found = split::values(scene, &slot, places.collect(), sure, best.one_sentence);
    if wants_names_only(field) {
        found.iter_mut().for_each(without_remark);
    }
    Found::List(found)
}

/// Whether the values are to be names without what stands in brackets behind them.
fn wants_names_only(field: &Field) -> bool {
    let said = field.description.as_deref().unwrap_or_default();
    let said = said.to_lowercase();
    NAMES_ONLY.iter().any(|words| said.contains(words))
}

fn without_remark(found: &mut Found) {
    if let Found::Value { value, .. } = found
        && let Some(text) = value.as_str()
        && let Some((name, rest)) = text.split_once(" (")
        && rest.ends_with(')')
    {
        *value = name.trim_end().into();
    }
}

/// Entries, lines or a paragraph of values under a heading that names the list.
fn under_headings(scene: &Scene<'_>, outline: &Outline, field: &Field) -> Vec<Way> {
    let about = About::new(Some(field));
    let phrases = plan::phrases(field);
    let mut ways = Vec::new();
    for (index, piece) in outline.pieces.iter().enumerate() {
        let Some(page) = scene.document.pages.get(piece.page) else {
            continue;
        };
        let text = page.text(piece.words.clone());
        let is_head =
            piece.kind == PieceKind::Heading || text.ends_with(':') && piece.words.len() <= 12;
        if !is_head || !scene.is_free(piece.page, &piece.words) {
            continue;
        }
        let named = plan::best(&phrases, &Terms::of(text.trim_end_matches(':')));
        let named = named.max(0.9 * about.named_by(&text));
        if named < NAMED {
            continue;
        }
        let under: Vec<&Piece> = outline
            .under(index)
            .filter_map(|index| outline.pieces.get(index))
            .filter(|piece| scene.is_free(piece.page, &piece.words))
            .take(MOST + 1)
            .collect();
        if under.len() <= MOST {
            ways.push(Way {
                score: 0.95 * named,
                places: values_of(scene, &under),
                one_sentence: !under.iter().any(|piece| piece.kind == PieceKind::Item),
            });
        }
    }
    ways
}

fn values_of(scene: &Scene<'_>, under: &[&Piece]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    if under.iter().any(|piece| piece.kind == PieceKind::Item) {
        let mut open = false;
        for piece in under {
            match piece.kind {
                PieceKind::Item => {
                    open = true;
                    places.push(Place {
                        page: piece.page,
                        runs: vec![piece.content.clone()],
                    });
                }
                PieceKind::Text if open && piece.goes_on => {
                    if let Some(last) = places.last_mut().filter(|last| last.page == piece.page) {
                        last.runs.push(piece.content.clone());
                    }
                }
                PieceKind::Text => open = false,
                PieceKind::Heading if !places.is_empty() => break,
                PieceKind::Heading => {}
            }
        }
        for place in &mut places {
            if let Some(page) = scene.document.pages.get(place.page) {
                without_and(page, place);
            }
        }
        return places;
    }
    let numbered = numbered(scene, under);
    if !numbered.is_empty() {
        return numbered;
    }
    // A paragraph, or lines: as far as they stand together.
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut entries: Vec<Vec<Range<usize>>> = Vec::new();
    let mut at = None;
    for piece in under {
        let ends = !runs.is_empty() && piece.apart && !piece.goes_on;
        if piece.kind == PieceKind::Heading || ends || at.is_some_and(|at| at != piece.page) {
            break;
        }
        at = Some(piece.page);
        runs.push(piece.content.clone());
        match entries.last_mut().filter(|_| piece.goes_on) {
            Some(last) => last.push(piece.content.clone()),
            None => entries.push(vec![piece.content.clone()]),
        }
    }
    let words: usize = runs.iter().map(Range::len).sum();
    let Some((at, page)) = at.and_then(|at| Some((at, scene.document.pages.get(at)?))) else {
        return places;
    };
    if words > LONGEST {
        return places;
    }
    let parts = if are_entries(page, &entries) {
        entries
    } else {
        split::parts(page, &runs)
    };
    parts
        .into_iter()
        .map(|runs| Place { page: at, runs })
        .collect()
}

/// Whether lines are a value each, and not a text in which commas or signs part the values.
fn are_entries(page: &Page, entries: &[Vec<Range<usize>>]) -> bool {
    let parted = |entry: &&Vec<Range<usize>>| {
        let words: Vec<usize> = entry.iter().cloned().flatten().collect();
        let inner = words.split_last().map_or(&[][..], |(_, inner)| inner);
        inner.iter().any(|word| {
            page.words.get(*word).is_some_and(|word| {
                split::SIGNS.contains(&word.text.as_str()) || word.text.ends_with([',', ';'])
            })
        })
    };
    let open = |entry: &Vec<Range<usize>>| {
        let last = entry.last().and_then(|run| run.end.checked_sub(1));
        let last = last.and_then(|at| page.words.get(at));
        last.is_some_and(|word| word.text.ends_with(','))
    };
    let count = entries.iter().filter(parted).count();
    entries.len() > 1 && 2 * count <= entries.len() && !entries.iter().rev().skip(1).any(open)
}

/// Lines of which each has its number in a column of its own.
fn numbered(scene: &Scene<'_>, under: &[&Piece]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut next = 1;
    for pair in under.windows(2) {
        let [number, text] = pair else { continue };
        let Some(page) = scene.document.pages.get(number.page) else {
            continue;
        };
        let said = page.text(number.words.clone());
        let is_next = said.trim_end_matches(['.', ')']) == next.to_string();
        if is_next && number.line == text.line && number.page == text.page {
            next += 1;
            places.push(Place {
                page: text.page,
                runs: vec![text.content.clone()],
            });
        }
    }
    places
}

/// `... before June; and`: the "and" leads to the next entry.
fn without_and(page: &Page, place: &mut Place) {
    if let Some(run) = place.runs.last_mut()
        && run.len() > 1
        && let Some([before, last]) = page.words.get(run.end - 2..run.end)
        && before.text.ends_with([';', ','])
        && split::AND.contains(&last.text.to_lowercase().as_str())
    {
        run.end -= 1;
    }
}

/// `Skills: a, b; c`, with the lines that it goes on over, and once more for each time the label is there.
fn after_label(scene: &Scene<'_>, slot: &Slot) -> Option<Way> {
    let text = Slot {
        kind: Kind::Text,
        role: Role::Plain,
        choices: Vec::new(),
        ..slot.clone()
    };
    let slots = std::slice::from_ref(&text);
    let alone = scene.with_slots(slots);
    let all = candidates::by_label(&alone);
    let best = candidates::assign(scene.document, all.clone(), 0.6).remove(&0)?;
    let mut seen: Vec<(usize, Range<usize>)> = Vec::new();
    let mut places = Vec::new();
    let mut same: Vec<_> = all
        .into_iter()
        .filter(|candidate| candidate.score >= best.score - 0.02 && candidate.label.is_some())
        .collect();
    same.sort_by_key(|c| {
        (
            c.evidence.page,
            c.evidence.runs.first().map(|run| run.start),
        )
    });
    for candidate in same {
        let at = candidate.evidence.page;
        let Some(page) = scene.document.pages.get(at) else {
            continue;
        };
        let Some(run) = candidate.evidence.runs.first() else {
            continue;
        };
        let run = to_end_of_segment(page, run);
        let known = |(page, other): &(usize, Range<usize>)| {
            *page == at && other.start < run.end && run.start < other.end
        };
        if seen.iter().any(known) {
            continue;
        }
        seen.push((at, run.clone()));
        let runs = with_lines_below(page, run);
        let parts = split::parts(page, &runs);
        places.extend(parts.into_iter().map(|runs| Place { page: at, runs }));
    }
    Some(Way {
        score: best.score,
        places,
        one_sentence: true,
    })
}

/// All that stands behind the first value: a field outside a list would want no more than that.
fn to_end_of_segment(page: &Page, run: &Range<usize>) -> Range<usize> {
    let line = page
        .lines
        .partition_point(|line| line.words().end <= run.start);
    let segments = page.lines.get(line).map_or(&[][..], |line| &line.segments);
    let segment = segments
        .iter()
        .find(|segment| segment.words.contains(&run.start));
    run.start..segment.map_or(run.end, |segment| segment.words.end.max(run.end))
}

/// The lines below that a list of values goes on over: each line before them ends as if there were more.
fn with_lines_below(page: &Page, run: Range<usize>) -> Vec<Range<usize>> {
    let mut index = page
        .lines
        .partition_point(|line| line.words().end <= run.start);
    let mut runs = vec![run];
    while let Some(last) = runs.last().cloned() {
        let text = page.text(last.clone());
        let last_word = text.split(' ').next_back().unwrap_or_default();
        let open = text.ends_with([',', ';']) || split::AND.contains(&last_word);
        let (Some(line), Some(next)) = (page.lines.get(index), page.lines.get(index + 1)) else {
            break;
        };
        let first_word = page
            .words
            .get(next.words().start)
            .map_or("", |word| word.text.as_str());
        let open = open || split::SIGNS.contains(&first_word) || split::SIGNS.contains(&last_word);
        let wraps = line.words().end == last.end && text.contains(',');
        let wide = line.rect.x1 > 0.75 * page.width;
        let close = next.rect.y0 - line.rect.y1 < 0.6 * line.rect.height();
        let [segment] = next.segments.as_slice() else {
            break;
        };
        let labelled = page.text(segment.words.clone()).contains(':');
        if !close || labelled || !(open || wraps && wide) {
            break;
        }
        runs.push(segment.words.clone());
        index += 1;
    }
    runs
}

/// All that look like it, when the description asks for all and they look like nothing else.
fn everywhere(scene: &Scene<'_>, slot: &Slot, field: &Field) -> Option<Way> {
    let description = field
        .description
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let asks = description
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| {
            matches!(
                word,
                "all"
                    | "every"
                    | "each"
                    | "alle"
                    | "tous"
                    | "toutes"
                    | "todos"
                    | "todas"
                    | "wszystkie"
            )
        });
    if !asks || !matches!(slot.role, Role::Email | Role::Website) {
        return None;
    }
    let mut places: Vec<Place> = Vec::new();
    let mut known: Vec<serde_json::Value> = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (index, word) in page.words.iter().enumerate() {
            let value =
                crate::engine::rules::values::read(slot, &[word.text.as_str()], scene.habits);
            if let Some(reading) = value
                && !known.contains(&reading.value)
            {
                known.push(reading.value);
                places.push(Place {
                    page: at,
                    runs: std::iter::once(index..index + 1).collect(),
                });
            }
        }
    }
    Some(Way {
        score: 0.75,
        places,
        one_sentence: false,
    })
}

/// A column of a table with the list's name.
fn column(scene: &Scene<'_>, outline: &Outline, field: &Field) -> Option<Way> {
    let crate::schema::Node::List(element) = &field.node else {
        return None;
    };
    let single = [Field {
        node: element.as_ref().clone(),
        ..field.clone()
    }];
    let columns = Columns::new(&single);
    let about = About::new(Some(field));
    let mut offers = grid::offers(scene, &columns, &about, outline);
    offers.extend(geometry::offers(scene, &columns, &about, outline));
    let mut best = None;
    for offer in offers {
        let sure = offer.sure.first().copied().unwrap_or_default();
        if sure < 0.9 || offer.rows.len() < 2 {
            continue;
        }
        if best.as_ref().is_none_or(|(known, _)| offer.score > *known) {
            best = Some((offer.score, offer.rows));
        }
    }
    let (_, rows) = best?;
    let places: Vec<Place> = rows
        .into_iter()
        .filter_map(|mut row| row.cells.remove(&0))
        .filter(|place| place.runs.iter().all(|run| scene.is_free(place.page, run)))
        .collect();
    Some(Way {
        score: COLUMN,
        places,
        one_sentence: false,
    })
}
