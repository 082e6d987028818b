//! Tables of a sample: a header row and what stands below it.

use std::collections::BTreeSet;
use std::time::Instant;

use super::draft::{Draft, Shape, add};
use super::names;
use crate::engine::{Engine, Evidence, Found, Look, Looks, Rules, same_label};
use crate::parse::{Document, Line, Page, Segment};
use crate::schema::{Field, Kind, Leaf, Node, Root};

/// A sample with more different tables than this is described by the first of them.
const MOST: usize = 8;
const LONGEST_HEADING: usize = 5;
/// A column is of a type when this share of its cells is.
const MOSTLY: f64 = 0.8;
/// Columns that make a row an item of a list, even when there is just one row.
const OF_ITEMS: [&str; 7] = [
    "quantity",
    "qty",
    "price",
    "unit price",
    "amount",
    "description",
    "item",
];

/// The tables of a document as fields, and the words that they consist of: page and word.
pub(super) fn find(
    document: &Document,
    looks: &Looks,
    deadline: Instant,
) -> (Vec<Draft>, BTreeSet<(usize, usize)>) {
    let mut fields = Vec::new();
    let mut taken = BTreeSet::new();
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for (at, page) in document.pages.iter().enumerate() {
        for (index, line) in page.lines.iter().enumerate() {
            if seen.len() >= MOST || Instant::now() >= deadline {
                return (fields, taken);
            }
            let free = line.words().all(|word| !taken.contains(&(at, word)));
            let Some(headings) = headings(page, index, looks).filter(|_| free) else {
                continue;
            };
            if !seen.insert(headings.clone()) {
                continue;
            }
            let mut rows = rows(document, &headings, deadline);
            // Another header ends this table.
            if let Some(end) = next_header(page, index, &headings, looks) {
                rows.retain(|row| row.iter().all(|(_, found)| is_before(found, at, end)));
            }
            let columns = columns(document, &headings, &rows, looks);
            if columns.len() < 2 || rows.is_empty() {
                continue;
            }
            let is_item =
                |column: &Draft| OF_ITEMS.iter().any(|known| same_label(known, &column.name));
            let items = columns.iter().filter(|column| is_item(column)).count();
            taken.extend(line.words().map(|word| (at, word)));
            for (_, evidence) in rows.iter().flatten() {
                let words = evidence.runs.iter().flat_map(Clone::clone);
                taken.extend(words.map(|word| (evidence.page, word)));
            }
            if rows.len() == 1 && items < 2 {
                // Headings over a single row are labels over values.
                columns
                    .into_iter()
                    .for_each(|column| add(&mut fields, column));
                continue;
            }
            let caption = caption(page, index);
            let label = match caption {
                _ if items >= 2 => "Line items".to_owned(),
                Some(caption) => caption,
                None => "Rows".to_owned(),
            };
            let mut list = Draft::new(&label, Shape::List(Box::new(Shape::Object(columns))));
            let taken_names = fields
                .iter()
                .filter(|f: &&Draft| f.name.starts_with(&list.name))
                .count();
            if taken_names > 0 {
                list.name = format!("{}_{}", list.name, taken_names + 1);
            }
            fields.push(list);
        }
    }
    (fields, taken)
}

/// The headings of a line that looks like the header of a table.
fn headings(page: &Page, index: usize, looks: &Looks) -> Option<Vec<String>> {
    let line = page.lines.get(index)?;
    let mut texts: Vec<String> = cells(page, line);
    let heads = |text: &String| {
        let words = text.split_whitespace().count();
        words <= LONGEST_HEADING
            && text.contains(char::is_alphabetic)
            && !text.contains(|c: char| c.is_ascii_digit())
            && !text.ends_with([':', ',', '.'])
            && !names::of(text).is_empty()
    };
    if texts.len() < 2 || !texts.iter().all(heads) {
        return None;
    }
    let different: BTreeSet<String> = texts.iter().map(|text| names::of(text)).collect();
    if different.len() < texts.len() {
        return None;
    }
    // Below stand values: typed ones, or as many cells line by line.
    let below = page.lines.get(index + 1..)?.iter().take(3);
    let mut typed = false;
    let mut even = 0;
    let mut stubs = 0;
    for next in below {
        let aligned = next.segments.iter().filter(|cell| {
            let mut heads = line.segments.iter();
            heads.any(|head| head.rect.overlap_x(&cell.rect) > 0.0)
        });
        // The cells that name the rows may stand beside the headings instead of under one.
        let aligned = aligned.count();
        if aligned < 2 || aligned + 1 < next.segments.len() {
            continue;
        }
        let ends = |segments: &[Segment]| segments.first().map(|s| (s.rect.x0, s.rect.x1));
        if let (Some((left, _)), Some((_, right))) = (ends(&line.segments), ends(&next.segments)) {
            stubs += usize::from(right < left);
        }
        let cells = cells(page, next);
        let is_value = |cell: &String| {
            let look = looks.look(&cell.split(' ').collect::<Vec<_>>());
            !matches!(look, Look::Text) && (look != Look::Code || texts.len() > 2)
        };
        typed |= cells.len() * 2 >= texts.len() && cells.iter().any(is_value);
        even += usize::from(cells.len() == texts.len());
    }
    if !typed && (even < 3 || texts.len() < 3) {
        return None;
    }
    if stubs == 3 && !different.contains("name") {
        texts.insert(0, "Name".to_owned());
    }
    Some(texts)
}

/// The first word of the next header on the page, when that has another number of headings: a row of
/// words can look like a header, too.
fn next_header(page: &Page, index: usize, own: &[String], looks: &Looks) -> Option<usize> {
    (index + 1..page.lines.len()).find_map(|next| {
        let others = headings(page, next, looks)?;
        let line = page.lines.get(next)?;
        (others.len() != own.len()).then_some(line.words().start)
    })
}

fn is_before(found: &Evidence, page: usize, word: usize) -> bool {
    found.page < page || found.page == page && found.runs.iter().all(|run| run.end <= word)
}

fn cells(page: &Page, line: &Line) -> Vec<String> {
    line.segments
        .iter()
        .map(|segment| page.text(segment.words.clone()))
        .collect()
}

/// Cells of a row: the column that each stands in, and its words.
type Row = Vec<(usize, Evidence)>;

/// What the rules find below these headings.
fn rows(document: &Document, headings: &[String], deadline: Instant) -> Vec<Row> {
    let text = || {
        Node::Leaf(Leaf {
            kind: Kind::Text,
            choices: Vec::new(),
            format: None,
        })
    };
    let fields = headings.iter().map(|heading| Field {
        name: heading.clone(),
        title: None,
        description: None,
        nullable: true,
        node: text(),
    });
    let root = Root {
        fields: fields.collect(),
    };
    let Found::List(rows) = Rules.rows(document, &root, deadline) else {
        return Vec::new();
    };
    rows.into_iter()
        .map(|row| match row {
            Found::Object(cells) => cells
                .into_iter()
                .enumerate()
                .filter_map(|(column, (_, cell))| match cell {
                    Found::Value { evidence, .. } => Some((column, evidence)),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// The columns that have values, typed by what they hold.
fn columns(document: &Document, headings: &[String], rows: &[Row], looks: &Looks) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let cells = rows.iter().flatten().filter(|(column, _)| *column == index);
        let found: Vec<Look> = cells
            .filter_map(|(_, evidence)| {
                let page = document.pages.get(evidence.page)?;
                let text: Vec<String> = evidence
                    .runs
                    .iter()
                    .map(|run| page.text(run.clone()))
                    .collect();
                let text = text.join(" ");
                Some(looks.look(&text.split(' ').collect::<Vec<_>>()))
            })
            .collect();
        if !found.is_empty() {
            let shape = match (shape(&found), super::types::by_name(heading)) {
                // Prices may all be whole by chance.
                (Shape::Integer, Shape::Number) => Shape::Number,
                (shape, _) => shape,
            };
            add(&mut drafts, Draft::new(heading, shape));
        }
    }
    drafts
}

fn shape(looks: &[Look]) -> Shape {
    let share = |kinds: &[Look]| {
        let count = looks.iter().filter(|look| kinds.contains(look)).count();
        count as f64 / looks.len().max(1) as f64
    };
    if share(&[Look::Date]) >= MOSTLY {
        Shape::Date
    } else if share(&[Look::Bool]) >= MOSTLY {
        Shape::Bool
    } else if share(&[Look::Integer]) >= 1.0 {
        Shape::Integer
    } else if share(&[Look::Integer, Look::Number]) >= MOSTLY {
        Shape::Number
    } else {
        Shape::Text
    }
}

/// The line above a header that names the table.
fn caption(page: &Page, header: usize) -> Option<String> {
    let above = page.lines.get(header.checked_sub(1)?)?;
    let line = page.lines.get(header)?;
    let near = line.rect.y0 - above.rect.y1 < 3.0 * line.rect.height();
    let [only] = above.segments.as_slice() else {
        return None;
    };
    let text = page.text(only.words.clone());
    let fits = text.split_whitespace().count() <= LONGEST_HEADING
        && text.contains(char::is_alphabetic)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.trim_end_matches(':').contains([':', '.', ',']);
    (near && fits).then(|| text.trim_end_matches(':').to_owned())
}
