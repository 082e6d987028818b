//! Answers that cannot be used at once: wrong, cut off, or of one part of many.

use serde_json::{Value, json};

use super::stub::{Model, says, whole};
use super::{asking, completed, failed, fields, job, letter, llm, truth};

#[tokio::test]
async fn a_wrong_answer_is_asked_for_again_with_what_is_wrong() {
    let wrong = [
        ("{\"order_number\": \"A-17\", ", "has no end"),
        ("I found order A-17.", "no JSON object"),
        (
            "{\"order_number\": \"A-17\", \"order_date\": null, \"total_due\": \"much\"}",
            "total_due must be a plain number",
        ),
        ("{\"order_number\": \"A-17\"}", "total_due is missing"),
    ];
    for (answer, words) in wrong {
        let model = Model::with(move |n, _| {
            if n == 0 {
                whole(answer, "stop")
            } else {
                says(&truth())
            }
        })
        .await;
        assert_eq!(completed(&letter(&model).await), &truth());
        let asked = model.asked();
        let messages = asked[1].body["messages"].as_array().unwrap();
        assert_eq!(messages[2], json!({"role": "assistant", "content": answer}));
        let complaint = messages[3]["content"].as_str().unwrap();
        assert!(complaint.contains(words), "{complaint}");
    }
}

#[tokio::test]
async fn a_model_that_never_gives_json_fails_the_job_after_two_repeats() {
    let model = Model::with(|_, _| whole("I am sorry, what was the question?", "stop")).await;
    let job = letter(&model).await;
    let message = failed(&job);
    assert!(
        message.contains("no JSON object") && message.contains("3 attempts"),
        "{message}"
    );
    assert_eq!(model.asked().len(), 3);
}

#[tokio::test]
async fn fields_that_stay_missing_are_null_and_those_nobody_asked_for_are_dropped() {
    let model = Model::saying(json!({"order_number": "A-17", "mood": "good"})).await;
    assert_eq!(
        completed(&letter(&model).await),
        &json!({"order_number": "A-17", "order_date": null, "total_due": null})
    );
}

#[tokio::test]
async fn thoughts_and_fences_around_the_answer_are_left_out() {
    let text = format!(
        "<think>{{\"order_number\": 1}}</think>\n```json\n{:#}\n```\nDone.",
        truth()
    );
    let model = Model::with(move |_, _| whole(&text, "stop")).await;
    assert_eq!(completed(&letter(&model).await), &truth());
}

/// A list of parts of so many lines a page.
fn catalogue(pages: usize, lines: usize) -> String {
    let line = |n: usize| format!("Part P-{n:04}    Bolt number {n}    {}.50\n", n + 1);
    (0..pages)
        .map(|page| {
            (page * lines..(page + 1) * lines)
                .map(line)
                .collect::<String>()
        })
        .collect::<Vec<_>>()
        .join("\x0c")
}

fn catalogue_fields() -> Value {
    json!({
        "title": {"type": "string"},
        "parts": {"type": "array", "items": {"type": "object", "properties": {
            "part": {"type": "string"}, "price": {"type": "number"}}}},
    })
}

/// Reads the excerpt as a model would.
fn read(text: &str) -> Value {
    let parts: Vec<Value> = text
        .lines()
        .filter_map(|line| line.split_once("Part P-"))
        .map(|(_, rest)| {
            let price = rest.rsplit(' ').next().unwrap();
            json!({"part": format!("P-{}", &rest[..4]), "price": price.parse::<f64>().unwrap()})
        })
        .collect();
    json!({"title": null, "parts": parts})
}

fn numbers(result: &Value) -> Vec<usize> {
    let parts = result["parts"].as_array().unwrap();
    parts
        .iter()
        .map(|part| part["part"].as_str().unwrap()[2..].parse().unwrap())
        .collect()
}

#[tokio::test]
async fn a_long_document_is_asked_about_in_parts_and_each_entry_comes_once() {
    let model = Model::with(|_, asked| says(&read(asked.text()))).await;
    let text = catalogue(6, 40);
    let job = job(
        llm(&model).context_chars(3_000),
        &text,
        asking(catalogue_fields()),
    )
    .await;
    assert_eq!(numbers(completed(&job)), (0..240).collect::<Vec<_>>());
    let asked = model.asked();
    assert!(asked.len() > 3, "{}", asked.len());
    let count = asked.len();
    assert!(
        asked[1].text().contains(&format!("part 2 of {count}")),
        "{}",
        asked[1].text()
    );
    for request in &asked {
        let (_, document) = request.text().split_once("<document>\n").unwrap();
        assert!(document.len() < 3_200, "{}", document.len());
    }
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_asked_for_in_two_parts() {
    let model = Model::with(|n, asked| {
        if n == 0 {
            whole(
                "{\"title\": null, \"parts\": [{\"part\": \"P-0000\"",
                "length",
            )
        } else {
            says(&read(asked.text()))
        }
    })
    .await;
    let job = job(llm(&model), &catalogue(2, 20), asking(catalogue_fields())).await;
    assert_eq!(numbers(completed(&job)), (0..40).collect::<Vec<_>>());
    let asked = model.asked();
    assert_eq!(asked.len(), 3);
    assert!(asked[1].text().contains("[p1 l20]") && !asked[1].text().contains("[p2 l1]"));
}

#[tokio::test]
async fn a_document_beyond_the_context_of_the_model_is_asked_about_in_two_parts() {
    let model = Model::with(|n, asked| {
        if n == 0 {
            super::stub::error(400, "This model's maximum context length is 100 tokens.")
        } else {
            says(&read(asked.text()))
        }
    })
    .await;
    let job = job(llm(&model), &catalogue(1, 20), asking(catalogue_fields())).await;
    assert_eq!(numbers(completed(&job)), (0..20).collect::<Vec<_>>());
    assert_eq!(
        model.asked()[1].body["response_format"]["type"],
        "json_schema"
    );
}

#[tokio::test]
async fn an_answer_that_is_always_cut_off_fails_the_job() {
    let model = Model::with(|_, _| whole("{\"order_number\": \"A-1", "length")).await;
    let job = letter(&model).await;
    let message = failed(&job);
    assert!(
        message.contains("cut off") && message.contains("1 lines"),
        "{message}"
    );
}

#[tokio::test]
async fn each_page_is_asked_about_by_itself_and_one_without_text_is_not() {
    let model = Model::with(|_, asked| {
        let code = if asked.text().contains("A-1") {
            "A-1"
        } else {
            "B-2"
        };
        says(&json!({"code": code}))
    })
    .await;
    let mut configuration = asking(
        json!({"code": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}}),
    );
    configuration["extraction_target"] = "per_page".into();
    let job = job(llm(&model), "Code: A-1\x0c\x0cCode: B-2", configuration).await;
    let page = |code: Value| json!({"code": code, "tags": []});
    let codes: Vec<&Value> = completed(&job).as_array().unwrap().iter().collect();
    assert_eq!(codes.first(), Some(&&page(json!("A-1"))), "{job}");
    assert_eq!(codes.last(), Some(&&page(json!("B-2"))), "{job}");
    // tags are missing, which is asked for again; of the empty page nothing is asked.
    assert!(
        model
            .asked()
            .iter()
            .all(|asked| asked.text().contains("Code:"))
    );
}

#[tokio::test]
async fn rows_of_a_table_are_asked_for_as_a_list() {
    let model = Model::saying(
        json!({"rows": [{"part": "P-0000", "price": 1.5}, {"part": "P-0001", "price": 2.5}]}),
    )
    .await;
    let mut configuration =
        asking(json!({"part": {"type": "string"}, "price": {"type": "number"}}));
    configuration["extraction_target"] = "per_table_row".into();
    let job = job(llm(&model), &catalogue(1, 2), configuration).await;
    assert_eq!(
        completed(&job),
        &json!([{"part": "P-0000", "price": 1.5}, {"part": "P-0001", "price": 2.5}])
    );
}

#[tokio::test]
async fn the_same_input_gives_the_same_output() {
    let model = Model::with(|_, asked| says(&read(asked.text()))).await;
    let text = catalogue(3, 30);
    let mut outputs = Vec::new();
    for _ in 0..2 {
        let job = job(
            llm(&model).context_chars(2_000),
            &text,
            asking(catalogue_fields()),
        )
        .await;
        outputs.push((
            job["extract_result"].to_string(),
            super::metadata(&job).to_string(),
        ));
    }
    assert_eq!(outputs[0], outputs[1]);
    let asked = model.asked();
    let (first, second) = asked.split_at(asked.len() / 2);
    let bodies =
        |asked: &[super::stub::Asked]| asked.iter().map(|a| a.body.clone()).collect::<Vec<_>>();
    assert_eq!(bodies(first), bodies(second));
}

#[tokio::test]
async fn amounts_written_as_text_become_numbers() {
    let model =
        Model::saying(json!({"order_number": 17, "order_date": "", "total_due": "1.204,50"})).await;
    let job = job(llm(&model), super::LETTER, asking(fields())).await;
    assert_eq!(
        completed(&job),
        &json!({"order_number": "17", "order_date": null, "total_due": 1204.5})
    );
}
