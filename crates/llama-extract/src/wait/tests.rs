#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use super::*;

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

#[test]
fn gaps_grow_with_the_age_up_to_a_ceiling() {
    for (age, least, most) in [
        (0.0, 0.045, 0.055),
        (0.05, 0.22, 0.28),
        (1.5, 0.67, 0.83),
        (10.0, 1.5, 1.84),
        (600.0, 13.5, 15.0),
    ] {
        let gap = Polling::default().gap(seconds(age));
        assert!(
            gap >= seconds(least) && gap <= seconds(most),
            "{age}: {gap:?}"
        );
    }
    let fixed = Polling::every(seconds(2.0));
    assert_eq!(fixed.gap(seconds(100.0)), seconds(2.0));
}

/// Looks until a job of this length is seen to have ended: how many, and how late.
fn looks_at(length: f64) -> (usize, f64) {
    let (mut looks, mut age) = (1, 0.0);
    while age < length {
        age += Polling::default().gap(seconds(age)).as_secs_f64();
        looks += 1;
    }
    (looks, age - length)
}

#[test]
fn a_job_of_twelve_seconds_is_seen_within_a_tenth_of_its_time_by_fifteen_looks() {
    let (mut looks, mut late): (Vec<_>, Vec<_>) = (0..2_001)
        .map(|n| looks_at(6.0 + 12.0 * f64::from(n) / 2_000.0))
        .unzip();
    looks.sort_unstable();
    late.sort_by(f64::total_cmp);
    let middle = looks.len() / 2;
    assert!(looks[middle] <= 15, "{}", looks[middle]);
    assert!(late[middle] <= 1.08, "{}", late[middle]);
}

#[test]
fn an_unknown_status_is_waited_on() {
    assert!(!has_ended(&ExtractJobStatus::from("ARCHIVING")));
    assert!(!has_ended(&ExtractJobStatus::Throttled));
    assert!(has_ended(&ExtractJobStatus::Cancelled));
}

/// A wait of so many seconds of virtual time, with gaps of one.
fn wait(time: f64) -> Wait {
    Wait::new(seconds(time), Polling::every(seconds(1.0)), false)
}

async fn sees(wait: &mut Wait, status: &str) -> Step {
    wait.look(async { Ok(ExtractJobStatus::from(status)) })
        .await
}

async fn meets(wait: &mut Wait, error: Error) -> Step {
    wait.look(async { Err(error) }).await
}

fn refused(status: u16) -> Error {
    Error::answer("no", status.try_into().unwrap(), None)
}

#[tokio::test(start_paused = true)]
async fn the_first_look_is_at_once_and_the_next_after_the_gap() {
    let mut wait = wait(60.0);
    for expected in [0.0, 1.0, 2.0] {
        assert!(matches!(sees(&mut wait, "RUNNING").await, Step::Running));
        assert_eq!(wait.elapsed(), seconds(expected));
    }
    assert_eq!(wait.next_look(), seconds(1.0));
    assert!(matches!(sees(&mut wait, "COMPLETED").await, Step::Ended));
}

#[tokio::test(start_paused = true)]
async fn each_final_status_ends_the_wait_and_no_other_does() {
    for status in ["COMPLETED", "FAILED", "CANCELLED"] {
        let mut wait = wait(60.0);
        assert!(matches!(sees(&mut wait, status).await, Step::Ended));
    }
    for status in ["PENDING", "THROTTLED", "RUNNING", "ARCHIVING"] {
        let mut wait = wait(60.0);
        assert!(matches!(sees(&mut wait, status).await, Step::Running));
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_shorter_than_the_deadline_is_survived() {
    let mut wait = wait(60.0);
    while wait.elapsed() < seconds(40.0) {
        assert!(matches!(
            meets(&mut wait, refused(503)).await,
            Step::Running
        ));
        assert!(wait.last_error().is_some());
    }
    assert!(matches!(sees(&mut wait, "RUNNING").await, Step::Running));
    assert!(wait.last_error().is_none());
}

#[tokio::test(start_paused = true)]
async fn an_outage_longer_than_the_deadline_ends_with_it_and_its_cause() {
    let mut wait = wait(10.5);
    let last = loop {
        match meets(&mut wait, refused(503)).await {
            Step::Running => {}
            Step::OutOfTime(last) => break last.unwrap(),
            Step::Ended | Step::Failed(_) => panic!(),
        }
    };
    assert_eq!(last.status(), Some(503));
    assert_eq!(wait.elapsed(), seconds(10.5));
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_over_an_answer_that_does_not_come() {
    let mut wait = wait(10.0);
    assert!(matches!(sees(&mut wait, "RUNNING").await, Step::Running));
    let never = std::future::pending();
    assert!(matches!(wait.look(never).await, Step::OutOfTime(None)));
    assert_eq!(wait.elapsed(), seconds(10.0));
}

#[tokio::test(start_paused = true)]
async fn what_the_service_asks_for_stretches_the_gap_and_not_the_deadline() {
    let slow_down =
        |seconds: u64| refused(429).with_headers(None, Some(Duration::from_secs(seconds)));
    let mut wait = wait(60.0);
    assert!(matches!(
        meets(&mut wait, slow_down(20)).await,
        Step::Running
    ));
    assert!(matches!(sees(&mut wait, "RUNNING").await, Step::Running));
    assert_eq!(wait.elapsed(), seconds(20.0));
    assert!(matches!(
        meets(&mut wait, slow_down(300)).await,
        Step::Running
    ));
    assert_eq!(wait.next_look(), seconds(39.0));
    let step = sees(&mut wait, "COMPLETED").await;
    assert!(matches!(step, Step::OutOfTime(Some(_))));
}

#[tokio::test(start_paused = true)]
async fn an_error_that_does_not_pass_ends_the_wait_at_once() {
    let mut wait = wait(60.0);
    let step = meets(&mut wait, refused(403)).await;
    assert!(matches!(step, Step::Failed(error) if error.status() == Some(403)));
    assert_eq!(wait.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_job_that_was_just_made_may_be_unknown_for_ten_seconds() {
    let mut new = Wait::new(seconds(60.0), Polling::every(seconds(1.0)), true);
    while new.elapsed() < seconds(9.0) {
        assert!(matches!(meets(&mut new, refused(404)).await, Step::Running));
    }
    assert!(matches!(
        meets(&mut new, refused(404)).await,
        Step::Failed(_)
    ));
    assert_eq!(new.elapsed(), seconds(10.0));
    assert!(matches!(
        meets(&mut wait(60.0), refused(404)).await,
        Step::Failed(_)
    ));
}

#[tokio::test(start_paused = true)]
async fn three_answers_in_a_row_may_be_cut_off() {
    let cut = || {
        let source = serde_json::from_str::<bool>("tr").unwrap_err();
        Error::truncated_answer("cut off", source)
    };
    let mut wait = wait(60.0);
    for _ in 0..2 {
        for _ in 0..TRUNCATED {
            assert!(matches!(meets(&mut wait, cut()).await, Step::Running));
        }
        // One that is whole begins the count anew.
        assert!(matches!(sees(&mut wait, "RUNNING").await, Step::Running));
    }
    for _ in 0..TRUNCATED {
        meets(&mut wait, cut()).await;
    }
    assert!(matches!(meets(&mut wait, cut()).await, Step::Failed(_)));
}
