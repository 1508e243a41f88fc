//! What a saved search looks for, in words.

use super::{
    super::{chip, words::Words},
    question,
};
use crate::{t, visit::Visit};
use domain::{
    money::Currency,
    search::saved::{Every, Sought},
};

/// The names of all that these searches are narrowed by.
pub(super) async fn names(visit: &Visit, searches: impl Iterator<Item = &Sought>) -> service::Result<Words> {
    let categories: Vec<String> = searches
        .flat_map(|sought| sought.filters().category.iter().cloned())
        .collect();
    Ok(Words {
        markets: visit.frame.markets.clone(),
        categories: service::catalog::category_names(&visit.ctx, categories.iter()).await?,
        regions: service::market::regions(&visit.ctx).await?,
        schema: service::search::attributes(&visit.ctx, &categories).await?,
    })
}

/// Its words and its filters, one by one.
pub(super) fn parts(sought: &Sought, words: &Words) -> Vec<String> {
    // Prices have a currency of their own.
    let (filters, _) = sought.filters().read(Currency::CNY);
    let question = question(sought);
    let filters = chip::each(&question, &filters, words)
        .into_iter()
        .map(|(label, _)| label);
    let text = (!question.q.is_empty()).then(|| question.q.clone());
    text.into_iter().chain(filters).collect()
}

/// In one line.
pub(super) fn line(sought: &Sought, words: &Words) -> String {
    parts(sought, words).join(" · ")
}

pub(super) fn every(every: Every) -> String {
    match every {
        Every::Daily => t!("search-saved-daily"),
        Every::Weekly => t!("search-saved-weekly"),
        Every::Off => t!("search-saved-off"),
    }
}
