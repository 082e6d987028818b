//! Tables and lists of definitions as grids.

use super::tree::Element;
use super::walk::{Flow, Walker};
use crate::parse::budget::Stop;
use crate::parse::flow::{Grid, GridCell, Node, Region};
use crate::parse::model::BlockKind;

/// As in the HTML standard.
const MAX_COLUMN_SPAN: usize = 1000;
const MAX_ROW_SPAN: usize = 65_534;
/// Columns of a table; cells beyond stand below it.
const MAX_COLUMNS: usize = 1000;

/// A cell of the source.
struct Source {
    at: usize,
    row: usize,
    column: usize,
    row_span: usize,
    column_span: usize,
}

/// The caption and the grid.
pub(super) fn table(walker: &mut Walker<'_, '_, '_>, at: usize) -> Result<Vec<Node>, Stop> {
    let mut nodes = Vec::new();
    let tree = walker.tree;
    let named = |at: usize| tree.elements.get(at).map_or("", |e| e.name.as_str());
    for child in tree.child_elements(at).filter(|&at| named(at) == "caption") {
        let mut caption = walker.column(child)?;
        for node in &mut caption {
            if let Node::Text(text) = node {
                text.kind = BlockKind::Heading;
            }
        }
        nodes.extend(caption);
    }
    // A foot may be written before the body.
    let mut parts = [Vec::new(), Vec::new(), Vec::new()];
    for child in tree.child_elements(at) {
        let [head, body, foot] = &mut parts;
        match named(child) {
            "thead" => head.extend(tree.child_elements(child)),
            "tfoot" => foot.extend(tree.child_elements(child)),
            "tbody" => body.extend(tree.child_elements(child)),
            "tr" => body.push(child),
            "caption" | "col" | "colgroup" | "script" | "style" | "template" => {}
            // What is in a table and in no cell is shown above it.
            _ => nodes.extend(walker.column(child)?),
        }
    }
    let [head, body, foot] = parts;
    let is_row = |at: &usize| {
        tree.elements
            .get(*at)
            .is_some_and(|e| e.name == "tr" && !super::walk::is_hidden(e))
    };
    let marked_head = head.iter().filter(|at| is_row(at)).count();
    let rows: Vec<usize> = head
        .into_iter()
        .chain(body)
        .chain(foot)
        .filter(is_row)
        .collect();
    let (sources, beyond) = places(walker, &rows)?;
    let head_rows = if marked_head > 0 {
        marked_head
    } else {
        headings(walker, &sources, rows.len())
    };
    nodes.extend(grid(walker, sources, rows.len(), head_rows)?);
    for cell in beyond {
        nodes.extend(walker.column(cell)?);
    }
    Ok(nodes)
}

/// Where cells stand, when each takes the first free place of its row.
fn places(
    walker: &mut Walker<'_, '_, '_>,
    rows: &[usize],
) -> Result<(Vec<Source>, Vec<usize>), Stop> {
    let tree = walker.tree;
    let mut sources = Vec::new();
    let mut beyond = Vec::new();
    // For each column the first row that is free again.
    let mut taken: Vec<usize> = Vec::new();
    for (row, &at) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in tree.child_elements(at) {
            let Some(element) = tree.elements.get(cell) else {
                continue;
            };
            if !element.is_any(&["td", "th"]) || super::walk::is_hidden(element) {
                continue;
            }
            walker.budget.cell()?;
            while taken.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            if column >= MAX_COLUMNS {
                beyond.push(cell);
                continue;
            }
            let row_span = match span(element, "rowspan", MAX_ROW_SPAN) {
                0 => rows.len() - row,
                more => more.min(rows.len() - row),
            };
            let wanted = span(element, "colspan", MAX_COLUMN_SPAN);
            let wanted = wanted.clamp(1, MAX_COLUMNS - column);
            // A cell from above that is in the way ends it.
            let free = (column..column + wanted)
                .take_while(|&at| taken.get(at).is_none_or(|until| *until <= row))
                .count();
            let column_span = free.max(1);
            let end = column + column_span;
            if taken.len() < end {
                taken.resize(end, 0);
            }
            if let Some(taken) = taken.get_mut(column..end) {
                taken.fill(row + row_span);
            }
            sources.push(Source {
                at: cell,
                row,
                column,
                row_span,
                column_span,
            });
            column = end;
        }
    }
    Ok((sources, beyond))
}

fn span(element: &Element, name: &str, most: usize) -> usize {
    let value = element.attribute(name).unwrap_or("1").trim();
    let digits = value.split(|c: char| !c.is_ascii_digit()).next();
    let digits = digits.unwrap_or_default();
    match digits.parse::<usize>() {
        Ok(number) => number.min(most),
        Err(_) if digits.is_empty() => 1,
        Err(_) => most,
    }
}

/// Rows at the top that hold nothing but heading cells; not all rows, and no heads of lines.
fn headings(walker: &Walker<'_, '_, '_>, sources: &[Source], rows: usize) -> usize {
    let is_head = |source: &Source| {
        let element = walker.tree.elements.get(source.at);
        element.is_some_and(|element| element.name == "th")
    };
    let first_other = sources
        .iter()
        .filter(|source| !is_head(source))
        .map(|source| source.row)
        .min()
        .unwrap_or(rows);
    if first_other < rows { first_other } else { 0 }
}

fn grid(
    walker: &mut Walker<'_, '_, '_>,
    sources: Vec<Source>,
    rows: usize,
    head_rows: usize,
) -> Result<Option<Node>, Stop> {
    let mut cells = Vec::new();
    for source in sources {
        cells.push(GridCell {
            rows: source.row..source.row + source.row_span,
            columns: source.column..source.column + source.column_span,
            overflow: 0,
            content: walker.column(source.at)?,
        });
    }
    let grid = Grid::of_markup(cells, rows, head_rows);
    Ok((!grid.cells.is_empty()).then_some(Node::Grid(grid)))
}

/// Terms to the left, what they mean to the right.
pub(super) fn definitions(
    walker: &mut Walker<'_, '_, '_>,
    at: usize,
) -> Result<Option<Node>, Stop> {
    let tree = walker.tree;
    let mut entries = Vec::new();
    for child in tree.child_elements(at) {
        let is_group = tree.elements.get(child).is_some_and(|e| e.name == "div");
        if is_group {
            entries.extend(tree.child_elements(child));
        } else {
            entries.push(child);
        }
    }
    let mut cells: Vec<GridCell> = Vec::new();
    let mut row = 0;
    let mut has_value = true;
    for entry in entries {
        let Some(element) = tree.elements.get(entry) else {
            continue;
        };
        if super::walk::is_hidden(element) {
            continue;
        }
        walker.budget.cell()?;
        let is_term = element.name == "dt";
        // A second description of a term stands below the first one.
        row += usize::from(!cells.is_empty() && (is_term || has_value));
        has_value = !is_term;
        let column = usize::from(!is_term);
        let mut flow = Flow::default();
        walker.children(entry, &mut flow)?;
        flow.flush();
        cells.push(GridCell {
            rows: row..row + 1,
            columns: column..column + 1,
            overflow: 0,
            content: flow.nodes,
        });
    }
    let rows = row + 1;
    let regions = (rows >= 2).then_some(Region {
        rows: 0..rows,
        columns: 0..2,
        head_rows: 0,
    });
    let grid = Grid {
        rows,
        columns: 2,
        cells,
        regions: regions.into_iter().collect(),
        gaps: Vec::new(),
    };
    Ok((!grid.cells.is_empty()).then_some(Node::Grid(grid)))
}
