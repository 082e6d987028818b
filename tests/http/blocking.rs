//! The client without `async`.

use std::sync::{Arc, Mutex};

use llama_extract::{Document, blocking};
use llama_extract_local::LocalService;
use llama_extract_tests::documents;

use crate::invoice::{Invoice, client_of};

/// A service with a runtime of its own, and a blocking client of it.
fn service() -> (tokio::runtime::Runtime, LocalService, blocking::Client) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let service = runtime.block_on(LocalService::spawn()).unwrap();
    let client = blocking::Client::new(client_of(&service)).unwrap();
    (runtime, service, client)
}

#[test]
fn a_document_is_extracted_from() {
    let (_runtime, _service, client) = service();
    let extract = client.extract::<Invoice>(documents::invoice());
    let found = extract
        .set(|extract| extract.cite_sources().per_page())
        .wait()
        .unwrap();
    assert_eq!(found.len(), 1);
    assert!(!found[0].value.items.is_empty());
}

#[test]
fn a_job_is_submitted_looked_at_waited_for_and_deleted() {
    let (_runtime, _service, client) = service();
    let submitted = client.extract::<Invoice>(documents::invoice()).submit();
    let mut job = submitted.unwrap();
    let looked = job.poll_once().unwrap();
    assert_eq!(looked.id, job.id());
    let id = job.id().to_owned();
    job.wait().unwrap();
    assert!(client.job::<Invoice>(&id).cancel().is_err());
    client.job::<Invoice>(&id).delete().unwrap();
    let gone = client.job::<Invoice>(&id).wait();
    assert!(gone.unwrap_err().is_not_found());
}

#[test]
fn files_are_uploaded_listed_downloaded_and_deleted() {
    let (_runtime, _service, client) = service();
    let files = client.files();
    for name in ["a.txt", "b.txt", "c.txt"] {
        files.upload(Document::bytes(name, name)).wait().unwrap();
    }
    let listed = files.list().set(|list| list.order_by("name").page_size(2));
    let listed: Vec<_> = listed.map(|file| file.unwrap()).collect();
    let names: Vec<_> = listed.iter().map(|file| &file.name[..]).collect();
    assert_eq!(names, ["a.txt", "b.txt", "c.txt"]);
    assert_eq!(files.download(&listed[1].id).unwrap(), "b.txt");
    files.delete(&listed[1].id).unwrap();
    assert!(files.get(&listed[1].id).unwrap_err().is_not_found());
}

#[test]
fn a_call_within_a_runtime_does_not_panic() {
    let (_runtime, _service, client) = service();
    let outer = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    // The client is dropped there, too.
    let found = outer.block_on(async move {
        client
            .extract::<Invoice>(documents::invoice())
            .wait()
            .unwrap()
    });
    assert!(!found.value.items.is_empty());
}

#[test]
fn a_call_from_a_callback_of_another_is_an_error_and_no_deadlock() {
    let (_runtime, _service, client) = service();
    let inner = client.clone();
    let outcome = Arc::new(Mutex::new(None));
    let sink = Arc::clone(&outcome);
    let upload = client.files().upload(Document::bytes("a.txt", "Total: 1"));
    let upload = upload.set(|upload| {
        upload.on_progress(move |_, _| {
            *sink.lock().unwrap() = Some(inner.files().get("dfl-1"));
        })
    });
    upload.wait().unwrap();
    let error = outcome.lock().unwrap().take().unwrap().unwrap_err();
    assert!(error.is_argument(), "{error:?}");
}

#[test]
fn a_thread_may_outlive_the_client_that_it_was_made_from() {
    let (_runtime, _service, client) = service();
    let files = client.files();
    drop(client);
    let other = std::thread::spawn(move || files.upload(Document::bytes("a.txt", "x")).wait());
    assert_eq!(other.join().unwrap().unwrap().name, "a.txt");
}
