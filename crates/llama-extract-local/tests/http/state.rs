//! What a service with a directory remembers.

use std::path::Path;
use std::time::Duration;

use llama_extract_local::LocalService;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::client::{Api, small};

pub(crate) async fn service_in(directory: &Path) -> Api {
    let builder = LocalService::builder().directory(directory);
    Api::of(builder.spawn().await.unwrap())
}

#[tokio::test]
async fn files_and_finished_jobs_outlast_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let job = api.start_job(&file, small()).await;
    let before = api.finished(&job).await;
    let file_before = api.get(&format!("/api/v1/beta/files/{file}")).await;
    api.service.shutdown().await;

    let api = service_in(directory.path()).await;
    assert_eq!(api.finished(&job).await, before);
    assert_eq!(
        api.get(&format!("/api/v1/beta/files/{file}")).await,
        file_before
    );
    let parse_job = before["extract_metadata"]["parse_job_id"].as_str().unwrap();
    let again = api.start_job(parse_job, small()).await;
    let again = api.finished(&again).await;
    assert_eq!(again["extract_result"], json!({"code": "A-7"}));
}

#[tokio::test]
async fn a_job_that_the_service_left_goes_on_with_the_next_one() {
    let directory = tempfile::tempdir().unwrap();
    let slow = LocalService::builder()
        .directory(directory.path())
        .running_time(Duration::from_secs(3_600));
    let api = Api::of(slow.spawn().await.unwrap());
    let file = api.upload("a.txt", b"Code: A-7").await;
    let job = api.start_job(&file, small()).await;
    // The job keeps the bytes that it has still to read.
    let path = format!("/api/v1/beta/files/{file}");
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::NO_CONTENT
    );
    api.service.shutdown().await;

    let api = service_in(directory.path()).await;
    let job = api.finished(&job).await;
    assert_eq!(job["status"], "COMPLETED", "{job}");
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
}

#[tokio::test]
async fn bytes_go_with_the_last_that_needs_them() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    let kept = || {
        std::fs::read_dir(directory.path().join("contents"))
            .unwrap()
            .count()
    };
    let file = api.upload("a.txt", b"Code: A-7").await;
    let job = api.start_job(&file, small()).await;
    api.finished(&job).await;
    api.call(Method::DELETE, &format!("/api/v1/beta/files/{file}"))
        .await;
    assert_eq!(kept(), 1);
    api.call(Method::DELETE, &format!("/api/v2/extract/{job}"))
        .await;
    assert_eq!(kept(), 0);
}

#[tokio::test]
async fn what_a_killed_service_left_half_done_is_cleared_away() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    api.service.shutdown().await;
    for orphan in ["incoming/half", "contents/content-of-nobody"] {
        std::fs::write(directory.path().join(orphan), "x").unwrap();
    }

    let api = service_in(directory.path()).await;
    let left = |folder: &str| {
        std::fs::read_dir(directory.path().join(folder))
            .unwrap()
            .count()
    };
    assert_eq!((left("incoming"), left("contents")), (0, 1));
    let job = api.start_job(&file, small()).await;
    assert_eq!(api.finished(&job).await["status"], "COMPLETED");
}

#[tokio::test]
async fn a_directory_in_use_is_refused_by_name() {
    let directory = tempfile::tempdir().unwrap();
    let _first = service_in(directory.path()).await;
    let second = LocalService::builder().directory(directory.path());
    let error = second.spawn().await.unwrap_err().to_string();
    assert!(
        error.contains("another service") && error.contains(&*directory.path().to_string_lossy()),
        "{error}"
    );
}

#[tokio::test]
async fn a_directory_that_cannot_be_used_is_named_with_the_reason() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let error = LocalService::builder().directory(&file).spawn().await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains(&*file.to_string_lossy()), "{error}");

    std::fs::write(
        directory.path().join("llama-extract.sqlite3"),
        "no database at all",
    )
    .unwrap();
    let error = LocalService::builder()
        .directory(directory.path())
        .spawn()
        .await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("not a database"), "{error}");
}

#[tokio::test]
async fn a_large_upload_comes_back_whole() {
    let directory = tempfile::tempdir().unwrap();
    let in_directory = service_in(directory.path()).await;
    let in_memory = Api::start().await;
    // Over a mebibyte it is written out in pieces; the last line is in the last piece.
    let text = format!(
        "{}\nCode: A-7\n",
        format!("{}\n", "x".repeat(999)).repeat(2_500)
    );
    for api in [in_directory, in_memory] {
        let job = api.extract("a.txt", text.as_bytes(), small()).await;
        assert_eq!(job["extract_result"], json!({"code": "A-7"}), "{job}");
    }
}

#[tokio::test]
async fn a_file_name_is_data_and_never_a_path() {
    let outside = tempfile::tempdir().unwrap();
    let directory = outside.path().join("state");
    let api = service_in(&directory).await;
    for name in ["../../escaped.txt", "/escaped.txt", "..", "a/b.txt"] {
        let id = api.upload(name, b"Code: A-7").await;
        let (_, file) = api.get(&format!("/api/v1/beta/files/{id}")).await;
        assert_eq!(file["name"], name);
    }
    let names = |folder: &Path| {
        let entries = std::fs::read_dir(folder).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap()
        };
        entries.map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(outside.path()), ["state"]);
    let kept = names(&directory.join("contents"));
    assert_eq!(kept.len(), 4);
    assert!(
        kept.iter().all(|name| name.starts_with("content-")),
        "{kept:?}"
    );
}
