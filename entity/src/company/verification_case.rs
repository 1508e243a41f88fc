//! A company asks to be checked: what an operator decides.

use sea_orm::entity::prelude::*;

/// A company asks to be checked: what an operator decides.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verification_case")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// The market that checks; null: the platform.
    pub market_id: Option<Uuid>,
    /// The legal representative, or whoever may act for the company.
    pub contact: String,
    /// What the company said to the operator.
    pub note: String,
    /// Whether it renews what still holds.
    pub renewal: bool,
    /// The name of the state.
    pub state: String,
    /// A `domain::moderation::CaseState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When it was asked.
    pub opened_at: DateTimeUtc,
    /// When it was decided.
    pub decided_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::company`].
    #[sea_orm(
        belongs_to = "super::company::Entity",
        from = "Column::CompanyId",
        to = "super::company::Column::Id"
    )]
    Company,
}

impl Related<super::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
