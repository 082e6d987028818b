//! What can be written after `llama-extract`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use llama_extract_local::FaultRule;

use crate::engine::EngineOptions;

/// Where `serve` listens when nobody says. Fixed, so that a base URL can be written down.
const DEFAULT_ADDR: &str = "127.0.0.1:7878";
/// The variable that `serve` reads its key from.
pub(crate) const SERVE_KEY: &str = "LLAMA_EXTRACT_SERVE_KEY";
/// A year. Longer waits are typing errors, and the clock cannot add just any number of seconds.
const MAX_DEADLINE_SECONDS: u64 = 365 * 24 * 60 * 60;

const EXAMPLES: &str = "\
Examples:
  llama-extract extract invoice.pdf --schema invoice.json --cite --confidence --format table
  llama-extract extract *.pdf --schema invoice.json | jq .result.total
  llama-extract schema check invoice.json --print
  llama-extract serve

Exit status:
  0  all went well
  1  something failed, and standard error says what
  2  the command line cannot be understood

Standard output carries data only.";

const EXTRACT_NOTES: &str = "\
Output:
  json   An object for each file, in the order given: `file`, `job_id`,
         `result`, and with --cite or --confidence `fields`: a list with the
         `pointer` (a JSON pointer into `result`), `value`, `citation` and
         `confidence` of each value. One object a line (JSON Lines); on a
         terminal they are indented.
  table  A row for each value, for people: long text is cut.

With --per-page, `result` is a list with an entry for each page that was read.

A file that fails does not stop the others: standard error names it, and the
exit status is 1.

Environment, read with --hosted only:
  LLAMA_CLOUD_API_KEY    the API key, such as llx-...
  LLAMA_CLOUD_BASE_URL   another region or deployment, such as
                         https://api.cloud.eu.llamaindex.ai
  LLAMA_CLOUD_CUSTOM_HEADERS
                         headers to send along, a `name: value` a line
LLAMA_CLOUD_LOG=info or debug, or RUST_LOG, tells of each request on standard
error, without keys and content.";

const EVAL_NOTES: &str = "\
A folder for each document: the document itself, and `schema.json`. Any
`expected.json`, `meta.json` and `pages.json` are for the scorer.

Each document is uploaded to the local service and extracted over HTTP, with
citations and confidence. OUT/NAME.json holds what the service sent:
`extract_result`, and `extract_metadata` with the `field_metadata`. A document
that fails gets no file; a file of an earlier run is removed. Standard output
has a line of JSON for each document: `document`, `seconds`, `error`.";

const SERVE_NOTES: &str = "\
The first line on standard output is `listening on http://IP:PORT`; from then
on requests are answered. SIGINT (Ctrl-C) or SIGTERM ends the service once the
requests under way are answered, with exit status 0; a second one ends it at
once, with exit status 1.

To use it from a program written for LlamaCloud:
  LLAMA_CLOUD_BASE_URL=http://127.0.0.1:7878 LLAMA_CLOUD_API_KEY=any-key

Fault rules: where, when, what.
  where  an operation such as create_extract_job, a path such as
         'GET /api/v2/*', * for every request, jobs for jobs (file=*.pdf)
  when   nth=3, first=2, every=5, after=10, chance=0.25; always if not given
  what   delay=100ms..2s
         answer=429 with retry_after=1s, retry_after_date=30s, detail=\"text\",
         body=html or body=empty
         reset, close or stall (=during, =17 bytes, =after): the connection
         lost: the work is done, its answer thrown away
         slow=1/50ms: a byte of the body each 50 ms
         for jobs: throttled=2s, running=1s, failed=\"text\", cancelled
  --fault 'create_extract_job first=2 answer=429 retry_after=1s'
  --fault '* chance=0.1 reset' --fault 'jobs nth=3 failed=\"no data found\"'
GET, PUT, POST and DELETE of /_local/faults change them while it runs.";

/// What the help of a verb ends with.
fn notes(own: &str) -> String {
    format!("{own}\n\n{}", crate::engine::NOTES)
}

/// Typed values from documents, each with the place where it was found.
///
/// An unofficial client of LlamaExtract (LlamaCloud), with a local service that has the same API, needs no key and no
/// network, and finds values by rules, or with a language model of your choice.
#[derive(Parser)]
#[command(name = "llama-extract", bin_name = "llama-extract", version, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Extract what a JSON Schema describes from documents
    ///
    /// By default the documents are read on this machine, by rules, and go nowhere. With --engine llm their text is
    /// sent to a language model of your choice. With --hosted they are sent to LlamaCloud, which costs credits.
    #[command(after_help = notes(EXTRACT_NOTES))]
    Extract(Extract),
    /// Look at schemas without extracting anything
    #[command(subcommand)]
    Schema(Schema),
    /// Extract from every document of a folder, for a scorer to compare with what is right
    #[command(after_help = notes(EVAL_NOTES))]
    Eval(Eval),
    /// Run the local service: the LlamaExtract API on this machine
    ///
    /// Files and jobs are kept in memory and end with the service. Values are found by rules, unless --engine llm
    /// names a language model.
    #[command(after_help = notes(SERVE_NOTES))]
    Serve(Serve),
}

#[derive(Arguments)]
pub(crate) struct Extract {
    /// Documents: PDF with a text layer, HTML, Markdown, Word, XLSX, CSV, text; with --hosted whatever LlamaCloud reads
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The JSON Schema of what to extract; `schema check` shows how it is sent
    #[arg(long, value_name = "SCHEMA.json")]
    pub(crate) schema: PathBuf,
    /// Send the documents to LlamaCloud, with the key in LLAMA_CLOUD_API_KEY
    #[arg(long, conflicts_with_all = ["engine", "llm_url", "llm_model", "ocr"])]
    pub(crate) hosted: bool,
    /// Say where each value was found: page, matching text, boxes
    #[arg(long)]
    pub(crate) cite: bool,
    /// Say how sure each value is, from 0 to 1 (for documents of at most 100 pages)
    #[arg(long)]
    pub(crate) confidence: bool,
    /// How hard to look, which sets the price: cost_effective (the default), agentic, ..
    #[arg(long, value_name = "TIER", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) tier: Option<String>,
    /// Read these pages only, counted from 1, as in 1,3-5
    #[arg(long, value_name = "PAGES", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) pages: Option<String>,
    /// One result for each page instead of one for the document
    #[arg(long)]
    pub(crate) per_page: bool,
    /// How long to wait for each document, in whole seconds [default: 1800]
    #[arg(long, value_name = "SECONDS", value_parser = duration)]
    pub(crate) deadline: Option<Duration>,
    /// How to write what was found
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// An object for each file
    Json,
    /// A row for each value
    Table,
}

#[derive(Subcommand)]
pub(crate) enum Schema {
    /// Say `ok`, or which field the service would refuse, and what to do about it
    ///
    /// The schema is rewritten into what the service takes, as `extract` does it: references are resolved, formats
    /// and limits move into descriptions, other keywords are dropped. Nothing is sent.
    Check(SchemaCheck),
}

#[derive(Arguments)]
pub(crate) struct SchemaCheck {
    /// The JSON Schema
    #[arg(value_name = "SCHEMA.json")]
    pub(crate) schema: PathBuf,
    /// Write the schema as it would be sent, in place of `ok`
    #[arg(long)]
    pub(crate) print: bool,
}

#[derive(Arguments)]
pub(crate) struct Eval {
    /// Holds a folder for each document
    #[arg(value_name = "DIR")]
    pub(crate) documents: PathBuf,
    /// Where the predictions go; made when it is not there
    #[arg(long, value_name = "PREDICTIONS")]
    pub(crate) out: PathBuf,
    /// Documents whose name contains this, only
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Option<String>,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
}

#[derive(Arguments)]
pub(crate) struct Serve {
    /// Where to listen; port 0 picks a free one
    #[arg(long, value_name = "IP:PORT", default_value = DEFAULT_ADDR, value_parser = address)]
    pub(crate) addr: SocketAddr,
    /// The one key that is accepted; any key is when this is not given
    ///
    /// Other users of the machine can see a key on the command line: prefer the environment variable. An address
    /// that other machines can reach needs a key.
    #[arg(long, value_name = "KEY", env = SERVE_KEY, hide_env_values = true)]
    pub(crate) api_key: Option<String>,
    /// Keep files, jobs and results in this directory; in memory when this is not given
    ///
    /// It is made when it is not there. What was accepted outlasts the service, also when it is killed, and jobs that
    /// it left unfinished go on when it is started again. One service at a time can use a directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// The largest file that can be uploaded, in MB
    #[arg(long, value_name = "MB", default_value_t = 512, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(crate) max_upload_mb: u64,
    /// Something that goes wrong on purpose, for tests of clients; see below. May be given again
    #[arg(long = "fault", value_name = "RULE")]
    pub(crate) faults: Vec<FaultRule>,
    /// What decides where chance decides: the same requests meet the same faults again
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) fault_seed: u64,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
}

fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse()
        .map_err(|_| "give an IP address and a port, such as 127.0.0.1:7878 or [::1]:0")
}

pub(crate) fn duration(text: &str) -> Result<Duration, &'static str> {
    text.parse()
        .ok()
        .filter(|seconds| (1..=MAX_DEADLINE_SECONDS).contains(seconds))
        .map(Duration::from_secs)
        .ok_or("give whole seconds, from 1 to 31536000 (a year)")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_deadline_that_the_clock_cannot_add_is_refused() {
        assert_eq!(duration("60"), Ok(Duration::from_secs(60)));
        for wrong in ["0", "-1", "1.5", "18446744073709551615", "soon", ""] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
