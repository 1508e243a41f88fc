//! Where a thing is on its route, what is next, whose move it is, and until when.

use super::{Deadline, Tone};
use crate::t;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A port of call.
#[derive(Debug, Clone)]
pub struct Step {
    /// The state, in words.
    pub label: String,
    /// A line beneath: when it was reached, how many.
    pub note: Option<String>,
    /// Before, here or ahead.
    pub state: StepState,
}

/// Where a step lies on the route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Here.
    Current,
    /// Ahead.
    Ahead,
    /// Here, and the route ends: refused, cancelled, lapsed.
    Stopped,
}

impl StepState {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "step step-done",
            Self::Current => "step step-current",
            Self::Ahead => "step step-ahead",
            Self::Stopped => "step step-stopped",
        }
    }

    fn words(self) -> String {
        match self {
            Self::Done => t!("ui-step-done"),
            Self::Current => t!("ui-step-current"),
            Self::Ahead => t!("ui-step-ahead"),
            Self::Stopped => t!("ui-step-stopped"),
        }
    }
}

/// Whose move it is.
#[derive(Debug, Clone)]
pub struct Turn {
    /// `Brass` when it is the viewer's move.
    pub tone: Tone,
    /// In words: “Your move: answer the counter-offer”.
    pub text: String,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
}

/// The route of an RFQ, order or other state machine.
#[component]
pub fn Stepper(
    /// The ports of call, in order.
    steps: Vec<Step>,
    /// Whose move it is; none once the route has ended.
    #[prop(optional_no_strip)]
    turn: Option<Turn>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|step| {
            let current = matches!(step.state, StepState::Current | StepState::Stopped).then_some("step");
            view! {
                <li class=step.state.class() aria-current=current>
                    <span class="step-label">{step.label}</span>
                    <span class="visually-hidden">{step.state.words()}</span>
                    {step.note.map(|note| view! { <span class="step-note">{note}</span> })}
                </li>
            }
        })
        .collect_view();
    let turn = turn.map(|turn| {
        view! {
            <p class=format!("turn {}", turn.tone.class())>
                <strong>{turn.text}</strong>
                {turn.until.map(|at| view! { <span class="turn-until">{t!("ui-until")}" "<Deadline at/></span> })}
            </p>
        }
    });
    view! { <div class="stepper"><ol class="route">{steps}</ol>{turn}</div> }
}
