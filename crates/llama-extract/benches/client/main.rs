//! What the client does by itself, without a network: `cargo bench -p llama-extract`.
//!
//! | group | what is measured |
//! |---|---|
//! | `schema` | the schema of a type of 100 fields: put together, and when it is known already |
//! | `decode` | a finished job, from the bytes of the answer to a value with evidence: 100 fields; a table of 1,000 rows |
//! | `journal` | a batch against a service that answers at once: without a journal, and with one |
//!
//! What a journal costs is what the disk takes for a sync (`fdatasync`), which `journal/sync of one record` shows beside it:
//! microseconds in memory (tmpfs), some ten on a disk with a cache that survives a power cut, milliseconds on others. The
//! files are below `target`.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement ends where it cannot go on"
)]

mod decode;
mod journal;
mod schema;
mod types;

criterion::criterion_group!(benches, schema::bench, decode::bench, journal::bench);
criterion::criterion_main!(benches);
