//! What stands beside a company's name: that a market checked who it is, until when; or that its trade is suspended.

use super::words;
use crate::{
    i18n::locale,
    shell::Now,
    t,
    ui::{Badge, Notice, Panel, Term, Terms, Tone},
};
use domain::company::{CompanyRef, Seal, Standing};
use leptos::prelude::*;

/// The badge; nothing beside a company nobody has checked.
#[component]
pub(crate) fn StandingBadge(
    /// What is told of the company.
    standing: Standing,
) -> impl IntoView {
    let now = use_context::<Now>().map(|now| now.0);
    match now.map_or(standing, |now| standing.at(now)) {
        Standing::Unverified => None,
        Standing::Verified { until } => {
            let until = words::last_day(until);
            Some(
                view! { <Badge tone=Tone::Leaf>{t!("verification-badge", until = until)}</Badge> }.into_any(),
            )
        }
        Standing::Suspended => {
            Some(view! { <Badge tone=Tone::Rust>{t!("verification-badge-suspended")}</Badge> }.into_any())
        }
    }
}

/// Says that nothing can be asked of a company or agreed with it, while it is suspended; to its own people with the way
/// to the reason.
pub(crate) fn stopped(company: &CompanyRef, own: bool) -> Option<AnyView> {
    if company.standing != Standing::Suspended {
        return None;
    }
    let name = company.name.get(locale()).to_owned();
    let notice = match own {
        true => view! {
            <Notice tone=Tone::Brass title=t!("verification-stopped-own-title")>
                <p>{t!("verification-stopped-own")}</p>
                <p><a href="/company/verification">{t!("verification-stopped-why")}</a></p>
            </Notice>
        }
        .into_any(),
        false => view! {
            <Notice tone=Tone::Brass title=t!("verification-stopped-title", name = name)>
                <p>{t!("verification-stopped")}</p>
            </Notice>
        }
        .into_any(),
    };
    Some(notice)
}

/// The dated badges of a company: what was checked, by whom, until when.
pub(crate) fn panel(seals: &[Seal]) -> Option<impl IntoView + use<>> {
    if seals.is_empty() {
        return None;
    }
    let term = |seal: &Seal| {
        let (by, at) = (words::market(seal.market.as_ref()), words::day(seal.at));
        let until = words::last_day(seal.until);
        Term::new(
            words::fact(seal.kind, seal.title.as_deref()),
            t!("verification-confirmed-by", by = by, at = at, until = until),
        )
    };
    let terms = seals.iter().map(term).collect();
    Some(view! { <Panel title=t!("verification-facts")><Terms terms/></Panel> })
}
