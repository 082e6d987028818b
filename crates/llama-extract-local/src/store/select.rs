//! Lists out of the database: conditions that may be left out, a stable order, and pages.

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, Row, ToSql, params_from_iter};

use super::{Cursor, PageOf, PageRequest};

/// In which order a list comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    NewestFirst,
    /// By a text column, a to z.
    By(&'static str),
}

/// A list that is being asked for. Names of tables and columns are ours; values are always bound.
pub(super) struct Select {
    table: &'static str,
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Select {
    pub(super) fn from(table: &'static str) -> Self {
        Self {
            table,
            conditions: Vec::new(),
            values: Vec::new(),
        }
    }

    /// A condition with one `?`, when there is a value for it.
    pub(super) fn when<V: Into<Value>>(mut self, condition: &str, value: Option<V>) -> Self {
        if let Some(value) = value {
            self.conditions.push(condition.to_owned());
            self.values.push(value.into());
        }
        self
    }

    /// A condition without a value.
    pub(super) fn only(mut self, condition: &str) -> Self {
        self.conditions.push(condition.to_owned());
        self
    }

    /// The column holds one of the values; none of them means that any will do.
    pub(super) fn among(mut self, column: &str, values: &[String]) -> Self {
        if !values.is_empty() {
            self.conditions
                .push(format!("{column} IN (SELECT value FROM json_each(?))"));
            self.values.push(Value::Text(
                serde_json::Value::from(values.to_vec()).to_string(),
            ));
        }
        self
    }

    fn filter(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// The page that was asked for.
    pub(super) fn page<T>(
        mut self,
        connection: &Connection,
        order: Order,
        request: &PageRequest,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<PageOf<T>> {
        if let Some(Cursor { key, sequence }) = &request.after {
            match order {
                Order::NewestFirst => self.conditions.push("seq < ?".into()),
                Order::By(column) => {
                    self.conditions.push(format!("({column}, seq) > (?, ?)"));
                    self.values.push(Value::Text(key.clone()));
                }
            }
            self.values.push(Value::Integer(*sequence));
        }
        let (key, order) = match order {
            Order::NewestFirst => ("''", "seq DESC".to_owned()),
            Order::By(column) => (column, format!("{column}, seq")),
        };
        let sql = format!(
            "SELECT {key} AS cursor_key, * FROM {}{} ORDER BY {order} LIMIT ?",
            self.table,
            self.filter()
        );
        // One more than asked for: it says whether there is a next page.
        let most = i64::try_from(request.size).unwrap_or(i64::MAX - 1) + 1;
        self.values.push(Value::Integer(most));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(self.values), |row| {
            let cursor = Cursor {
                key: row.get("cursor_key")?,
                sequence: row.get("seq")?,
            };
            Ok((cursor, read(row)?))
        })?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(PageOf::of(rows, request.size))
    }

    /// All of them, oldest first.
    pub(super) fn all<T>(
        self,
        connection: &Connection,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let sql = format!("SELECT * FROM {}{} ORDER BY seq", self.table, self.filter());
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(self.values), read)?;
        rows.collect()
    }
}

/// A time as a column holds it: microseconds since 1970, UTC.
pub(super) struct Micros(pub(super) chrono::DateTime<chrono::Utc>);

impl ToSql for Micros {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_micros().into())
    }
}

impl From<Micros> for Value {
    fn from(time: Micros) -> Self {
        Self::Integer(time.0.timestamp_micros())
    }
}

impl rusqlite::types::FromSql for Micros {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        let micros = value.as_i64()?;
        chrono::DateTime::from_timestamp_micros(micros)
            .map(Self)
            .ok_or(rusqlite::types::FromSqlError::OutOfRange(micros))
    }
}

/// JSON as a column holds it: its text.
pub(super) struct Json(pub(super) serde_json::Value);

impl ToSql for Json {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl rusqlite::types::FromSql for Json {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(rusqlite::types::FromSqlError::other)
    }
}
