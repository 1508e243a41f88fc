//! Sample data of the show: one negotiation about fishing nets, as it could really be.

use crate::{format, i18n::locale, t, ui::*};
use chrono::TimeDelta;
use domain::{
    Instant,
    money::{Currency, Money, UnitPrice},
    quantity::Quantity,
    unit::Unit,
};
use leptos::prelude::*;

fn price(millionths: i64) -> String {
    UnitPrice::from_millionths(millionths)
        .map_or_else(String::new, |price| format::unit_price(price, Currency::CNY))
}

fn amount(minor: i64) -> String {
    format::money(Money::new(minor, Currency::CNY))
}

pub(super) fn unit_price() -> String {
    price(18_600_000)
}

pub(super) fn quantity() -> String {
    format::quantity_in(Quantity::whole(5000), Unit::PIECE, locale())
}

pub(super) fn bars() -> Vec<Bar> {
    let bar = |label, length: i128| Bar {
        label,
        figure: length.to_string(),
        length,
    };
    vec![
        bar(t!("dev-supplier-1"), 16),
        bar(t!("dev-supplier-2"), 9),
        bar(t!("dev-supplier-3"), 0),
    ]
}

pub(super) fn steps(now: Instant) -> Vec<Step> {
    let day = |days| {
        Some(crate::i18n::moment::day(
            locale(),
            chrono_tz::Asia::Shanghai,
            now - TimeDelta::days(days),
        ))
    };
    let step = |label, note, state| Step { label, note, state };
    vec![
        step(t!("dev-step-published"), day(4), StepState::Done),
        step(t!("dev-step-offers", count = 3), day(2), StepState::Done),
        step(
            t!("dev-step-negotiation"),
            Some(t!("dev-version", version = 3)),
            StepState::Current,
        ),
        step(t!("dev-step-agreed"), None, StepState::Ahead),
        step(t!("dev-step-order"), None, StepState::Ahead),
    ]
}

pub(super) fn turn(now: Instant) -> Turn {
    Turn {
        tone: Tone::Brass,
        text: t!("dev-turn"),
        until: Some(now + TimeDelta::hours(45)),
    }
}

pub(super) fn terms() -> Vec<Term> {
    vec![
        Term::since(t!("dev-term-price"), price(19_800_000), unit_price()),
        Term::new(t!("dev-term-quantity"), quantity()),
        Term::since(t!("dev-term-incoterm"), t!("dev-fca"), t!("dev-fob")),
        Term::since(
            t!("dev-term-lead-time"),
            t!("dev-days", count = 12),
            t!("dev-days", count = 10),
        ),
        Term::new(t!("dev-term-payment"), t!("dev-payment")),
    ]
}

pub(super) fn agreed() -> Vec<Term> {
    terms()
        .into_iter()
        .map(|term| Term { before: None, ..term })
        .collect()
}

pub(super) fn total() -> Term {
    Term::new(t!("dev-term-total"), amount(9_300_000))
}

pub(super) fn comparison_columns() -> Vec<ComparisonColumn> {
    let column = |title, version: i32, best| ComparisonColumn {
        title,
        note: Some(t!("dev-version", version = version)),
        best,
    };
    vec![
        column(t!("dev-supplier-1"), 3, false),
        column(t!("dev-supplier-2"), 3, true),
        column(t!("dev-supplier-3"), 1, false),
    ]
}

pub(super) fn comparison_rows() -> Vec<ComparisonRow> {
    let cell = |text: String| ComparisonCell {
        text,
        before: None,
        best: false,
    };
    let row = |label, kind, explanation, cells| ComparisonRow {
        label,
        explanation,
        kind,
        cells,
    };
    let changed = ComparisonCell {
        before: Some(price(19_800_000)),
        ..cell(price(18_900_000))
    };
    let best = ComparisonCell {
        best: true,
        ..cell(amount(9_590_000))
    };
    vec![
        row(
            t!("dev-term-price"),
            RowKind::Term,
            None,
            vec![changed, cell(price(18_600_000)), cell(price(18_200_000))],
        ),
        row(
            t!("dev-term-incoterm"),
            RowKind::Term,
            None,
            vec![cell(t!("dev-fca")), cell(t!("dev-fob")), cell(t!("dev-exw"))],
        ),
        row(
            t!("dev-inland"),
            RowKind::Adjustment,
            Some(t!("dev-inland-why")),
            vec![cell(amount(155_000)), cell("—".to_owned()), cell(amount(420_000))],
        ),
        row(
            t!("dev-term-lead-time"),
            RowKind::Term,
            None,
            [12, 10, 20]
                .map(|days| cell(t!("dev-days", count = days)))
                .to_vec(),
        ),
        row(
            t!("dev-landed"),
            RowKind::Total,
            None,
            vec![cell(amount(9_815_000)), best, cell(amount(9_795_000))],
        ),
    ]
}

pub(super) fn timeline(now: Instant) -> Vec<TimelineEntry> {
    let entry = |hours, who, what: AnyView, tone, own| TimelineEntry {
        at: now - TimeDelta::hours(hours),
        who,
        what,
        tone,
        own,
    };
    let said = |text: String| view! { <p>{text}</p> }.into_any();
    vec![
        entry(
            27,
            t!("dev-supplier-2"),
            said(t!("dev-said-supplier")),
            Tone::Plain,
            false,
        ),
        entry(20, t!("dev-you"), said(t!("dev-said-buyer")), Tone::Sea, true),
        entry(
            2,
            t!("dev-supplier-2"),
            said(t!("dev-said-offer")),
            Tone::Brass,
            false,
        ),
    ]
}

pub(super) fn tabs() -> Vec<Tab> {
    let tab = |label, count, current| Tab {
        href: "#".to_owned(),
        label,
        count: Some(count),
        current,
    };
    vec![
        tab(t!("dev-tab-yours"), 3, true),
        tab(t!("dev-tab-open"), 12, false),
        tab(t!("dev-tab-closed"), 148, false),
    ]
}

pub(super) fn columns() -> Vec<DataColumn> {
    vec![
        DataColumn::words(t!("dev-column-rfq")),
        DataColumn::words(t!("dev-column-supplier")),
        DataColumn::figures(t!("dev-term-total")),
        DataColumn::words(t!("dev-column-state")),
        DataColumn::words(t!("dev-column-until")),
    ]
}

pub(super) fn rows(now: Instant) -> Vec<Vec<AnyView>> {
    let row = |title: String, supplier: String, total: i64, tone, state: String, hours| {
        vec![
            view! { <a href="#">{title}</a> }.into_any(),
            supplier.into_any(),
            view! { <Figure value=amount(total)/> }.into_any(),
            view! { <Badge tone>{state}</Badge> }.into_any(),
            view! { <Moment at=now + TimeDelta::hours(hours)/> }.into_any(),
        ]
    };
    vec![
        row(
            t!("dev-rfq-1"),
            t!("dev-supplier-2"),
            9_300_000,
            Tone::Brass,
            t!("dev-state-yours"),
            45,
        ),
        row(
            t!("dev-rfq-2"),
            t!("dev-supplier-1"),
            1_284_050,
            Tone::Sea,
            t!("dev-state-theirs"),
            160,
        ),
        row(
            t!("dev-rfq-3"),
            t!("dev-supplier-3"),
            44_120_000,
            Tone::Leaf,
            t!("dev-state-agreed"),
            -30,
        ),
    ]
}

pub(super) fn incoterms() -> Vec<SelectOption> {
    ["EXW", "FCA", "FOB", "CIF"]
        .map(|code| SelectOption {
            value: code.to_owned(),
            label: code.to_owned(),
        })
        .to_vec()
}

pub(super) fn trades() -> Vec<ChoiceOption> {
    let trade = |value: &str, label| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: None,
    };
    vec![
        trade("sea", t!("dev-trade-sea")),
        trade("rail", t!("dev-trade-rail")),
    ]
}

pub(super) fn choices() -> Vec<ChoiceOption> {
    let choice = |value: &str, label, hint| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: Some(hint),
    };
    vec![
        choice("direct", t!("dev-choice-direct"), t!("dev-choice-direct-hint")),
        choice("open", t!("dev-choice-open"), t!("dev-choice-open-hint")),
    ]
}
