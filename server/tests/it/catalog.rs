//! From a file to a listing on show, as a supplier and an operator see it in their browsers, without scripts.

use std::convert::Infallible;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    actor::{Actor, Trades},
    identity::Password,
    text::{Bilingual, Locale},
};
use service::{
    catalog::import,
    company::NewCompany,
    identity::{self, NewOperator, Registration},
    job::{self, Job},
    market::{self, NewMarket},
};

use futures::SinkExt;

use crate::support::{Answer, Browser, ORIGIN, Site};

const FILE: &str = "sku,title_en,currency,tiers\nA-1,Trammel net,USD,1:2.5\nB-2,Rope,USD,none\n";
const PASSWORD: &str = "harbour office 7";

/// A supplier and two operators of market `demo`, all signed in.
struct Desk {
    supplier: Browser,
    operator: Browser,
    colleague: Browser,
}

impl Desk {
    async fn of(site: &Site) -> Self {
        let operator = register(site, "harbour", false).await;
        let supplier = register(site, "nets-co", true).await;
        let new = NewMarket {
            slug: "demo".into(),
            name: Bilingual::both("示范市场", "Demo market"),
            region_code: "440400".into(),
            region: Bilingual::both("珠海", "Zhuhai"),
            story: Bilingual::both("一", "One"),
            position: 1,
            operator,
        };
        let market = market::open(&site.ctx, &Actor::System, new).await.unwrap();
        market::take_booth(&site.ctx, &Actor::System, supplier, market, None, None)
            .await
            .unwrap();
        let second = NewOperator {
            email: "second@example.com".parse().unwrap(),
            market: "demo".into(),
        };
        let password = identity::create_operator(&site.ctx, second).await.unwrap();
        Self {
            supplier: signed_in(site, "nets-co@example.com", PASSWORD).await,
            operator: signed_in(site, "harbour@example.com", PASSWORD).await,
            colleague: signed_in(site, "second@example.com", &password).await,
        }
    }
}

async fn register(site: &Site, code: &str, supplies: bool) -> domain::id::CompanyId {
    let new = Registration {
        company: NewCompany {
            code: code.parse().unwrap(),
            name: Bilingual::both(code, code),
            country: "CN".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades: Trades {
                supplies,
                ..Trades::default()
            },
            uscc: None,
        },
        email: format!("{code}@example.com").parse().unwrap(),
        password: Password::new(PASSWORD).unwrap(),
        person_name: code.into(),
        locale: Locale::En,
        time_zone: "Asia/Shanghai".parse().unwrap(),
    };
    identity::register(&site.ctx, new).await.unwrap().1
}

async fn signed_in(site: &Site, email: &str, password: &str) -> Browser {
    let mut browser = site.browser();
    let answer = browser
        .post("/sign-in", &[("email", email), ("password", password)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser
}

/// Sends the import form as a browser does.
async fn upload(browser: &mut Browser, file: Option<(&str, &str)>, fields: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    let (name, content) = file.unwrap_or(("", ""));
    body += &format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}\r\n--edge--\r\n"
    );
    let request = browser
        .request(Method::POST, "/selling/import")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    // In pieces, as a connection brings it.
    let (mut sender, receiver) = futures::channel::mpsc::channel(1);
    tokio::spawn(async move {
        for piece in body.as_bytes().chunks(64 << 10) {
            let piece = Ok::<_, Infallible>(piece.to_vec());
            let Ok(()) = sender.send(piece).await else { return };
        }
    });
    let body = Body::from_stream(receiver);
    browser.send(request.body(body).unwrap()).await
}

/// Does what imports wait for, as the worker does.
async fn work(site: &Site) {
    while let Some(claimed) = job::claim(&site.ctx).await.unwrap() {
        if let Job::Import(id) = claimed.job {
            import::work(&site.ctx, id).await.unwrap();
        }
        job::finish(&site.ctx, &claimed).await.unwrap();
    }
}

/// The first address on a page that begins like this.
fn link(answer: &Answer, beginning: &str) -> String {
    let (_, rest) = answer
        .text
        .split_once(&format!("href=\"{beginning}"))
        .unwrap_or_else(|| panic!("no link to {beginning}"));
    format!("{beginning}{}", rest.split('"').next().unwrap())
}

/// The hidden field a case's form sends back.
fn seen(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_goes_in_and_an_operator_puts_it_on_show() {
    let site = Site::new().await;
    let mut desk = Desk::of(&site).await;
    desk.supplier
        .get("/selling/listings")
        .await
        .shows("No listings yet");
    let sent = upload(
        &mut desk.supplier,
        Some(("goods.csv", FILE)),
        &[("market", "demo")],
    )
    .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    desk.supplier.get(sent.location()).await.shows("Being checked");
    work(&site).await;
    let report = desk.supplier.get(sent.location()).await;
    report.shows("goods.csv");
    report.shows("Ready to import");
    report.shows("“none” is not a price tier");
    let csv = desk
        .supplier
        .get(&format!("{}/failed.csv", sent.location()))
        .await;
    assert!(
        csv.text
            .starts_with("\u{FEFF}line,column,reason,sku,title_en,currency,tiers\n3,tiers,")
    );
    let stranger = desk.operator.get(sent.location()).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    let start = format!("{}/start", sent.location());
    let started = desk.supplier.post(&start, &[]).await;
    assert_eq!(started.location(), sent.location());
    work(&site).await;
    desk.supplier
        .get(sent.location())
        .await
        .shows("One listing was written");
    let late = desk.supplier.post(&start, &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "it is done once");
    desk.supplier.get("/selling/listings").await.shows("In review");

    let queue = desk.operator.get("/operating/queue").await;
    queue.shows("Trammel net");
    let case = link(&queue, "/operating/cases/");
    let page = desk.operator.get(&case).await;
    page.shows("$\u{a0}2.50");
    let seen = seen(&page);
    let decide = format!("{case}/decide");
    let bare = desk
        .operator
        .post(
            &decide,
            &[("verdict", "reject"), ("reason", " "), ("seen", &seen)],
        )
        .await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    bare.shows("checked value=\"reject\"");
    let done = desk
        .operator
        .post(&decide, &[("verdict", "approve"), ("seen", &seen)])
        .await;
    assert_eq!(
        (done.status, done.location()),
        (StatusCode::SEE_OTHER, "/operating/queue")
    );

    // The colleague who read it at the same time sees the first decision, and that theirs had no effect.
    let late = [("verdict", "reject"), ("reason", "a duplicate"), ("seen", &seen)];
    let late = desk.colleague.post(&decide, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // Operators made at the command line read Chinese.
    late.shows("另一位审核员已先作出决定");
    late.shows("harbour已通过");

    let own = desk.supplier.get("/selling/listings").await;
    own.shows("On show");
    let listing = link(&own, "/listings/");
    assert_eq!(site.browser().get(&listing).await.status, StatusCode::OK);
    let paused = desk.supplier.post(&format!("/selling{listing}/pause"), &[]).await;
    assert_eq!(paused.location(), "/selling/listings");
    assert_eq!(site.browser().get(&listing).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_import_that_fails_comes_back_with_what_was_typed() {
    let site = Site::new().await;
    let mut desk = Desk::of(&site).await;
    let market = [("market", "demo")];
    for (file, told) in [
        (None, "This is required"),
        (
            Some(("goods.xls", "PK")),
            "“goods.xls” is of no kind that can be read",
        ),
        (
            Some(("goods.csv", "sku,title_en\n")),
            "The file has a header and no rows",
        ),
        (Some(("<script>.xls", "x")), "is of no kind that can be read"),
    ] {
        let answer = upload(&mut desk.supplier, file, &market).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.text.contains("<script>.xls"), "what was typed is escaped");
        answer.shows(told);
        answer.shows("<option value=\"demo\" selected");
    }
    let too_large = "x".repeat(33 << 20);
    let answer = upload(&mut desk.supplier, Some(("a.csv", &too_large)), &market).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.shows("The file is larger than 32 MB");
    answer.shows("<option value=\"demo\" selected");
}

#[tokio::test]
async fn wrong_columns_come_back_with_what_was_chosen() {
    let site = Site::new().await;
    let mut desk = Desk::of(&site).await;
    let foreign = "code,<script>,price\n1,Net,2.5\n2,Rope,3\n";
    let sent = upload(
        &mut desk.supplier,
        Some(("goods.csv", foreign)),
        &[("market", "demo")],
    )
    .await;
    assert!(sent.location().ends_with("/columns"), "{}", sent.location());
    let page = desk.supplier.get(sent.location()).await;
    assert!(
        !page.text.contains("<script>,"),
        "what stands in a file is escaped"
    );
    page.shows("&lt;script&gt;");
    page.shows("By its name");
    page.shows("<option value=\"sku\" selected>");
    for (columns, told) in [
        (
            ["-", "title_en", "price"],
            "The header lacks: sku. Columns found: code, &lt;script&gt;, price",
        ),
        (["sku", "colour", "price"], "There is no field “colour”"),
        (["sku", "sku", "price"], "&lt;script&gt;"),
    ] {
        let mut form = columns.map(|column| ("column", column)).to_vec();
        form.push(("currency", "shells"));
        let answer = desk.supplier.post(sent.location(), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.shows("value=\"shells\"");
        form.pop();
        form.push(("currency", "USD"));
        let answer = desk.supplier.post(sent.location(), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{columns:?}");
        answer.shows(told);
        answer.shows("value=\"USD\"");
        answer.shows("<option value=\"price\" selected>");
    }
}

#[tokio::test]
async fn a_dry_run_is_reported_and_writes_nothing() {
    let site = Site::new().await;
    let mut desk = Desk::of(&site).await;
    let fields = [("market", "demo")];
    let sent = upload(&mut desk.supplier, Some(("goods.csv", FILE)), &fields).await;
    work(&site).await;
    desk.supplier
        .get(sent.location())
        .await
        .shows("Nothing has been written yet");
    desk.supplier
        .get("/selling/listings")
        .await
        .shows("No listings yet");
    desk.operator
        .get("/operating/queue")
        .await
        .shows("No listing waits");
}

#[tokio::test]
async fn each_desk_is_its_own() {
    let site = Site::new().await;
    let mut desk = Desk::of(&site).await;
    for path in ["/selling/listings", "/selling/import"] {
        assert_eq!(
            desk.operator.get(path).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    assert_eq!(
        desk.supplier.get("/operating/queue").await.status,
        StatusCode::FORBIDDEN
    );
    for path in ["/selling/listings", "/selling/import", "/operating/queue"] {
        let answer = site.browser().get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/sign-in?next="));
    }
    let odd = desk.operator.get("/operating/cases/no-such-id").await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
}
