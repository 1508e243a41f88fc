//! The form of a campaign: strings as typed, and its fields.

use crate::{
    i18n::{error_of, locale},
    t,
    ui::{Checkbox, ChoiceOption, Choices, Field, FieldKind, Select, SelectOption, Textarea},
};
use chrono::{SecondsFormat, TimeDelta};
use domain::{
    Instant,
    market::MarketRef,
    problem::FieldErrors,
    promotion::{
        Kind, MAX_LISTINGS, Period, ZONE,
        draft::{CampaignDraft, Named},
        view::CampaignView,
    },
};
use leptos::prelude::*;
use serde::Deserialize;
use service::promotion::Keeper;

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CampaignForm {
    /// The market's slug.
    pub(super) market: String,
    kind: String,
    percent: String,
    paid: String,
    name_zh: String,
    name_en: String,
    text_zh: String,
    text_en: String,
    from: String,
    until: String,
    listings: String,
    /// When what its author read was written.
    pub(super) seen: String,
}

impl CampaignForm {
    /// As it was written.
    pub(super) fn of(view: &CampaignView, named: &[Named]) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (percent, paid) = match view.kind {
            Kind::Discount { percent } => (percent.to_string(), false),
            Kind::Featured { paid } => (String::new(), paid),
        };
        let lines: Vec<_> = named.iter().map(Named::to_string).collect();
        let (from, until) = days(view.period);
        Self {
            market: view.market.slug.clone(),
            kind: view.kind.name().to_owned(),
            percent,
            paid: if paid { "on".to_owned() } else { String::new() },
            name_zh: text(&view.name.zh),
            name_en: text(&view.name.en),
            text_zh: text(&view.text.zh),
            text_en: text(&view.text.en),
            from,
            until,
            listings: lines.join("\n"),
            seen: seen(view.updated_at),
        }
    }

    /// Whether a campaign as it stands is what its author read.
    pub(super) fn seen(&self) -> Instant {
        self.seen.parse().unwrap_or(Instant::UNIX_EPOCH)
    }

    /// The same, by somebody who has now read it as it stands.
    pub(super) fn read_again(self, view: &CampaignView) -> Self {
        Self {
            seen: seen(view.updated_at),
            ..self
        }
    }

    pub(super) fn draft(&self) -> CampaignDraft {
        CampaignDraft {
            kind: self.kind.clone(),
            percent: self.percent.clone(),
            paid: !self.paid.is_empty(),
            name_zh: self.name_zh.clone(),
            name_en: self.name_en.clone(),
            text_zh: self.text_zh.clone(),
            text_en: self.text_en.clone(),
            from: self.from.clone(),
            until: self.until.clone(),
            listings: self.listings.clone(),
        }
    }

    /// The fields. The market is chosen once, from those there are.
    pub(super) fn fields(
        &self,
        keeper: Keeper,
        markets: Option<&[MarketRef]>,
        errors: &FieldErrors,
    ) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let market = markets.map(|markets| {
            let options = markets.iter().map(|market| SelectOption {
                value: market.slug.clone(),
                label: market.name.get(locale()).to_owned(),
            });
            let (options, value) = (options.collect(), self.market.clone());
            view! { <Select name="market" label=label("market") options value error=error("market") required=true/> }
        });
        let listings_hint = match keeper {
            Keeper::Supplier => t!("promotion-listings-hint-own", max = MAX_LISTINGS),
            Keeper::Market => t!("promotion-listings-hint-market", max = MAX_LISTINGS),
        };
        view! {
            {market}
            {self.kind(keeper, errors)}
            <div class="form-row">
                <Field name="name_zh" label=label("name_zh") value=self.name_zh.clone() error=error("name_zh") required=true/>
                <Field name="name_en" label=label("name_en") value=self.name_en.clone() error=error("name_en") required=true/>
            </div>
            <Textarea name="text_zh" label=label("text_zh") value=self.text_zh.clone() error=error("text_zh") required=true/>
            <Textarea name="text_en" label=label("text_en") value=self.text_en.clone() error=error("text_en") required=true/>
            <div class="form-row">
                <Field name="from" label=label("from") value=self.from.clone() kind=FieldKind::Date hint=t!("promotion-zone") error=error("from") required=true/>
                <Field name="until" label=label("until") value=self.until.clone() kind=FieldKind::Date hint=t!("promotion-until-hint", max = Period::MAX_DAYS) error=error("until") required=true/>
            </div>
            <Textarea
                name="listings" label=label("listings") value=self.listings.clone() hint=listings_hint
                error=error("listings") required=true rows=6
            />
        }
    }

    fn kind(&self, keeper: Keeper, errors: &FieldErrors) -> AnyView {
        if keeper == Keeper::Market {
            return view! {
                <div class="field">
                    <Checkbox name="paid" label=t!("promotion-paid") checked=!self.paid.is_empty()/>
                    <p class="field-hint">{t!("promotion-paid-hint")}</p>
                </div>
            }
            .into_any();
        }
        let option = |value: &str, label: String, hint: String| ChoiceOption {
            value: value.to_owned(),
            label,
            hint: Some(hint),
        };
        let options = vec![
            option(
                "discount",
                t!("promotion-discount"),
                t!("promotion-discount-hint"),
            ),
            option("featured", t!("promotion-place"), t!("promotion-place-hint")),
        ];
        let (kind, percent) = (self.kind.clone(), self.percent.clone());
        view! {
            <Choices name="kind" label=label("kind") options value=kind error=error_of(errors, "kind")/>
            <Field
                name="percent" label=label("percent") value=percent kind=FieldKind::Whole suffix="%"
                hint=t!("promotion-percent-hint") error=error_of(errors, "percent")
            />
        }
        .into_any()
    }
}

/// An instant, exact enough to be compared.
pub(super) fn seen(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The first and the last day.
pub(super) fn days(period: Period) -> (String, String) {
    let day = |at: Instant| at.with_timezone(&ZONE).date_naive().to_string();
    (day(period.from), day(period.until - TimeDelta::microseconds(1)))
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "market" => t!("promotion-market"),
        "kind" => t!("promotion-kind"),
        "percent" => t!("promotion-percent"),
        "name_zh" => t!("promotion-name-zh"),
        "name_en" => t!("promotion-name-en"),
        "text_zh" => t!("promotion-text-zh"),
        "text_en" => t!("promotion-text-en"),
        "from" => t!("promotion-from"),
        "until" => t!("promotion-until-day"),
        "listings" => t!("promotion-listings"),
        _ => t!("promotion-title"),
    }
}
