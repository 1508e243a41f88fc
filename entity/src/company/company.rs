//! A legal entity.

use sea_orm::entity::prelude::*;

/// A legal entity.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: Option<String>,
    /// Name in English.
    pub name_en: Option<String>,
    /// Country.
    pub country: String,
    /// City in Chinese.
    pub city_zh: Option<String>,
    /// City in English.
    pub city_en: Option<String>,
    /// About in Chinese.
    pub about_zh: Option<String>,
    /// About in English.
    pub about_en: Option<String>,
    /// Buys.
    pub buys: bool,
    /// Supplies.
    pub supplies: bool,
    /// Carries goods of others.
    pub carries: bool,
    /// Purchases for the public.
    pub procures: bool,
    /// Its own pages elsewhere.
    pub website: Option<String>,
    /// ISO 3166-1 alpha-2 codes of the countries it sells to.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub exports_to: Option<Json>,
    /// The year it was founded in.
    pub founded: Option<i32>,
    /// How many people work there.
    pub staff: Option<i32>,
    /// Floor area in square metres.
    pub floor_area: Option<i32>,
    /// Main products in Chinese.
    pub products_zh: Option<String>,
    /// Main products in English.
    pub products_en: Option<String>,
    /// Counts the changes of what it says of itself.
    pub version: i32,
    /// The name of the state of its verification.
    pub verification: String,
    /// A `domain::company::VerificationState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub verification_detail: Json,
    /// While it is verified: until when.
    pub verified_until: Option<DateTimeUtc>,
    /// The case by which it was verified last.
    pub verified_case_id: Option<Uuid>,
    /// Whether it answers nearly all who ask it, as the search index has it.
    pub answers: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
