//! What happens in the demo after the catalogues are up, told in the order of time.

use std::collections::BTreeMap;

use domain::Instant;

use super::{
    Part, Progress,
    affair::{self, AffairStep},
    broken,
    calendar::Calendar,
    cast::Cast,
    data::{self, ShelfStep, Trade, TradeBook, TradeStep},
    promotion::{self, CampaignStep, FairStep},
    shelf,
    trade::{Play, Schedules},
};
use crate::{Ctx, Result, company::verification, rfq};

/// Something that happens at a moment.
struct Scene {
    at: Instant,
    act: Act,
}

enum Act {
    Shelf(ShelfStep),
    Affair(AffairStep),
    Campaign(CampaignStep),
    Fair(FairStep),
    /// A buyer asks; the number is the trade's.
    Ask(usize, Trade),
    /// A step of the trade with this number.
    Step(usize, TradeStep),
}

/// Tells the whole story, up to now.
pub(super) async fn play_all(
    ctx: &Ctx,
    calendar: Calendar,
    cast: &Cast,
    progress: &impl Fn(Progress),
) -> Result<()> {
    let TradeBook { schedules, trades } = data::trades()?;
    let mut scenes = in_order(calendar, trades, data::shelf()?, data::affairs()?);
    scenes.extend(data::promotions()?.into_iter().map(|step| Scene {
        at: calendar.at(step.at),
        act: Act::Campaign(step),
    }));
    scenes.extend(data::fairs()?.into_iter().map(|step| Scene {
        at: calendar.at(step.at),
        act: Act::Fair(step),
    }));
    scenes.sort_by_key(|scene| scene.at);
    let total = scenes.len();
    let mut plays = BTreeMap::new();
    for (scene, done) in scenes.into_iter().zip(1..) {
        ctx.clock.advance(scene.at - ctx.now());
        rfq::expire_due(ctx).await?;
        verification::expire_due(ctx).await?;
        play(ctx, calendar, cast, &schedules, &mut plays, scene.act).await?;
        progress(Progress {
            part: Part::Steps,
            done,
            total,
        });
    }
    Ok(())
}

async fn play(
    ctx: &Ctx,
    calendar: Calendar,
    cast: &Cast,
    schedules: &Schedules,
    plays: &mut BTreeMap<usize, Play>,
    act: Act,
) -> Result<()> {
    match act {
        Act::Shelf(step) => shelf::step(ctx, cast, step).await,
        Act::Affair(step) => affair::step(ctx, cast, step).await,
        Act::Campaign(step) => promotion::step(ctx, cast, calendar, step).await,
        Act::Fair(step) => promotion::open_fair(ctx, cast, calendar, step).await,
        Act::Ask(number, trade) => {
            let play = Play::begin(ctx, cast, calendar, trade).await?;
            plays.insert(number, play);
            Ok(())
        }
        Act::Step(number, step) => {
            let play = plays
                .get_mut(&number)
                .ok_or_else(|| broken("a trade before its RFQ"))?;
            play.step(ctx, cast, schedules, step).await
        }
    }
}

fn in_order(
    calendar: Calendar,
    trades: Vec<Trade>,
    shelf: Vec<ShelfStep>,
    affairs: Vec<AffairStep>,
) -> Vec<Scene> {
    let mut scenes = Vec::new();
    for (number, mut trade) in trades.into_iter().enumerate() {
        let steps = std::mem::take(&mut trade.steps);
        scenes.push(Scene {
            at: calendar.at(trade.asked),
            act: Act::Ask(number, trade),
        });
        scenes.extend(steps.into_iter().map(|step| Scene {
            at: calendar.at(step.at),
            act: Act::Step(number, step),
        }));
    }
    scenes.extend(shelf.into_iter().map(|step| Scene {
        at: calendar.at(step.at),
        act: Act::Shelf(step),
    }));
    scenes.extend(affairs.into_iter().map(|step| Scene {
        at: calendar.at(step.at),
        act: Act::Affair(step),
    }));
    scenes.sort_by_key(|scene| scene.at);
    scenes
}
