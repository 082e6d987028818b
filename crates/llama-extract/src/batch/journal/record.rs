//! What a line of a journal says.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the first line begins with, by which a journal is told from other files.
pub(super) const MAGIC: &str = r#"{"event":"batch","format":"#;

/// The form of the lines. A journal of another form is refused.
pub(super) const FORMAT: u32 = 1;

/// A line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Record {
    /// The first line: which batch this is.
    Batch {
        format: u32,
        /// Hashes of the settings that decide what is extracted, by name.
        settings: BTreeMap<String, String>,
    },
    /// A job is about to be created.
    Intent {
        key: String,
        /// What it is extracted from.
        file: String,
        /// The file was uploaded for this job alone.
        own: bool,
        /// The earliest that the job can have been created at, by the service's clock.
        at: DateTime<Utc>,
    },
    /// The service has created the job.
    Created { key: String, job: String },
    /// There is no job: the service has refused to create it, or the document could not be uploaded.
    Refused { key: String, status: Option<u16> },
    /// The job has ended.
    Ended {
        key: String,
        job: String,
        status: String,
    },
}

/// What a journal knows of a document.
#[derive(Clone, Debug)]
pub(crate) enum Known {
    /// A job may have been created.
    Intent {
        file: String,
        own: bool,
        at: DateTime<Utc>,
    },
    /// There is no job. The file is at the service, if it was uploaded for this.
    Refused { file: Option<String> },
    /// There is a job.
    Created { job: String },
    /// It has completed.
    Completed { job: String },
    /// It has ended without a result.
    Failed { job: String },
}
