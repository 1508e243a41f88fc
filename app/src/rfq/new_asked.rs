//! Whom a new request goes to: suppliers by name, or everyone in a market; and what there is to say of it beside the
//! form.

use super::{
    new_form::RfqForm,
    new_view::Beside,
    words::{self, lacking},
};
use crate::{
    i18n::{error_of, locale, moment},
    t,
    ui::{Button, ButtonKind, Checks, ChoiceOption, Choices, Field, Notice, Panel, Tone},
};
use chrono_tz::Tz;
use domain::{
    Instant,
    company::CompanyRef,
    problem::FieldErrors,
    rfq::{MAX_OPEN, view::RfqStart, visibility::Visibility},
};
use leptos::prelude::*;

/// The choice of who sees it, the suppliers asked by name, and the markets.
pub(super) fn panel(
    start: &RfqStart,
    form: &RfqForm,
    errors: &FieldErrors,
    found: &[CompanyRef],
) -> impl IntoView + use<> {
    let (visibility, chosen) = (form.visibility.clone(), form.market.clone());
    let (wrong, unchosen) = (error_of(errors, "visibility"), error_of(errors, "markets"));
    let (suppliers, markets) = (suppliers(start, form, errors, found), markets(start));
    let first_look = first_look(start.verified);
    view! {
        <Panel title=t!("rfq-open-who")>
            <Choices
                name="visibility" label=t!("rfq-open-visibility") options=choices() value=visibility error=wrong
            />
            {suppliers}
            <div id="markets">
                <Checks name="market" label=t!("rfq-open-markets") options=markets values=chosen error=unchosen/>
            </div>
            <p class="field-hint">{first_look}</p>
        </Panel>
    }
}

fn choices() -> Vec<ChoiceOption> {
    let option = |visibility: Visibility, hint: String| ChoiceOption {
        value: visibility.code().to_owned(),
        label: words::visibility(visibility),
        hint: Some(hint),
    };
    vec![
        option(Visibility::Direct, t!("rfq-open-direct-hint")),
        option(Visibility::Invited, t!("rfq-open-invited-hint")),
        option(Visibility::Open, t!("rfq-open-open-hint")),
    ]
}

fn suppliers(
    start: &RfqStart,
    form: &RfqForm,
    errors: &FieldErrors,
    found: &[CompanyRef],
) -> impl IntoView + use<> {
    let asked = start
        .suppliers
        .iter()
        .map(|supplier| {
            let (code, name) = (supplier.code.clone(), words::company(supplier));
            let act = format!("drop_supplier.{code}");
            let label = t!("rfq-open-drop", name = name.as_str());
            view! {
                <li>
                    <input type="hidden" name="supplier" value=code/>
                    <span>{name}</span>
                    <button class="button button-quiet" type="submit" name="action" value=act aria-label=label>
                        {t!("rfq-remove-line")}
                    </button>
                </li>
            }
        })
        .collect_view();
    let asked = (!start.suppliers.is_empty()).then(|| view! { <ul class="part-list">{asked}</ul> });
    let found = found
        .iter()
        .filter(|one| !form.supplier.contains(&one.code))
        .map(|one| {
            let act = format!("invite.{}", one.code);
            let label = t!("rfq-open-invite", name = words::company(one));
            view! { <Button kind=ButtonKind::Plain name="action" value=act>{label}</Button> }
        })
        .collect_view();
    view! {
        <div class="stack-tight" id="supplier">
            <p class="field-label">{t!("rfq-open-suppliers")}</p>
            {error_of(errors, "supplier").map(|text| view! { <p class="field-error">{text}</p> })}
            {asked}
            <div class="add-listing">
                <Field
                    name="invite" label=t!("rfq-open-find") value=form.invite.clone() hint=t!("rfq-open-find-hint")
                    error=error_of(errors, "invite")
                />
                <Button kind=ButtonKind::Plain name="action" value="find_supplier">{t!("rfq-open-find-act")}</Button>
            </div>
            <div class="actions">{found}</div>
        </div>
    }
}

fn markets(start: &RfqStart) -> Vec<ChoiceOption> {
    let option = |reach: &domain::rfq::view::Reach| ChoiceOption {
        value: reach.market.slug.clone(),
        label: reach.market.name.get(locale()).to_owned(),
        hint: Some(t!("rfq-open-reach", count = reach.suppliers)),
    };
    start.markets.iter().map(option).collect()
}

/// Whether the operators look at an open one first.
pub(super) fn first_look(verified: bool) -> String {
    match verified {
        true => t!("rfq-open-at-once", max = MAX_OPEN),
        false => t!("rfq-open-looked-at", max = MAX_OPEN),
    }
}

/// What there is to say above the form.
pub(super) fn told(beside: &Beside, zone: Tz) -> impl IntoView + use<> {
    let too_many = beside.too_many.map(|next| too_many(next, zone));
    view! { {too_many}{beside.lacking.as_deref().map(lacks)} }
}

/// From when another open one may be published.
pub(super) fn too_many(next: Instant, zone: Tz) -> impl IntoView + use<> {
    let title = t!("rfq-open-too-many", max = MAX_OPEN);
    let next = t!("rfq-open-too-many-text", at = moment::exact(locale(), zone, next));
    view! { <Notice tone=Tone::Brass title><p>{next}</p></Notice> }
}

/// What suppliers will ask back.
pub(super) fn lacks(list: &[domain::rfq::complete::Lacking]) -> impl IntoView + use<> {
    if list.is_empty() {
        return view! { <Notice tone=Tone::Leaf title=t!("rfq-open-complete")/> }.into_any();
    }
    let items = list
        .iter()
        .map(|one| view! { <li>{lacking(*one)}</li> })
        .collect_view();
    view! { <Notice title=t!("rfq-open-lacks")><ul>{items}</ul></Notice> }.into_any()
}
