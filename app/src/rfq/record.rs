//! The thread of a negotiation: every version, who proposed it, what it changed, the hash it is known by; and between
//! them what was written.

use super::{message, message_form::MessageForm, route, terms, words};
use crate::{
    format,
    i18n::named,
    t,
    ui::{Badge, Button, ButtonKind, Moment, Notice, Panel, Timeline, TimelineEntry, Tone},
};
use domain::{
    company::CompanyRef,
    id::NegotiationId,
    problem::FieldErrors,
    rfq::{
        offer::Side,
        view::{AttachmentView, MessageView, NegotiationView, OfferView, ReportAnswer},
    },
};
use leptos::prelude::*;

/// Every version and message in the order of time, the newest first, and the form for the next message.
pub(super) fn panel(
    view: &NegotiationView,
    typed: &MessageForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let mut before = None;
    let mut entries = Vec::new();
    for offer in &view.offers {
        entries.push(entry(view, offer, before));
        before = Some(offer);
    }
    let seat = Seat::of(view);
    entries.extend(view.messages.iter().map(|message| said(&seat, message)));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let chained =
        (!view.offers.is_empty()).then(|| view! { <p class="small muted">{t!("rfq-record-chain")}</p> });
    let unread = unread(view);
    let form = message::form(view, typed, errors);
    let thread = format!("/negotiations/{}", view.id);
    // With a fragment in it a browser would only scroll.
    let here = thread.clone();
    view! {
        <div id="thread" data-thread=thread data-told=view.told data-live=t!("rfq-thread-live") data-lost=t!("rfq-thread-lost")>
            <Panel title=t!("rfq-thread")>
                {unread}
                {form}
                <div data-steps></div>
                <p class="small" data-state><a href=here>{t!("rfq-thread-refresh")}</a></p>
                <p class="visually-hidden" role="status" data-spoken></p>
                <Timeline entries/>
                {chained}
            </Panel>
        </div>
    }
}

/// How much is unread, and the way to say that one has read it.
fn unread(view: &NegotiationView) -> Option<impl IntoView + use<>> {
    let count = view.messages.iter().filter(|message| message.unread).count();
    let until = view.messages.last()?.id.to_string();
    let action = format!("/negotiations/{}/read", view.id);
    (count > 0).then(|| {
        view! {
            <div data-waiting>
                <Notice tone=Tone::Brass title=t!("rfq-thread-unread", count = count)>
                    <form method="post" action=action>
                        <Button kind=ButtonKind::Plain name="until" value=until>{t!("rfq-thread-read")}</Button>
                    </form>
                </Notice>
            </div>
        }
    })
}

/// Whose eyes a thread is read with.
pub(super) struct Seat {
    /// Which negotiation's.
    pub(super) id: NegotiationId,
    side: Side,
    other: CompanyRef,
}

impl Seat {
    /// Of whoever looks at the negotiation.
    pub(super) fn of(view: &NegotiationView) -> Self {
        Self {
            id: view.id,
            side: view.side,
            other: route::other(view).clone(),
        }
    }
}

/// A message, as it stands in the thread.
pub(super) fn said(seat: &Seat, message: &MessageView) -> TimelineEntry {
    let side = words::side_name(message.side, seat.side, &seat.other);
    let text = message.text.clone();
    let note = message
        .own
        .then(|| view! { <Badge tone=Tone::Brass>{t!("rfq-thread-note")}</Badge>" " });
    let new = message
        .unread
        .then(|| view! { <Badge tone=Tone::Sea>{t!("rfq-thread-new")}</Badge> });
    let at = message.at;
    let id = format!("message-{}", message.id);
    let unread = message.unread.then_some("");
    let files = (!message.files.is_empty()).then(|| files(seat.id, &message.files));
    let report = message.report.as_ref().map(answer);
    let theirs = message.side != seat.side && message.report.is_none();
    let to_report = theirs.then(|| {
        let ask = format!("/negotiations/{}/messages/{}/report", seat.id, message.id);
        view! { " · "<a href=ask>{t!("rfq-report-link")}</a> }
    });
    let what = view! {
        <div id=id data-unread=unread>
            {note}{new}
            <p class="remark-text">{text}</p>
            {files}
            {report}
            <div class="small muted"><Moment at exact=true/>{to_report}</div>
        </div>
    };
    TimelineEntry {
        at: message.at,
        who: t!("rfq-author", side = side, name = named(&message.author)),
        what: what.into_any(),
        tone: match (message.own, message.side == seat.side) {
            (true, _) => Tone::Brass,
            (false, true) => Tone::Sea,
            (false, false) => Tone::Plain,
        },
        own: false,
    }
}

/// What became of one's own report.
fn answer(report: &ReportAnswer) -> impl IntoView + use<> {
    let found = report.finding.clone().map(|finding| {
        view! { <p class="small">{t!("rfq-report-found")}" "<span class="remark-text">{finding}</span></p> }
    });
    let waits = found.is_none().then(|| t!("rfq-report-waits"));
    view! { {waits.map(|words| view! { <p class="small muted">{words}</p> })}{found} }
}

fn files(negotiation: NegotiationId, files: &[AttachmentView]) -> impl IntoView + use<> {
    let file = |file: &AttachmentView| {
        let address = format!("/negotiations/{negotiation}/files/{}", file.id);
        let what = format!("{} · {} KB", file.kind.name(), file.size.div_ceil(1024));
        let name = file.name.clone();
        view! { <li><a href=address>{name}</a>" "<span class="small muted">{what}</span></li> }
    };
    view! { <ul class="attachments">{files.iter().map(file).collect_view()}</ul> }
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
