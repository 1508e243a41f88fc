//! Line breaks and markup in names: every letter that waits keeps its headers and its words.

use std::sync::Arc;

use mail_parser::MessageParser;
use sea_orm::{ConnectionTrait, Statement, Value};
use server::{
    adapter::{
        mailer::{self, Mailer},
        web::Web,
    },
    worker::Worker,
};
use service::job::Share;

use super::script::assert_inert;
use crate::authorization_coverage::world::World;

/// Ends a header and begins others; ends the headers; ends the words.
const BREAK: &str = "\r\nBcc: evil@example.com\nReply-To: evil@example.com\r\n\r\n<script>pwned()</script>\"<x@evil.example>,";

/// What letters tell of.
const NAMES: [&str; 9] = [
    "person.name",
    "company.name_en",
    "company.name_zh",
    "market.name_en",
    "market.name_zh",
    "listing.title_en",
    "listing.title_zh",
    "rfq.title",
    "purchase_order.title",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_name_adds_a_header_or_a_receiver_to_any_letter() {
    let world = World::new().await;
    let site = world.site().await;
    let tx = site.ctx.db.begin().await.unwrap();
    for path in NAMES {
        let (table, column) = path.split_once('.').unwrap();
        let sql = format!("UPDATE {table} SET {column} = coalesce({column}, '') || ?");
        let values = [Value::String(Some(BREAK.into()))];
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            sql,
            values,
        ))
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let config = Arc::new(site.config());
    let worker = Worker {
        ctx: site.ctx.clone(),
        mailer: Mailer::new(&config).unwrap(),
        pictures: Arc::new(Web::new(&config).unwrap()),
        files: Arc::new(Web::new(&config).unwrap()),
        config: config.clone(),
        share: Share::Rest,
    };
    worker.drain().await;

    let letters: Vec<_> = std::fs::read_dir(mailer::folder(&config)).unwrap().collect();
    assert!(letters.len() > 30, "{} letters", letters.len());
    for letter in letters {
        let path = letter.unwrap().path();
        let raw = std::fs::read(&path).unwrap();
        let what = path.display().to_string();
        let mail = MessageParser::default().parse(&raw).unwrap();
        let headers: Vec<_> = mail.headers().iter().map(|header| header.name()).collect();
        assert!(
            !headers.iter().any(|name| matches!(*name, "Bcc" | "Reply-To")),
            "{what}: {headers:?}"
        );
        let receivers: Vec<_> = mail.to().unwrap().iter().filter_map(|to| to.address()).collect();
        assert_eq!(receivers.len(), 1, "{what}: {receivers:?}");
        assert!(!receivers[0].contains("evil"), "{what}: {receivers:?}");
        assert!(
            mail.subject()
                .is_some_and(|subject| !subject.contains(['\r', '\n'])),
            "{what}"
        );
        assert_inert(&mail.body_html(0).unwrap(), &what);
    }
    let failed: i64 = {
        let db = site.ctx.db.read();
        let sql = "SELECT count(*) FROM job WHERE last_error IS NOT NULL";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
        row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
    };
    assert_eq!(failed, 0, "letters that can't be sent");
}
