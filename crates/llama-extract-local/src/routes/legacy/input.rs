//! Documents that come inside a request.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::routes::App;
use crate::routes::body::{Members, too_large};
use crate::routes::reply::{Misfits, Refusal};
use crate::store::NewFile;

/// Extensions of kinds of documents: the extension tells the reader what a file is.
const EXTENSIONS: [(&str, &str); 20] = [
    ("application/pdf", "pdf"),
    ("text/plain", "txt"),
    ("text/markdown", "md"),
    ("text/html", "html"),
    ("text/csv", "csv"),
    ("text/rtf", "rtf"),
    ("application/rtf", "rtf"),
    ("application/json", "json"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
    ("application/msword", "doc"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.ms-powerpoint", "ppt"),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
    ),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/tiff", "tiff"),
    ("image/webp", "webp"),
];
/// Of a kind that is not listed: such a file can be kept, and its job says that it cannot be read.
const OTHER: &str = "bin";

/// The document that a run without an agent is about.
pub(super) enum Input {
    File(String),
    Inline { name: String, bytes: Vec<u8> },
}

impl Input {
    /// Reads the one of `file_id`, `text` and `file` that is given.
    pub(super) fn read(members: &mut Members<'_>) -> Result<Self, Refusal> {
        let file_id = members.text("file_id");
        let text = members.text("text");
        let file = members.object("file");
        std::mem::take(&mut members.misfits).refuse_any()?;
        match (file_id, text, file) {
            (Some(id), None, None) => Ok(Self::File(id.to_owned())),
            (None, Some(text), None) => Ok(Self::Inline {
                name: "text.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            }),
            (None, None, Some(file)) => read_file(file),
            _ => Err(Refusal::bad_request(
                "inputs_invalid: give exactly one of file_id, text and file",
            )),
        }
    }

    /// The id of the file, which is made of a document that came in the request.
    pub(super) async fn keep(self, app: &App) -> Result<String, Refusal> {
        let (name, bytes) = match self {
            Self::File(id) => return Ok(id),
            Self::Inline { name, bytes } => (name, bytes),
        };
        if bytes.is_empty() {
            return Err(Refusal::bad_request(
                "inputs_invalid: the document is empty; send one with content",
            ));
        }
        if bytes.len() as u64 > app.max_upload {
            return Err(too_large(app.max_upload));
        }
        let mut incoming = app.store.receive();
        incoming.write(&bytes).await?;
        let new = NewFile {
            name,
            purpose: "extract".to_owned(),
            external_file_id: None,
            received: incoming.finish().await?,
        };
        Ok(app.store.add_file(new).await?.id)
    }
}

fn read_file(file: &Map<String, Value>) -> Result<Input, Refusal> {
    let mut members = Members::new(file, &["body", "file"]);
    let data = members.text("data");
    let mime_type = members.text("mime_type");
    for (name, found) in [("data", data), ("mime_type", mime_type)] {
        if found.is_none() && members.get(name).is_none() {
            members.misfit(name, "string_type", "Input should be a valid string");
        }
    }
    members.misfits.refuse_any()?;
    // Encoders of MIME break lines.
    let mut data: Vec<u8> = data.unwrap_or_default().bytes().collect();
    data.retain(|byte| !byte.is_ascii_whitespace());
    let bytes = STANDARD.decode(&data).map_err(|e| {
        let msg = format!("Input should be base64: {e}");
        Misfits::one(
            &["body", "file", "data"],
            "base64_invalid",
            msg,
            Value::Null,
        )
    })?;
    let extension = extension(mime_type.unwrap_or_default());
    Ok(Input::Inline {
        name: format!("document.{extension}"),
        bytes,
    })
}

fn extension(mime_type: &str) -> &'static str {
    let (kind, _) = mime_type.split_once(';').unwrap_or((mime_type, ""));
    let kind = kind.trim().to_lowercase();
    let known = EXTENSIONS.iter().find(|(known, _)| *known == kind);
    known.map_or(OTHER, |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::extension;

    #[test]
    fn a_kind_has_its_extension_however_it_is_written() {
        assert_eq!(extension("application/pdf"), "pdf");
        assert_eq!(extension("Text/Plain; charset=utf-8"), "txt");
        assert_eq!(extension("../../etc"), "bin");
    }
}
