//! One product of one supplier.

use sea_orm::entity::prelude::*;

/// One product of one supplier.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// Category.
    pub category_id: Option<Uuid>,
    /// Sku.
    pub sku: String,
    /// Title in Chinese.
    pub title_zh: Option<String>,
    /// Title in English.
    pub title_en: Option<String>,
    /// Description in Chinese.
    pub description_zh: Option<String>,
    /// Description in English.
    pub description_en: Option<String>,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Gtin.
    pub gtin: Option<String>,
    /// Hs code.
    pub hs_code: Option<String>,
    /// Origin.
    pub origin: Option<String>,
    /// Images.
    #[sea_orm(column_type = "JsonBinary")]
    pub images: Json,
    /// Attributes.
    #[sea_orm(column_type = "JsonBinary")]
    pub attributes: Json,
    /// A `domain::catalog::variant::Variation`; none of a listing without variants.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub variation: Option<Json>,
    /// Whether it lacks something its category asks for, or says something that does not fit.
    pub incomplete: bool,
    /// Unit.
    pub unit: String,
    /// Currency.
    pub currency: String,
    /// Thousandths of the unit.
    pub moq: i64,
    /// Thousandths of the unit.
    pub increment: i64,
    /// Thousandths of the unit.
    pub stock: Option<i64>,
    /// Lead time days.
    pub lead_time_days: Option<i32>,
    /// `domain::catalog::lead_time::LeadTimeSteps`; nothing where there are none.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub lead_time_steps: Option<Json>,
    /// Incoterm.
    pub incoterm: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// A `domain::catalog::packaging::Packaging`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub packaging: Option<Json>,
    /// A `domain::catalog::sample_terms::SampleTerms`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub sample: Option<Json>,
    /// The name of the state.
    pub state: String,
    /// A `domain::catalog::ListingState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When buyers could first see it.
    pub listed_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
    /// See [`super::category`].
    #[sea_orm(
        belongs_to = "super::category::Entity",
        from = "Column::CategoryId",
        to = "super::category::Column::Id"
    )]
    Category,
    /// See [`super::price_tier`].
    #[sea_orm(has_many = "super::price_tier::Entity")]
    PriceTier,
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl Related<super::category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl Related<super::price_tier::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PriceTier.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
