//! Why results stand in their order, for those who operate a market.

use domain::{
    actor::{Actor, Right},
    search::{SearchQuery, SearchResults},
    text::Locale,
};

use super::look;
use crate::{Ctx, Result, error::require};

/// The first page of what a question finds, each listing with why it stands there. It is not counted as asked.
pub async fn explained(ctx: &Ctx, actor: &Actor, text: &str, locale: Locale) -> Result<SearchResults> {
    require(actor, Right::Operate)?;
    let query = SearchQuery {
        text: text.to_owned(),
        explain: true,
        locale,
        ..SearchQuery::default()
    };
    look(ctx, &query).await
}
