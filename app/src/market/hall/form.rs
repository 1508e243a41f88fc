//! The form of a hall: strings as typed, and its fields.

use crate::{
    i18n::error_of,
    t,
    ui::{Field, FieldKind, Textarea},
};
use domain::{
    market::hall::{Hall, HallDraft, MAX_ACROSS, MAX_ROWS},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct HallForm {
    /// The market's slug, of a new one.
    pub(super) market: String,
    sign: String,
    name_zh: String,
    name_en: String,
    plan: String,
    position: String,
    /// What its author had read, sealed.
    seen: String,
}

impl HallForm {
    pub(super) fn new(market: String) -> Self {
        Self {
            market,
            position: "0".to_owned(),
            ..Self::default()
        }
    }

    /// As it stands.
    pub(super) fn of(hall: &Hall) -> Self {
        let draft = draft(hall);
        Self {
            market: String::new(),
            seen: seal(&draft),
            sign: draft.sign,
            name_zh: draft.name_zh,
            name_en: draft.name_en,
            plan: draft.plan,
            position: draft.position,
        }
    }

    /// The same, by somebody who has now read it as it stands.
    pub(super) fn read_again(self, hall: &Hall) -> Self {
        Self {
            seen: seal(&draft(hall)),
            ..self
        }
    }

    /// Whether its author had read it as it stands.
    pub(super) fn had_read(&self, hall: &Hall) -> bool {
        self.seen == seal(&draft(hall))
    }

    pub(super) fn parse(&self) -> Result<Hall, FieldErrors> {
        HallDraft {
            sign: self.sign.clone(),
            name_zh: self.name_zh.clone(),
            name_en: self.name_en.clone(),
            plan: self.plan.clone(),
            position: self.position.clone(),
        }
        .parse()
    }

    pub(super) fn fields(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field| error_of(errors, field);
        let HallForm {
            market,
            sign,
            name_zh,
            name_en,
            plan,
            position,
            seen,
        } = self.clone();
        view! {
            <input type="hidden" name="market" value=market/>
            <input type="hidden" name="seen" value=seen/>
            <div class="form-row">
                <Field name="sign" label=label("sign") value=sign error=error("sign") hint=t!("hall-sign-hint") required=true/>
                <Field name="position" label=label("position") kind=FieldKind::Whole value=position error=error("position") hint=t!("hall-position-hint") required=true/>
            </div>
            <div class="form-row">
                <Field name="name_zh" label=label("name_zh") value=name_zh error=error("name_zh")/>
                <Field name="name_en" label=label("name_en") value=name_en error=error("name_en")/>
            </div>
            <Textarea
                name="plan" label=label("plan") value=plan error=error("plan") rows=12
                hint=t!("hall-plan-hint", rows = MAX_ROWS, across = MAX_ACROSS)
            />
        }
    }
}

fn draft(hall: &Hall) -> HallDraft {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    HallDraft {
        sign: hall.sign.clone(),
        name_zh: text(&hall.name.zh),
        name_en: text(&hall.name.en),
        plan: hall.plan.to_string(),
        position: hall.position.to_string(),
    }
}

fn seal(draft: &HallDraft) -> String {
    let HallDraft {
        sign,
        name_zh,
        name_en,
        plan,
        position,
    } = draft;
    service::market::sealed(&(sign, name_zh, name_en, plan, position))
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "sign" => t!("hall-sign"),
        "name_zh" => t!("hall-name-zh"),
        "name_en" => t!("hall-name-en"),
        "position" => t!("hall-position"),
        _ => t!("hall-plan"),
    }
}
