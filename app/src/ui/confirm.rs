//! A binding or destructive act: shows exactly what will be bound, then asks once.

use super::{Button, ButtonKind, LinkButton, Term, Terms};
use crate::t;
use leptos::prelude::*;

/// The panel; its form posts `fields` (such as the offer's hash) to `action`.
#[component]
pub fn Confirm(
    /// The question.
    #[prop(into)]
    title: String,
    /// What follows from it.
    #[prop(into)]
    consequence: String,
    /// What exactly will be bound.
    terms: Vec<Term>,
    /// The total, under the double rule.
    #[prop(optional_no_strip)]
    total: Option<Term>,
    /// Where it is posted to.
    #[prop(into)]
    action: String,
    /// Hidden fields: name and value.
    #[prop(optional)]
    fields: Vec<(&'static str, String)>,
    /// The words on the button: the act itself.
    #[prop(into)]
    act: String,
    /// Where “not now” leads.
    #[prop(into)]
    back: String,
    /// `Danger` where something ends.
    #[prop(optional)]
    kind: ButtonKind,
    /// More fields to fill in, such as a reason.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let hidden = fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let class = if kind == ButtonKind::Danger {
        "confirm confirm-danger"
    } else {
        "confirm"
    };
    view! {
        <section class=class>
            <h2>{title}</h2>
            <p>{consequence}</p>
            {(!terms.is_empty()).then(|| view! { <Terms terms total/> })}
            <form method="post" action=action>
                {hidden}
                {children.map(|children| children())}
                <div class="actions">
                    <Button kind>{act}</Button>
                    <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </section>
    }
}
