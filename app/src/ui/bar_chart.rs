//! Bars beside their labels and figures, drawn by the server. Widths are shares of the chart's own, so that text keeps its
//! size on a phone; each bar has its figure in words, so that no colour tells anything.

use crate::t;
use leptos::prelude::*;

/// The height of a bar with its label.
const ROW: usize = 36;
/// The most letters of a label that stand beside a figure on a phone: letters of Chinese take two.
const LETTERS: usize = 26;

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its figure, as it is written everywhere else.
    pub figure: String,
    /// How long it is, in proportion to the others; nothing where there is no figure.
    pub length: i128,
}

/// A chart of one figure. The page has the same figures in a table.
#[component]
pub fn BarChart(
    /// What is shown.
    #[prop(into)]
    title: String,
    /// The bars, in order.
    bars: Vec<Bar>,
) -> impl IntoView {
    let longest = bars.iter().map(|bar| bar.length).max().unwrap_or_default().max(1);
    let height = bars.len() * ROW;
    let name = t!("ui-chart", title = title.clone());
    let bars = bars
        .into_iter()
        .enumerate()
        .map(|(at, bar)| drawn(at * ROW, bar, longest));
    let bars = bars.collect_view();
    view! {
        <figure class="bar-chart">
            <figcaption>{title}</figcaption>
            <svg role="img" aria-label=name width="100%" height=height>{bars}</svg>
        </figure>
    }
}

fn drawn(top: usize, bar: Bar, longest: i128) -> impl IntoView {
    let length = (bar.length > 0).then(|| {
        view! { <rect class="bar-chart-bar" x="0" y=top + 20 width=share(bar.length, longest) height="8" rx="2"/> }
    });
    view! {
        <g>
            <title>{format!("{}: {}", bar.label, bar.figure)}</title>
            <text x="0" y=top + 14>{shortened(&bar.label)}</text>
            <text class="bar-chart-figure" x="100%" y=top + 14 text-anchor="end">{bar.figure}</text>
            <rect class="bar-chart-ground" x="0" y=top + 20 width="100%" height="8" rx="2"/>
            {length}
        </g>
    }
}

/// `37.5%`; what there is can be seen, however little it is.
fn share(length: i128, longest: i128) -> String {
    let thousandths = (length.saturating_mul(1000) / longest).max(5);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn shortened(label: &str) -> String {
    let mut room = LETTERS;
    let fits = |char: &char| {
        let needed = if char.is_ascii() { 1 } else { 2 };
        let fits = room >= needed;
        room = room.saturating_sub(needed);
        fits
    };
    let short: String = label.chars().take_while(fits).collect();
    if short.len() < label.len() {
        format!("{}…", short.trim_end())
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;
    use domain::text::Locale;

    #[test]
    fn bars_are_in_proportion_and_have_their_figures_in_words() {
        let bar = |label: &str, length: i128| Bar {
            label: label.to_owned(),
            figure: length.to_string(),
            length,
        };
        let html = html_in(Locale::En, || {
            let bars = vec![bar("<Nets>", 16), bar("Ropes", 6), bar("Floats", 0)];
            view! { <BarChart title="Orders" bars/> }
        });
        assert!(html.contains("role=\"img\""), "{html}");
        assert!(
            html.contains("width=\"100.0%\"") && html.contains("width=\"37.5%\""),
            "{html}"
        );
        assert_eq!(html.matches("class=\"bar-chart-bar\"").count(), 2, "{html}");
        assert!(
            html.contains("&lt;Nets&gt;") && html.contains(">16</text>"),
            "{html}"
        );
    }

    #[test]
    fn long_labels_leave_room_for_the_figure() {
        assert_eq!(
            shortened("Zhuhai Printing Supplies Market"),
            "Zhuhai Printing Supplies M…"
        );
        assert_eq!(shortened("岳阳黄茶市场"), "岳阳黄茶市场");
        assert_eq!(
            shortened("岳阳黄茶市场岳阳黄茶市场岳阳"),
            "岳阳黄茶市场岳阳黄茶市场岳…"
        );
        assert_eq!(share(1, i128::MAX), "0.5%");
    }
}
