//! What becomes of the service's error answers.

use std::fmt::Write as _;

use llama_extract::Error;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::json;

/// The error that a status and a body become.
async fn error_of(reply: Reply) -> Error {
    let stub = Stub::start([reply]).await;
    stub.client().files().get("dfl-1").await.unwrap_err()
}

/// Everything that an error says of itself, without the address of the stub.
fn shown(error: &Error) -> String {
    let told = error.to_string();
    let (before, rest) = told.split_once("http://").unwrap_or((&told, ""));
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ".:".contains(c));
    let host = if rest.is_empty() { "" } else { "http://HOST" };
    let predicates = [
        ("schema", error.is_schema()),
        ("unauthorized", error.is_unauthorized()),
        ("out_of_credits", error.is_out_of_credits()),
        ("not_found", error.is_not_found()),
        ("rate_limited", error.is_rate_limited()),
        ("transport", error.is_transport()),
        ("senseless_answer", error.is_senseless_answer()),
        ("retryable", error.is_retryable()),
    ];
    let holds: Vec<&str> = predicates
        .into_iter()
        .filter_map(|(name, holds)| holds.then_some(name))
        .collect();
    let mut shown = String::new();
    let _ = writeln!(shown, "says        {before}{host}{after}");
    let _ = writeln!(shown, "is          {}", holds.join(", "));
    let _ = writeln!(shown, "status      {:?}", error.status());
    let _ = writeln!(shown, "message     {:?}", error.message());
    let _ = writeln!(shown, "request_id  {:?}", error.request_id());
    let _ = writeln!(shown, "retry_after {:?}", error.retry_after());
    shown
}

macro_rules! errors {
    ($($name:ident: $reply:expr => |$error:ident| $holds:expr;)*) => {$(
        #[tokio::test]
        async fn $name() {
            let $error = error_of($reply).await;
            crate::assert_snapshot("errors", stringify!($name), &shown(&$error));
            assert!($holds);
        }
    )*};
}

fn text(status: u16, detail: &str) -> Reply {
    Reply::json(status, &json!({ "detail": detail }))
}

errors! {
    a_400_about_a_schema: text(400, "schema_validation: total: no type") => |error| error.is_schema();
    a_400_about_an_input: text(400, "inputs_invalid: the parse job is not completed") => |error| !error.is_schema();
    a_401: text(401, "Not authenticated") => |error| error.is_unauthorized();
    a_402: text(402, "credits exceeded") => |error| error.is_out_of_credits();
    a_403: text(403, "access to the file denied") => |error| error.status() == Some(403);
    a_404: text(404, "File not found") => |error| error.is_not_found();
    a_409: text(409, "the job has ended") => |error| !error.is_retryable();
    a_413: text(413, "file size exceeds the limit of 100 MB") => |error| error.status() == Some(413);
    a_422_with_a_list: Reply::json(422, &json!({"detail": [
        {"loc": ["body", "configuration", "tier"], "msg": "Input should be 'agentic'", "type": "enum", "input": "a", "ctx": {}},
        {"loc": ["body", "rules", 0], "msg": "Field required", "type": "missing"}
    ]})) => |error| error.message().unwrap().starts_with("body.configuration.tier: ");
    a_422_with_a_text: text(422, "engine_error: the model refused") => |error| error.message().is_some();
    a_429_with_retry_after: text(429, "resources exhausted").header("retry-after", "7") => |error| error.is_rate_limited();
    a_500_with_a_request_id: text(500, "Internal Server Error").header("x-request-id", "req-1") => |error| error.request_id() == Some("req-1");
    a_502_of_a_proxy: Reply::text(502, "<html><body>Bad gateway</body></html>") => |error| error.is_retryable();
    a_503_without_a_body: Reply::text(503, "") => |error| error.is_retryable();
    a_detail_of_a_new_form: Reply::json(400, &json!({"detail": {"code": 7}})) => |error| error.message().unwrap().contains('7');
    an_answer_that_is_not_json: Reply::text(200, "<html>welcome</html>") => |error| error.is_senseless_answer();
}
