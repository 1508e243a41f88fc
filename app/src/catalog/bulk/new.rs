//! Saying what is to be done with the listings that were chosen.

use super::{EDITS, placed, words};
use crate::{
    catalog::{edit::option, page_own::Place},
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, ChoiceOption, Choices, Empty, ErrorSummary, Field, FieldKind, LinkButton,
        PageHead, Panel, Select,
    },
    visit::Visit,
};
use axum::{
    extract::RawQuery,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::{
        bulk::{BulkAct, Chosen, MAX_LISTINGS},
        view::CategoryChoice,
    },
    id::ListingId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    catalog::{self, bulk},
};

/// What was chosen, and what is to be done with it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    /// `all`: what the filter shows; anything else: what was ticked.
    scope: String,
    listing: Vec<String>,
    state: String,
    q: String,
    lacking: String,
    act: String,
    percent: String,
    category: String,
}

impl Sent {
    /// What of the list was shown.
    fn place(&self) -> Place {
        Place {
            state: self.state.clone(),
            q: self.q.clone(),
            lacking: self.lacking.clone(),
            ..Place::default()
        }
    }

    fn ids(&self) -> Vec<ListingId> {
        let most = usize::try_from(MAX_LISTINGS).unwrap_or(usize::MAX);
        let ids = self.listing.iter().filter_map(|id| id.parse().ok());
        ids.take(most).collect()
    }

    fn chosen(&self) -> Chosen {
        match self.scope.as_str() {
            "all" => Chosen::Matching(self.place().filter()),
            _ => Chosen::These(self.ids()),
        }
    }

    /// What the form sends on.
    fn hidden(&self) -> impl IntoView + use<> {
        let ticked = match self.scope.as_str() {
            "all" => Vec::new(),
            _ => self.ids(),
        };
        let ticked = ticked
            .into_iter()
            .map(|id| view! { <input type="hidden" name="listing" value=id.to_string()/> });
        view! {
            <input type="hidden" name="scope" value=self.scope.clone()/>
            {self.place().hidden()}
            {ticked.collect_view()}
        }
    }
}

pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    visit.require(Right::ManageListings)?;
    let sent: Sent = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let asked = Asked::load(&visit, sent).await?;
    Ok(visit.page(|| page(&asked, &FieldErrors::default())))
}

pub(super) async fn submit(visit: Visit, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    visit.require(Right::ManageListings)?;
    let begun = match BulkAct::parse(&sent.act, &sent.percent, &sent.category) {
        Ok(act) => bulk::begin(&visit.ctx, &visit.actor, &sent.chosen(), &act).await,
        Err(errors) => Err(errors.into()),
    };
    match begun {
        Ok(id) => Ok(Redirect::to(&format!("{EDITS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let asked = Asked::load(&visit, sent).await?;
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&asked, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the page shows.
struct Asked {
    sent: Sent,
    count: u64,
    tree: Vec<CategoryChoice>,
}

impl Asked {
    async fn load(visit: &Visit, sent: Sent) -> Result<Self, Failure> {
        let count = match sent.chosen() {
            Chosen::Matching(filter) => catalog::own_count(&visit.ctx, &visit.actor, &filter).await?,
            Chosen::These(ids) => u64::try_from(ids.len()).unwrap_or(u64::MAX),
        };
        Ok(Self {
            count,
            tree: catalog::categories(&visit.ctx).await?,
            sent,
        })
    }
}

fn page(asked: &Asked, errors: &FieldErrors) -> Page {
    let title = t!("catalog-bulk-title");
    let back = asked.sent.place().href();
    let body = match asked.count {
        0 => view! {
            <PageHead title=title.clone()/>
            <Panel>
                <Empty title=t!("catalog-bulk-none-chosen") text=t!("catalog-bulk-none-chosen-text")>
                    <LinkButton href=back>{t!("shell-my-listings")}</LinkButton>
                </Empty>
            </Panel>
        }
        .into_any(),
        count => {
            let lede = t!("catalog-bulk-chosen", count = count);
            view! {
                <PageHead title=title.clone() lede/>
                <ErrorSummary errors=errors.clone() label/>
                {form(asked, errors, back)}
            }
            .into_any()
        }
    };
    placed(Page::new(title, body))
}

fn label(field: &str) -> String {
    match field {
        "percent" => t!("catalog-bulk-percent"),
        "category" => t!("catalog-bulk-category"),
        "act" => t!("catalog-bulk-act"),
        _ => t!("shell-my-listings"),
    }
}

fn form(asked: &Asked, errors: &FieldErrors, back: String) -> impl IntoView + use<> {
    let sent = &asked.sent;
    let act = |name: &str| ChoiceOption {
        value: name.to_owned(),
        label: words::act_name(name),
        hint: Some(words::act_hint(name)),
    };
    let options = BulkAct::NAMES.into_iter().map(act).collect();
    let tree = option::category(&asked.tree, t!("catalog-edit-choose-category"));
    view! {
        <div class="narrow">
            <form class="form" method="post" action=EDITS novalidate>
                {sent.hidden()}
                <Choices
                    name="act" label=label("act") options value=sent.act.clone() error=error_of(errors, "act")
                />
                <Field
                    name="percent" label=label("percent") value=sent.percent.clone() kind=FieldKind::Decimal
                    hint=t!("catalog-bulk-percent-hint") suffix="%" error=error_of(errors, "percent")
                />
                <Select
                    name="category" label=label("category") options=tree value=sent.category.clone()
                    hint=t!("catalog-bulk-category-hint") error=error_of(errors, "category")
                />
                <p class="muted">{t!("catalog-bulk-preview-first")}</p>
                <div class="actions">
                    <Button>{t!("catalog-bulk-preview")}</Button>
                    <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </div>
    }
}
