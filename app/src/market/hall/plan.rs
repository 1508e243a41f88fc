//! A hall drawn from its plan: booths row by row from the entrance, those that are taken leading to who stands there.

use crate::{
    company::words::{name, path},
    t,
};
use domain::market::hall::{HallView, Stand};
use leptos::prelude::*;
use std::collections::HashMap;

/// A booth across and down, and the gap between two, in the drawing's own units.
const WIDE: usize = 64;
const HIGH: usize = 40;
const GAP: usize = 4;
/// An aisle, down.
const AISLE: usize = 24;

/// The drawing; nothing where the plan has no booths. A list beside it says the same.
pub(super) fn drawn(view: &HallView) -> Option<impl IntoView + use<>> {
    let plan = &view.hall.plan;
    let stands: HashMap<&str, &Stand> = view
        .stands
        .iter()
        .filter_map(|stand| Some((stand.number.as_deref()?, stand)))
        .collect();
    let mut top = GAP;
    let mut shapes = Vec::new();
    for row in plan.rows() {
        if row.is_empty() {
            top += AISLE;
            continue;
        }
        for (at, number) in row.iter().enumerate() {
            if let Some(number) = number {
                shapes.push(booth(
                    number,
                    GAP + at * (WIDE + GAP),
                    top,
                    stands.get(number.as_str()).copied(),
                ));
            }
        }
        top += HIGH + GAP;
    }
    let across = GAP + plan.across() * (WIDE + GAP);
    let size = format!("0 0 {across} {top}");
    (plan.booths() > 0).then(|| {
        view! {
            <div class="hall-plan" role="region" aria-label=t!("hall-plan") tabindex="0">
                <svg role="group" aria-label=t!("hall-plan") viewBox=size width=across height=top>{shapes}</svg>
            </div>
        }
    })
}

fn booth(number: &str, left: usize, top: usize, stand: Option<&Stand>) -> AnyView {
    let middle = (left + WIDE / 2, top + HIGH / 2 + 5);
    let number = number.to_owned();
    let shape = view! {
        <rect x=left y=top width=WIDE height=HIGH rx="3"/>
        <text x=middle.0 y=middle.1 text-anchor="middle">{number.clone()}</text>
    };
    match stand {
        None => {
            let free = t!("hall-free", number = number);
            view! { <g class="hall-booth"><title>{free}</title>{shape}</g> }.into_any()
        }
        Some(stand) => {
            let (href, company) = (path(&stand.company.code), name(&stand.company));
            let label = format!("{number} {company}");
            let hover = label.clone();
            view! { <a class="hall-booth hall-booth-taken" href=href aria-label=label><title>{hover}</title>{shape}</a> }
                .into_any()
        }
    }
}
