//! A person appointed an operator of a market, beside those who lead the company that runs it.

use sea_orm::entity::prelude::*;

/// A person appointed an operator of a market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "market_operator")]
pub struct Model {
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// Person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Since when.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::identity::person`].
    #[sea_orm(
        belongs_to = "super::super::identity::person::Entity",
        from = "Column::PersonId",
        to = "super::super::identity::person::Column::Id"
    )]
    Person,
}

impl Related<super::super::identity::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
