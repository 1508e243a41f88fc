//! What the forms of promotions have in common, new ones and those that change one.

use crate::{
    t,
    ui::{Button, ButtonKind, LinkButton, Notice, Panel, Tone},
};
use leptos::prelude::*;

/// A form on its sheet, with the way out.
pub(super) fn sheet(fields: AnyView, action: String, back: String, save: String) -> impl IntoView {
    view! {
        <Panel>
            <form method="post" action=action class="form" novalidate>
                {fields}
                <div class="actions">
                    <Button>{save}</Button>
                    <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </Panel>
    }
}

/// That somebody else saved first.
pub(super) fn overtaken(overtaken: bool) -> Option<impl IntoView> {
    overtaken.then(|| {
        view! { <Notice tone=Tone::Brass title=t!("promotion-overtaken")><p>{t!("promotion-overtaken-text")}</p></Notice> }
    })
}
