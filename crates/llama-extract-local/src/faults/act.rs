//! Where requests meet the rules.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::answers;
use super::operations::operation;
use super::plan::Plan;
use super::rule::{Cut, FaultRule, Moment};

/// What the connection shall do to an answer; carried in the answer's extensions to where the connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Harm {
    pub(crate) cut: Option<(Cut, Moment)>,
    /// Bytes, and the time before each such piece.
    pub(crate) slow: Option<(u64, std::time::Duration)>,
}

impl Harm {
    /// Whether the connection goes without regard for a request that is still being sent.
    pub(crate) fn is_abrupt(&self) -> bool {
        matches!(self.cut, Some((Cut::Reset | Cut::Stall, Moment::Before)))
    }

    pub(crate) fn is_before_the_answer(&self) -> bool {
        matches!(self.cut, Some((_, Moment::Before)))
    }
}

/// The rules that struck; for the log of requests.
#[derive(Debug, Clone)]
pub(crate) struct Struck(pub(crate) Vec<Arc<FaultRule>>);

/// Carries a request out, unless a rule has other plans.
pub(crate) async fn on_request(
    State(plan): State<Arc<Plan>>,
    request: Request,
    next: Next,
) -> Response {
    let name = request
        .extensions()
        .get::<MatchedPath>()
        .and_then(|route| operation(request.method(), route.as_str()));
    let Some(decision) = plan.request(name, request.method(), request.uri().path()) else {
        return next.run(request).await;
    };
    if !decision.delay.is_zero() {
        tokio::time::sleep(decision.delay).await;
    }
    let mut response = match &decision.effect {
        Some(rule) => strike(rule, request, next).await,
        None => next.run(request).await,
    };
    response.extensions_mut().insert(Struck(decision.fired));
    response
}

async fn strike(rule: &FaultRule, request: Request, next: Next) -> Response {
    let mut response = if rule.replaces() {
        if rule.lost {
            // The work is what counts; its answer is what gets lost.
            drop(next.run(request).await);
        }
        match rule.status() {
            Some(status) => answers::answer(rule, status),
            None => Response::new(Body::empty()),
        }
    } else {
        next.run(request).await
    };
    let silent = rule.replaces() && rule.status().is_none();
    let harm = Harm {
        // A lost answer for which nothing else is said.
        cut: rule.cut.or(silent.then_some((Cut::Reset, Moment::Before))),
        slow: rule.slow,
    };
    if harm.cut.is_some() || harm.slow.is_some() {
        response.extensions_mut().insert(harm);
    }
    response
}
