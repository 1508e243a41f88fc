//! The database schema, one change a file, reversible, on SQLite and PostgreSQL alike.
//!
//! A migration that has landed is never edited; the next change is the next file.

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

mod m20261124_000001_identity;
mod m20261124_000002_company;
mod m20261124_000003_market;
mod m20261124_000004_catalog;
mod m20261124_000005_moderation;
mod m20261124_000006_rfq;
mod m20261124_000007_order;
mod m20261124_000008_outbox;
mod m20261124_000009_role;
mod m20261124_000010_profile;
mod m20261127_000011_session;
mod m20261127_000012_currency;
mod m20261127_000013_erasure;
mod m20261127_000014_throttle;
mod m20261127_000015_factor;
mod m20261127_000017_company_picture;
mod m20261127_000018_company_certificate;
mod m20261127_000020_verification;
mod m20261127_000024_api_key;
mod m20261127_000025_idempotency;
mod m20261127_000027_audit;
mod m20261127_000028_operator;
mod m20261127_000029_passkey;
mod m20261127_000030_catalog_import;
mod m20261127_000033_listing_picture;
mod m20261127_000034_listing_image;
mod m20261127_000040_registration;
mod m20261127_000041_approval;
mod m20261128_000050_search_count;
mod m20261128_000051_schema;
mod m20261128_000055_open_rfq;
mod m20261128_000056_message;
mod m20261128_000060_saved_search;
mod m20261128_000061_vocabulary;
mod m20261128_000070_signal;
mod m20261128_000071_packaging;
mod m20261128_000080_figures;
mod m20261128_000081_demonstration;
mod m20261128_000082_banned_word;
mod m20261128_000083_campaign;
mod m20261128_000084_promotion;
mod m20261128_000085_fair;
mod m20261128_000087_import_picture;
mod m20261128_000088_catalog_feed;
mod m20261128_000091_listing_report;
mod m20261128_000092_restriction;
mod m20261128_000093_trust_rule;
mod m20261128_000094_bulk_edit;
mod m20261128_000096_price_list;
mod m20261128_000098_booth;
mod m20261129_000099_variant;
mod m20261129_000100_listing_terms;
mod m20261129_000110_thread_entry;
mod m20261129_000111_message_file;
mod m20261129_000112_message_report;
mod support;

/// All migrations, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_identity::Migration),
            Box::new(m20261124_000002_company::Migration),
            Box::new(m20261124_000003_market::Migration),
            Box::new(m20261124_000004_catalog::Migration),
            Box::new(m20261124_000005_moderation::Migration),
            Box::new(m20261124_000006_rfq::Migration),
            Box::new(m20261124_000007_order::Migration),
            Box::new(m20261124_000008_outbox::Migration),
            Box::new(m20261124_000009_role::Migration),
            Box::new(m20261124_000010_profile::Migration),
            Box::new(m20261127_000011_session::Migration),
            Box::new(m20261127_000012_currency::Migration),
            Box::new(m20261127_000013_erasure::Migration),
            Box::new(m20261127_000014_throttle::Migration),
            Box::new(m20261127_000015_factor::Migration),
            Box::new(m20261127_000017_company_picture::Migration),
            Box::new(m20261127_000018_company_certificate::Migration),
            Box::new(m20261127_000024_api_key::Migration),
            Box::new(m20261127_000025_idempotency::Migration),
            Box::new(m20261127_000020_verification::Migration),
            Box::new(m20261127_000027_audit::Migration),
            Box::new(m20261127_000028_operator::Migration),
            Box::new(m20261127_000029_passkey::Migration),
            Box::new(m20261127_000030_catalog_import::Migration),
            Box::new(m20261127_000033_listing_picture::Migration),
            Box::new(m20261127_000034_listing_image::Migration),
            Box::new(m20261127_000040_registration::Migration),
            Box::new(m20261127_000041_approval::Migration),
            Box::new(m20261128_000050_search_count::Migration),
            Box::new(m20261128_000051_schema::Migration),
            Box::new(m20261128_000055_open_rfq::Migration),
            Box::new(m20261128_000056_message::Migration),
            Box::new(m20261128_000060_saved_search::Migration),
            Box::new(m20261128_000061_vocabulary::Migration),
            Box::new(m20261128_000070_signal::Migration),
            Box::new(m20261128_000071_packaging::Migration),
            Box::new(m20261128_000080_figures::Migration),
            Box::new(m20261128_000081_demonstration::Migration),
            Box::new(m20261128_000082_banned_word::Migration),
            Box::new(m20261128_000083_campaign::Migration),
            Box::new(m20261128_000084_promotion::Migration),
            Box::new(m20261128_000085_fair::Migration),
            Box::new(m20261128_000087_import_picture::Migration),
            Box::new(m20261128_000088_catalog_feed::Migration),
            Box::new(m20261128_000091_listing_report::Migration),
            Box::new(m20261128_000092_restriction::Migration),
            Box::new(m20261128_000093_trust_rule::Migration),
            Box::new(m20261128_000094_bulk_edit::Migration),
            Box::new(m20261128_000096_price_list::Migration),
            Box::new(m20261128_000098_booth::Migration),
            Box::new(m20261129_000099_variant::Migration),
            Box::new(m20261129_000100_listing_terms::Migration),
            Box::new(m20261129_000110_thread_entry::Migration),
            Box::new(m20261129_000111_message_file::Migration),
            Box::new(m20261129_000112_message_report::Migration),
        ]
    }
}
