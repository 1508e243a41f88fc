//! The words of bulk edits: acts, states, what becomes of listings, the part that changes.

use crate::{catalog::page_own::state_named, category::words::path, format, t, ui::Tone};
use domain::{
    catalog::{
        bulk::{BulkAct, BulkEditView, BulkOutcome, BulkState, Part},
        content::CategoryPath,
        tier::{Tier, Tiers},
    },
    money::Currency,
    text::Bilingual,
};
use std::collections::BTreeMap;

/// An act, as it is chosen.
pub(super) fn act_name(name: &str) -> String {
    match name {
        "reprice" => t!("catalog-bulk-act-reprice"),
        "pause" => t!("catalog-bulk-act-pause"),
        "resume" => t!("catalog-bulk-act-resume"),
        _ => t!("catalog-bulk-act-move"),
    }
}

/// What choosing it means.
pub(super) fn act_hint(name: &str) -> String {
    match name {
        "reprice" => t!("catalog-bulk-act-reprice-hint"),
        "pause" => t!("catalog-bulk-act-pause-hint"),
        "resume" => t!("catalog-bulk-act-resume-hint"),
        _ => t!("catalog-bulk-act-move-hint"),
    }
}

/// What exactly is done.
pub(super) fn act(edit: &BulkEditView) -> String {
    match &edit.act {
        BulkAct::Reprice { by } => t!("catalog-bulk-reprice-by", percent = by.to_string()),
        BulkAct::Pause => t!("catalog-bulk-act-pause"),
        BulkAct::Resume => t!("catalog-bulk-act-resume"),
        BulkAct::Move { category } => {
            // A category that is gone keeps the path it had.
            let known = edit.category.len() == category.0.len();
            let to = if known {
                path(&edit.category)
            } else {
                category.to_string()
            };
            t!("catalog-bulk-move-to", category = to)
        }
    }
}

/// Where it stands.
pub(super) fn state(state: &BulkState) -> (String, Tone) {
    match state {
        BulkState::Checking => (t!("catalog-bulk-state-checking"), Tone::Sea),
        BulkState::Checked => (t!("catalog-bulk-state-checked"), Tone::Brass),
        BulkState::Running => (t!("catalog-bulk-state-running"), Tone::Sea),
        BulkState::Done { .. } => (t!("catalog-bulk-state-done"), Tone::Leaf),
        BulkState::Undoing => (t!("catalog-bulk-state-undoing"), Tone::Sea),
        BulkState::Undone => (t!("catalog-bulk-state-undone"), Tone::Plain),
        BulkState::Failed { .. } => (t!("catalog-bulk-state-failed"), Tone::Rust),
    }
}

/// What becomes of listings, or became.
pub(super) fn outcome(outcome: BulkOutcome, begun: bool) -> String {
    match (outcome, begun) {
        (BulkOutcome::Changed, false) => t!("catalog-bulk-to-change"),
        (BulkOutcome::Changed, true) => t!("catalog-bulk-changed"),
        (BulkOutcome::Waiting, false) => t!("catalog-bulk-to-review"),
        (BulkOutcome::Waiting, true) => t!("catalog-bulk-in-review"),
        (BulkOutcome::Refused, false) => t!("catalog-bulk-refused"),
        (BulkOutcome::Refused, true) => t!("catalog-bulk-not-changed"),
        (BulkOutcome::Unchanged, _) => t!("catalog-bulk-unchanged"),
        (BulkOutcome::Restored, _) => t!("catalog-bulk-restored"),
        (BulkOutcome::Restoring, _) => t!("catalog-bulk-restoring"),
        (BulkOutcome::Left, _) => t!("catalog-bulk-left"),
    }
}

/// The names of categories, by path.
pub(super) type Names = BTreeMap<String, Bilingual>;

/// A category's path and those above it.
pub(super) fn paths(path: &CategoryPath) -> impl Iterator<Item = String> {
    path.lineage().map(|above| above.to_string())
}

/// The part of a listing that changes.
pub(super) fn part(part: &Part, names: &Names) -> String {
    match part {
        Part::Prices {
            currency,
            tiers,
            variants,
        } => {
            let listing = (!tiers.on_request() || variants.is_empty()).then(|| prices(*currency, tiers));
            let variants = variants
                .iter()
                .map(|(sku, tiers)| format!("{sku} {}", prices(*currency, tiers)));
            listing.into_iter().chain(variants).collect::<Vec<_>>().join("; ")
        }
        Part::State { name } => state_named(name),
        Part::Category { path: None } => t!("catalog-edit-uncategorised"),
        Part::Category { path: Some(category) } => {
            let named: Option<Vec<_>> = paths(category).map(|above| names.get(&above).cloned()).collect();
            named.map_or_else(|| category.to_string(), |named| path(&named))
        }
    }
}

fn prices(currency: Currency, tiers: &Tiers) -> String {
    let price = |tier: &Tier| format::unit_price(tier.unit_price, currency);
    let stepped = |tier: &Tier| {
        let from = t!("catalog-from", quantity = format::quantity(tier.min_quantity));
        format!("{from} {}", price(tier))
    };
    match tiers.as_slice() {
        [] => t!("catalog-own-on-request"),
        [only] => price(only),
        steps => steps.iter().map(stepped).collect::<Vec<_>>().join("; "),
    }
}
