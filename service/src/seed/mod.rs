//! Demo data: port-city markets with their suppliers, listings, negotiations and orders, so that every screen has
//! something to show.
//!
//! It is made through the use cases only, on a clock that runs from three months ago to now. The content is in
//! `data/`.

mod account;
mod affair;
mod asked;
mod calendar;
mod cast;
mod data;
mod drawing;
mod intake;
mod place;
mod price;
mod profile;
mod promotion;
mod saved;
mod scene;
mod shelf;
mod trade;

pub use account::{ACCOUNTS, Account, PASSWORD};

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::actor::Actor;
use entity::outbox::event as trail;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Ctx, Error, Result, ctx::Clock, event, job, market};
use calendar::Calendar;
use cast::Cast;

/// Mails of the last days are sent, so that there is something to read; those of the weeks before are not.
const MAILS_KEPT: TimeDelta = TimeDelta::days(3);
/// Companies join one after the other, this far apart.
const BETWEEN_COMPANIES: TimeDelta = TimeDelta::hours(5);

/// What became of planting the demo data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planted {
    /// It is there now.
    Now,
    /// It was there already; nothing was done.
    Already,
    /// The database holds something else, or what an interrupted planting left; nothing was done.
    NotEmpty,
}

/// How far planting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub part: Part,
    /// How many of them are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// A part of the demo data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Companies with their markets and catalogues.
    Companies,
    /// What they do from then on.
    Steps,
}

/// Plants the demo data into an empty database; into any other, nothing.
pub async fn demo(ctx: &Ctx, progress: impl Fn(Progress)) -> Result<Planted> {
    if was_planted(ctx).await? {
        return Ok(Planted::Already);
    }
    if !market::list(ctx).await?.is_empty() {
        return Ok(Planted::NotEmpty);
    }
    let now = ctx.now();
    let calendar = Calendar::of(now);
    let past = Ctx::new(
        ctx.db.clone(),
        Clock::set_at(calendar.opening()),
        ctx.search.clone(),
        ctx.files.clone(),
        ctx.secret.clone(),
    );
    let cast = gather(&past, &progress).await?;
    profile::tell_all(&past, &cast, data::profiles()?).await?;
    saved::save_all(&past, &cast).await?;
    scene::play_all(&past, calendar, &cast, &progress).await?;
    price::agree(&past, &cast).await?;
    intake::take_in(&past, &cast).await?;
    place::ask(&past, &cast).await?;
    asked::count_all(ctx).await?;
    job::drop_mails(ctx, now - MAILS_KEPT).await?;
    note_planted(ctx).await?;
    Ok(Planted::Now)
}

/// The event that says that planting came to its end.
const PLANTED: &str = "demo.planted";

async fn was_planted(ctx: &Ctx) -> Result<bool> {
    let noted = trail::Entity::find().filter(trail::Column::Kind.eq(PLANTED));
    Ok(noted.one(ctx.db.read()).await?.is_some())
}

async fn note_planted(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    event::happened(ctx, &tx, &Actor::System, Uuid::nil(), PLANTED, ()).await?;
    Ok(tx.commit().await?)
}

/// Opens the markets, and lets the companies join and put up their catalogues.
async fn gather(ctx: &Ctx, progress: &impl Fn(Progress)) -> Result<Cast> {
    let (operators, companies) = (data::operators()?, data::companies()?);
    let mut runs: BTreeMap<_, _> = operators
        .into_iter()
        .filter_map(|operator| Some((operator.market.clone()?, operator)))
        .collect();
    let mut cast = Cast::default();
    for (market, position) in data::markets()?.into_iter().zip(1..) {
        let operator = runs.remove(&market.slug).ok_or_else(|| broken(&market.slug))?;
        cast.open(ctx, position, market, &operator).await?;
        ctx.clock.advance(BETWEEN_COMPANIES);
    }
    for admin in data::operators()?.iter().filter(|one| one.market.is_none()) {
        cast::administer(ctx, admin).await?;
    }
    shelf::put_up_categories(ctx).await?;
    shelf::ask_for_attributes(ctx).await?;
    shelf::teach_terms(ctx).await?;
    shelf::ban_words(ctx).await?;
    shelf::restrict(ctx).await?;
    place::furnish(ctx).await?;
    let total = companies.len();
    for (company, done) in companies.into_iter().zip(1..) {
        let code = company.code.clone();
        cast.join(ctx, company).await?;
        shelf::put_up(ctx, &code).await?;
        ctx.clock.advance(BETWEEN_COMPANIES);
        progress(Progress {
            part: Part::Companies,
            done,
            total,
        });
    }
    Ok(cast)
}

/// The data names something that it does not define.
fn broken(name: &str) -> Error {
    Error::internal(format!("the demo data does not define {name:?}"))
}
