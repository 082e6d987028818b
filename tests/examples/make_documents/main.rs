//! Draws the sample documents in `tests/documents/` that no hand can type, and writes down what the invoice says.
//!
//! `cargo run -p llama-extract-tests --example make_documents` writes the same bytes every time. What the `real-` documents
//! say is in their folders, written by hand and read against the page; so are those of them that are text.

mod application_form;
mod bank_statement;
mod certificado;
mod contrato;
mod datenblatt;
mod diapositive;
mod dienstregeling;
mod face;
mod facture;
mod huurovereenkomst;
mod invoice;
mod invoice_kitchen;
mod package;
mod paper;
mod payslip;
mod pdf;
mod purchase_order;
mod rechnung;
mod recibo;
mod resume;
mod sheet;
mod sheets;
mod table;
mod word;
mod workbook;

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::sheet::Sheet;

/// Folder, file, and what draws the pages.
type Drawn = (&'static str, &'static str, fn() -> Vec<Sheet>);

/// The `real-` documents.
const DRAWN: &[Drawn] = &[
    (
        "real-application-form-en",
        "application.pdf",
        application_form::draw,
    ),
    (
        "real-bank-statement-en",
        "statement.pdf",
        bank_statement::draw,
    ),
    ("real-contrato-servicios-es", "contrato.pdf", contrato::draw),
    (
        "real-datenblatt-pumpe-de",
        "datenblatt.pdf",
        datenblatt::draw,
    ),
    (
        "real-diapositive-resultats-fr",
        "diapositive.pdf",
        diapositive::draw,
    ),
    (
        "real-dienstregeling-nl",
        "dienstregeling.pdf",
        dienstregeling::draw,
    ),
    ("real-facture-energie-fr", "facture.pdf", facture::draw),
    (
        "real-invoice-kitchen-en",
        "invoice.pdf",
        invoice_kitchen::draw,
    ),
    ("real-paper-leaks-en", "paper.pdf", paper::draw),
    ("real-pasek-placowy-pl", "pasek.pdf", payslip::draw),
    (
        "real-purchase-order-en",
        "purchase-order.pdf",
        purchase_order::draw,
    ),
    ("real-rechnung-heizung-de", "rechnung.pdf", rechnung::draw),
    ("real-recibo-ferreteria-es", "recibo.pdf", recibo::draw),
    ("real-resume-engineer-en", "resume.pdf", resume::draw),
];

type Office = fn() -> zip::result::ZipResult<Vec<u8>>;

/// The same for those that are office documents.
const OFFICE: &[(&str, &str, Office)] = &[
    (
        "real-certificado-curso-es",
        "certificado.docx",
        certificado::write,
    ),
    (
        "real-huurovereenkomst-nl",
        "huurovereenkomst.docx",
        huurovereenkomst::write,
    ),
    ("real-income-statement-en", "income.xlsx", sheets::income),
    ("real-tarif-pepiniere-fr", "tarif.xlsx", sheets::tarif),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    fs::create_dir_all(&folder)?;
    let (pdf, expected) = invoice::draw();
    fs::write(folder.join("invoice.pdf"), pdf)?;
    let text = format!("{}\n", serde_json::to_string_pretty(&expected)?);
    fs::write(folder.join("invoice.expected.json"), text)?;
    for (name, file, draw) in DRAWN {
        fs::create_dir_all(folder.join(name))?;
        fs::write(folder.join(name).join(file), pdf::file(draw()))?;
    }
    for (name, file, write) in OFFICE {
        fs::create_dir_all(folder.join(name))?;
        fs::write(folder.join(name).join(file), write()?)?;
    }
    Ok(())
}
