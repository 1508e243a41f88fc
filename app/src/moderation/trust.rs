//! `/operating/trust`: whose small changes the operator's markets show at once.

use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, Moment, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    id::MarketId,
    moderation::trust::{TrustRule, TrustView},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, moderation::trust};

const PATH: &str = "/operating/trust";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    /// `yes`: something was set.
    set: String,
}

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    approved: String,
    changed: String,
    sampled: String,
    /// `off`: the market trusts nobody any more.
    action: String,
}

impl Typed {
    /// What a market has now, or what one may begin with.
    fn of(rule: Option<&TrustRule>) -> Self {
        let usual = TrustRule {
            approved: 20,
            changed: 10,
            sampled: 10,
        };
        let rule = rule.unwrap_or(&usual);
        Self {
            approved: rule.approved.to_string(),
            changed: rule.changed.to_string(),
            sampled: rule.sampled.to_string(),
            action: String::new(),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let rules = trust::list(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| page(&rules, None, &FieldErrors::default(), place.set == "yes")))
}

pub(super) async fn set(
    visit: Visit,
    Path(id): Path<MarketId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    visit.require(Right::Moderate(id))?;
    let rule = match typed.action.as_str() {
        "off" => Ok(None),
        _ => TrustRule::parse(&typed.approved, &typed.changed, &typed.sampled).map(Some),
    };
    let done = match rule {
        Ok(rule) => trust::set(&visit.ctx, &visit.actor, id, rule).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?set=yes")).into_response()),
        Err(Error::Invalid(errors)) => {
            let rules = trust::list(&visit.ctx, &visit.actor).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || page(&rules, Some((id, &typed)), &errors, false)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(rules: &[TrustView], typed: Option<(MarketId, &Typed)>, errors: &FieldErrors, set: bool) -> Page {
    let markets = rules
        .iter()
        .map(|view| match typed {
            Some((id, typed)) if id == view.market.id => market(view, typed, errors).into_any(),
            _ => market(view, &Typed::of(view.rule.as_ref()), &FieldErrors::default()).into_any(),
        })
        .collect_view();
    let set = set.then(|| view! { <Notice tone=Tone::Leaf title=t!("moderation-trust-set")/> });
    let errors = errors.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=t!("moderation-trust-title") lede=t!("moderation-trust-lede")/>
            <ErrorSummary errors label/>
            {set}
            <div class="stack">{markets}</div>
        </div>
    };
    Page::new(t!("moderation-trust-title"), body).at(Desk::Operating)
}

/// A market's rule, to be set or given up.
fn market(view: &TrustView, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let standing = match view.set_at {
        None => view! { <p>{t!("moderation-trust-none")}</p> }.into_any(),
        Some(at) => view! { <p>{t!("moderation-trust-since")}" "<Moment at/></p> }.into_any(),
    };
    let off = view.rule.is_some().then(|| {
        view! { <Button kind=ButtonKind::Plain name="action" value="off">{t!("moderation-trust-off")}</Button> }
    });
    let name = view.market.name.get(locale()).to_owned();
    let action = format!("{PATH}/{}", view.market.id);
    // The fields of several forms are told apart; what is wrong is found under the field's own name.
    let id = |field: &str| match errors.is_empty() {
        true => format!("{}-{field}", view.market.slug),
        false => field.to_owned(),
    };
    let error = |field| error_of(errors, field);
    let (approved, changed, sampled) = (
        typed.approved.clone(),
        typed.changed.clone(),
        typed.sampled.clone(),
    );
    let (wrong_approved, wrong_changed, wrong_sampled) =
        (error("approved"), error("changed"), error("sampled"));
    let (id_approved, id_changed, id_sampled) = (id("approved"), id("changed"), id("sampled"));
    view! {
        <Panel title=name>
            {standing}
            <form class="form" method="post" action=action novalidate>
                <Field
                    name="approved" id=id_approved label=label("approved") hint=t!("moderation-trust-approved-hint")
                    value=approved error=wrong_approved required=true
                />
                <Field
                    name="changed" id=id_changed label=label("changed") hint=t!("moderation-trust-changed-hint")
                    value=changed error=wrong_changed required=true
                />
                <Field
                    name="sampled" id=id_sampled label=label("sampled") hint=t!("moderation-trust-sampled-hint")
                    value=sampled error=wrong_sampled required=true
                />
                <div class="actions"><Button>{t!("moderation-trust-submit")}</Button>{off}</div>
            </form>
        </Panel>
    }
}

fn label(field: &str) -> String {
    match field {
        "approved" => t!("moderation-trust-approved"),
        "changed" => t!("moderation-trust-changed"),
        _ => t!("moderation-trust-sampled"),
    }
}
