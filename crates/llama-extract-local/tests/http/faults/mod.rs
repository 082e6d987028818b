//! Each fault, as a client sees it.

mod answers;
mod connections;
mod jobs;
mod limits;
mod local_routes;
mod raw;
mod requests;

use llama_extract_local::{Faults, LocalService};

use crate::client::Api;

pub(crate) async fn api(faults: impl Into<Faults>) -> Api {
    let builder = LocalService::builder().faults(faults);
    Api::of(builder.spawn().await.expect("right rules"))
}

/// With one rule, as text.
pub(crate) async fn api_with(rule: &str) -> Api {
    api(rule
        .parse::<llama_extract_local::FaultRule>()
        .expect("a right rule"))
    .await
}

/// How often the rules have fired.
pub(crate) fn fired(api: &Api) -> Vec<u64> {
    api.service
        .faults()
        .iter()
        .map(|count| count.fired)
        .collect()
}
