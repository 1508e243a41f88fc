//! The bar of five at the bottom of a phone.

use super::{Frame, rail::desk_name};
use crate::{
    t,
    ui::icon::{Glyph, Icon},
    visitor::{Desk, Person},
};
use leptos::prelude::*;

struct Place {
    href: &'static str,
    label: String,
    glyph: Glyph,
    waiting: u32,
}

/// Home, search, the visitor's desk, orders, account; for a guest the markets and the door.
#[component]
pub fn BottomBar(
    /// Who looks, and from where.
    frame: Frame,
) -> impl IntoView {
    let items = places(&frame)
        .into_iter()
        .map(|place| {
            view! {
                <li>
                    <a href=place.href aria-current=frame.current(place.href)>
                        <Icon glyph=place.glyph/>
                        <span>{place.label}</span>
                        {(place.waiting > 0).then(|| view! { <span class="count">{place.waiting}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="bottom-bar" aria-label=t!("shell-bottom-bar")>
            <ul>{items}</ul>
        </nav>
    }
}

fn places(frame: &Frame) -> [Place; 5] {
    let place = |href, label, glyph, waiting| Place {
        href,
        label,
        glyph,
        waiting,
    };
    let home = place("/", t!("shell-home"), Glyph::Home, 0);
    let search = place("/search", t!("shell-search"), Glyph::Search, 0);
    let Some(person) = &frame.visitor.person else {
        return [
            home,
            search,
            place("/markets", t!("shell-markets"), Glyph::Market, 0),
            place("/register", t!("shell-register"), Glyph::Desk, 0),
            place("/sign-in", t!("shell-sign-in"), Glyph::Person, 0),
        ];
    };
    let desk = first_desk(person);
    [
        home,
        search,
        place(desk.path(), desk_name(desk), Glyph::Desk, frame.waiting.total()),
        match desk {
            Desk::Buying => place("/buying/orders", t!("shell-my-orders"), Glyph::Order, 0),
            Desk::Selling => place("/selling/orders", t!("shell-orders"), Glyph::Order, 0),
            Desk::Operating => place("/operating/queue", t!("shell-review"), Glyph::Order, 0),
        },
        place("/account", t!("shell-account"), Glyph::Person, 0),
    ]
}

fn first_desk(person: &Person) -> Desk {
    person.desks.first().copied().unwrap_or(Desk::Buying)
}
