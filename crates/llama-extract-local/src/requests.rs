//! A log of what arrived.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use crate::faults::{FaultRule, Harm, Struck, operation};

/// How many requests are remembered; the oldest is forgotten first.
const MOST: usize = 10_000;

/// A request that a service was sent. Bodies, headers and keys are not kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RequestRecord {
    /// Counts up from 1 in the order of arrival.
    pub number: u64,
    /// The operation by its name in the API's description, if it is one.
    pub operation: Option<&'static str>,
    /// The method, such as `GET`.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query as it was sent, without its question mark.
    pub query: Option<String>,
    /// The status that was given. Nothing while the request is being worked on, and when no status was sent because a
    /// fault cut the connection before.
    pub status: Option<u16>,
    /// The fault rules that struck, in their order.
    pub faults: Vec<FaultRule>,
}

/// The requests that a service remembers. Those under `/_local/` are not among them.
#[derive(Default)]
pub(crate) struct Requests(Mutex<Log>);

#[derive(Default)]
struct Log {
    last_number: u64,
    records: VecDeque<RequestRecord>,
}

impl Requests {
    fn lock(&self) -> MutexGuard<'_, Log> {
        // Nothing under the lock can panic half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.lock().records.iter().cloned().collect()
    }

    /// Forgets all; the numbers go on.
    pub(crate) fn clear(&self) {
        self.lock().records.clear();
    }

    fn arrived(&self, mut record: RequestRecord) -> u64 {
        let mut state = self.lock();
        state.last_number += 1;
        record.number = state.last_number;
        if state.records.len() >= MOST {
            state.records.pop_front();
        }
        state.records.push_back(record);
        state.last_number
    }

    fn answered(&self, number: u64, status: Option<u16>, faults: Vec<FaultRule>) {
        let mut state = self.lock();
        // Numbers ascend, but there are gaps after a clearing.
        let Ok(at) = state.records.binary_search_by_key(&number, |r| r.number) else {
            return;
        };
        if let Some(record) = state.records.get_mut(at) {
            record.status = status;
            record.faults = faults;
        }
    }
}

/// Writes down a request as it comes, and its status as it goes.
pub(crate) async fn remember(
    State(requests): State<Arc<Requests>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path.starts_with("/_local/") {
        return next.run(request).await;
    }
    let number = requests.arrived(RequestRecord {
        number: 0,
        operation: request
            .extensions()
            .get::<MatchedPath>()
            .and_then(|route| operation(request.method(), route.as_str())),
        method: request.method().to_string(),
        path: path.to_owned(),
        query: request.uri().query().map(str::to_owned),
        status: None,
        faults: Vec::new(),
    });
    let mut response = next.run(request).await;
    let cut_before = response
        .extensions()
        .get()
        .is_some_and(Harm::is_before_the_answer);
    let faults = match response.extensions_mut().remove() {
        Some(Struck(rules)) => rules.iter().map(|rule| FaultRule::clone(rule)).collect(),
        None => Vec::new(),
    };
    let status = (!cut_before).then(|| response.status().as_u16());
    requests.answered(number, status, faults);
    response
}

pub(crate) fn record_json(record: &RequestRecord) -> Value {
    let faults: Vec<String> = record.faults.iter().map(FaultRule::to_string).collect();
    json!({
        "number": record.number,
        "operation": record.operation,
        "method": record.method,
        "path": record.path,
        "query": record.query,
        "status": record.status,
        "faults": faults,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_keeps_the_last_ten_thousand_and_finds_them_by_number() {
        let requests = Requests::default();
        let record = RequestRecord {
            number: 0,
            operation: None,
            method: "GET".to_owned(),
            path: "/".to_owned(),
            query: None,
            status: None,
            faults: Vec::new(),
        };
        for _ in 0..10_003 {
            requests.arrived(record.clone());
        }
        requests.answered(3, Some(500), Vec::new());
        requests.answered(5, Some(200), Vec::new());
        let numbered: Vec<_> = requests
            .all()
            .iter()
            .map(|r| (r.number, r.status))
            .collect();
        assert_eq!(numbered.len(), 10_000);
        assert_eq!(numbered[..2], [(4, None), (5, Some(200))]);
    }
}
