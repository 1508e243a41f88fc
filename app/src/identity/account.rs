//! The account: who one is here.

use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Button, ButtonKind, PageHead, Panel},
    visit::Visit,
};
use axum::response::Response;
use domain::actor::Member;
use leptos::prelude::*;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let member = visit.member()?.clone();
    let company = service::company::name(&visit.ctx, member.company).await?;
    let company = company.get(visit.locale()).to_owned();
    Ok(visit.page(|| page(&member, company)))
}

fn page(member: &Member, company: String) -> Page {
    let title = t!("identity-account");
    let trades = [
        (member.trades.buys, t!("identity-buys")),
        (member.trades.supplies, t!("identity-supplies")),
        (!member.operates.is_empty(), t!("identity-operates")),
    ];
    let trades: Vec<_> = trades
        .into_iter()
        .filter_map(|(does, words)| does.then_some(words))
        .collect();
    let facts = [
        (t!("identity-person-name"), member.name.clone()),
        (t!("identity-company"), company),
        (t!("identity-code"), member.company_code.clone()),
        (t!("identity-trades"), trades.join(" · ")),
        (
            t!("identity-time-zone"),
            member.time_zone.name().replace('_', " "),
        ),
    ];
    let facts = facts
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .into_iter();
    let facts = facts.collect_view();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel><dl class="facts">{facts}</dl></Panel>
            <p><a href="/company">{t!("shell-company")}</a></p>
            <form method="post" action="/sign-out">
                <Button kind=ButtonKind::Plain>{t!("identity-sign-out")}</Button>
            </form>
        </div>
    };
    Page::new(title, body)
}
