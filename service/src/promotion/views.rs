//! Counting how often promotions are shown and opened: in memory, written down by the worker's clock, without who looked.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::id::PromotionId;
use entity::promotion::promotion_view::{ActiveModel, Column, Entity};
use sea_orm::{
    EntityTrait, ExprTrait, Set,
    sea_query::{Expr, OnConflict},
};

use crate::{Ctx, Result};

/// How many rows are written at once.
const BATCH: usize = 200;

/// What was seen since it was written down last. A process that dies takes at most a minute of it along. There are never
/// more of them than promotions that run.
#[derive(Clone, Debug, Default)]
pub struct Views(Arc<Mutex<HashMap<PromotionId, Seen>>>);

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    shown: i64,
    opened: i64,
}

impl Views {
    /// A listing of it stood in a strip.
    pub fn shown(&self, promotion: PromotionId) {
        self.add(promotion, |seen| seen.shown += 1);
    }

    /// It, or a listing of it, was opened.
    pub fn opened(&self, promotion: PromotionId) {
        self.add(promotion, |seen| seen.opened += 1);
    }

    fn add(&self, promotion: PromotionId, count: impl FnOnce(&mut Seen)) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        count(held.entry(promotion).or_default());
    }

    fn take(&self) -> HashMap<PromotionId, Seen> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes down what was counted.
pub async fn keep_views(ctx: &Ctx) -> Result<()> {
    let row = |(id, seen): (PromotionId, Seen)| ActiveModel {
        promotion_id: Set(id.0),
        shown: Set(seen.shown),
        opened: Set(seen.opened),
    };
    let rows: Vec<_> = ctx.views.take().into_iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let tx = ctx.db.begin().await?;
    for rows in rows.chunks(BATCH) {
        Entity::insert_many(rows.to_vec())
            .on_conflict(added())
            .exec_without_returning(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What is counted again is added to what was.
fn added() -> OnConflict {
    let sum = |column| {
        let sum = Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
        (column, sum)
    };
    OnConflict::column(Column::PromotionId)
        .values([sum(Column::Shown), sum(Column::Opened)])
        .to_owned()
}
