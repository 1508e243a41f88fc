//! The words of imports: fields, states, reasons of a guess.

use crate::{t, ui::Tone};
use domain::catalog::{
    guess::By,
    import::{ImportState, RowOutcome},
};

/// A field of ours; an attribute is called what the file calls it.
pub(crate) fn field(name: &str) -> String {
    match name {
        "sku" => t!("catalog-import-field-sku"),
        "title_zh" => t!("catalog-import-field-title-zh"),
        "title_en" => t!("catalog-import-field-title-en"),
        "description_zh" => t!("catalog-import-field-description-zh"),
        "description_en" => t!("catalog-import-field-description-en"),
        "category" => t!("catalog-import-field-category"),
        "brand" => t!("catalog-import-field-brand"),
        "model" => t!("catalog-import-field-model"),
        "gtin" => t!("catalog-import-field-gtin"),
        "hs_code" => t!("catalog-import-field-hs-code"),
        "origin" => t!("catalog-import-field-origin"),
        "unit" => t!("catalog-import-field-unit"),
        "moq" => t!("catalog-import-field-moq"),
        "increment" => t!("catalog-import-field-increment"),
        "stock" => t!("catalog-import-field-stock"),
        "lead_time_days" => t!("catalog-import-field-lead-time"),
        "lead_time_steps" => t!("catalog-import-field-lead-time-steps"),
        "currency" => t!("catalog-import-field-currency"),
        "incoterm" => t!("catalog-import-field-incoterm"),
        "place" => t!("catalog-import-field-place"),
        "carton_quantity" => t!("catalog-import-field-carton-quantity"),
        "inner_quantity" => t!("catalog-import-field-inner-quantity"),
        "carton_length_cm" => t!("catalog-import-field-carton-length"),
        "carton_width_cm" => t!("catalog-import-field-carton-width"),
        "carton_height_cm" => t!("catalog-import-field-carton-height"),
        "carton_gross_kg" => t!("catalog-import-field-carton-gross"),
        "carton_net_kg" => t!("catalog-import-field-carton-net"),
        "sample_price" => t!("catalog-import-field-sample-price"),
        "sample_max_quantity" => t!("catalog-import-field-sample-most"),
        "sample_lead_time_days" => t!("catalog-import-field-sample-days"),
        "sample_credited" => t!("catalog-import-field-sample-credited"),
        "tiers" => t!("catalog-import-field-tiers"),
        "price" => t!("catalog-import-field-price"),
        "variants" => t!("catalog-import-field-variants"),
        "images" => t!("catalog-import-field-images"),
        attribute => attribute.to_owned(),
    }
}

/// Why a column is proposed to be read so.
pub(super) fn because(by: By) -> String {
    match by {
        By::OurName => t!("catalog-import-by-our-name"),
        By::Name => t!("catalog-import-by-name"),
        By::Content => t!("catalog-import-by-content"),
        By::Before => t!("catalog-import-by-before"),
        By::Nothing => t!("catalog-import-by-nothing"),
    }
}

/// Where an import stands.
pub(super) fn state(state: &ImportState) -> (String, Tone) {
    match state {
        ImportState::Uploaded => (t!("catalog-import-state-uploaded"), Tone::Brass),
        ImportState::Mapped { .. } => (t!("catalog-import-state-mapped"), Tone::Sea),
        ImportState::Checked => (t!("catalog-import-state-checked"), Tone::Brass),
        ImportState::Running => (t!("catalog-import-state-running"), Tone::Sea),
        ImportState::Done => (t!("catalog-import-state-done"), Tone::Leaf),
        ImportState::Failed { .. } => (t!("catalog-import-state-failed"), Tone::Rust),
        ImportState::Cancelled => (t!("catalog-import-state-cancelled"), Tone::Plain),
    }
}

/// What became of rows, or would.
pub(super) fn outcome(outcome: RowOutcome, over: bool) -> String {
    match (outcome, over) {
        (RowOutcome::Created, true) => t!("catalog-import-imported"),
        (RowOutcome::Created, false) => t!("catalog-import-to-create"),
        (RowOutcome::Changed, true) => t!("catalog-import-updated"),
        (RowOutcome::Changed, false) => t!("catalog-import-to-change"),
        (RowOutcome::Unchanged, _) => t!("catalog-import-unchanged"),
        (RowOutcome::Failed, _) => t!("catalog-import-failed"),
    }
}
