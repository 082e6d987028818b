//! Lists of files, asked for in the query string or, as older clients do, in a body.

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value};

use super::App;
use super::body::{JsonObject, Members};
use super::files::file_json;
use super::origin::Origin;
use super::query::{MAX_PAGE, Query, page_json, page_request};
use super::reply::Refusal;
use crate::store::{Direction, FileFilter, Order, PageRequest};

/// What files can be ordered by: the name in the API and the column.
const FIELDS: [(&str, &str); 4] = [
    ("name", "name"),
    ("id", "id"),
    ("created_at", "created_at"),
    ("last_modified_at", "created_at"),
];
const ORDER_HELP: &str = "Input should be name, id, created_at or last_modified_at, or several of them with commas between and each with or without ` desc` behind it";

pub(crate) async fn list(
    State(app): State<App>,
    origin: Origin,
    mut query: Query,
) -> Result<Json<Value>, Refusal> {
    let order = match query.owned("order_by").as_deref().map(read_order) {
        None => Order::NewestFirst,
        Some(Some(order)) => order,
        Some(None) => {
            query.misfit("order_by", "enum", ORDER_HELP);
            Order::NewestFirst
        }
    };
    let filter = FileFilter {
        ids: query.many("file_ids"),
        name: query.owned("file_name"),
        external_file_id: query.owned("external_file_id"),
    };
    let link = query.expands("download_url").then_some(&origin);
    let page = query.page_in(&order)?;
    query.finish()?;
    answer(&app, filter, order, page, link).await
}

/// The deprecated way to list.
pub(crate) async fn query(
    State(app): State<App>,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let mut members = Members::new(&body, &["body"]);
    let size = members.positive("page_size");
    let size = size.map(|size| i64::try_from(size).unwrap_or(i64::MAX));
    if size.is_some_and(|size| size > MAX_PAGE) {
        let msg = format!("Input should be less than or equal to {MAX_PAGE}");
        members.misfit("page_size", "less_than_equal", msg);
    }
    let token = members.text("page_token").filter(|token| !token.is_empty());
    let order = match members.text("order_by").filter(|text| !text.is_empty()) {
        None => Order::NewestFirst,
        Some(text) => read_order(text).unwrap_or_else(|| {
            members.misfit("order_by", "enum", ORDER_HELP);
            Order::NewestFirst
        }),
    };
    let no_filter = Map::new();
    let filter = members.object("filter").unwrap_or(&no_filter);
    let mut filter = Members::new(filter, &["body", "filter"]);
    let ids = filter.texts("file_ids");
    let name = filter.text("file_name").map(str::to_owned);
    let external_file_id = filter.text("external_file_id").map(str::to_owned);
    // One project, as everywhere; and every file was uploaded by somebody.
    filter.text("project_id");
    filter.flag("only_manually_uploaded");
    let data_source = filter.text("data_source_id");
    members.misfits.append(filter.misfits);
    members.misfits.refuse_any()?;

    let page = page_request(size, token, &order)?;
    if data_source.is_some() {
        // No file comes from a data source.
        let nothing = crate::store::PageOf::<()> {
            items: Vec::new(),
            next: None,
        };
        return Ok(Json(page_json(nothing, |()| Value::Null)));
    }
    let filter = FileFilter {
        ids,
        name,
        external_file_id,
    };
    answer(&app, filter, order, page, None).await
}

async fn answer(
    app: &App,
    filter: FileFilter,
    order: Order,
    page: PageRequest,
    link: Option<&Origin>,
) -> Result<Json<Value>, Refusal> {
    let files = app.store.files(filter, order, page).await?;
    Ok(Json(page_json(files, |file| {
        file_json(&app.store, file, link)
    })))
}

/// The newest deployments take one word, and `created_at` means the newest first; older ones take a list like the one in
/// SQL.
fn read_order(text: &str) -> Option<Order> {
    if text.trim() == "created_at" {
        return Some(Order::NewestFirst);
    }
    let mut columns = Vec::new();
    for part in text.split(',') {
        let mut words = part.split_whitespace();
        let field = words.next()?;
        let (_, column) = FIELDS.iter().find(|(name, _)| *name == field)?;
        let direction = match words.next().map(str::to_lowercase).as_deref() {
            None | Some("asc") => Direction::Ascending,
            Some("desc") => Direction::Descending,
            Some(_) => return None,
        };
        if words.next().is_some() {
            return None;
        }
        // A column that is named again decides nothing any more.
        if columns.iter().all(|(earlier, _)| earlier != column) {
            columns.push((*column, direction));
        }
    }
    Some(Order::By(columns))
}

#[cfg(test)]
mod tests {
    use super::Direction::{Ascending, Descending};
    use super::*;

    #[test]
    fn both_forms_of_an_order_are_read() {
        let by = |columns: &[_]| Some(Order::By(columns.to_vec()));
        for (text, order) in [
            ("name", by(&[("name", Ascending)])),
            ("created_at", Some(Order::NewestFirst)),
            ("created_at asc", by(&[("created_at", Ascending)])),
            (
                "name desc, created_at",
                by(&[("name", Descending), ("created_at", Ascending)]),
            ),
            ("id,id desc", by(&[("id", Ascending)])),
            ("size", None),
            ("name up", None),
            ("name desc desc", None),
            ("name,", None),
            ("seq; DROP TABLE files", None),
        ] {
            assert_eq!(read_order(text), order, "{text}");
        }
    }
}
