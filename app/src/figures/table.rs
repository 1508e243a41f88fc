//! The figures row by row: the page and the file have the same cells.

use super::words;
use crate::{
    format::{decimal, group},
    market::demonstration,
    t,
    ui::{Badge, DataColumn, DataTable, Tone},
};
use domain::{
    figures::{Figure, Key, Report, Tally},
    money::Currency,
};
use leptos::prelude::*;

/// The figures this division has, in order.
pub(super) fn figures(report: &Report) -> impl Iterator<Item = Figure> {
    let by = report.by;
    Figure::ALL
        .iter()
        .copied()
        .filter(move |figure| by.divides(*figure))
}

/// The table of the page. Where there is a market for which the reader may choose, suppliers can be chosen from it.
pub(super) fn table(report: &Report, choosing: Option<&str>) -> impl IntoView + use<> {
    let mut columns = vec![DataColumn::words(words::by(report.by))];
    columns.extend(figures(report).map(|figure| DataColumn::figures(words::figure(figure))));
    let named = report
        .rows
        .iter()
        .map(|row| (name(&row.key, choosing), &row.tally));
    let all = named.chain([(t!("figures-total").into_any(), &report.total)]);
    let rows = all.map(|(name, tally)| {
        let mut cells = vec![name];
        cells.extend(figures(report).map(|figure| cell(report, tally, figure)));
        cells
    });
    let rows = rows.collect();
    view! { <div class="figures-table"><DataTable caption=t!("figures-title") columns rows/></div> }
}

fn name(key: &Key, choosing: Option<&str>) -> AnyView {
    let name = words::key(key);
    let Key::Supplier(company, example) = key else {
        return name.into_any();
    };
    let href = format!("/companies/{}", company.code);
    let choose = choosing.filter(|_| !example).map(|market| {
        let href = demonstration::choosing(market, &company.code);
        let whose = name.clone();
        view! {
            <span class="under"><a href=href>{t!("demonstration-choose")}<span class="visually-hidden">" "{whose}</span></a></span>
        }
    });
    let mark = example.then(
        || view! { <span class="under"><Badge tone=Tone::Sea>{t!("demonstration-mark")}</Badge></span> },
    );
    view! { <a href=href>{name}</a>{mark}{choose} }.into_any()
}

fn cell(report: &Report, tally: &Tally, figure: Figure) -> AnyView {
    match figure {
        Figure::Amount => {
            let amounts = report
                .currencies()
                .filter(|currency| tally.amounts.contains_key(currency));
            let amounts = amounts.map(|currency| view! { <div>{amount(tally, currency)}</div> });
            let amounts = amounts.collect_view();
            view! { <div>{amounts}</div> }.into_any()
        }
        Figure::Response => tally
            .response_hours()
            .map_or_else(nothing, |hours| group(&hours).into_any()),
        Figure::Offered | Figure::Agreed => {
            let count = tally.count(figure).unwrap_or_default();
            let share = tally
                .share(count)
                .map(|share| view! { <span class="under">{format!("{share}%")}</span> });
            view! { <div>{group(&count.to_string())}{share}</div> }.into_any()
        }
        _ => group(&tally.count(figure).unwrap_or_default().to_string()).into_any(),
    }
}

fn nothing() -> AnyView {
    view! { <span class="muted">{t!("figures-none")}</span> }.into_any()
}

/// An amount as it is read.
pub(super) fn amount(tally: &Tally, currency: Currency) -> String {
    decimal(currency, &tally.amount(currency))
}

/// The header and the rows of the file: one column a currency, shares apart, plain digits.
pub(super) fn plain(report: &Report) -> (Vec<String>, Vec<Vec<String>>) {
    let currencies: Vec<_> = report.currencies().collect();
    let mut header = vec![words::by(report.by)];
    for figure in figures(report) {
        match figure {
            Figure::Amount => header.extend(
                currencies
                    .iter()
                    .map(|currency| t!("figures-amount-in", currency = currency.code())),
            ),
            Figure::Offered | Figure::Agreed => {
                header.push(words::figure(figure));
                header.push(t!("figures-share", figure = words::figure(figure)));
            }
            _ => header.push(words::figure(figure)),
        }
    }
    let row = |name: String, tally: &Tally| {
        let mut cells = vec![name];
        for figure in figures(report) {
            match figure {
                Figure::Amount => cells.extend(currencies.iter().map(|currency| tally.amount(*currency))),
                Figure::Response => cells.push(tally.response_hours().unwrap_or_default()),
                Figure::Offered | Figure::Agreed => {
                    let count = tally.count(figure).unwrap_or_default();
                    cells.push(count.to_string());
                    cells.push(
                        tally
                            .share(count)
                            .map_or_else(String::new, |share| share.to_string()),
                    );
                }
                _ => cells.push(tally.count(figure).unwrap_or_default().to_string()),
            }
        }
        cells
    };
    let rows = report
        .rows
        .iter()
        .map(|one| row(words::key(&one.key), &one.tally));
    let rows = rows.chain([row(t!("figures-total"), &report.total)]);
    (header, rows.collect())
}
