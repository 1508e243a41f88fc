//! What the forms of promotions have in common, new ones and those that change one.

use crate::{
    t,
    ui::{Button, ButtonKind, LinkButton, Panel},
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
