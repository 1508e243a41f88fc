//! Online fairs: a market's operators prepare, publish, change and cancel them; everyone reads those that are published.

use domain::{
    Instant,
    actor::{Actor, Right},
    id::PromotionId,
    page::{Page, PageRequest},
    promotion::{
        Period,
        fair::{Fair, FairRow, FairState, FairView, Stand, not_suppliers},
    },
    state::Step,
    text::Bilingual,
};
use entity::{
    company::company,
    market::{booth, market},
    promotion::{fair, fair_booth},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Set, sea_query::Query,
};
use serde_json::json;
use uuid::Uuid;

use super::tally::tallies;
use crate::{
    Conflict, Ctx, Error, Result, company as companies,
    error::{OrNotFound, known, require, taken_meanwhile},
    event,
    market::{by_slug, references},
    stored,
};

/// How many of a market's fairs its page shows.
const SHOWN: u64 = 6;
/// How many fairs a sitemap names.
const MAPPED: u64 = 1_000;

/// Prepares a fair; nobody sees it but the market's operators.
pub async fn found_fair(ctx: &Ctx, actor: &Actor, market: &str, fair: Fair) -> Result<()> {
    require(actor, Right::Operate)?;
    let tx = ctx.db.begin().await?;
    let market = by_slug(&tx, market).await?;
    let own = market.filter(|row| actor.may(Right::Moderate(row.id.into())));
    let market = own.ok_or(Error::Forbidden)?;
    let hall = hall(&tx, market.id, &fair).await?;
    let id: PromotionId = ctx.new_id();
    let (state, detail) = event::columns(&FairState::Draft)?;
    let told = json!({ "market": market.id, "slug": fair.slug, "name": fair.name });
    event::happened(ctx, &tx, actor, id, "fair.created", told).await?;
    let row = fair::ActiveModel {
        id: Set(id.0),
        market_id: Set(market.id),
        slug: Set(fair.slug.clone()),
        state: Set(state),
        state_detail: Set(detail),
        created_at: Set(ctx.now()),
        ..columns(ctx, &fair)?
    };
    let inserted = fair::Entity::insert(row).exec_without_returning(&tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "slug"))?;
    insert_hall(&tx, id.0, hall).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes all of it but its address. `seen` is when what its author read was written.
pub async fn change_fair(ctx: &Ctx, actor: &Actor, slug: &str, seen: Instant, fair: Fair) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = kept(&tx, actor, slug).await?;
    let step = event::state::<FairState>(&row.state_detail)?.change()?;
    if row.updated_at != seen {
        return Err(Conflict::Edited.into());
    }
    let hall = hall(&tx, row.market_id, &fair).await?;
    let told = json!({ "name": fair.name });
    let (state, detail) = event::record_with(ctx, &tx, actor, row.id, &step, told).await?;
    let changed = fair::ActiveModel {
        id: Unchanged(row.id),
        state: Set(state),
        state_detail: Set(detail),
        ..columns(ctx, &fair)?
    };
    changed.update_without_returning(&tx).await?;
    fair_booth::Entity::delete_many()
        .filter(fair_booth::Column::FairId.eq(row.id))
        .exec(&tx)
        .await?;
    insert_hall(&tx, row.id, hall).await?;
    tx.commit().await?;
    Ok(())
}

/// Shows it to everyone.
pub async fn publish_fair(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = kept(&tx, actor, slug).await?;
    let step = event::state::<FairState>(&row.state_detail)?.publish()?;
    let ahead = period(&row).check(ctx.now());
    ahead.map_err(|problem| Error::invalid("until", problem))?;
    write(ctx, &tx, actor, &row, &step).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives it up: nobody sees it any more.
pub async fn cancel_fair(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = kept(&tx, actor, slug).await?;
    let step = event::state::<FairState>(&row.state_detail)?.cancel()?;
    write(ctx, &tx, actor, &row, &step).await?;
    tx.commit().await?;
    Ok(())
}

/// Its page: everyone sees what is published, its operators any state and what came of it.
pub async fn fair(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<FairView> {
    let db = ctx.db.read();
    let row = visible(actor, slug).one(db).await?.or_not_found()?;
    let operates = actor.may(Right::Moderate(row.market_id.into()));
    // Who is stopped keeps the booth for when they trade again: only its operators see it until then.
    let trading = (!operates).then(|| company::Column::Verification.ne("suspended"));
    let stands = fair_booth::Entity::find()
        .filter(fair_booth::Column::FairId.eq(row.id))
        .find_also_related(company::Entity)
        .filter(Condition::all().add_option(trading))
        .order_by_asc(fair_booth::Column::Position)
        .all(db)
        .await?;
    let hall = stands.into_iter().filter_map(|(stand, company)| {
        Some(Stand {
            company: companies::read::reference(company?),
            number: stand.number,
        })
    });
    let tally = match operates {
        true => {
            let tallies = tallies(db, &[row.id]).await?;
            Some(tallies.get(&row.id.into()).copied().unwrap_or_default())
        }
        false => None,
    };
    Ok(FairView {
        story: Bilingual::both(&row.story_zh, &row.story_en),
        programme: serde_json::from_value(row.programme.clone())?,
        hall: hall.collect(),
        updated_at: row.updated_at,
        tally,
        row: rows(db, vec![row]).await?.pop().or_not_found()?,
    })
}

/// One that the actor may change.
pub async fn own_fair(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<FairView> {
    known(actor)?;
    let view = fair(ctx, actor, slug).await?;
    match view.tally {
        Some(_) => Ok(view),
        None => Err(Error::Forbidden),
    }
}

/// Those of the markets the actor operates, newest first.
pub async fn own_fairs(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<FairRow>> {
    require(actor, Right::Operate)?;
    let db = ctx.db.read();
    let mut own = fair::Entity::operated_by(actor)
        .order_by_desc(fair::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        own = own.filter(fair::Column::Id.lt(last));
    }
    let rows = rows(db, own.all(db).await?).await?;
    Ok(Page::cut(rows, page.limit, |row| row.id.to_string()))
}

/// The published ones of a market, the latest first.
pub async fn fairs(ctx: &Ctx, market: &str) -> Result<Vec<FairRow>> {
    let db = ctx.db.read();
    let in_market = Query::select()
        .column(market::Column::Id)
        .from(market::Entity)
        .and_where(market::Column::Slug.eq(market))
        .take();
    let found = fair::Entity::visible_to(&Actor::Anyone)
        .filter(fair::Column::MarketId.in_subquery(in_market))
        .order_by_desc(fair::Column::FromAt)
        .order_by_desc(fair::Column::Id)
        .limit(SHOWN);
    rows(db, found.all(db).await?).await
}

/// The addresses of all that are published, the latest first.
pub async fn fair_slugs(ctx: &Ctx) -> Result<Vec<String>> {
    let slugs = fair::Entity::visible_to(&Actor::Anyone)
        .select_only()
        .column(fair::Column::Slug)
        .order_by_desc(fair::Column::Id)
        .limit(MAPPED);
    Ok(slugs.into_tuple().all(ctx.db.read()).await?)
}

fn visible(actor: &Actor, slug: &str) -> Select<fair::Entity> {
    fair::Entity::visible_to(actor).filter(fair::Column::Slug.eq(slug.replace('\0', "")))
}

/// One whose market the actor operates, locked.
async fn kept(tx: &impl ConnectionTrait, actor: &Actor, slug: &str) -> Result<fair::Model> {
    known(actor)?;
    let row = visible(actor, slug)
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()?;
    require(actor, Right::Moderate(row.market_id.into()))?;
    Ok(row)
}

fn period(row: &fair::Model) -> Period {
    Period {
        from: row.from_at,
        until: row.until_at,
    }
}

async fn rows(db: &impl ConnectionTrait, rows: Vec<fair::Model>) -> Result<Vec<FairRow>> {
    let markets = references(db, rows.iter().map(|row| row.market_id)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(FairRow {
                id: row.id.into(),
                market: markets.get(&row.market_id).cloned().or_not_found()?,
                period: period(&row),
                state: event::state(&row.state_detail)?,
                name: Bilingual::both(row.name_zh, row.name_en),
                slug: row.slug,
            })
        })
        .collect()
}

/// The suppliers of a hall, each with its booth's number; all of them have their place in the market.
async fn hall(tx: &impl ConnectionTrait, market: Uuid, fair: &Fair) -> Result<Vec<(Uuid, String)>> {
    let in_market = Query::select()
        .column(booth::Column::CompanyId)
        .from(booth::Entity)
        .and_where(booth::Column::MarketId.eq(market))
        .take();
    let found: Vec<(Uuid, String)> = company::Entity::find()
        .select_only()
        .columns([company::Column::Id, company::Column::Code])
        .filter(company::Column::Id.in_subquery(in_market))
        .filter(company::Column::Supplies.eq(true))
        .filter(company::Column::Code.is_in(fair.hall.iter().map(|place| place.code.as_str())))
        .into_tuple()
        .all(tx)
        .await?;
    let id = |code: &str| found.iter().find(|(_, known)| known == code).map(|(id, _)| *id);
    let codes = fair.hall.iter().map(|place| place.code.as_str());
    let unknown: Vec<_> = codes.filter(|code| id(code).is_none()).collect();
    if !unknown.is_empty() {
        return Err(not_suppliers(unknown).into());
    }
    let places = fair.hall.iter();
    Ok(places
        .filter_map(|place| Some((id(&place.code)?, place.number.clone())))
        .collect())
}

async fn insert_hall(tx: &impl ConnectionTrait, fair: Uuid, hall: Vec<(Uuid, String)>) -> Result<()> {
    let rows = (1..).zip(hall).map(|(position, (company, number))| {
        Ok(fair_booth::ActiveModel {
            fair_id: Set(fair),
            company_id: Set(company),
            number: Set(number),
            position: Set(stored::signed(position)?),
        })
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    fair_booth::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &fair::Model,
    step: &Step<FairState>,
) -> Result<()> {
    let (state, detail) = event::record(ctx, tx, actor, row.id, step).await?;
    let changed = fair::ActiveModel {
        id: Unchanged(row.id),
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    changed.update_without_returning(tx).await?;
    Ok(())
}

fn columns(ctx: &Ctx, fair: &Fair) -> Result<fair::ActiveModel> {
    let text = |text: &Option<String>| Set(text.clone().unwrap_or_default());
    Ok(fair::ActiveModel {
        name_zh: text(&fair.name.zh),
        name_en: text(&fair.name.en),
        story_zh: text(&fair.story.zh),
        story_en: text(&fair.story.en),
        from_at: Set(fair.period.from),
        until_at: Set(fair.period.until),
        programme: Set(serde_json::to_value(&fair.programme)?),
        updated_at: Set(ctx.now()),
        ..Default::default()
    })
}
