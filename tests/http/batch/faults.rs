//! A batch through a bad day of the service: nothing lost, nothing paid twice.

use std::time::Duration;

use llama_extract_local::{FaultRule, Faults, LocalService, Moment};
use llama_extract_tests::batch::{Receipt, hasty_client, receipt};

use super::{all, are_all_right, are_paid_once};

const RECEIPTS: u64 = 100;

/// Runs a batch under these faults, and checks that it gives everything and has paid for everything once.
async fn survives(faults: impl Into<Faults>) {
    let service = LocalService::builder()
        .faults(faults)
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..RECEIPTS).map(receipt));
    let batch = batch.concurrency(50).start().await.unwrap();
    are_all_right(&all(batch).await, RECEIPTS);
    let fired: u64 = service.faults().iter().map(|rule| rule.fired).sum();
    assert!(fired > 0, "nothing went wrong");
    are_paid_once(&service, RECEIPTS).await;
}

#[tokio::test]
async fn a_service_that_is_busy_one_time_in_five() {
    survives(Faults::seeded(1).rule(FaultRule::everywhere().chance(0.2).answer(503))).await;
}

#[tokio::test]
async fn what_is_sent_again_is_counted() {
    let busy = |on| FaultRule::on(on).first(2).answer(503);
    let busy = Faults::default()
        .rule(busy("upload_file"))
        .rule(busy("create_extract_job"));
    let service = LocalService::builder().faults(busy).spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..2).map(receipt));
    let batch = batch.start().await.unwrap();
    let progress = batch.progress();
    are_all_right(&all(batch).await, 2);
    assert_eq!(progress.counts().retried, 4);
}

#[tokio::test]
async fn connections_reset_one_time_in_twenty() {
    survives(
        Faults::seeded(2)
            .rule(FaultRule::everywhere().chance(0.025).lost())
            .rule(FaultRule::everywhere().chance(0.025).reset(Moment::Before)),
    )
    .await;
}

#[tokio::test]
async fn connections_reset_one_time_in_five() {
    survives(
        Faults::seeded(3)
            .rule(FaultRule::everywhere().chance(0.1).lost())
            .rule(FaultRule::everywhere().chance(0.1).reset(Moment::Before)),
    )
    .await;
}

#[tokio::test]
async fn answers_to_creates_that_are_lost_half_of_the_time() {
    survives(Faults::seeded(4).rule(FaultRule::on("create_extract_job").chance(0.5).lost())).await;
}

#[tokio::test]
async fn gateways_that_time_out_after_the_work() {
    let lost = FaultRule::on("create_extract_job").chance(0.3);
    survives(Faults::seeded(5).rule(lost.lost().answer(504))).await;
}

#[tokio::test]
async fn too_many_requests() {
    // Some at first are taken, so that the client knows a pace that goes.
    let limited = FaultRule::everywhere().after(60).every(100);
    survives(limited.answer(429).retry_after(Duration::from_secs(1))).await;
}

#[tokio::test]
async fn looks_that_all_fail_for_a_while() {
    // More than any one request is tried.
    let outage = |on| FaultRule::on(on).first(60).answer(502);
    survives(
        Faults::default()
            .rule(outage("get_extract_job"))
            .rule(outage("list_extract_jobs")),
    )
    .await;
}
