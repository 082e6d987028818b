//! faults
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

pub use error::FaultError;
pub use plan::{FaultCount, Faults};
pub use rule::{FaultRule, Moment};

pub(crate) use act::{Harm, Struck, on_request};
pub(crate) use json::{read_faults, write_counts};
pub(crate) use operations::operation;
pub(crate) use plan::{JobPlan, Plan};
pub(crate) use rule::{Cut, JobEnd};
