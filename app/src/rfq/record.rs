//! The record of a negotiation: every version, who proposed it, what it changed, the hash it is known by.

use super::{route, terms, words};
use crate::{
    format,
    i18n::named,
    t,
    ui::{Panel, Timeline, TimelineEntry, Tone},
};
use domain::rfq::view::{NegotiationView, OfferView};
use leptos::prelude::*;

/// Every version, the newest first.
pub(super) fn panel(view: &NegotiationView) -> Option<impl IntoView + use<>> {
    let mut before = None;
    let mut entries = Vec::new();
    for offer in &view.offers {
        entries.push(entry(view, offer, before));
        before = Some(offer);
    }
    entries.reverse();
    (!entries.is_empty()).then(|| {
        view! {
            <Panel title=t!("rfq-record")>
                <Timeline entries/>
                <p class="small muted">{t!("rfq-record-chain")}</p>
            </Panel>
        }
    })
}

fn entry(view: &NegotiationView, offer: &OfferView, before: Option<&OfferView>) -> TimelineEntry {
    let own = offer.side == view.side;
    let side = words::side_name(offer.side, view.side, route::other(view));
    let changes = before.map(|before| {
        let changes = terms::changes(&view.rfq.lines, &offer.terms, &before.terms)
            .into_iter()
            .map(|term| {
                let old = term.before.map(|old| view! { <del>{old}</del>" → " });
                view! { <li><span class="change-label">{term.label}</span>" "{old}<ins>{term.now}</ins></li> }
            })
            .collect_view();
        view! { <ul class="changes">{changes}</ul> }
    });
    let note = (!offer.terms.note.is_empty()).then(|| view! { <p>{offer.terms.note.clone()}</p> });
    let title = t!("rfq-version", version = offer.version);
    let what = view! {
        <div class="version">
            <span class="version-name">{title}</span>
            <span class="figure">{format::money(offer.total)}</span>
        </div>
        {changes}
        {note}
        <details class="hash"><summary>{t!("rfq-hash-short", hash = offer.hash.short())}</summary><code>{offer.hash.to_string()}</code></details>
    };
    TimelineEntry {
        at: offer.created_at,
        who: t!("rfq-author", side = side, name = named(&offer.author)),
        what: what.into_any(),
        tone: if own { Tone::Sea } else { Tone::Plain },
        own: false,
    }
}
