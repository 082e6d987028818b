//! Faults on request: what goes wrong between a client and the service, and with its jobs.
//!
//! A client is trusted for what it does when things go wrong, and a service on the same machine is too good to show
//! that. [`Faults`] make it as bad as the real world, or worse, and repeatably so.
//!
//! ```
//! use llama_extract_local::{FaultRule, LocalService};
//! use std::time::Duration;
//!
//! # async fn run() -> Result<(), llama_extract_local::Error> {
//! // The first job is accepted, and its client does not learn of it.
//! let lost = FaultRule::on("create_extract_job").nth(1).lost();
//! let service = LocalService::builder().faults(lost).spawn().await?;
//!
//! // .. the client under test works against service.base_url() ..
//!
//! assert_eq!(service.faults()[0].fired, 1);
//! # Ok(())
//! # }
//! ```
//!
//! # The model
//!
//! A [`FaultRule`] says *where* (an operation, a path, every request, or jobs), *when* (always, by count, by chance) and
//! *what*. Rules are asked in their order:
//!
//! - A rule counts every request that its place matches, whatever other rules do with it. Its decision depends on the
//!   seed, on its position, and on its own count, and on nothing else: not on time, nor on requests that it does not
//!   match. So the same requests in the same order meet the same faults.
//! - Of the rules that strike a request, the first with a delay gives the delay, and the first with anything else gives
//!   that. So one rule can slow everything down while others harm. For a job, each of `throttled`, `running` and the end is
//!   the first rule's that has it.
//! - Faults come behind the key: a request with a wrong key is answered with 401 whatever the rules say, and is not
//!   counted. A request for no route (404) is not counted either. One with a wrong method (405) is, by path and `*`.
//! - Routes under `/_local/` are never struck.
//!
//! A request that is struck is not carried out, unless the rule only delays, slows or cuts the answer, or says `lost`: then
//! the work is done and its answer thrown away.
//!
//! Answers have the bodies that the hosted service gives: `{"detail": ".."}`, a list in `detail` for 422, and a
//! `correlation_id` in 5xx (that there is one is known, its name is not).
//!
//! Connections end at the level of TCP: `reset` sends RST, `close` sends FIN. Before a `close` the rest of the request is
//! read, since a system resets a connection that is closed with unread bytes; `reset` and `stall` strike in the middle of an
//! upload. A reset also takes what a system has not delivered yet, so of a long answer less may arrive than was sent.
//!
//! # Rules as text and as JSON
//!
//! `llama-extract serve --fault` and [`FaultRule`]'s `FromStr` take text: where, then settings with blanks between; a value
//! with blanks stands between double quotes, in which `\` takes the next character as it is.
//! `/_local/faults` takes the same settings as members of an object, where with the name `on`: a setting without a value is
//! `true`.
//!
//! | | text | JSON | means |
//! |---|---|---|---|
//! | where | `create_extract_job` | `"on": "create_extract_job"` | an operation, named as in the API's description |
//! | | `GET /api/v2/extract/*` | `"on": "GET /api/v2/extract/*"` | method and path; the path alone for any method |
//! | | `*` | `"on": "*"` | every request |
//! | | `jobs` | `"on": "jobs"` | extract jobs, as they are created |
//! | | `jobs file=*.pdf` | `"on": "jobs", "file": "*.pdf"` | only jobs on files of that name |
//! | when | `nth=3` | `"nth": 3` | only the third that matches |
//! | | `first=2` | `"first": 2` | the first two |
//! | | `every=5` | `"every": 5` | the fifth, the tenth, .. |
//! | | `after=10` | `"after": 10` | all but the first ten |
//! | | `chance=0.25` | `"chance": 0.25` | a quarter of these, as the seed decides |
//! | what | `delay=200ms`, `delay=100ms..2s` | `"delay": "200ms"` | waits first; of two times the seed chooses between |
//! | | `answer=429` | `"answer": 429` | answers with that status instead of carrying out |
//! | | `retry_after=1s` | `"retry_after": "1s"` | with `Retry-After: 1` |
//! | | `retry_after_date=30s` | `"retry_after_date": "30s"` | with `Retry-After` as a date, that far ahead |
//! | | `detail="some text"` | `"detail": "some text"` | with that text in the body |
//! | | `body=html`, `body=empty` | `"body": "html"` | not JSON; status 200 if no `answer` is given |
//! | | `lost` | `"lost": true` | carries out, throws the answer away, resets; or what `answer`, `close`, `stall` say |
//! | | `reset` | `"reset": true` | connection reset before the answer |
//! | | `reset=during`, `reset=17`, `reset=after` | `"reset": 17` | in the middle of the body, after 17 bytes of it, behind it |
//! | | `close`, `close=during`, .. | `"close": true` | as `reset`, in an orderly way; `close=during` is a truncated body |
//! | | `stall`, `stall=during`, `stall=17` | `"stall": true` | sends nothing more and stays open |
//! | | `slow=1/50ms` | `"slow": "1/50ms"` | one byte of the body each 50 ms |
//! | jobs | `throttled=2s` | `"throttled": "2s"` | THROTTLED that long |
//! | | `running=500ms` | `"running": "500ms"` | then RUNNING that long |
//! | | `failed="some text"` | `"failed": "some text"` | then FAILED with that message |
//! | | `cancelled` | `"cancelled": true` | then CANCELLED |
//!
//! Times have `ms`, `s`, `m` or `h`.
//!
//! # Routes
//!
//! They need the key, as all routes do.
//!
//! | route | does |
//! |---|---|
//! | `GET /_local/faults` | `{"seed": 7, "rules": [..]}`, each rule with how often it `matched` and `fired` |
//! | `PUT /_local/faults` | sets a plan of that form in place of the other (also: a list of rules, one rule, each as text too) |
//! | `POST /_local/faults` | adds rules behind the others, whose counts go on |
//! | `DELETE /_local/faults` | removes all rules |
//! | `GET /_local/requests` | the requests that arrived, and how many connections were opened |
//! | `DELETE /_local/requests` | forgets them |

mod act;
mod answers;
mod check;
mod error;
mod json;
mod operations;
mod plan;
mod rule;
mod settings;
mod text;
mod values;

#[cfg(test)]
mod forms_tests;

pub use error::FaultError;
pub use plan::{FaultCount, Faults};
pub use rule::{FaultRule, Moment};

pub(crate) use act::{Harm, Struck, on_request};
pub(crate) use json::{read_faults, write_counts};
pub(crate) use operations::operation;
pub(crate) use plan::{JobPlan, Plan};
pub(crate) use rule::{Cut, JobEnd};
