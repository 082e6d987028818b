//! Values of form fields. The interpreter draws the appearance that a field comes with; here is what has none, and what
//! is ticked.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, String};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect as Area};

use super::boxes;
use crate::parse::model::{Rect, Word};

/// More fields than any form has on a page.
const MAX_FIELDS: usize = 5_000;
/// Characters of one value; what is longer is no form.
const MAX_VALUE: usize = 20_000;
/// Fields inherit from fields; nothing honest nests deeper.
const MAX_DEPTH: usize = 16;
/// ISO 32000-1, tables 165, 226 and 228.
const HIDDEN: u32 = 1 << 1 | 1 << 5;
const PASSWORD: u32 = 1 << 13;
const PUSH_BUTTON: u32 = 1 << 16;
/// Mean width of a character, in font sizes, where no font tells.
const ADVANCE: f64 = 0.5;
const DEFAULT_SIZE: f64 = 10.0;

/// Adds what the fields of a page hold and do not draw.
pub(super) fn fill(mut words: Vec<Word>, page: &Page<'_>, transform: Affine) -> Vec<Word> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else {
        return words;
    };
    let mut marks: Vec<Word> = Vec::new();
    for annotation in annotations.iter::<Dict<'_>>().take(MAX_FIELDS) {
        let flags = annotation.get::<u32>(b"F".as_slice()).unwrap_or(0);
        if flags & HIDDEN != 0 || !is_name(&annotation, b"Subtype", b"Widget") {
            continue;
        }
        let Some(area) = annotation.get::<PdfRect>(b"Rect".as_slice()) else {
            continue;
        };
        let area = transform.transform_rect_bbox(Area::new(area.x0, area.y0, area.x1, area.y1));
        let rect = Rect {
            x0: area.x0,
            y0: area.y0,
            x1: area.x1,
            y1: area.y1,
        };
        let flags = inherited(&annotation, |field| field.get::<u32>(b"Ff".as_slice())).unwrap_or(0);
        let kind = inherited(&annotation, |field| field.get::<Name<'_>>(b"FT".as_slice()));
        match kind.as_deref() {
            Some(b"Btn") if flags & PUSH_BUTTON == 0 => {
                if let Some(is_ticked) = is_ticked(&annotation) {
                    marks.push(boxes::mark(rect, rect.height(), is_ticked));
                }
            }
            Some(b"Tx" | b"Ch") if flags & PASSWORD == 0 && !is_drawn(&annotation) => {
                let size = size(&annotation).unwrap_or(DEFAULT_SIZE.min(0.8 * rect.height()));
                for value in values(&annotation) {
                    words.extend(placed(&value, rect, size));
                }
            }
            _ => {}
        }
    }
    if marks.is_empty() {
        return words;
    }
    // The tick that a field draws is the field's own mark.
    marks.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    let tallest = marks.iter().map(|m| m.rect.height()).fold(0.0, f64::max);
    words.retain(|word| {
        let (x, y) = ((word.rect.x0 + word.rect.x1) / 2.0, word.rect.middle_y());
        let first = marks.partition_point(|mark| mark.rect.y0 < y - tallest - 1.0);
        let mut near = marks.iter().skip(first);
        let drawn = near.by_ref().take_while(|mark| mark.rect.y0 <= y + 1.0);
        !drawn.into_iter().any(|mark| {
            let Rect { x0, y0, x1, y1 } = mark.rect;
            x0 - 1.0 <= x && x <= x1 + 1.0 && y0 - 1.0 <= y && y <= y1 + 1.0
        })
    });
    words.extend(marks);
    words
}

fn is_name(dict: &Dict<'_>, key: &[u8], name: &[u8]) -> bool {
    dict.get::<Name<'_>>(key)
        .is_some_and(|found| &*found == name)
}

/// An entry of a field or of one that it is a part of.
fn inherited<'a, T>(field: &Dict<'a>, get: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut field = field.clone();
    for _ in 0..MAX_DEPTH {
        if let Some(found) = get(&field) {
            return Some(found);
        }
        field = field.get::<Dict<'_>>(b"Parent".as_slice())?;
    }
    None
}

/// Whether a box or one of several round buttons is on; none when the field does not say.
fn is_ticked(annotation: &Dict<'_>) -> Option<bool> {
    let state = annotation
        .get::<Name<'_>>(b"AS".as_slice())
        .or_else(|| inherited(annotation, |field| field.get::<Name<'_>>(b"V".as_slice())));
    Some(&*state? != b"Off")
}

/// Whether the field brings an appearance, which is drawn like the rest of the page.
fn is_drawn(annotation: &Dict<'_>) -> bool {
    let appearance = annotation.get::<Dict<'_>>(b"AP".as_slice());
    appearance.is_some_and(|appearance| {
        matches!(
            appearance.get::<Object<'_>>(b"N".as_slice()),
            Some(Object::Stream(_))
        )
    })
}

/// A list may have several values chosen.
fn values(annotation: &Dict<'_>) -> Vec<std::string::String> {
    match inherited(annotation, |field| field.get::<Object<'_>>(b"V".as_slice())) {
        Some(Object::String(value)) => vec![decode(value.as_bytes())],
        Some(Object::Array(values)) => values
            .iter::<String<'_>>()
            .take(MAX_DEPTH)
            .map(|value| decode(value.as_bytes()))
            .collect(),
        _ => Vec::new(),
    }
}

/// Text strings are UTF-16 or UTF-8 with a mark, else Latin (ISO 32000-1, 7.9.2.2).
pub(super) fn decode(bytes: &[u8]) -> std::string::String {
    let bytes = bytes.get(..MAX_VALUE).unwrap_or(bytes);
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).filter_map(|pair| match pair {
                [high, low] => Some(u16::from_be_bytes([*high, *low])),
                _ => None,
            });
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::string::String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The size in a default appearance (`/Helv 10 Tf 0 g`); zero leaves it to the viewer.
fn size(annotation: &Dict<'_>) -> Option<f64> {
    let appearance = inherited(annotation, |field| {
        field.get::<String<'_>>(b"DA".as_slice())
    })?;
    let appearance = decode(appearance.as_bytes());
    let (head, _) = appearance.split_once("Tf")?;
    let size: f64 = head.split_whitespace().next_back()?.parse().ok()?;
    (1.0..200.0).contains(&size).then_some(size)
}

/// Words of a value from the left of its field; one line in the middle of its height, several from the top.
fn placed(value: &str, rect: Rect, size: f64) -> Vec<Word> {
    let size = size.max(1.0);
    let height = 1.2 * size;
    let lines: Vec<&str> = value
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut top = match lines.as_slice() {
        [_] => rect.middle_y() - height / 2.0,
        _ => rect.y0,
    };
    let mut words = Vec::new();
    for line in lines {
        let mut x = rect.x0 + 2.0;
        for text in line.split_whitespace() {
            let width = ADVANCE * size * text.chars().count() as f64;
            words.push(Word {
                text: text.to_owned(),
                rect: Rect {
                    x0: x,
                    y0: top,
                    x1: x + width,
                    y1: top + height,
                },
                size,
                bold: false,
                is_mark: false,
            });
            x += width + ADVANCE * size / 2.0;
        }
        top += height;
    }
    words
}
