//! Lists that the service gives in pages, as streams.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::future::{Future, poll_fn};
use std::hash::BuildHasher;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use crate::{Client, Error};

/// What can be listed: which pages, and how the service is asked for one. Implemented by the `..Query` types of this
/// crate alone.
pub trait ListQuery: sealed::Sealed + Clone + Send + Sync + Unpin + 'static {
    /// What the list is of.
    type Item: Send + Unpin + 'static;

    /// Asks for one page: the first, or the one that the token is for.
    #[doc(hidden)]
    fn page(self, client: Client, token: Option<String>) -> PageFuture<Self::Item>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// What asking for a page gives.
pub(crate) type PageFuture<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Error>> + Send>>;

/// One page, as all lists give it.
#[doc(hidden)]
#[derive(Debug)]
#[non_exhaustive]
pub struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next_page_token: Option<String>,
    pub(crate) total_size: Option<i64>,
}

impl<T> Page<T> {
    /// Everything at once.
    pub(crate) fn only(items: Vec<T>) -> Self {
        Self {
            items,
            next_page_token: None,
            total_size: None,
        }
    }
}

/// The answers of the service that are pages.
macro_rules! pages {
    ($($answer:ident of $item:ident)*) => {$(
        impl From<llama_extract_api::types::$answer> for Page<llama_extract_api::types::$item> {
            fn from(page: llama_extract_api::types::$answer) -> Self {
                Self {
                    items: page.items,
                    next_page_token: page.next_page_token,
                    total_size: page.total_size,
                }
            }
        }
    )*};
}

pages! {
    FileQueryResponseV2 of FileV2
    ConfigurationQueryResponse of ConfigurationResponse
    WebhookConfigQueryResponse of WebhookConfigResponse
    ExtractV2JobQueryResponse of ExtractV2Job
    ExtractAgentPage of ExtractAgent
}

/// A list at the service, over all its pages: a [`Stream`], which can be read without other crates too.
///
/// Set filters first; then read it with [`try_next`](Self::try_next), by the page with [`next_page`](Self::next_page), or
/// whole with [`collect_all`](Self::collect_all). Pages are asked for one at a time, when they are needed: nothing is
/// sent before the first item is asked for, and no more than one page is held.
///
/// The list ends with the first page that has no token for another one: pages may be empty in between. After an error
/// it ends too; [`page_token`](Self::page_token) tells where, and [`from_page_token`](Self::from_page_token) goes on there.
///
/// ```no_run
/// # async fn example(client: llama_extract::Client) -> Result<(), llama_extract::Error> {
/// let mut files = client.files().list().file_name("invoice.pdf");
/// while let Some(file) = files.try_next().await? {
///     println!("{} expires at {:?}", file.id, file.expires_at);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a list asks for nothing until it is read"]
pub struct List<Q: ListQuery> {
    client: Client,
    pub(crate) query: Q,
    items: vec::IntoIter<Q::Item>,
    next: Next<Q::Item>,
    /// The token of the page that is asked for next, or was asked for last.
    token: Option<String>,
    /// Tokens that were given, as hashes: eight bytes a page, however long the tokens are.
    seen: HashSet<u64>,
    hasher: RandomState,
    total_size: Option<u64>,
}

/// What comes after the items at hand.
enum Next<T> {
    Page,
    Asked(PageFuture<T>),
    Failure(Error),
    Nothing,
}

impl<Q: ListQuery> List<Q> {
    pub(crate) fn new(client: Client, query: Q) -> Self {
        Self {
            client,
            query,
            items: Vec::new().into_iter(),
            next: Next::Page,
            token: None,
            seen: HashSet::new(),
            hasher: RandomState::new(),
            total_size: None,
        }
    }

    /// Goes on where another list of the same filters stopped, instead of at the beginning. How long a token works is
    /// the service's affair.
    pub fn from_page_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// The token of the page that is asked for next; after an error, of the page that could not be had. None at the
    /// beginning and at the end.
    #[must_use]
    pub fn page_token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// How many there are in all, as the last page said; it may be an estimate. Most lists are not counted.
    #[must_use]
    pub fn total_size(&self) -> Option<u64> {
        self.total_size
    }

    /// The next item; none at the end.
    ///
    /// Like the method of the same name in `futures::StreamExt`; [`try_next`](Self::try_next) goes better with `?`. It can
    /// be dropped while it waits: the next call goes on waiting for the same page.
    pub async fn next(&mut self) -> Option<Result<Q::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The next item; none at the end.
    ///
    /// # Errors
    ///
    /// When a page cannot be had, or the service leads back to a page that it gave before.
    pub async fn try_next(&mut self) -> Result<Option<Q::Item>, Error> {
        self.next().await.transpose()
    }

    /// The items of the next page, or those of this page that were not read yet; none at the end. A page may be empty
    /// and not be the last.
    ///
    /// # Errors
    ///
    /// As for [`try_next`](Self::try_next).
    pub async fn next_page(&mut self) -> Result<Option<Vec<Q::Item>>, Error> {
        if self.items.len() == 0 && !poll_fn(|context| self.poll_page(context)).await? {
            return Ok(None);
        }
        Ok(Some(std::mem::take(&mut self.items).collect()))
    }

    /// All items. The whole list is held in memory.
    ///
    /// # Errors
    ///
    /// As for [`try_next`](Self::try_next); what was read before is lost then.
    pub async fn collect_all(mut self) -> Result<Vec<Q::Item>, Error> {
        let mut all = Vec::new();
        while let Some(page) = self.next_page().await? {
            all.extend(page);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Q::Item, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.poll_page(context)) {
                Ok(true) => {}
                Ok(false) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }

    /// Gets the next page; false when there is none.
    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Result<bool, Error>> {
        loop {
            match std::mem::replace(&mut self.next, Next::Nothing) {
                Next::Nothing => return Poll::Ready(Ok(false)),
                Next::Failure(error) => return Poll::Ready(Err(error)),
                Next::Page => {
                    let query = self.query.clone();
                    self.next = Next::Asked(query.page(self.client.clone(), self.token.clone()));
                }
                Next::Asked(mut page) => match page.as_mut().poll(context) {
                    Poll::Pending => {
                        self.next = Next::Asked(page);
                        return Poll::Pending;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Ready(Ok(page)) => {
                        self.items = page.items.into_iter();
                        self.total_size = page.total_size.and_then(|size| size.try_into().ok());
                        self.next = self.turn_to(page.next_page_token);
                        return Poll::Ready(Ok(true));
                    }
                },
            }
        }
    }

    /// Prepares for the page after this one. Only the token tells whether there is one: a page may be empty, or short,
    /// and a count may be wrong.
    fn turn_to(&mut self, token: Option<String>) -> Next<Q::Item> {
        if let Some(asked) = &self.token {
            self.seen.insert(self.hasher.hash_one(asked));
        }
        self.token = token.filter(|token| !token.is_empty());
        let Some(token) = &self.token else {
            return Next::Nothing;
        };
        if self.seen.contains(&self.hasher.hash_one(token)) {
            return Next::Failure(Error::senseless_answer(format!(
                "the list does not end: {} gave the page token {token:?} for the second time",
                self.client.base_url()
            )));
        }
        Next::Page
    }
}

impl<Q: ListQuery> Stream for List<Q> {
    type Item = Result<Q::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let at_hand = self.items.len();
        match self.next {
            Next::Nothing => (at_hand, Some(at_hand)),
            _ => (at_hand, None),
        }
    }
}

impl<Q: ListQuery + fmt::Debug> fmt::Debug for List<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List")
            .field("query", &self.query)
            .field("page_token", &self.token)
            .finish_non_exhaustive()
    }
}
