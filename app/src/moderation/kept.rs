//! Pages of what operators keep for a market, or for every one: the list, and beside it the form that adds to it.

use crate::{
    i18n::locale,
    page::Page,
    t,
    ui::{Button, ButtonKind, Empty, ErrorSummary, Notice, PageHead, Pager, Panel, SelectOption, Tone},
    visitor::Desk,
};
use domain::{id::MarketId, market::MarketRef, problem::FieldErrors};
use leptos::prelude::*;
use serde::Deserialize;
use service::Error;

/// Where in the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub after: String,
    /// What was done last.
    pub done: String,
}

/// The words of a list.
pub(super) struct Words {
    pub title: String,
    pub lede: String,
    pub added: String,
    pub removed: String,
    pub none: String,
    pub none_text: String,
}

/// A page of a list.
pub(super) struct List {
    /// Its address.
    pub path: &'static str,
    pub words: Words,
    /// Nothing where it is empty.
    pub table: Option<AnyView>,
    /// The key of the page after.
    pub next: Option<String>,
    /// What adds to it.
    pub form: AnyView,
}

impl List {
    /// The page; `label` names the form's fields.
    pub(super) fn page(self, place: &Place, errors: &FieldErrors, label: fn(&str) -> String) -> Page {
        let Self {
            path,
            words,
            table,
            next,
            form,
        } = self;
        let next = next.map(|key| format!("{path}?after={key}"));
        let previous = (!place.after.is_empty()).then(|| path.to_owned());
        let done = match place.done.as_str() {
            "added" => Some(words.added),
            "removed" => Some(words.removed),
            _ => None,
        };
        let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
        let none = || view! { <Empty title=words.none text=words.none_text/> }.into_any();
        let (errors, title) = (errors.clone(), words.title);
        let list = table.unwrap_or_else(none);
        let body = view! {
            <PageHead title=title.clone() lede=words.lede/>
            <ErrorSummary errors label/>
            {done}
            <div class="columns">
                <div class="stack"><Panel>{list}</Panel><Pager previous next/></div>
                {form}
            </div>
        };
        Page::new(title, body).at(Desk::Operating)
    }
}

/// The market a form names; nothing is every market.
pub(super) fn market_of(id: &str) -> Result<Option<MarketId>, Error> {
    match id {
        "" => Ok(None),
        id => Ok(Some(id.parse().map_err(|_| Error::NotFound)?)),
    }
}

/// The markets one can keep something for; `every` for administrators.
pub(super) fn market_options(markets: &[MarketRef], every: bool) -> Vec<SelectOption> {
    let own = markets.iter().map(|market| SelectOption {
        value: market.id.to_string(),
        label: market.name.get(locale()).to_owned(),
    });
    let all = every.then(|| SelectOption {
        value: String::new(),
        label: market_name(None),
    });
    own.chain(all).collect()
}

/// For which market something is kept.
pub(super) fn market_name(market: Option<&MarketRef>) -> String {
    match market {
        None => t!("moderation-kept-all"),
        Some(market) => market.name.get(locale()).to_owned(),
    }
}

/// The button that removes something, named for those who hear it.
pub(super) fn remove(action: String, what: String) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <Button kind=ButtonKind::Quiet>
                {t!("moderation-kept-remove")}<span class="visually-hidden">" "{what}</span>
            </Button>
        </form>
    }
}
