//! DOCX: paragraphs and tables.

use crate::package::{content_types, escape, file, relations};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The body of a document.
#[derive(Default)]
pub(crate) struct Body(String);

impl Body {
    /// A paragraph; `**` switches bold on and off, a tab is a tab, a line feed is a break.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.styled("", text);
    }

    pub(crate) fn centred(&mut self, text: &str) {
        self.styled("<w:pPr><w:jc w:val=\"center\"/></w:pPr>", text);
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.styled("<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>", text);
    }

    fn styled(&mut self, style: &str, text: &str) {
        self.0 += &format!("<w:p>{style}{}</w:p>", runs(text));
    }

    /// A table, one row a line, cells parted by a bar.
    pub(crate) fn table(&mut self, rows: &str) {
        self.0 += "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>";
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            self.0 += "<w:tr>";
            for cell in row.split('|') {
                self.0 += &format!("<w:tc><w:p>{}</w:p></w:tc>", runs(cell.trim()));
            }
            self.0 += "</w:tr>";
        }
        self.0 += "</w:tbl>";
    }

    pub(crate) fn finish(self) -> zip::result::ZipResult<Vec<u8>> {
        let name = "word/document.xml".to_owned();
        let text = format!(
            "<w:document xmlns:w=\"{MAIN}\"><w:body>{}<w:sectPr/></w:body></w:document>",
            self.0
        );
        file(&[
            content_types(&[(name.clone(), KIND)]),
            relations("_rels/.rels", &[("officeDocument", name.clone())]),
            (name, text),
        ])
    }
}

fn runs(text: &str) -> String {
    let mut runs = String::new();
    for (index, part) in text.split("**").enumerate() {
        let bold = if index % 2 == 1 {
            "<w:rPr><w:b/></w:rPr>"
        } else {
            ""
        };
        if !part.is_empty() {
            let part = escape(part)
                .replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">")
                .replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
            runs += &format!("<w:r>{bold}<w:t xml:space=\"preserve\">{part}</w:t></w:r>");
        }
    }
    runs
}
