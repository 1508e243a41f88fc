//! What a program noticed about a listing, for the operator who reads it.

use crate::{
    catalog::{import::words::field as import_field, words::shown},
    format, t,
    ui::{Notice, Tone},
};
use domain::moderation::{banned::Hit, finding::Finding, restriction::Restriction};
use leptos::prelude::*;

/// All of it; nothing where nothing was noticed.
pub(super) fn panel(findings: &[Finding]) -> Option<impl IntoView + use<>> {
    (!findings.is_empty()).then(|| {
        let items = findings.iter().map(item).collect_view();
        view! {
            <Notice tone=Tone::Brass title=t!("moderation-findings")>
                <ul>{items}</ul>
                <p class="small muted">{t!("moderation-findings-text")}</p>
            </Notice>
        }
    })
}

fn item(finding: &Finding) -> AnyView {
    match finding {
        Finding::Contact { ways } => {
            let ways = ways.join(" · ");
            view! { <li>{t!("moderation-finding-contact")}" "<span lang="">{ways}</span></li> }.into_any()
        }
        Finding::Banned { hits } => {
            let hits = hits.iter().map(hit).collect_view();
            view! { <li>{t!("moderation-finding-banned")}<ul>{hits}</ul></li> }.into_any()
        }
        Finding::Restricted { restrictions } => {
            let broken = restrictions.iter().map(restriction).collect_view();
            view! { <li>{t!("moderation-finding-restricted")}<ul>{broken}</ul></li> }.into_any()
        }
        Finding::Alike {
            listing,
            supplier,
            title,
        } => {
            let href = format!("/listings/{listing}");
            view! {
                <li>{t!("moderation-finding-alike")}" "<a href=href>{shown(title)}</a>" · "{shown(supplier)}</li>
            }
            .into_any()
        }
        Finding::Price {
            lowest,
            median,
            currency,
            others,
        } => {
            let words = t!(
                "moderation-finding-price",
                lowest = format::unit_price(*lowest, *currency),
                median = format::unit_price(*median, *currency),
                others = *others
            );
            view! { <li>{words}</li> }.into_any()
        }
    }
}

fn restriction(broken: &Restriction) -> impl IntoView + use<> {
    let (category, why) = (broken.category.to_string(), broken.explanation.clone());
    let needs = match &broken.certificate {
        None => t!("moderation-restriction-none"),
        Some(name) => t!("moderation-restriction-needs", name = name.as_str()),
    };
    view! { <li><strong>{category}</strong>" · "{needs}" · "{why}</li> }
}

fn hit(hit: &Hit) -> impl IntoView + use<> {
    let (word, place, why) = (
        hit.word.word.clone(),
        hit.place.clone(),
        hit.word.explanation.clone(),
    );
    let field = import_field(&hit.field);
    view! { <li><strong>{word}</strong>" · "{field}" · "<span lang="">{place}</span>" · "{why}</li> }
}
