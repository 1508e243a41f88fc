//! What waits for an administrator: markets nobody can operate, and companies the platform is to check.

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
    match (administers, desks.contains(&Desk::Operating)) {
        (false, _) => 0,
        (true, true) => waiting.unmanned_markets,
        (true, false) => waiting.unmanned_markets + waiting.operating_verifications,
    }
}

pub(super) fn section(desks: &[Desk], waiting: &Waiting) -> AnyView {
    let count = count(true, desks, waiting);
    if count == 0 {
        let action =
            view! { <LinkButton href="/admin" kind=ButtonKind::Plain>{t!("admin-markets")}</LinkButton> };
        return calm(t!("shell-admin"), t!("desk-admin-calm"), action);
    }
    let unmanned = waiting.unmanned_markets;
    let unmanned = (unmanned > 0).then(|| {
        view! { <li><a href="/admin">{t!("desk-unmanned", count = unmanned)}</a></li> }
    });
    let to_check = count - waiting.unmanned_markets;
    let to_check = (to_check > 0).then(|| {
        view! { <li><a href="/operating/verifications">{t!("desk-to-check", count = to_check)}</a></li> }
    });
    view! {
        <Panel title=t!("shell-admin") aside=t!("desk-count", count = count)>
            <ul class="part-list">{unmanned}{to_check}</ul>
        </Panel>
    }
    .into_any()
}
