//! What each letter says.

use super::{Note, booth, saved};
use crate::{
    format::money,
    i18n::{moment::exact, named_in, problem_in},
    integration::words,
    t,
};
use domain::{
    Instant,
    identity::{LinkPurpose, factor::FactorChange},
    moderation::Verdict,
    notification::{Letter, News},
    rfq::offer::Side,
    text::Locale,
};

pub(super) fn note(letter: &Letter) -> Note {
    let locale = letter.locale;
    let when = |at: Instant| exact(locale, letter.time_zone, at);
    let asked = |lines, number: &_, title: &_, deadline| {
        vec![
            rfq(locale, number, title),
            (
                t!(in locale, "letter-lines"),
                t!(in locale, "letter-lines-count", count = lines),
            ),
            (t!(in locale, "letter-deadline"), when(deadline)),
        ]
    };
    match &letter.news {
        News::SavedSearches { alerts, stop } => saved::note(locale, alerts, stop),
        News::NewRfq {
            negotiation,
            number,
            title,
            buyer,
            lines,
            deadline,
        } => Note {
            subject: t!(in locale, "letter-rfq-subject", number = number.as_str(), title = one_line(title)),
            opening: t!(in locale, "letter-rfq", buyer = buyer.get(locale)),
            facts: asked(*lines, number, title, *deadline),
            action: t!(in locale, "letter-rfq-action"),
            path: format!("/negotiations/{negotiation}"),
            ..Note::default()
        },
        News::OpenRfq {
            rfq: id,
            number,
            title,
            buyer,
            lines,
            deadline,
        } => Note {
            subject: t!(in locale, "letter-open-subject", number = number.as_str(), title = one_line(title)),
            opening: t!(in locale, "letter-open", buyer = buyer.get(locale)),
            facts: asked(*lines, number, title, *deadline),
            action: t!(in locale, "letter-open-action"),
            path: format!("/requests/{id}"),
            ..Note::default()
        },
        News::RfqDecided {
            rfq: id,
            number,
            title,
            market,
            verdict,
            reason,
        } => Note {
            subject: match verdict {
                Verdict::Approve => {
                    t!(in locale, "letter-rfq-shown-subject", number = number.as_str(), market = one_line(market.get(locale)))
                }
                _ => {
                    t!(in locale, "letter-rfq-refused-subject", number = number.as_str(), market = one_line(market.get(locale)))
                }
            },
            opening: match verdict {
                Verdict::Approve => t!(in locale, "letter-rfq-shown", market = market.get(locale)),
                _ => t!(in locale, "letter-rfq-refused", market = market.get(locale)),
            },
            facts: std::iter::once(rfq(locale, number, title))
                .chain((!reason.is_empty()).then(|| (t!(in locale, "letter-reason"), reason.clone())))
                .collect(),
            action: t!(in locale, "letter-rfq-decided-action"),
            path: format!("/rfqs/{id}"),
            ..Note::default()
        },
        News::NewOffer {
            negotiation,
            number,
            title,
            from,
            version,
            side,
            total,
            valid_until,
        } => Note {
            subject: t!(in locale, "letter-offer-subject", number = number.as_str(), version = *version, title = one_line(title)),
            opening: match side {
                Side::Supplier => t!(in locale, "letter-offer", from = from.get(locale), version = *version),
                Side::Buyer => t!(in locale, "letter-counter", from = from.get(locale), version = *version),
            },
            facts: vec![
                rfq(locale, number, title),
                (t!(in locale, "letter-total"), money(*total)),
                (t!(in locale, "letter-valid-until"), when(*valid_until)),
            ],
            action: t!(in locale, "letter-offer-action"),
            path: format!("/negotiations/{negotiation}"),
            ..Note::default()
        },
        News::Messages {
            negotiation,
            number,
            title,
            from,
            count,
            newest,
        } => Note {
            subject: t!(in locale, "letter-messages-subject", number = number.as_str(), from = one_line(from.get(locale)), count = *count),
            opening: t!(in locale, "letter-messages", from = from.get(locale), count = *count),
            facts: vec![
                rfq(locale, number, title),
                (t!(in locale, "letter-messages-newest"), newest.clone()),
            ],
            action: t!(in locale, "letter-messages-action"),
            path: format!("/negotiations/{negotiation}#thread"),
            ..Note::default()
        },
        News::ApprovalAsked {
            negotiation,
            number,
            title,
            from,
            version,
            total,
            valid_until,
            by,
        } => Note {
            subject: t!(in locale, "letter-approval-subject", number = number.as_str(), title = one_line(title)),
            opening: t!(in locale, "letter-approval", by = named_in(locale, by), version = *version, from = from.get(locale)),
            facts: vec![
                rfq(locale, number, title),
                (t!(in locale, "letter-total"), money(*total)),
                (t!(in locale, "letter-valid-until"), when(*valid_until)),
            ],
            action: t!(in locale, "letter-approval-action"),
            path: format!("/negotiations/{negotiation}"),
            ..Note::default()
        },
        News::Accepted {
            order,
            number,
            title,
            partner,
            side,
            total,
            hash,
        } => Note {
            subject: t!(in locale, "letter-order-subject", number = number.as_str(), title = one_line(title)),
            opening: match side {
                Side::Buyer => t!(in locale, "letter-order-buyer", partner = partner.get(locale)),
                Side::Supplier => t!(in locale, "letter-order-supplier", partner = partner.get(locale)),
            },
            facts: vec![
                (t!(in locale, "letter-order"), format!("{number} · {title}")),
                (t!(in locale, "letter-total"), money(*total)),
                (t!(in locale, "letter-hash"), hash.clone()),
            ],
            action: t!(in locale, "letter-order-action"),
            path: format!("/orders/{order}"),
            ..Note::default()
        },
        News::ListingDecided {
            listing,
            title,
            sku,
            matter,
            verdict,
            reason,
        } => Note {
            subject: match verdict {
                Verdict::Approve => {
                    t!(in locale, "letter-approved-subject", title = one_line(title.get(locale)))
                }
                Verdict::RequestChanges => {
                    t!(in locale, "letter-changes-subject", title = one_line(title.get(locale)))
                }
                Verdict::Reject => {
                    t!(in locale, "letter-rejected-subject", title = one_line(title.get(locale)))
                }
            },
            opening: match verdict {
                Verdict::Approve => t!(in locale, "letter-approved"),
                Verdict::RequestChanges if matter.is_review() => t!(in locale, "letter-changes"),
                Verdict::RequestChanges => t!(in locale, "letter-off-show"),
                Verdict::Reject if matter.is_review() => t!(in locale, "letter-rejected"),
                Verdict::Reject => t!(in locale, "letter-taken-off"),
            },
            facts: [
                Some((
                    t!(in locale, "letter-listing"),
                    format!("{} · {sku}", title.get(locale)),
                )),
                (!reason.is_empty()).then(|| (t!(in locale, "letter-reason"), reason.clone())),
            ]
            .into_iter()
            .flatten()
            .collect(),
            action: t!(in locale, "letter-listing-action"),
            path: format!("/listings/{listing}"),
            ..Note::default()
        },
        News::ReportDecided {
            listing,
            title,
            supplier,
            taken_off,
        } => Note {
            subject: t!(in locale, "letter-report-subject", title = one_line(title.get(locale))),
            opening: match taken_off {
                true => t!(in locale, "letter-report-taken-off"),
                false => t!(in locale, "letter-report-stays"),
            },
            facts: vec![
                (t!(in locale, "letter-listing"), title.get(locale).to_owned()),
                (t!(in locale, "letter-supplier"), supplier.get(locale).to_owned()),
            ],
            action: match taken_off {
                true => t!(in locale, "letter-report-markets-action"),
                false => t!(in locale, "letter-listing-action"),
            },
            path: match taken_off {
                true => "/markets".to_owned(),
                false => format!("/listings/{listing}"),
            },
            ..Note::default()
        },
        News::BankChanged {
            company,
            by,
            at,
            account,
        } => Note {
            subject: t!(in locale, "letter-bank-subject", company = one_line(company.get(locale))),
            opening: t!(in locale, "letter-bank", company = company.get(locale)),
            facts: vec![
                (t!(in locale, "letter-bank-account"), account.clone()),
                (t!(in locale, "letter-bank-by"), named_in(locale, by)),
                (t!(in locale, "letter-bank-at"), when(*at)),
            ],
            action: t!(in locale, "letter-bank-action"),
            path: "/company/bank".to_owned(),
            ..Note::default()
        },
        News::MemberRemoved { company } => Note {
            subject: t!(in locale, "letter-removed-subject", company = one_line(company.get(locale))),
            opening: t!(in locale, "letter-removed", company = company.get(locale)),
            facts: Vec::new(),
            action: t!(in locale, "letter-removed-action"),
            path: "/".to_owned(),
            ..Note::default()
        },
        News::Factor { change, at } => Note {
            facts: vec![(t!(in locale, "letter-factor-at"), when(*at))],
            path: "/account/security".to_owned(),
            ..factor(locale, *change)
        },
        News::KeyMade { company, key } => Note {
            subject: t!(in locale, "letter-key-subject", company = one_line(company.get(locale))),
            opening: t!(in locale, "letter-key", company = company.get(locale)),
            facts: vec![
                (t!(in locale, "letter-key-name"), key.name.clone()),
                (t!(in locale, "letter-key-by"), named_in(locale, &key.by)),
                (
                    t!(in locale, "letter-key-scopes"),
                    words::scopes(locale, &key.scopes),
                ),
                (
                    t!(in locale, "letter-key-until"),
                    key.expires_at
                        .map_or_else(|| t!(in locale, "letter-key-forever"), when),
                ),
            ],
            action: t!(in locale, "letter-key-action"),
            path: "/company/keys".to_owned(),
            ..Note::default()
        },
        News::CampaignDecided {
            campaign,
            name,
            market,
            refused,
        } => {
            let (name, market) = (name.get(locale), market.get(locale));
            Note {
                subject: match refused {
                    None => t!(in locale, "letter-campaign-shown-subject", name = one_line(name)),
                    Some(_) => t!(in locale, "letter-campaign-refused-subject", name = one_line(name)),
                },
                opening: match refused {
                    None => t!(in locale, "letter-campaign-shown", market = market),
                    Some(_) => t!(in locale, "letter-campaign-refused", market = market),
                },
                facts: std::iter::once((t!(in locale, "letter-campaign"), name.to_owned()))
                    .chain(
                        refused
                            .iter()
                            .map(|why| (t!(in locale, "letter-reason"), why.clone())),
                    )
                    .collect(),
                action: t!(in locale, "letter-campaign-action"),
                path: format!("/campaigns/{campaign}"),
                ..Note::default()
            }
        }
        News::Booth { market, answer } => booth::note(locale, market.get(locale), answer),
        News::FeedFails {
            feed,
            address,
            failures,
            problem,
            next_at,
        } => Note {
            subject: match next_at {
                Some(_) => t!(in locale, "letter-feed-subject", count = *failures),
                None => t!(in locale, "letter-feed-paused-subject", count = *failures),
            },
            opening: match next_at {
                Some(_) => t!(in locale, "letter-feed"),
                None => t!(in locale, "letter-feed-paused"),
            },
            facts: [(t!(in locale, "letter-feed-address"), address.clone())]
                .into_iter()
                .chain(
                    problem
                        .as_ref()
                        .map(|problem| (t!(in locale, "letter-feed-problem"), problem_in(locale, problem))),
                )
                .chain(next_at.map(|at| (t!(in locale, "letter-feed-next"), when(at))))
                .collect(),
            action: t!(in locale, "letter-feed-action"),
            path: format!("/selling/feeds/{feed}"),
            ..Note::default()
        },
        News::VerificationDecided { .. }
        | News::VerificationEnds { .. }
        | News::VerificationExpired { .. }
        | News::Suspended { .. }
        | News::Reinstated { .. } => super::verification::note(letter),
        News::PasswordChanged { at } => Note {
            subject: t!(in locale, "letter-password-subject"),
            opening: t!(in locale, "letter-password"),
            facts: vec![(t!(in locale, "letter-password-at"), when(*at))],
            action: t!(in locale, "letter-password-action"),
            path: "/forgotten-password".to_owned(),
            ..Note::default()
        },
        News::HasAccount { at } => Note {
            subject: t!(in locale, "letter-has-account-subject"),
            opening: t!(in locale, "letter-has-account"),
            facts: vec![(t!(in locale, "letter-has-account-at"), when(*at))],
            action: t!(in locale, "letter-has-account-action"),
            path: "/sign-in".to_owned(),
            ..Note::default()
        },
        News::Link {
            purpose,
            token,
            until,
            company,
        } => {
            let company = company.as_ref().map_or("", |company| company.get(locale));
            Note {
                facts: vec![(t!(in locale, "letter-link-until"), when(*until))],
                path: format!("{}/{token}", purpose.path()),
                ..link(locale, *purpose, company)
            }
        }
    }
}

/// How the ways in to the reader's account changed; its facts and its path are the caller's.
fn factor(locale: Locale, change: FactorChange) -> Note {
    let subject = match change {
        FactorChange::AuthenticatorAdded => t!(in locale, "letter-factor-app-added"),
        FactorChange::AuthenticatorRemoved => t!(in locale, "letter-factor-app-removed"),
        FactorChange::RecoveryCodesMade => t!(in locale, "letter-factor-codes-made"),
        FactorChange::RecoveryCodeUsed => t!(in locale, "letter-factor-code-used"),
        FactorChange::PasskeyAdded => t!(in locale, "letter-factor-passkey-added"),
        FactorChange::PasskeyRemoved => t!(in locale, "letter-factor-passkey-removed"),
    };
    Note {
        opening: t!(in locale, "letter-factor", what = subject.as_str()),
        subject,
        facts: Vec::new(),
        action: t!(in locale, "letter-factor-action"),
        path: String::new(),
        ..Note::default()
    }
}

/// What a single-use link is for; its facts and its path are the caller's.
fn link(locale: Locale, purpose: LinkPurpose, company: &str) -> Note {
    let (subject, opening, action) = match purpose {
        LinkPurpose::Register => (
            t!(in locale, "letter-register-subject"),
            t!(in locale, "letter-register"),
            t!(in locale, "letter-register-action"),
        ),
        LinkPurpose::ResetPassword => (
            t!(in locale, "letter-reset-subject"),
            t!(in locale, "letter-reset"),
            t!(in locale, "letter-reset-action"),
        ),
        LinkPurpose::ChangeEmail => (
            t!(in locale, "letter-change-email-subject"),
            t!(in locale, "letter-change-email"),
            t!(in locale, "letter-change-email-action"),
        ),
        LinkPurpose::Invitation => (
            t!(in locale, "letter-invitation-subject", company = one_line(company)),
            t!(in locale, "letter-invitation", company = company),
            t!(in locale, "letter-invitation-action"),
        ),
    };
    Note {
        subject,
        opening,
        facts: Vec::new(),
        action,
        path: String::new(),
        ..Note::default()
    }
}

fn rfq(locale: Locale, number: &str, title: &str) -> (String, String) {
    (t!(in locale, "letter-rfq-label"), format!("{number} · {title}"))
}

/// A title may have been written with line breaks; a subject may not.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
