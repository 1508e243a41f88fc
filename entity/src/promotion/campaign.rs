//! A campaign of a market, or of a supplier in it.

use sea_orm::entity::prelude::*;

/// A campaign of a market, or of a supplier in it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Market.
    pub market_id: Uuid,
    /// Supplier; none: the market's own.
    pub company_id: Option<Uuid>,
    /// `discount` or `featured`.
    pub kind: String,
    /// A `domain::promotion::Kind`.
    #[sea_orm(column_type = "JsonBinary")]
    pub kind_detail: Json,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What it says in Chinese.
    pub text_zh: String,
    /// What it says in English.
    pub text_en: String,
    /// The beginning of its first day.
    pub from_at: DateTimeUtc,
    /// The end of its last day.
    pub until_at: DateTimeUtc,
    /// The name of the state.
    pub state: String,
    /// A `domain::promotion::CampaignState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::campaign_listing`].
    #[sea_orm(has_many = "super::campaign_listing::Entity")]
    CampaignListing,
    /// See [`super::super::market::market`].
    #[sea_orm(
        belongs_to = "super::super::market::market::Entity",
        from = "Column::MarketId",
        to = "super::super::market::market::Column::Id"
    )]
    Market,
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
}

impl Related<super::campaign_listing::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CampaignListing.def()
    }
}

impl Related<super::super::market::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
