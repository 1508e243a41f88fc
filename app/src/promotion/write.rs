//! Writing a campaign, as a supplier or as a market, and writing it anew.

use super::{
    form::{CampaignForm, label},
    list,
    sheet::sheet,
};
use crate::{
    failure::Failure,
    form::Form,
    market::booth::ask_link,
    page::Page,
    t,
    ui::{Empty, ErrorSummary, Overtaken, PageHead, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{id::PromotionId, market::MarketRef, problem::FieldErrors, promotion::view::CampaignView};
use leptos::prelude::*;
use service::{
    Conflict, Error, market,
    promotion::{self, Keeper},
};

pub(super) async fn new_of_supplier(visit: Visit) -> Result<Response, Failure> {
    new(visit, Keeper::Supplier).await
}

pub(super) async fn new_of_market(visit: Visit) -> Result<Response, Failure> {
    new(visit, Keeper::Market).await
}

pub(super) async fn create_of_supplier(
    visit: Visit,
    Form(form): Form<CampaignForm>,
) -> Result<Response, Failure> {
    create(visit, Keeper::Supplier, form).await
}

pub(super) async fn create_of_market(
    visit: Visit,
    Form(form): Form<CampaignForm>,
) -> Result<Response, Failure> {
    create(visit, Keeper::Market, form).await
}

async fn new(visit: Visit, keeper: Keeper) -> Result<Response, Failure> {
    visit.require(keeper.right())?;
    let markets = places(&visit, keeper).await?;
    let (form, errors) = (CampaignForm::default(), FieldErrors::default());
    Ok(visit.page(|| new_page(keeper, &markets, &form, &errors)))
}

async fn create(visit: Visit, keeper: Keeper, form: CampaignForm) -> Result<Response, Failure> {
    visit.require(keeper.right())?;
    let markets = places(&visit, keeper).await?;
    // What somebody may not do is said before what is wrong with what they typed.
    if keeper == Keeper::Market && markets.iter().all(|market| market.slug != form.market) {
        return Err(Error::Forbidden.into());
    }
    let created = match form.draft().parse(keeper == Keeper::Market) {
        Ok(campaign) => promotion::create(&visit.ctx, &visit.actor, keeper, &form.market, campaign).await,
        Err(errors) => Err(errors.into()),
    };
    match created {
        Ok(id) => Ok(Redirect::to(&format!("/campaigns/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || new_page(keeper, &markets, &form, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The markets one can have a campaign in.
async fn places(visit: &Visit, keeper: Keeper) -> Result<Vec<MarketRef>, Failure> {
    Ok(match keeper {
        Keeper::Supplier => market::booths(&visit.ctx, &visit.actor).await?,
        Keeper::Market => market::operated(&visit.ctx, &visit.actor).await?,
    })
}

pub(super) async fn edit(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let (view, named) = promotion::written(&visit.ctx, &visit.actor, id).await?;
    // What was handed in can't be changed: its page says how it stands.
    if !view.state.is_open() {
        return Ok(Redirect::to(&format!("/campaigns/{id}")).into_response());
    }
    let form = CampaignForm::of(&view, &named);
    Ok(visit.page(|| edit_page(&view, &form, &FieldErrors::default(), false)))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<PromotionId>,
    Form(form): Form<CampaignForm>,
) -> Result<Response, Failure> {
    let (view, _) = promotion::written(&visit.ctx, &visit.actor, id).await?;
    let changed = match form.draft().parse(view.supplier.is_none()) {
        Ok(campaign) => promotion::change(&visit.ctx, &visit.actor, id, form.seen(), campaign).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("/campaigns/{id}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            edit_page(&view, &form, &errors, false)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let form = form.read_again(&view);
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                edit_page(&view, &form, &FieldErrors::default(), true)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

fn desk(keeper: Keeper) -> Desk {
    match keeper {
        Keeper::Supplier => Desk::Selling,
        Keeper::Market => Desk::Operating,
    }
}

fn new_page(keeper: Keeper, markets: &[MarketRef], form: &CampaignForm, errors: &FieldErrors) -> Page {
    let here = list::path(desk(keeper));
    let (title, action, back) = (t!("promotion-new"), format!("{here}/new"), here.clone());
    let lede = match keeper {
        Keeper::Supplier => t!("promotion-new-lede-supplier"),
        Keeper::Market => t!("promotion-new-lede-market"),
    };
    let content = if markets.is_empty() {
        view! { <Panel><Empty title=t!("promotion-no-market") text=t!("promotion-no-market-text")>{ask_link()}</Empty></Panel> }
            .into_any()
    } else {
        let fields = form.fields(keeper, Some(markets), errors).into_any();
        sheet(fields, action, back, t!("promotion-save")).into_any()
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label/>
            {content}
        </div>
    };
    Page::new(title, body)
        .at(desk(keeper))
        .crumb(t!("promotion-title"), here)
}

fn edit_page(view: &CampaignView, form: &CampaignForm, errors: &FieldErrors, overtaken: bool) -> Page {
    let keeper = match view.supplier {
        Some(_) => Keeper::Supplier,
        None => Keeper::Market,
    };
    let title = t!("promotion-edit");
    let name = view.name.get(crate::i18n::locale()).to_owned();
    let back = format!("/campaigns/{}", view.id);
    let (fields, seen) = (form.fields(keeper, None, errors), form.seen.clone());
    let fields = view! { <input type="hidden" name="seen" value=seen/>{fields} }.into_any();
    let content = sheet(fields, format!("{back}/edit"), back.clone(), t!("promotion-save"));
    let overtaken = overtaken.then(|| view! { <Overtaken/> });
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=name.clone()/>
            <ErrorSummary errors=errors.clone() label/>
            {overtaken}
            {content}
        </div>
    };
    Page::new(title, body)
        .at(desk(keeper))
        .crumb(t!("promotion-title"), list::path(desk(keeper)))
        .crumb(name, back)
}
