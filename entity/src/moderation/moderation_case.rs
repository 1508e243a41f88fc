//! Something that waits for an operator's decision.

use domain::moderation::matter::Matter;
use sea_orm::{QueryFilter, entity::prelude::*};

/// Something that waits for an operator's decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation_case")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Listing.
    pub listing_id: Uuid,
    /// Market.
    pub market_id: Uuid,
    /// A `domain::moderation::matter::Matter`.
    pub matter: String,
    /// The wording of a revision; null for any other matter.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub proposal: Option<Json>,
    /// The name of the state.
    pub state: String,
    /// A `domain::moderation::CaseState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// Opened at.
    pub opened_at: DateTimeUtc,
    /// Decided at.
    pub decided_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::catalog::listing`].
    #[sea_orm(
        belongs_to = "super::super::catalog::listing::Entity",
        from = "Column::ListingId",
        to = "super::super::catalog::listing::Column::Id"
    )]
    Listing,
    /// See [`super::super::market::market`].
    #[sea_orm(
        belongs_to = "super::super::market::market::Entity",
        from = "Column::MarketId",
        to = "super::super::market::market::Column::Id"
    )]
    Market,
}

impl Related<super::super::catalog::listing::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Listing.def()
    }
}

impl Related<super::super::market::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl Entity {
    /// Cases about a text that waits to be shown, or did: not those about a listing that is on show.
    pub fn reviews() -> Select<Self> {
        Self::find().filter(Column::Matter.is_in(Matter::REVIEWS))
    }

    /// All cases about these listings.
    pub fn of(listings: impl IntoIterator<Item = Uuid>) -> Select<Self> {
        Self::find().filter(Column::ListingId.is_in(listings))
    }
}

impl ActiveModelBehavior for ActiveModel {}
