//! Tables.

use std::collections::BTreeMap;

use super::content::{Reader, filled, is_on};
use crate::parse::budget::Stop;
use crate::parse::flow::{Grid, GridCell, Node};
use crate::parse::xml::Element;

/// Word itself has 63 columns.
const MAX_COLUMNS: usize = 1000;
/// Wrappers around rows and cells: form fields, changes, custom markup.
const MAX_WRAPPERS: usize = 8;

pub(super) fn table(
    reader: &mut Reader<'_, '_, '_>,
    element: &Element,
) -> Result<Option<Node>, Stop> {
    let mut rows = Vec::new();
    collect(element, "tr", MAX_WRAPPERS, &mut rows);
    let mut cells: Vec<GridCell> = Vec::new();
    // The cell that goes on downwards in each column.
    let mut growing: BTreeMap<usize, usize> = BTreeMap::new();
    let mut head_rows = 0;
    for (row, element) in rows.iter().enumerate() {
        reader.budget.step()?;
        let properties = element.child("trPr");
        let is_head = properties
            .and_then(|p| p.child("tblHeader"))
            .is_some_and(is_on);
        if is_head && head_rows == row {
            head_rows = row + 1;
        }
        let before = properties.and_then(|p| p.child("gridBefore"));
        let mut column = number(before).min(MAX_COLUMNS);
        let mut sources = Vec::new();
        collect(element, "tc", MAX_WRAPPERS, &mut sources);
        for source in sources {
            reader.budget.cell()?;
            let properties = source.child("tcPr");
            let property = |name: &str| properties.and_then(|p| p.child(name));
            let width = number(property("gridSpan")).clamp(1, MAX_COLUMNS);
            let merge = property("vMerge").map(|merge| merge.attribute("val") == Some("restart"));
            let end = column + width;
            match merge {
                Some(false) if growing.contains_key(&column) => {
                    let above = growing.get(&column).and_then(|&at| cells.get_mut(at));
                    if let Some(above) = above {
                        above.rows.end = row + 1;
                    }
                }
                _ => {
                    if merge.is_some() {
                        growing.insert(column, cells.len());
                    } else {
                        growing.remove(&column);
                    }
                    let mut content = Vec::new();
                    reader.blocks(source, &mut content)?;
                    content.retain(|node| !matches!(node, Node::Space(_)));
                    cells.push(GridCell {
                        rows: row..row + 1,
                        columns: column..end,
                        overflow: 0,
                        content,
                    });
                }
            }
            column = end;
        }
    }
    let grid = Grid::of_markup(cells, rows.len(), head_rows);
    Ok((!grid.cells.is_empty()).then_some(Node::Grid(grid)))
}

fn number(property: Option<&Element>) -> usize {
    let value = property.and_then(|element| element.attribute("val"));
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// Elements of a name in their order, also where something is wrapped around them.
fn collect<'x>(parent: &'x Element, name: &str, depth: usize, found: &mut Vec<&'x Element>) {
    for element in parent.elements() {
        match element.name.as_str() {
            own if own == name => found.push(element),
            "sdt" if depth > 0 => {
                if let Some(content) = filled(element) {
                    collect(content, name, depth - 1, found);
                }
            }
            "ins" | "moveTo" | "customXml" if depth > 0 => collect(element, name, depth - 1, found),
            _ => {}
        }
    }
}
