//! The PDF around the pages.

use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str};

use crate::face::{Face, POLISH, decode};
use crate::sheet::Sheet;

/// The pages with the standard fonts that they use, widths stated so that every reader agrees on the places.
pub(crate) fn file(sheets: Vec<Sheet>) -> Vec<u8> {
    let mut faces: Vec<Face> = sheets.iter().flat_map(|s| s.faces.clone()).collect();
    faces.sort_unstable();
    faces.dedup();
    let last = sheets.iter().map(|sheet| sheet.last).max().unwrap_or(126);
    let polish = sheets.iter().any(|sheet| sheet.polish);

    let mut next = Ref::new(1);
    let [catalog, pages] = [(); 2].map(|()| next.bump());
    let leaves: Vec<(Ref, Ref)> = sheets.iter().map(|_| (next.bump(), next.bump())).collect();
    let fonts: Vec<(Face, Ref)> = faces.into_iter().map(|face| (face, next.bump())).collect();
    let unicode = polish.then(|| next.bump());

    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    let count = i32::try_from(sheets.len()).unwrap_or(i32::MAX);
    pdf.pages(pages)
        .kids(leaves.iter().map(|(page, _)| *page))
        .count(count);
    for (sheet, (page, content)) in sheets.iter().zip(&leaves) {
        let mut leaf = pdf.page(*page);
        leaf.parent(pages).contents(*content);
        leaf.media_box(Rect::new(0.0, 0.0, sheet.size.0, sheet.size.1));
        let mut resources = leaf.resources();
        let mut names = resources.fonts();
        for (face, id) in &fonts {
            names.pair(face.name(), *id);
        }
        names.finish();
        resources.finish();
        leaf.finish();
    }
    for (face, id) in &fonts {
        let mut font = pdf.type1_font(*id);
        font.base_font(face.base_font());
        font.first_char(32).last_char(last);
        font.widths(face.widths(last));
        match unicode {
            None => font.encoding_predefined(Name(b"WinAnsiEncoding")),
            Some(map) => {
                let mut encoding = font.encoding_custom();
                encoding.base_encoding(Name(b"WinAnsiEncoding"));
                let mut differences = encoding.differences();
                for (code, _, name) in POLISH {
                    differences.consecutive(code, [Name(name)]);
                }
                differences.finish();
                encoding.finish();
                font.to_unicode(map)
            }
        };
    }
    for (sheet, (_, content)) in sheets.into_iter().zip(&leaves) {
        pdf.stream(*content, &sheet.content.finish());
    }
    if let Some(id) = unicode {
        let info = SystemInfo {
            registry: Str(b"Adobe"),
            ordering: Str(b"UCS"),
            supplement: 0,
        };
        let mut map = UnicodeCmap::<u8>::new(Name(b"Adobe-Identity-UCS"), info);
        for code in 32..=last {
            map.pair(code, decode(code));
        }
        pdf.stream(id, &map.finish());
    }
    pdf.finish()
}
