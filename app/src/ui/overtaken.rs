//! Somebody else saved first: what one typed is kept, and saving again is one's own decision.

use super::{Notice, Tone};
use crate::t;
use leptos::prelude::*;

/// Stands above a form that holds what was typed.
#[component]
pub fn Overtaken() -> impl IntoView {
    view! { <Notice tone=Tone::Brass title=t!("ui-overtaken")><p>{t!("ui-overtaken-text")}</p></Notice> }
}
