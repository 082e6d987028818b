//! Walking an OpenAPI document: every schema in it, and where it stands.
//!
//! The walk knows which keywords hold schemas, so that a *property* called `default` or `title` is never taken for the
//! keyword of that name.

use serde_json::{Map, Value};

/// A JSON object: a schema, an operation, a document.
pub(crate) type Object = Map<String, Value>;

/// Marks a property of ours that must not be printed.
pub(crate) const SECRET: &str = "x-secret";

/// Where the components that schemas refer to stand.
pub(crate) const COMPONENTS: &str = "#/components/schemas/";

/// The methods that a path item can hold, in the order in which they are listed everywhere.
pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Keywords whose value is a map from names to schemas.
const MAPS: [&str; 4] = ["properties", "patternProperties", "$defs", "definitions"];
/// Keywords whose value is a schema (or, for some, a boolean, which is left alone).
const SINGLE: [&str; 9] = [
    "items",
    "additionalProperties",
    "not",
    "contains",
    "propertyNames",
    "if",
    "then",
    "else",
    "unevaluatedProperties",
];
/// Keywords whose value is a list of schemas.
const LISTS: [&str; 4] = ["anyOf", "oneOf", "allOf", "prefixItems"];

/// A JSON pointer (RFC 6901) that grows and shrinks with a walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pointer(Vec<String>);

impl Pointer {
    #[cfg(test)]
    pub(crate) fn new(tokens: &[&str]) -> Self {
        Self(tokens.iter().map(|token| (*token).to_owned()).collect())
    }

    fn scoped<T>(&mut self, tokens: &[&str], f: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.0.len();
        self.0
            .extend(tokens.iter().map(|token| (*token).to_owned()));
        let result = f(self);
        self.0.truncate(depth);
        result
    }

    /// The reference tokens, unescaped.
    pub(crate) fn tokens(&self) -> &[String] {
        &self.0
    }
}

impl std::fmt::Display for Pointer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for token in &self.0 {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// What is done to each schema: the schema itself, and where it stands.
pub(crate) type Visit<'a> = dyn FnMut(&mut Value, &Pointer) + 'a;

/// Visits every schema of the document, innermost first.
pub(crate) fn visit_document(document: &mut Value, visit: &mut Visit<'_>) {
    let mut at = Pointer::default();
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        for (name, schema) in schemas {
            at.scoped(&["components", "schemas", name], |at| {
                visit_schema(schema, at, visit)
            });
        }
    }
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    for (path, item) in paths {
        let Some(item) = item.as_object_mut() else {
            continue;
        };
        for (key, value) in item.iter_mut() {
            at.scoped(&["paths", path, key], |at| {
                if key == "parameters" {
                    visit_parameters(value, at, visit);
                } else if METHODS.contains(&key.as_str()) {
                    visit_operation(value, at, visit);
                }
            });
        }
    }
}

fn visit_operation(operation: &mut Value, at: &mut Pointer, visit: &mut Visit<'_>) {
    if let Some(parameters) = operation.get_mut("parameters") {
        at.scoped(&["parameters"], |at| {
            visit_parameters(parameters, at, visit)
        });
    }
    if let Some(body) = operation.get_mut("requestBody") {
        at.scoped(&["requestBody"], |at| visit_content(body, at, visit));
    }
    if let Some(responses) = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    {
        for (status, response) in responses {
            at.scoped(&["responses", status], |at| {
                visit_content(response, at, visit);
                if let Some(headers) = response.get_mut("headers").and_then(Value::as_object_mut) {
                    for (name, header) in headers {
                        if let Some(schema) = header.get_mut("schema") {
                            at.scoped(&["headers", name, "schema"], |at| {
                                visit_schema(schema, at, visit)
                            });
                        }
                    }
                }
            });
        }
    }
}

fn visit_parameters(parameters: &mut Value, at: &mut Pointer, visit: &mut Visit<'_>) {
    for (index, parameter) in parameters.as_array_mut().into_iter().flatten().enumerate() {
        if let Some(schema) = parameter.get_mut("schema") {
            at.scoped(&[&index.to_string(), "schema"], |at| {
                visit_schema(schema, at, visit)
            });
        }
    }
}

fn visit_content(holder: &mut Value, at: &mut Pointer, visit: &mut Visit<'_>) {
    let Some(content) = holder.get_mut("content").and_then(Value::as_object_mut) else {
        return;
    };
    for (media_type, body) in content {
        if let Some(schema) = body.get_mut("schema") {
            at.scoped(&["content", media_type, "schema"], |at| {
                visit_schema(schema, at, visit)
            });
        }
    }
}

/// Visits a schema and all schemas within it, innermost first.
pub(crate) fn visit_schema(schema: &mut Value, at: &mut Pointer, visit: &mut Visit<'_>) {
    if let Some(object) = schema.as_object_mut() {
        for keyword in MAPS {
            for (name, child) in object
                .get_mut(keyword)
                .and_then(Value::as_object_mut)
                .into_iter()
                .flatten()
            {
                at.scoped(&[keyword, name], |at| visit_schema(child, at, visit));
            }
        }
        for keyword in SINGLE {
            if let Some(child) = object.get_mut(keyword).filter(|child| child.is_object()) {
                at.scoped(&[keyword], |at| visit_schema(child, at, visit));
            }
        }
        for keyword in LISTS {
            for (index, child) in object
                .get_mut(keyword)
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
                .enumerate()
            {
                at.scoped(&[keyword, &index.to_string()], |at| {
                    visit_schema(child, at, visit)
                });
            }
        }
    }
    visit(schema, at);
}

/// The name of the component that a schema refers to.
pub(crate) fn component_of(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(COMPONENTS)
}

/// A schema that refers to a component.
pub(crate) fn reference_to(component: &str) -> Value {
    serde_json::json!({ "$ref": format!("{COMPONENTS}{component}") })
}

/// Every component that a piece of the document refers to, directly or through others, in the order of first mention.
pub(crate) fn reachable(from: &Value, schemas: &Object) -> Vec<String> {
    let mut found = Vec::new();
    let mut queue = vec![from];
    while let Some(value) = queue.pop() {
        match value {
            Value::Object(object) => {
                if let Some(name) = component_of(value)
                    && !found.iter().any(|known| known == name)
                {
                    found.push(name.to_owned());
                    queue.extend(schemas.get(name));
                }
                queue.extend(object.values().rev());
            }
            Value::Array(list) => queue.extend(list.iter().rev()),
            _ => {}
        }
    }
    found
}

/// `GET /api/v2/extract`: how an operation is called in our files and messages.
pub(crate) fn operation_key(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_uppercase())
}

/// Every operation of a document: method, path, and the operation itself.
pub(crate) fn operations(document: &Value) -> impl Iterator<Item = (&'static str, &str, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths.into_iter().flatten().flat_map(|(path, item)| {
        METHODS
            .iter()
            .filter_map(move |method| Some((*method, path.as_str(), item.get(method)?)))
    })
}

/// The named schemas of a document.
pub(crate) fn components(document: &Value) -> &Object {
    static EMPTY: std::sync::LazyLock<Object> = std::sync::LazyLock::new(Object::new);
    document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .unwrap_or(&EMPTY)
}

/// Drops the components that no operation reaches; the others keep their order.
pub(crate) fn prune(document: &mut Value) {
    let Some(paths) = document.get("paths") else {
        return;
    };
    let reached = reachable(paths, components(document));
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        schemas.retain(|name, _| reached.iter().any(|known| known == name));
    }
}

/// Whether a keyword of a schema says something to people, or to some other generator, and constrains nothing.
pub(crate) fn is_remark(keyword: &str) -> bool {
    const REMARKS: [&str; 7] = [
        "title",
        "description",
        "examples",
        "example",
        "$comment",
        "contentMediaType",
        "externalDocs",
    ];
    REMARKS.contains(&keyword) || keyword.starts_with("x-")
}
