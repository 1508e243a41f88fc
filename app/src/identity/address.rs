//! Asking for an address that is then mailed a link: the form, and what is said when it was sent, whoever has it.

use crate::{
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, PageHead, Panel},
};
use domain::problem::FieldErrors;
use leptos::prelude::*;
use serde::Deserialize;

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) email: String,
}

/// Where a form that was sent comes back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    pub(super) sent: Option<String>,
}

/// What the form is for.
pub(super) struct Ask {
    pub(super) title: String,
    pub(super) lede: String,
    /// Where it is posted to.
    pub(super) path: &'static str,
    /// The words on the button.
    pub(super) act: String,
}

impl Ask {
    /// The page; `below` stands under the form.
    pub(super) fn page(self, email: &str, errors: &FieldErrors, below: impl IntoView + 'static) -> Page {
        let fields = view! {
            <form method="post" action=self.path class="form" novalidate>
                <Field
                    name="email" label=t!("identity-email") value=email.to_owned() kind=FieldKind::Email required=true
                    autocomplete="username" error=error_of(errors, "email")
                />
                <div class="actions"><Button>{self.act}</Button></div>
            </form>
        };
        let body = view! {
            <div class="narrow">
                <PageHead title=self.title.clone() lede=self.lede/>
                <ErrorSummary errors=errors.clone() label=|_: &str| t!("identity-email")/>
                <Panel>{fields}</Panel>
                <p class="muted">{below}</p>
            </div>
        };
        Page::new(self.title, body)
    }
}

/// What is said when it was sent.
pub(super) fn sent(title: String, text: String, hint: String, action: impl IntoView + 'static) -> Page {
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel>
                <p>{text}</p>
                <p class="muted">{hint}</p>
                <div class="actions">{action}</div>
            </Panel>
        </div>
    };
    Page::new(title, body)
}
