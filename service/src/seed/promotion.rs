//! Promotions of the demo: what markets feature, and what suppliers have shown.

use domain::promotion::{
    draft::{CampaignDraft, Named},
    fair::FairDraft,
};
use serde::Deserialize;

use super::{
    broken,
    calendar::{Calendar, Day, Moment},
    cast::Cast,
    shelf,
};
use crate::{
    Ctx, Result,
    promotion::{self, Keeper},
};

/// A campaign, written and handed in at a moment.
#[derive(Debug, Deserialize)]
pub(super) struct CampaignStep {
    pub(super) at: Moment,
    /// The supplier whose it is, or one of the market whose it is.
    company: String,
    /// Whether it is the market's own.
    #[serde(default)]
    of_market: bool,
    /// Something off, in percent; without it, places in the strip.
    percent: Option<u32>,
    #[serde(default)]
    paid: bool,
    name_zh: String,
    name_en: String,
    text_zh: String,
    text_en: String,
    from: Day,
    until: Day,
    /// Listings: `supplier/number`.
    listings: Vec<String>,
    /// Whether it still waits for the market's operators.
    #[serde(default)]
    waits: bool,
}

/// A fair of a market, published at a moment.
#[derive(Debug, Deserialize)]
pub(super) struct FairStep {
    pub(super) at: Moment,
    slug: String,
    name_zh: String,
    name_en: String,
    story_zh: String,
    story_en: String,
    from: Day,
    until: Day,
    /// On which day, at what time, what in Chinese and in English.
    programme: Vec<(Day, String, String, String)>,
    /// The suppliers, the first of whose market it is, with their booths.
    hall: Vec<(String, String)>,
}

/// Prepares and publishes it.
pub(super) async fn open_fair(ctx: &Ctx, cast: &Cast, calendar: Calendar, step: FairStep) -> Result<()> {
    let (code, _) = step.hall.first().ok_or_else(|| broken(&step.slug))?;
    let operator = cast.operator_of(code)?;
    let programme = step.programme.iter();
    let programme =
        programme.map(|(day, time, zh, en)| format!("{} {time} {zh} | {en}", calendar.date(*day)));
    let hall = step.hall.iter().map(|(code, number)| format!("{code} {number}"));
    let draft = FairDraft {
        slug: step.slug.clone(),
        name_zh: step.name_zh,
        name_en: step.name_en,
        story_zh: step.story_zh,
        story_en: step.story_en,
        from: calendar.date(step.from).to_string(),
        until: calendar.date(step.until).to_string(),
        programme: programme.collect::<Vec<_>>().join("\n"),
        hall: hall.collect::<Vec<_>>().join("\n"),
    };
    promotion::found_fair(ctx, operator, cast.home_of(code)?, draft.parse()?).await?;
    promotion::publish_fair(ctx, operator, &step.slug).await
}

/// Writes it, hands it in, and has it decided.
pub(super) async fn step(ctx: &Ctx, cast: &Cast, calendar: Calendar, step: CampaignStep) -> Result<()> {
    let code = step.company.as_str();
    let operator = cast.operator_of(code)?;
    let (keeper, actor) = match step.of_market {
        true => (Keeper::Market, operator),
        false => (Keeper::Supplier, cast.actor(code)?),
    };
    let mut lines = Vec::new();
    for name in &step.listings {
        let (supplier, sku) = name.split_once('/').ok_or_else(|| broken(name))?;
        let listing = shelf::listing(ctx, cast.actor(supplier)?, sku).await?;
        lines.push(Named::Id(listing).to_string());
    }
    let draft = CampaignDraft {
        kind: if step.percent.is_some() {
            "discount"
        } else {
            "featured"
        }
        .into(),
        percent: step
            .percent
            .map(|percent| percent.to_string())
            .unwrap_or_default(),
        paid: step.paid,
        name_zh: step.name_zh,
        name_en: step.name_en,
        text_zh: step.text_zh,
        text_en: step.text_en,
        from: calendar.date(step.from).to_string(),
        until: calendar.date(step.until).to_string(),
        listings: lines.join("\n"),
    };
    let campaign = draft.parse(step.of_market)?;
    let id = promotion::create(ctx, actor, keeper, cast.home_of(code)?, campaign).await?;
    promotion::submit(ctx, actor, id).await?;
    if !step.of_market && !step.waits {
        let read = promotion::view(ctx, operator, id).await?;
        promotion::approve(ctx, operator, id, read.updated_at).await?;
    }
    Ok(())
}
