//! Opening a market and giving suppliers a place in it.

use domain::{
    actor::{Actor, Right},
    company::CompanyCode,
    id::{CompanyId, MarketId},
    market::Charter,
    problem::Problem,
    text::{Bilingual, Reason},
};
use entity::market::{booth, market};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde_json::json;

use crate::{
    Ctx, Error, Result, company,
    error::{require, taken_meanwhile},
    event,
};

/// A market to be opened.
#[derive(Clone, Debug)]
pub struct NewMarket {
    /// Its name in addresses.
    pub slug: String,
    /// Its name, in both languages.
    pub name: Bilingual,
    /// The city's code (GB/T 2260).
    pub region_code: String,
    /// The city.
    pub region: Bilingual,
    /// What it is known for.
    pub story: Bilingual,
    /// Its place in lists.
    pub position: i32,
    /// The company that runs it.
    pub operator: CompanyId,
}

/// Opens a market: the machine itself does so for demo data and tests.
pub async fn open(ctx: &Ctx, actor: &Actor, new: NewMarket) -> Result<MarketId> {
    if *actor != Actor::System {
        return Err(Error::Forbidden);
    }
    let tx = ctx.db.begin().await?;
    let id = insert(ctx, &tx, new).await?;
    event::happened(ctx, &tx, actor, id, "market.opened", ()).await?;
    tx.commit().await?;
    Ok(id)
}

/// An administrator opens a market, which the company with this code runs from now on.
pub async fn found(
    ctx: &Ctx,
    actor: &Actor,
    slug: String,
    charter: Charter,
    operator: &CompanyCode,
    reason: Reason,
) -> Result<MarketId> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let operator = company::read::by_code(&tx, operator.as_str()).await?;
    let operator = operator.ok_or_else(|| Error::invalid("operator", Problem::new("no-such-company")))?;
    let new = NewMarket {
        slug,
        name: charter.name,
        region_code: charter.region_code,
        region: charter.region,
        story: charter.story,
        position: i32::try_from(charter.position).map_err(Error::internal)?,
        operator: operator.id.into(),
    };
    let id = insert(ctx, &tx, new).await?;
    let data = json!({ "operator": operator.id, "reason": reason.into_inner() });
    event::happened(ctx, &tx, actor, id, "market.opened", &data).await?;
    let told = json!({ "market": id, "reason": data["reason"] });
    event::touched(ctx, &tx, actor, operator.id, "company.appointed", told).await?;
    tx.commit().await?;
    Ok(id)
}

async fn insert(ctx: &Ctx, tx: &impl ConnectionTrait, new: NewMarket) -> Result<MarketId> {
    let id: MarketId = ctx.new_id();
    let text = |text: Bilingual| (text.zh.unwrap_or_default(), text.en.unwrap_or_default());
    let ((name_zh, name_en), (region_zh, region_en), (story_zh, story_en)) =
        (text(new.name), text(new.region), text(new.story));
    let row = market::ActiveModel {
        id: Set(id.0),
        slug: Set(new.slug),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        region_code: Set(new.region_code),
        region_zh: Set(region_zh),
        region_en: Set(region_en),
        story_zh: Set(story_zh),
        story_en: Set(story_en),
        position: Set(new.position),
        operator_company_id: Set(new.operator.0),
        created_at: Set(ctx.now()),
        premises: Set(None),
    };
    let inserted = market::Entity::insert(row).exec_without_returning(tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "slug"))?;
    Ok(id)
}

/// Gives a company a place in a market; once more changes nothing.
pub async fn take_booth(
    ctx: &Ctx,
    actor: &Actor,
    company: CompanyId,
    market: MarketId,
    hall: Option<String>,
    number: Option<String>,
) -> Result<()> {
    if *actor != Actor::System {
        return Err(Error::Forbidden);
    }
    let row = booth::ActiveModel {
        company_id: Set(company.0),
        market_id: Set(market.0),
        hall: Set(hall),
        number: Set(number),
        given_at: Set(Some(ctx.now())),
    };
    let tx = ctx.db.begin().await?;
    booth::Entity::insert(row)
        .on_conflict_do_nothing_on([booth::Column::CompanyId, booth::Column::MarketId])
        .exec_without_returning(&tx)
        .await?;
    event::happened(ctx, &tx, actor, company, "company.took_booth", market).await?;
    tx.commit().await?;
    Ok(())
}
