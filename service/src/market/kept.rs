//! Markets as administrators keep them: who runs each, and which of them nobody can.

use domain::{
    actor::{Actor, Right},
    company::Role,
    market::{Charter, KeptMarket},
    text::Bilingual,
};
use entity::{
    company::member,
    market::{market, operator},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

use super::{by_slug, reference};
use crate::{
    Ctx, Result,
    company::read,
    error::{OrNotFound, require},
    stored,
};

/// Every market, in the order they are listed.
pub async fn kept_all(ctx: &Ctx, actor: &Actor) -> Result<Vec<KeptMarket>> {
    require(actor, Right::Administer)?;
    let rows = market::Entity::find()
        .order_by_asc(market::Column::Position)
        .order_by_asc(market::Column::Id)
        .limit(200)
        .all(ctx.db.read())
        .await?;
    views(ctx.db.read(), rows).await
}

/// One of them.
pub async fn kept(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<KeptMarket> {
    require(actor, Right::Administer)?;
    let db = ctx.db.read();
    let row = by_slug(db, slug).await?.or_not_found()?;
    views(db, vec![row]).await?.pop().or_not_found()
}

/// Names what an administrator has read of a market.
pub fn seal(charter: &Charter, operator: &str) -> String {
    sealed(&(charter, operator))
}

/// Names what somebody has read: another one for everything else.
pub fn sealed(read: &impl Serialize) -> String {
    hex::encode(Sha256::digest(serde_json::to_vec(read).unwrap_or_default()))
}

/// Their companies and the people who can operate them, in three more queries however many there are.
async fn views(db: &impl ConnectionTrait, rows: Vec<market::Model>) -> Result<Vec<KeptMarket>> {
    let companies = read::references(db, rows.iter().map(|row| row.operator_company_id)).await?;
    let people = operators(db, &rows).await?;
    rows.into_iter()
        .map(|row| {
            Ok(KeptMarket {
                charter: charter(&row)?,
                operator: companies.get(&row.operator_company_id).cloned().or_not_found()?,
                operators: people.get(&row.id).map_or(0, |people| people.len() as u64),
                since: row.created_at,
                market: reference(row),
            })
        })
        .collect()
}

/// Market → those who can decide something there.
async fn operators(
    db: &impl ConnectionTrait,
    rows: &[market::Model],
) -> Result<HashMap<Uuid, BTreeSet<Uuid>>> {
    let leaders: Vec<(Uuid, Uuid)> = member::Entity::find()
        .select_only()
        .column(member::Column::CompanyId)
        .column(member::Column::PersonId)
        .filter(member::Column::CompanyId.is_in(rows.iter().map(|row| row.operator_company_id)))
        .filter(member::Column::Role.is_in(Role::LEADING.map(<&str>::from)))
        .into_tuple()
        .all(db)
        .await?;
    let appointed: Vec<(Uuid, Uuid)> = operator::Entity::find()
        .select_only()
        .column(operator::Column::MarketId)
        .column(operator::Column::PersonId)
        .filter(operator::Column::MarketId.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    let mut people: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
    for row in rows {
        let lead = leaders
            .iter()
            .filter(|(company, _)| *company == row.operator_company_id);
        let named = appointed.iter().filter(|(market, _)| *market == row.id);
        people.insert(row.id, lead.chain(named).map(|(_, person)| *person).collect());
    }
    Ok(people)
}

pub(super) fn charter(row: &market::Model) -> Result<Charter> {
    Ok(Charter {
        name: Bilingual::both(&row.name_zh, &row.name_en),
        region_code: row.region_code.clone(),
        region: Bilingual::both(&row.region_zh, &row.region_en),
        story: Bilingual::both(&row.story_zh, &row.story_en),
        position: stored::number(row.position)?,
    })
}
