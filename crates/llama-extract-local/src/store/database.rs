//! The database: SQLite on a thread of its own, which makes many small changes durable at once.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::StoreError;

/// Steps of the schema, in order. A step that was once released never changes; `user_version` counts those taken.
const MIGRATIONS: [&str; 4] = [
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
];

/// Calls that are made durable by one commit. More would keep the first ones waiting for no gain.
const MOST_IN_ONE_COMMIT: usize = 64;

/// What answers a call once it is known whether the commit that holds it went through.
type Reply = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// A call, given the transaction to run in or the reason why there is none.
type Call = Box<dyn FnOnce(Result<&mut Transaction<'_>, StoreError>) -> Reply + Send>;

enum Message {
    Call(Call),
    Close,
}

/// A handle to the thread that owns the connection.
///
/// SQLite makes one change at a time and waits for the disk with each. Calls that come while it waits are carried out
/// together and made durable by one commit; a call is answered after that commit, so what was answered is kept.
pub(super) struct Database {
    messages: Sender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Database {
    /// Takes over a connection whose schema is up to date.
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (messages, inbox) = channel();
        let thread = std::thread::Builder::new()
            .name("llama-extract-store".into())
            .spawn(move || serve(connection, &inbox))
            .map_err(|e| StoreError::io("cannot start the thread of the store", e))?;
        Ok(Self {
            messages,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Carries out one step: all of it, or nothing when it returns an error.
    pub(super) async fn call<T: Send + 'static>(
        &self,
        step: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (send, receive) = oneshot::channel();
        let call: Call = Box::new(move |transaction| {
            let answer = transaction.and_then(|transaction| Ok(in_savepoint(transaction, step)?));
            Box::new(move |committed| {
                let answer = committed.and(answer);
                // Nobody listens when the request was given up; the step counts all the same.
                let _ = send.send(answer);
            })
        });
        self.messages
            .send(Message::Call(call))
            .map_err(|_| StoreError::Closed)?;
        receive.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Finishes the calls that were made, then lets go of the database. Calls made later fail. Blocks for as long as
    /// the last commit takes.
    pub(super) fn close(&self) {
        // The thread may have ended already; then there is nothing to close.
        let _ = self.messages.send(Message::Close);
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = thread.take() {
            // A thread that panicked has let go as well.
            let _ = thread.join();
        }
    }
}

fn serve(mut connection: Connection, inbox: &Receiver<Message>) {
    while let Ok(Message::Call(first)) = inbox.recv() {
        let mut calls = vec![first];
        let mut closes = false;
        while calls.len() < MOST_IN_ONE_COMMIT {
            match inbox.try_recv() {
                Ok(Message::Call(call)) => calls.push(call),
                Ok(Message::Close) => {
                    closes = true;
                    break;
                }
                Err(_) => break,
            }
        }
        commit(&mut connection, calls);
        if closes {
            return;
        }
    }
}

fn commit(connection: &mut Connection, calls: Vec<Call>) {
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let (replies, committed): (Vec<Reply>, _) = match begun {
        Ok(mut transaction) => {
            let run = |call: Call| call(Ok(&mut transaction));
            let replies = calls.into_iter().map(run).collect();
            (replies, transaction.commit().map_err(StoreError::from))
        }
        Err(e) => {
            let error = StoreError::from(e);
            let run = |call: Call| call(Err(error.clone()));
            (calls.into_iter().map(run).collect(), Ok(()))
        }
    };
    for reply in replies {
        reply(committed.clone());
    }
}

/// A step that fails leaves no trace, and none of the steps that share its commit.
fn in_savepoint<T>(
    transaction: &mut Transaction<'_>,
    step: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    // Rolls back when it is dropped without a commit.
    let savepoint = transaction.savepoint()?;
    let answer = step(&savepoint)?;
    savepoint.commit()?;
    Ok(answer)
}

/// Brings the schema of a database up to date.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let taken: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if taken > MIGRATIONS.len() {
        return Err(StoreError::Newer);
    }
    for (number, step) in MIGRATIONS.iter().enumerate().skip(taken) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn database() -> Database {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        Database::start(connection).unwrap()
    }

    fn names(connection: &Connection) -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare("SELECT name FROM settings ORDER BY name")?;
        statement.query_map([], |row| row.get(0))?.collect()
    }

    fn set(connection: &Connection, name: &str) -> rusqlite::Result<usize> {
        connection.execute("INSERT INTO settings VALUES (?, '')", [name])
    }

    #[tokio::test]
    async fn a_step_that_fails_takes_nothing_of_others_along() {
        let database = database();
        let good = database.call(|c| set(c, "a"));
        let bad = database.call(|c| {
            set(c, "b")?;
            set(c, "b")
        });
        let later = database.call(|c| set(c, "c"));
        let (good, bad, later) = tokio::join!(good, bad, later);
        assert!(good.is_ok() && later.is_ok());
        assert!(matches!(bad, Err(StoreError::Database(_))), "{bad:?}");
        assert_eq!(database.call(names).await.unwrap(), ["a", "c"]);
    }

    #[tokio::test]
    async fn calls_after_the_end_are_refused() {
        let database = database();
        database.call(|c| set(c, "a")).await.unwrap();
        database.close();
        let after = database.call(names).await;
        assert!(matches!(after, Err(StoreError::Closed)), "{after:?}");
    }

    #[test]
    fn a_database_of_a_newer_version_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .pragma_update(None, "user_version", 1000)
            .unwrap();
        let error = migrate(&mut connection).unwrap_err();
        assert!(matches!(error, StoreError::Newer), "{error:?}");
    }

    #[test]
    fn every_step_of_the_schema_follows_the_one_before() {
        for taken in 0..MIGRATIONS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            for step in &MIGRATIONS[..taken] {
                connection.execute_batch(step).unwrap();
            }
            connection
                .pragma_update(None, "user_version", taken)
                .unwrap();
            migrate(&mut connection).unwrap();
            let now: usize = connection
                .pragma_query_value(None, "user_version", |row| row.get(0))
                .unwrap();
            assert_eq!(now, MIGRATIONS.len());
        }
    }
}
