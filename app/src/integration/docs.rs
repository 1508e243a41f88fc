//! `/api/docs`: the OpenAPI document for people, as a page like any other: no script, nothing from elsewhere. What the
//! document says is in English; the page around it speaks the visitor's language.

use super::schema::{self, fields, kind, said};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    state::AppState,
    t,
    ui::{Badge, ButtonKind, DataColumn, DataTable, LinkButton, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{extract::State, response::Response};
use domain::text::Locale;
use leptos::prelude::*;
use serde_json::Value;

/// One thing that can be asked.
struct Operation<'a> {
    method: String,
    path: &'a str,
    of: &'a Value,
}

impl Operation<'_> {
    /// Where it stands on the page.
    fn anchor(&self) -> String {
        self.of["operationId"].as_str().map_or_else(
            || format!("{}-{}", self.method, self.path),
            |id| format!("operation-{id}"),
        )
    }
}

pub(super) async fn show(visit: Visit, State(state): State<AppState>) -> Result<Response, Failure> {
    let origin = visit.frame.origin.clone();
    Ok(visit.page(|| page(&state.document, &origin)))
}

fn page(document: &Value, origin: &str) -> Page {
    let title = t!("integration-docs");
    let operations = operations(document);
    let example = format!("curl -H \"Authorization: Bearer ent_…\" {origin}/api/v1/me");
    let foreign =
        (locale() != Locale::En).then(|| view! { <p class="muted">{t!("integration-docs-english")}</p> });
    let about = said(&document["info"]["description"]);
    let contents = contents(&operations);
    let shown = operations
        .iter()
        .map(|operation| shown(document, operation))
        .collect_view();
    let objects = objects(document);
    let body = view! {
        <PageHead title=title.clone() lede=t!("integration-docs-lede")>
            <LinkButton href="/api/v1/openapi.json" kind=ButtonKind::Plain>{t!("integration-docs-file")}</LinkButton>
            <LinkButton href="/company/keys">{t!("integration-docs-keys")}</LinkButton>
        </PageHead>
        <div class="stack">
            <Panel title=t!("integration-docs-begin")>
                <p>{t!("integration-docs-begin-text")}</p>
                <p><code>{example}</code></p>
                {foreign}
                <p>{about}</p>
            </Panel>
            <Panel title=t!("integration-docs-contents")>{contents}</Panel>
            {shown}
            <h2>{t!("integration-docs-schemas")}</h2>
            {objects}
        </div>
    };
    Page::new(title, body).public(t!("integration-docs-description"))
}

/// Every operation, in the order of the tags and then of the paths.
fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let all: Vec<Operation<'_>> = paths
        .flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, of)| Operation {
                method: method.to_uppercase(),
                path,
                of,
            })
        })
        .collect();
    let tags: Vec<&Value> = document["tags"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|tag| &tag["name"])
        .collect();
    let place = |operation: &Operation<'_>| tags.iter().position(|tag| **tag == operation.of["tags"][0]);
    let mut sorted = all;
    sorted.sort_by_key(place);
    sorted
}

fn contents(operations: &[Operation<'_>]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("integration-docs-name")),
        DataColumn::words(t!("integration-docs-meaning")),
        DataColumn::words(t!("integration-docs-key")),
    ];
    let rows = operations
        .iter()
        .map(|operation| {
            let name = format!("{} {}", operation.method, operation.path);
            vec![
                view! { <a href=format!("#{}", operation.anchor())><code>{name}</code></a> }.into_any(),
                said(&operation.of["summary"]).into_any(),
                key(operation.of).into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("integration-docs-contents") columns rows/> }
}

/// Which key it needs.
fn key(operation: &Value) -> String {
    let ways = operation["security"].as_array().map_or(&[][..], Vec::as_slice);
    let scopes = ways.iter().find_map(|way| way["key"].as_array());
    let names = scopes.map(|scopes| {
        scopes
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    });
    let open = ways
        .iter()
        .any(|way| way.as_object().is_some_and(serde_json::Map::is_empty));
    match (names, open) {
        (None, _) => t!("integration-docs-key-none"),
        (Some(scopes), true) => t!("integration-docs-key-or", scopes = scopes),
        (Some(scopes), false) if scopes.is_empty() => t!("integration-docs-key-any"),
        (Some(scopes), false) => scopes,
    }
}

fn shown(document: &Value, operation: &Operation<'_>) -> impl IntoView + use<> {
    let of = operation.of;
    let tone = if operation.method == "GET" {
        Tone::Sea
    } else {
        Tone::Brass
    };
    let parameters = of["parameters"]
        .as_array()
        .filter(|all| !all.is_empty())
        .map(|all| {
            view! { <h3>{t!("integration-docs-parameters")}</h3>{parameters(all)} }
        });
    let body = body(of).map(|schema| view! { <h3>{t!("integration-docs-body")}</h3><p>{kind(schema)}</p> });
    let summary = said(&of["summary"]);
    let description = of["description"]
        .is_string()
        .then(|| view! { <p>{said(&of["description"])}</p> });
    let (answers, key) = (answers(document, of), key(of));
    let (id, method, path) = (
        operation.anchor(),
        operation.method.clone(),
        operation.path.to_owned(),
    );
    view! {
        <section class="panel" id=id>
            <div class="panel-head">
                <h2><Badge tone>{method}</Badge>" "<code>{path}</code></h2>
                <p class="panel-aside">{t!("integration-docs-key")}": "{key}</p>
            </div>
            <div class="panel-body">
                <p>{summary}</p>
                {description}
                {parameters}
                {body}
                <h3>{t!("integration-docs-answers")}</h3>
                {answers}
            </div>
        </section>
    }
}

/// What a body is; the same, whichever way it is sent.
fn body(operation: &Value) -> Option<&Value> {
    let content = operation["requestBody"]["content"].as_object()?;
    content.values().next().map(|content| &content["schema"])
}

fn parameters(all: &[Value]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("integration-docs-name")),
        DataColumn::words(t!("integration-docs-place")),
        DataColumn::words(t!("integration-docs-kind")),
        DataColumn::words(t!("integration-docs-meaning")),
    ];
    let rows = all
        .iter()
        .map(|parameter| {
            vec![
                schema::name(&parameter["name"], parameter["required"] == true),
                view! { <code>{parameter["in"].as_str().unwrap_or_default().to_owned()}</code> }.into_any(),
                kind(&parameter["schema"]).into_any(),
                said(&parameter["description"]).into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("integration-docs-parameters") columns rows/> }
}

fn answers(document: &Value, operation: &Value) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("integration-docs-status")),
        DataColumn::words(t!("integration-docs-kind")),
        DataColumn::words(t!("integration-docs-meaning")),
    ];
    let rows = operation["responses"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(status, response)| {
            let response = schema::resolved(document, response);
            let content = response["content"]
                .as_object()
                .and_then(|content| content.values().next());
            let kind = content.map(|content| kind(&content["schema"]));
            vec![
                view! { <code>{status.clone()}</code> }.into_any(),
                kind.into_any(),
                said(&response["description"]).into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("integration-docs-answers") columns rows/> }
}

fn objects(document: &Value) -> impl IntoView + use<> {
    let schemas = document["components"]["schemas"].as_object();
    let panel = |(name, schema): (&String, &Value)| {
        let (id, name, fields) = (schema::anchor(name), name.clone(), fields(name, schema));
        let description = schema["description"]
            .is_string()
            .then(|| view! { <p>{said(&schema["description"])}</p> });
        view! {
            <section class="panel" id=id>
                <div class="panel-head"><h3><code>{name}</code></h3></div>
                <div class="panel-body">{description}{fields}</div>
            </section>
        }
    };
    schemas.into_iter().flatten().map(panel).collect_view()
}
