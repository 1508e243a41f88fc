//! Passing on an open RFQ, with a reason or without, and taking it up again.

use super::show::on;
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    rfq::end::{Why, status},
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, PageHead, Panel, Textarea},
    visit::Visit,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, form, id::RfqId, problem::FieldErrors, rfq::view::OpenView};
use leptos::prelude::*;
use service::rfq::open;

/// The longest reason, in characters.
const MAX_REASON: usize = 1000;

pub(super) async fn ask(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    answer(visit, id, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn pass(
    visit: Visit,
    Path(id): Path<RfqId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match form::optional_text(&why.reason, MAX_REASON) {
        Err(problem) => answer(visit, id, &why, &FieldErrors::one("reason", problem)).await,
        Ok(reason) => {
            open::pass(&visit.ctx, &visit.actor, id, reason.unwrap_or_default()).await?;
            Ok(Redirect::to("/selling/open-requests").into_response())
        }
    }
}

pub(super) async fn take_up(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    open::take_up(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("/requests/{id}")).into_response())
}

async fn answer(visit: Visit, id: RfqId, why: &Why, errors: &FieldErrors) -> Result<Response, Failure> {
    let view = open::open_view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::Supply)?;
    Ok(visit.page_with(status(errors), || on(page(&view, why, errors))))
}

fn page(view: &OpenView, why: &Why, errors: &FieldErrors) -> Page {
    let title = t!("rfq-open-pass");
    let about = t!(
        "rfq-about",
        number = view.head.number.as_str(),
        title = view.head.title.as_str()
    );
    let (action, back) = (
        format!("/requests/{}/pass", view.head.id),
        format!("/requests/{}", view.head.id),
    );
    let (reason, error) = (why.reason.clone(), error_of(errors, "reason"));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=about/>
            <ErrorSummary errors=errors.clone() label=|_| t!("rfq-reason")/>
            <Panel>
                <form class="form" method="post" action=action novalidate>
                    <p>{t!("rfq-open-pass-text")}</p>
                    <Textarea
                        name="reason" label=t!("rfq-reason") hint=t!("rfq-open-pass-hint") value=reason
                        error rows=3
                    />
                    <div class="actions">
                        <Button>{t!("rfq-open-pass")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("rfq-open-back")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    Page::new(title, body)
}
