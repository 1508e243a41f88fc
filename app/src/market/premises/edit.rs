//! `/operating/markets/{slug}`: its operators say when a market is open, how to reach it and what it is known for.

use super::form::{PremisesForm, label};
use crate::{
    failure::Failure,
    form::Form,
    i18n::locale,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Overtaken, PageHead, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{catalog::view::CategoryChoice, market::MarketRef, problem::FieldErrors};
use leptos::prelude::*;
use service::{Conflict, Error, catalog, market};

pub(super) async fn edit(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let (of, premises) = market::kept_premises(&visit.ctx, &visit.actor, &slug).await?;
    let form = PremisesForm::of(&premises);
    answer(visit, StatusCode::OK, &of, &form, &FieldErrors::default(), false).await
}

pub(super) async fn change(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<PremisesForm>,
) -> Result<Response, Failure> {
    let (of, premises) = market::kept_premises(&visit.ctx, &visit.actor, &slug).await?;
    let changed = match form.parse() {
        Err(errors) => Err(errors.into()),
        Ok(_) if !form.had_read(&premises) => Err(Conflict::Edited.into()),
        Ok(new) => market::change_premises(&visit.ctx, &visit.actor, &slug, &premises, new).await,
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("/markets/{slug}")).into_response()),
        Err(Error::Invalid(errors)) => {
            answer(
                visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                &of,
                &form,
                &errors,
                false,
            )
            .await
        }
        Err(Error::Conflict(_)) => {
            let (of, premises) = market::kept_premises(&visit.ctx, &visit.actor, &slug).await?;
            let form = form.read_again(&premises);
            answer(
                visit,
                StatusCode::CONFLICT,
                &of,
                &form,
                &FieldErrors::default(),
                true,
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    status: StatusCode,
    of: &MarketRef,
    form: &PremisesForm,
    errors: &FieldErrors,
    overtaken: bool,
) -> Result<Response, Failure> {
    let tree = catalog::categories(&visit.ctx).await?;
    Ok(visit.page_with(status, || page(of, &tree, form, errors, overtaken)))
}

fn page(
    of: &MarketRef,
    tree: &[CategoryChoice],
    form: &PremisesForm,
    errors: &FieldErrors,
    overtaken: bool,
) -> Page {
    let title = t!("premises-title");
    let told = overtaken.then(|| view! { <Overtaken/> });
    let action = format!("/operating/markets/{}", of.slug);
    let (back, halls) = (
        format!("/markets/{}", of.slug),
        format!("/operating/halls?market={}", of.slug),
    );
    let (summary, fields) = (errors.clone(), form.fields(tree, errors));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=of.name.get(locale()).to_owned()>
                <LinkButton href=halls kind=ButtonKind::Plain>{t!("hall-title")}</LinkButton>
            </PageHead>
            <ErrorSummary errors=summary label/>
            {told}
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    {fields}
                    <div class="actions">
                        <Button>{t!("premises-save")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("booth-title"), format!("/operating/booths?market={}", of.slug))
}
