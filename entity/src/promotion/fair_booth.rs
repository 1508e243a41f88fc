//! A supplier's place in the hall of a fair.

use sea_orm::entity::prelude::*;

/// A supplier's place in the hall of a fair.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fair_booth")]
pub struct Model {
    /// Fair.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fair_id: Uuid,
    /// Supplier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// The booth's number.
    pub number: String,
    /// Its place in the hall.
    pub position: i32,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::fair`].
    #[sea_orm(
        belongs_to = "super::fair::Entity",
        from = "Column::FairId",
        to = "super::fair::Column::Id"
    )]
    Fair,
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
}

impl Related<super::fair::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Fair.def()
    }
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
