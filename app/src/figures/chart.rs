//! The charts: a figure each, with the numbers of the table beneath them.

use super::{
    table::{amount, figures},
    words,
};
use crate::{
    format::group,
    t,
    ui::{Bar, BarChart},
};
use domain::{
    figures::{By, Figure, Report, Tally},
    money::Currency,
};
use leptos::prelude::*;

/// The most rows a chart shows of anything but months.
const ROWS: usize = 12;
/// What is drawn; amounts are, a chart a currency.
const DRAWN: [Figure; 4] = [
    Figure::Listings,
    Figure::Requests,
    Figure::Orders,
    Figure::Response,
];

/// One chart a figure, then one a currency.
pub(super) fn charts(report: &Report) -> impl IntoView + use<> {
    let mut charts = Vec::new();
    for figure in figures(report).filter(|figure| DRAWN.contains(figure)) {
        charts.push(chart(report, words::figure(figure), |tally| of(tally, figure)));
    }
    for currency in report.currencies() {
        let title = t!("figures-amount-in", currency = currency.code());
        charts.push(chart(report, title, |tally| paid(tally, currency)));
    }
    let cut = (report.by != By::Month && report.rows.len() > ROWS)
        .then(|| view! { <p class="small muted">{t!("figures-cut", count = ROWS)}</p> });
    view! { <div class="charts">{charts}</div>{cut} }
}

fn chart(report: &Report, title: String, of: impl Fn(&Tally) -> (String, i128)) -> AnyView {
    let most = if report.by == By::Month { usize::MAX } else { ROWS };
    let bars = report.rows.iter().take(most).map(|row| {
        let (figure, length) = of(&row.tally);
        Bar {
            label: words::key(&row.key),
            figure,
            length,
        }
    });
    view! { <BarChart title bars=bars.collect()/> }.into_any()
}

fn of(tally: &Tally, figure: Figure) -> (String, i128) {
    match tally.count(figure) {
        Some(count) => (group(&count.to_string()), count.into()),
        None => {
            let hours = tally.response_hours().map(|hours| group(&hours));
            let length = tally.response().map_or(0, i128::from);
            (hours.unwrap_or_else(|| t!("figures-none")), length)
        }
    }
}

fn paid(tally: &Tally, currency: Currency) -> (String, i128) {
    let minor = tally.amounts.get(&currency).copied().unwrap_or_default();
    (amount(tally, currency), minor)
}
