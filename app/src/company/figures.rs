//! What a company's trade shows, with how each figure is counted in words beneath it.

use crate::{
    i18n::{locale, moment},
    t,
    ui::Panel,
};
use domain::company::view::TradeFigures;
use leptos::prelude::*;

/// The panel of figures; one that would say more about chance than about the company says so.
pub(super) fn panel(figures: &TradeFigures) -> impl IntoView + use<> {
    let days = TradeFigures::DAYS;
    let rows = [
        (
            t!("company-figure-response"),
            figures.response.map(|time| moment::lasting(locale(), time)),
            t!("company-figure-response-how", days = days),
        ),
        (
            t!("company-figure-answered"),
            figures.answered.map(|share| format!("{share}%")),
            t!("company-figure-answered-how", days = days),
        ),
        (
            t!("company-figure-supplied"),
            figures
                .supplied
                .map(|count| crate::format::group(&count.to_string())),
            t!("company-figure-supplied-how"),
        ),
        (
            t!("company-figure-bought"),
            figures
                .bought
                .map(|count| crate::format::group(&count.to_string())),
            t!("company-figure-bought-how"),
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(label, figure, how)| {
            let figure = figure.map_or_else(
                || view! { <span class="muted">{t!("company-figure-none")}</span> }.into_any(),
                |figure| view! { <span class="figure-value">{figure}</span> }.into_any(),
            );
            view! { <div><dt>{label}</dt><dd>{figure}<span class="under">{how}</span></dd></div> }
        })
        .collect_view();
    view! {
        <Panel title=t!("company-figures")>
            <dl class="facts">{rows}</dl>
            <p class="small muted">{t!("company-figures-least", least = TradeFigures::LEAST)}</p>
        </Panel>
    }
}
