//! One supplier beside a market: giving it a booth, moving it, or answering its wish.

use super::{PATH, giving, page, place_words};
use crate::{
    company::words::name,
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, ErrorSummary, Field, LinkButton, Notice, PageHead, Panel, Select, SelectOption,
        Tone,
    },
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    company::CompanyRef,
    market::{
        MarketRef,
        booth::{BoothRow, Place, Wish},
        hall::HallRow,
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market};

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PlaceForm {
    hall: String,
    number: String,
}

impl PlaceForm {
    fn of(place: &Place) -> Self {
        Self {
            hall: place.hall.clone().unwrap_or_default(),
            number: place.number.clone().unwrap_or_default(),
        }
    }
}

/// A market and a company, as the address names them.
pub(super) type Spot = (String, String);

pub(super) async fn show(visit: Visit, Path(spot): Path<Spot>) -> Result<Response, Failure> {
    answer(visit, &spot, StatusCode::OK, None, &FieldErrors::default()).await
}

pub(super) async fn give(
    visit: Visit,
    Path(spot): Path<Spot>,
    Form(form): Form<PlaceForm>,
) -> Result<Response, Failure> {
    let (slug, code) = &spot;
    let given = match Place::parse(&form.hall, &form.number) {
        Ok(place) => market::booth::give_one(&visit.ctx, &visit.actor, slug, code, &place).await,
        Err(errors) => Err(errors.into()),
    };
    match given {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?market={slug}&done=given&count=1")).into_response()),
        Err(Error::Invalid(errors)) => {
            answer(
                visit,
                &spot,
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(form),
                &errors,
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    (slug, code): &Spot,
    status: StatusCode,
    form: Option<PlaceForm>,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let (market, company, row, wish) = market::booth::booth_of(ctx, actor, slug, code).await?;
    let halls = market::halls(ctx, slug).await?;
    let stands = row.as_ref().map(|row| PlaceForm::of(&row.place));
    let form = form.or(stands).unwrap_or_default();
    Ok(visit.page_with(status, || {
        one_page(&market, &company, row.as_ref(), wish, &halls, form, errors)
    }))
}

fn one_page(
    market: &MarketRef,
    company: &CompanyRef,
    row: Option<&BoothRow>,
    wish: Option<Wish>,
    halls: &[HallRow],
    form: PlaceForm,
    errors: &FieldErrors,
) -> Page {
    let title = match row {
        Some(_) => t!("booth-of", company = name(company)),
        None => t!("booth-give-to", company = name(company)),
    };
    let market_name = market.name.get(locale()).to_owned();
    let lede = match row {
        Some(row) => format!("{market_name} · {}", place_words(&row.place)),
        None => market_name,
    };
    let here = giving(&market.slug, &company.code);
    let (end, decline) = (format!("{here}/end"), format!("{here}/decline"));
    let asks = wish.is_some();
    let wish = wish.map(|wish| {
        view! { <Notice tone=Tone::Sea title=t!("booth-asks")><p>{wish.words}</p></Notice> }
    });
    let act = if row.is_some() {
        t!("booth-move")
    } else {
        t!("booth-give-one")
    };
    let ending = row.is_some().then(|| {
        view! { <LinkButton href=end kind=ButtonKind::Quiet>{t!("booth-end")}</LinkButton> }
    });
    let declining = asks.then(|| {
        view! { <LinkButton href=decline kind=ButtonKind::Quiet>{t!("booth-decline")}</LinkButton> }
    });
    let hall = hall_field(halls, form.hall, errors);
    let wrong = error_of(errors, "number");
    let errors = errors.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors label/>
            {wish}
            <Panel>
                <form method="post" action=here class="form" novalidate>
                    {hall}
                    <Field name="number" label=label("number") value=form.number error=wrong hint=t!("booth-number-hint")/>
                    <div class="actions"><Button>{act}</Button>{ending}{declining}</div>
                </form>
            </Panel>
        </div>
    };
    page(title, body)
}

/// The market's halls to choose from, or what the sign says where it has named none.
fn hall_field(halls: &[HallRow], value: String, errors: &FieldErrors) -> AnyView {
    let error = error_of(errors, "hall");
    if halls.is_empty() {
        return view! { <Field name="hall" label=label("hall") value error hint=t!("booth-hall-hint")/> }
            .into_any();
    }
    let none = SelectOption {
        value: String::new(),
        label: t!("booth-no-hall"),
    };
    let option = |row: &HallRow| SelectOption {
        value: row.hall.sign.clone(),
        label: super::super::hall::title(&row.hall),
    };
    let options = std::iter::once(none).chain(halls.iter().map(option)).collect();
    view! { <Select name="hall" label=label("hall") options value error/> }.into_any()
}

fn label(field: &str) -> String {
    match field {
        "hall" => t!("booth-hall"),
        _ => t!("booth-number"),
    }
}
