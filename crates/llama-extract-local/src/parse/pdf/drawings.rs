//! What is drawn besides text: ruling lines, shaded areas, small squares and what may tick them.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect as Area, Shape};
use hayro_interpret::{DrawMode, Paint};

use crate::parse::model::{Rect, Rule};

/// Charts and maps draw a hundred thousand paths; what comes after so many of a kind is not looked at.
const MAX_RULES: usize = 20_000;
const MAX_SHADES: usize = 5_000;
const MAX_SMALL: usize = 2_000;
/// Paths with more elements are drawings of something.
const MAX_ELEMENTS: usize = 64;
/// A filled rectangle at most this thin, in points, is a drawn line.
const THIN: f64 = 2.5;
/// Shorter lines, in points, are dashes of a longer one, or parts of a drawing.
const SHORT: f64 = 6.0;
/// How far two ends of a line may differ across it, in points.
const SLANT: f64 = 0.5;
/// Sides of boxes to tick, in points.
const BOX: std::ops::Range<f64> = 5.0..20.0;

/// A filled area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shade {
    pub(crate) rect: Rect,
    /// Red, green, blue.
    pub(crate) color: [u8; 3],
}

impl Shade {
    pub(crate) fn is_white(&self) -> bool {
        self.color.iter().all(|part| *part > 250)
    }

    pub(crate) fn is_dark(&self) -> bool {
        self.color.iter().all(|part| *part < 100)
    }
}

#[derive(Debug, Default)]
pub(crate) struct Drawings {
    /// Lines of some length.
    pub(crate) rules: Vec<Rule>,
    /// Lines that are short enough to be a dash.
    pub(crate) dashes: Vec<Rule>,
    pub(crate) shades: Vec<Shade>,
    /// Outlines of small squares.
    pub(crate) squares: Vec<Rect>,
    /// Small drawings that are no square: crosses and ticks among them.
    pub(crate) strokes: Vec<Rect>,
}

impl Drawings {
    /// Takes in a path that is in its place on the page.
    pub(super) fn add(&mut self, path: &BezPath, mode: &DrawMode, paint: &Paint<'_>) {
        if matches!(mode, DrawMode::Invisible) || path.elements().len() > MAX_ELEMENTS {
            return;
        }
        let bounds = path.bounding_box();
        let is_stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        if bounds.width().min(bounds.height()) <= THIN {
            self.add_thin(bounds);
            return;
        }
        let rectangles = rectangles(path);
        if is_stroked {
            self.add_edges(path);
        } else if let Some(areas) = &rectangles {
            for area in areas {
                self.add_filled(*area, paint);
            }
        }
        let is_small = |area: &Area| BOX.contains(&area.width()) && BOX.contains(&area.height());
        match rectangles {
            Some(areas) if is_stroked => {
                let squares = areas.iter().filter(|area| {
                    let ratio = area.width() / area.height();
                    is_small(area) && (0.75..1.34).contains(&ratio)
                });
                let room = MAX_SMALL.saturating_sub(self.squares.len());
                self.squares.extend(squares.map(rect).take(room));
            }
            None if bounds.width().max(bounds.height()) < BOX.end
                && self.strokes.len() < MAX_SMALL =>
            {
                self.strokes.push(rect(&bounds));
            }
            _ => {}
        }
    }

    fn add_filled(&mut self, area: Area, paint: &Paint<'_>) {
        if area.width().min(area.height()) <= THIN {
            self.add_thin(area);
            return;
        }
        let Paint::Color(color) = paint else { return };
        let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
        if self.shades.len() < MAX_SHADES && alpha > 0 {
            self.shades.push(Shade {
                rect: rect(&area),
                color: [red, green, blue],
            });
        }
    }

    fn add_thin(&mut self, bounds: Area) {
        let middle = bounds.center();
        if bounds.height() > bounds.width() {
            self.add_rule(
                Point::new(middle.x, bounds.y0),
                Point::new(middle.x, bounds.y1),
            );
        } else {
            self.add_rule(
                Point::new(bounds.x0, middle.y),
                Point::new(bounds.x1, middle.y),
            );
        }
    }

    fn add_edges(&mut self, path: &BezPath) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    start = to;
                    last = to;
                }
                PathEl::LineTo(to) => {
                    self.add_rule(last, to);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.add_rule(last, start);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
            }
        }
    }

    fn add_rule(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let length = dx.max(dy);
        if dx.min(dy) > SLANT || !length.is_finite() {
            return;
        }
        let rules = if length < SHORT {
            &mut self.dashes
        } else {
            &mut self.rules
        };
        if rules.len() >= MAX_RULES {
            return;
        }
        rules.push(if dy > dx {
            Rule {
                vertical: true,
                at: a.x,
                from: a.y.min(b.y),
                to: a.y.max(b.y),
            }
        } else {
            Rule {
                vertical: false,
                at: a.y,
                from: a.x.min(b.x),
                to: a.x.max(b.x),
            }
        });
    }
}

fn rect(area: &Area) -> Rect {
    Rect {
        x0: area.x0,
        y0: area.y0,
        x1: area.x1,
        y1: area.y1,
    }
}

/// The rectangles that a path consists of; none when it is anything else.
fn rectangles(path: &BezPath) -> Option<Vec<Area>> {
    let mut areas = Vec::new();
    let mut corners: Vec<Point> = Vec::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                areas.extend(rectangle(&corners)?);
                corners = vec![to];
            }
            PathEl::LineTo(to) => corners.push(to),
            PathEl::ClosePath => {}
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => return None,
        }
    }
    areas.extend(rectangle(&corners)?);
    Some(areas)
}

/// None when the corners are of another shape; a lone point is no shape at all.
fn rectangle(corners: &[Point]) -> Option<Option<Area>> {
    let corners = match corners {
        [] | [_] => return Some(None),
        [rest @ .., last] if rest.first() == Some(last) => rest,
        all => all,
    };
    let [a, b, c, d] = corners else { return None };
    let near = |p: f64, q: f64| (p - q).abs() <= SLANT;
    let upright = near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y);
    let lying = near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x);
    (upright || lying).then(|| Some(Area::from_points(*a, *c)))
}
