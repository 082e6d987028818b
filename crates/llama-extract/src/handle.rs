//! A job as something to write down.

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::request::path_id;

/// Where a job is: its id, and the service that has it. From [`Job::handle`](crate::Job::handle); or from an id alone, which
/// is then of the service that the client talks to.
///
/// It serialises, so that a program can pick its jobs up again after a crash:
///
/// ```
/// use llama_extract::JobHandle;
///
/// let handle = JobHandle::from("ext-1");
/// let line = serde_json::to_string(&handle).unwrap();
/// assert_eq!(line, r#"{"job_id":"ext-1"}"#);
/// assert_eq!(serde_json::from_str::<JobHandle>(&line).unwrap(), handle);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JobHandle {
    job_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
}

impl JobHandle {
    /// The job's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.job_id
    }

    /// The service that has the job, where it is known.
    #[must_use]
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    pub(crate) fn at(mut self, base_url: &str) -> Self {
        self.base_url.get_or_insert_with(|| base_url.to_owned());
        self
    }

    /// The id, for a request to this service.
    pub(crate) fn id_at(&self, base_url: &str) -> Result<&str, Error> {
        match self.base_url() {
            Some(home) if home != base_url => Err(Error::argument(format!(
                "job {} is at {home}, and this client talks to {base_url}; build a client with that base URL and its key",
                self.job_id
            ))),
            _ => path_id(&self.job_id, "job"),
        }
    }
}

impl From<String> for JobHandle {
    fn from(job_id: String) -> Self {
        Self {
            job_id,
            base_url: None,
        }
    }
}

impl From<&str> for JobHandle {
    fn from(job_id: &str) -> Self {
        job_id.to_owned().into()
    }
}

impl From<&String> for JobHandle {
    fn from(job_id: &String) -> Self {
        job_id.as_str().into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_job_of_another_service_is_not_asked_for_here() {
        let handle = JobHandle::from("ext-1").at("https://eu.example");
        assert_eq!(handle.id_at("https://eu.example").unwrap(), "ext-1");
        let error = handle.id_at("https://us.example").unwrap_err();
        assert!(error.is_argument());
        assert!(error.to_string().contains("https://eu.example"), "{error}");
        assert_eq!(
            JobHandle::from("ext-1")
                .id_at("https://us.example")
                .unwrap(),
            "ext-1"
        );
    }
}
