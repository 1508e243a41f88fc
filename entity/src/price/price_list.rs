//! A supplier's prices for companies of its choice.

use sea_orm::entity::prelude::*;

/// A supplier's prices for companies of its choice.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_list")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Supplier.
    pub company_id: Uuid,
    /// What the supplier calls it.
    pub name: String,
    /// Hundredths of a percent off (negative) or on the public prices; none: only what is set listing by listing.
    pub change: Option<i32>,
    /// The beginning of its first day.
    pub from_at: Option<DateTimeUtc>,
    /// The end of its last day.
    pub until_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::price_list_company`].
    #[sea_orm(has_many = "super::price_list_company::Entity")]
    PriceListCompany,
    /// See [`super::price_list_entry`].
    #[sea_orm(has_many = "super::price_list_entry::Entity")]
    PriceListEntry,
}

impl Related<super::price_list_company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PriceListCompany.def()
    }
}

impl Related<super::price_list_entry::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PriceListEntry.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
