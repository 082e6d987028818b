//! Refuses font tables that would keep the PDF reader busy without end.
//!
//! The reader fills a map for each code of a `/W` range and a list up to `/FirstChar`, whatever the
//! numbers say. A damaged file can ask for four thousand million of them, at 0.4 GB a second, and a
//! thread cannot be stopped from outside. Codes of PDF fonts have two bytes, so larger ones are damage.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Object};

const MAX_CODE: f64 = 65_535.0;
/// Fonts lie in fonts (`/DescendantFonts`) and resources in forms; nothing honest nests deeper.
const MAX_DEPTH: usize = 12;
const WIDTHS: [&[u8]; 2] = [b"W", b"W2"];

pub(super) fn has_endless_widths(pdf: &Pdf) -> bool {
    pdf.objects()
        .into_iter()
        .any(|object| suspect(&object, MAX_DEPTH))
}

fn suspect(object: &Object<'_>, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    match object {
        Object::Dict(dict) => suspect_dict(dict, depth),
        Object::Stream(stream) => suspect_dict(stream.dict(), depth),
        Object::Array(array) => array.raw_iter().any(|item| match item {
            MaybeRef::NotRef(object) => suspect(&object, depth - 1),
            MaybeRef::Ref(_) => false,
        }),
        _ => false,
    }
}

fn suspect_dict(dict: &Dict<'_>, depth: usize) -> bool {
    let first = dict.get::<f64>(b"FirstChar".as_slice());
    let widths = |key: &&[u8]| {
        let array = dict.get::<Array<'_>>(*key);
        array.is_some_and(|array| has_endless_range(&array))
    };
    first.is_some_and(|first| first > MAX_CODE)
        || WIDTHS.iter().any(widths)
        // What a reference points at is an object of the file and seen on its own.
        || dict.entries().any(|(_, value)| match value {
            MaybeRef::NotRef(object) => suspect(&object, depth - 1),
            MaybeRef::Ref(_) => false,
        })
}

/// Whether a `first last width` of a width array spans more codes than there are.
fn has_endless_range(array: &Array<'_>) -> bool {
    let mut previous = None;
    for object in array.iter::<Object<'_>>() {
        let number = match object {
            Object::Number(number) => Some(number.as_f64()),
            _ => None,
        };
        if let (Some(first), Some(last)) = (previous, number)
            && last - first > MAX_CODE
        {
            return true;
        }
        previous = number;
    }
    false
}
