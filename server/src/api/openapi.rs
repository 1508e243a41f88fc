//! `GET /api/v1/openapi.json`: what this API is, made from the code that answers (OpenAPI 3.1). `/api/docs` shows the same
//! to people.

use axum::{extract::State, http::HeaderMap, response::Response};
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::{
    Api, caller::Caller, category, company, import, listing, market, me, member, message, negotiation, offer,
    order, problem, problem::Refusal, rfq, search, suggest, supplier, version::Shown,
};

/// The operations and what they speak of. What all of them have in common is laid over them by [`document`].
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Entrepot API",
        description = "REST for programs that act for the companies of an Entrepot market. JSON in `snake_case`; instants in RFC 3339, UTC; \
            amounts as decimal strings. Refusals are problems (RFC 9457) whose `code` stays; their words follow `Accept-Language`. \
            What a caller may not see is 404, as if it did not exist.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        search::search, supplier::suppliers, suggest::suggest, listing::create, listing::show, listing::change, import::begin, import::show, import::failed,
        import::download, import::start,
        import::cancel, category::list, category::show, market::list, market::show, me::show, company::show, company::change, member::list, member::invite, member::show,
        member::change, member::remove, rfq::list, rfq::list_open, rfq::create, rfq::show, rfq::publish, rfq::close, rfq::cancel,
        offer::make, negotiation::list, negotiation::show, message::write, negotiation::decline, negotiation::withdraw,
        offer::accept, order::list, order::show, order::take, show,
    ),
    components(schemas(problem::Problem)),
    tags(
        (name = "search", description = "What is on show in the markets"),
        (name = "catalog", description = "Listings, and files of them"),
        (name = "market", description = "The markets"),
        (name = "identity", description = "Whom a key acts as"),
        (name = "company", description = "Companies and their people"),
        (name = "rfq", description = "Asking, offering, accepting"),
        (name = "order", description = "Orders, and the steps taken with them"),
        (name = "integration", description = "This document"),
    ),
)]
struct Operations;

/// The whole document, for a site at `origin`.
pub fn document(origin: &str) -> Value {
    let mut document = serde_json::to_value(Operations::openapi()).unwrap_or_default();
    document["servers"] = json!([{ "url": origin }]);
    document["components"]["securitySchemes"] = json!({ "key": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "ent_…",
        "description": "A key made at /company/keys. It acts as the person who made it, within its scopes: those an operation \
            names are needed for all of its answer.",
    } });
    document["components"]["responses"] = refusals();
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, item) in paths {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete(path, method, operation);
        }
    }
    document
}

/// The refusals operations share, by status.
fn refusals() -> Value {
    let told = [
        ("400", "`not_json`: the body is no JSON object."),
        (
            "401",
            "`key_missing`: a key is needed; `key_malformed`, `key_unknown`: the one that was sent opens nothing.",
        ),
        (
            "403",
            "`scope_lacking`: the key was not made for this; `role_lacking`: nor may its person.",
        ),
        ("404", "There is nothing here, or nothing the caller may see."),
        ("409", "Something stands against it: what, says `code`."),
        ("412", "`version_old`: it was changed since it was read."),
        ("413", "The body is too large."),
        ("415", "`media_type`: the body is not said to be JSON."),
        ("422", "Something in it is wrong: all of it, in `errors`."),
        ("428", "`version_missing`: `If-Match` must say what was read."),
        ("500", "Our fault: `instance` finds it in the log."),
    ];
    let problem =
        json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
    let refusal = |(status, description): (&str, &str)| {
        let response = json!({ "description": description, "content": problem });
        (status.to_owned(), response)
    };
    told.into_iter().map(refusal).collect::<Map<_, _>>().into()
}

/// Lays over an operation what all of its kind have in common.
fn complete(path: &str, method: &str, operation: &mut Value) {
    let asks = |name: &str| {
        let parameters = operation["parameters"].as_array();
        parameters.is_some_and(|all| all.iter().any(|parameter| parameter["name"] == name))
    };
    let (body, versioned) = (!operation["requestBody"].is_null(), asks("If-Match"));
    let keyed = operation["security"]
        .as_array()
        .is_some_and(|ways| ways.iter().all(|way| way != &json!({})));
    let changes = method != "get";
    // Neither a page of a list, nor what came of an acceptance, nor how far an import is, is read for being changed.
    let tagged = !asks("limit") && !path.ends_with("/accept") && !path.contains("/imports/");
    let applies = [
        ("400", body),
        ("401", true),
        ("403", keyed),
        ("404", path.contains('{')),
        ("409", changes),
        ("412", versioned),
        ("413", body),
        ("415", body),
        ("422", body || asks("limit")),
        ("428", versioned),
        ("500", true),
    ];
    for (status, _) in applies.into_iter().filter(|(_, applies)| *applies) {
        operation["responses"][status] = json!({ "$ref": format!("#/components/responses/{status}") });
    }
    if method == "post" {
        let once = json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "1 to 255 visible ASCII characters. Sent again under the same one within 24 hours, the same request is \
                answered as the first time, with `Idempotency-Replayed: true`, and nothing is done twice.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" },
        });
        match operation["parameters"].as_array_mut() {
            Some(parameters) => parameters.push(once),
            None => operation["parameters"] = json!([once]),
        }
    }
    let ok = &mut operation["responses"]["200"];
    if ok["content"]["application/json"].is_object() && tagged {
        ok["headers"] = json!({ "ETag": { "description": "The version of what is shown.", "schema": { "type": "string" } } });
    }
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "integration",
    security(()),
    responses((status = 200, description = "OpenAPI 3.1.", body = Object)),
)]
pub(super) async fn show(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    Ok(Shown::new(&caller, &document(&config.origin()))?.answer(&headers))
}
