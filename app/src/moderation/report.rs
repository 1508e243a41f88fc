//! Reporting a listing on show to the operators of its market, and what they read of it.

use crate::{
    company::words::link,
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    rfq::end::status,
    t,
    ui::{
        Button, ButtonKind, ChoiceOption, Choices, ErrorSummary, LinkButton, Moment, Notice, PageHead, Panel,
        Textarea, Tone,
    },
    visit::Visit,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::view::ListingView,
    id::ListingId,
    moderation::matter::{Ground, NewReport, ReportView},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog, moderation};

/// A report as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    ground: String,
    reason: String,
}

pub(super) async fn ask(visit: Visit, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    let listing = of_others(&visit, id).await?;
    Ok(visit.page(|| page(&listing, &Typed::default(), &FieldErrors::default())))
}

/// An operator who reports a listing goes on to its case; anybody else reads that it was told.
pub(super) async fn report(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let listing = of_others(&visit, id).await?;
    let reported = match NewReport::parse(&typed.ground, &typed.reason) {
        Ok(new) => moderation::report(&visit.ctx, &visit.actor, id, new).await,
        Err(errors) => Err(errors.into()),
    };
    match reported {
        Ok(case) if moderation::view(&visit.ctx, &visit.actor, case).await.is_ok() => {
            Ok(Redirect::to(&format!("/operating/cases/{case}")).into_response())
        }
        Ok(_) => Ok(visit.page(|| told(&listing))),
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(status(&errors), || page(&listing, &typed, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// A listing on show that is not the visitor's own.
async fn of_others(visit: &Visit, id: ListingId) -> Result<ListingView, Failure> {
    let listing = catalog::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::Report)?;
    match visit.actor.company() == Some(listing.supplier.id) {
        true => Err(Error::Forbidden.into()),
        false => Ok(listing),
    }
}

fn page(listing: &ListingView, typed: &Typed, errors: &FieldErrors) -> Page {
    let grounds = Ground::ALL.iter().map(|ground| ChoiceOption {
        value: ground.to_string(),
        label: words(*ground),
        hint: None,
    });
    let grounds: Vec<_> = grounds.collect();
    let back = format!("/listings/{}", listing.id);
    let title = t!("moderation-report-title");
    let about = listing.wording.title.get(locale()).to_owned();
    let (ground, reason) = (typed.ground.clone(), typed.reason.clone());
    let (wrong_ground, wrong_reason) = (error_of(errors, "ground"), error_of(errors, "reason"));
    let errors = errors.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=about/>
            <ErrorSummary errors label/>
            <Panel>
                <p>{t!("moderation-report-text")}</p>
                <form class="form" method="post" action=format!("{back}/report") novalidate>
                    <Choices
                        name="ground" label=t!("moderation-report-ground") options=grounds value=ground
                        error=wrong_ground
                    />
                    <Textarea
                        name="reason" label=t!("moderation-report-reason") hint=t!("moderation-report-hint")
                        value=reason error=wrong_reason required=true
                    />
                    <div class="actions">
                        <Button>{t!("moderation-report-submit")}</Button>
                        <LinkButton href=back.clone() kind=ButtonKind::Quiet>{t!("moderation-report-back")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    crumbed(Page::new(title, body), listing)
}

/// What becomes of it now.
fn told(listing: &ListingView) -> Page {
    let title = t!("moderation-report-told");
    let back = format!("/listings/{}", listing.id);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=listing.wording.title.get(locale()).to_owned()/>
            <Notice tone=Tone::Leaf title=t!("moderation-report-told-text")>
                <p>{t!("moderation-report-told-next")}</p>
                <p><a href=back>{t!("moderation-report-back")}</a></p>
            </Notice>
        </div>
    };
    crumbed(Page::new(title, body), listing)
}

fn crumbed(page: Page, listing: &ListingView) -> Page {
    let title = listing.wording.title.get(locale()).to_owned();
    page.crumb(title, format!("/listings/{}", listing.id))
}

fn label(field: &str) -> String {
    match field {
        "ground" => t!("moderation-report-ground"),
        _ => t!("moderation-report-reason"),
    }
}

fn words(ground: Ground) -> String {
    match ground {
        Ground::Untrue => t!("moderation-ground-untrue"),
        Ground::Forbidden => t!("moderation-ground-forbidden"),
        Ground::Infringing => t!("moderation-ground-infringing"),
        Ground::Copied => t!("moderation-ground-copied"),
        Ground::Other => t!("moderation-ground-other"),
    }
}

/// The reports of a case, for the operator who reads it.
pub(super) fn list(reports: &[ReportView]) -> Option<impl IntoView + use<>> {
    let items = reports
        .iter()
        .map(|report| {
            let (ground, reason, at) = (words(report.ground), report.reason.clone(), report.at);
            view! {
                <li>
                    <div>
                        <strong>{ground}</strong>" · "{link(&report.company)}" · "<Moment at/>
                        <p class="remark-text">{reason}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    (!reports.is_empty())
        .then(|| view! { <Panel title=t!("moderation-reports")><ul class="part-list">{items}</ul></Panel> })
}
