//! Everything wrong with a form, above it, each error a link to its field.

use crate::t;
use leptos::prelude::*;

/// One error of a form.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The id of the field; empty where the error is about the form as a whole.
    pub field: String,
    /// What is wrong, in the visitor's language.
    pub message: String,
}

/// The summary, or nothing where nothing is wrong. It takes the focus when the page opens.
#[component]
pub fn ErrorSummary(
    /// The errors, in the order of the fields.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let count = errors.len();
        let items = errors
            .into_iter()
            .map(|error| {
                let words = match error.field.is_empty() {
                    true => error.message.into_any(),
                    false => view! { <a href=format!("#{}", error.field)>{error.message}</a> }.into_any(),
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
