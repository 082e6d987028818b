//! A place in a document.

use serde::Serialize;
use serde_json::{Map, Value};

/// A place in the document that a value was taken from.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Citation {
    /// The page, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The text, as the service parsed it. It may differ from the text layer of a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matching_text: Option<String>,
    /// The boxes around the text, in the unit of [`page_dimensions`](Self::page_dimensions). Some tiers give none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bounding_boxes: Vec<BoundingBox>,
    /// The size of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_dimensions: Option<PageDimensions>,
    /// Everything else that stood there, as it was.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A box on a page, in the unit of the page's dimensions (PDF points: 1/72 inch).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BoundingBox {
    /// Distance from the page's left edge.
    pub x: f64,
    /// Distance from the page's top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// The size of a page (PDF points: 1/72 inch).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PageDimensions {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Citation {
    pub(super) fn decode(value: &Value) -> Option<Self> {
        let mut citation = Self::default();
        for (key, value) in value.as_object()? {
            let rest = match key.as_str() {
                "page" => {
                    citation.page = page_number(value);
                    (citation.page.is_none() && !value.is_null()).then(|| value.clone())
                }
                "matching_text" => text(value, &mut citation.matching_text),
                "bounding_boxes" => {
                    decode_all(value, &mut citation.bounding_boxes, BoundingBox::decode)
                }
                "page_dimensions" => {
                    citation.page_dimensions = PageDimensions::decode(value);
                    (citation.page_dimensions.is_none() && !value.is_null()).then(|| value.clone())
                }
                _ => Some(value.clone()),
            };
            if let Some(rest) = rest {
                citation.extra.insert(key.clone(), rest);
            }
        }
        Some(citation)
    }
}

impl BoundingBox {
    fn decode(value: &Value) -> Option<Self> {
        let side = |name: &str| value.get(name)?.as_f64();
        Some(Self {
            x: side("x")?,
            y: side("y")?,
            w: side("w")?,
            h: side("h")?,
        })
    }
}

impl PageDimensions {
    fn decode(value: &Value) -> Option<Self> {
        let side = |name: &str| value.get(name)?.as_f64();
        Some(Self {
            width: side("width")?,
            height: side("height")?,
        })
    }
}

/// Takes every entry that decodes, from a list or a single one; gives back the others.
pub(super) fn decode_all<T>(
    value: &Value,
    into: &mut Vec<T>,
    decode: fn(&Value) -> Option<T>,
) -> Option<Value> {
    let Value::Array(entries) = value else {
        let one = decode(value);
        let rest = (one.is_none() && !value.is_null()).then(|| value.clone());
        into.extend(one);
        return rest;
    };
    let mut rest = Vec::new();
    for entry in entries {
        match decode(entry) {
            Some(decoded) => into.push(decoded),
            None if entry.is_null() => {}
            None => rest.push(entry.clone()),
        }
    }
    (!rest.is_empty()).then(|| rest.into())
}

/// Takes a string; gives back anything else but null.
pub(super) fn text(value: &Value, into: &mut Option<String>) -> Option<Value> {
    *into = value.as_str().map(str::to_owned);
    (into.is_none() && !value.is_null()).then(|| value.clone())
}

/// Whole numbers may come as floats.
fn page_number(value: &Value) -> Option<u32> {
    let whole = value.as_u64().or_else(|| {
        let float = value.as_f64()?;
        // Both bounds are exact in f64, so the cast cannot lose anything.
        (float.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&float))
            .then_some(float as u64)
    })?;
    u32::try_from(whole).ok()
}
