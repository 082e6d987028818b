//! A rule is the same whether it was built, written as text, or as JSON.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use serde_json::{Value, json};

use super::json::{read_faults, read_rule, write_rule};
use super::{FaultRule, Faults, Moment};

const MS: fn(u64) -> Duration = Duration::from_millis;

fn rules() -> Vec<(FaultRule, &'static str, Value)> {
    vec![
        (
            FaultRule::on("create_extract_job")
                .first(2)
                .answer(429)
                .retry_after(MS(1_000)),
            "create_extract_job first=2 answer=429 retry_after=1s",
            json!({"on": "create_extract_job", "first": 2, "answer": 429, "retry_after": "1s"}),
        ),
        (
            FaultRule::on("create_extract_job").nth(1).lost(),
            "create_extract_job nth=1 lost",
            json!({"on": "create_extract_job", "nth": 1, "lost": true}),
        ),
        (
            FaultRule::on("POST /api/v2/extract")
                .lost()
                .answer(502)
                .html(),
            "POST /api/v2/extract lost answer=502 body=html",
            json!({"on": "POST /api/v2/extract", "lost": true, "answer": 502, "body": "html"}),
        ),
        (
            FaultRule::everywhere()
                .chance(0.25)
                .delay_between(MS(10), MS(2_000)),
            "* chance=0.25 delay=10ms..2s",
            json!({"on": "*", "chance": 0.25, "delay": "10ms..2s"}),
        ),
        (
            FaultRule::on("/api/v1/*").every(3).reset(Moment::Before),
            "/api/v1/* every=3 reset",
            json!({"on": "/api/v1/*", "every": 3, "reset": true}),
        ),
        (
            FaultRule::on("get_file")
                .after(10)
                .close(Moment::AtByte(17)),
            "get_file after=10 close=17",
            json!({"on": "get_file", "after": 10, "close": 17}),
        ),
        (
            FaultRule::on("get_file").truncated().slow(1, MS(50)),
            "get_file close=during slow=1/50ms",
            json!({"on": "get_file", "close": "during", "slow": "1/50ms"}),
        ),
        (
            FaultRule::on("list_files").stall(Moment::During),
            "list_files stall=during",
            json!({"on": "list_files", "stall": "during"}),
        ),
        (
            FaultRule::on("list_files")
                .reset(Moment::After)
                .delay(MS(5)),
            "list_files delay=5ms reset=after",
            json!({"on": "list_files", "delay": "5ms", "reset": "after"}),
        ),
        (
            FaultRule::on("upload_file")
                .answer(413)
                .detail("too \"big\" by 1 MB"),
            r#"upload_file answer=413 detail="too \"big\" by 1 MB""#,
            json!({"on": "upload_file", "answer": 413, "detail": "too \"big\" by 1 MB"}),
        ),
        (
            FaultRule::on("upload_file")
                .answer(503)
                .empty_body()
                .retry_after_date(MS(30_000)),
            "upload_file answer=503 retry_after_date=30s body=empty",
            json!({"on": "upload_file", "answer": 503, "retry_after_date": "30s", "body": "empty"}),
        ),
        (
            FaultRule::jobs()
                .file("*.pdf")
                .nth(3)
                .throttled(MS(2_000))
                .running(MS(500))
                .failed("no data: C:\\"),
            r#"jobs file=*.pdf nth=3 throttled=2s running=500ms failed="no data: C:\\""#,
            json!({"on": "jobs", "file": "*.pdf", "nth": 3, "throttled": "2s", "running": "500ms", "failed": "no data: C:\\"}),
        ),
        (
            FaultRule::jobs().failed(""),
            r#"jobs failed="""#,
            json!({"on": "jobs", "failed": ""}),
        ),
        (
            FaultRule::jobs().chance(0.5).cancelled(),
            "jobs chance=0.5 cancelled",
            json!({"on": "jobs", "chance": 0.5, "cancelled": true}),
        ),
    ]
}

#[test]
fn text_is_the_built_rule_both_ways() {
    for (rule, text, _) in rules() {
        assert_eq!(rule.to_string(), text);
        assert_eq!(text.parse::<FaultRule>().unwrap(), rule, "{text}");
    }
}

#[test]
fn json_is_the_built_rule_both_ways() {
    for (rule, _, json) in rules() {
        assert_eq!(Value::Object(write_rule(&rule)), json);
        assert_eq!(read_rule(&json).unwrap(), rule, "{json}");
    }
}

#[test]
fn json_takes_text_and_lists_and_plans_alike() {
    let rule = FaultRule::everywhere().answer(503);
    let expected = Faults::from(rule.clone());
    for same in [
        json!("* answer=503"),
        json!({"on": "*", "answer": 503, "lost": false, "detail": null}),
        json!([{"on": "*", "answer": "503"}]),
        json!({"rules": ["* answer=503"]}),
        json!({"seed": 0, "rules": [{"on": "*", "answer": 503, "matched": 4, "fired": 2}]}),
    ] {
        assert_eq!(read_faults(&same).unwrap(), expected, "{same}");
    }
    let seeded = read_faults(&json!({"seed": 7, "rules": ["* answer=503"]})).unwrap();
    assert_eq!(seeded, Faults::seeded(7).rule(rule));
}

#[test]
fn settings_may_come_in_any_order_and_between_any_blanks() {
    let rule = FaultRule::on("GET /api/*").first(1).answer(500);
    for text in [
        "GET /api/* answer=500 first=1",
        "  get   /api/*\n first=1\tanswer=500 ",
        "\"GET /api/*\" first=\"1\" answer=500",
    ] {
        assert_eq!(text.parse::<FaultRule>().unwrap(), rule, "{text}");
    }
}

#[track_caller]
fn text_fails(text: &str, words: &[&str]) {
    let error = match text.parse::<FaultRule>() {
        Ok(rule) => panic!("{text} is {rule:?}"),
        Err(error) => error.to_string(),
    };
    for word in words {
        assert!(error.contains(word), "{text}: {word:?} is not in: {error}");
    }
}

#[test]
fn a_wrong_text_is_told_which_part_and_what_is_right() {
    text_fails("", &["empty", "create_extract_job first=2 answer=429"]);
    text_fails("answer=503", &["begins with where", "* answer=503"]);
    text_fails(
        "create_job answer=503",
        &["no operation create_job", "create_extract_job"],
    );
    text_fails("FETCH /x answer=503", &["FETCH", "GET"]);
    text_fails(
        "* first=two answer=503",
        &["first=two", "whole number", "first=2"],
    );
    text_fails("* first=-1 answer=503", &["first=-1"]);
    text_fails("* nth=0 answer=503", &["counts begin with 1"]);
    text_fails(
        "* chance=30% answer=503",
        &["chance=30%", "from 0 to 1", "chance=0.25"],
    );
    text_fails("* delay=5", &["delay=5", "delay=200ms"]);
    text_fails("* delay=2s..1s", &["delay=2s..1s", "shorter first"]);
    text_fails("* answer", &["answer: it needs a value", "answer=503"]);
    text_fails("* answer=teapot", &["answer=teapot", "HTTP status"]);
    text_fails("* answer=99", &["answer=99", "200 and 599"]);
    text_fails("* answer=200", &["answer=200", "body=html"]);
    text_fails("* 503", &["write answer=503"]);
    text_fails(
        "* retry-after=1s answer=503",
        &["retry-after", "did you mean retry_after"],
    );
    text_fails("* status=503", &["status", "the settings are", "answer"]);
    text_fails("* answer=503 answer=500", &["answer is given twice"]);
    text_fails("* first=1 nth=2 answer=500", &["first and nth contradict"]);
    text_fails("* body=xml", &["body=xml", "html or empty"]);
    text_fails("* reset=later", &["reset=later", "reset=during"]);
    text_fails("* slow=50ms", &["slow=50ms", "slow=1/50ms"]);
    text_fails("* slow=0/50ms", &["at least one byte"]);
    text_fails("* lost=yes", &["lost=yes", "takes no value"]);
    text_fails("jobs failed=\"no end", &["failed=no end", "quotation"]);
}

#[test]
fn a_rule_that_makes_no_sense_as_a_whole_is_told_why() {
    text_fails("*", &["does nothing", "answer=503"]);
    text_fails("* first=2", &["does nothing"]);
    text_fails("jobs", &["does nothing", "failed="]);
    text_fails(
        "jobs answer=503",
        &["jobs have throttled", "create_extract_job answer=503"],
    );
    text_fails("jobs delay=1s", &["jobs have throttled"]);
    text_fails("jobs cancelled detail=x", &["detail needs an answer"]);
    text_fails(
        "get_extract_job cancelled",
        &["happen to jobs", "jobs nth=1 cancelled"],
    );
    text_fails("* file=*.pdf answer=503", &["file chooses among jobs"]);
    text_fails("* reset retry_after=1s", &["retry_after needs an answer"]);
    text_fails("* reset answer=503", &["before the answer", "reset=during"]);
    text_fails("* lost close=during", &["lost answer", "lost answer=502"]);
    text_fails("* lost slow=1/1s", &["cannot be slow"]);
    text_fails("* stall=after", &["nothing to hold back"]);
    text_fails(
        "* answer=503 body=html detail=x",
        &["detail is a part of JSON"],
    );
}

#[test]
fn a_wrong_json_is_told_which_part() {
    for (json, words) in [
        (json!(7), vec!["a rule is an object"]),
        (
            json!({"answer": 503}),
            vec!["on: where is missing", "\"answer\":503"],
        ),
        (
            json!({"on": "*", "answer": [503]}),
            vec!["answer: a text, a number"],
        ),
        (
            json!({"on": "*", "first": 1.5, "answer": 503}),
            vec!["first=1.5"],
        ),
        (json!({"seed": -1}), vec!["seed: -1"]),
        (
            json!({"seed": 1, "answer": 503}),
            vec!["answer: beside rules only seed"],
        ),
        (json!({"rules": {}}), vec!["rules: a list"]),
    ] {
        let error = read_faults(&json).unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "{json}: {word:?} is not in: {error}");
        }
    }
}
