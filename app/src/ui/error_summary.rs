//! Everything wrong with a form, above it, each error a link to its field.

use crate::{i18n::problem, t};
use domain::problem::FieldErrors;
use leptos::prelude::*;

/// The summary, or nothing where nothing is wrong. It takes the focus when the page opens. A field's
/// `id` is the name its error carries.
#[component]
pub fn ErrorSummary(
    /// The errors, in the order of the fields.
    errors: FieldErrors,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let count = errors.0.len();
        let items = errors
            .0
            .into_iter()
            .map(|error| {
                let words = problem(&error.problem);
                let words = match error.field.is_empty() {
                    true => words.into_any(),
                    false => view! { <a href=format!("#{}", error.field)>{words}</a> }.into_any(),
                };
                view! { <li>{words}</li> }
            })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <h2>{t!("ui-errors", count = count)}</h2>
                <p>{t!("ui-errors-kept")}</p>
                <ul>{items}</ul>
            </div>
        }
    })
}
