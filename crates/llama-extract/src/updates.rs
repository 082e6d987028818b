//! Waiting for a job, look by look.

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use llama_extract_api::types::ExtractJobStatus;

use crate::granularity::{Granularity, PerDocument};
use crate::job::Job;
use crate::wait::{Step, Wait};
use crate::{Error, ExtractSchema};

/// What a look at a job has shown.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Update {
    /// The status at the last look that brought one; none before the first.
    pub status: Option<ExtractJobStatus>,
    /// How long the job has been waited for.
    pub elapsed: Duration,
    /// When it will be looked at again; none when it has ended.
    pub next_look: Option<Duration>,
    /// Why the look brought no status; the wait goes on.
    pub problem: Option<String>,
}

/// One wait for one job.
pub(crate) struct Watch<T, G> {
    job: Job<T, G>,
    wait: Wait,
}

/// What came of one look.
enum Look {
    Running,
    Ended,
    /// The wait is over without a result.
    Over(Error),
}

impl<T: ExtractSchema, G: Granularity> Watch<T, G> {
    pub(crate) fn new(job: Job<T, G>) -> Self {
        let wait = Wait::new(job.time_to_wait(), job.polling_of().clone(), job.is_new());
        Self { job, wait }
    }

    /// Looks until the job has ended.
    pub(crate) async fn finish(mut self) -> Result<G::Output<T>, Error> {
        loop {
            match self.look().await {
                Look::Running => {}
                Look::Ended => return self.job.conclude(),
                Look::Over(error) => return Err(error),
            }
        }
    }

    /// Waits for the next look, and looks.
    async fn look(&mut self) -> Look {
        let step = {
            let job = &mut self.job;
            // Pinned here: handed on by value it would be held twice.
            let ask = pin!(async { Ok(job.poll_once().await?.status.clone()) });
            self.wait.look(ask).await
        };
        let error = match step {
            Step::Running => return Look::Running,
            Step::Ended => return Look::Ended,
            Step::OutOfTime(last_error) => self.job.out_of_time(last_error),
            Step::Failed(error) => error,
        };
        // Whoever waits is told of the job, and decides.
        self.job.disarm();
        Look::Over(error)
    }

    fn update(&self, ended: bool) -> Update {
        Update {
            status: self.job.status().cloned(),
            elapsed: self.wait.elapsed(),
            next_look: (!ended).then(|| self.wait.next_look()),
            problem: self.wait.last_error().map(Error::to_string),
        }
    }
}

/// A wait that shows each of its looks; from [`Job::updates`]. A stream of [`Update`]s that ends with the wait; then, or
/// before, [`finish`](Self::finish) gives the result.
///
/// ```
/// # use llama_extract::{Client, Document, ExtractSchema};
/// # use llama_extract_local::LocalService;
/// # #[derive(serde::Deserialize, ExtractSchema)]
/// # struct Receipt {
/// #     /// Total amount
/// #     total: f64,
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let service = LocalService::spawn().await?;
/// # let client = Client::builder().base_url(service.base_url()).api_key("any").build()?;
/// let document = Document::bytes("receipt.txt", "Total amount: $12.50");
/// let mut updates = client.extract::<Receipt>(document).submit().await?.updates();
/// while let Some(update) = updates.next().await {
///     println!("{:?} after {:?}, next look in {:?}", update.status, update.elapsed, update.next_look);
/// }
/// assert_eq!(updates.finish().await?.value.total, 12.5);
/// # Ok(())
/// # }
/// ```
#[must_use = "nobody looks at the job before this is read"]
pub struct Updates<T: ExtractSchema, G: Granularity = PerDocument>(State<T, G>);

type Looking<T, G> = Pin<Box<dyn Future<Output = (Box<Watch<T, G>>, Look)> + Send>>;

enum State<T, G> {
    Waiting(Box<Watch<T, G>>),
    Looking(Looking<T, G>),
    Ended(Box<Watch<T, G>>),
    Over(Option<Error>),
}

impl<T: ExtractSchema + 'static, G: Granularity> Updates<T, G> {
    pub(crate) fn new(job: Job<T, G>) -> Self {
        Self(State::Waiting(Box::new(Watch::new(job))))
    }

    /// The next look: waits for its time, then for the answer. None when the wait is over.
    pub async fn next(&mut self) -> Option<Update> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The result; waits for it if it is not there yet.
    ///
    /// # Errors
    ///
    /// As awaiting the [`Job`] does.
    pub async fn finish(mut self) -> Result<G::Output<T>, Error> {
        while self.next().await.is_some() {}
        match self.0 {
            State::Ended(watch) => watch.job.conclude(),
            State::Over(Some(error)) => Err(error),
            // Read to its end above, it is in one of these two.
            State::Waiting(watch) => watch.finish().await,
            State::Looking(_) | State::Over(None) => {
                Err(Error::argument("the result was taken already"))
            }
        }
    }
}

impl<T: ExtractSchema + 'static, G: Granularity> Stream for Updates<T, G> {
    type Item = Update;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Update>> {
        if matches!(self.0, State::Waiting(_))
            && let State::Waiting(mut watch) = std::mem::replace(&mut self.0, State::Over(None))
        {
            self.0 = State::Looking(Box::pin(async move {
                let look = watch.look().await;
                (watch, look)
            }));
        }
        let State::Looking(looking) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let (watch, look) = ready!(looking.as_mut().poll(context));
        let update = match look {
            Look::Running => {
                let update = watch.update(false);
                self.0 = State::Waiting(watch);
                Some(update)
            }
            Look::Ended => {
                let update = watch.update(true);
                self.0 = State::Ended(watch);
                Some(update)
            }
            Look::Over(error) => {
                self.0 = State::Over(Some(error));
                None
            }
        };
        Poll::Ready(update)
    }
}

impl<T: ExtractSchema, G: Granularity> fmt::Debug for Updates<T, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match &self.0 {
            State::Waiting(watch) => watch.job.id(),
            State::Looking(_) => "looking",
            State::Ended(_) => "ended",
            State::Over(_) => "over",
        };
        f.debug_tuple("Updates").field(&state).finish()
    }
}
