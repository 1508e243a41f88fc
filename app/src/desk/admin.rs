//! What waits for an administrator: companies the platform is to check.

use super::show::calm;
use crate::{
    t,
    ui::{ButtonKind, LinkButton, Panel},
    visitor::Desk,
};
use domain::notification::Waiting;
use leptos::prelude::*;

/// How much waits. Who operates a market too has the companies that wait in that desk's list.
pub(super) fn count(administers: bool, desks: &[Desk], waiting: &Waiting) -> u32 {
    match administers && !desks.contains(&Desk::Operating) {
        true => waiting.operating_verifications,
        false => 0,
    }
}

pub(super) fn section(desks: &[Desk], waiting: &Waiting) -> AnyView {
    let count = count(true, desks, waiting);
    if count == 0 {
        let action =
            view! { <LinkButton href="/admin" kind=ButtonKind::Plain>{t!("admin-markets")}</LinkButton> };
        return calm(t!("shell-admin"), t!("desk-admin-calm"), action);
    }
    view! {
        <Panel title=t!("shell-admin") aside=t!("desk-count", count = count)>
            <ul class="part-list">
                <li><a href="/operating/verifications">{t!("desk-to-check", count = count)}</a></li>
            </ul>
        </Panel>
    }
    .into_any()
}
