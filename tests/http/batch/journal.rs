//! A batch that is taken up again.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use llama_extract::batch::{Batch, BatchDocument, ExtractAll};
use llama_extract::{Client, Document, Error};
use llama_extract_local::{FaultRule, Faults, LocalService};
use llama_extract_tests::batch::{Receipt, hasty_client, jobs_by_document, receipt};
use tempfile::TempDir;

use super::{all, are_all_right, are_paid_once};

const RECEIPTS: u64 = 10;

/// A service, and a batch of receipts with a journal.
struct Setting {
    service: LocalService,
    client: Client,
    folder: TempDir,
}

impl Setting {
    async fn new() -> Self {
        Self::with(Faults::default()).await
    }

    async fn with(faults: impl Into<Faults>) -> Self {
        let service = LocalService::builder()
            .faults(faults)
            .spawn()
            .await
            .unwrap();
        Self {
            client: hasty_client(service.base_url()),
            service,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("batch.jsonl")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.journal()).unwrap()
    }

    fn composed(&self) -> ExtractAll<Receipt> {
        let batch = self
            .client
            .extract_all::<Receipt>((0..RECEIPTS).map(receipt));
        batch.concurrency(3).open_jobs(4).journal(self.journal())
    }

    async fn batch(&self) -> Batch<Receipt> {
        self.composed().start().await.unwrap()
    }

    async fn refused(&self) -> Error {
        let error = self.composed().start().await.unwrap_err();
        assert!(error.is_journal(), "{error:?}");
        assert!(error.to_string().contains("batch.jsonl"), "{error}");
        error
    }
}

#[tokio::test]
async fn a_batch_that_was_stopped_at_any_point_goes_on_there() {
    for read in 0..=RECEIPTS {
        let setting = Setting::new().await;
        let mut batch = setting.batch().await;
        for _ in 0..read {
            batch.next().await.unwrap().result.unwrap();
        }
        drop(batch);
        let batch = setting.batch().await;
        let progress = batch.progress();
        are_all_right(&all(batch).await, RECEIPTS);
        assert!(progress.counts().resumed >= read);
        are_paid_once(&setting.service, RECEIPTS).await;
    }
}

#[tokio::test]
async fn a_batch_that_was_stopped_again_and_again_on_a_bad_day_pays_once() {
    let faults = Faults::seeded(9)
        .rule(FaultRule::everywhere().chance(0.1).answer(503))
        .rule(FaultRule::everywhere().chance(0.1).lost());
    let setting = Setting::with(faults).await;
    for read in 0..RECEIPTS {
        let mut batch = setting.batch().await;
        for _ in 0..read {
            batch.next().await.unwrap().result.unwrap();
        }
    }
    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    are_paid_once(&setting.service, RECEIPTS).await;
}

#[tokio::test]
async fn a_finished_batch_is_read_again_without_paying() {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let text = setting.text();
    setting.service.clear_requests();
    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    assert_eq!(setting.text(), text);
    let requests = setting.service.requests();
    assert!(requests.iter().all(|request| request.method == "GET"));
}

#[tokio::test]
async fn the_journal_has_no_content_of_documents_and_no_key() {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let text = setting.text();
    for secret in [
        "Total",
        "7.50",
        "Receipt number",
        "receipt_number",
        "llx-any",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    // One line for the batch, three for each document.
    assert_eq!(text.lines().count() as u64, 1 + 3 * RECEIPTS);
}

#[tokio::test]
async fn an_intent_is_on_the_disk_before_the_job_is_created() {
    let setting = Setting::with(FaultRule::on("create_extract_job").answer(403)).await;
    let results = all(setting.batch().await).await;
    assert!(
        results
            .iter()
            .all(|found| found.result.as_ref().unwrap_err().status() == Some(403))
    );
    let text = setting.text();
    assert_eq!(text.matches(r#""event":"intent""#).count() as u64, RECEIPTS);
    assert_eq!(
        text.matches(r#""event":"refused""#).count() as u64,
        RECEIPTS
    );

    // Once it is allowed, it goes on, with the files that are at the service.
    setting.service.set_faults(Faults::default()).unwrap();
    setting.service.clear_requests();
    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    let requests = setting.service.requests();
    assert!(
        requests
            .iter()
            .all(|request| request.operation != Some("upload_file"))
    );
    are_paid_once(&setting.service, RECEIPTS).await;
}

/// Cuts the journal off at each of these lengths and runs the batch with it.
async fn heals_when_cut_at(lengths: impl Fn(usize) -> Vec<usize>) {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let whole = fs::read(setting.journal()).unwrap();
    for length in lengths(whole.len()) {
        fs::write(setting.journal(), &whole[..length]).unwrap();
        are_all_right(&all(setting.batch().await).await, RECEIPTS);
        let text = setting.text();
        for line in text.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
        assert!(text.ends_with('\n'));
    }
}

#[tokio::test]
async fn a_journal_that_was_torn_heals() {
    heals_when_cut_at(|length| (0..60).map(|n| length - n * 7).collect()).await;
    // In the first line.
    heals_when_cut_at(|_| vec![0, 1, 20, 40, 100]).await;
}

#[tokio::test]
async fn a_torn_line_costs_no_job_that_the_journal_knew_the_intent_of() {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let text = setting.text();
    let last = text.rfind(r#"{"event":"created""#).unwrap();
    // In the middle of the line that tells of the last job.
    fs::write(setting.journal(), &text[..last + 30]).unwrap();
    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    are_paid_once(&setting.service, RECEIPTS).await;
}

#[tokio::test]
async fn a_journal_that_is_damaged_in_the_middle_is_refused_with_the_line() {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let mut lines: Vec<_> = setting.text().lines().map(str::to_owned).collect();
    lines[4].truncate(10);
    fs::write(setting.journal(), lines.join("\n") + "\n").unwrap();
    let error = setting.refused().await;
    assert!(error.to_string().contains("line 5"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_journal_is_refused_and_left_alone() {
    let setting = Setting::new().await;
    for other in [
        "my notes",
        "my notes\nmore\n",
        "{\"event\":\"created\",\"key\":\"a\",\"job\":\"b\"}\n",
    ] {
        fs::write(setting.journal(), other).unwrap();
        setting.refused().await;
        assert_eq!(setting.text(), other);
    }
}

#[tokio::test]
async fn a_journal_of_other_settings_is_refused_with_their_names() {
    let setting = Setting::new().await;
    all(setting.batch().await).await;
    let text = setting.text();
    let other = setting
        .composed()
        .tier("agentic")
        .system_prompt("look hard");
    let error = other.start().await.unwrap_err();
    assert!(error.is_journal(), "{error:?}");
    assert!(error.to_string().contains("system_prompt, tier"), "{error}");
    assert_eq!(setting.text(), text);
}

#[tokio::test]
async fn a_journal_is_for_one_batch_at_a_time() {
    let setting = Setting::new().await;
    let first = setting.batch().await;
    let error = setting.refused().await;
    assert!(error.to_string().contains("in use"), "{error}");
    drop(first);
    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    are_paid_once(&setting.service, RECEIPTS).await;
}

#[tokio::test]
async fn failed_jobs_are_reported_again_and_sent_again_only_on_request() {
    let setting = Setting::with(FaultRule::jobs().every(4).failed("parsing_error: torn")).await;
    let failed = |results: &[llama_extract::batch::BatchResult<Receipt>]| -> Vec<u64> {
        let failed = results.iter().filter(|found| found.result.is_err());
        let mut failed: Vec<_> = failed.map(|found| found.index).collect();
        failed.sort_unstable();
        failed
    };
    let first = failed(&all(setting.batch().await).await);
    assert_eq!(first.len(), 2);
    setting.service.set_faults(Faults::default()).unwrap();
    assert_eq!(failed(&all(setting.batch().await).await), first);

    let again = setting.composed().retry_failed().start().await.unwrap();
    let progress = again.progress();
    let again = all(again).await;
    let mut indices: Vec<_> = again.iter().map(|found| found.index).collect();
    indices.sort_unstable();
    assert_eq!((indices, failed(&again)), (first.clone(), vec![]));
    assert_eq!(progress.counts().skipped, RECEIPTS - 2);

    are_all_right(&all(setting.batch().await).await, RECEIPTS);
    let jobs = jobs_by_document(&setting.service).await;
    let twice = jobs.iter().filter(|(_, jobs)| **jobs == 2);
    let twice: Vec<_> = twice.map(|(name, _)| name.clone()).collect();
    let expected: Vec<_> = first.iter().map(|n| format!("{n}.txt")).collect();
    assert_eq!(twice, expected);
}

#[tokio::test]
async fn to_retry_what_failed_takes_a_journal() {
    let setting = Setting::new().await;
    let batch = setting.client.extract_all::<Receipt>((0..3).map(receipt));
    let error = batch.retry_failed().start().await.unwrap_err();
    assert!(
        error.is_argument() && error.to_string().contains("journal"),
        "{error}"
    );
}

#[tokio::test]
async fn a_document_that_is_given_twice_is_two() {
    let setting = Setting::new().await;
    let twice = || {
        let batch = setting
            .client
            .extract_all::<Receipt>([receipt(0), receipt(0)]);
        batch.journal(setting.journal()).start()
    };
    for _ in 0..2 {
        assert_eq!(all(twice().await.unwrap()).await.len(), 2);
    }
    assert_eq!(jobs_by_document(&setting.service).await["0.txt"], 2);
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    let mut file = fs::File::create(&path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    path
}

#[tokio::test]
async fn a_file_that_was_changed_is_another_document_unless_it_has_a_key() {
    let setting = Setting::new().await;
    let folder = setting.folder.path();
    let texts = [
        "Receipt number: 0\nTotal amount: $0.50\n",
        "Receipt number: 0\nTotal amount: $0.50\nThank you\n",
    ];
    for (key, jobs) in [(None, 2), (Some("order 0"), 3)] {
        for text in texts {
            let path = written(folder, "a.txt", text);
            let document = match key {
                None => BatchDocument::new(path),
                Some(key) => BatchDocument::new(path).key(key),
            };
            let batch = setting.client.extract_all::<Receipt>([document]);
            let batch = batch.journal(setting.journal()).start().await.unwrap();
            are_all_right(&all(batch).await, 1);
        }
        assert_eq!(jobs_by_document(&setting.service).await["a.txt"], jobs);
    }
}

#[tokio::test]
async fn lost_creates_from_files_that_others_use_are_found_and_not_mixed_up() {
    let setting = Setting::new().await;
    let file = setting.client.files().upload(receipt(0)).await.unwrap().id;
    let batch = || {
        let documents = (0..6).map(|_| Document::file_id(&file)).collect::<Vec<_>>();
        setting
            .client
            .extract_all::<Receipt>(documents)
            .journal(setting.journal())
            .start()
    };
    let first = all(batch().await.unwrap()).await;
    assert_eq!(first.len(), 6);
    // As if three of the answers had not come before the end.
    let text = setting.text();
    let mut lost = 0;
    let kept: String = text
        .split_inclusive('\n')
        .filter(|line| {
            let answer =
                line.contains(r#""event":"created""#) || line.contains(r#""event":"ended""#);
            let is_lost = answer && [" #2\"", " #4\"", " #5\""].iter().any(|n| line.contains(n));
            lost += usize::from(is_lost);
            !is_lost
        })
        .collect();
    assert_eq!(lost, 6);
    fs::write(setting.journal(), kept).unwrap();
    // A client that does not remember what it made.
    let client = hasty_client(setting.service.base_url());
    let documents = (0..6).map(|_| Document::file_id(&file)).collect::<Vec<_>>();
    let batch = client
        .extract_all::<Receipt>(documents)
        .journal(setting.journal());
    let second = all(batch.start().await.unwrap()).await;
    let ids = |results: &[llama_extract::batch::BatchResult<Receipt>]| {
        let ids = results
            .iter()
            .map(|found| found.result.as_ref().unwrap().job().id.clone());
        ids.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!((ids(&second).len(), ids(&second)), (6, ids(&first)));
    assert_eq!(jobs_by_document(&setting.service).await["0.txt"], 6);
}

#[tokio::test]
async fn what_could_not_be_uploaded_or_was_refused_is_retried_on_request() {
    let setting = Setting::new().await;
    let shared = setting
        .client
        .files()
        .upload(receipt(100))
        .await
        .unwrap()
        .id;
    let faults = Faults::default()
        .rule(FaultRule::on("upload_file").nth(1).answer(413))
        .rule(FaultRule::on("create_extract_job").nth(5).answer(422));
    setting.service.set_faults(faults).unwrap();
    let batch = || {
        let documents: Vec<_> = (0..5)
            .map(receipt)
            .chain([Document::file_id(&shared)])
            .collect();
        let batch = setting.client.extract_all::<Receipt>(documents);
        batch.concurrency(1).journal(setting.journal())
    };
    let failed: Vec<_> = all(batch().start().await.unwrap())
        .await
        .into_iter()
        .filter(|found| found.result.is_err())
        .collect();
    assert_eq!(failed.len(), 2, "{failed:?}");
    setting.service.set_faults(Faults::default()).unwrap();
    let again = all(batch().retry_failed().start().await.unwrap()).await;
    assert!(again.iter().all(|found| found.result.is_ok()), "{again:?}");
    assert_eq!(again.len(), 2);
    let jobs = jobs_by_document(&setting.service).await;
    assert!(
        jobs.len() == 6 && jobs.values().all(|jobs| *jobs == 1),
        "{jobs:?}"
    );
}

#[tokio::test]
async fn when_the_credits_are_used_up_nothing_more_is_uploaded_and_a_later_run_goes_on() {
    let faults = FaultRule::on("create_extract_job").after(2).answer(402);
    let setting = Setting::with(faults).await;
    let batch = || {
        let batch = setting
            .client
            .extract_all::<Receipt>((0..RECEIPTS).map(receipt));
        batch.concurrency(1).journal(setting.journal())
    };
    let results = all(batch().start().await.unwrap()).await;
    let refused: Vec<_> = results
        .iter()
        .filter_map(|found| found.result.as_ref().err())
        .collect();
    assert_eq!(refused.len(), RECEIPTS as usize - 2);
    assert!(refused.iter().all(|error| error.is_out_of_credits()));
    let uploads = |service: &LocalService| {
        let requests = service.requests();
        let uploads = requests
            .iter()
            .filter(|request| request.operation == Some("upload_file"));
        uploads.count()
    };
    assert_eq!(uploads(&setting.service), 3);

    setting.service.set_faults(Faults::default()).unwrap();
    are_all_right(&all(batch().start().await.unwrap()).await, RECEIPTS);
    are_paid_once(&setting.service, RECEIPTS).await;
}
