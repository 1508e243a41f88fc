//! What stories need: a fresh database of each kind, and a world of companies to act in.

pub mod catalog;
pub mod db;
#[path = "../../../../server/tests/it/support/device.rs"]
pub mod device;
#[path = "../../../../domain/src/catalog/sample.rs"]
pub mod listing;
pub mod people;
pub mod trade;
pub mod verification;
pub mod workbook;
pub mod world;

pub use world::World;

/// Tells a story once on SQLite and once on PostgreSQL.
///
/// `story!(a_name, |world| async move { … });`
#[macro_export]
macro_rules! story {
    ($(#[$attribute:meta])* $name:ident, |$world:ident| $body:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($world: $crate::support::World) {
                $body.await
            }

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                story($crate::support::World::new($crate::support::db::Kind::Sqlite).await).await;
            }

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                story($crate::support::World::new($crate::support::db::Kind::Postgres).await).await;
            }
        }
    };
}
