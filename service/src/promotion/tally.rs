//! What came of promotions: three queries, however many there are.

use std::collections::HashMap;

use domain::{id::PromotionId, promotion::view::Tally};
use entity::{
    order::purchase_order,
    promotion::{promotion_rfq, promotion_view},
    rfq::rfq,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use crate::Result;

/// Of each of these that anything came of.
pub(super) async fn tallies(
    db: &impl ConnectionTrait,
    promotions: &[Uuid],
) -> Result<HashMap<PromotionId, Tally>> {
    let mut tallies: HashMap<PromotionId, Tally> = HashMap::new();
    let seen = promotion_view::Entity::find()
        .filter(promotion_view::Column::PromotionId.is_in(promotions.iter().copied()))
        .all(db)
        .await?;
    for row in seen {
        let tally = tallies.entry(row.promotion_id.into()).or_default();
        (tally.shown, tally.opened) = (whole(row.shown), whole(row.opened));
    }
    let of_these = || {
        promotion_rfq::Entity::find()
            .select_only()
            .column(promotion_rfq::Column::PromotionId)
            .filter(promotion_rfq::Column::PromotionId.is_in(promotions.iter().copied()))
            .group_by(promotion_rfq::Column::PromotionId)
    };
    let sent = of_these()
        .column_as(rfq::Column::Id.count(), "count")
        .join(JoinType::InnerJoin, promotion_rfq::Relation::Rfq.def())
        .filter(rfq::Column::PublishedAt.is_not_null());
    for (id, count) in counted(db, sent).await? {
        tallies.entry(id).or_default().rfqs = count;
    }
    let agreed = of_these()
        .column_as(purchase_order::Column::Id.count(), "count")
        .join(JoinType::InnerJoin, promotion_rfq::Relation::PurchaseOrder.def());
    for (id, count) in counted(db, agreed).await? {
        tallies.entry(id).or_default().orders = count;
    }
    Ok(tallies)
}

async fn counted(
    db: &impl ConnectionTrait,
    of: Select<promotion_rfq::Entity>,
) -> Result<Vec<(PromotionId, u64)>> {
    let rows: Vec<(Uuid, i64)> = of.into_tuple().all(db).await?;
    Ok(rows
        .into_iter()
        .map(|(id, count)| (id.into(), whole(count)))
        .collect())
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
