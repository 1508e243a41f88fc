//! A person who acts for a company.

use sea_orm::entity::prelude::*;

/// A person who acts for a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    /// Person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// A `domain::company::Role`, by name.
    pub role: String,
    /// ISO 4217; the limits' currency, none where there is no limit.
    pub limit_currency: Option<String>,
    /// The most for one order, in minor units.
    pub limit_order: Option<i64>,
    /// The most for a calendar month, in minor units.
    pub limit_month: Option<i64>,
    /// When it was made.
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
    /// See [`super::company`].
    #[sea_orm(
        belongs_to = "super::company::Entity",
        from = "Column::CompanyId",
        to = "super::company::Column::Id"
    )]
    Company,
}

impl Related<super::super::identity::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl Related<super::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
