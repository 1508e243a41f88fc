//! Halls: a market's operators say which there are and where their booths stand; everyone sees who stands where.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    id::HallId,
    market::{
        MarketRef,
        hall::{Hall, HallRow, HallView, MAX_HALLS, Plan, Stand, fold},
    },
    problem::Problem,
    text::Bilingual,
};
use entity::{
    company::company,
    market::{booth, hall, market},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    booth::{kept_market, locked_market},
    by_slug, reference,
};
use crate::{
    Conflict, Ctx, Error, Result,
    company::read,
    error::{OrNotFound, require, taken_meanwhile},
    event, stored,
};

/// The halls of a market in their order, in two queries however many there are.
pub async fn halls(ctx: &Ctx, slug: &str) -> Result<Vec<HallRow>> {
    let db = ctx.db.read();
    let market = by_slug(db, slug).await?.or_not_found()?;
    rows_of(db, market.id).await
}

/// The same, of a market the actor keeps.
pub async fn kept_halls(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<(MarketRef, Vec<HallRow>)> {
    let db = ctx.db.read();
    let market = kept_market(db, actor, slug).await?;
    let rows = rows_of(db, market.id).await?;
    Ok((reference(market), rows))
}

async fn rows_of(db: &impl ConnectionTrait, market: Uuid) -> Result<Vec<HallRow>> {
    let halls = hall::Entity::find()
        .filter(hall::Column::MarketId.eq(market))
        .order_by_asc(hall::Column::Position)
        .order_by_asc(hall::Column::SignKey)
        .all(db)
        .await?;
    let counts: Vec<(String, i64)> = booth::Entity::find()
        .select_only()
        .column(booth::Column::Hall)
        .column_as(booth::Column::CompanyId.count(), "count")
        .filter(booth::Column::MarketId.eq(market))
        .filter(booth::Column::Hall.is_not_null())
        .group_by(booth::Column::Hall)
        .into_tuple()
        .all(db)
        .await?;
    let mut suppliers: HashMap<String, u64> = HashMap::new();
    for (sign, count) in counts {
        *suppliers.entry(fold(&sign)).or_default() += u64::try_from(count).unwrap_or_default();
    }
    halls
        .into_iter()
        .map(|row| {
            Ok(HallRow {
                id: row.id.into(),
                suppliers: suppliers.get(&row.sign_key).copied().unwrap_or_default(),
                hall: of(row)?,
            })
        })
        .collect()
}

fn of(row: hall::Model) -> Result<Hall> {
    Ok(Hall {
        sign: row.sign,
        name: Bilingual {
            zh: row.name_zh,
            en: row.name_en,
        },
        plan: plan(&row.plan)?,
        position: stored::number(row.position)?,
    })
}

/// A plan as it was stored.
pub(super) fn plan(text: &str) -> Result<Plan> {
    Plan::parse(text).map_err(|problem| Error::internal(format!("a stored plan: {}", problem.code)))
}

/// A hall by its sign, and who stands where in it; none whose trade is stopped.
pub async fn hall(ctx: &Ctx, slug: &str, sign: &str) -> Result<HallView> {
    let db = ctx.db.read();
    let market = by_slug(db, slug).await?.or_not_found()?;
    let row = hall::Entity::find()
        .filter(hall::Column::MarketId.eq(market.id))
        .filter(hall::Column::SignKey.eq(fold(&sign.replace('\0', ""))))
        .one(db)
        .await?
        .or_not_found()?;
    let hall = of(row)?;
    let rows = booth::Entity::find()
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::Hall.is_not_null())
        .find_also_related(company::Entity)
        .filter(company::Column::Verification.ne("suspended"))
        .order_by_asc(booth::Column::Number)
        .order_by_asc(company::Column::Code)
        .all(db)
        .await?;
    let here = |row: &booth::Model| {
        row.hall
            .as_deref()
            .is_some_and(|known| fold(known) == fold(&hall.sign))
    };
    let stands = rows
        .into_iter()
        .filter(|(row, _)| here(row))
        .map(|(row, company)| {
            let number = row.number.map(|number| match hall.plan.number(&number) {
                Some(planned) => planned.to_owned(),
                None => number,
            });
            Ok(Stand {
                company: read::reference(company.or_not_found()?),
                number,
            })
        });
    Ok(HallView {
        stands: stands.collect::<Result<_>>()?,
        market: reference(market),
        hall,
    })
}

/// A hall of a market the actor keeps.
pub async fn kept_hall(ctx: &Ctx, actor: &Actor, id: HallId) -> Result<(MarketRef, Hall)> {
    require(actor, Right::Operate)?;
    let row = hall::Entity::kept_by(actor)
        .filter(hall::Column::Id.eq(id.0))
        .find_also_related(market::Entity)
        .one(ctx.db.read())
        .await?;
    let (row, market) = row.or_not_found()?;
    Ok((reference(market.or_not_found()?), of(row)?))
}

/// Adds a hall to a market.
pub async fn add_hall(ctx: &Ctx, actor: &Actor, slug: &str, new: &Hall) -> Result<HallId> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let known = hall::Entity::find().filter(hall::Column::MarketId.eq(market.id));
    if known.count(&tx).await? >= MAX_HALLS {
        let full = Problem::new("hall-too-many").with("max", MAX_HALLS);
        return Err(Error::invalid("sign", full));
    }
    let id: HallId = ctx.new_id();
    let told = json!({ "hall": id, "after": words(new) });
    event::happened(ctx, &tx, actor, market.id, "market.hall_added", told).await?;
    let row = hall::ActiveModel {
        id: Set(id.0),
        market_id: Set(market.id),
        ..columns(new)?
    };
    let inserted = hall::Entity::insert(row).exec_without_returning(&tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "sign"))?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a hall. Suppliers stay in a hall whose sign changes.
pub async fn change_hall(ctx: &Ctx, actor: &Actor, id: HallId, seen: &Hall, new: &Hall) -> Result<()> {
    require(actor, Right::Operate)?;
    let tx = ctx.db.begin().await?;
    let row = hall::Entity::kept_by(actor)
        .filter(hall::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    let market = row.market_id;
    let before = of(row)?;
    if before != *seen {
        return Err(Conflict::Edited.into());
    }
    let told = json!({ "hall": id, "before": words(&before), "after": words(new) });
    event::happened(ctx, &tx, actor, market, "market.hall_changed", told).await?;
    let row = hall::ActiveModel {
        id: Unchanged(id.0),
        ..columns(new)?
    };
    let updated = row.update_without_returning(&tx).await;
    updated.map_err(|error| taken_meanwhile(error, "sign"))?;
    if before.sign != new.sign {
        let moved = booth::ActiveModel {
            hall: Set(Some(new.sign.clone())),
            ..Default::default()
        };
        booth::Entity::update_many()
            .set(moved)
            .filter(booth::Column::MarketId.eq(market))
            .filter(booth::Column::Hall.eq(before.sign))
            .exec(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Removes a hall nobody has a booth in.
pub async fn remove_hall(ctx: &Ctx, actor: &Actor, id: HallId) -> Result<()> {
    require(actor, Right::Operate)?;
    let tx = ctx.db.begin().await?;
    let row = hall::Entity::kept_by(actor)
        .filter(hall::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    let rows = rows_of(&tx, row.market_id).await?;
    let suppliers = rows
        .iter()
        .find(|hall| hall.id == id)
        .map_or(0, |hall| hall.suppliers);
    if suppliers > 0 {
        let problem = Problem::new("hall-in-use").with("count", suppliers);
        return Err(Error::invalid("", problem));
    }
    let told = json!({ "hall": id, "sign": row.sign });
    event::happened(ctx, &tx, actor, row.market_id, "market.hall_removed", told).await?;
    hall::Entity::delete_many()
        .filter(hall::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

fn columns(hall: &Hall) -> Result<hall::ActiveModel> {
    Ok(hall::ActiveModel {
        sign: Set(hall.sign.clone()),
        sign_key: Set(fold(&hall.sign)),
        name_zh: Set(hall.name.zh.clone()),
        name_en: Set(hall.name.en.clone()),
        plan: Set(hall.plan.to_string()),
        position: Set(stored::signed(hall.position)?),
        ..Default::default()
    })
}

fn words(hall: &Hall) -> serde_json::Value {
    json!({ "sign": hall.sign, "name": hall.name, "plan": hall.plan.to_string(), "position": hall.position })
}
