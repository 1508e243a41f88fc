//! What a market answered a supplier about a booth.

use super::Note;
use crate::{market::booth::OWN, t};
use domain::{notification::BoothAnswer, text::Locale};

pub(super) fn note(locale: Locale, market: &str, answer: &BoothAnswer) -> Note {
    let (subject, opening, facts) = match answer {
        BoothAnswer::Given(place) => {
            let hall = place
                .hall
                .clone()
                .map(|hall| (t!(in locale, "letter-booth-hall"), hall));
            let number = place.number.clone();
            let number = number.map(|number| (t!(in locale, "letter-booth-number"), number));
            (
                t!(in locale, "letter-booth-given-subject", market = market),
                t!(in locale, "letter-booth-given", market = market),
                hall.into_iter().chain(number).collect(),
            )
        }
        BoothAnswer::Declined(reason) => (
            t!(in locale, "letter-booth-declined-subject", market = market),
            t!(in locale, "letter-booth-declined", market = market),
            vec![(t!(in locale, "letter-reason"), reason.clone())],
        ),
        BoothAnswer::Ended(reason) => (
            t!(in locale, "letter-booth-ended-subject", market = market),
            t!(in locale, "letter-booth-ended", market = market),
            vec![(t!(in locale, "letter-reason"), reason.clone())],
        ),
    };
    Note {
        subject,
        opening,
        facts,
        action: t!(in locale, "letter-booth-action"),
        path: OWN.to_owned(),
        ..Note::default()
    }
}
