//! `serve`: the local service until somebody stops it.

use std::io;

use llama_extract_local::{Faults, LocalService};

use crate::args::{SERVE_KEY, Serve};
use crate::engine::{REMEDY, Reading, environment};
use crate::failure::Failure;
use crate::{output, runtime};

pub(crate) fn run(args: Serve) -> Result<(), Failure> {
    let reading = args.engine.reading(environment)?;
    runtime::block_on(serve(args, reading))
}

async fn serve(args: Serve, reading: Reading) -> Result<(), Failure> {
    // Listened for before the first line is out: whoever reads that line may send a signal at once.
    let mut stop = StopSignals::new()
        .map_err(|error| Failure::message(format!("cannot listen for signals: {error}")))?;
    let rules = args.faults.len();
    let faults = args
        .faults
        .into_iter()
        .fold(Faults::seeded(args.fault_seed), Faults::rule);
    let mut builder = LocalService::builder()
        .addr(args.addr)
        .faults(faults)
        .max_upload(args.max_upload_mb * 1024 * 1024);
    if let Some(directory) = &args.dir {
        builder = builder.directory(directory);
    }
    let by_model = reading.is_by_model();
    builder = reading.configure(builder);
    let own_key = args.api_key.is_some();
    if let Some(key) = args.api_key {
        // Clients trim theirs, so a line break at the end would lock everybody out.
        builder = builder.api_key(key.trim());
    }
    let service = builder.spawn().await.map_err(|error| {
        Failure::message(format!(
            "{error} (--addr says where to listen, --dir where to keep the state, {SERVE_KEY} sets the key{})",
            if by_model { format!("; {REMEDY}") } else { String::new() }
        ))
    })?;
    output::line(&format!("listening on {}", service.base_url()))?;
    output::note(if own_key {
        "requests need the key that was set; Ctrl-C stops the service"
    } else {
        "any API key is accepted; Ctrl-C stops the service"
    });
    if by_model {
        output::note(
            "a language model finds the values: the text of the documents is sent to its server",
        );
    }
    if args.dir.is_none() {
        output::note(
            "files and jobs are kept in memory and end with the service; --dir keeps them",
        );
    }
    if rules > 0 {
        output::note(&format!(
            "things go wrong on purpose: {rules} fault rule(s), seed {}",
            args.fault_seed
        ));
    }

    stop.next().await;
    tokio::select! {
        () = service.shutdown() => Ok(()),
        () = stop.next() => Err(Failure::message("stopped before all requests were answered")),
    }
}

/// The signals that ask for an orderly end.
#[cfg(unix)]
struct StopSignals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The keys that ask for an orderly end.
#[cfg(windows)]
struct StopSignals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl StopSignals {
    fn new() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) {
        self.0.recv().await;
    }
}
