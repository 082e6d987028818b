//! Which signatures are taken.

use http::{HeaderMap, HeaderValue};

use super::super::{Verifier, sign, verify};
use super::{JSON, JSON_BY_K1, JSON_BY_K2, STRING, STRING_BY_K1, secret, signature};

#[test]
fn bodies_in_both_formats_are_verified_and_read_alike() {
    let k1 = secret("whsec_k1");
    let object = verify(&k1, &signature(JSON_BY_K1), JSON.as_bytes()).unwrap();
    let string = verify(&k1, &signature(STRING_BY_K1), STRING.as_bytes()).unwrap();
    assert_eq!(object, string);
    assert_eq!(object.id, "2f0f6a2e-6f6a-4a1b-9d46-0d3d1c8f7b11");
}

#[test]
fn what_is_signed_here_equals_the_code_of_another_implementation() {
    let k1 = secret("whsec_k1");
    assert_eq!(sign(&k1, JSON.as_bytes()), JSON_BY_K1);
    assert_eq!(sign(&k1, STRING.as_bytes()), STRING_BY_K1);
    assert_eq!(sign(&secret("whsec_k2"), JSON.as_bytes()), JSON_BY_K2);
}

#[test]
fn any_of_several_secrets_will_do_and_no_other() {
    let both = Verifier::new(secret("whsec_k1")).or_secret(secret("whsec_k2"));
    for by in [JSON_BY_K1, JSON_BY_K2] {
        both.verify(&signature(by), JSON.as_bytes()).unwrap();
    }
    let other = Verifier::new(secret("whsec_k3")).or_secret(secret("whsec_K1"));
    for by in [JSON_BY_K1, JSON_BY_K2] {
        let error = other
            .verify(&signature(by), JSON.as_bytes())
            .expect_err("another secret");
        assert!(error.is_bad_signature() && error.status() == 401, "{error}");
    }
}

#[test]
fn a_body_with_any_bit_flipped_is_refused() {
    let (k1, headers) = (secret("whsec_k1"), signature(JSON_BY_K1));
    for bit in 0..8 * JSON.len() {
        let mut body = JSON.as_bytes().to_vec();
        body[bit / 8] ^= 1 << (bit % 8);
        let error = verify(&k1, &headers, &body).expect_err("a flipped bit");
        assert!(error.is_bad_signature(), "bit {bit}: {error}");
    }
}

#[test]
fn a_signature_with_any_bit_flipped_is_refused() {
    let k1 = secret("whsec_k1");
    let mut refused = 0;
    for bit in 0..8 * JSON_BY_K1.len() {
        let mut text = JSON_BY_K1.as_bytes().to_vec();
        text[bit / 8] ^= 1 << (bit % 8);
        // Some of them are not even headers.
        let Ok(value) = HeaderValue::from_bytes(&text) else {
            continue;
        };
        let headers = HeaderMap::from_iter([("lc-signature".parse().unwrap(), value)]);
        let error = verify(&k1, &headers, JSON.as_bytes()).expect_err("a flipped bit");
        assert!(error.is_bad_signature(), "bit {bit}: {error}");
        refused += 1;
    }
    assert!(refused > 400, "{refused}");
}

#[test]
fn a_body_cut_or_lengthened_by_a_byte_is_refused() {
    let (k1, headers) = (secret("whsec_k1"), signature(JSON_BY_K1));
    let longer = format!("{JSON} ");
    for body in [&JSON[..JSON.len() - 1], &longer, ""] {
        assert!(
            verify(&k1, &headers, body.as_bytes()).is_err_and(|error| error.is_bad_signature())
        );
    }
}

#[test]
fn a_missing_signature_is_told_from_a_bad_one() {
    let error = verify(&secret("whsec_k1"), &HeaderMap::new(), JSON.as_bytes()).expect_err("none");
    assert!(
        error.is_missing_signature() && !error.is_bad_signature(),
        "{error}"
    );
    assert_eq!(error.status(), 401);
}

#[test]
fn a_malformed_signature_is_refused() {
    let code = &JSON_BY_K1["sha256=".len()..];
    let malformed = [
        String::new(),
        "sha256=".into(),
        code.into(),
        format!("sha1={code}"),
        format!("SHA256={code}"),
        format!("sha256={}", code.to_uppercase()),
        format!("sha256={}", &code[..62]),
        format!("sha256={code}00"),
        format!("sha256= {code}"),
        format!("sha256={code},sha256={code}"),
        format!("sha256={}", "g".repeat(64)),
    ];
    for text in malformed {
        let error = verify(&secret("whsec_k1"), &signature(&text), JSON.as_bytes())
            .expect_err("a malformed signature");
        assert!(error.is_bad_signature(), "{text}: {error}");
    }
}

#[test]
fn two_signatures_are_refused_even_if_one_is_right() {
    let mut headers = signature(JSON_BY_K1);
    headers.append("LC-Signature", HeaderValue::from_static(JSON_BY_K2));
    let error = verify(&secret("whsec_k1"), &headers, JSON.as_bytes()).expect_err("two");
    assert!(error.is_bad_signature(), "{error}");
}

#[test]
fn a_body_over_the_limit_is_refused_and_one_at_the_limit_is_taken() {
    let headers = signature(JSON_BY_K1);
    let exact = Verifier::new(secret("whsec_k1")).body_limit(JSON.len());
    exact.verify(&headers, JSON.as_bytes()).unwrap();
    let error = exact
        .body_limit(JSON.len() - 1)
        .verify(&headers, JSON.as_bytes())
        .expect_err("too large");
    assert!(error.is_too_large() && error.status() == 413, "{error}");
}

#[test]
fn no_error_holds_the_body_the_signature_or_the_secret() {
    let secret = secret("hush-secret");
    let verifier = Verifier::new(secret.clone()).body_limit(100);
    let bodies = [
        r#"{"event_id": hush-body}"#.to_owned(),
        r#""hush-body""#.to_owned(),
        r#"{"event_id": "e", "event_type": ["hush-body"]}"#.to_owned(),
        r#"{"event_id": "e", "event_type": "x", "timestamp": "hush-body"}"#.to_owned(),
        "hush-body".repeat(100),
    ];
    let mut errors = vec![];
    for body in bodies {
        let right = signature(sign(&secret, body.as_bytes()).to_str().unwrap());
        errors.push(verifier.verify(&right, body.as_bytes()).expect_err(&body));
        let wrong = signature("sha256=hush-signature");
        errors.push(verifier.verify(&wrong, body.as_bytes()).expect_err(&body));
    }
    for error in errors {
        let printed = format!("{error} {error:?} {error:#?} {verifier:?}");
        assert!(!printed.contains("hush"), "{printed}");
    }
}
