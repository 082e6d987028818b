//! Uploads: what is sent, how it is watched, and what is never sent by halves.

use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use llama_extract::{Client, Document, Error};
use llama_extract_local::{FaultRule, LocalService};
use llama_extract_tests::documents;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::json;
use tokio::io::AsyncReadExt as _;

use crate::invoice::{Invoice, client_of, service};

const MIB: usize = 1024 * 1024;

fn file() -> Reply {
    Reply::json(
        201,
        &json!({"id": "dfl-1", "name": "a.txt", "project_id": "prj-1"}),
    )
}

fn busy() -> Reply {
    Reply::json(503, &json!({"detail": "not now"}))
}

async fn files_of(client: &Client) -> usize {
    client.files().list().collect_all().await.unwrap().len()
}

#[tokio::test]
async fn a_path_is_sent_whole_and_its_progress_is_told() {
    let (_service, client) = service().await;
    let content: Vec<u8> = (0..3 * MIB).map(|n| (n % 251) as u8).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    std::fs::write(&path, &content).unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let writer = Arc::clone(&told);
    let upload = client.files().upload(&path);
    let upload = upload.on_progress(move |sent, total| writer.lock().unwrap().push((sent, total)));
    let file = upload.await.unwrap();
    assert_eq!(file.name, "large.txt");
    assert_eq!(client.files().download(&file.id).await.unwrap(), content);
    let told = told.lock().unwrap();
    assert!(told.len() > 1 && told.is_sorted(), "{told:?}");
    let whole = content.len() as u64;
    assert_eq!(told.last(), Some(&(whole, whole)));
}

/// Uploads a file of 4 MiB that is changed while it is sent, to a service that shall have no file then.
async fn changed_while_sent(change: impl Fn(&std::fs::File) + Send + Sync + 'static) -> Error {
    let (_service, client) = service().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("moving.txt");
    std::fs::write(&path, vec![b'a'; 4 * MIB]).unwrap();
    let writer = std::fs::File::options().append(true).open(&path).unwrap();
    let upload = client.files().upload(&path);
    let upload = upload.on_progress(move |sent, _| {
        if sent < MIB as u64 {
            change(&writer);
        }
    });
    let error = upload.await.unwrap_err();
    assert_eq!(files_of(&client).await, 0);
    error
}

#[tokio::test]
async fn a_file_that_grows_or_shrinks_while_it_is_sent_is_no_upload() {
    let grown = changed_while_sent(|mut file| file.write_all(b"more").unwrap()).await;
    let cut = changed_while_sent(|file| file.set_len(3 * MIB as u64).unwrap()).await;
    for error in [grown, cut] {
        assert!(error.is_document() && !error.is_retryable(), "{error:?}");
        let text = error.to_string();
        assert!(
            text.contains("moving.txt") && text.contains("changed while it was sent"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_stream_is_uploaded_and_extracted_from() {
    let (_service, client) = service().await;
    let content = std::fs::read(documents::invoice()).unwrap();
    let length = content.len() as u64;
    let document = Document::reader("invoice.pdf", length, std::io::Cursor::new(content));
    let found = client.extract::<Invoice>(document).await.unwrap();
    assert!(!found.value.items.is_empty());
}

#[tokio::test]
async fn a_stream_that_was_read_is_not_sent_again_by_halves() {
    let stub = Stub::start([busy(), file()]).await;
    let client = stub.retrying_client();
    let document = Document::reader("a.txt", 8, &b"Total: 1"[..]);
    let upload = client.files().upload(document.clone());
    let error = upload.await.unwrap_err();
    assert!(error.is_document() && !error.is_retryable(), "{error:?}");
    assert_eq!((error.status(), error.attempts()), (Some(503), 1));
    assert!(
        error.to_string().contains("cannot be sent again"),
        "{error}"
    );
    let again = client.files().upload(document).await.unwrap_err();
    assert!(again.to_string().contains("was read before"), "{again}");
    let asked = stub.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].body.contains("Total: 1"));
}

#[tokio::test]
async fn a_stream_of_which_nothing_was_read_can_still_be_sent() {
    let nobody = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let policy = llama_extract::RetryPolicy::default()
        .attempts(3)
        .first_gap(Duration::ZERO);
    let unreachable = Client::builder()
        .base_url(nobody)
        .api_key("llx-secret")
        .retry(policy)
        .build()
        .unwrap();
    let document = Document::reader("a.txt", 8, &b"Total: 1"[..]);
    let upload = unreachable.files().upload(document.clone());
    let error = upload.await.unwrap_err();
    assert!(error.is_transport(), "{error:?}");
    assert_eq!(error.attempts(), 3);

    let stub = Stub::start([file()]).await;
    stub.client().files().upload(document).await.unwrap();
    assert!(stub.asked()[0].body.contains("Total: 1"));
}

#[tokio::test]
async fn a_stream_of_another_length_than_it_said_is_no_upload() {
    let (_service, client) = service().await;
    for (length, which) in [(7, "more"), (9, "fewer")] {
        let document = Document::reader("a.txt", length, &b"Total: 1"[..]);
        let error = client.files().upload(document).await.unwrap_err();
        assert!(error.is_document(), "{error:?}");
        assert!(error.to_string().contains(which), "{error}");
    }
    assert_eq!(files_of(&client).await, 0);
}

#[tokio::test]
async fn a_service_that_stops_reading_is_given_up() {
    // Accepts a connection, and takes nothing from it.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::builder()
        .base_url(format!("http://{}", silent.local_addr().unwrap()))
        .api_key("llx-secret")
        .request_timeout(Duration::from_millis(300))
        .retry(llama_extract::RetryPolicy::none())
        .build()
        .unwrap();
    // More than the system takes on its own account.
    let length = 256 * MIB as u64;
    let zeros = tokio::io::repeat(0).take(length);
    let document = Document::reader("zeros.txt", length, zeros);
    let error = client.files().upload(document).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("nothing more was taken"), "{text}");
    assert!(text.contains("cannot be sent again"), "{text}");
}

#[tokio::test]
async fn a_large_upload_that_breaks_off_is_sent_whole_again() {
    let service = LocalService::builder()
        .faults(FaultRule::on("upload_file").nth(1).answer(503))
        .spawn()
        .await
        .unwrap();
    let client = client_of(&service);
    let content = vec![b'a'; 2 * MIB];
    let document = Document::bytes("a.txt", content.clone());
    let file = client.files().upload(document).await.unwrap();
    assert_eq!(client.files().download(&file.id).await.unwrap(), content);
}

#[tokio::test]
async fn identical_content_is_uploaded_once() {
    let (_service, client) = service().await;
    let upload = |name: &str, text: &'static str| {
        let document = Document::bytes(name, text);
        client.files().upload(document).reuse_identical()
    };
    let first = upload("a.txt", "Total: 1").await.unwrap();
    assert_eq!(
        first.external_file_id.as_deref(),
        Some("sha256:b7dfe663564beb806dbe36b136ae0559f9727ab799488fbdfd955f4d71edcb9e")
    );
    assert_eq!(upload("b.TXT", "Total: 1").await.unwrap().id, first.id);
    // Another type, another content, another purpose.
    let others = [
        upload("a.csv", "Total: 1").await.unwrap(),
        upload("a.txt", "Total: 2").await.unwrap(),
        upload("a.txt", "Total: 1").purpose("parse").await.unwrap(),
    ];
    assert!(others.iter().all(|other| other.id != first.id));
    assert_eq!(files_of(&client).await, 4);
}

#[tokio::test]
async fn two_extractions_share_an_identical_upload() {
    let (_service, client) = service().await;
    let extract = || {
        let extract = client.extract::<Invoice>(documents::invoice());
        extract.reuse_identical_upload()
    };
    let first = extract().await.unwrap();
    let second = extract().await.unwrap();
    assert_eq!(first.job().file_input, second.job().file_input);
    assert_ne!(first.job().id, second.job().id);
    assert_eq!(files_of(&client).await, 1);
}

#[tokio::test]
async fn a_file_that_is_about_to_expire_is_not_reused() {
    let soon = chrono::Utc::now() + chrono::TimeDelta::minutes(5);
    let hash = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    let listed = json!({"items": [{
        "id": "dfl-old", "name": "a.txt", "project_id": "prj-1", "external_file_id": hash,
        "expires_at": soon.to_rfc3339()
    }]});
    let stub = Stub::start([Reply::json(200, &listed), file()]).await;
    let upload = stub.client().files().upload(Document::bytes("a.txt", "x"));
    assert_eq!(upload.reuse_identical().await.unwrap().id, "dfl-1");
}

#[tokio::test]
async fn a_stream_cannot_be_looked_for_by_its_content() {
    let stub = Stub::start([]).await;
    let document = Document::reader("a.txt", 8, &b"Total: 1"[..]);
    let upload = stub.client().files().upload(document).reuse_identical();
    let error = upload.await.unwrap_err();
    assert!(error.is_document(), "{error:?}");
    let both = stub.client().files().upload(documents::invoice());
    let both = both.reuse_identical().external_file_id("mine");
    assert!(both.await.unwrap_err().is_argument());
    assert_eq!(stub.asked().len(), 0);
}
