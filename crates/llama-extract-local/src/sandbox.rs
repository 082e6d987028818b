//! Reads documents on threads of their own, so that a bad one harms nothing else.
//!
//! Parsers of foreign bytes panic, recurse and go on without end. Here a panic is caught, the stack is
//! deep, and the caller waits no longer than the time it gives.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

/// Damaged PDFs nest deeply; the reader recurses.
const STACK: usize = 16 * 1024 * 1024;

/// Does `work` on the document called `name`, and gives it until the instant that it is told.
///
/// A thread of its own instead of one of the blocking pool: what never ends must not hold up the
/// runtime, neither while it works nor when it stops. Such a thread goes on by itself; nobody waits.
///
/// # Errors
///
/// What `work` says; and when it panics, is out of time, or no thread can be had, a message that names
/// the document and what to do.
pub(crate) async fn within<T: Send + 'static>(
    name: &str,
    time: Duration,
    work: impl FnOnce(Instant) -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let deadline = Instant::now() + time;
    let (send, receive) = oneshot::channel();
    let spawned = std::thread::Builder::new()
        .name("llama-extract-job".into())
        .stack_size(STACK)
        .spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(deadline)));
            // Nobody listens any more when the job was cancelled or ran out of time.
            let _ = send.send(outcome);
        });
    if let Err(e) = spawned {
        return Err(format!(
            "{name} was not read, no thread could be started: {e}; try again"
        ));
    }
    match tokio::time::timeout(time, receive).await {
        Ok(Ok(Ok(outcome))) => outcome,
        Ok(_) => Err(format!(
            "{name} made the reader fail; save the document anew from a viewer and upload that"
        )),
        Err(_) => Err(format!(
            "TIMEOUT: reading {name} took longer than {:.1} s; choose fewer pages with target_pages or max_pages",
            time.as_secs_f64()
        )),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )]
    use super::*;

    fn run<T: Send + 'static>(
        time: Duration,
        work: impl FnOnce(Instant) -> Result<T, String> + Send + 'static,
    ) -> Result<T, String> {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().build().unwrap();
        runtime.block_on(within("a.pdf", time, work))
    }

    #[test]
    fn a_panic_becomes_an_error_that_names_the_document() {
        let error = run::<()>(Duration::from_secs(60), |_| panic!("broken")).unwrap_err();
        assert!(error.starts_with("a.pdf made the reader fail"), "{error}");
    }

    #[test]
    fn what_does_not_end_is_left_alone() {
        let (hold, held) = std::sync::mpsc::channel::<()>();
        let wait = move |_| held.recv().map_err(|e| e.to_string());
        let error = run(Duration::from_millis(20), wait).unwrap_err();
        assert!(error.starts_with("TIMEOUT: reading a.pdf"), "{error}");
        drop(hold);
    }

    #[test]
    fn what_the_work_says_is_handed_on() {
        let time = Duration::from_secs(60);
        assert_eq!(
            run(time, |deadline| Ok(deadline > Instant::now())),
            Ok(true)
        );
        assert_eq!(run::<()>(time, |_| Err("no".into())), Err("no".into()));
    }
}
