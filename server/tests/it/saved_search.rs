//! Saved searches as a browser and a mail program meet them.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use chrono::TimeDelta;
use domain::{
    actor::Actor,
    catalog::mapping::Mapping,
    money::Currency,
    search::{
        FilterForm,
        saved::{Every, Sought},
    },
};
use mail_parser::{HeaderValue, MessageParser};
use server::{
    adapter::{
        mailer::{self, Mailer},
        web::Web,
    },
    setup,
    worker::Worker,
};
use service::{
    catalog::import::{self, CatalogueFile, ImportOptions},
    ctx::Clock,
    job::Share,
    search::saved,
};

use crate::support::{Answer, Browser, ORIGIN, Site, catalogue::PASSWORD};

const EMAIL: &str = "nets-co@example.com";
const SIGN_IN: [(&str, &str); 2] = [("email", EMAIL), ("password", PASSWORD)];

async fn signed_in(site: &Site) -> Browser {
    let mut browser = site.browser();
    let answer = browser.post("/sign-in", &SIGN_IN).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser
}

/// Saves what a query string looks for.
async fn save(browser: &mut Browser, name: &str, every: &str, query: &str) -> Answer {
    let form = [("name", name), ("every", every), ("query", query)];
    browser.post("/saved-searches/new", &form).await
}

/// The address of the first form or link to a saved search on the list.
async fn first(browser: &mut Browser) -> String {
    let list = browser.get("/saved-searches").await.text;
    let (_, rest) = list.split_once("action=\"/saved-searches/").unwrap();
    let (id, _) = rest.split_once("/open").unwrap();
    format!("/saved-searches/{id}")
}

#[tokio::test]
async fn a_guest_signs_in_and_comes_back_to_the_search_they_meant_to_save() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let results = browser
        .get("/search?q=net&attr.mesh_mm=60&price_max=20&sort=newest")
        .await
        .text;
    let (_, rest) = results.split_once("href=\"/saved-searches/new?").unwrap();
    let query = rest.split_once('"').unwrap().0.replace("&amp;", "&");
    assert_eq!(query, "q=net&price_max=20&currency=USD&attr.mesh_mm=60");
    let door = browser.get(&format!("/saved-searches/new?{query}")).await;
    let (_, asked) = door.location().split_once('?').unwrap();
    let (_, next) = url::form_urlencoded::parse(asked.as_bytes()).next().unwrap();
    let [email, password] = SIGN_IN;
    let back = browser
        .post("/sign-in", &[email, password, ("next", &next)])
        .await;
    assert_eq!(back.location(), format!("/saved-searches/new?{query}"));
    let form = browser.get(back.location()).await;
    form.shows("value=\"net · Unit price up to ");
    form.shows(" · mesh mm: 60\"");
    form.shows("value=\"daily\"");
}

#[tokio::test]
async fn what_is_saved_is_listed_opened_changed_and_given_up() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = signed_in(&site).await;
    browser
        .get("/saved-searches")
        .await
        .shows("No searches saved yet");
    let saved = save(
        &mut browser,
        "Nets we buy",
        "weekly",
        "q=net&market=gear&sort=moq",
    )
    .await;
    assert_eq!(saved.location(), "/saved-searches?saved");
    let list = browser.get(saved.location()).await;
    for words in [
        "Nets we buy",
        "net · Yueyang gear",
        "Monday mornings",
        "Nothing new",
    ] {
        list.shows(words);
    }
    let at = first(&mut browser).await;
    let again = save(&mut browser, "Other", "daily", "market=gear&q=NET").await;
    assert_eq!(again.location(), format!("{at}?already"));
    browser
        .get(again.location())
        .await
        .shows("You have saved this search before");
    let there = browser.get("/saved-searches/new?q=net&market=gear").await;
    assert_eq!(there.location(), format!("{at}?already"));
    let opened = browser.post(&format!("{at}/open"), &[]).await;
    assert_eq!(opened.location(), "/search?q=net&market=gear&sort=newest");
    let changed = browser.post(&at, &[("name", "Nets"), ("every", "off")]).await;
    assert_eq!(changed.location(), "/saved-searches?changed");
    browser.get(&format!("{at}/delete")).await.shows("Delete “Nets”?");
    browser.post(&format!("{at}/delete"), &[]).await;
    browser
        .get("/saved-searches")
        .await
        .shows("No searches saved yet");
    assert_eq!(browser.get(&at).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = signed_in(&site).await;
    let long = "x".repeat(81);
    let wrong = save(&mut browser, &long, "hourly", "q=net").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("At most 80 characters; this has 81");
    wrong.shows("Choose how often you want to be mailed");
    wrong.shows(&format!("value=\"{long}\""));
    wrong.shows("name=\"query\" value=\"q=net\"");
    for nothing in ["", "q=+&sort=newest", "currency=USD"] {
        let answer = save(&mut browser, "All", "daily", nothing).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{nothing}");
        answer.shows("search for something or choose a filter first");
    }
    let everything = browser.get("/search").await;
    assert!(!everything.text.contains("/saved-searches/new"));
    assert_eq!(site.trail("saved_search.saved").await.len(), 0);
}

/// A site whose owner of `nets-co` was mailed about two searches, and those mails.
async fn mailed() -> (Site, Vec<Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::set_at("2026-12-01T08:00:00Z".parse().unwrap());
    let site = Site::open(folder, &[], clock).await;
    setup::migrate(&site.ctx).await.unwrap();
    site.stock().await;
    let person = site.signed_in(EMAIL).await.member().unwrap().person;
    for (name, text) in [("Lines <b>", "line"), ("Ropes", "rope")] {
        let sought = Sought::new(text, &FilterForm::default(), Currency::CNY).unwrap();
        saved::save(&site.ctx, person, name.parse().unwrap(), sought, Every::Daily)
            .await
            .unwrap();
        site.ctx.clock.advance(TimeDelta::hours(1));
        let options = ImportOptions {
            company: "nets-co".parse().unwrap(),
            market: None,
            mapping: Mapping::default(),
            publish: true,
            dry_run: false,
        };
        let rows = format!("sku,title_en\nNEW-{text},\"New {text} <i>\"\n");
        let file = CatalogueFile::uploaded("new.csv", rows.into_bytes());
        import::run(&site.ctx, &Actor::System, file, options, |_| ())
            .await
            .unwrap();
    }
    let config = Arc::new(site.config());
    let worker = Worker {
        ctx: site.ctx.clone(),
        mailer: Mailer::new(&config).unwrap(),
        pictures: Arc::new(Web::new(&config).unwrap()),
        files: Arc::new(Web::new(&config).unwrap()),
        config: config.clone(),
        share: Share::All,
    };
    worker.drain().await;
    let letters = mailer::folder(&config);
    std::fs::remove_dir_all(&letters).unwrap();
    std::fs::create_dir(&letters).unwrap();
    site.ctx.clock.advance(TimeDelta::days(1));
    assert_eq!(saved::tell_due(&site.ctx).await.unwrap(), 1);
    worker.drain().await;
    let files = std::fs::read_dir(&letters).unwrap();
    let mails = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let mails = mails.collect();
    (site, mails)
}

/// The address in a mail's `List-Unsubscribe`.
fn unsubscribe(mail: &[u8]) -> String {
    let raw = String::from_utf8_lossy(mail);
    let line = raw
        .lines()
        .find_map(|line| line.strip_prefix("List-Unsubscribe: <"));
    let address = line.unwrap().strip_suffix('>').unwrap();
    address.strip_prefix(ORIGIN).unwrap().to_owned()
}

#[tokio::test]
async fn one_mail_tells_of_both_searches_and_a_mail_program_stops_them() {
    let (site, mails) = mailed().await;
    assert_eq!(mails.len(), 1);
    let mail = MessageParser::default().parse(&mails[0]).unwrap();
    assert_eq!(mail.subject(), Some("2 new listings in 2 of your saved searches"));
    let post = mail.header("List-Unsubscribe-Post");
    assert!(
        matches!(post, Some(HeaderValue::Text(text)) if text == "List-Unsubscribe=One-Click"),
        "{post:?}"
    );
    let text = mail.body_text(0).unwrap();
    for words in [
        "Lines <b>",
        "New line <i>",
        "http://market.example/search?q=rope&sort=newest",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let html = mail.body_html(0).unwrap();
    assert!(!html.contains("<b>") && !html.contains("<i>"), "{html}");

    // A mail program knows no cookies, and comes from no page of ours.
    let path = unsubscribe(&mails[0]);
    let mut program = site.browser();
    let body = "List-Unsubscribe=One-Click";
    let request = program
        .request(Method::POST, &path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = program.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "it is not led on");
    assert!(answer.headers.get(header::SET_COOKIE).is_none());
    assert_eq!(site.trail("saved_search.stopped").await.len(), 2);
    site.ctx.clock.advance(TimeDelta::days(1));
    assert_eq!(saved::tell_due(&site.ctx).await.unwrap(), 0);
}

#[tokio::test]
async fn a_link_in_the_mail_stops_one_search_after_a_press() {
    let (site, mails) = mailed().await;
    let mail = MessageParser::default().parse(&mails[0]).unwrap();
    let text = mail.body_text(0).unwrap().into_owned();
    let links: Vec<_> = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix(ORIGIN))
        .filter(|path| path.starts_with("/unsubscribe/"))
        .collect();
    assert_eq!(links.len(), 3, "one each, and one for all: {text}");
    let mut reader = site.browser();
    let asked = reader.get(links[0]).await;
    asked.shows("Lines &lt;b&gt;");
    assert!(!asked.text.contains("Ropes"));
    assert_eq!(
        site.trail("saved_search.stopped").await.len(),
        0,
        "looking stops nothing"
    );
    reader.post(links[0], &[]).await.shows("These mails are stopped");
    reader.get(links[0]).await.shows("These mails are stopped");
    assert_eq!(site.trail("saved_search.stopped").await.len(), 1);
    let last = reader.get(links[2]).await;
    last.shows("Ropes");
    assert!(!last.text.contains("Lines"));
    let cut = &links[1][..links[1].len() - 2];
    let answer = reader.get(cut).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    answer.shows("This link stops no mails");
    assert_eq!(reader.post(cut, &[]).await.status, StatusCode::FORBIDDEN);
}
