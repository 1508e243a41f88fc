//! Markup in whatever is kept: every text people may type is replaced in the database, then every page is read by
//! every role. A new column needs a word in one of the two lists, or the first test fails.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, Value as Bound};
use serde_json::Value;

use super::script::{MARKUP, assert_inert};
use crate::{
    authorization_coverage::{row::COLUMNS, table::table, world::World},
    support::Site,
};

/// What people type as they like.
const WORDS: &[&str] = &[
    "api_key.name",
    "banned_word.explanation",
    "banned_word.folded",
    "banned_word.word",
    "booth.hall",
    "booth.number",
    "booth_wish.words",
    "campaign.name_en",
    "campaign.name_zh",
    "campaign.text_en",
    "campaign.text_zh",
    "catalog_feed.address",
    "catalog_feed.etag",
    "catalog_feed.last_modified",
    "catalog_feed_run.etag",
    "catalog_feed_run.last_modified",
    "catalog_import.archive_name",
    "catalog_import.file_name",
    "catalog_import_row.sku",
    "catalog_import_row.title_en",
    "catalog_import_row.title_zh",
    "category.name_en",
    "category.name_zh",
    "category_attribute.name_en",
    "category_attribute.name_zh",
    "company.about_en",
    "company.about_zh",
    "company.city_en",
    "company.city_zh",
    "company.name_en",
    "company.name_zh",
    "company.products_en",
    "company.products_zh",
    "company_address.lines",
    "company_address.postcode",
    "company_bank.bank",
    "company_bank.holder",
    "company_certificate.issuer",
    "company_certificate.name_en",
    "company_certificate.name_zh",
    "company_certificate.number",
    "company_fact.note",
    "company_fact.stated",
    "company_number.number",
    "company_number.override_reason",
    "company_paper.file_name",
    "company_paper.title",
    "company_picture.alt_en",
    "company_picture.alt_zh",
    "fair.name_en",
    "fair.name_zh",
    "fair.story_en",
    "fair.story_zh",
    "fair_booth.number",
    "hall.name_en",
    "hall.name_zh",
    "hall.sign",
    "hall.sign_key",
    "import_picture.name",
    "job.last_error",
    "listing.brand",
    "listing.description_en",
    "listing.description_zh",
    "listing.model",
    "listing.place",
    "listing.sku",
    "listing.title_en",
    "listing.title_zh",
    "listing_image.address",
    "listing_picture.alt_en",
    "listing_picture.alt_zh",
    "listing_picture.source",
    "listing_report.reason",
    "market.name_en",
    "market.name_zh",
    "market.region_en",
    "market.region_zh",
    "market.story_en",
    "market.story_zh",
    "market_demonstration.reason_en",
    "market_demonstration.reason_zh",
    "message.text",
    "message_file.file_name",
    "message_report.finding",
    "message_report.reason",
    "passkey.name",
    "person.name",
    "price_list.name",
    "purchase_order.title",
    "rfq.note",
    "rfq.place",
    "rfq.title",
    "rfq_line.description",
    "rfq_pass.reason",
    "restriction.certificate",
    "restriction.explanation",
    "rfq_report.reason",
    "saved_search.name",
    "saved_search.text",
    "search_count.text",
    "session.user_agent",
    "stock_reservation.variant",
    "variant.sku",
    "verification_case.contact",
    "verification_case.note",
    "vocabulary_entry.folded",
    "vocabulary_entry.terms",
];

/// What has a form that is checked, or is ours: codes, states, hashes, addresses, whole records of programs.
const CODES: &[&str] = &[
    "api_key.hash",
    "api_key.hint",
    "api_key.scopes",
    "audit_entry.hash",
    "audit_entry.prev_hash",
    "booth_wish.state",
    "bulk_edit.state",
    "bulk_edit_listing.outcome",
    "campaign.kind",
    "campaign.state",
    "catalog_feed.digest",
    "catalog_feed.state",
    "catalog_feed.time_zone",
    "catalog_feed_run.digest",
    "catalog_feed_run.outcome",
    "catalog_import.encoding",
    "catalog_import.mapping",
    "catalog_import.shape",
    "catalog_import.sheet",
    "catalog_import.state",
    "catalog_import_row.outcome",
    "catalog_mapping.mapping",
    "catalog_mapping.shape",
    "category.path",
    "category_attribute.key",
    "category_former.path",
    "company.code",
    "company.country",
    "company.verification",
    "company.website",
    "company_address.country",
    "company_address.kind",
    "company_bank.account",
    "company_bank.bic",
    "company_certificate.file_kind",
    "company_fact.kind",
    "company_number.kind",
    "company_paper.file_kind",
    "company_paper.kind",
    "company_paper.sha256",
    "event.kind",
    "fair.slug",
    "fair.state",
    "hall.plan",
    "idempotency.body",
    "idempotency.key_hash",
    "idempotency.request_hash",
    "job.kind",
    "job.state",
    "link.address",
    "link.locale",
    "link.purpose",
    "listing.currency",
    "listing.gtin",
    "listing.hs_code",
    "listing.incoterm",
    "listing.origin",
    "listing.state",
    "listing.unit",
    "listing_report.ground",
    "market.region_code",
    "market.slug",
    "member.limit_currency",
    "member.role",
    "message.side",
    "message_file.file_kind",
    "moderation_case.matter",
    "moderation_case.state",
    "negotiation.state",
    "number_series.name",
    "offer.currency",
    "offer.hash",
    "offer.prev_hash",
    "offer.side",
    "passkey.credential_id",
    "person.currency",
    "person.email",
    "person.locale",
    "person.password_hash",
    "person.time_zone",
    "price_list_entry.currency",
    "purchase_order.currency",
    "purchase_order.number",
    "purchase_order.offer_hash",
    "purchase_order.state",
    "recovery_code.mac",
    "rfq.currency",
    "rfq.incoterm",
    "rfq.number",
    "rfq.state",
    "rfq.time_zone",
    "rfq.visibility",
    "rfq_case.state",
    "rfq_line.unit",
    "rfq_market.state",
    "saved_search.every",
    "search_count.locale",
    "session.address",
    "session.data",
    "session.id",
    "stock_reservation.state",
    "thread_entry.side",
    "thread_mail.side",
    "throttle.id",
    "verification_case.state",
    "vocabulary_entry.direction",
];

/// Where typed words lie inside kept JSON.
const KEYS: &[&str] = &[
    "reason",
    "note",
    "place",
    "zh",
    "en",
    "category",
    "brand",
    "model",
    "sku",
    "attributes",
    "phone",
    "email",
];

/// A column and its declared type.
struct Column {
    table: String,
    name: String,
    json: bool,
}

impl Column {
    fn path(&self) -> String {
        format!("{}.{}", self.table, self.name)
    }
}

/// The columns that hold text.
async fn columns(db: &impl ConnectionTrait) -> Vec<Column> {
    let sql = "SELECT m.name, c.name, lower(c.type) FROM sqlite_master m JOIN pragma_table_info(m.name) c \
        WHERE m.type = 'table' AND m.name <> 'seaql_migrations' ORDER BY 1, 2";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql));
    let read = rows.await.unwrap().into_iter().filter_map(|row| {
        let kind: String = row.try_get_by_index(2).unwrap();
        let json = kind.starts_with("json");
        (json || kind.starts_with("varchar") || kind.starts_with("text")).then(|| Column {
            table: row.try_get_by_index(0).unwrap(),
            name: row.try_get_by_index(1).unwrap(),
            json,
        })
    });
    read.collect()
}

#[tokio::test]
async fn every_column_of_text_is_known_to_be_typed_or_a_code() {
    let site = Site::new().await;
    let columns = columns(site.ctx.db.read()).await;
    let texts: BTreeSet<String> = columns.iter().filter(|c| !c.json).map(Column::path).collect();
    let known: BTreeSet<String> = [WORDS, CODES].concat().iter().map(ToString::to_string).collect();
    let unknown: Vec<_> = texts.difference(&known).collect();
    assert!(
        unknown.is_empty(),
        "say in WORDS or CODES of hostile/stored.rs whether people type these as they like: {unknown:#?}"
    );
    let gone: Vec<_> = known.difference(&texts).collect();
    assert!(gone.is_empty(), "these columns are no more: {gone:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_kept_comes_out_as_text_on_every_page_for_every_role() {
    let world = World::new().await;
    let site = world.site().await;
    let tx = site.ctx.db.begin().await.unwrap();
    unguard(&tx).await;
    for column in columns(&tx).await {
        if matches!(column.path().as_str(), "offer.terms" | "purchase_order.terms") {
            // Sealed by its hash: the fixture's offers say it from the start.
        } else if column.json {
            poison_json(&tx, &column).await;
        } else if WORDS.contains(&column.path().as_str()) {
            poison(&tx, &column).await;
        }
    }
    tx.commit().await.unwrap();
    let mut showing = BTreeSet::new();
    for (column, role) in COLUMNS.iter().enumerate() {
        let mut browser = world.browser(&site, column);
        let things = world.things.of(column);
        for row in table().iter().filter(|row| !row.is_unsafe()) {
            let answer = browser.send(row.request(&browser, &things)).await;
            let what = format!("{} for {role}", row.name());
            assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
            // Programs and files are told to be what they are, and no browser takes them for a page.
            let kind = answer
                .headers
                .get("content-type")
                .map_or("", |kind| kind.to_str().unwrap());
            if !kind.starts_with("text/html") {
                assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{what}");
                continue;
            }
            assert_inert(&answer.text, &what);
            if answer.text.contains("&lt;script&gt;pwned") {
                showing.insert(row.route);
            }
        }
    }
    assert!(
        showing.len() >= 40,
        "hardly a page shows what was kept: {showing:#?}"
    );
}

/// Takes off what keeps the trail and offers from being changed: whatever is there was typed once.
async fn unguard(tx: &DatabaseTransaction) {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
    let rows = tx.query_all_raw(Statement::from_string(tx.get_database_backend(), sql));
    for row in rows.await.unwrap() {
        let name: String = row.try_get_by_index(0).unwrap();
        tx.execute_unprepared(&format!("DROP TRIGGER \"{name}\""))
            .await
            .unwrap();
    }
}

/// Puts the markup before each row's text: a file's name ends in what it is.
async fn poison(tx: &DatabaseTransaction, Column { table, name, .. }: &Column) {
    let sql = format!("UPDATE \"{table}\" SET \"{name}\" = ? || coalesce(\"{name}\", '')");
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        sql,
        [Bound::String(Some(MARKUP.into()))],
    );
    tx.execute_raw(statement).await.unwrap();
}

/// The same for the words inside JSON.
async fn poison_json(tx: &DatabaseTransaction, Column { table, name, .. }: &Column) {
    let sql = format!("SELECT rowid, \"{name}\" FROM \"{table}\" WHERE \"{name}\" IS NOT NULL");
    let rows = tx.query_all_raw(Statement::from_string(tx.get_database_backend(), sql));
    for row in rows.await.unwrap() {
        let id: i64 = row.try_get_by_index(0).unwrap();
        let mut value: Value = row.try_get_by_index(1).unwrap();
        spoil(&mut value, false);
        let sql = format!("UPDATE \"{table}\" SET \"{name}\" = ? WHERE rowid = ?");
        let values = [Bound::Json(Some(Box::new(value))), Bound::BigInt(Some(id))];
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            sql,
            values,
        ))
        .await
        .unwrap();
    }
}

fn spoil(value: &mut Value, typed: bool) {
    match value {
        Value::String(text) if typed => text.push_str(MARKUP),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, typed)),
        Value::Object(fields) => {
            for (key, field) in fields {
                spoil(field, typed || KEYS.contains(&key.as_str()));
            }
        }
        _ => {}
    }
}
