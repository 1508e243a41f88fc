//! What each process of a market does, where it has several.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, Statement};
use server::{
    adapter::{mailer::Mailer, web::Web},
    worker::Worker,
};
use service::job::Share;

use crate::support::Site;

fn worker(site: &Site, share: Share) -> Worker {
    let config = Arc::new(site.config());
    Worker {
        ctx: site.ctx.clone(),
        mailer: Mailer::new(&config).unwrap(),
        pictures: Arc::new(Web::new(&config).unwrap()),
        files: Arc::new(Web::new(&config).unwrap()),
        config,
        share,
    }
}

/// How many questions are written down.
async fn kept(site: &Site) -> usize {
    let db = site.ctx.db.read();
    let all = Statement::from_string(db.get_database_backend(), "SELECT text FROM search_count");
    db.query_all_raw(all).await.unwrap().len()
}

#[tokio::test]
async fn what_was_asked_is_written_down_by_the_process_that_answered_whoever_else_works() {
    let site = Site::new().await;
    site.stock().await;
    site.browser().get("/search?q=net").await;
    worker(&site, Share::Rest).clock().await;
    assert_eq!(kept(&site).await, 0, "this one answers nobody");
    worker(&site, Share::Index).clock().await;
    assert_eq!(kept(&site).await, 1);
}
