//! Listings as their pages, their supplier's list and an RFQ's lines show them.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::{
        content::ListingContent,
        variant::sum,
        view::{ListingChoice, ListingView, OwnFilter, OwnListing},
    },
    id::{CompanyId, ListingId},
    moderation::{CaseState, Verdict},
    page::{Page, PageRequest},
};
use entity::{catalog::listing, moderation::moderation_case};
use sea_orm::{
    ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};
use uuid::Uuid;

use super::{picture, read};
use crate::{
    Ctx, Result,
    error::{OrNotFound, require},
    event, moderation,
    order::stock::Held,
};

/// A listing's own page: anyone sees it while it is on show; its supplier and operators always.
pub async fn view(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<ListingView> {
    let db = ctx.db.read();
    let row = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.eq(id.0))
        .one(db)
        .await?;
    let loaded = read::load(db, row.into_iter().collect()).await?.pop();
    loaded.or_not_found()?.into_view(db).await
}

/// The supplier's own listings, newest first, in any state but archived.
pub async fn own(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<OwnListing>> {
    own_where(ctx, actor, &OwnFilter::default(), page).await
}

/// Those of them that are asked for.
pub async fn own_where(
    ctx: &Ctx,
    actor: &Actor,
    filter: &OwnFilter,
    page: PageRequest,
) -> Result<Page<OwnListing>> {
    require(actor, Right::SeeListings)?;
    let db = ctx.db.read();
    let mut rows = listing::Entity::owned_by(actor)
        .filter(wanted(filter))
        .order_by_desc(listing::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(listing::Column::Id.lt(last));
    }
    let found = read::contents(db, rows.all(db).await?).await?;
    let cases = moderation_case::Entity::of(found.iter().map(|(row, _)| row.id));
    let cases = cases.all(db).await?;
    let mut revisions = revisions(&cases)?;
    let refused = moderation::refused_of(cases)?;
    let held = Held::of(db, found.iter().map(|(row, _)| row.id)).await?;
    let mut pictures = picture::leading_own(ctx, found.iter().map(|(row, _)| row.id.into())).await?;
    let items = found
        .into_iter()
        .map(|(row, content)| {
            let (variation, id) = (&content.wording.variation, row.id);
            let reserved = sum(held.of_each(id, variation).into_values());
            let supply = content.supply.of_variants(variation);
            Ok(OwnListing {
                reserved,
                id: row.id.into(),
                sku: content.sku,
                title: content.wording.title,
                supply,
                state: event::state(&row.state_detail)?,
                incomplete: row.incomplete,
                revision: revisions.remove(&row.id),
                may_appeal: refused.contains_key(&row.id),
                picture: pictures.remove(&row.id.into()),
                updated_at: row.updated_at,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |listing| listing.id.to_string()))
}

/// How many they are.
pub async fn own_count(ctx: &Ctx, actor: &Actor, filter: &OwnFilter) -> Result<u64> {
    require(actor, Right::SeeListings)?;
    let rows = listing::Entity::owned_by(actor).filter(wanted(filter));
    Ok(rows.count(ctx.db.read()).await?)
}

/// The rows a supplier asks for.
pub(crate) fn wanted(filter: &OwnFilter) -> Condition {
    use listing::Column::{Incomplete, Sku, State, TitleEn, TitleZh};
    let state = match &filter.state {
        Some(state) => State.eq(state),
        None => State.ne("archived"),
    };
    let state = match filter.incomplete {
        true => state.and(Incomplete.eq(true)),
        false => state,
    };
    // Addresses may hold what no text does.
    let text = filter.text.trim().replace('\0', "").to_lowercase();
    if text.is_empty() {
        return Condition::all().add(state);
    }
    let pattern = format!(
        "%{}%",
        text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")
    );
    let says = |column: listing::Column| {
        let like = LikeExpr::new(pattern.clone()).escape('\\');
        Expr::expr(Func::lower(Expr::col((listing::Entity, column)))).like(like)
    };
    let said = [Sku, TitleZh, TitleEn].into_iter().map(says);
    Condition::all()
        .add(state)
        .add(said.fold(Condition::any(), Condition::add))
}

/// The latest change of each listing's text that waits or was refused.
fn revisions(cases: &[moderation_case::Model]) -> Result<HashMap<Uuid, CaseState>> {
    let mut revisions: Vec<_> = cases.iter().filter(|case| case.proposal.is_some()).collect();
    revisions.sort_by_key(|case| case.id);
    let mut latest = HashMap::new();
    for case in revisions {
        latest.insert(case.listing_id, event::state::<CaseState>(&case.state_detail)?);
    }
    let approved = |state: &CaseState| state.decision().is_some_and(|d| d.verdict == Verdict::Approve);
    latest.retain(|_, state| !approved(state));
    Ok(latest)
}

/// A supplier's listings that can be asked for in an RFQ, by SKU, at most `limit` of them.
pub async fn choices(
    ctx: &Ctx,
    actor: &Actor,
    supplier: CompanyId,
    limit: u32,
) -> Result<Vec<ListingChoice>> {
    let db = ctx.db.read();
    let rows = listing::Entity::visible_to(actor)
        .filter(listing::Column::CompanyId.eq(supplier.0))
        .filter(listing::Column::State.eq("published"))
        .order_by_asc(listing::Column::Sku)
        .limit(u64::from(limit))
        .all(db)
        .await?;
    let held = Held::of(db, rows.iter().map(|row| row.id)).await?;
    let contents = read::contents(db, rows).await?.into_iter();
    let choices = contents.map(|(row, mut content)| {
        read::offer(&mut content, row.id, &held);
        choice(row.id.into(), content)
    });
    Ok(choices.collect())
}

/// A listing to be chosen.
pub(crate) fn choice(id: ListingId, content: ListingContent) -> ListingChoice {
    ListingChoice {
        id,
        sku: content.sku,
        title: content.wording.title,
        variation: content.wording.variation,
        supply: content.supply,
    }
}
