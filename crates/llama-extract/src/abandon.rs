//! Cancelling the job of somebody who has gone away.

use std::fmt;

use tokio::runtime::Handle;

use crate::{Client, JobHandle, job};

/// Cancels a job when it is dropped.
pub(crate) struct CancelOnDrop {
    /// Nothing once it is disarmed.
    job: Option<(Client, JobHandle)>,
    runtime: Option<Handle>,
}

impl CancelOnDrop {
    pub(crate) fn new(client: Client, job: JobHandle) -> Self {
        Self {
            job: Some((client, job)),
            runtime: Handle::try_current().ok(),
        }
    }

    pub(crate) fn disarm(mut self) {
        self.job = None;
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        let Some((client, handle)) = self.job.take() else {
            return;
        };
        // The runtime of now is more surely alive than that of then.
        let Some(runtime) = Handle::try_current().ok().or_else(|| self.runtime.take()) else {
            return;
        };
        runtime.spawn(async move {
            let cancelled = match handle.id_at(client.base_url()) {
                Ok(id) => job::cancel(&client, id).await.map(|_| ()),
                Err(error) => Err(error),
            };
            if let Err(error) = cancelled {
                tracing::warn!(job_id = handle.id(), %error, "a job that was dropped could not be cancelled");
            }
        });
    }
}

impl fmt::Debug for CancelOnDrop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancelOnDrop").finish_non_exhaustive()
    }
}
