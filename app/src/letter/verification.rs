//! What letters about a company's verification say.

use super::{Note, news::one_line};
use crate::{
    i18n::moment::{day, exact},
    t,
    verification::words::fact_in,
};
use domain::{
    moderation::Verdict,
    notification::{Letter, News},
};

/// A letter of this kind; any other says nothing here.
pub(super) fn note(letter: &Letter) -> Note {
    let locale = letter.locale;
    let on = |at| day(locale, letter.time_zone, at);
    let (company, subject, opening, facts) = match &letter.news {
        News::VerificationDecided {
            company,
            market,
            verdict,
            reason,
            until,
        } => {
            let by = market.as_ref().map_or_else(
                || t!(in locale, "verification-platform"),
                |market| market.get(locale).to_owned(),
            );
            let (subject, opening) = match verdict {
                Verdict::Approve => (
                    t!(in locale, "letter-verified-subject"),
                    t!(in locale, "letter-verified"),
                ),
                Verdict::RequestChanges => {
                    (t!(in locale, "letter-mend-subject"), t!(in locale, "letter-mend"))
                }
                Verdict::Reject => (
                    t!(in locale, "letter-not-verified-subject"),
                    t!(in locale, "letter-not-verified"),
                ),
            };
            let mut facts = vec![(t!(in locale, "verification-by"), by)];
            facts.extend(until.map(|until| (t!(in locale, "verification-until"), on(until))));
            if !reason.is_empty() {
                facts.push((t!(in locale, "verification-reason"), reason.clone()));
            }
            (company, subject, opening, facts)
        }
        News::VerificationEnds { company, facts } => {
            let facts = facts
                .iter()
                .map(|(kind, title, until)| (fact_in(locale, *kind, title.as_deref()), on(*until)));
            let subject = t!(in locale, "letter-ends-subject");
            (company, subject, t!(in locale, "letter-ends"), facts.collect())
        }
        News::VerificationExpired { company, at } => (
            company,
            t!(in locale, "letter-expired-subject"),
            t!(in locale, "letter-expired"),
            vec![(
                t!(in locale, "letter-expired-at"),
                exact(locale, letter.time_zone, *at),
            )],
        ),
        News::Suspended { company, reason } => (
            company,
            t!(in locale, "letter-suspended-subject"),
            t!(in locale, "letter-suspended"),
            vec![(t!(in locale, "verification-reason"), reason.clone())],
        ),
        News::Reinstated { company, until } => (
            company,
            t!(in locale, "letter-reinstated-subject"),
            t!(in locale, "letter-reinstated"),
            vec![(t!(in locale, "verification-until"), on(*until))],
        ),
        _ => return Note::default(),
    };
    Note {
        subject: format!("{subject} · {}", one_line(company.get(locale))),
        opening,
        facts,
        action: t!(in locale, "letter-verification-action"),
        path: "/company/verification".to_owned(),
        ..Note::default()
    }
}
