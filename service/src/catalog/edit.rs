//! A supplier writes a listing by hand: a new one, or one of theirs. What becomes of it is planned as for a file's row.

use domain::{
    actor::{Actor, Right},
    catalog::{
        ListingState,
        content::{ListingContent, Supply},
        schema::refused,
        variant::{VariantSupplies, Variation},
        view::EditableListing,
    },
    id::ListingId,
    moderation::{CaseState, Verdict},
    problem::Problem,
};
use entity::{catalog::listing, moderation::moderation_case};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use super::{
    change::{
        Categories, Existing, Goal, Missing, Outcome, Plan, Target, Wanted, existing, last_written,
        lock_company, with_skus,
    },
    read,
    tree::Schemas,
    variant::Claims,
};
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event, market,
    moderation::{self, trust::Trusted},
    order::stock::Held,
};

/// How far a listing that is not on show goes when it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// A draft stays a draft.
    Kept,
    /// It is handed to the operator.
    HandedIn,
}

impl From<Saved> for Goal {
    fn from(saved: Saved) -> Self {
        match saved {
            Saved::Kept => Self::Kept,
            Saved::HandedIn => Self::HandedIn,
        }
    }
}

/// One of the supplier's listings, as its editor begins with it.
pub async fn editable(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<EditableListing> {
    known(actor)?;
    let db = ctx.db.read();
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .one(db)
        .await?;
    let loaded = read::load(db, row.into_iter().collect()).await?.pop();
    let loaded = loaded.or_not_found()?;
    let case = moderation_case::Entity::reviews()
        .filter(moderation_case::Column::ListingId.eq(id.0))
        .order_by_desc(moderation_case::Column::Id)
        .one(db)
        .await?;
    let revision = case.as_ref().filter(|case| case.proposal.is_some());
    let revision: Option<CaseState> = revision
        .map(|case| event::state(&case.state_detail))
        .transpose()?;
    let state: ListingState = event::state(&loaded.row.state_detail)?;
    let content = last_written(loaded.content, case.as_ref())?;
    let held = Held::of(db, [id.0]).await?;
    Ok(EditableListing {
        reserved: held.of_each(id.0, &content.wording.variation),
        id,
        version: version(&content)?,
        content,
        state,
        revision: revision.filter(|state| !approved(state)),
        may_appeal: actor.may(Right::ManageListings) && moderation::refused(db, id).await?.is_some(),
        markets: loaded.markets,
    })
}

/// Makes a listing in a market of the company, by default its first.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    content: ListingContent,
    market: Option<&str>,
    saved: Saved,
) -> Result<ListingId> {
    require(actor, Right::ManageListings)?;
    let wanted = wanted(ctx, actor, content).await?;
    let tx = ctx.db.begin().await?;
    let schemas = Schemas::of_those(&tx, wanted.category).await?;
    let target = Target::of_member(&tx, actor, market, saved.into()).await?;
    lock_company(&tx, target.company).await?;
    let sku = wanted.content.sku.clone();
    let taken = with_skus(&tx, target.company, [sku].into_iter()).await?;
    if !taken.is_empty() {
        return Err(Error::invalid("sku", Problem::new("taken")));
    }
    let id: ListingId = ctx.new_id();
    let content = &wanted.content;
    let mut claims = Claims::of(&tx, target.company, std::iter::once(content)).await?;
    let claimed = claims.take(id.0, content);
    claimed.map_err(|problem| Error::invalid("sku", problem))?;
    require_complete(&schemas, &wanted, saved)?;
    let mut plan = Plan::new(ctx, actor, &target, &schemas);
    plan.create(id.0, &wanted)?;
    plan.writes.flush(ctx, &tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a listing whose `version` was read; a conflict where somebody changed it since. Its pictures and its variants
/// stay.
pub async fn edit(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    version: &str,
    content: ListingContent,
    saved: Saved,
) -> Result<()> {
    known(actor)?;
    change(ctx, actor, id, version, (content, Variants::Kept), saved).await
}

/// Changes what a listing comes in, and nothing else of it.
pub async fn edit_variants(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    version: &str,
    (variation, variants): (Variation, VariantSupplies),
    saved: Saved,
) -> Result<()> {
    let stands = editable(ctx, actor, id).await?;
    if stands.version != version {
        return Err(Conflict::Edited.into());
    }
    let mut content = stands.content;
    content.supply.stock = content.supply.stock.filter(|_| variation.is_empty());
    content.supply.variants = variants;
    content.wording.variation = variation;
    change(ctx, actor, id, version, (content, Variants::Written), saved).await
}

/// Whether a change writes a listing's variants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variants {
    Kept,
    Written,
}

async fn change(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    version: &str,
    (content, variants): (ListingContent, Variants),
    saved: Saved,
) -> Result<()> {
    let mut wanted = wanted(ctx, actor, content).await?;
    let tx = ctx.db.begin().await?;
    let schemas = Schemas::of_those(&tx, wanted.category).await?;
    if let (Variants::Written, Some(company)) = (variants, actor.company()) {
        lock_company(&tx, company.0).await?;
    }
    let row = listing::Entity::owned_by(actor).filter(listing::Column::Id.eq(id.0));
    let existing = existing(&tx, row).await?.pop().or_not_found()?;
    require(actor, Right::ManageListings)?;
    let stands = existing.last_written()?;
    if self::version(&stands)? != version {
        return Err(Conflict::Edited.into());
    }
    if wanted.content.sku != stands.sku {
        return Err(Error::invalid("sku", Problem::new("sku-stays")));
    }
    wanted.content.wording.images = stands.wording.images;
    match variants {
        Variants::Kept => keep_variants(&mut wanted.content, &stands.supply, stands.wording.variation)?,
        Variants::Written => claim(&tx, &existing, &wanted.content).await?,
    }
    if saved == Saved::HandedIn {
        market::booth::require_any(&tx, existing.row.company_id, &existing.markets).await?;
    }
    let target = Target {
        company: existing.row.company_id,
        market: existing.markets.first().copied().or_not_found()?,
        goal: saved.into(),
    };
    // What was approved before a schema changed goes on being sold, at new prices too.
    let approved = event::state::<ListingState>(&existing.row.state_detail)?.reviewed();
    if !(approved && existing.content.wording.says_as(&wanted.content.wording)) {
        require_complete(&schemas, &wanted, saved)?;
    }
    let trusted = Trusted::of(ctx, &tx, target.company).await?;
    let mut plan = Plan::new(ctx, actor, &target, &schemas).trusting(&trusted);
    if let Outcome::Refused(problem) = plan.row(&wanted, Some(&existing))? {
        return Err(Error::invalid("", problem));
    }
    plan.writes.flush(ctx, &tx).await?;
    tx.commit().await?;
    Ok(())
}

/// What a listing comes in stays, whatever else of it is changed.
fn keep_variants(content: &mut ListingContent, stands: &Supply, variation: Variation) -> Result<()> {
    content.wording.variation = variation;
    let kept = content.supply.keep_variants(stands, &content.wording.variation);
    kept.map_err(|problem| Error::invalid("currency", problem))
}

/// The numbers of its variants name nothing else of its company.
async fn claim(tx: &impl ConnectionTrait, existing: &Existing, content: &ListingContent) -> Result<()> {
    let company = existing.row.company_id;
    let mut claims = Claims::of(tx, company, std::iter::once(content)).await?;
    let claimed = claims.take(existing.row.id, content);
    claimed.map_err(|problem| Error::invalid("variants", problem))
}

/// What is handed in has all that its category asks for; a draft may lack it.
fn require_complete(schemas: &Schemas, wanted: &Wanted, saved: Saved) -> Result<()> {
    if saved == Saved::Kept {
        return Ok(());
    }
    let faults = schemas
        .of(wanted.category)
        .faults(&wanted.content.wording.attributes);
    Ok(refused(faults).into_result()?)
}

/// A content with its category found; one that is not there is told.
async fn wanted(ctx: &Ctx, actor: &Actor, mut content: ListingContent) -> Result<Wanted> {
    let mut category = None;
    if let Some(path) = content.wording.category.take() {
        let mut tree = Categories::load(ctx, Missing::LeaveOut).await?;
        let Some(found) = tree.find(ctx, actor, &path).await? else {
            return Err(Error::invalid("category", Problem::new("unknown-category")));
        };
        content.wording.category = Some(found.path);
        category = Some(found.id);
    }
    Ok(Wanted { content, category })
}

fn approved(state: &CaseState) -> bool {
    state
        .decision()
        .is_some_and(|decision| decision.verdict == Verdict::Approve)
}

/// Another one for every content.
fn version(content: &ListingContent) -> Result<String> {
    let digest = Sha256::digest(serde_json::to_string(content)?);
    Ok(hex::encode(&digest[..12]))
}
