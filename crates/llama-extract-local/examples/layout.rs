//! Prints what the parser makes of a document, as JSON: words with boxes, lines, blocks and tables.
//!
//! ```text
//! cargo run -p llama-extract-local --features bench --example layout -- FILE
//! ```

use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    let layout = llama_extract_local::bench::layout(&path, &std::fs::read(&path)?)?;
    serde_json::to_writer(std::io::stdout().lock(), &layout)?;
    writeln!(std::io::stdout())?;
    Ok(())
}
