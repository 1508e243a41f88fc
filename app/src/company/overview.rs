//! `/company`: who one acts for, what the market knows of it, and what is still missing.

use super::{area, switch, words};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Badge, ButtonKind, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Member, Right},
    company::{complete::Part, view::Membership},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::company::{self, Completeness};

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    if visit.actor.member().is_none() && visit.person.is_some() {
        return Ok(Redirect::to("/desk").into_response());
    }
    let member = visit.member()?.clone();
    let standing = company::completeness(&visit.ctx, &visit.actor).await?;
    let companies = company::memberships(&visit.ctx, member.person).await?;
    let may = visit.actor.may(Right::ManageCompany);
    Ok(visit.page(|| page(&standing, &member, companies, may, &done.done)))
}

fn page(standing: &Completeness, member: &Member, companies: Vec<Membership>, may: bool, done: &str) -> Page {
    let name = words::name(&standing.own.company);
    let lede = t!(
        "company-own-lede",
        code = standing.own.company.code.clone(),
        role = words::role(member.role)
    );
    let done = match done {
        "profile" => Some(t!("company-own-profile-saved")),
        "numbers" => Some(t!("company-own-numbers-saved")),
        "founded" => Some(t!("company-own-founded")),
        _ => None,
    };
    let missing = standing.parts.iter().filter(|(_, there)| !there).count();
    let hint = (missing > 0).then(|| {
        view! { <Notice tone=Tone::Brass title=t!("company-own-missing", count = missing)><p>{t!("company-own-missing-text")}</p></Notice> }
    });
    let rows = standing
        .parts
        .iter()
        .map(|(part, there)| row(*part, *there, may))
        .collect_view();
    let public = words::path(&standing.own.company.code);
    let (done, switcher) = (area::done(done), switch::panel(companies, &member.company_code));
    let body = view! {
        <PageHead title=name.clone() lede>
            <LinkButton href=public kind=ButtonKind::Plain>{t!("company-own-public")}</LinkButton>
        </PageHead>
        {done}
        {hint}
        <div class="columns">
            <Panel title=t!("company-own-parts")><ul class="part-list">{rows}</ul></Panel>
            <div class="stack">{switcher}</div>
        </div>
    };
    area::page(name, body)
}

/// A part, whether it is there, and the way to it.
fn row(part: Part, there: bool, may: bool) -> impl IntoView {
    let (name, why, href) = match part {
        Part::Profile => (
            t!("company-own-profile"),
            t!("company-own-part-profile"),
            "/company/profile",
        ),
        Part::Factory => (
            t!("company-factory"),
            t!("company-own-part-factory"),
            "/company/profile",
        ),
        Part::Number => (
            t!("company-own-numbers"),
            t!("company-own-part-number"),
            "/company/numbers",
        ),
        Part::Address => (
            t!("company-own-addresses"),
            t!("company-own-part-address"),
            "/company/addresses",
        ),
        Part::Bank => (
            t!("company-own-bank"),
            t!("company-own-part-bank"),
            "/company/bank",
        ),
    };
    let badge = if there {
        view! { <Badge tone=Tone::Leaf>{t!("company-own-there")}</Badge> }.into_any()
    } else {
        view! { <Badge tone=Tone::Brass>{t!("company-own-lacking")}</Badge> }.into_any()
    };
    // Whoever may not change the profile has no page to be led to.
    let readable = may || !matches!(part, Part::Profile | Part::Factory);
    let name = if readable {
        view! { <a href=href>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    view! { <li><div><strong>{name}</strong><span class="under">{why}</span></div>{badge}</li> }
}
