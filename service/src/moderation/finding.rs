//! What a program notices about the text an operator is to read, beside the other listings there are.

use domain::{
    catalog::{
        content::{Supply, Wording},
        view::ListingView,
    },
    id::MarketId,
    moderation::{
        banned::hits,
        finding::{Finding, alike, contacts, far_from},
    },
    money::UnitPrice,
    page::PageRequest,
    search::SearchQuery,
    text::Locale,
};
use entity::catalog::{category, listing, price_tier};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use super::{banned, restriction};
use crate::{Ctx, Result, company::verification, search, stored};

/// How many of the listings found by a title are looked at.
const LOOKED_AT: u32 = 20;
/// How many listings of a category a price is compared with: the newest.
const COMPARED: u64 = 500;

/// What there is to say of this listing, with the text it has or would have.
pub(super) async fn findings(
    ctx: &Ctx,
    market: MarketId,
    listing: &ListingView,
    wording: &Wording,
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let hits = hits(&banned::of_market(ctx.db.read(), market).await?, wording);
    if !hits.is_empty() {
        findings.push(Finding::Banned { hits });
    }
    if let Some(category) = &wording.category {
        let supplier = listing.supplier.id.0;
        let held = verification::certificates(ctx.db.read(), ctx.now(), [supplier]).await?;
        let held = held.into_values().flatten().collect::<Vec<_>>();
        let restrictions = restriction::broken(ctx, market, category, &held).await?;
        if !restrictions.is_empty() {
            findings.push(Finding::Restricted { restrictions });
        }
    }
    let ways = contacts(wording);
    if !ways.is_empty() {
        findings.push(Finding::Contact { ways });
    }
    findings.extend(called_alike(ctx, listing, wording).await);
    findings.extend(priced_far(ctx, listing, wording).await?);
    Ok(findings)
}

/// Listings of other suppliers that are called nearly the same. A search that fails finds none: the case can be read
/// without it.
async fn called_alike(ctx: &Ctx, listing: &ListingView, wording: &Wording) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for locale in Locale::ALL {
        let Some(title) = wording.title.exact(locale) else {
            continue;
        };
        let query = SearchQuery {
            text: title.to_owned(),
            locale,
            page: PageRequest::new(Some(LOOKED_AT), None),
            ..SearchQuery::default()
        };
        let Ok(found) = search::look(ctx, &query).await else {
            continue;
        };
        let others = found.items.into_iter().map(|found| found.hit);
        for hit in others.filter(|hit| hit.supplier_code != listing.supplier.code) {
            let same = hit.title.exact(locale).is_some_and(|other| alike(title, other));
            let known = findings
                .iter()
                .any(|one| matches!(one, Finding::Alike { listing, .. } if *listing == hit.id));
            if same && !known {
                findings.push(Finding::Alike {
                    listing: hit.id,
                    supplier: hit.supplier,
                    title: hit.title,
                });
            }
        }
    }
    findings
}

/// How its lowest price stands among those of its category, unit and currency.
async fn priced_far(ctx: &Ctx, listing: &ListingView, wording: &Wording) -> Result<Option<Finding>> {
    let Supply { selling, unit, .. } = &listing.supply;
    let (Some(lowest), Some(path)) = (selling.tiers.lowest(), &wording.category) else {
        return Ok(None);
    };
    let others: Vec<i64> = price_tier::Entity::find()
        .select_only()
        .column_as(price_tier::Column::UnitPrice.min(), "lowest")
        .inner_join(listing::Entity)
        .join(sea_orm::JoinType::InnerJoin, listing::Relation::Category.def())
        .filter(category::Column::Path.eq(path.to_string()))
        .filter(listing::Column::State.eq("published"))
        .filter(listing::Column::Unit.eq(unit.code()))
        .filter(listing::Column::Currency.eq(selling.currency.code()))
        .filter(listing::Column::Id.ne(listing.id.0))
        .group_by(price_tier::Column::ListingId)
        .order_by_desc(price_tier::Column::ListingId)
        .limit(COMPARED)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let others = others
        .into_iter()
        .map(stored::unit_price)
        .collect::<Result<Vec<UnitPrice>>>()?;
    let count = others.len();
    Ok(far_from(lowest, others).map(|median| Finding::Price {
        lowest,
        median,
        currency: selling.currency,
        others: count,
    }))
}
