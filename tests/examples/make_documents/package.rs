//! Office documents: parts of XML in a zip.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts are stored as they are: a new release of a compressor must not change the documents.
pub(crate) fn file(parts: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in parts {
        zip.start_file(name.as_str(), stored)?;
        zip.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// `[Content_Types].xml` for parts and their media types.
pub(crate) fn content_types(parts: &[(String, &str)]) -> (String, String) {
    let mut text = format!(
        "<Types xmlns=\"{TYPES}\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (name, kind) in parts {
        text += &format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    }
    ("[Content_Types].xml".to_owned(), text + "</Types>")
}

/// Relations `rId1`, `rId2`, ... of the kinds to the targets.
pub(crate) fn relations(name: &str, targets: &[(&str, String)]) -> (String, String) {
    let mut text = format!("<Relationships xmlns=\"{RELATIONS}\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        text += &format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"
        );
    }
    (name.to_owned(), text + "</Relationships>")
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
