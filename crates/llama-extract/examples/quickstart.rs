//! From a struct and a PDF to a typed value with the place of each field.
//!
//! ```text
//! cargo run --example quickstart                     the sample invoice, by the local service in this process
//! cargo run --example quickstart -- FILE ...         documents of your own
//! cargo run --example quickstart -- --hosted [FILE]  the same by LlamaCloud, with LLAMA_CLOUD_API_KEY set
//! ```

#![allow(clippy::print_stderr, reason = "an example talks to the terminal")]

use std::fmt::{self, Display, Write as _};
use std::io::Write as _;
use std::process::ExitCode;

use chrono::NaiveDate;
use llama_extract::evidence::{Citation, Field};
use llama_extract::{Client, Error, ExtractSchema, Extraction};
use llama_extract_local::LocalService;
use serde::Deserialize;

/// An invoice sent by a supplier
#[derive(Debug, Deserialize, ExtractSchema)]
struct Invoice {
    /// Supplier's name as printed at the top
    vendor: Option<String>,
    /// Invoice number
    invoice_number: Option<String>,
    /// Date of issue
    issue_date: Option<NaiveDate>,
    /// Date by which it must be paid
    due_date: Option<NaiveDate>,
    /// Who has to pay
    bill_to: Option<Party>,
    /// Line items
    #[serde(default)]
    items: Vec<LineItem>,
    /// Sum before tax
    subtotal: Option<f64>,
    /// Tax
    tax: Option<f64>,
    /// Total amount due
    total: Option<f64>,
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct Party {
    /// Name
    name: Option<String>,
    /// E-mail address
    email: Option<String>,
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct LineItem {
    /// Description of the goods or services
    description: Option<String>,
    /// Quantity
    quantity: Option<f64>,
    /// Price of one
    unit_price: Option<f64>,
    /// Amount of the line
    amount: Option<f64>,
}

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/documents/invoice.pdf"
);

#[tokio::main]
async fn main() -> ExitCode {
    let (options, mut files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = options.iter().find(|option| *option != "--hosted") {
        eprintln!("error: {unknown} is no option; there is --hosted");
        return ExitCode::from(2);
    }
    if files.is_empty() {
        files.push(SAMPLE.to_owned());
    }
    match run(!options.is_empty(), &files).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every document could be extracted.
async fn run(hosted: bool, files: &[String]) -> Result<bool, Box<dyn std::error::Error>> {
    // Hosted or local: nothing else differs. The service runs until this value is dropped.
    let (client, _service) = if hosted {
        (Client::from_env()?, None)
    } else {
        let service = LocalService::spawn().await?;
        let client = Client::builder()
            .base_url(service.base_url())
            .api_key("any-key-will-do")
            .build()?;
        (client, Some(service))
    };
    let mut all = true;
    for file in files {
        match extract(&client, file).await {
            Ok(invoice) => std::io::stdout().write_all(report(file, &invoice)?.as_bytes())?,
            // One bad document does not stop the rest.
            Err(error) => {
                eprintln!("{file}\n  {error}\n");
                all = false;
            }
        }
    }
    Ok(all)
}

async fn extract(client: &Client, file: &str) -> Result<Extraction<Invoice>, Error> {
    client
        .extract::<Invoice>(file)
        .cite_sources()
        .confidence_scores()
        .await
}

fn report(file: &str, invoice: &Extraction<Invoice>) -> Result<String, fmt::Error> {
    let mut text = String::new();
    // The sample's path leads through this crate; only its end says something.
    writeln!(text, "{}", file.rsplit("/../").next().unwrap_or(file))?;
    typed(&mut text, &invoice.value, invoice)?;
    writeln!(text)?;
    untyped(&mut text, invoice)?;
    writeln!(text)?;
    Ok(text)
}

/// Typed, in the value and in its evidence: a misspelt field does not compile.
fn typed(text: &mut String, value: &Invoice, invoice: &Extraction<Invoice>) -> fmt::Result {
    writeln!(
        text,
        "  invoice {} of {}, from {}",
        or_null(&value.invoice_number),
        or_null(&value.issue_date),
        or_null(&value.vendor)
    )?;
    if let Some(Party { name, email }) = &value.bill_to {
        writeln!(
            text,
            "  to {} ({}), due {}",
            or_null(name),
            or_null(email),
            or_null(&value.due_date)
        )?;
    }
    for (item, evidence) in value.items.iter().zip(&invoice.evidence.items) {
        writeln!(
            text,
            "  {} x {} at {} = {}{}",
            or_null(&item.quantity),
            or_null(&item.description),
            or_null(&item.unit_price),
            or_null(&item.amount),
            place(evidence.amount.citations.first())
        )?;
    }
    writeln!(
        text,
        "  {} + {} tax = {}{}",
        or_null(&value.subtotal),
        or_null(&value.tax),
        or_null(&value.total),
        place(invoice.evidence.total.citations.first())
    )
}

/// Untyped: every leaf by its JSON pointer.
fn untyped(text: &mut String, invoice: &Extraction<Invoice>) -> fmt::Result {
    let mut row = |field: &str, value: &str, page: &str, found: &str, confidence: &str| {
        let (value, found) = (cut(value), cut(found));
        let row = format!("  {field:<22} {value:<36} {page:>4}  {found:<36} {confidence}");
        writeln!(text, "{}", row.trim_end())
    };
    row("field", "value", "page", "text", "confidence")?;
    for field in invoice.fields() {
        let Field {
            pointer,
            value,
            evidence,
            ..
        } = field;
        let citation = evidence.citations.first();
        let page = citation
            .and_then(|citation| citation.page)
            .map_or_else(String::new, |page| page.to_string());
        let found = citation
            .and_then(|citation| citation.matching_text.as_deref())
            .unwrap_or_default();
        let confidence = evidence
            .confidence
            .map_or_else(String::new, |confidence| format!("{confidence:.2}"));
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        row(&pointer, &value, &page, found, &confidence)?;
    }
    Ok(())
}

/// `[$222.00 page 1 at 495, 294]`: text, page, and the box's upper left corner in points.
fn place(citation: Option<&Citation>) -> String {
    let Some(citation) = citation else {
        return String::new();
    };
    let page = citation
        .page
        .map_or_else(String::new, |page| format!(" page {page}"));
    let at = citation
        .bounding_boxes
        .first()
        .map_or_else(String::new, |b| format!(" at {:.0}, {:.0}", b.x, b.y));
    let found = citation.matching_text.as_deref().unwrap_or_default();
    format!("   [{found}{page}{at}]")
}

fn or_null<T: Display>(value: &Option<T>) -> String {
    value
        .as_ref()
        .map_or_else(|| "null".to_owned(), T::to_string)
}

/// One line that fits its column.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 36 {
        line
    } else {
        line.chars().take(33).chain("...".chars()).collect()
    }
}
