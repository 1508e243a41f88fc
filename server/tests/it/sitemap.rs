//! What search engines are told: which pages there are, and what a listing is.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::Site;

#[tokio::test]
async fn search_engines_find_every_public_page_from_robots_txt() {
    let site = Site::new().await;
    site.stock().await;
    let mut robot = site.browser();
    let robots = robot.get("/robots.txt").await.text;
    let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
    let origin = sitemap.unwrap().strip_suffix("/sitemap.xml").unwrap().to_owned();
    assert!(robots.contains("Disallow: /selling\n"), "{robots}");

    let mut pages = Vec::new();
    for part in addresses(&robot.get("/sitemap.xml").await.text, &origin) {
        pages.extend(addresses(&robot.get(&part).await.text, &origin));
    }
    for expected in ["/", "/markets", "/markets/gear", "/companies/nets-co"] {
        assert!(pages.contains(&expected.to_owned()), "{expected}: {pages:?}");
    }
    assert!(
        pages.iter().any(|page| page.starts_with("/listings/")),
        "{pages:?}"
    );
    for page in pages {
        let answer = robot.get(&page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(!answer.text.contains("noindex"), "{page}");
    }
}

#[tokio::test]
async fn a_listing_says_what_it_is_in_the_terms_of_schema_org() {
    let site = Site::new().await;
    site.stock().await;
    let id = site.listing("N-1").await;
    let page = site.browser().get(&format!("/listings/{id}?lang=en")).await.text;
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let (data, _) = rest.split_once("</script>").unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!((&data["@type"], &data["sku"]), (&json!("Product"), &json!("N-1")));
    assert_eq!(data["offers"]["priceCurrency"], "CNY");
    assert!(page.contains("property=\"og:title\""), "{page}");
}

/// The addresses a file of a sitemap names, below the origin.
fn addresses(xml: &str, origin: &str) -> Vec<String> {
    let named = xml
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"));
    named
        .map(|(address, _)| address.strip_prefix(origin).unwrap().to_owned())
        .collect()
}
