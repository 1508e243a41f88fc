//! A listing of a campaign.

use sea_orm::entity::prelude::*;

/// A listing of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_listing")]
pub struct Model {
    /// Campaign.
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: Uuid,
    /// Listing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub listing_id: Uuid,
    /// Its place among the campaign's.
    pub position: i32,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::campaign`].
    #[sea_orm(
        belongs_to = "super::campaign::Entity",
        from = "Column::CampaignId",
        to = "super::campaign::Column::Id"
    )]
    Campaign,
    /// See [`super::super::catalog::listing`].
    #[sea_orm(
        belongs_to = "super::super::catalog::listing::Entity",
        from = "Column::ListingId",
        to = "super::super::catalog::listing::Column::Id"
    )]
    Listing,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::super::catalog::listing::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Listing.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
