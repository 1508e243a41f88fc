//! A company a price list is for.

use sea_orm::entity::prelude::*;

/// A company a price list is for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_list_company")]
pub struct Model {
    /// List.
    #[sea_orm(primary_key, auto_increment = false)]
    pub list_id: Uuid,
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::price_list`].
    #[sea_orm(
        belongs_to = "super::price_list::Entity",
        from = "Column::ListId",
        to = "super::price_list::Column::Id"
    )]
    PriceList,
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
}

impl Related<super::price_list::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PriceList.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
