//! Jobs as a list.

use llama_extract::Document;
use llama_extract_tests::documents;

use crate::invoice::{Invoice, service};

#[tokio::test]
async fn the_local_service_lists_jobs_newest_first_over_pages() {
    let (_service, client) = service().await;
    let file = client.files().upload(documents::invoice()).await.unwrap();
    let mut made = vec![];
    for _ in 0..3 {
        let found = client
            .extract::<Invoice>(Document::file_id(&file.id))
            .await
            .unwrap();
        made.push(found.job().id.clone());
    }
    made.reverse();

    let mut jobs = client
        .jobs()
        .list()
        .status("COMPLETED")
        .file_input(&file.id)
        .page_size(1);
    let mut listed = vec![];
    while let Some(job) = jobs.try_next().await.unwrap() {
        assert!(job.extract_metadata.is_none(), "not asked for");
        listed.push(job.id);
    }
    assert_eq!(listed, made);
}

#[tokio::test]
async fn jobs_are_listed_by_id_time_and_status_with_what_is_asked_for() {
    let (_service, client) = service().await;
    let found = client
        .extract::<Invoice>(documents::invoice())
        .cite_sources()
        .await
        .unwrap();
    let job = found.job();
    let jobs = || client.jobs().list();

    let listed = jobs()
        .job_ids([&job.id])
        .expand("extract_metadata")
        .expand("configuration");
    let listed = listed.collect_all().await.unwrap();
    assert!(listed[0].extract_metadata.is_some() && listed[0].configuration.is_some());

    let now = jobs()
        .created_at_on_or_after(job.created_at)
        .created_at_on_or_before(job.created_at);
    assert_eq!(now.collect_all().await.unwrap().len(), 1);
    let before = jobs().created_at_on_or_before(job.created_at - chrono::TimeDelta::seconds(1));
    assert!(before.collect_all().await.unwrap().is_empty());
    assert!(
        jobs()
            .status("FAILED")
            .collect_all()
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        jobs()
            .configuration_id("cfg-1")
            .collect_all()
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_filter_that_the_service_refuses_is_an_error_with_its_words() {
    let (_service, client) = service().await;
    let error = client
        .jobs()
        .list()
        .status("SLEEPING")
        .collect_all()
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(422));
    assert!(
        error.to_string().starts_with("cannot list jobs: 422"),
        "{error}"
    );
}
