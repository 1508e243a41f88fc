//! `GET /api/v1/categories`: the tree, and what each category asks of its listings.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{
    catalog::{
        content::CategoryPath,
        schema::{
            Choice, Definition, Kind, Schema,
            tree::{Node, Tree},
        },
    },
    id::CategoryId,
    text::{Bilingual, Locale},
    unit::Unit,
};
use serde::Serialize;
use service::{Error, catalog::tree};
use utoipa::ToSchema;

use super::{Api, caller::Caller, problem::Refusal, version::Shown};

/// The whole tree.
#[derive(Serialize, ToSchema)]
#[schema(as = Categories)]
pub(super) struct List {
    /// Parents before children, siblings in their order.
    items: Vec<Category>,
}

/// A category.
#[derive(Serialize, ToSchema)]
pub(super) struct Category {
    #[schema(value_type = uuid::Uuid)]
    id: CategoryId,
    /// The one above it; none at the top.
    #[schema(value_type = Option<uuid::Uuid>)]
    parent: Option<CategoryId>,
    /// English names from the root, `A > B > C`: what listings, files and searches name it by.
    path: String,
    /// In the language of `Accept-Language`, or in the other where there is no other.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
}

/// A category and all it asks for.
#[derive(Serialize, ToSchema)]
#[schema(as = CategorySchema)]
pub(super) struct WithSchema {
    #[serde(flatten)]
    category: Category,
    /// What those above it ask for, from the root down, and then its own.
    attributes: Vec<Attribute>,
}

/// An attribute that is asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = CategoryAttribute)]
struct Attribute {
    /// What it is called in a listing's `attributes`. Its name in either language is understood too.
    key: String,
    /// In the language of `Accept-Language`.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    r#type: Type,
    /// UNECE Recommendation 20, of numbers that have one.
    #[schema(value_type = Option<String>, example = "MMT")]
    unit: Option<Unit>,
    /// What can be chosen.
    choices: Vec<Offered>,
    /// A listing is not handed in by hand without it; one that is imported is marked.
    required: bool,
    /// Where the category is chosen, a search is narrowed by it: `attr.KEY`.
    filterable: bool,
    /// The category that defines it.
    #[schema(value_type = uuid::Uuid)]
    category: CategoryId,
}

/// What an attribute's values are.
#[derive(Serialize, ToSchema)]
#[schema(as = AttributeType)]
#[serde(rename_all = "snake_case")]
enum Type {
    /// Any text.
    Text,
    /// A number, or a text that is one, with its unit behind it or without.
    Number,
    /// `true` or `false`.
    YesNo,
    /// One of the choices, by code or by name.
    One,
    /// Some of the choices, with `;` between them.
    Several,
}

/// A choice.
#[derive(Serialize, ToSchema)]
#[schema(as = AttributeChoice)]
struct Offered {
    code: String,
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
}

impl Category {
    fn new(tree: &Tree, node: &Node, locale: Locale) -> Self {
        let path: CategoryPath = tree.path(node.id);
        Self {
            id: node.id,
            parent: node.parent,
            path: path.to_string(),
            name: node.name.get(locale).to_owned(),
            name_zh: node.name.zh.clone(),
            name_en: node.name.en.clone(),
        }
    }
}

impl Attribute {
    fn new(definition: &Definition, locale: Locale) -> Self {
        let Bilingual { zh, en } = definition.name.clone();
        let offered = |choice: &Choice| Offered {
            code: choice.code.clone(),
            name: choice.name.get(locale).to_owned(),
            name_zh: choice.name.zh.clone(),
            name_en: choice.name.en.clone(),
        };
        Self {
            key: definition.key.to_string(),
            name: definition.name.get(locale).to_owned(),
            name_zh: zh,
            name_en: en,
            r#type: match &definition.kind {
                Kind::Text => Type::Text,
                Kind::Number { .. } => Type::Number,
                Kind::YesNo => Type::YesNo,
                Kind::One { .. } => Type::One,
                Kind::Several { .. } => Type::Several,
            },
            unit: definition.kind.unit(),
            choices: definition.kind.choices().iter().map(offered).collect(),
            required: definition.required,
            filterable: definition.filterable,
            category: definition.category,
        }
    }
}

/// The tree of categories
///
/// Open to everyone. All markets share one tree. It is small and seldom changes: ask with `If-None-Match`.
#[utoipa::path(
    get, path = "/api/v1/categories", tag = "catalog",
    responses((status = 200, description = "All of them.", body = List)), security((), ("key" = [])),
)]
pub(super) async fn list(
    State(api): State<Api>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let tree = tree::all(&api.ctx).await.map_err(|error| caller.refuse(error))?;
    let lines = tree.in_order();
    let nodes = lines.iter().filter_map(|line| line.last());
    let items = nodes
        .map(|node| Category::new(&tree, node, caller.locale))
        .collect();
    Ok(Shown::new(&caller, &List { items })?.answer(&headers))
}

/// A category and what it asks for
///
/// Open to everyone. What it inherits is among it.
#[utoipa::path(
    get, path = "/api/v1/categories/{id}", tag = "catalog",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The category.", body = WithSchema)), security((), ("key" = [])),
)]
pub(super) async fn show(
    State(api): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id = id.parse().map_err(|_| caller.refuse(Error::NotFound))?;
    let tree = tree::all(&api.ctx).await.map_err(|error| caller.refuse(error))?;
    let node = tree.get(id).ok_or_else(|| caller.refuse(Error::NotFound))?;
    let Schema(definitions) = tree.schema(id);
    let attributes = definitions.iter();
    let shown = WithSchema {
        category: Category::new(&tree, node, caller.locale),
        attributes: attributes.map(|one| Attribute::new(one, caller.locale)).collect(),
    };
    Ok(Shown::new(&caller, &shown)?.answer(&headers))
}
