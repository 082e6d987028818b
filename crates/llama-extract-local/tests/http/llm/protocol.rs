//! What goes over the wire, and what servers do that they should not.

use std::time::Duration;

use llama_extract_local::{Llm, LocalService};
use serde_json::json;

use super::stub::{Asked, Model, Reply, error, events, says, whole};
use super::{KEY, LETTER, api, asking, completed, failed, fields, job, letter, llm, truth};

#[tokio::test]
async fn the_model_gets_schema_and_lines_and_its_answer_is_the_result() {
    let model = Model::saying(truth()).await;
    let job = letter(&model).await;
    assert_eq!(completed(&job), &truth());
    assert_eq!(job["metadata"]["engine"], "llm:stub-1");
    let asked = model.asked();
    let [request] = asked.as_slice() else {
        panic!("{} requests", asked.len());
    };
    assert_eq!(request.path, "/v1/chat/completions");
    assert_eq!(request.authorization, Some(format!("Bearer {KEY}")));
    assert_eq!(request.body["model"], "stub-1");
    assert_eq!(request.body["temperature"], 0);
    assert_eq!(request.body["stream"], true);
    let format = &request.body["response_format"];
    assert_eq!(format["type"], "json_schema");
    assert_eq!(format["json_schema"]["strict"], true);
    let schema = &format["json_schema"]["schema"];
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(
        schema["required"],
        json!(["order_number", "order_date", "total_due"])
    );
    assert!(
        request.text().contains("[p1 l2] Order date: 4 March 2026"),
        "{}",
        request.text()
    );
    assert!(
        request.text().contains(&schema.to_string()),
        "servers may not show the schema"
    );
}

#[tokio::test]
async fn without_a_key_none_is_sent() {
    let model = Model::saying(truth()).await;
    let llm = Llm::new(model.base_url(), "stub-1");
    completed(&job(llm, LETTER, asking(fields())).await);
    assert_eq!(model.asked()[0].authorization, None);
}

#[tokio::test]
async fn the_instructions_of_the_caller_reach_the_model() {
    let model = Model::saying(truth()).await;
    let mut configuration = asking(fields());
    configuration["system_prompt"] = "Totals are net.".into();
    let job = job(llm(&model), LETTER, configuration).await;
    let system = model.asked()[0].body["messages"][0]["content"].clone();
    assert!(
        system.as_str().unwrap().contains("Totals are net."),
        "{system}"
    );
    assert!(job["metadata"].get("system_prompt").is_none(), "{job}");
}

#[tokio::test]
async fn a_streamed_answer_is_put_together() {
    let model = Model::with(|_, _| Reply::Events(events(&truth().to_string()))).await;
    assert_eq!(completed(&letter(&model).await), &truth());
}

/// Answers the first requests so, and then right.
async fn after(troubles: impl Fn(usize) -> Option<Reply> + Clone + Send + Sync + 'static) -> Model {
    Model::with(move |number, _| troubles(number).unwrap_or_else(|| says(&truth()))).await
}

#[tokio::test]
async fn a_stream_that_stalls_is_asked_for_again() {
    let start = || events("{\"order_number\": ")[..2].to_vec();
    let model = after(move |n| (n == 0).then(|| Reply::Stalled(start()))).await;
    let llm = llm(&model).timeout(Duration::from_millis(200));
    assert_eq!(
        completed(&job(llm, LETTER, asking(fields())).await),
        &truth()
    );
    assert_eq!(model.asked().len(), 2);
}

#[tokio::test]
async fn a_server_that_stays_silent_fails_the_job() {
    let model = Model::with(|_, _| Reply::Stalled(Vec::new())).await;
    let llm = llm(&model).timeout(Duration::from_millis(50));
    let job = job(llm, LETTER, asking(fields())).await;
    let message = failed(&job);
    assert!(message.contains("said nothing for 0.05 s"), "{message}");
    assert_eq!(model.asked().len(), 4);
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_made_again() {
    let start = || events("{\"order_number\": ")[..2].to_vec();
    let model = after(move |n| (n == 0).then(|| Reply::Broken(start()))).await;
    assert_eq!(completed(&letter(&model).await), &truth());
}

#[tokio::test]
async fn a_job_that_the_model_takes_too_long_for_fails() {
    let model = Model::with(|_, _| Reply::Stalled(Vec::new())).await;
    let llm = llm(&model).job_time(Duration::from_millis(100));
    let job = job(llm, LETTER, asking(fields())).await;
    let message = failed(&job);
    assert!(
        message.contains("TIMEOUT") && message.contains("0.1 s"),
        "{message}"
    );
}

#[tokio::test]
async fn a_busy_server_is_asked_again() {
    for status in [429, 500, 503] {
        let busy = move |n: usize| (n < 2).then(|| error(status, "busy"));
        let model = after(busy).await;
        assert_eq!(completed(&letter(&model).await), &truth(), "{status}");
        assert_eq!(model.asked().len(), 3, "{status}");
    }
}

#[tokio::test]
async fn a_server_that_stays_busy_fails_the_job_with_its_words() {
    let model = Model::with(|_, _| error(500, "out of memory")).await;
    let job = letter(&model).await;
    let message = failed(&job);
    assert!(message.contains("500: out of memory"), "{message}");
    assert_eq!(model.asked().len(), 4);
}

fn retry_after(value: &str) -> Reply {
    Reply::Whole(429, vec![("retry-after", value.to_owned())], String::new())
}

#[tokio::test]
async fn the_time_that_a_busy_server_names_is_kept() {
    // A day is longer than the job may take: if it is told, the header was read.
    for wait in ["86400", "Fri, 31 Dec 2100 23:59:59 GMT"] {
        let model = Model::with(move |_, _| retry_after(wait)).await;
        let job = letter(&model).await;
        let message = failed(&job);
        assert!(message.contains("wants to be asked again in"), "{message}");
        assert_eq!(model.asked().len(), 1, "{message}");
    }
    // Without the header, the wait of an hour would be too long.
    let model = after(|n| (n == 0).then(|| retry_after("0"))).await;
    let patient = llm(&model).backoff(Duration::from_secs(3_600));
    assert_eq!(
        completed(&job(patient, LETTER, asking(fields())).await),
        &truth()
    );
}

#[tokio::test]
async fn a_key_that_is_refused_is_not_sent_again_and_not_shown() {
    for status in [401, 403] {
        let quoting = format!("Incorrect API key provided: {KEY}");
        let model = Model::with(move |_, _| error(status, &quoting)).await;
        let job = letter(&model).await;
        let message = failed(&job);
        assert!(message.contains("check the API key"), "{message}");
        assert!(message.contains(&model.base_url()), "{message}");
        assert_eq!(model.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_key_that_a_server_gives_back_is_left_out_of_messages() {
    let model = Model::with(|_, _| error(402, &format!("no credit left for {KEY}"))).await;
    let job = letter(&model).await;
    assert!(failed(&job).contains("no credit left for [key]"), "{job}");
}

#[tokio::test]
async fn a_model_that_is_not_there_is_named() {
    let model = Model::with(|_, _| {
        Reply::Whole(
            404,
            Vec::new(),
            json!({"error": "model 'stub-1' not found"}).to_string(),
        )
    })
    .await;
    let job = letter(&model).await;
    let message = failed(&job);
    assert!(message.contains("model 'stub-1' not found"), "{message}");
    assert!(message.contains("/v1"), "{message}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_with_what_to_do() {
    let model = Model::saying(truth()).await;
    let url = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/v1", listener.local_addr().unwrap())
    };
    let job = job(Llm::new(url.clone(), "stub-1"), LETTER, asking(fields())).await;
    let message = failed(&job);
    assert!(
        message.contains(&url) && message.contains("start the server"),
        "{message}"
    );
    assert!(model.asked().is_empty());
}

#[tokio::test]
async fn a_page_instead_of_an_answer_points_to_the_base_url() {
    for body in ["<html>Welcome</html>", "{\"status\": \"ok\"}"] {
        let model = Model::with(move |_, _| Reply::Whole(200, Vec::new(), body.into())).await;
        let job = letter(&model).await;
        let message = failed(&job);
        assert!(message.contains("check the base URL"), "{message}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Model::saying(truth()).await;
    let target = elsewhere.base_url();
    let model = Model::with(move |_, _| {
        Reply::Whole(307, vec![("location", target.clone())], String::new())
    })
    .await;
    let job = letter(&model).await;
    assert!(failed(&job).contains("leads elsewhere"), "{job}");
    assert!(elsewhere.asked().is_empty());
}

/// A server that takes this format at most.
fn limited(takes: &'static [&'static str]) -> impl Fn(usize, &Asked) -> Reply + Clone {
    move |_, asked| {
        let format = asked.body["response_format"]["type"].as_str();
        if takes.contains(&format.unwrap_or("none")) {
            says(&truth())
        } else {
            error(400, "response_format is not supported")
        }
    }
}

#[tokio::test]
async fn a_server_without_json_schema_is_asked_for_any_object_and_then_in_words() {
    for (takes, requests) in [(&["json_object"][..], 2), (&["none"], 3)] {
        let model = Model::with(limited(takes)).await;
        let api = api(llm(&model)).await;
        let job = api
            .extract("a.txt", LETTER.as_bytes(), asking(fields()))
            .await;
        assert_eq!(completed(&job), &truth());
        assert_eq!(model.asked().len(), requests);
        // What worked is remembered.
        let job = api
            .extract("a.txt", LETTER.as_bytes(), asking(fields()))
            .await;
        assert_eq!(completed(&job), &truth());
        assert_eq!(model.asked().len(), requests + 1);
    }
}

#[tokio::test]
async fn a_server_that_rejects_everything_fails_the_job_with_its_first_words() {
    let model = Model::with(|n, _| error(400, &format!("reason {n}"))).await;
    let job = letter(&model).await;
    assert!(failed(&job).contains("400: reason 0"), "{job}");
    assert_eq!(model.asked().len(), 3);
}

#[tokio::test]
async fn a_model_with_its_own_temperature_is_asked_without_one() {
    let model = Model::with(|_, asked| {
        if asked.body.get("temperature").is_some() {
            error(
                400,
                "Unsupported value: 'temperature' does not support 0 with this model.",
            )
        } else {
            says(&truth())
        }
    })
    .await;
    assert_eq!(completed(&letter(&model).await), &truth());
    assert_eq!(
        model.asked()[1].body["response_format"]["type"],
        "json_schema"
    );
}

#[tokio::test]
async fn cancelling_a_job_ends_its_request() {
    let model = Model::with(|_, _| Reply::Stalled(events("{")[..1].to_vec())).await;
    let api = api(llm(&model)).await;
    let file = api.upload("a.txt", LETTER.as_bytes()).await;
    let job = api.start_job(&file, asking(fields())).await;
    while model.asked().is_empty() {
        tokio::task::yield_now().await;
    }
    let path = format!("/api/v2/extract/{job}/cancel");
    let (status, body) = api.post(&path, &json!({})).await;
    assert!(status.is_success(), "{body}");
    let ended = api.finished(&job).await;
    assert_eq!(ended["status"], "CANCELLED");
    model.hung_up().await;
    assert_eq!(model.asked().len(), 1);
}

#[tokio::test]
async fn settings_that_cannot_work_are_refused_at_the_start() {
    let far = Llm::new("http://llm.example/v1", "m").api_key(KEY);
    for (llm, words) in [
        (far, "unencrypted"),
        (Llm::new("llm.example", "m"), "base URL"),
        (Llm::new("http://localhost:1", ""), "name of the model"),
    ] {
        let builder = LocalService::builder().llm(llm);
        let debug = format!("{builder:?}");
        let error = builder.spawn().await.unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert!(!format!("{error} {error:?} {debug}").contains(KEY));
    }
}

#[tokio::test]
async fn a_refused_answer_is_told_in_the_words_of_the_model() {
    let refusal = json!({"choices": [{"message": {"content": null, "refusal": "I will not read this."}, "finish_reason": "stop"}]});
    let body = refusal.to_string();
    let model = Model::with(move |_, _| Reply::Whole(200, Vec::new(), body.clone())).await;
    let refused = letter(&model).await;
    assert!(
        failed(&refused).contains("refuses to answer: I will not read this."),
        "{refused}"
    );
    let model = Model::with(|_, _| whole("{\"order", "content_filter")).await;
    let filtered = letter(&model).await;
    assert!(failed(&filtered).contains("content filter"), "{filtered}");
}
