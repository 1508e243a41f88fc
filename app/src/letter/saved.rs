//! What is new in searches the reader saved.

use super::{Note, Part, Stop, news::one_line};
use crate::{search::found_at, t};
use domain::{
    search::saved::{Alert, NewListing},
    text::Locale,
};

pub(super) fn note(locale: Locale, alerts: &[Alert], stop: &str) -> Note {
    let count: usize = alerts.iter().map(|alert| alert.new).sum();
    let (subject, opening) = match alerts {
        [one] => (
            t!(in locale, "letter-saved-subject", count = count, name = one_line(&one.name)),
            t!(in locale, "letter-saved", count = count, name = one.name.as_str()),
        ),
        _ => (
            t!(in locale, "letter-saved-several-subject", count = count, searches = alerts.len()),
            t!(in locale, "letter-saved-several", count = count, searches = alerts.len()),
        ),
    };
    let several = alerts.len() > 1;
    Note {
        subject,
        opening,
        facts: Vec::new(),
        parts: alerts.iter().map(|alert| part(locale, alert, several)).collect(),
        action: t!(in locale, "letter-saved-action"),
        path: "/saved-searches".to_owned(),
        stop: Some(Stop {
            why: t!(in locale, "letter-saved-why"),
            words: t!(in locale, "letter-saved-stop"),
            path: format!("/unsubscribe/{stop}"),
        }),
    }
}

/// The newest listings, all of them, and where one hears no more of this search.
fn part(locale: Locale, alert: &Alert, several: bool) -> Part {
    let listing = |new: &NewListing| {
        let (title, supplier) = (new.title.get(locale), new.supplier.get(locale));
        (
            t!(in locale, "letter-saved-listing", title = title, supplier = supplier),
            format!("/listings/{}", new.id),
        )
    };
    let mut links: Vec<_> = alert.named.iter().map(listing).collect();
    let all = t!(in locale, "letter-saved-all", count = alert.new);
    links.push((all, found_at(&alert.sought)));
    if several {
        let stop = t!(in locale, "letter-saved-stop-one");
        links.push((stop, format!("/unsubscribe/{}", alert.stop)));
    }
    Part {
        title: alert.name.clone(),
        links,
    }
}
