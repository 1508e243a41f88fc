//! What an operator found about one fact of a company.

use sea_orm::entity::prelude::*;

/// What an operator found about one fact of a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_fact")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// The case it was checked in.
    pub case_id: Uuid,
    /// A `domain::company::FactKind`, by name.
    pub kind: String,
    /// Which certificate.
    pub paper_id: Option<Uuid>,
    /// Whether it is so.
    pub confirmed: bool,
    /// Until when that may be relied on.
    pub valid_until: Option<DateTimeUtc>,
    /// What the operator says about it.
    pub note: String,
    /// The digest of what the company stated when it was checked.
    pub stated: String,
    /// The operator.
    pub person_id: Uuid,
    /// When it was checked.
    pub checked_at: DateTimeUtc,
    /// How many days ahead the company was last reminded of its end.
    pub reminded: Option<i32>,
    /// Since when something else was found, or stands there.
    pub ended_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::paper`].
    #[sea_orm(
        belongs_to = "super::paper::Entity",
        from = "Column::PaperId",
        to = "super::paper::Column::Id"
    )]
    Paper,
    /// See [`super::verification_case`].
    #[sea_orm(
        belongs_to = "super::verification_case::Entity",
        from = "Column::CaseId",
        to = "super::verification_case::Column::Id"
    )]
    Case,
}

impl Related<super::paper::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Paper.def()
    }
}

impl Related<super::verification_case::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
