//! `--engine llm`: which model is asked, and what is missing for that.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::run::{Files, INVOICE_SCHEMA, Serving, fails, llama_extract, stderr, stdout, succeeds};

const KEY: &str = "sk-never-shown-4711";
const LETTER: &str = "Invoice number: A-17\nTotal amount due: 12.50\n";

/// A server that gives every request the same answer, and keeps what it was sent.
struct Model {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Model {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&asked);
        // It ends with the process of the tests.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let request = answer(stream);
                log.lock().unwrap().push(request);
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Answers one request; gives its head and body.
fn answer(mut stream: TcpStream) -> String {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        reader.read_line(&mut request).unwrap();
    }
    let lower = request.to_lowercase();
    let (_, length) = lower.split_once("content-length: ").unwrap();
    let length = length.lines().next().unwrap().parse().unwrap();
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request.push_str(&String::from_utf8(body).unwrap());
    let content = json!({"invoice_number": "A-17", "issue_date": null, "items": [], "total": 12.5, "iban": "DE00"});
    let answer = json!({"choices": [{"message": {"content": content.to_string()}, "finish_reason": "stop"}]});
    let answer = answer.to_string();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len()
    )
    .unwrap();
    request
}

#[test]
fn extract_asks_the_model_and_finds_its_values_in_the_document() {
    let files = Files::new();
    let schema = files.write("schema.json", INVOICE_SCHEMA);
    let letter = files.write("letter.txt", LETTER);
    let model = Model::start();
    let output = succeeds(
        llama_extract()
            .env("LLAMA_EXTRACT_LLM_API_KEY", KEY)
            .args(["extract", "--cite", "--confidence", "--engine", "llm"])
            .args(["--llm-url", &model.url, "--llm-model", "m-1", "--schema"])
            .arg(schema)
            .arg(letter),
    );
    let line: Value = serde_json::from_str(stdout(&output).trim()).unwrap();
    assert_eq!(line["result"]["total"], 12.5);
    assert_eq!(line["result"]["iban"], "DE00");
    let field = |pointer: &str| {
        let fields = line["fields"].as_array().unwrap();
        fields
            .iter()
            .find(|field| field["pointer"] == pointer)
            .unwrap()
            .clone()
    };
    assert_eq!(
        field("/total")["citation"][0]["matching_text"],
        "12.50",
        "{line}"
    );
    assert!(
        field("/iban")["confidence"].as_f64().unwrap() < 0.5,
        "{line}"
    );
    let asked = model.asked();
    assert!(asked[0].contains(&format!("Bearer {KEY}")) && asked[0].contains("\"m-1\""));
    assert!(!format!("{}{}", stdout(&output), stderr(&output)).contains(KEY));
}

#[test]
fn the_environment_names_the_model_for_eval_where_options_do_not() {
    let files = Files::new();
    std::fs::create_dir_all(files.path("documents/letter")).unwrap();
    files.write("documents/letter/letter.txt", LETTER);
    files.write("documents/letter/schema.json", INVOICE_SCHEMA);
    let model = Model::start();
    succeeds(
        llama_extract()
            .env("LLAMA_EXTRACT_LLM_URL", &model.url)
            .env("LLAMA_EXTRACT_LLM_MODEL", "m-2")
            .args(["eval", "--engine", "llm", "--out"])
            .arg(files.path("predictions"))
            .arg(files.path("documents")),
    );
    let prediction = std::fs::read(files.path("predictions/letter.json")).unwrap();
    let prediction: Value = serde_json::from_slice(&prediction).unwrap();
    assert_eq!(prediction["extract_result"]["invoice_number"], "A-17");
    let asked = model.asked();
    assert!(asked[0].contains("\"m-2\"") && !asked[0].to_lowercase().contains("authorization"));
}

#[test]
fn the_environment_alone_sends_nothing() {
    let files = Files::new();
    let schema = files.write("schema.json", INVOICE_SCHEMA);
    let letter = files.write("letter.txt", LETTER);
    let model = Model::start();
    succeeds(
        llama_extract()
            .env("LLAMA_EXTRACT_LLM_URL", &model.url)
            .env("LLAMA_EXTRACT_LLM_MODEL", "m-2")
            .args(["extract", "--schema"])
            .arg(schema)
            .arg(letter),
    );
    assert!(model.asked().is_empty());
}

#[test]
fn what_is_missing_for_a_model_is_a_usage_error_that_names_option_and_variable() {
    for verb in [
        &["serve"][..],
        &["extract", "a.txt", "--schema", "s.json"],
        &["eval", "documents", "--out", "predictions"],
    ] {
        let words = [
            "--llm-url",
            "LLAMA_EXTRACT_LLM_URL",
            "http://localhost:11434/v1",
        ];
        fails(
            llama_extract().args(verb).args(["--engine", "llm"]),
            2,
            &words,
        );
        let url = ["--engine", "llm", "--llm-url", "http://localhost:1/v1"];
        let words = ["--llm-model", "LLAMA_EXTRACT_LLM_MODEL"];
        // An empty variable is none.
        let mut command = llama_extract();
        command.env("LLAMA_EXTRACT_LLM_MODEL", "");
        fails(command.args(verb).args(url), 2, &words);
    }
}

#[test]
fn a_model_without_its_engine_is_a_usage_error() {
    for option in [
        &["--llm-url", "http://localhost:1/v1"][..],
        &["--llm-model", "m"],
        &["--llm-allow-http"],
        &["--engine", "rules", "--llm-time", "5"],
    ] {
        fails(
            llama_extract().arg("serve").args(option),
            2,
            &["needs --engine llm"],
        );
    }
    let unknown = ["serve", "--engine", "magic"];
    fails(llama_extract().args(unknown), 2, &["magic", "rules", "llm"]);
    let hosted = [
        "extract", "a.pdf", "--schema", "s.json", "--hosted", "--engine", "llm",
    ];
    fails(llama_extract().args(hosted), 2, &["--hosted", "--engine"]);
}

#[test]
fn a_key_for_an_unencrypted_connection_is_refused_and_not_shown() {
    let files = Files::new();
    let schema = files.write("schema.json", INVOICE_SCHEMA);
    let letter = files.write("letter.txt", LETTER);
    let llm = [
        "--engine",
        "llm",
        "--llm-url",
        "http://llm.example/v1",
        "--llm-model",
        "m",
    ];
    let words = ["unencrypted to llm.example", "--llm-allow-http"];
    let mut extract = llama_extract();
    extract
        .args(["extract", "--schema"])
        .arg(schema)
        .arg(letter);
    let mut serve = llama_extract();
    serve.args(["serve", "--addr", "127.0.0.1:0"]);
    for mut command in [extract, serve] {
        let output = fails(
            command.env("LLAMA_EXTRACT_LLM_API_KEY", KEY).args(llm),
            1,
            &words,
        );
        assert!(!stderr(&output).contains(KEY), "{}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn serve_says_that_documents_go_to_the_model() {
    let mut command = llama_extract();
    command
        .env("LLAMA_EXTRACT_LLM_URL", "http://localhost:1/v1")
        .env("LLAMA_EXTRACT_LLM_MODEL", "m")
        .env("LLAMA_EXTRACT_LLM_API_KEY", KEY);
    let serving = Serving::start_with(&mut command, &["--engine".as_ref(), "llm".as_ref()]);
    assert_eq!(serving.list_jobs(Some("any-key")), "HTTP/1.1 200 OK");
    let output = serving.stop("TERM");
    let said = stderr(&output);
    assert!(
        said.contains("sent to its server") && !said.contains(KEY),
        "{said}"
    );
}
