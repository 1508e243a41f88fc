//! Finding listings: as programs do, and as people do.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::{actor::Actor, search::asked::Order};
use serde_json::json;

use crate::support::{Site, catalogue::PASSWORD};

#[tokio::test]
async fn a_program_finds_listings_as_the_contract_says() {
    let site = Site::new().await;
    site.stock().await;
    let found = site
        .browser()
        .get("/api/v1/search?q=%E6%B8%94%E7%BD%91&lang=en")
        .await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.text);
    let body = found.json();
    assert_eq!((&body["total"], &body["engine"]), (&json!(1), &json!("embedded")));
    assert!(body["took_ms"].is_u64() && body["next"].is_null());
    let timing = found.headers["server-timing"].to_str().unwrap();
    assert!(timing.starts_with("search;dur="), "{timing}");
    assert_eq!(body["facets"]["market"], json!({ "gear": 1 }));
    assert_eq!(
        body["facets"]["category"],
        json!({ "Fishing gear": 1, "Fishing gear > Nets": 1 })
    );
    let net = &body["items"][0];
    assert_eq!(net["title"], "Three-layer nylon net");
    assert_eq!(
        (&net["supplier"], &net["market"]),
        (&json!("nets-co"), &json!("gear"))
    );
    assert_eq!(net["price_from"], json!({ "amount": "19.80", "currency": "CNY" }));
    assert_eq!((&net["moq"], &net["unit"]), (&json!("200"), &json!("H87")));
    let url = format!("http://market.example/listings/{}", net["id"].as_str().unwrap());
    assert_eq!(net["url"], url);
}

#[tokio::test]
async fn prices_keep_six_decimals_and_one_on_request_is_null() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let cast = browser.get("/api/v1/search?q=N-2").await.json();
    assert_eq!(cast["items"][0]["price_from"]["amount"], "0.004401");
    let trap = browser.get("/api/v1/search?q=N-3").await.json();
    assert!(trap["items"][0]["price_from"].is_null());
}

#[tokio::test]
async fn pages_follow_each_other_and_filters_narrow() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let (mut seen, mut after) = (BTreeSet::new(), String::new());
    for _ in 0..3 {
        let page = browser
            .get(&format!("/api/v1/search?limit=1&after={after}"))
            .await
            .json();
        assert_eq!(
            (&page["total"], page["items"].as_array().unwrap().len()),
            (&json!(3), 1)
        );
        seen.insert(page["items"][0]["id"].to_string());
        after = page["next"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!((seen.len(), after.as_str()), (3, ""));
    let total = async |query: &str| {
        let answer = site.browser().get(&format!("/api/v1/search?{query}")).await;
        answer.json()["total"].clone()
    };
    assert_eq!(total("category=Fishing+gear").await, 3);
    assert_eq!(total("category=Fishing+gear+%3E+Nets").await, 2);
    assert_eq!(total("market=elsewhere").await, 0);
    assert_eq!(
        total("market=elsewhere&market=gear&colour=red&x.y=1").await,
        3,
        "what is not known is left alone"
    );
}

#[tokio::test]
async fn filters_of_the_contract_narrow_and_their_facets_are_counted() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    for (query, skus) in [
        ("country=CN", vec!["N-1", "N-2", "N-3"]),
        ("country=DE", vec![]),
        ("verified=true", vec![]),
        ("verified=false&region=430600", vec!["N-1", "N-2", "N-3"]),
        ("moq_max=200", vec!["N-1", "N-2"]),
        ("price_max=20&lang=zh", vec!["N-1"]),
        ("price_max=20&lang=en", vec!["N-2"]),
        ("price_min=19.8&price_max=19.8&currency=cny", vec!["N-1"]),
        ("attr.MESH_mm=60", vec!["N-1"]),
        ("attr.mesh_mm=60&attr.mesh_mm=70", vec!["N-1"]),
        ("supplier=nets-co&lead_time_max=5", vec![]),
    ] {
        let body = browser.get(&format!("/api/v1/search?{query}")).await.json();
        let items = body["items"].as_array().unwrap();
        let mut found: Vec<_> = items.iter().map(|item| item["sku"].as_str().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, skus, "{query}");
    }
    let body = browser
        .get("/api/v1/search?country=DE&attr.mesh_mm=60")
        .await
        .json();
    let facets = &body["facets"];
    assert_eq!(
        facets["country"],
        json!({ "CN": 1 }),
        "counted without its own filter"
    );
    assert_eq!(facets["verified"], json!({}));
    let body = browser.get("/api/v1/search?attr.mesh_mm=61").await.json();
    assert_eq!(body["facets"]["attr.mesh_mm"], json!({ "60": 1 }));
}

#[tokio::test]
async fn wrong_filters_are_refused_to_programs_and_left_out_for_people() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let query = "country=ZZ&price_min=5&price_max=4&moq_max=few&lang=en";
    let wrong = browser.get(&format!("/api/v1/search?{query}")).await;
    let problem = wrong.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let codes: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        codes,
        [
            ("country", "unknown-country"),
            ("price_max", "below-the-least"),
            ("moq_max", "not-a-number"),
        ]
    );
    let page = browser.get(&format!("/search?{query}")).await;
    page.shows("Some filters can’t be read and are left out");
    page.shows("value=\"few\"");
    page.shows("3 listings");
}

#[tokio::test]
async fn filters_are_chosen_and_taken_away_by_addresses() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let query = "q=net&attr.mesh_mm=60&price_max=20&currency=CNY&moq_max=500&lang=en";
    let page = browser.get(&format!("/search?{query}")).await;
    page.shows("Three-layer nylon");
    page.shows("1 listing<");
    page.shows("name=\"attr.mesh_mm\"");
    // Each chip leads to the search without it.
    page.shows("href=\"/search?q=net&amp;price_max=20&amp;currency=CNY&amp;moq_max=500\"");
    page.shows("href=\"/search?q=net&amp;moq_max=500&amp;attr.mesh_mm=60\"");
    page.shows("href=\"/search?q=net&amp;price_max=20&amp;currency=CNY&amp;attr.mesh_mm=60\"");
    page.shows("href=\"/search?q=net\"");
}

#[tokio::test]
async fn wrong_parameters_are_all_told_at_once_in_the_askers_language() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let wrong = browser.get("/api/v1/search?limit=ten&sort=price&lang=tlh").await;
    let problem = wrong.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["field"])
        .collect();
    assert_eq!(fields, ["lang", "sort", "limit"]);
    assert_eq!(problem["errors"][1]["code"], "unknown-sort");
    assert_eq!(
        problem["errors"][1]["message"],
        "There is no such order of results"
    );
    let stale = browser.get("/api/v1/search?after=yesterday&lang=zh").await;
    let problem = stale.problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["field"], "after");
}

#[tokio::test]
async fn questions_being_typed_are_completed_by_what_is_there() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    for (query, expected) in [
        (
            "q=nyl&lang=en",
            vec!["phrase Three-layer nylon net /search?q=Three-layer+nylon+net"],
        ),
        (
            "q=%E5%B0%BC%E9%BE%99&lang=zh",
            vec!["phrase 三层尼龙渔网 /search?q=%E4%B8%89%E5%B1%82%E5%B0%BC%E9%BE%99%E6%B8%94%E7%BD%91"],
        ),
        (
            "q=trap&lang=en",
            vec![
                "phrase 折叠地笼 /search?q=%E6%8A%98%E5%8F%A0%E5%9C%B0%E7%AC%BC",
                "category Traps /search?category=Fishing+gear+%3E+Traps",
            ],
        ),
        ("q=nets-c&lang=en&market=elsewhere", vec![]),
        ("q=zebra&lang=en", vec![]),
        ("q=nylon+zebra&lang=en", vec![]),
        ("q=&lang=en", vec![]),
        ("", vec![]),
    ] {
        let body = browser.get(&format!("/api/v1/suggest?{query}")).await.json();
        let items = body["items"].as_array().unwrap().iter();
        let told = items.map(|item| {
            let text = |name: &str| item[name].as_str().unwrap();
            let path = text("url").strip_prefix("http://market.example").unwrap();
            format!("{} {} {path}", text("kind"), text("text"))
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{query}");
    }
    let supplier = browser.get("/api/v1/suggest?q=dongting&lang=en").await.json();
    let items = supplier["items"].as_array().unwrap();
    assert!(
        items
            .iter()
            .any(|item| item["url"] == "http://market.example/companies/nets-co"),
        "{supplier}"
    );
    let wrong = browser.get("/api/v1/suggest?q=a&lang=tlh").await;
    wrong.problem(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn whoever_finds_nothing_is_shown_the_nearest_and_whom_to_ask() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let page = browser.get("/search?q=nylon&country=DE&lang=en").await;
    page.shows("Nothing matches");
    page.shows("href=\"/search?q=nylon&amp;category=Fishing+gear+%3E+Nets\"");
    page.shows("href=\"/rfqs/new?supplier=nets-co&amp;wanted=nylon\"");
    let page = browser.get("/search?q=zebra&lang=en").await;
    page.shows("href=\"/search?category=Fishing+gear");
    page.shows("href=\"/rfqs/new?supplier=nets-co&amp;wanted=zebra\"");
}

#[tokio::test]
async fn no_question_fails() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let long = "q=".to_owned() + &"%E7%BD%91+%22".repeat(1_000);
    for query in [
        long.as_str(),
        "q=%ff%fe%00",
        "q=a&q=b",
        "q=AND+OR+NOT+%28",
        "q=%2A%3A%2A",
        "%",
        "&&=&",
    ] {
        for path in ["/api/v1/search", "/search", "/api/v1/suggest"] {
            let answer = browser.get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}?{query}");
        }
    }
}

#[tokio::test]
async fn a_person_finds_what_was_looked_for_marked_without_scripts() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let page = browser.get("/search?q=nylon+nets").await;
    page.shows("Three-layer <mark>nylon</mark> <mark>net</mark>");
    page.shows("method=\"get\"");
    let scripts: Vec<_> = page.text.match_indices("<script").collect();
    assert!(
        scripts.len() == 1 && page.text.contains("src=\"/suggest.js\""),
        "no island, no other script"
    );
    browser.get("/search?q=american").await.shows("&lt;b&gt;");
    assert_eq!(browser.get("/search?after=yesterday").await.location(), "/search");
}

#[tokio::test]
async fn a_question_is_counted_once_however_it_is_looked_at() {
    let site = Site::new().await;
    site.stock().await;
    let mut buyer = site.browser();
    for path in [
        "/search?q=zebra",
        "/search?q=Net",
        "/search?q=net&moq_max=5",
        "/api/v1/suggest?q=net",
    ] {
        assert_eq!(buyer.get(path).await.status, StatusCode::OK, "{path}");
    }
    service::search::keep_counts(&site.ctx).await.unwrap();
    let asked = service::search::asked(&site.ctx, &Actor::System, Order::Often, 7)
        .await
        .unwrap();
    let asked: Vec<_> = asked
        .iter()
        .map(|asked| (asked.text.as_str(), asked.times, asked.nothing))
        .collect();
    assert_eq!(asked, [("net", 1, 0), ("zebra", 1, 1)]);
}

#[tokio::test]
async fn while_search_is_down_the_catalogue_can_be_looked_through() {
    let unanswered = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", unanswered.local_addr().unwrap());
    drop(unanswered);
    let site = Site::with(&[("MEILI_URL", &address)]).await;
    site.put_on_show("nets-co").await;
    let mut browser = site.browser();
    for page in ["/", "/markets/gear", "/companies/nets-co"] {
        browser.get(page).await.shows("Three-layer nylon net");
    }
    let found = browser.get("/search?q=trap&market=gear&after=a24").await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "the engine gave the key out");
    let found = browser.get("/search?q=trap&market=gear").await;
    found.shows("Search does not work right now");
    found.shows("Three-layer nylon net");
    let elsewhere = browser.get("/search?category=Bags").await;
    assert!(!elsewhere.text.contains("Three-layer nylon net"));
    let refused = browser.get("/api/v1/search?q=trap").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.json()["code"], "search_down");
    assert_eq!(refused.headers["retry-after"], "30");
    browser.get("/readyz").await.shows("\"search\":\"failing\"");
}

#[tokio::test]
async fn suppliers_are_found_by_what_they_have_on_show_and_by_name() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let goods = browser.get("/search?q=net").await;
    goods.shows("/search?q=net&amp;by=supplier");
    let found = browser.get("/search?q=net&by=supplier").await;
    found.shows("1 supplier");
    found.shows("2 matching listings");
    found.shows("/search?q=net&amp;supplier=nets-co");
    let none = browser.get("/search?q=zebra&by=supplier").await;
    assert!(!none.text.contains("matching listing"));
    let found = browser.get("/api/v1/suppliers?q=net&lang=en").await.json();
    assert_eq!(found["total"], json!(1));
    let net = &found["items"][0];
    assert_eq!((&net["code"], &net["listings"]), (&json!("nets-co"), &json!(2)));
    assert_eq!(net["markets"], json!(["gear"]));
    assert_eq!(net["url"], "http://market.example/companies/nets-co");
    assert_eq!(found["facets"]["market"], json!({ "gear": 2 }));
    let beyond = browser.get("/api/v1/suppliers?after=24").await.json();
    assert_eq!((&beyond["items"], &beyond["next"]), (&json!([]), &json!(null)));
    let wrong = browser.get("/api/v1/suppliers?after=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_operator_sees_why_results_stand_in_their_order() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let mut operator = site.browser();
    let form = [("email", "harbour@example.com"), ("password", PASSWORD)];
    operator.post("/sign-in", &form).await;
    let asked = operator.get("/operating/searches/why?q=nylon+net").await;
    asked.shows("Three-layer nylon net");
    asked.shows("nylon: English title");
    asked.shows("nylon: not found");
    operator
        .get("/operating/searches/why?q=YL-0210")
        .await
        .shows("Its code is the question");
    operator
        .get("/operating/searches/why")
        .await
        .shows("Why this order");
    let stranger = site.browser().get("/operating/searches/why?q=net").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
}
