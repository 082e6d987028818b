//! Drawn lines made ready for a grid: pieces put together, copies left out, the ones that meet found.

use crate::parse::model::{Rect, Rule};
use crate::parse::pdf::drawings::{Drawings, Shade};

/// Lines this close, in points, are one: double lines, both edges of a thick one, the gap between shaded cells.
pub(super) const SNAP: f64 = 3.0;
/// Pieces of one line are no further apart: dashes, and lines that are drawn cell by cell.
const GAP: f64 = 4.0;
const SHORT: f64 = 6.0;
/// Lines of a direction that are looked at; the longest count. Each is compared with each of the other direction.
const MAX_LINES: usize = 600;

/// All that may part cells: drawn lines and edges of shaded cells, longest first where there are too many.
pub(super) fn lines(drawings: &Drawings) -> (Vec<Rule>, Vec<Rule>) {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    let edges = drawings.shades.iter().filter(|shade| is_cell(shade));
    let edges = edges.flat_map(|shade| edges_of(&shade.rect));
    for rule in drawings
        .rules
        .iter()
        .chain(&drawings.dashes)
        .copied()
        .chain(edges)
    {
        if rule.vertical {
            down.push(rule);
        } else {
            across.push(rule);
        }
    }
    (merged(across), merged(down))
}

/// White areas and large ones are grounds that things are drawn upon.
fn is_cell(shade: &Shade) -> bool {
    let rect = &shade.rect;
    !shade.is_white() && rect.height() >= SHORT && rect.width() >= SHORT && rect.height() <= 120.0
}

fn edges_of(rect: &Rect) -> [Rule; 4] {
    let across = |at| Rule {
        vertical: false,
        at,
        from: rect.x0,
        to: rect.x1,
    };
    let down = |at| Rule {
        vertical: true,
        at,
        from: rect.y0,
        to: rect.y1,
    };
    [
        across(rect.y0),
        across(rect.y1),
        down(rect.x0),
        down(rect.x1),
    ]
}

/// Joins lines of one direction that lie on each other or go on from each other.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined: Vec<Rule> = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        // A group is no wider than what snaps, however many lines there are.
        let end = rest.partition_point(|rule| rule.at - first.at <= SNAP / 2.0);
        let (group, tail) = rest.split_at(end);
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let start = joined.len();
        for rule in group {
            match joined.get_mut(start..).and_then(<[Rule]>::last_mut) {
                Some(last) if rule.from <= last.to + GAP => last.to = last.to.max(rule.to),
                _ => joined.push(rule),
            }
        }
        rest = tail;
    }
    joined.retain(|rule| rule.to - rule.from >= SHORT);
    if joined.len() > MAX_LINES {
        joined.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
        joined.truncate(MAX_LINES);
        joined.sort_by(|a, b| a.at.total_cmp(&b.at));
    }
    joined
}

/// Groups of lines that hang together by their crossings, as indices into lines across and lines down.
pub(super) fn networks(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut parent: Vec<usize> = (0..across.len() + down.len()).collect();
    for (i, a) in across.iter().enumerate() {
        for (j, d) in down.iter().enumerate() {
            let meets = a.from - SNAP <= d.at
                && d.at <= a.to + SNAP
                && d.from - SNAP <= a.at
                && a.at <= d.to + SNAP;
            if meets {
                let (x, y) = (root(&mut parent, i), root(&mut parent, across.len() + j));
                if let Some(slot) = parent.get_mut(x.max(y)) {
                    *slot = x.min(y);
                }
            }
        }
    }
    let mut networks: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for (i, rule) in across.iter().chain(down).enumerate() {
        let network = networks.entry(root(&mut parent, i)).or_default();
        if rule.vertical {
            network.1.push(*rule);
        } else {
            network.0.push(*rule);
        }
    }
    networks
        .into_values()
        .filter(|(across, down)| across.len() >= 2 && !down.is_empty())
        .collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = parent.get(at)
        && up != at
    {
        // Halving the way keeps the next ones short.
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}
