//! What the suppliers propose, side by side. A best total is named only where the offers are alike in everything
//! else that makes a total: currency, quantities and delivery.

use super::{terms, words};
use crate::{
    format,
    i18n::locale,
    t,
    ui::{ButtonKind, Comparison, ComparisonCell, ComparisonColumn, ComparisonRow, LinkButton, RowKind},
};
use domain::{
    Instant,
    money::Money,
    rfq::{
        RequestLine,
        offer::{OfferLine, Side, Terms},
        view::{Contender, OfferView, RfqView},
    },
};
use leptos::prelude::*;

type Column<'a> = (&'a Contender, &'a OfferView);

/// The terms of the version before, while there is still something to compare them for.
fn before(contender: &Contender) -> Option<&Terms> {
    contender.before.as_ref().filter(|_| contender.order.is_none())
}

/// The table, once two suppliers have offered.
pub(super) fn table(view: &RfqView, now: Instant) -> Option<impl IntoView + use<>> {
    let columns: Vec<Column<'_>> = view
        .contenders
        .iter()
        .filter_map(|contender| Some((contender, contender.latest.as_ref()?)))
        .collect();
    if columns.len() < 2 {
        return None;
    }
    let best = best(&columns);
    let heads = columns.iter().map(|column| head(column, best)).collect();
    let mut rows: Vec<ComparisonRow> = view
        .head
        .lines
        .iter()
        .map(|line| line_row(line, &columns))
        .collect();
    rows.extend(term_rows(&columns));
    rows.push(total_row(&columns, best));
    let actions = columns.iter().map(|column| action(column, now)).collect();
    let caption = t!("rfq-comparison");
    let unlike = best
        .is_none()
        .then(|| view! { <p class="small muted">{t!("rfq-not-alike")}</p> });
    Some(view! {
        <section class="stack-tight">
            <h2>{caption.clone()}</h2>
            <Comparison caption columns=heads rows actions/>
            {unlike}
        </section>
    })
}

/// The lowest total, if the offers are alike and one is lower than the rest.
fn best(columns: &[Column<'_>]) -> Option<Money> {
    let alike = columns
        .windows(2)
        .all(|pair| alike(&pair[0].1.terms, &pair[1].1.terms));
    let lowest = columns
        .iter()
        .map(|(_, offer)| offer.total)
        .min_by_key(|total| total.minor)?;
    let alone = columns.iter().filter(|(_, offer)| offer.total == lowest).count() == 1;
    (alike && alone).then_some(lowest)
}

fn alike(one: &Terms, other: &Terms) -> bool {
    let goods = |terms: &Terms| {
        terms
            .lines
            .iter()
            .map(|line| (line.line, line.quantity))
            .collect::<Vec<_>>()
    };
    one.currency == other.currency
        && one.incoterm == other.incoterm
        && one.place == other.place
        && goods(one) == goods(other)
}

fn head((contender, offer): &Column<'_>, best: Option<Money>) -> ComparisonColumn {
    let version = offer.version;
    let note = match offer.side {
        Side::Supplier => t!("rfq-compare-theirs", version = version),
        Side::Buyer => t!("rfq-compare-yours", version = version),
    };
    ComparisonColumn {
        title: words::company(&contender.negotiation.supplier),
        note: Some(note),
        best: best == Some(offer.total),
    }
}

fn cell(now: String, before: Option<String>) -> ComparisonCell {
    ComparisonCell {
        before: before.filter(|before| *before != now),
        text: now,
        best: false,
    }
}

fn line_row(asked: &RequestLine, columns: &[Column<'_>]) -> ComparisonRow {
    let shown = |terms: &Terms| {
        let line = terms.lines.iter().find(|line| line.line == asked.line)?;
        Some(offered(line, terms, asked))
    };
    let cells = columns
        .iter()
        .map(|(contender, offer)| {
            let before = before(contender).and_then(shown);
            cell(shown(&offer.terms).unwrap_or_else(|| "–".to_owned()), before)
        })
        .collect();
    ComparisonRow {
        label: words::asked(asked),
        explanation: None,
        kind: RowKind::Term,
        cells,
    }
}

/// The unit price; with the quantity where it is another than asked for.
fn offered(line: &OfferLine, terms: &Terms, asked: &RequestLine) -> String {
    let price = format::unit_price(line.unit_price, terms.currency);
    if line.quantity == asked.quantity {
        return price;
    }
    let quantity = format::quantity_in(line.quantity, line.unit, locale());
    t!("rfq-price-for", price = price, quantity = quantity)
}

fn term_rows(columns: &[Column<'_>]) -> Vec<ComparisonRow> {
    let row = |label: String, of: &dyn Fn(&Terms) -> String| ComparisonRow {
        label,
        explanation: None,
        kind: RowKind::Term,
        cells: columns
            .iter()
            .map(|(contender, offer)| cell(of(&offer.terms), before(contender).map(of)))
            .collect(),
    };
    vec![
        row(t!("rfq-term-delivery"), &|terms| {
            words::delivery(terms.incoterm, &terms.place)
        }),
        row(t!("rfq-term-lead-time"), &|terms| {
            words::days(terms.lead_time_days)
        }),
        row(t!("rfq-term-payment"), &|terms| {
            words::schedule(&terms.payment_schedule)
        }),
        row(t!("rfq-term-valid-until"), &|terms| {
            terms::exact(terms.valid_until)
        }),
    ]
}

fn total_row(columns: &[Column<'_>], best: Option<Money>) -> ComparisonRow {
    let cells = columns
        .iter()
        .map(|(_, offer)| ComparisonCell {
            best: best == Some(offer.total),
            ..cell(format::money(offer.total), None)
        })
        .collect();
    ComparisonRow {
        label: t!("rfq-term-total"),
        explanation: None,
        kind: RowKind::Total,
        cells,
    }
}

fn action((contender, offer): &Column<'_>, now: Instant) -> AnyView {
    let row = &contender.negotiation;
    let open = format!("/negotiations/{}", row.id);
    if let Some((id, number)) = contender.order.clone() {
        return view! { <LinkButton href=format!("/orders/{id}") kind=ButtonKind::Plain>{number}</LinkButton> }.into_any();
    }
    let acceptable = row.state.to_move() == Some(Side::Buyer) && now < offer.terms.valid_until;
    if !acceptable {
        return view! { <LinkButton href=open kind=ButtonKind::Plain>{t!("rfq-open-negotiation")}</LinkButton> }
            .into_any();
    }
    let accept = format!("{open}/accept?hash={}", offer.hash);
    let act = t!("rfq-accept-version", version = offer.version);
    view! {
        <div class="actions comparison-actions">
            <LinkButton href=accept>{act}</LinkButton>
            <LinkButton href=open kind=ButtonKind::Plain>{t!("rfq-counter")}</LinkButton>
        </div>
    }
    .into_any()
}
