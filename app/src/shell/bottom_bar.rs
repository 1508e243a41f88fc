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
    let (desk, work) = match person.desks.first() {
        Some(desk) => (
            place(desk.path(), desk_name(*desk), Glyph::Desk, 0),
            of_desk(*desk),
        ),
        None => (
            place("/desk", t!("shell-overview"), Glyph::Desk, 0),
            of_no_desk(person),
        ),
    };
    let waiting = frame.waiting.total();
    [
        home,
        search,
        Place { waiting, ..desk },
        place(work.0, work.1, Glyph::Order, 0),
        place("/account", t!("shell-account"), Glyph::Person, 0),
    ]
}

/// The page beside a desk that is opened most.
fn of_desk(desk: Desk) -> (&'static str, String) {
    match desk {
        Desk::Buying => ("/buying/orders", t!("shell-my-orders")),
        Desk::Selling => ("/selling/orders", t!("shell-orders")),
        Desk::Operating => ("/operating/queue", t!("shell-review")),
    }
}

/// The same for somebody who works at none.
fn of_no_desk(person: &Person) -> (&'static str, String) {
    match (person.administers, person.company.is_empty()) {
        (true, _) => ("/admin", t!("shell-admin")),
        (false, false) => ("/company", t!("shell-company")),
        (false, true) => ("/markets", t!("shell-markets")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;
    use domain::text::Locale;

    fn bar(person: Person) -> String {
        let mut frame = Frame::sample(Locale::En);
        frame.visitor.person = Some(person);
        html_in(Locale::En, || view! { <BottomBar frame/> })
    }

    #[test]
    fn whoever_has_no_desk_is_led_to_none() {
        let nobody = Person {
            name: "Li".into(),
            company: String::new(),
            administers: false,
            desks: Vec::new(),
            others: Vec::new(),
        };
        let carrier = Person {
            company: "Tide".into(),
            ..nobody.clone()
        };
        let admin = Person {
            administers: true,
            ..carrier.clone()
        };
        for (person, place) in [(nobody, "/markets"), (carrier, "/company"), (admin, "/admin")] {
            let html = bar(person);
            assert!(html.contains("href=\"/desk\""), "{html}");
            assert!(html.contains(&format!("href=\"{place}\"")), "{html}");
            assert!(!html.contains("/buying") && !html.contains("/selling"), "{html}");
        }
    }
}
