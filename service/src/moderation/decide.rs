//! An operator decides a case: the listing follows, its supplier is told.

use domain::{
    Instant,
    actor::Actor,
    catalog::{ListingState, content::Wording},
    id::{CaseId, ListingId},
    moderation::{Decision, Ruling, Verdict, matter::Matter},
    notification::Subject,
};
use entity::{
    catalog::listing,
    moderation::{listing_report, moderation_case},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    case::{Locked, lock, operator, refuse_own, refuse_taken},
    submit::withdraw,
};
use crate::{
    Conflict, Ctx, Result,
    catalog::{
        picture, read, require_place,
        tree::{self, Schemas},
        variant, write,
    },
    error::OrNotFound,
    event,
    job::{self, Job},
    notification, stored,
};

/// Decides a case the operator has read when it was as of `seen` (its `opened_at`). Whoever comes second gets a
/// conflict with the first decision; so does who read what its supplier has changed, or somebody reported, since.
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
    let appealed = locked.state.appeal().is_some();
    let step = locked.state.decide(decision.clone())?;
    let (touched, further) = (Some(locked.listing.company_id), about(&locked));
    let (state, detail) = event::record_for(ctx, &tx, actor, id, &step, further, touched).await?;
    let (listing, company) = (locked.listing.id, locked.listing.company_id);
    let matter: Matter = stored::name(&locked.case.matter)?;
    let live = serde_json::from_value(locked.listing.images.clone())?;
    let images = match locked.case.proposal.clone() {
        None => {
            follow(ctx, &tx, actor, locked.listing, matter, &decision).await?;
            live
        }
        Some(proposal) if decision.verdict == Verdict::Approve => {
            let wording: Wording = serde_json::from_value(proposal)?;
            let images = wording.images.clone();
            revise(ctx, &tx, actor, locked.listing, wording, &schemas).await?;
            images
        }
        // A revision that is not approved leaves the text buyers see as it is.
        Some(_) => {
            turn_down(ctx, &tx, actor, listing, &decision).await?;
            live
        }
    };
    picture::keep_named(ctx, &tx, listing, images).await?;
    if decision.verdict == Verdict::Approve && matter.is_review() {
        picture::approve(ctx, &tx, listing).await?;
    }
    let mut row: moderation_case::ActiveModel = locked.case.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.decided_at = Set(Some(decision.at));
    row.update_without_returning(&tx).await?;
    job::enqueue(ctx, &tx, Job::IndexListings(vec![ListingId(listing)])).await?;
    if matter.is_review() || decision.verdict != Verdict::Approve || appealed {
        notification::tell(ctx, &tx, company, Subject::ListingDecided(id)).await?;
    }
    tell_reporters(ctx, &tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Whoever reported the listing hears what became of it.
async fn tell_reporters(ctx: &Ctx, tx: &impl ConnectionTrait, id: CaseId) -> Result<()> {
    let reports = listing_report::Entity::find().filter(listing_report::Column::CaseId.eq(id.0));
    for report in reports.all(tx).await? {
        let (company, person) = (report.company_id, report.person_id.into());
        notification::tell_member(ctx, tx, company, person, Subject::ReportDecided(id)).await?;
    }
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

/// A listing goes where the verdict sends it: a new one, or one on show. What waits about the text of one that is
/// rejected is nobody's to decide any more.
async fn follow(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: listing::Model,
    matter: Matter,
    decision: &Decision,
) -> Result<()> {
    let (id, first) = (listing.id, listing.listed_at.is_none());
    let state: ListingState = event::state(&listing.state_detail)?;
    let steps = state.ruled(decision.verdict, &decision.reason)?;
    let Some(last) = steps.last() else { return Ok(()) };
    if last.next().on_show() {
        require_place(tx, &listing).await?;
    }
    let mut row = listing.into_active_model();
    for step in &steps {
        let (state, detail) = event::record(ctx, tx, actor, id, step).await?;
        row.state = Set(state);
        row.state_detail = Set(detail);
    }
    if first && last.next().on_show() {
        row.listed_at = Set(Some(ctx.now()));
    }
    row.updated_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    if !matter.is_review() && decision.verdict == Verdict::Reject {
        withdraw(ctx, tx, actor, id, moderation_case::Entity::reviews()).await?;
    }
    Ok(())
}

/// An approved revision becomes the text buyers see; a listing that was suspended until then is on show again.
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
    let state: ListingState = event::state(&listing.state_detail)?;
    let shown = read::contents(tx, vec![listing.clone()])
        .await?
        .pop()
        .or_not_found()?
        .1;
    let change = json!({ "before": shown.wording, "after": wording });
    let back = match state {
        ListingState::Suspended { .. } => Some(state.reinstate()?),
        _ => None,
    };
    if back.as_ref().is_some_and(|step| step.next().on_show()) {
        require_place(tx, &listing).await?;
    }
    let mut row = listing.into_active_model();
    if let Some(step) = back {
        let (state, detail) = event::record(ctx, tx, actor, id, &step).await?;
        row.state = Set(state);
        row.state_detail = Set(detail);
    }
    write::set_wording(&mut row, &wording, category, schemas)?;
    variant::forget_others(tx, id, &wording.variation).await?;
    row.updated_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    event::happened(ctx, tx, actor, id, "listing.revised", change).await
}

/// The listing's history says what the operator said of its new text.
async fn turn_down(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: Uuid,
    decision: &Decision,
) -> Result<()> {
    let kind = match decision.verdict {
        Verdict::Reject => "listing.revision_rejected",
        _ => "listing.revision_returned",
    };
    let told = json!({ "reason": decision.reason });
    event::happened(ctx, tx, actor, listing, kind, told).await
}
