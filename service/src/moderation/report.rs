//! Somebody reports a listing on show; an operator who does so has the case that takes it off show.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Member, Right},
    catalog::ListingState,
    id::{CaseId, ListingId},
    moderation::{
        CaseState,
        matter::{Matter, NewReport},
    },
    problem::Problem,
};
use entity::{
    catalog::{listing, listing_market},
    moderation::{listing_report, moderation_case},
    outbox::event as events,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set, sea_query::OnConflict,
};
use serde_json::json;
use uuid::Uuid;

use super::submit::opened_about;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
};

/// Reports a listing on show to the operators of its market. A company that reports it twice before it is decided says
/// why anew. Nobody reports what is their own.
pub async fn report(ctx: &Ctx, actor: &Actor, id: ListingId, new: NewReport) -> Result<CaseId> {
    require(actor, Right::Report)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    // Two reports at once make one case: whoever holds the listing opens it.
    let row = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    if row.company_id == member.company.0 {
        return Err(Error::Forbidden);
    }
    event::state::<ListingState>(&row.state_detail)?.report()?;
    keep_limit(ctx, &tx, actor, member).await?;
    let market = market(&tx, member, row.id).await?;
    let case = undecided(ctx, &tx, actor, row.id, market).await?;
    let told = json!({ "listing": id, "ground": new.ground });
    event::happened(ctx, &tx, actor, case, "moderation.reported", told).await?;
    let report = listing_report::ActiveModel {
        case_id: Set(case.0),
        company_id: Set(member.company.0),
        person_id: Set(member.person.0),
        ground: Set(new.ground.to_string()),
        reason: Set(new.reason.into_inner()),
        reported_at: Set(ctx.now()),
    };
    let anew = OnConflict::columns([listing_report::Column::CaseId, listing_report::Column::CompanyId])
        .update_columns([
            listing_report::Column::PersonId,
            listing_report::Column::Ground,
            listing_report::Column::Reason,
            listing_report::Column::ReportedAt,
        ])
        .to_owned();
    listing_report::Entity::insert(report)
        .on_conflict(anew)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(case)
}

/// Refuses a report too many of one day; operators go through whole markets.
async fn keep_limit(ctx: &Ctx, tx: &impl ConnectionTrait, actor: &Actor, member: &Member) -> Result<()> {
    if actor.may(Right::Operate) {
        return Ok(());
    }
    let today = listing_report::Entity::find()
        .filter(listing_report::Column::CompanyId.eq(member.company.0))
        .filter(listing_report::Column::ReportedAt.gt(ctx.now() - TimeDelta::days(1)))
        .count(tx)
        .await?;
    if today >= NewReport::MOST_A_DAY {
        let many = Problem::new("too-many-reports").with("max", NewReport::MOST_A_DAY);
        return Err(Error::invalid("reason", many));
    }
    Ok(())
}

/// The market whose operators decide: one of the reporter's own, else the listing's first.
async fn market(tx: &impl ConnectionTrait, member: &Member, listing: Uuid) -> Result<Uuid> {
    let places: Vec<Uuid> = listing_market::Entity::find()
        .select_only()
        .column(listing_market::Column::MarketId)
        .filter(listing_market::Column::ListingId.eq(listing))
        .order_by_asc(listing_market::Column::MarketId)
        .into_tuple()
        .all(tx)
        .await?;
    let mine = member.markets().map(|id| id.0).find(|id| places.contains(id));
    mine.or_else(|| places.first().copied()).or_not_found()
}

/// The undecided case about the listing as it is on show, opened if there is none. One that waits or was read waits
/// anew: a decision about what was known before is refused by its `opened_at`.
async fn undecided(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: Uuid,
    market: Uuid,
) -> Result<CaseId> {
    let standing = moderation_case::Entity::of([listing])
        .filter(moderation_case::Column::Matter.is_not_in(Matter::REVIEWS))
        .filter(moderation_case::Column::State.ne("decided"))
        .one(tx)
        .await?;
    let Some(case) = standing else {
        let (case, opened) = opened_about(ctx, actor, listing, market, Matter::Report, None)?;
        let id = *case.id.try_as_ref().or_not_found()?;
        moderation_case::Entity::insert(case)
            .exec_without_returning(tx)
            .await?;
        events::Entity::insert(opened).exec_without_returning(tx).await?;
        return Ok(CaseId(id));
    };
    let id = CaseId(case.id);
    let (state, detail) = event::columns(&CaseState::Open)?;
    let mut row = case.into_active_model();
    row.matter = Set(Matter::Report.to_string());
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.opened_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    Ok(id)
}
