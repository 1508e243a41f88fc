//! What time alone changes of what a listing is worth, found by and filtered by: suppliers begin to answer or stop, listings
//! grow old, certificates end. Once a day they are brought in step.

use std::collections::{BTreeSet, HashSet};

use chrono::TimeDelta;
use domain::{Instant, company::FactKind, search::rank::FRESH};
use entity::{
    catalog::listing,
    company::{company, fact},
    search::search_pass::{ActiveModel, Column, Entity, ONLY},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{reindex_listings, reindex_supplier};
use crate::{Ctx, Result, company::figures};

/// How often it is looked at.
const EVERY: TimeDelta = TimeDelta::days(1);
/// How many companies one statement changes.
const BATCH: usize = 500;

/// Writes the jobs for what changed since the last pass, if that is a day ago. Any number of workers may ask, at any time.
pub async fn pass(ctx: &Ctx) -> Result<()> {
    let (now, db) = (ctx.now(), ctx.db.read());
    let before = Entity::find().one(db).await?.map(|row| row.passed_to);
    if before.is_some_and(|before| now - before < EVERY) {
        return Ok(());
    }
    let answering = figures::answering(db, now).await?;
    let tx = ctx.db.begin().await?;
    if !claim(&tx, before, now).await? {
        return Ok(());
    }
    let mut suppliers = change_answering(&tx, &answering).await?;
    // An index this old is of another format: it is built anew when the program starts.
    if let Some(before) = before {
        suppliers.extend(certificates_ended(&tx, before, now).await?);
        let old = grown_old(&tx, before, now).await?;
        reindex_listings(ctx, &tx, &old).await?;
    }
    for supplier in suppliers {
        reindex_supplier(ctx, &tx, supplier).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether the pass is this worker's: another one may have been quicker.
async fn claim(tx: &impl ConnectionTrait, before: Option<Instant>, now: Instant) -> Result<bool> {
    let Some(before) = before else {
        let first = ActiveModel {
            id: Set(ONLY),
            passed_to: Set(now),
        };
        let unless_there = OnConflict::column(Column::Id).do_nothing().to_owned();
        let inserted = Entity::insert(first)
            .on_conflict(unless_there)
            .exec_without_returning(tx)
            .await?;
        return Ok(inserted > 0);
    };
    let claimed = Entity::update_many()
        .col_expr(Column::PassedTo, now.into())
        .filter(Column::PassedTo.eq(before))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected > 0)
}

/// Notes who answers and who does no more, and returns them.
async fn change_answering(tx: &impl ConnectionTrait, answering: &HashSet<Uuid>) -> Result<BTreeSet<Uuid>> {
    let known: Vec<Uuid> = company::Entity::find()
        .select_only()
        .column(company::Column::Id)
        .filter(company::Column::Answers.eq(true))
        .into_tuple()
        .all(tx)
        .await?;
    let known: HashSet<Uuid> = known.into_iter().collect();
    let begun: Vec<Uuid> = answering.difference(&known).copied().collect();
    let stopped: Vec<Uuid> = known.difference(answering).copied().collect();
    for (answers, companies) in [(true, &begun), (false, &stopped)] {
        for companies in companies.chunks(BATCH) {
            company::Entity::update_many()
                .col_expr(company::Column::Answers, Expr::value(answers))
                .filter(company::Column::Id.is_in(companies.iter().copied()))
                .exec(tx)
                .await?;
        }
    }
    Ok(begun.into_iter().chain(stopped).collect())
}

/// Whose certificates ended.
async fn certificates_ended(tx: &impl ConnectionTrait, before: Instant, now: Instant) -> Result<Vec<Uuid>> {
    let ended = fact::Entity::find()
        .select_only()
        .column(fact::Column::CompanyId)
        .distinct()
        .filter(fact::Column::Kind.eq(FactKind::Certificate.to_string()))
        .filter(fact::Column::EndedAt.is_null())
        .filter(fact::Column::ValidUntil.gt(before))
        .filter(fact::Column::ValidUntil.lte(now));
    Ok(ended.into_tuple().all(tx).await?)
}

/// The listings on show that are up to date no more.
async fn grown_old(tx: &impl ConnectionTrait, before: Instant, now: Instant) -> Result<Vec<Uuid>> {
    let old = listing::Entity::find()
        .select_only()
        .column(listing::Column::Id)
        .filter(listing::Column::State.eq("published"))
        .filter(listing::Column::UpdatedAt.gt(before - FRESH))
        .filter(listing::Column::UpdatedAt.lte(now - FRESH));
    Ok(old.into_tuple().all(tx).await?)
}
