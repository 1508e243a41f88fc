//! The left rail of a work area: its pages, and how much waits in each.

use super::Frame;
use crate::{
    t,
    visitor::{Area, Desk, Person},
};
use domain::notification::Waiting;
use leptos::prelude::*;

struct Item {
    href: &'static str,
    label: String,
    waiting: u32,
}

/// The pages of an area, with counts of what waits for this person.
#[component]
pub fn Rail(
    /// The frame: where we are and what waits.
    frame: Frame,
    /// The area whose pages are shown.
    area: Area,
) -> impl IntoView {
    let area = own(area, &frame);
    let items = items(area, &frame.waiting)
        .into_iter()
        .map(|item| {
            view! {
                <li>
                    <a href=item.href aria-current=current(&frame, area, item.href)>
                        <span>{item.label}</span>
                        {(item.waiting > 0).then(|| view! { <span class="count">{item.waiting}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    let name = match area {
        Area::Desk(desk) => desk_name(desk),
        Area::Company => t!("shell-company"),
        Area::Account => t!("shell-account"),
        Area::Admin => t!("shell-admin"),
    };
    let title = name.clone();
    view! {
        <nav class="rail" aria-label=name>
            <p class="rail-title">{title}</p>
            <ul>{items}</ul>
        </nav>
    }
}

/// An administrator who operates no market checks companies for the platform: of that desk they have no other page.
fn own(area: Area, frame: &Frame) -> Area {
    let operating = Area::Desk(Desk::Operating);
    let admin = |person: &Person| person.administers && !person.desks.contains(&Desk::Operating);
    if area == operating && frame.visitor.person.as_ref().is_some_and(admin) {
        Area::Admin
    } else {
        area
    }
}

/// The area's own first page is current only there; the others also on the pages below them.
fn current(frame: &Frame, area: Area, href: &str) -> Option<&'static str> {
    if href == area.path() {
        return frame.current(href);
    }
    let below = frame
        .bare_path()
        .strip_prefix(href)
        .is_some_and(|rest| rest.starts_with('/'));
    if below { Some("true") } else { frame.current(href) }
}

fn items(area: Area, waiting: &Waiting) -> Vec<Item> {
    let item = |href, label, waiting| Item { href, label, waiting };
    match area {
        Area::Company => vec![
            item("/company", t!("shell-company-overview"), 0),
            item("/company/profile", t!("company-own-profile"), 0),
            item("/company/numbers", t!("company-own-numbers"), 0),
            item("/company/addresses", t!("company-own-addresses"), 0),
            item("/company/bank", t!("company-own-bank"), 0),
            item("/company/pictures", t!("company-pictures"), 0),
            item("/company/certificates", t!("company-certificates"), 0),
            item("/company/people", t!("company-people"), 0),
            item("/company/keys", t!("shell-company-keys"), 0),
            item(
                "/company/verification",
                t!("verification-title"),
                waiting.company_verification,
            ),
            item("/company/record", t!("company-record"), 0),
        ],
        Area::Admin => vec![
            item("/admin", t!("admin-markets"), 0),
            item("/admin/categories", t!("category-title"), 0),
            item("/operating/vocabulary", t!("vocabulary-title"), 0),
            item("/operating/figures", t!("figures-title"), 0),
            item("/operating/banned-words", t!("moderation-banned-title"), 0),
            item("/operating/restrictions", t!("moderation-restriction-title"), 0),
            item("/admin/administrators", t!("admin-administrators"), 0),
            item(
                "/operating/verifications",
                t!("shell-verifications"),
                waiting.operating_verifications,
            ),
        ],
        Area::Account => vec![
            item("/account", t!("shell-account-overview"), 0),
            item("/saved-searches", t!("search-saved"), 0),
            item("/account/profile", t!("account-profile"), 0),
            item("/account/password", t!("account-password"), 0),
            item("/account/security", t!("shell-account-security"), 0),
            item("/account/email", t!("account-email"), 0),
            item("/account/sessions", t!("account-sessions"), 0),
            item("/account/data", t!("account-data"), 0),
        ],
        Area::Desk(Desk::Buying) => vec![
            item("/buying", t!("shell-overview"), 0),
            item("/buying/rfqs", t!("shell-my-rfqs"), waiting.buying_rfqs),
            item("/buying/orders", t!("shell-my-orders"), waiting.buying_orders),
        ],
        Area::Desk(Desk::Selling) => vec![
            item("/selling", t!("shell-overview"), 0),
            item("/selling/rfqs", t!("shell-requests"), waiting.selling_rfqs),
            item(
                "/selling/open-requests",
                t!("rfq-open-requests"),
                waiting.selling_open,
            ),
            item("/selling/orders", t!("shell-orders"), waiting.selling_orders),
            item(
                "/selling/listings",
                t!("shell-my-listings"),
                waiting.selling_listings,
            ),
            item("/selling/prices", t!("price-lists"), 0),
            item("/selling/promotions", t!("promotion-title"), 0),
            item("/selling/booths", t!("booth-own-title"), 0),
        ],
        Area::Desk(Desk::Operating) => vec![
            item("/operating", t!("shell-overview"), 0),
            item("/operating/queue", t!("shell-review"), waiting.operating_listings),
            item(
                "/operating/rfq-cases",
                t!("rfq-open-review"),
                waiting.operating_rfqs,
            ),
            item(
                "/operating/message-reports",
                t!("rfq-report-list"),
                waiting.operating_messages,
            ),
            item(
                "/operating/verifications",
                t!("shell-verifications"),
                waiting.operating_verifications,
            ),
            item(
                "/operating/promotions",
                t!("promotion-title"),
                waiting.operating_promotions,
            ),
            item("/operating/booths", t!("booth-title"), waiting.operating_booths),
            item("/operating/fairs", t!("promotion-fair-title"), 0),
            item("/operating/figures", t!("figures-title"), 0),
            item("/operating/demonstrations", t!("demonstration-title"), 0),
            item("/operating/searches", t!("search-asked"), 0),
            item("/operating/vocabulary", t!("vocabulary-title"), 0),
            item("/operating/banned-words", t!("moderation-banned-title"), 0),
            item("/operating/restrictions", t!("moderation-restriction-title"), 0),
            item("/operating/trust", t!("moderation-trust-title"), 0),
        ],
    }
}

/// The desk's name in the language of the page.
pub(super) fn desk_name(desk: Desk) -> String {
    match desk {
        Desk::Buying => t!("shell-buying"),
        Desk::Selling => t!("shell-selling"),
        Desk::Operating => t!("shell-operating"),
    }
}
