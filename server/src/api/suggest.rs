//! `GET /api/v1/suggest`: what a question that is being typed may become.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::HeaderMap,
};
use domain::{problem::FieldErrors, search::suggest::Suggestion, text::Locale};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Api, caller::Caller, language, problem::Refusal};

/// The parameters; of one that stands twice the last counts, but for markets.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parameters {
    q: Vec<String>,
    lang: Vec<String>,
    market: Vec<String>,
}

/// The parameters, for the document.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes `Parameters`")]
struct Asked {
    /// What was typed so far.
    q: Option<String>,
    /// The language of words in the answer: `zh` or `en`; otherwise that of `Accept-Language`.
    lang: Option<String>,
    /// Only what is in these markets, by slug; may be repeated.
    #[param(style = Form, explode)]
    market: Option<Vec<String>>,
}

/// Suggestions, the likeliest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Suggestions {
    items: Vec<Item>,
}

/// A question to ask, or a category or supplier to go to.
#[derive(Serialize, ToSchema)]
#[schema(as = Suggestion)]
struct Item {
    kind: Kind,
    /// The question, or the name.
    text: String,
    /// Its page.
    url: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = SuggestionKind)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Phrase,
    Category,
    Supplier,
}

impl Item {
    fn new(suggestion: Suggestion, origin: &str, locale: Locale) -> Self {
        let search = |name: &str, value: &str| {
            let query = serde_html_form::to_string([(name, value)]).unwrap_or_default();
            format!("{origin}/search?{query}")
        };
        match suggestion {
            Suggestion::Phrase(text) => Self {
                kind: Kind::Phrase,
                url: search("q", &text),
                text,
            },
            Suggestion::Category { path, name } => Self {
                kind: Kind::Category,
                text: name.get(locale).to_owned(),
                url: search("category", &path),
            },
            Suggestion::Supplier { code, name } => Self {
                kind: Kind::Supplier,
                text: name.get(locale).to_owned(),
                url: format!("{origin}/companies/{code}"),
            },
        }
    }
}

/// Suggests how a question goes on.
///
/// Anyone may ask. Questions are words of listings' titles; a category or a supplier is suggested where its name has
/// what was typed. Whatever is suggested leads to something.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "search",
    params(Asked),
    security(()),
    responses(
        (status = 200, description = "Up to ten suggestions.", body = Suggestions),
        (status = 503, description = "`search_down`: the search engine does not answer."),
    ),
)]
pub(super) async fn suggest(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Json<Suggestions>, Refusal> {
    // Every field takes any number of any text: nothing in a query string can fail to be read.
    let parameters: Parameters = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let last = |values: Vec<String>| values.into_iter().next_back().unwrap_or_default();
    let mut errors = FieldErrors::default();
    let locale = language::asked(&last(parameters.lang), &headers, &mut errors);
    errors
        .into_result()
        .map_err(|errors| Refusal::new(errors, locale))?;
    let mut markets = parameters.market;
    markets.retain(|slug| !slug.is_empty());
    let found = service::search::suggest(&caller.ctx, &last(parameters.q), locale, markets)
        .await
        .map_err(|error| Refusal::new(error, locale))?;
    let origin = config.origin();
    let items = found.into_iter().map(|one| Item::new(one, &origin, locale));
    Ok(Json(Suggestions {
        items: items.collect(),
    }))
}
