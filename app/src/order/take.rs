//! Taking the next step with an order: shows what follows, asks once, with a reason where one is needed.

use super::{show::crumbs, words};
use crate::{
    failure::Failure,
    form::Form,
    rfq::end::{Ending, Why, page, status},
    t,
    ui::ButtonKind,
    visit::{Proven, Visit},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    id::OrderId,
    order::{OrderVerb, view::OrderView},
    problem::FieldErrors,
};
use service::{Error, order};

fn ending(view: &OrderView, verb: OrderVerb) -> Ending {
    let id = view.row.id;
    Ending {
        title: words::verb(verb),
        about: t!(
            "rfq-about",
            number = view.row.number.as_str(),
            title = view.row.title.as_str()
        ),
        consequence: words::consequence(verb),
        act: words::verb(verb),
        action: format!("/orders/{id}/{verb}"),
        back: format!("/orders/{id}"),
        why: verb.needs_reason().then(|| t!("rfq-reason-hint")),
        kind: if verb.needs_reason() {
            ButtonKind::Danger
        } else {
            ButtonKind::Primary
        },
    }
}

/// A verb as it stands in the address; any other address is one where nothing is.
fn parse(verb: &str) -> Result<OrderVerb, Error> {
    verb.parse().map_err(|_| Error::NotFound)
}

async fn confirm(
    visit: Visit,
    id: OrderId,
    verb: OrderVerb,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let view = order::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::TakeOrders(view.side))?;
    // A step that is not open any more leads to where the order stands.
    if !view.row.state.open_to(view.side).contains(&verb) {
        return Ok(Redirect::to(&format!("/orders/{id}")).into_response());
    }
    Ok(visit.page_with(status(errors), || {
        let back = format!("/orders/{id}");
        crumbs(page(ending(&view, verb), why, errors), view.side).crumb(view.row.number.clone(), back)
    }))
}

pub(super) async fn ask(
    visit: Visit,
    Path((id, verb)): Path<(OrderId, String)>,
) -> Result<Response, Failure> {
    let verb = parse(&verb)?;
    confirm(visit, id, verb, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn submit(
    Proven(visit): Proven,
    Path((id, verb)): Path<(OrderId, String)>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let verb = parse(&verb)?;
    let reason = match verb.needs_reason().then(|| why.parse()).transpose() {
        Ok(reason) => reason,
        Err(errors) => return confirm(visit, id, verb, &why, &errors).await,
    };
    order::take(&visit.ctx, &visit.actor, id, verb, reason).await?;
    Ok(Redirect::to(&format!("/orders/{id}")).into_response())
}
