//! One immutable version of proposed terms; rows are inserted and never updated.

use sea_orm::entity::prelude::*;

/// One immutable version of proposed terms; rows are inserted and never updated.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Negotiation.
    pub negotiation_id: Uuid,
    /// Version.
    pub version: i32,
    /// Side.
    pub side: String,
    /// Who sent it.
    pub person_id: Uuid,
    /// A `domain::rfq::offer::Terms`.
    #[sea_orm(column_type = "JsonBinary")]
    pub terms: Json,
    /// Currency.
    pub currency: String,
    /// Minor units.
    pub total: i64,
    /// Valid until.
    pub valid_until: DateTimeUtc,
    /// Prev hash.
    pub prev_hash: Option<String>,
    /// 64 hex digits.
    pub hash: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::negotiation`].
    #[sea_orm(
        belongs_to = "super::negotiation::Entity",
        from = "Column::NegotiationId",
        to = "super::negotiation::Column::Id"
    )]
    Negotiation,
}

impl Related<super::negotiation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Negotiation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
