//! Terms as people compare them: the lines as a ledger, the rest in boxes, what changed marked old → new.

use super::words;
use crate::{
    format,
    i18n::{locale, moment},
    t,
    ui::{DataColumn, DataTable, Term, Terms as TermsCard},
    visitor::Visitor,
};
use domain::{
    Instant,
    money::{Currency, Money},
    rfq::{
        RequestLine,
        change::Term as Changed,
        offer::{OfferHash, OfferLine, Terms},
    },
};
use leptos::prelude::*;

/// Lines, boxes and total of a version, compared with the one before where there is one.
pub(crate) fn card(asked: &[RequestLine], now: &Terms, before: Option<&Terms>) -> impl IntoView + use<> {
    view! {
        {lines(asked, now, before)}
        <TermsCard terms=boxes(now, before) total=Some(total(now, before))/>
        {note(now)}
    }
}

/// Everything but the lines and the total.
pub(crate) fn boxes(now: &Terms, before: Option<&Terms>) -> Vec<Term> {
    let term = |label: String, of: &dyn Fn(&Terms) -> String| match before {
        Some(before) => Term::since(label, of(before), of(now)),
        None => Term::new(label, of(now)),
    };
    vec![
        term(t!("rfq-term-delivery"), &|terms| {
            words::delivery(terms.incoterm, &terms.place)
        }),
        term(t!("rfq-term-lead-time"), &|terms| {
            words::days(terms.lead_time_days)
        }),
        term(t!("rfq-term-payment"), &|terms| {
            words::schedule(&terms.payment_schedule)
        }),
        term(t!("rfq-term-valid-until"), &|terms| exact(terms.valid_until)),
    ]
}

/// The sum of the lines.
pub(crate) fn total(now: &Terms, before: Option<&Terms>) -> Term {
    let sum = |terms: &Terms| terms.total().map_or_else(String::new, format::money);
    match before {
        Some(before) => Term::since(t!("rfq-term-total"), sum(before), sum(now)),
        None => Term::new(t!("rfq-term-total"), sum(now)),
    }
}

/// What was added in the author's words.
pub(crate) fn note(terms: &Terms) -> Option<impl IntoView + use<>> {
    (!terms.note.is_empty()).then(|| {
        let text = terms.note.clone();
        view! { <div class="remark"><p class="remark-label">{t!("rfq-note")}</p><p class="remark-text">{text}</p></div> }
    })
}

/// What a version is known by: its whole hash.
pub(crate) fn fingerprint(hash: &OfferHash) -> impl IntoView + use<> {
    let hash = hash.to_string();
    view! { <p class="fingerprint"><span class="remark-label">{t!("rfq-hash")}</span><code>{hash}</code></p> }
}

/// The lines as a ledger; a line that is not offered any more is struck out.
pub(crate) fn lines(asked: &[RequestLine], now: &Terms, before: Option<&Terms>) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("rfq-column-line")),
        DataColumn::figures(t!("rfq-column-quantity")),
        DataColumn::figures(t!("rfq-column-unit-price")),
        DataColumn::figures(t!("rfq-column-amount")),
    ];
    let rows = asked
        .iter()
        .filter_map(|line| {
            let find = |terms: &Terms| {
                terms
                    .lines
                    .iter()
                    .copied()
                    .find(|offered| offered.line == line.line)
            };
            let (new, old) = (find(now), before.map(|before| (find(before), before.currency)));
            row(line, new.map(|new| (new, now.currency)), old)
        })
        .collect();
    view! { <DataTable caption=t!("rfq-lines") columns rows/> }
}

type Priced = (OfferLine, Currency);

fn row(
    line: &RequestLine,
    new: Option<Priced>,
    old: Option<(Option<OfferLine>, Currency)>,
) -> Option<Vec<AnyView>> {
    let before = old.and_then(|(line, currency)| Some((line?, currency)));
    if new.is_none() && before.is_none() {
        return None;
    }
    // The first version of all has nothing to be compared with; a new line in a later one has.
    let compare = old.is_some();
    let cell = |of: &dyn Fn(&Priced) -> String| {
        let (new, old) = (new.as_ref().map(of), before.as_ref().map(of));
        changed(old.filter(|_| compare), new)
    };
    Some(vec![
        line.said(locale()).into_any(),
        cell(&|(line, _)| format::quantity_in(line.quantity, line.unit, locale())),
        cell(&|(line, currency)| format::unit_price(line.unit_price, *currency)),
        cell(&|(line, currency)| amount(line, *currency).map_or_else(String::new, format::money)),
    ])
}

fn amount(line: &OfferLine, currency: Currency) -> Option<Money> {
    line.unit_price.line_total(line.quantity, currency)
}

/// A value and what it was before, where that differs.
fn changed(old: Option<String>, new: Option<String>) -> AnyView {
    match (old, new) {
        (Some(old), Some(new)) if old == new => new.into_any(),
        (None, Some(new)) => new.into_any(),
        (old, new) => {
            let old = old.map(
                |old| view! { <del><span class="visually-hidden">{t!("ui-before")}" "</span>{old}</del>" " },
            );
            let new = new.map(|new| view! { <ins class="changed"><span class="visually-hidden">{t!("ui-now")}" "</span>{new}</ins> });
            view! { {old}{new} }.into_any()
        }
    }
}

/// What changed between two versions, one sentence a term, for the record.
pub(crate) fn changes(asked: &[RequestLine], now: &Terms, before: &Terms) -> Vec<Term> {
    let changed = now.changed_since(before);
    let mut told: Vec<Term> = changed
        .iter()
        .filter_map(|term| line_change(asked, now, before, *term))
        .collect();
    told.extend(
        before
            .lines
            .iter()
            .filter(|old| now.lines.iter().all(|line| line.line != old.line))
            .map(|old| Term::since(label(asked, old.line), price(old, before), t!("rfq-not-offered"))),
    );
    if now.currency != before.currency {
        told.push(Term::since(
            t!("rfq-currency"),
            before.currency.code(),
            now.currency.code(),
        ));
    }
    told.extend(
        boxes(now, Some(before))
            .into_iter()
            .filter(|term| term.before.is_some()),
    );
    told
}

fn line_change(asked: &[RequestLine], now: &Terms, before: &Terms, term: Changed) -> Option<Term> {
    let find = |terms: &Terms, number: u32| terms.lines.iter().copied().find(|line| line.line == number);
    match term {
        Changed::UnitPrice(number) => {
            let old = find(before, number).map_or_else(|| t!("rfq-not-offered"), |old| price(&old, before));
            let new = find(now, number)?;
            Some(Term::since(label(asked, number), old, price(&new, now)))
        }
        Changed::Quantity(number) => {
            let (old, new) = (find(before, number)?, find(now, number)?);
            let shown = |line: OfferLine| format::quantity_in(line.quantity, line.unit, locale());
            Some(Term::since(label(asked, number), shown(old), shown(new)))
        }
        _ => None,
    }
}

fn label(asked: &[RequestLine], number: u32) -> String {
    let line = asked.iter().find(|line| line.line == number);
    line.map_or_else(String::new, |line| line.said(locale()))
}

fn price(line: &OfferLine, terms: &Terms) -> String {
    format::unit_price(line.unit_price, terms.currency)
}

/// The exact time in the visitor's zone.
pub(crate) fn exact(at: Instant) -> String {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    moment::exact(locale(), zone, at)
}
