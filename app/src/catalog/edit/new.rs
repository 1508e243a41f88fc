//! A new listing: empty, or a copy of another one to be made into its sister.

use super::{
    asked::sort_out,
    form::ListingForm,
    view::{Around, page},
};
use crate::{failure::Failure, form::Form, page::Page, visit::Visit};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::{draft::ListingDraft, schema::Schema, view::CategoryChoice},
    id::ListingId,
    market::MarketRef,
    problem::FieldErrors,
};
use serde::Deserialize;
use service::{Error, catalog, market};

/// What it begins with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    /// The listing it is a copy of.
    copy: String,
}

/// What can be chosen.
struct Choice {
    markets: Vec<MarketRef>,
    categories: Vec<CategoryChoice>,
}

impl Choice {
    /// Whoever may not list goods is refused here.
    async fn of(visit: &Visit) -> Result<Self, Failure> {
        visit.require(Right::ManageListings)?;
        Ok(Self {
            markets: market::booths(&visit.ctx, &visit.actor).await?,
            categories: catalog::categories(&visit.ctx).await?,
        })
    }

    fn page(&self, form: &ListingForm, schema: &Schema, errors: &FieldErrors) -> Page {
        page(
            &Around::New(&self.markets),
            &self.categories,
            form,
            schema,
            errors,
        )
    }
}

pub(super) async fn show(visit: Visit, Query(from): Query<From>) -> Result<Response, Failure> {
    let choice = Choice::of(&visit).await?;
    let mut form = match from.copy.as_str() {
        "" => {
            let own = service::identity::settings(&visit.ctx, visit.person()?).await?;
            ListingForm::blank(own.currency)
        }
        id => {
            let id: ListingId = id.parse().map_err(|_| Error::NotFound)?;
            let other = catalog::editable(&visit.ctx, &visit.actor, id).await?;
            let mut form = ListingForm::of(ListingDraft::of(&other.content), String::new());
            // Two goods have neither their number nor their barcode in common.
            form.draft.write("sku", "");
            form.draft.write("gtin", "");
            form
        }
    };
    let schema = schema(&visit, &mut form).await?;
    Ok(visit.page(|| choice.page(&form, &schema, &FieldErrors::default())))
}

/// What the chosen category asks for; the form has its fields then.
pub(super) async fn schema(visit: &Visit, form: &mut ListingForm) -> Result<Schema, Failure> {
    let schema = catalog::tree::schema_of(&visit.ctx, form.draft.field("category")).await?;
    sort_out(form, &schema);
    Ok(schema)
}

pub(super) async fn submit(
    visit: Visit,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let choice = Choice::of(&visit).await?;
    let mut form = ListingForm::read(sent);
    let schema = schema(&visit, &mut form).await?;
    let Some(saved) = form.saved() else {
        return Ok(visit.page(|| choice.page(&form, &schema, &FieldErrors::default())));
    };
    let market = Some(form.market.as_str()).filter(|slug| !slug.is_empty());
    let made = match form.content(&schema, &Default::default()) {
        Ok(content) => catalog::create(&visit.ctx, &visit.actor, content, market, saved).await,
        Err(errors) => Err(errors.into()),
    };
    match made {
        Ok(id) => Ok(Redirect::to(&format!("/selling/listings/{id}/edit?saved=1")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            choice.page(&form, &schema, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}
