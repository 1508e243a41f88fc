//! What is asked for in a market, on its home page.

use crate::{
    company::words::link,
    rfq::words,
    t,
    ui::{ButtonKind, Deadline, LinkButton},
};
use domain::rfq::view::Wanted;
use leptos::prelude::*;

/// The newest open RFQs of a market, and the way to ask it.
pub(crate) fn section(slug: &str, wanted: &[Wanted]) -> impl IntoView + use<> {
    let ask = format!("/rfqs/new?market={slug}");
    let list = match wanted.is_empty() {
        true => view! { <p class="muted">{t!("rfq-open-wanted-none")}</p> }.into_any(),
        false => {
            let items = wanted.iter().map(item).collect_view();
            view! { <ul class="part-list">{items}</ul> }.into_any()
        }
    };
    view! {
        <section class="stack">
            <h2>{t!("rfq-open-wanted")}</h2>
            {list}
            <div class="actions">
                <LinkButton href=ask kind=ButtonKind::Plain>{t!("rfq-open-ask-market")}</LinkButton>
                <LinkButton href="/selling/open-requests" kind=ButtonKind::Quiet>{t!("rfq-open-answer-all")}</LinkButton>
            </div>
        </section>
    }
}

fn item(wanted: &Wanted) -> impl IntoView + use<> {
    let first = words::first_line(&wanted.first, wanted.lines);
    let title = wanted.title.clone();
    let title = match wanted.may_open {
        true => view! { <a href=format!("/requests/{}", wanted.id)>{title}</a> }.into_any(),
        false => view! { <strong>{title}</strong> }.into_any(),
    };
    let buyer = wanted.buyer.as_ref().map(|buyer| view! { {link(buyer)}" · " });
    let at = wanted.deadline;
    view! {
        <li>
            <div>
                {title}
                <span class="under">{buyer}{first}" · "{t!("rfq-deadline")}" "<Deadline at/></span>
            </div>
        </li>
    }
}
