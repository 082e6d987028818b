//! Lists out of the database: conditions that may be left out, a stable order, and pages.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql, params_from_iter};

use super::page::{Bound, Cursor};
use super::{PageOf, PageRequest};

/// In which order a list comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Order {
    NewestFirst,
    /// By columns that are never null; what is equal in all of them comes oldest first.
    By(Vec<(&'static str, Direction)>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Ascending,
    Descending,
}

impl Order {
    /// Whether a cursor is one that a list in this order gives out.
    pub(crate) fn fits(&self, cursor: &Cursor) -> bool {
        match self {
            Self::NewestFirst => cursor.key.is_empty(),
            Self::By(columns) => columns.len() == cursor.key.len(),
        }
    }

    fn columns(&self) -> &[(&'static str, Direction)] {
        match self {
            Self::NewestFirst => &[],
            Self::By(columns) => columns,
        }
    }

    /// As in `ORDER BY`.
    fn sql(&self) -> String {
        match self {
            Self::NewestFirst => "seq DESC".to_owned(),
            Self::By(columns) => {
                let mut sql = String::new();
                for (column, direction) in columns {
                    sql += column;
                    sql += match direction {
                        Direction::Ascending => ", ",
                        Direction::Descending => " DESC, ",
                    };
                }
                sql + "seq"
            }
        }
    }
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

    /// What comes after a place in a list.
    fn after(mut self, order: &Order, place: &Cursor) -> Self {
        let mut alternatives = Vec::new();
        let mut equal = String::new();
        let mut before: Vec<Value> = Vec::new();
        let last = match order {
            Order::NewestFirst => ("seq", Direction::Descending),
            Order::By(_) => ("seq", Direction::Ascending),
        };
        let columns = order.columns().iter().copied();
        let columns = columns.zip(place.key.iter().map(Bound::sql));
        let sequence = (last, Value::Integer(place.sequence));
        for ((column, direction), value) in columns.chain([sequence]) {
            let sign = match direction {
                Direction::Ascending => ">",
                Direction::Descending => "<",
            };
            alternatives.push(format!("({equal}{column} {sign} ?)"));
            self.values.extend(before.iter().cloned());
            self.values.push(value.clone());
            equal += &format!("{column} = ? AND ");
            before.push(value);
        }
        self.conditions
            .push(format!("({})", alternatives.join(" OR ")));
        self
    }

    /// The page that was asked for.
    pub(super) fn page<T>(
        mut self,
        connection: &Connection,
        order: Order,
        request: &PageRequest,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<PageOf<T>> {
        if let Some(place) = &request.after {
            self = self.after(&order, place);
        }
        let sql = format!(
            "SELECT * FROM {}{} ORDER BY {} LIMIT ?",
            self.table,
            self.filter(),
            order.sql()
        );
        // One more than asked for: it says whether there is a next page.
        let most = i64::try_from(request.size).unwrap_or(i64::MAX - 1) + 1;
        self.values.push(Value::Integer(most));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(self.values), |row| {
            let key = order.columns().iter();
            let cursor = Cursor {
                key: key
                    .map(|(column, _)| row.get(*column))
                    .collect::<rusqlite::Result<_>>()?,
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

impl Bound {
    fn sql(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Integer(number) => Value::Integer(*number),
        }
    }
}

impl FromSql for Bound {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Integer(number) => Ok(Self::Integer(number)),
            other => Ok(Self::Text(other.as_str()?.to_owned())),
        }
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

impl FromSql for Micros {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let micros = value.as_i64()?;
        chrono::DateTime::from_timestamp_micros(micros)
            .map(Self)
            .ok_or(FromSqlError::OutOfRange(micros))
    }
}

/// JSON as a column holds it: its text.
pub(super) struct Json(pub(super) serde_json::Value);

impl ToSql for Json {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Json {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}
