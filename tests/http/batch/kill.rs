//! A batch that is killed: `kill -9`, at any point, on a bad day.

use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use llama_extract_local::{FaultRule, Faults, LocalService, Moment};

use super::are_paid_once;

const RECEIPTS: u64 = 40;

/// Numbers that are the same in each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn bad_day(seed: u64) -> Faults {
    Faults::seeded(seed)
        .rule(FaultRule::on("create_extract_job").chance(0.1).lost())
        .rule(FaultRule::everywhere().chance(0.1).answer(503))
        .rule(FaultRule::everywhere().chance(0.05).reset(Moment::Before))
}

fn lines(journal: &Path) -> u64 {
    let bytes = std::fs::read(journal).unwrap_or_default();
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn start(service: &LocalService, journal: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_run_batch"))
        .arg(service.base_url())
        .arg(journal)
        .arg(RECEIPTS.to_string())
        .spawn()
        .unwrap()
}

/// Runs a batch until it is through, and kills it once its journal has got some lines longer, again and again, but not
/// oftener than this. How often it was killed.
async fn killed(seed: u64, most: u64) -> u64 {
    let service = LocalService::builder()
        .faults(bad_day(seed))
        .spawn()
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("batch.jsonl");
    let mut drawn = Drawn(seed);
    let mut kills = 0;
    loop {
        let enough = match kills < most {
            true => lines(&journal) + 1 + drawn.below(10),
            false => u64::MAX,
        };
        let mut child = start(&service, &journal);
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if lines(&journal) >= enough {
                child.kill().unwrap();
                break child.wait().unwrap();
            }
            // Not a wait for anything: the next look at the journal need not be the very next instant.
            tokio::time::sleep(Duration::from_micros(200)).await;
        };
        if status.code().is_some() {
            assert!(status.success(), "the batch did not give everything");
            break;
        }
        kills += 1;
    }
    are_paid_once(&service, RECEIPTS).await;
    kills
}

/// `BATCH_KILLS=100` for more than a few.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "the figure is asked for")]
async fn a_batch_that_is_killed_pays_for_each_document_once_and_misses_none() {
    let kills = std::env::var("BATCH_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let (mut seed, mut done) = (1, 0);
    while done < kills {
        done += killed(seed, kills - done).await;
        seed += 1;
    }
    println!("killed {done} times, over {} batches", seed - 1);
}
