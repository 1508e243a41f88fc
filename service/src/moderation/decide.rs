//! An operator decides a case: the listing follows, its supplier is told.

use domain::{
    Instant,
    actor::Actor,
    catalog::{ListingState, content::Wording},
    id::{CaseId, ListingId},
    moderation::{Decision, Ruling, Verdict},
    notification::Subject,
};
use entity::{catalog::listing, moderation::moderation_case};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::{Value, json};

use super::case::{Locked, lock, operator, refuse_own, refuse_taken};
use crate::{
    Conflict, Ctx, Result,
    catalog::{
        picture,
        tree::{self, Schemas},
        write,
    },
    error::OrNotFound,
    event,
    job::{self, Job},
    notification,
};

/// Decides a case the operator has read when it was as of `seen` (its `opened_at`). Whoever comes second gets a
/// conflict with the first decision; so does who read a text its supplier has changed since.
pub async fn decide(ctx: &Ctx, actor: &Actor, id: CaseId, ruling: Ruling, seen: Instant) -> Result<()> {
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let schemas = asked(&tx, actor, id).await?;
    let locked = lock(&tx, actor, id).await?;
    refuse_own(&tx, actor, locked.listing.company_id).await?;
    refuse_taken(&tx, &locked.state, by).await?;
    if locked.case.opened_at != seen {
        return Err(Conflict::Resubmitted.into());
    }
    let decision = Decision {
        verdict: ruling.verdict,
        reason: ruling.reason,
        by,
        at: ctx.now(),
        appeal: None,
    };
    let step = locked.state.decide(decision.clone())?;
    let (touched, further) = (Some(locked.listing.company_id), about(&locked));
    let (state, detail) = event::record_for(ctx, &tx, actor, id, &step, further, touched).await?;
    let (listing, company) = (locked.listing.id, locked.listing.company_id);
    let live = serde_json::from_value(locked.listing.images.clone())?;
    let images = match locked.case.proposal.clone() {
        None => {
            follow(ctx, &tx, actor, locked.listing, &decision).await?;
            live
        }
        Some(proposal) if decision.verdict == Verdict::Approve => {
            let wording: Wording = serde_json::from_value(proposal)?;
            let images = wording.images.clone();
            revise(ctx, &tx, actor, locked.listing, wording, &schemas).await?;
            images
        }
        // A revision that is not approved leaves the text buyers see as it is.
        Some(_) => live,
    };
    picture::keep_named(ctx, &tx, listing, images).await?;
    if decision.verdict == Verdict::Approve {
        picture::approve(ctx, &tx, listing).await?;
    }
    let mut row: moderation_case::ActiveModel = locked.case.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.decided_at = Set(Some(decision.at));
    row.update_without_returning(&tx).await?;
    job::enqueue(ctx, &tx, Job::IndexListings(vec![ListingId(listing)])).await?;
    notification::tell(ctx, &tx, company, Subject::ListingDecided(id)).await?;
    tx.commit().await?;
    Ok(())
}

/// What the category of a proposed text asks for. It is taken before the listing is: who changes the tree takes listings
/// last.
async fn asked(tx: &impl ConnectionTrait, actor: &Actor, id: CaseId) -> Result<Schemas> {
    let case = moderation_case::Entity::visible_to(actor)
        .filter(moderation_case::Column::Id.eq(id.0))
        .one(tx)
        .await?
        .or_not_found()?;
    let wording: Option<Wording> = case.proposal.map(serde_json::from_value).transpose()?;
    let category = match wording.and_then(|wording| wording.category) {
        Some(path) => tree::id_at(tx, &path).await?,
        None => None,
    };
    Schemas::of_those(tx, category).await
}

/// What the listing's company reads in its record beside the decision.
fn about(locked: &Locked) -> Value {
    let listing = &locked.listing;
    json!({
        "market": locked.case.market_id,
        "listing": listing.id,
        "title": { "zh": listing.title_zh, "en": listing.title_en },
    })
}

/// A new listing goes where the verdict sends it.
async fn follow(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: listing::Model,
    decision: &Decision,
) -> Result<()> {
    let state: ListingState = event::state(&listing.state_detail)?;
    let step = match decision.verdict {
        Verdict::Approve => state.publish(),
        Verdict::RequestChanges => state.request_changes(decision.reason.clone()),
        Verdict::Reject => state.reject(decision.reason.clone()),
    }?;
    let (state, detail) = event::record(ctx, tx, actor, listing.id, &step).await?;
    let mut row = listing.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    if decision.verdict == Verdict::Approve {
        row.listed_at = Set(Some(ctx.now()));
    }
    row.updated_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    Ok(())
}

/// An approved revision becomes the text buyers see.
async fn revise(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: listing::Model,
    wording: Wording,
    schemas: &Schemas,
) -> Result<()> {
    let category = match &wording.category {
        Some(path) => tree::id_at(tx, path).await?,
        None => None,
    };
    let id = listing.id;
    let mut row = listing.into_active_model();
    write::set_wording(&mut row, &wording, category, schemas)?;
    row.updated_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    event::happened(ctx, tx, actor, id, "listing.revised", json!({ "after": wording })).await
}
