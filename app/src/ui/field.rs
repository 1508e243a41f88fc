//! A labelled control that keeps what was typed and says what is wrong with it.

use crate::t;
use leptos::prelude::*;

/// What a field holds: chooses the keyboard of a phone and what a browser fills in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password; never sent back.
    Password,
    /// A decimal number, typed as text so that nothing is lost on the way.
    Decimal,
    /// A whole number, likewise.
    Whole,
    /// A day.
    Date,
    /// A day and a time, in the visitor's zone.
    DateTime,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal | Self::Whole => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Date => "date",
            Self::DateTime => "datetime-local",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            Self::Whole => Some("numeric"),
            _ => None,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Decimal | Self::Whole => "control control-figure",
            Self::Date | Self::DateTime => "control control-date",
            _ => "control",
        }
    }
}

/// The label, hint and error around a control.
pub(super) struct Around {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) required: bool,
}

impl Around {
    /// The ids a control names in `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// `true` where the control holds something wrong.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    pub(super) fn wrap(self, control: impl IntoView) -> impl IntoView {
        let Self {
            id,
            label,
            hint,
            error,
            required,
        } = self;
        let optional = (!required).then(|| view! { <span class="field-optional">{t!("ui-optional")}</span> });
        let hint = hint.map(|text| view! { <p class="field-hint" id=format!("{id}-hint")>{text}</p> });
        let class = if error.is_some() {
            "field field-wrong"
        } else {
            "field"
        };
        let error = error.map(|text| view! { <p class="field-error" id=format!("{id}-error")>{text}</p> });
        view! {
            <div class=class>
                <label class="field-label" for=id>{label}" "{optional}</label>
                {hint}
                {error}
                {control}
            </div>
        }
    }
}

/// One line to fill in.
#[component]
pub fn Field(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// Its id, where the name stands more than once on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How to fill it in; none where it is empty.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// What it holds.
    #[prop(optional)]
    kind: FieldKind,
    /// Whether it may not be left empty. Checked by the server, so the browser is told but does not stop.
    #[prop(optional)]
    required: bool,
    /// A unit or currency shown at its end.
    #[prop(optional, into)]
    suffix: Option<String>,
    /// What a browser may fill in, an `autocomplete` token.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let around = Around {
        id: id.unwrap_or_else(|| name.clone()),
        label,
        hint: hint.filter(|text| !text.is_empty()),
        error,
        required,
    };
    let value = if kind == FieldKind::Password {
        String::new()
    } else {
        value
    };
    let input = view! {
        <input
            class=kind.class() type=kind.input_type() inputmode=kind.input_mode() id=around.id.clone() name=name
            value=value autocomplete=autocomplete aria-required=required.then_some("true")
            aria-invalid=around.invalid() aria-describedby=around.described_by()
        />
    };
    let control = match suffix {
        None => input.into_any(),
        Some(suffix) => {
            view! { <div class="affixed">{input}<span class="affix">{suffix}</span></div> }.into_any()
        }
    };
    around.wrap(control)
}

/// One possible value of a [`Select`].
#[derive(Debug, Clone)]
pub struct SelectOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// One of a list too long for [`Choices`](super::Choices).
#[component]
pub fn Select(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// Its id, where the name stands more than once on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// The values, in order.
    options: Vec<SelectOption>,
    /// The value chosen before.
    #[prop(optional, into)]
    value: String,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let around = Around {
        id: id.unwrap_or_else(|| name.clone()),
        label,
        hint,
        error,
        required,
    };
    let options = options
        .into_iter()
        .map(|option| {
            let selected = option.value == value;
            view! { <option value=option.value selected=selected>{option.label}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="control" id=around.id.clone() name=name aria-required=required.then_some("true")
            aria-invalid=around.invalid() aria-describedby=around.described_by()
        >
            {options}
        </select>
    };
    around.wrap(control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;
    use domain::text::Locale;

    #[test]
    fn a_wrong_field_keeps_its_value_and_names_its_error() {
        let html = html_in(Locale::En, || {
            view! {
                <Field
                    name="quantity" label="Quantity" value="\"><script>" error=Some("Not a number.".to_owned())
                    hint="In pieces." kind=FieldKind::Decimal
                />
            }
        });
        assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;\""), "{html}");
        assert!(
            html.contains("aria-describedby=\"quantity-hint quantity-error\""),
            "{html}"
        );
        assert!(html.contains("aria-invalid=\"true\""), "{html}");
        assert!(
            html.contains("<p id=\"quantity-error\" class=\"field-error\">Not a number.</p>"),
            "{html}"
        );
        assert!(html.contains("inputmode=\"decimal\""), "{html}");
    }

    #[test]
    fn a_password_is_never_sent_back() {
        let html = html_in(Locale::En, || {
            view! { <Field name="password" label="Password" value="hunter2" kind=FieldKind::Password required=true/> }
        });
        assert!(!html.contains("hunter2"), "{html}");
        assert!(!html.contains("optional"), "{html}");
    }

    #[test]
    fn a_select_keeps_its_choice() {
        let option = |value: &str| SelectOption {
            value: value.to_owned(),
            label: value.to_owned(),
        };
        let html = html_in(Locale::En, || {
            view! { <Select name="incoterm" label="Incoterm" options=vec![option("FOB"), option("CIF")] value="CIF"/> }
        });
        assert!(
            html.contains("<option value=\"CIF\" selected>CIF</option>"),
            "{html}"
        );
        assert!(html.contains("<option value=\"FOB\">FOB</option>"), "{html}");
    }
}
