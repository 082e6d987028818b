//! The service that is asked: LlamaCloud, or one in this process.

use std::hash::{BuildHasher, RandomState};

use llama_extract::Client;
use llama_extract_local::LocalService;

use crate::engine::{REMEDY, Reading};
use crate::failure::Failure;

/// A client, and the service that it talks to where that is ours.
pub(crate) struct Service {
    pub(crate) client: Client,
    /// It runs until it is dropped.
    _local: Option<LocalService>,
}

/// LlamaCloud.
pub(crate) fn hosted() -> Result<Service, Failure> {
    let client = Client::from_env().map_err(|error| {
        Failure::message(format!(
            "{error} (without --hosted, documents are read on this machine)"
        ))
    })?;
    Ok(Service {
        client,
        _local: None,
    })
}

/// A service in this process, whose values a model finds, or the rules.
pub(crate) async fn local(reading: Reading) -> Result<Service, Failure> {
    // Anybody on the machine can reach a port of it; the documents are for this process.
    let key = random_key();
    let by_model = reading.is_by_model();
    let builder = reading.configure(LocalService::builder().api_key(key.as_str()));
    let local = builder.spawn().await.map_err(|error| {
        Failure::message(if by_model {
            format!("{error} ({REMEDY})")
        } else {
            error.to_string()
        })
    })?;
    let client = Client::builder()
        .base_url(local.base_url())
        .api_key(key)
        .build()
        .map_err(|error| Failure::message(error.to_string()))?;
    Ok(Service {
        client,
        _local: Some(local),
    })
}

/// 128 bits that others cannot guess while the service runs: the standard library's hash, keyed by the system's
/// randomness.
fn random_key() -> String {
    let hash = RandomState::new();
    format!("{:016x}{:016x}", hash.hash_one(0), hash.hash_one(1))
}
