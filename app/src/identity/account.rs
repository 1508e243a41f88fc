//! The account: who one is here, and whom one acts for.

use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{Button, ButtonKind, PageHead, Panel},
    visit::Visit,
    visitor::Area,
};
use axum::response::Response;
use domain::{actor::Member, company::view::Membership, identity::Settings};
use leptos::prelude::*;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let person = visit.person()?;
    let settings = service::identity::settings(&visit.ctx, person).await?;
    let memberships = service::company::memberships(&visit.ctx, person).await?;
    let member = visit.actor.member().cloned();
    Ok(visit.page(|| page(&settings, member.as_ref(), &memberships)))
}

fn page(settings: &Settings, member: Option<&Member>, memberships: &[Membership]) -> Page {
    let title = t!("identity-account");
    let own = [
        (t!("identity-person-name"), settings.name.clone()),
        (t!("account-language"), t!(in settings.locale, "shell-language")),
        (
            t!("identity-time-zone"),
            settings.time_zone.name().replace('_', " "),
        ),
        (t!("account-currency"), settings.currency.to_string()),
    ];
    let company = member.map(|member| company(member, memberships));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel title=t!("account-profile")>{facts(own)}</Panel>
            {match company {
                Some(facts) => view! { <Panel title=t!("identity-company")>{facts}</Panel> }.into_any(),
                None => view! { <Panel title=t!("identity-company")><p>{t!("account-no-company")}</p></Panel> }.into_any(),
            }}
            <p><a href="/company">{t!("shell-company")}</a></p>
            <form method="post" action="/sign-out">
                <Button kind=ButtonKind::Plain>{t!("identity-sign-out")}</Button>
            </form>
        </div>
    };
    Page::new(title, body).at(Area::Account)
}

fn company(member: &Member, memberships: &[Membership]) -> impl IntoView + use<> {
    let trades = [
        (member.trades.buys, t!("identity-buys")),
        (member.trades.supplies, t!("identity-supplies")),
        (member.markets().next().is_some(), t!("identity-operates")),
    ];
    let trades: Vec<_> = trades
        .into_iter()
        .filter_map(|(does, words)| does.then_some(words))
        .collect();
    let acting = memberships.iter().find(|one| one.company.id == member.company);
    let name = acting.map(|one| one.company.name.get(locale()).to_owned());
    facts([
        (t!("identity-company"), name.unwrap_or_default()),
        (t!("identity-code"), member.company_code.clone()),
        (t!("identity-trades"), trades.join(" · ")),
    ])
}

fn facts<const N: usize>(facts: [(String, String); N]) -> impl IntoView + use<N> {
    let rows = facts
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}
