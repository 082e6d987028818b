//! What the service remembers: files and jobs, in memory.

mod files;
mod jobs;
mod page;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use files::{FileFilter, FileOrder, NewFile, StoredFile};
pub(crate) use jobs::{Configuration, Deletion, Input, Job, JobFilter, Outcome, Status, Target};
pub(crate) use page::{Cursor, PageOf, PageRequest};

use crate::ids;

/// State shared by all requests and jobs. Each call is one step: nothing is seen half done.
pub(crate) struct Store {
    project_id: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Counts up over files and jobs; decides what is newer when times are equal.
    sequence: u64,
    files: Vec<StoredFile>,
    jobs: Vec<Job>,
}

impl State {
    fn next_sequence(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }
}

impl Store {
    pub(crate) fn new() -> Self {
        Self {
            project_id: ids::new_id("prj"),
            state: Mutex::default(),
        }
    }

    /// The one project of this service.
    pub(crate) fn project_id(&self) -> &str {
        &self.project_id
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change under the lock is complete before anything that could panic, so a poisoned
        // state is a good one.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
