//! One line of a request.

use sea_orm::entity::prelude::*;

/// One line of a request.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq_line")]
pub struct Model {
    /// Rfq.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rfq_id: Uuid,
    /// 1, 2, 3 …
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i32,
    /// Listing.
    pub listing_id: Option<Uuid>,
    /// The listing's content when it was asked for.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub pinned: Option<Json>,
    /// A `domain::catalog::variant::Chosen`: the variant of it.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub variant: Option<Json>,
    /// Description.
    pub description: String,
    /// Thousandths of the unit.
    pub quantity: i64,
    /// Unit.
    pub unit: String,
    /// Millionths of the currency.
    pub target_price: Option<i64>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::rfq`].
    #[sea_orm(
        belongs_to = "super::rfq::Entity",
        from = "Column::RfqId",
        to = "super::rfq::Column::Id"
    )]
    Rfq,
}

impl Related<super::rfq::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rfq.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
