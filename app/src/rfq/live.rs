//! A negotiation's thread as it grows, as server-sent events (HTML Standard, 9.2). Each event carries the number its side
//! knows the entry by: a browser that lost its line names the last one it was told (`Last-Event-ID`), at whichever server,
//! and is told what came after it.
//!
//! Before anything is told it is asked anew who the session is and what they may see. Nothing is read ahead: a browser
//! that does not read keeps only its own line waiting.

use super::{
    record::{self, Seat},
    words,
};
use crate::{
    failure::Failure,
    page::fragment,
    shell::Frame,
    state::AppState,
    t,
    ui::{Entry, LinkButton, Notice, Tone},
    visit::{self, Visit},
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{
    actor::Actor,
    id::NegotiationId,
    rfq::view::{MessageView, NegotiationView, ThreadEntry},
};
use futures::{StreamExt, stream};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Ctx, port::event_bus::Listening, rfq};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tower_sessions::Session;

/// How often something is sent at least, so that nobody on the way takes the line for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How often the thread is looked at without a notice: one may be lost, and the session or the right may end.
const LOOK: Duration = Duration::from_secs(30);
/// After how long a browser comes back whose line was cut.
const COME_BACK: Duration = Duration::from_secs(1);

/// From where on a browser wants to be told.
#[derive(Debug, Deserialize)]
pub(super) struct Since {
    /// The number its page was made at.
    after: Option<u32>,
}

pub(super) async fn live(
    visit: Visit,
    session: Session,
    State(state): State<AppState>,
    Path(id): Path<NegotiationId>,
    Query(since): Query<Since>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let listening = visit.ctx.bus.listen(id);
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    let line = match state.lines.take(visit.person()?) {
        Some(line) => line,
        None if state.throttled => return Ok(StatusCode::TOO_MANY_REQUESTS.into_response()),
        None => Arc::default(),
    };
    let thread = Thread {
        told: last_told(&headers).or(since.after).unwrap_or(view.told),
        seat: Seat::of(&view),
        ctx: visit.ctx,
        // All that words need: a line may be held for hours.
        frame: Frame {
            markets: Vec::new(),
            ..visit.frame
        },
        session,
        listening,
        _line: line,
    };
    let first = stream::iter([Ok(Event::default().retry(COME_BACK))]);
    let events = stream::unfold(thread, Thread::next).flat_map(stream::iter);
    let answer = Sse::new(first.chain(events)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // A proxy that gathers an answer before it passes it on would gather for ever (nginx asks for this name).
    Ok(([("x-accel-buffering", "no")], answer).into_response())
}

fn last_told(headers: &HeaderMap) -> Option<u32> {
    headers.get("last-event-id")?.to_str().ok()?.parse().ok()
}

/// One browser's line to a thread.
struct Thread {
    ctx: Ctx,
    session: Session,
    seat: Seat,
    frame: Frame,
    listening: Listening,
    /// The number of the last entry told.
    told: u32,
    /// Held as long as the line is.
    _line: Arc<()>,
}

type Told = Vec<Result<Event, Infallible>>;

impl Thread {
    /// Waits for what is new; `None` where the line ends: the session or the right did, the server is about to, or it can't
    /// read. The browser comes back and is told why.
    async fn next(mut self) -> Option<(Told, Self)> {
        loop {
            let actor = self.asking().await.ok()?;
            let entries = rfq::thread::after(&self.ctx, &actor, self.seat.id, self.told)
                .await
                .ok()?;
            if let Some(last) = entries.last() {
                self.told = last.number;
                self.frame.now = self.ctx.now();
                let told = self.tell(&actor, &entries).await.ok()?;
                return Some((told, self));
            }
            if !self.listening.next(LOOK).await {
                return None;
            }
        }
    }

    /// Who the session is by now.
    async fn asking(&self) -> Result<Actor, Failure> {
        self.session.load().await.map_err(service::Error::internal)?;
        let (_, actor) = visit::signed_in(&self.session, &self.ctx).await?;
        Ok(actor)
    }

    async fn tell(&self, actor: &Actor, entries: &[ThreadEntry]) -> Result<Told, Failure> {
        let mut told = Told::new();
        for entry in entries {
            let event = match &entry.message {
                Some(message) => Event::default().event("message").data(self.message(message)),
                None => {
                    let view = rfq::negotiation(&self.ctx, actor, self.seat.id).await?;
                    Event::default().event("step").data(self.step(&view))
                }
            };
            told.push(Ok(event.id(entry.number.to_string())));
        }
        Ok(told)
    }

    fn message(&self, message: &MessageView) -> String {
        fragment(&self.frame, || {
            view! { <Entry entry=record::said(&self.seat, message)/> }
        })
    }

    fn step(&self, view: &NegotiationView) -> String {
        fragment(&self.frame, || {
            let (state, _) = words::negotiation_state(&view.state, view.side);
            let here = format!("/negotiations/{}", view.id);
            view! {
                <Notice tone=Tone::Brass title=t!("rfq-thread-step", state = state)>
                    <LinkButton href=here>{t!("rfq-thread-step-show")}</LinkButton>
                </Notice>
            }
        })
    }
}
