//! The terms of an offer or order, boxed like a bill of lading; what changed since the version before
//! is marked old → new.

use crate::t;
use leptos::prelude::*;

/// One term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name.
    pub label: String,
    /// What it is now, formatted.
    pub now: String,
    /// What it was in the version before; `None` if it is the same.
    pub before: Option<String>,
}

impl Term {
    /// A term as it stands.
    pub fn new(label: impl Into<String>, now: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            now: now.into(),
            before: None,
        }
    }

    /// A term, compared with the version before.
    pub fn since(label: impl Into<String>, before: impl Into<String>, now: impl Into<String>) -> Self {
        let (before, now) = (before.into(), now.into());
        Self {
            label: label.into(),
            before: (before != now).then_some(before),
            now,
        }
    }
}

/// The card.
#[component]
pub fn Terms(
    /// Which version, of whom.
    #[prop(optional, into)]
    title: Option<String>,
    /// A word at the right: when, or its hash.
    #[prop(optional, into)]
    aside: Option<String>,
    /// The terms, in the order of the contract.
    terms: Vec<Term>,
    /// The total, under the double rule.
    #[prop(optional_no_strip)]
    total: Option<Term>,
) -> impl IntoView {
    let boxes = terms.into_iter().map(|term| boxed(term, "term")).collect_view();
    let head = title.map(|title| {
        view! {
            <div class="terms-head">
                <p class="terms-title">{title}</p>
                {aside.map(|aside| view! { <p class="terms-aside">{aside}</p> })}
            </div>
        }
    });
    view! {
        <div class="terms">
            {head}
            <dl class="terms-boxes">{boxes}{total.map(|term| boxed(term, "term term-total"))}</dl>
        </div>
    }
}

fn boxed(term: Term, class: &'static str) -> impl IntoView {
    let before = term.before.map(|before| {
        view! {
            <del><span class="visually-hidden">{t!("ui-before")}" "</span>{before}</del>
            " "
        }
    });
    let changed = before.is_some();
    let now = match changed {
        true => {
            view! { <ins><span class="visually-hidden">{t!("ui-now")}" "</span>{term.now}</ins> }.into_any()
        }
        false => term.now.into_any(),
    };
    view! { <div class=class class:term-changed=changed><dt>{term.label}</dt><dd>{before}{now}</dd></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_has_a_before() {
        assert_eq!(Term::since("Price", "1", "1").before, None);
        assert_eq!(Term::since("Price", "1", "2").before.as_deref(), Some("1"));
    }
}
