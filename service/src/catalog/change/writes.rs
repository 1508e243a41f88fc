//! The rows a plan writes, table by table, with as few statements as the tables allow.

use domain::id::ListingId;
use entity::{
    catalog::{listing, listing_market, price_tier, variant},
    moderation::moderation_case,
    outbox::event,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    catalog::picture::{Named, follow},
    job::{self, Job},
};

/// Rows of one insert: 28 columns each keep it below SQLite's 32,766 parameters.
const INSERTED_AT_ONCE: usize = 1_000;

/// The rows to write.
#[derive(Default)]
pub(crate) struct Writes {
    pub listings: Vec<listing::ActiveModel>,
    pub changed: Vec<listing::ActiveModel>,
    /// Listings whose tiers are replaced.
    pub tiers_gone: Vec<Uuid>,
    pub tiers: Vec<price_tier::ActiveModel>,
    /// Listings whose variants are replaced.
    pub variants_gone: Vec<Uuid>,
    pub variants: Vec<variant::ActiveModel>,
    pub places: Vec<listing_market::ActiveModel>,
    pub cases: Vec<moderation_case::ActiveModel>,
    pub cases_changed: Vec<moderation_case::ActiveModel>,
    pub cases_gone: Vec<Uuid>,
    pub events: Vec<event::ActiveModel>,
    /// What listings name as their pictures.
    pub named: Vec<Named>,
    /// Listings whose place in the search index changes.
    pub to_index: Vec<ListingId>,
}

impl Writes {
    /// Writes them all, with one job for the index.
    pub async fn flush(self, ctx: &Ctx, tx: &impl ConnectionTrait) -> Result<()> {
        insert(tx, self.listings).await?;
        for row in self.changed {
            row.update_without_returning(tx).await?;
        }
        if !self.tiers_gone.is_empty() {
            price_tier::Entity::delete_many()
                .filter(price_tier::Column::ListingId.is_in(self.tiers_gone))
                .exec(tx)
                .await?;
        }
        insert(tx, self.tiers).await?;
        if !self.variants_gone.is_empty() {
            variant::Entity::delete_many()
                .filter(variant::Column::ListingId.is_in(self.variants_gone))
                .exec(tx)
                .await?;
        }
        insert(tx, self.variants).await?;
        insert(tx, self.places).await?;
        insert(tx, self.cases).await?;
        for case in self.cases_changed {
            case.update_without_returning(tx).await?;
        }
        if !self.cases_gone.is_empty() {
            moderation_case::Entity::delete_many()
                .filter(moderation_case::Column::Id.is_in(self.cases_gone))
                .exec(tx)
                .await?;
        }
        insert(tx, self.events).await?;
        follow(ctx, tx, self.named).await?;
        if !self.to_index.is_empty() {
            job::enqueue(ctx, tx, Job::IndexListings(self.to_index)).await?;
        }
        Ok(())
    }
}

async fn insert<A>(tx: &impl ConnectionTrait, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(INSERTED_AT_ONCE).collect();
        A::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}
