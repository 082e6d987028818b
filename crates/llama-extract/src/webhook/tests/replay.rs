//! What the guard against replays lets through, and for how long it remembers.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::advance;

use super::super::{
    Admission, Delivery, Event, MemoryReplayStore, ReplayGuard, ReplayStore, ReplayStoreFuture,
    verify,
};
use super::secret;

const MINUTE: Duration = Duration::from_secs(60);

fn event_at(id: &str, time: DateTime<Utc>) -> Event {
    let secret = secret("whsec_k1");
    let sent = Delivery::new("extract.success", "ext-1")
        .id(id)
        .timestamp(time)
        .signed_by(&secret);
    verify(&secret, &sent.headers, &sent.body).unwrap()
}

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_757_592_000, 0).unwrap()
}

fn guard() -> ReplayGuard {
    ReplayGuard::in_memory()
        .max_age(10 * MINUTE)
        .max_ahead(MINUTE)
}

#[tokio::test(start_paused = true)]
async fn an_event_is_new_once_and_others_are_new_beside_it() {
    let guard = guard();
    let (one, other) = (event_at("e-1", noon()), event_at("e-2", noon()));
    assert_eq!(guard.admit_at(&one, noon()).await.unwrap(), Admission::New);
    assert_eq!(
        guard.admit_at(&other, noon()).await.unwrap(),
        Admission::New
    );
    // Clones share what they have seen.
    let again = guard.clone().admit_at(&one, noon()).await.unwrap();
    assert_eq!(again, Admission::SeenBefore);
}

#[tokio::test(start_paused = true)]
async fn an_event_that_was_forgotten_is_new_again() {
    let guard = guard();
    let event = event_at("e-1", noon());
    for _ in 0..2 {
        assert_eq!(
            guard.admit_at(&event, noon()).await.unwrap(),
            Admission::New
        );
        guard.forget(&event).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn the_window_has_both_its_ends_and_nothing_beyond() {
    let (oldest, newest) = (TimeDelta::minutes(10), TimeDelta::minutes(1));
    let beyond = TimeDelta::milliseconds(1);
    for (time, inside) in [
        (noon() - oldest, true),
        (noon() - oldest - beyond, false),
        (noon() + newest, true),
        (noon() + newest + beyond, false),
    ] {
        let admission = guard().admit_at(&event_at("e-1", time), noon()).await;
        assert_eq!(admission.is_ok(), inside, "{time}");
        if let Err(error) = admission {
            assert!(
                error.is_outside_window() && error.status() == 400,
                "{error}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_event_is_remembered_for_as_long_as_it_would_be_let_through() {
    let guard = guard();
    // From as far ahead as may be, it stays inside the window for longest.
    let event = event_at("e-1", noon() + MINUTE);
    assert_eq!(
        guard.admit_at(&event, noon()).await.unwrap(),
        Admission::New
    );
    let mut now = noon();
    for _ in 0..11 {
        advance(MINUTE).await;
        now += MINUTE;
        assert_eq!(
            guard.admit_at(&event, now).await.unwrap(),
            Admission::SeenBefore
        );
    }
    advance(MINUTE).await;
    let error = guard.admit_at(&event, now + MINUTE).await.unwrap_err();
    assert!(error.is_outside_window(), "{error}");
}

#[tokio::test]
async fn the_time_of_this_machine_counts_where_no_other_is_given() {
    let guard = guard();
    assert_eq!(
        guard.admit(&event_at("e-1", Utc::now())).await.unwrap(),
        Admission::New
    );
    let error = guard.admit(&event_at("e-2", noon())).await.unwrap_err();
    assert!(error.is_outside_window(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_event_without_a_time_is_refused_unless_such_are_accepted() {
    let mut event = event_at("e-1", noon());
    event.timestamp = None;
    let error = guard().admit_at(&event, noon()).await.unwrap_err();
    assert!(
        error.is_outside_window() && error.to_string().contains("accept_undated"),
        "{error}"
    );
    let accepting = guard().accept_undated();
    for admission in [Admission::New, Admission::SeenBefore] {
        assert_eq!(accepting.admit_at(&event, noon()).await.unwrap(), admission);
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_store_fails_rather_than_forget_and_has_room_when_time_is_over() {
    let store = MemoryReplayStore::with_capacity(2);
    assert!(store.claim("e-1", MINUTE).await.unwrap());
    assert!(store.claim("e-2", 2 * MINUTE).await.unwrap());
    let error = store.claim("e-3", MINUTE).await.unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    // What is known is known all the same.
    assert!(!store.claim("e-1", MINUTE).await.unwrap());
    // At its very end the time of the first is not over.
    advance(MINUTE).await;
    assert!(!store.claim("e-1", MINUTE).await.unwrap());
    advance(Duration::from_millis(1)).await;
    assert!(store.claim("e-3", MINUTE).await.unwrap());
    assert!(!store.claim("e-2", MINUTE).await.unwrap());
    assert!(store.claim("e-1", MINUTE).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_released_id_leaves_room() {
    let store = MemoryReplayStore::with_capacity(1);
    assert!(store.claim("e-1", Duration::MAX).await.unwrap());
    store.release("e-1").await.unwrap();
    store.release("unknown").await.unwrap();
    assert!(store.claim("e-2", Duration::MAX).await.unwrap());
    assert!(store.claim("e-1", MINUTE).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_claims_at_one_time_one_is_first() {
    let guard = guard();
    let event = event_at("e-1", noon());
    let claims: Vec<_> = (0..64)
        .map(|_| {
            let (guard, event) = (guard.clone(), event.clone());
            tokio::spawn(async move { guard.admit_at(&event, noon()).await.unwrap() })
        })
        .collect();
    let mut new = 0;
    for claim in claims {
        new += usize::from(claim.await.unwrap() == Admission::New);
    }
    assert_eq!(new, 1);
}

struct Broken;

impl ReplayStore for Broken {
    fn claim<'a>(&'a self, _: &'a str, _: Duration) -> ReplayStoreFuture<'a, bool> {
        Box::pin(async { Err("the database is away".into()) })
    }

    fn release<'a>(&'a self, _: &'a str) -> ReplayStoreFuture<'a, ()> {
        Box::pin(async { Err("the database is away".into()) })
    }
}

#[tokio::test]
async fn a_store_that_fails_is_told_from_a_refusal_so_that_the_event_is_sent_again() {
    let guard = ReplayGuard::new(Broken);
    let event = event_at("e-1", noon());
    for error in [
        guard
            .admit_at(&event, noon())
            .await
            .map(|_| ())
            .unwrap_err(),
        guard.forget(&event).await.unwrap_err(),
    ] {
        assert!(error.is_store() && error.status() == 503, "{error}");
        assert!(error.to_string().contains("the database is away"));
    }
}
