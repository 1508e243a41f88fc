//! `/operating/booths`: who has which booth in a market, who asks for one, and giving many at once.

use super::{PATH, giving, place_words};
use crate::{
    company::words::link,
    failure::{Failure, encoded},
    form::Form,
    i18n::{error_of, locale},
    market::kept::Kept,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, DataColumn, DataTable, Empty, ErrorSummary, Field, LinkButton, Moment, Notice,
        PageHead, Pager, Panel, Textarea, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    market::booth::{self, BoothRow, MAX_LINES, Wish},
    page::{self, PageRequest},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market};

/// Which market, and where in its list.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    /// The market's slug; by default the first one keeps.
    market: String,
    q: String,
    after: String,
    done: String,
    /// How many were given a booth.
    count: u32,
}

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Lines {
    market: String,
    lines: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    answer(visit, StatusCode::OK, &place, "", &FieldErrors::default()).await
}

pub(super) async fn give(visit: Visit, Form(form): Form<Lines>) -> Result<Response, Failure> {
    // Whoever may not is told so before what is wrong with what they typed.
    market::booth::require_kept(&visit.ctx, &visit.actor, &form.market).await?;
    let given = match booth::lines(&form.lines) {
        Ok(lines) => market::booth::give(&visit.ctx, &visit.actor, &form.market, &lines).await,
        Err(problem) => Err(Error::invalid("lines", problem)),
    };
    match given {
        Ok(count) => {
            let next = format!("{PATH}?market={}&done=given&count={count}", form.market);
            Ok(Redirect::to(&next).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let place = Place {
                market: form.market,
                ..Place::default()
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            answer(visit, status, &place, &form.lines, &errors).await
        }
        Err(other) => Err(other.into()),
    }
}

struct Shown {
    kept: Kept,
    wishes: Vec<Wish>,
    rows: page::Page<BoothRow>,
}

async fn answer(
    visit: Visit,
    status: StatusCode,
    place: &Place,
    lines: &str,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let kept = Kept::of(&visit, &place.market).await?;
    let slug = &kept.market.slug;
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let shown = Shown {
        wishes: market::booth::wishes(ctx, actor, slug).await?,
        rows: market::booth::given(ctx, actor, slug, &place.q, wanted).await?,
        kept,
    };
    Ok(visit.page_with(status, || page(shown, place, lines, errors)))
}

fn page(shown: Shown, place: &Place, lines: &str, errors: &FieldErrors) -> Page {
    let Shown { kept, wishes, rows } = shown;
    let slug = kept.market.slug.as_str();
    let tabs = kept.tabs(PATH);
    let done = match place.done.as_str() {
        "given" => Some(t!("booth-given", count = place.count)),
        "ended" => Some(t!("booth-ended")),
        "declined" => Some(t!("booth-declined")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let here = format!("{PATH}?market={slug}&q={}", encoded(&place.q));
    let next = rows.next.map(|key| format!("{here}&after={}", encoded(&key)));
    let previous = (!place.after.is_empty()).then_some(here);
    let list = match (rows.items.is_empty(), place.q.is_empty()) {
        (true, true) => view! { <Empty title=t!("booth-none") text=t!("booth-none-text")/> }.into_any(),
        (true, false) => {
            view! { <Empty title=t!("booth-no-such") text=t!("booth-no-such-text")/> }.into_any()
        }
        (false, _) => table(rows.items, slug).into_any(),
    };
    let lede = kept.market.name.get(locale()).to_owned();
    let (halls, premises) = (
        format!("/operating/halls?market={slug}"),
        format!("/operating/markets/{slug}"),
    );
    let (sift, form) = (sift(place, slug), lines_form(slug, lines, errors));
    let errors = errors.clone();
    let body = view! {
        <PageHead title=t!("booth-title") lede>
            <LinkButton href=premises kind=ButtonKind::Plain>{t!("premises-title")}</LinkButton>
            <LinkButton href=halls kind=ButtonKind::Plain>{t!("hall-title")}</LinkButton>
        </PageHead>
        {tabs}
        <ErrorSummary errors label/>
        {done}
        <div class="columns">
            <div class="stack">
                {asked(wishes)}
                <Panel title=t!("booth-suppliers")>{sift}{list}</Panel>
                <Pager previous next/>
            </div>
            {form}
        </div>
    };
    Page::new(t!("booth-title"), body).at(Desk::Operating)
}

fn sift(place: &Place, slug: &str) -> impl IntoView + use<> {
    let (q, market) = (place.q.clone(), slug.to_owned());
    view! {
        <form method="get" action=PATH class="own-sift">
            <input type="hidden" name="market" value=market/>
            <Field name="q" label=t!("booth-find") value=q/>
            <Button kind=ButtonKind::Plain>{t!("booth-find-act")}</Button>
        </form>
    }
}

fn asked(wishes: Vec<Wish>) -> Option<impl IntoView> {
    let count = t!("desk-count", count = wishes.len());
    let row = |wish: Wish| {
        let href = giving(&wish.market.slug, &wish.company.code);
        let name = crate::company::words::name(&wish.company);
        view! {
            <li>
                <div>
                    {link(&wish.company)}
                    <span class="under"><Moment at=wish.at/></span>
                    <p>{wish.words}</p>
                </div>
                <LinkButton href kind=ButtonKind::Plain>
                    {t!("booth-answer")}<span class="visually-hidden">" "{name}</span>
                </LinkButton>
            </li>
        }
    };
    (!wishes.is_empty()).then(|| {
        let rows = wishes.into_iter().map(row).collect_view();
        view! { <Panel title=t!("booth-wishes") aside=count><ul class="part-list">{rows}</ul></Panel> }
    })
}

fn table(rows: Vec<BoothRow>, slug: &str) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("booth-supplier")),
        DataColumn::words(t!("booth-place")),
        DataColumn::words(t!("booth-since")),
        DataColumn::words(t!("booth-act")),
    ];
    let rows = rows.into_iter().map(|one| row(one, slug)).collect();
    view! { <DataTable caption=t!("booth-suppliers") columns rows/> }
}

fn row(row: BoothRow, slug: &str) -> Vec<AnyView> {
    let href = giving(slug, &row.company.code);
    let name = crate::company::words::name(&row.company);
    let code = row.company.code.clone();
    vec![
        view! { {link(&row.company)}<span class="under">{code}</span> }.into_any(),
        place_words(&row.place).into_any(),
        row.since.map(|at| view! { <Moment at/> }).into_any(),
        view! {
            <LinkButton href kind=ButtonKind::Quiet>
                {t!("booth-change")}<span class="visually-hidden">" "{name}</span>
            </LinkButton>
        }
        .into_any(),
    ]
}

fn lines_form(slug: &str, lines: &str, errors: &FieldErrors) -> impl IntoView + use<> {
    let (market, value, error) = (slug.to_owned(), lines.to_owned(), error_of(errors, "lines"));
    view! {
        <Panel title=t!("booth-give-many")>
            <form method="post" action=PATH class="form" novalidate>
                <input type="hidden" name="market" value=market/>
                <Textarea
                    name="lines" label=t!("booth-lines") value error rows=8 required=true
                    hint=t!("booth-lines-hint", max = MAX_LINES)
                />
                <Button>{t!("booth-give")}</Button>
            </form>
        </Panel>
    }
}

fn label(_: &str) -> String {
    t!("booth-lines")
}
