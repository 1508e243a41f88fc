//! When goods are ready and how samples of them are had, in a few words each.

use crate::{format, i18n::locale, t};
use domain::catalog::{content::Supply, lead_time::LeadTimeStep};

/// `7 days · from 500 pieces 20 days`; nothing where the supplier says nothing.
pub(super) fn lead_time(supply: &Supply) -> Option<String> {
    let usual = t!("catalog-days", count = supply.lead_time_days?);
    let step = |step: &LeadTimeStep| {
        let quantity = format::quantity_in(step.min_quantity, supply.unit, locale());
        let days = t!("catalog-days", count = step.days);
        t!("catalog-lead-time-from", quantity = quantity, days = days)
    };
    let steps = supply.lead_time_steps.as_slice().iter().map(step);
    Some(
        std::iter::once(usual)
            .chain(steps)
            .collect::<Vec<_>>()
            .join(" · "),
    )
}

/// `CNY 35.00 a piece · at most 2 pieces · sent in 3 days`; nothing where the supplier sends none.
pub(super) fn sample(supply: &Supply) -> Option<String> {
    let terms = supply.sample.as_ref()?;
    let unit = supply.unit.name(locale());
    let price = match terms.price {
        None => t!("catalog-sample-free"),
        Some(price) => {
            let price = format::unit_price(price, supply.selling.currency);
            t!("catalog-sample-price", price = price, unit = unit)
        }
    };
    let most = terms.most.map(|most| {
        let most = format::quantity_in(most, supply.unit, locale());
        t!("catalog-sample-most", quantity = most)
    });
    let days = terms.lead_time_days.map(|days| {
        let days = t!("catalog-days", count = days);
        t!("catalog-sample-ready", days = days)
    });
    let credited = terms.credited.then(|| t!("catalog-sample-credited"));
    let all = [Some(price), most, days, credited].into_iter().flatten();
    Some(all.collect::<Vec<_>>().join(" · "))
}
