//! The suite on a real Meilisearch server, and what only such a one can get wrong.

use std::sync::Arc;

use domain::search::vocabulary::{Entry, Vocabulary};
use server::{adapter::meilisearch::Meilisearch, config::Config};
use service::port::search_index::SearchIndex;
use uuid::Uuid;

use super::{asking, found};
use crate::support::port::listing;

/// An engine over the server's index of this name, as a process that has just begun has it.
fn opened(name: &str) -> Meilisearch {
    let config = Config::from_env().unwrap();
    let url = config.meili_url.expect("MEILI_URL names a Meilisearch server");
    Meilisearch::new(url.as_str(), config.meili_key.as_deref(), name).unwrap()
}

fn unused() -> String {
    format!("suite-{}", Uuid::new_v4())
}

/// Tries a behaviour on an index of its own.
pub async fn meilisearch(behaviour: impl AsyncFnOnce(&dyn SearchIndex)) {
    let engine = opened(&unused());
    behaviour(&engine).await;
    engine.remove().await.unwrap();
}

#[tokio::test]
#[ignore = "it needs a Meilisearch server: MEILI_URL"]
async fn a_process_that_was_not_taught_leaves_the_vocabulary_alone() {
    let name = unused();
    let engine = opened(&name);
    let listings = vec![
        listing(1, "\u{5145}\u{7535}\u{5B9D}", ""),
        listing(2, "", "Power bank"),
    ];
    engine.apply(listings, vec![]).await.unwrap();
    let entry = Entry::parse("\u{5145}\u{7535}\u{5B9D}\nPower bank", "both").unwrap();
    engine.teach(Arc::new(Vocabulary(vec![entry]))).await.unwrap();
    let untaught = opened(&name);
    assert_eq!(untaught.count().await.unwrap(), 2);
    assert_eq!(found(&engine, &asking("power bank")).await, [2, 1]);
    engine.remove().await.unwrap();
}
