//! Signing secrets, and what they sign: HMAC-SHA256 of the raw body, in the header `LC-Signature`.

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{HeaderMap, HeaderName, HeaderValue};
use sha2::Sha256;

use super::WebhookError;
use crate::Error;
use crate::secret::Secret;

/// The header with the signature.
pub(super) const SIGNATURE: HeaderName = HeaderName::from_static("lc-signature");
const PREFIX: &[u8] = b"sha256=";
/// Bytes of a SHA-256.
const LENGTH: usize = 32;

/// The secret that a webhook is signed with, known to the service and the receiver. It cannot be printed.
///
/// ```
/// use llama_extract::webhook::SigningSecret;
///
/// let secret = SigningSecret::new("whsec_mLqX8...")?;
/// assert_eq!(format!("{secret:?}"), "SigningSecret(***)");
/// assert!(SigningSecret::new("").is_err());
/// # Ok::<(), llama_extract::Error>(())
/// ```
#[derive(Clone)]
pub struct SigningSecret(Secret);

impl SigningSecret {
    /// A secret, as it stands in the webhook's configuration.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] for an empty one, by which anybody could sign, and for one with white space around it,
    /// such as the line break at the end of a file: it counts in a signature, and is hardly meant.
    pub fn new(secret: impl Into<String>) -> Result<Self, Error> {
        let secret = secret.into();
        if secret.trim().is_empty() {
            return Err(Error::configuration(
                "the signing secret of the webhook is empty: anybody could sign with it",
            ));
        }
        if secret.trim().len() != secret.len() {
            return Err(Error::configuration(
                "the signing secret of the webhook has white space around it, which would count in signatures: trim it",
            ));
        }
        Ok(Self(Secret(secret)))
    }

    pub(super) fn expose(&self) -> &str {
        &self.0.0
    }

    /// The code of a body, before it is finished. None is unreachable: HMAC takes a key of any length.
    fn mac(&self, body: &[u8]) -> Option<Hmac<Sha256>> {
        let mac = Hmac::<Sha256>::new_from_slice(self.expose().as_bytes()).ok()?;
        Some(mac.chain_update(body))
    }

    /// Compares in constant time.
    fn signed(&self, body: &[u8], code: &[u8; LENGTH]) -> bool {
        self.mac(body)
            .is_some_and(|mac| mac.verify_slice(code).is_ok())
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(***)")
    }
}

/// The value of the header `LC-Signature` for a body, as the service writes it: for tests of receivers.
///
/// ```
/// use llama_extract::webhook::{self, SigningSecret};
///
/// // RFC 4231, test case 2.
/// let signature = webhook::sign(&SigningSecret::new("Jefe")?, b"what do ya want for nothing?");
/// assert_eq!(signature, "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
/// # Ok::<(), llama_extract::Error>(())
/// ```
#[must_use]
pub fn sign(secret: &SigningSecret, body: &[u8]) -> HeaderValue {
    use fmt::Write as _;

    let mut text = String::from("sha256=");
    if let Some(mac) = secret.mac(body) {
        for byte in mac.finalize().into_bytes() {
            // Writing to a String does not fail.
            let _ = write!(text, "{byte:02x}");
        }
    }
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("sha256="))
}

/// The code that the headers claim.
pub(super) fn claimed(headers: &HeaderMap) -> Result<[u8; LENGTH], WebhookError> {
    let mut values = headers.get_all(SIGNATURE).iter();
    let value = values.next().ok_or_else(WebhookError::missing_signature)?;
    if values.next().is_some() {
        return Err(WebhookError::bad_signature(
            "the webhook has several headers `LC-Signature`; the service sends one",
        ));
    }
    value
        .as_bytes()
        .strip_prefix(PREFIX)
        .and_then(decode)
        .ok_or_else(|| {
            WebhookError::bad_signature(
                "the webhook's header `LC-Signature` is not `sha256=` and 64 digits in lower-case hex",
            )
        })
}

/// Refuses a code that none of the secrets makes of the body.
pub(super) fn check(
    secrets: &[SigningSecret],
    code: &[u8; LENGTH],
    body: &[u8],
) -> Result<(), WebhookError> {
    // All are tried, so that the time does not tell which one it was.
    let signed = secrets
        .iter()
        .fold(false, |signed, secret| signed | secret.signed(body, code));
    if signed {
        Ok(())
    } else {
        Err(WebhookError::bad_signature(
            "the webhook is signed with another secret, or its body was changed",
        ))
    }
}

/// Lower-case hex, as the service writes it. Upper case would make one code of several texts.
fn decode(hex: &[u8]) -> Option<[u8; LENGTH]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if hex.len() != 2 * LENGTH {
        return None;
    }
    let mut code = [0; LENGTH];
    for (byte, pair) in code.iter_mut().zip(hex.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(code)
}
