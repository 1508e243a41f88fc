//! The demo's markets as places: their halls, opening hours and offices; and a supplier that asks for a booth.

use domain::{
    actor::Actor,
    market::{hall::HallDraft, premises::PremisesDraft},
    problem::Problem,
};
use serde::Deserialize;

use super::{broken, cast::Cast, data};
use crate::{Ctx, Error, Result, market};

/// A market as a place.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    market: String,
    address_zh: String,
    address_en: String,
    phone: String,
    email: String,
    /// Monday first.
    hours: [String; 7],
    focus: Vec<String>,
    halls: Vec<Hall>,
}

/// A hall, in the order they are listed.
#[derive(Debug, Deserialize)]
struct Hall {
    sign: String,
    zh: String,
    en: String,
    plan: String,
}

/// Tells of every market what its operators would.
pub(super) async fn furnish(ctx: &Ctx) -> Result<()> {
    let machine = &Actor::System;
    for place in data::places()? {
        let slug = place.market.as_str();
        let draft = PremisesDraft {
            address_zh: place.address_zh,
            address_en: place.address_en,
            phone: place.phone,
            email: place.email,
            hours: place.hours,
            focus: place.focus,
        };
        let (_, before) = market::kept_premises(ctx, machine, slug).await?;
        let premises = draft.parse().map_err(|_| broken(slug))?;
        market::change_premises(ctx, machine, slug, &before, premises).await?;
        for (hall, position) in place.halls.into_iter().zip(1..) {
            let draft = HallDraft {
                sign: hall.sign,
                name_zh: hall.zh,
                name_en: hall.en,
                plan: hall.plan,
                position: u32::to_string(&position),
            };
            let hall = draft.parse().map_err(|_| broken(slug))?;
            market::add_hall(ctx, machine, slug, &hall).await?;
        }
    }
    Ok(())
}

/// A supplier of another market asks the demo market for a booth.
pub(super) async fn ask(ctx: &Ctx, cast: &Cast) -> Result<()> {
    let bad = |problem: Problem| Error::internal(problem.code);
    let words = "我们在珠海打印耗材市场经营芯片，想在港口市场设一个小摊位，主要接待外贸客户，两格即可。";
    let words = words.parse().map_err(bad)?;
    market::booth::ask(ctx, cast.actor("gongbei-chips")?, "demo", words).await
}
