//! A page that is drawn from the top: y counts down, as the eye reads.

use std::collections::BTreeSet;

use pdf_writer::types::LineCapStyle;
use pdf_writer::{Content, Str};

use crate::face::{Face, encode};

/// Width and height in points.
pub(crate) type Size = (f32, f32);
pub(crate) const A4: Size = (595.0, 842.0);
pub(crate) const LETTER: Size = (612.0, 792.0);

pub(crate) type Colour = [f32; 3];
pub(crate) const BLACK: Colour = [0.0, 0.0, 0.0];
pub(crate) const WHITE: Colour = [1.0, 1.0, 1.0];
pub(crate) const GREY: Colour = [0.4, 0.4, 0.4];
pub(crate) const SHADE: Colour = [0.9, 0.9, 0.9];

/// What a text is written with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pen {
    pub(crate) face: Face,
    pub(crate) size: f32,
    ink: Colour,
}

impl Pen {
    pub(crate) const fn new(face: Face, size: f32) -> Self {
        Self {
            face,
            size,
            ink: BLACK,
        }
    }

    pub(crate) const fn ink(self, ink: Colour) -> Self {
        Self { ink, ..self }
    }

    /// The lines that a text takes in a column; a line feed always ends one.
    pub(crate) fn wrap(self, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for word in paragraph.split(' ') {
                let longer = if line.is_empty() {
                    word.to_owned()
                } else {
                    format!("{line} {word}")
                };
                if line.is_empty() || self.face.width(&longer, self.size) <= width {
                    line = longer;
                } else {
                    lines.push(std::mem::replace(&mut line, word.to_owned()));
                }
            }
            lines.push(line);
        }
        lines
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Align {
    Left,
    Right,
    Centre,
}

pub(crate) struct Sheet {
    pub(crate) size: Size,
    pub(crate) content: Content,
    pub(crate) faces: BTreeSet<Face>,
    /// The highest code and whether a Polish letter is among the codes.
    pub(crate) last: u8,
    pub(crate) polish: bool,
}

impl Sheet {
    pub(crate) fn new(size: Size) -> Self {
        Self {
            size,
            content: Content::new(),
            faces: BTreeSet::new(),
            last: 126,
            polish: false,
        }
    }

    /// A line of text from its left end, on the base line.
    pub(crate) fn text(&mut self, x: f32, y: f32, pen: Pen, text: &str) {
        let bytes = encode(text);
        self.faces.insert(pen.face);
        self.last = bytes.iter().copied().fold(self.last, u8::max);
        self.polish |= text
            .chars()
            .any(|c| crate::face::POLISH.iter().any(|(_, p, _)| *p == c));
        let [r, g, b] = pen.ink;
        self.content.set_fill_rgb(r, g, b);
        self.content
            .begin_text()
            .set_font(pen.face.name(), pen.size)
            .next_line(x, self.size.1 - y)
            .show(Str(&bytes))
            .end_text();
    }

    /// The same, ending at `x`.
    pub(crate) fn right(&mut self, x: f32, y: f32, pen: Pen, text: &str) {
        self.text(x - pen.face.width(text, pen.size), y, pen, text);
    }

    /// The same, with its middle at `x`.
    pub(crate) fn centre(&mut self, x: f32, y: f32, pen: Pen, text: &str) {
        self.text(x - pen.face.width(text, pen.size) / 2.0, y, pen, text);
    }

    /// A paragraph in a column from `x0` to `x1`; the answer is the base line after it.
    pub(crate) fn paragraph(&mut self, [x0, x1]: [f32; 2], y: f32, pen: Pen, text: &str) -> f32 {
        let mut y = y;
        for line in pen.wrap(text, x1 - x0) {
            self.text(x0, y, pen, &line);
            y += leading(pen);
        }
        y
    }

    /// A level line.
    pub(crate) fn rule(&mut self, x0: f32, x1: f32, y: f32, width: f32, colour: Colour) {
        self.stroke([x0, y], [x1, y], width, colour);
    }

    fn stroke(&mut self, from: [f32; 2], to: [f32; 2], width: f32, colour: Colour) {
        let [r, g, b] = colour;
        self.content.set_stroke_rgb(r, g, b).set_line_width(width);
        self.content.set_line_cap(LineCapStyle::ButtCap);
        self.content
            .move_to(from[0], self.size.1 - from[1])
            .line_to(to[0], self.size.1 - to[1])
            .stroke();
    }

    /// The outline of a box from its upper left to its lower right corner.
    pub(crate) fn frame(&mut self, [x0, y0, x1, y1]: [f32; 4], width: f32, colour: Colour) {
        let [r, g, b] = colour;
        self.content.set_stroke_rgb(r, g, b).set_line_width(width);
        self.content
            .rect(x0, self.size.1 - y1, x1 - x0, y1 - y0)
            .stroke();
    }

    /// A filled box.
    pub(crate) fn fill(&mut self, [x0, y0, x1, y1]: [f32; 4], colour: Colour) {
        let [r, g, b] = colour;
        self.content.set_fill_rgb(r, g, b);
        self.content
            .rect(x0, self.size.1 - y1, x1 - x0, y1 - y0)
            .fill_nonzero();
    }

    /// A square on the base line, crossed when it is ticked, and what it stands for.
    pub(crate) fn check(&mut self, x: f32, y: f32, ticked: bool, pen: Pen, label: &str) {
        let side = pen.size;
        self.frame([x, y - side + 1.0, x + side, y + 1.0], 0.8, BLACK);
        if ticked {
            let (top, bottom) = (y - side + 2.5, y - 0.5);
            self.stroke([x + 1.5, top], [x + side - 1.5, bottom], 1.2, BLACK);
            self.stroke([x + 1.5, bottom], [x + side - 1.5, top], 1.2, BLACK);
        }
        self.text(x + side + 4.0, y, pen, label);
    }
}

/// The distance of two base lines.
pub(crate) fn leading(pen: Pen) -> f32 {
    (pen.size * 1.3).round()
}
