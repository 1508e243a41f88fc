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
    /// The label of a field, by its name: the same the form shows.
    label: impl Fn(&str) -> String + 'static,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let count = errors.0.len();
        let items = errors
            .0
            .into_iter()
            .map(|error| {
                let words = problem(&error.problem);
                if error.field.is_empty() {
                    return view! { <li>{words}</li> }.into_any();
                }
                let words = t!("ui-error-in", field = label(&error.field), problem = words);
                view! { <li><a href=format!("#{}", error.field)>{words}</a></li> }.into_any()
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
