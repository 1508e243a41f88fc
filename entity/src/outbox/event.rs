//! A recorded transition.

use sea_orm::entity::prelude::*;

/// A recorded transition.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// At.
    pub at: DateTimeUtc,
    /// `order.confirmed`.
    pub kind: String,
    /// Subject.
    pub subject_id: Uuid,
    /// Person.
    pub person_id: Option<Uuid>,
    /// Company.
    pub company_id: Option<Uuid>,
    /// Data.
    #[sea_orm(column_type = "JsonBinary")]
    pub data: Json,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
