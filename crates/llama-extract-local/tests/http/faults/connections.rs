//! Connections that end before, during and after an answer.

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::raw::{Ending, Raw, promised, split};
use super::{api_with, fired};
use crate::client::{Api, small};

const LIST: &str = "/api/v1/beta/files";

/// What a client gets for a list of files, and how it ends.
async fn list(rule: &str) -> (String, Ending) {
    let api = api_with(rule).await;
    let mut raw = Raw::open(api.service.addr()).await;
    raw.send("GET", LIST, "").await;
    let seen = raw.until_end().await;
    assert_eq!(fired(&api), [1]);
    seen
}

#[tokio::test]
async fn a_reset_before_the_answer_is_a_reset_without_a_byte() {
    assert_eq!(
        list("list_files reset").await,
        (String::new(), Ending::Reset)
    );
}

#[tokio::test]
async fn a_close_before_the_answer_is_an_orderly_end_without_a_byte() {
    assert_eq!(
        list("list_files close").await,
        (String::new(), Ending::Closed)
    );
}

#[tokio::test]
async fn a_close_before_the_answer_is_orderly_even_when_the_request_had_a_long_body() {
    let api = api_with("create_extract_job close").await;
    let mut raw = Raw::open(api.service.addr()).await;
    raw.send("POST", "/api/v2/extract", &"x".repeat(100_000))
        .await;
    assert_eq!(raw.until_end().await, (String::new(), Ending::Closed));
}

#[tokio::test]
async fn a_truncated_body_has_half_of_what_its_head_promises() {
    let (answer, ending) = list("list_files close=during").await;
    let (head, body) = split(&answer);
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    assert_eq!(ending, Ending::Closed);
    assert_eq!(body.len(), promised(head) / 2);
}

#[tokio::test]
async fn a_cut_after_some_bytes_lets_exactly_these_through() {
    for (rule, expected) in [
        ("list_files close=0", Ending::Closed),
        ("list_files close=17", Ending::Closed),
        ("list_files reset=17", Ending::Reset),
        ("list_files reset=0", Ending::Reset),
    ] {
        let bytes: usize = rule.split_once('=').unwrap().1.parse().unwrap();
        let (answer, ending) = list(rule).await;
        let (head, body) = split(&answer);
        assert!(promised(head) > 17, "{head}");
        assert_eq!((body.len(), ending), (bytes, expected), "{rule}");
    }
}

#[tokio::test]
async fn a_cut_behind_the_end_comes_after_the_answer() {
    for (rule, expected) in [
        ("list_files close=after", Ending::Closed),
        ("list_files reset=after", Ending::Reset),
        ("list_files close=1000000", Ending::Closed),
    ] {
        let (answer, ending) = list(rule).await;
        let (head, body) = split(&answer);
        assert!(
            !head.to_ascii_lowercase().contains("connection: close"),
            "{head}"
        );
        assert_eq!(body.len(), promised(head), "{rule}");
        assert!(serde_json::from_str::<Value>(body).is_ok(), "{body}");
        assert_eq!(ending, expected, "{rule}");
    }
}

#[tokio::test]
async fn an_answer_without_a_body_can_be_followed_by_a_cut_too() {
    for (rule, expected) in [
        ("delete_file close=after", Ending::Closed),
        ("delete_file reset=during", Ending::Reset),
    ] {
        let api = api_with(rule).await;
        let file = api.upload("a.txt", b"Code: 7").await;
        let mut raw = Raw::open(api.service.addr()).await;
        raw.send("DELETE", &format!("{LIST}/{file}"), "").await;
        let (answer, ending) = raw.until_end().await;
        assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
        assert_eq!(ending, expected, "{rule}");
    }
}

#[tokio::test]
async fn an_answer_of_the_rules_own_can_be_cut() {
    let (answer, ending) = list("list_files answer=503 close=3").await;
    let (head, body) = split(&answer);
    assert!(head.starts_with("HTTP/1.1 503"), "{head}");
    assert_eq!((body, ending), ("{\"d", Ending::Closed));
}

#[tokio::test]
async fn other_requests_on_the_same_connection_are_whole() {
    let api = api_with("list_files nth=2 close=during").await;
    let mut raw = Raw::open(api.service.addr()).await;
    raw.send("GET", LIST, "").await;
    let (head, body) = raw.answer().await;
    assert_eq!(body.len(), promised(&head));
    raw.send("GET", LIST, "").await;
    let (answer, ending) = raw.until_end().await;
    let (head, body) = split(&answer);
    assert_eq!((body.len(), ending), (promised(head) / 2, Ending::Closed));
}

#[tokio::test]
async fn a_stalled_answer_sends_nothing_more_and_the_connection_stays_open() {
    for (rule, sent) in [("list_files stall", false), ("list_files stall=5", true)] {
        let api = api_with(rule).await;
        let mut raw = Raw::open(api.service.addr()).await;
        raw.send("GET", LIST, "").await;
        if sent {
            let head = raw.until("\r\n\r\n").await;
            assert!(promised(&head) > 5, "{head}");
            let mut body = [0; 5];
            raw.0.read_exact(&mut body).await.unwrap();
        } else {
            // The service has decided; what it would send, it would have sent by the time another is answered.
            while fired(&api) != [1] {
                tokio::task::yield_now().await;
            }
        }
        api.get("/api/v2/extract").await;
        // Past the runtime, which would answer from memory.
        let mut stream = raw.0.into_std().unwrap();
        let error = std::io::Read::read(&mut stream, &mut [0; 1]).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock, "{rule}");
    }
}

#[tokio::test]
async fn a_stalled_answer_does_not_hold_up_the_shutdown() {
    for rule in ["list_files stall", "list_files stall=during"] {
        let api = api_with(rule).await;
        let mut raw = Raw::open(api.service.addr()).await;
        raw.send("GET", LIST, "").await;
        while fired(&api) != [1] {
            tokio::task::yield_now().await;
        }
        let Api { service, .. } = api;
        let started = std::time::Instant::now();
        service.shutdown().await;
        // The grace for requests under way is ten seconds.
        assert!(started.elapsed().as_secs() < 8, "{rule}");
        assert_eq!(raw.until_end().await.1, Ending::Closed, "{rule}");
    }
}

#[tokio::test]
async fn a_lost_answer_means_a_job_that_the_client_does_not_know_of() {
    for (rule, expected) in [
        ("create_extract_job nth=1 lost", Ending::Reset),
        ("create_extract_job nth=1 lost close", Ending::Closed),
    ] {
        let api = api_with(rule).await;
        let file = api.upload("a.txt", b"Code: 7").await;
        let body = json!({"file_input": file, "configuration": small()}).to_string();
        let mut raw = Raw::open(api.service.addr()).await;
        raw.send("POST", "/api/v2/extract", &body).await;
        assert_eq!(raw.until_end().await, (String::new(), expected), "{rule}");
        let (_, jobs) = api.get("/api/v2/extract").await;
        assert_eq!(jobs["items"].as_array().unwrap().len(), 1, "{jobs}");
        let job = jobs["items"][0]["id"].as_str().unwrap();
        assert_eq!(
            api.finished(job).await["extract_result"],
            json!({"code": "7"})
        );
    }
}

#[tokio::test]
async fn a_request_that_is_cut_before_its_answer_is_not_carried_out() {
    let api = api_with("create_extract_job nth=1 reset").await;
    let file = api.upload("a.txt", b"Code: 7").await;
    let body = json!({"file_input": file, "configuration": small()}).to_string();
    let mut raw = Raw::open(api.service.addr()).await;
    raw.send("POST", "/api/v2/extract", &body).await;
    assert_eq!(raw.until_end().await.1, Ending::Reset);
    assert_eq!(api.get("/api/v2/extract").await.1["items"], json!([]));
}

#[tokio::test]
async fn a_reset_strikes_in_the_middle_of_an_upload() {
    let api = api_with("upload_file reset").await;
    let mut raw = Raw::open(api.service.addr()).await;
    let head = "POST /api/v1/beta/files HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer llx-test\r\nContent-Length: 1000000\r\n\r\nthe beginning";
    raw.0.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(raw.until_end().await, (String::new(), Ending::Reset));
}

#[tokio::test]
async fn a_slow_body_comes_in_pieces_and_is_whole_in_the_end() {
    let api = api_with("list_files slow=10/1ms").await;
    let started = std::time::Instant::now();
    let (_, body) = api.get(LIST).await;
    assert_eq!(body["items"], json!([]));
    let pieces = body.to_string().len() / 10;
    assert!(pieces >= 3);
    let least = std::time::Duration::from_millis(pieces as u64);
    assert!(started.elapsed() >= least, "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_slow_body_can_be_cut_on_its_way() {
    let (answer, ending) = list("list_files slow=3/1ms reset=7").await;
    let (_, body) = split(&answer);
    assert_eq!((body.len(), ending), (7, Ending::Reset));
}
