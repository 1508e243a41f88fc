//! The form of a fair: strings as typed, and its fields.

use crate::{
    i18n::{error_of, locale},
    promotion::form::{days, seen},
    t,
    ui::{Field, FieldKind, Select, SelectOption, Textarea},
};
use domain::{
    Instant,
    market::MarketRef,
    problem::FieldErrors,
    promotion::{
        Period, ZONE,
        fair::{FairDraft, FairView, MAX_BOOTHS, MAX_ENTRIES},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct FairForm {
    /// The market's slug.
    pub(super) market: String,
    slug: String,
    name_zh: String,
    name_en: String,
    story_zh: String,
    story_en: String,
    from: String,
    until: String,
    programme: String,
    hall: String,
    /// When what its author read was written.
    seen: String,
}

impl FairForm {
    /// As it was written.
    pub(super) fn of(view: &FairView) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let programme = view.programme.iter().map(|entry| {
            let at = entry.at.with_timezone(&ZONE).format("%Y-%m-%d %H:%M");
            format!("{at} {} | {}", text(&entry.text.zh), text(&entry.text.en))
        });
        let hall = view.hall.iter();
        let hall = hall.map(|stand| format!("{} {}", stand.company.code, stand.number));
        let (from, until) = days(view.row.period);
        Self {
            market: view.row.market.slug.clone(),
            slug: view.row.slug.clone(),
            name_zh: text(&view.row.name.zh),
            name_en: text(&view.row.name.en),
            story_zh: text(&view.story.zh),
            story_en: text(&view.story.en),
            from,
            until,
            programme: programme.collect::<Vec<_>>().join("\n"),
            hall: hall.collect::<Vec<_>>().join("\n"),
            seen: seen(view.updated_at),
        }
    }

    /// The same, by somebody who has now read it as it stands.
    pub(super) fn read_again(self, view: &FairView) -> Self {
        Self {
            seen: seen(view.updated_at),
            ..self
        }
    }

    /// The same, at the address it has.
    pub(super) fn at(self, view: &FairView) -> Self {
        Self {
            slug: view.row.slug.clone(),
            ..self
        }
    }

    /// When what its author read was written.
    pub(super) fn seen(&self) -> Instant {
        self.seen.parse().unwrap_or(Instant::UNIX_EPOCH)
    }

    pub(super) fn draft(&self) -> FairDraft {
        FairDraft {
            slug: self.slug.clone(),
            name_zh: self.name_zh.clone(),
            name_en: self.name_en.clone(),
            story_zh: self.story_zh.clone(),
            story_en: self.story_en.clone(),
            from: self.from.clone(),
            until: self.until.clone(),
            programme: self.programme.clone(),
            hall: self.hall.clone(),
        }
    }

    /// The fields. Market and address are chosen once.
    pub(super) fn fields(
        &self,
        markets: Option<&[MarketRef]>,
        errors: &FieldErrors,
    ) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let place = markets.map(|markets| {
            let options = markets.iter().map(|market| SelectOption {
                value: market.slug.clone(),
                label: market.name.get(locale()).to_owned(),
            });
            let (options, value) = (options.collect(), self.market.clone());
            let slug = self.slug.clone();
            view! {
                <Select name="market" label=label("market") options value error=error("market") required=true/>
                <Field name="slug" label=label("slug") value=slug hint=t!("promotion-fair-slug-hint") error=error("slug") required=true/>
            }
        });
        let seen = self.seen.clone();
        view! {
            <input type="hidden" name="seen" value=seen/>
            {place}
            <div class="form-row">
                <Field name="name_zh" label=label("name_zh") value=self.name_zh.clone() error=error("name_zh") required=true/>
                <Field name="name_en" label=label("name_en") value=self.name_en.clone() error=error("name_en") required=true/>
            </div>
            <Textarea name="story_zh" label=label("story_zh") value=self.story_zh.clone() error=error("story_zh") required=true/>
            <Textarea name="story_en" label=label("story_en") value=self.story_en.clone() error=error("story_en") required=true/>
            <div class="form-row">
                <Field name="from" label=label("from") value=self.from.clone() kind=FieldKind::Date hint=t!("promotion-zone") error=error("from") required=true/>
                <Field name="until" label=label("until") value=self.until.clone() kind=FieldKind::Date hint=t!("promotion-until-hint", max = Period::MAX_DAYS) error=error("until") required=true/>
            </div>
            <Textarea
                name="programme" label=label("programme") value=self.programme.clone()
                hint=t!("promotion-fair-programme-hint", max = MAX_ENTRIES) error=error("programme") rows=6
            />
            <Textarea
                name="hall" label=label("hall") value=self.hall.clone()
                hint=t!("promotion-fair-hall-hint", max = MAX_BOOTHS) error=error("hall") required=true rows=8
            />
        }
    }
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "market" => t!("promotion-market"),
        "slug" => t!("promotion-fair-slug"),
        "name_zh" => t!("promotion-name-zh"),
        "name_en" => t!("promotion-name-en"),
        "story_zh" => t!("promotion-fair-story-zh"),
        "story_en" => t!("promotion-fair-story-en"),
        "from" => t!("promotion-from"),
        "until" => t!("promotion-until-day"),
        "programme" => t!("promotion-fair-programme"),
        _ => t!("promotion-fair-hall"),
    }
}
