//! Private prices on the wire: the buyer they are for reads them, and nothing of them reaches anybody else.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    actor::Actor,
    id::{ListingId, PriceListId},
    price::draft::PriceListDraft,
};
use serde_json::{Value, json};
use service::price;

use crate::support::{Browser, Site};

/// The private price and the name of the list, as they must not be told to others.
const SECRETS: [&str; 4] = ["17.77", "Hidden dealers", "Your price", "专属价"];

/// N-1, public at 21.40 from 200 and 19.80 from 1,000, for the company `reef` at 17.77 from 500.
async fn agreed(site: &Site) -> (Actor, ListingId, PriceListId) {
    site.stock().await;
    let reef = site.trader("reef").await;
    let supplier = site.signed_in("nets-co@example.com").await;
    let draft = PriceListDraft {
        name: "Hidden dealers".into(),
        way: "none".into(),
        ..PriceListDraft::default()
    };
    let list = price::create(&site.ctx, &supplier, draft.parse().unwrap())
        .await
        .unwrap();
    price::add(&site.ctx, &supplier, list, "reef").await.unwrap();
    let net = site.listing("N-1").await;
    let tiers = Some("500:17.77".parse().unwrap());
    price::set(&site.ctx, &supplier, list, net, tiers).await.unwrap();
    (reef, net, list)
}

async fn signed_in(site: &Site, email: &str) -> Browser {
    let mut browser = site.browser();
    let form = [("email", email), ("password", "harbour office 7")];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::SEE_OTHER
    );
    browser
}

#[tokio::test]
async fn a_buyer_reads_their_price_beside_the_public_one() {
    let site = Site::new().await;
    let (_, net, _) = agreed(&site).await;
    let mut reef = signed_in(&site, "reef@example.com").await;
    let page = reef.get(&format!("/listings/{net}?quantity=500")).await;
    assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-cache");
    for told in [
        "Your price",
        "¥\u{a0}17.77",
        "¥\u{a0}21.40",
        "¥\u{a0}19.80",
        "¥\u{a0}8,885.00",
    ] {
        page.shows(told);
    }
    // What programs are told of the product is public.
    let about = page.text.split("application/ld+json").nth(1).unwrap();
    assert!(!about.split("</script>").next().unwrap().contains("17.77"));
    for path in ["/search?q=N-1", "/markets/gear", "/companies/nets-co"] {
        let page = reef.get(path).await;
        page.shows("¥\u{a0}17.77");
        page.shows("Public price ¥\u{a0}19.80");
    }
    reef.get(&format!("/rfqs/new?listing={net}"))
        .await
        .shows("your price: from ¥\u{a0}17.77");
}

#[tokio::test]
async fn nobody_else_reads_anything_of_it() {
    let site = Site::new().await;
    let (_, net, list) = agreed(&site).await;
    site.trader("other").await;
    let paths = [
        format!("/listings/{net}"),
        format!("/listings/{net}?quantity=500"),
        format!("/api/v1/listings/{net}"),
        "/search?q=N-1".into(),
        "/api/v1/search?q=N-1".into(),
        "/api/v1/suggest?q=N".into(),
        "/markets/gear".into(),
        "/companies/nets-co".into(),
        "/companies/reef".into(),
        "/sitemap.xml".into(),
    ];
    for mut browser in [site.browser(), signed_in(&site, "other@example.com").await] {
        for path in &paths {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            for secret in SECRETS {
                assert!(!main_of(&answer.text).contains(secret), "{path} tells {secret}");
            }
        }
    }
    let mut other = signed_in(&site, "other@example.com").await;
    let own = format!("/selling/prices/{list}");
    for path in [
        own.clone(),
        format!("{own}/prices.csv"),
        format!("{own}/listings/{net}"),
    ] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Nor does the buyer it is for learn what its supplier calls it, or for whom else it is.
    let mut reef = signed_in(&site, "reef@example.com").await;
    assert_eq!(reef.get(&own).await.status, StatusCode::NOT_FOUND);
    let page = reef.get(&format!("/listings/{net}")).await;
    assert!(!page.text.contains("Hidden dealers") && !page.text.contains(&list.to_string()));
}

/// A page without its frame, whose rail names the supplier's own desk.
fn main_of(text: &str) -> &str {
    text.split("<main").nth(1).unwrap_or(text)
}

#[tokio::test]
async fn a_program_reads_its_companys_price_under_a_tag_of_its_own() {
    let site = Site::new().await;
    let (reef, net, _) = agreed(&site).await;
    let other = site.trader("other").await;
    let path = format!("/api/v1/listings/{net}");
    let public = site.browser().get(&path).await;
    assert_eq!(public.json()["your_price"], Value::Null);
    let read = async |actor: &Actor, scopes: &str, held: Option<&str>| {
        let key = site.key(actor, scopes).await;
        let mut browser = site.browser();
        let mut request = browser
            .request(Method::GET, &path)
            .header(header::AUTHORIZATION, format!("Bearer {key}"));
        if let Some(held) = held {
            request = request.header(header::IF_NONE_MATCH, held);
        }
        browser.send(request.body(Body::empty()).unwrap()).await
    };
    let own = read(&reef, "rfq:read", None).await;
    let price = |amount: &str| json!({ "amount": amount, "currency": "CNY" });
    let listing = own.json();
    let tiers: Vec<_> = listing["your_price"]["tiers"]
        .as_array()
        .unwrap()
        .iter()
        .collect();
    assert_eq!(tiers.len(), 2);
    assert_eq!(
        tiers[0],
        &json!({ "min_quantity": "200", "unit_price": price("21.40") })
    );
    assert_eq!(
        tiers[1],
        &json!({ "min_quantity": "500", "unit_price": price("17.77") })
    );
    assert_eq!(listing["your_price"]["price_from"], price("17.77"));
    assert_eq!(
        (&listing["price_from"], &listing["tiers"]),
        (&public.json()["price_from"], &public.json()["tiers"])
    );
    assert_eq!(own.headers[header::CACHE_CONTROL], "private, no-cache");
    assert!(
        own.headers[header::VARY]
            .to_str()
            .unwrap()
            .contains("authorization")
    );
    assert_ne!(own.headers[header::ETAG], public.headers[header::ETAG]);
    // Whoever holds the public answer is not told that it is the same.
    let held = public.headers[header::ETAG].to_str().unwrap();
    assert_eq!(read(&reef, "rfq:read", Some(held)).await.status, StatusCode::OK);
    for (actor, scopes) in [(&other, "rfq:read"), (&reef, "catalog:read")] {
        let listing = read(actor, scopes, None).await;
        assert_eq!(listing.json()["your_price"], Value::Null, "{scopes}");
        assert!(!listing.text.contains("17.77"));
    }
}

#[tokio::test]
async fn search_tells_a_program_its_own_prices() {
    let site = Site::new().await;
    let (reef, _, _) = agreed(&site).await;
    let mut program = site.program(&reef, "rfq:read").await;
    let found = program.read("/api/v1/search?q=N-1").await;
    let price = json!({ "amount": "17.77", "currency": "CNY" });
    assert_eq!(found["items"][0]["your_price_from"], price);
    assert_eq!(found["items"][0]["price_from"]["amount"], "19.80");
    let public = site.browser().get("/api/v1/search?q=N-1").await;
    assert_eq!(public.json()["items"][0]["your_price_from"], Value::Null);
}
