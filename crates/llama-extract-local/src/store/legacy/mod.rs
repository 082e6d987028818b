//! What the legacy API adds: extraction agents, and jobs with a run each. The work is done by extract jobs.

mod agents;
mod runs;

pub(crate) use agents::{Agent, NewAgent};
pub(crate) use runs::{LegacyCreation, LegacyRun, NewLegacyRun, RunFilter};
