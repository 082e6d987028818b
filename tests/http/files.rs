//! Files.

use std::time::Duration;

use llama_extract::{Client, Document};
use llama_extract_tests::documents;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::json;

use crate::invoice::{Invoice, service};

/// A link of the API's stub to a path of the storage's stub.
fn link(storage: &Stub) -> Reply {
    let url = format!("{}/blob?signature=s3cr3t", storage.base_url());
    Reply::json(
        200,
        &json!({"url": url, "expires_at": "2026-09-11T10:00:00Z"}),
    )
}

#[tokio::test]
async fn a_file_is_uploaded_once_and_extracted_from_by_its_id() {
    let (_service, client) = service().await;
    let upload = client.files().upload(documents::invoice());
    let file = upload.external_file_id("order 17").await.unwrap();
    assert_eq!(file.name, "invoice.pdf");
    assert_eq!(file.purpose.as_deref(), Some("extract"));
    assert_eq!(file.external_file_id.as_deref(), Some("order 17"));

    let found = client
        .extract::<Invoice>(Document::file_id(&file.id))
        .await
        .unwrap();
    assert_eq!(found.job().file_input, file.id);
    assert_eq!(client.files().get(&file.id).await.unwrap().name, file.name);

    client.files().delete(&file.id).await.unwrap();
    let error = client.files().get(&file.id).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn the_local_service_lists_what_was_uploaded_over_pages() {
    let (_service, client) = service().await;
    for number in 0..5 {
        let document = Document::bytes(format!("{number}.txt"), "Total: 1");
        client
            .files()
            .upload(document)
            .purpose("user_data")
            .await
            .unwrap();
    }
    let files = client.files().list().order_by("name").page_size(2);
    let names: Vec<_> = files
        .collect_all()
        .await
        .unwrap()
        .into_iter()
        .map(|file| file.name)
        .collect();
    assert_eq!(names, ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]);
    let one = client
        .files()
        .list()
        .file_name("3.txt")
        .collect_all()
        .await
        .unwrap();
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].purpose.as_deref(), Some("user_data"));
}

#[tokio::test]
async fn what_is_at_the_service_is_not_uploaded_again() {
    let stub = Stub::start([]).await;
    let upload = stub.client().files().upload(Document::file_id("dfl-1"));
    let error = upload.await.unwrap_err();
    assert!(
        error.is_document()
            && error
                .to_string()
                .contains("dfl-1 is at the service already"),
        "{error}"
    );
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn an_id_that_would_name_something_else_is_refused_before_anything_is_sent() {
    let stub = Stub::start([]).await;
    let client = stub.client();
    for id in ["", " ", ".", ".."] {
        let error = client.files().delete(id).await.unwrap_err();
        assert!(
            error.is_argument() && error.to_string().contains("file"),
            "{error}"
        );
        assert!(
            client
                .configurations()
                .delete(id)
                .await
                .unwrap_err()
                .is_argument()
        );
        assert!(
            client
                .webhook_configs()
                .get(id)
                .await
                .unwrap_err()
                .is_argument()
        );
        assert!(
            client
                .legacy()
                .delete_agent(id)
                .await
                .unwrap_err()
                .is_argument()
        );
        assert!(
            client
                .job::<Invoice>(id)
                .delete()
                .await
                .unwrap_err()
                .is_argument()
        );
    }
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn a_download_follows_the_link_without_the_key() {
    let storage = Stub::start([Reply::text(200, "Total: 1")]).await;
    let stub = Stub::start([link(&storage)]).await;
    let bytes = stub.client().files().download("dfl-1").await.unwrap();
    assert_eq!(bytes, "Total: 1");

    assert!(stub.asked()[0].headers.contains_key("authorization"));
    let asked = &storage.asked()[0];
    assert!(
        !asked.headers.contains_key("authorization"),
        "{:?}",
        asked.headers
    );
    assert_eq!(asked.uri, "/blob?signature=s3cr3t");
}

#[tokio::test]
async fn a_download_to_a_path_replaces_what_was_there_when_it_is_whole() {
    let storage = Stub::start([Reply::text(200, "Total: 1")]).await;
    let stub = Stub::start([link(&storage)]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("invoice.txt");
    std::fs::write(&path, "old").unwrap();
    assert_eq!(
        stub.client()
            .files()
            .download_to("dfl-1", &path)
            .await
            .unwrap(),
        8
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "Total: 1");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_download_that_breaks_off_leaves_what_was_there() {
    // It promises more than it sends.
    let short = Reply::text(200, "Total").header("content-length", "100");
    let storage = Stub::start([short]).await;
    let stub = Stub::start([link(&storage)]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("invoice.txt");
    std::fs::write(&path, "old").unwrap();
    let error = stub
        .client()
        .files()
        .download_to("dfl-1", &path)
        .await
        .unwrap_err();
    assert!(
        error.is_transport() && error.to_string().contains("download file dfl-1"),
        "{error}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing half is left"
    );
}

#[tokio::test]
async fn a_path_that_cannot_be_written_is_named() {
    let storage = Stub::start([Reply::text(200, "Total: 1")]).await;
    let stub = Stub::start([link(&storage)]).await;
    let error = stub
        .client()
        .files()
        .download_to("dfl-1", "no/such/folder/a.txt")
        .await
        .unwrap_err();
    assert!(
        error.is_document()
            && error
                .to_string()
                .starts_with("cannot write no/such/folder/a.txt"),
        "{error}"
    );
}

#[tokio::test]
async fn a_link_that_has_expired_is_an_error_that_does_not_repeat_it() {
    let storage = Stub::start([Reply::text(403, "<Error>Request has expired</Error>")]).await;
    let stub = Stub::start([link(&storage)]).await;
    let error = stub.client().files().download("dfl-1").await.unwrap_err();
    assert_eq!(error.status(), Some(403));
    let printed = format!("{error} {error:?}");
    assert!(
        printed.contains("may have expired") && !printed.contains("s3cr3t"),
        "{printed}"
    );
}

#[tokio::test]
async fn storage_that_sends_nothing_is_given_up() {
    // Accepts connections and never answers.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!(
        "http://{}/blob?signature=s3cr3t",
        silent.local_addr().unwrap()
    );
    let answer = Reply::json(
        200,
        &json!({"url": url, "expires_at": "2026-09-11T10:00:00Z"}),
    );
    let stub = Stub::start([answer]).await;
    let client = Client::builder()
        .base_url(stub.base_url())
        .api_key("llx-secret")
        .request_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let error = client.files().download("dfl-1").await.unwrap_err();
    assert!(
        error.is_transport() && error.to_string().contains("too long"),
        "{error}"
    );
}

#[tokio::test]
async fn a_link_is_not_printed_whole() {
    let storage = Stub::start([]).await;
    let stub = Stub::start([link(&storage)]).await;
    let link = stub.client().files().content_url("dfl-1").await.unwrap();
    let printed = format!("{link:?}");
    assert!(
        printed.contains("127.0.0.1") && !printed.contains("s3cr3t") && !printed.contains("blob"),
        "{printed}"
    );
    assert!(link.url().ends_with("s3cr3t"));
}

#[tokio::test]
async fn a_link_that_would_send_the_file_unencrypted_is_refused() {
    let plain = json!({"url": "http://storage.example.com/blob?s3cr3t", "expires_at": "2026-09-11T10:00:00Z"});
    let other = json!({"url": "ftp://127.0.0.1/blob?s3cr3t", "expires_at": "2026-09-11T10:00:00Z"});
    let stub = Stub::start([Reply::json(200, &other), Reply::json(200, &plain)]).await;
    let error = stub.client().files().download("dfl-1").await.unwrap_err();
    assert!(
        error.to_string().contains("the scheme ftp") && !error.to_string().contains("s3cr3t"),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_of_another_status_is_a_success() {
    let file = json!({"id": "dfl-1", "name": "a.txt", "project_id": "prj-1"});
    let stub = Stub::start([Reply::json(200, &file), Reply::json(200, &json!({}))]).await;
    let files = stub.client().files();
    let file = files
        .upload(Document::bytes("a.txt", "Total: 1"))
        .await
        .unwrap();
    assert_eq!(file.id, "dfl-1");
    files.delete("dfl-1").await.unwrap();
}
