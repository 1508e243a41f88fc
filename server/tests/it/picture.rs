//! Pictures of a listing over HTTP: handed in by a form, served as files, read by programs.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{id::ListingId, moderation::Ruling, page::PageRequest};
use service::{catalog, moderation};

use crate::{
    authorization_coverage::table::PIXEL,
    hostile::script::{MARKUP, assert_inert},
    support::{
        Answer, Browser, ORIGIN, Site,
        catalogue::PASSWORD,
        multipart::{KIND, Part, body, file},
    },
};

async fn supplier(site: &Site) -> Browser {
    let mut browser = site.browser();
    let form = [("email", "nets-co@example.com"), ("password", PASSWORD)];
    browser.post("/sign-in", &form).await;
    browser
}

async fn upload(browser: &mut Browser, listing: ListingId, parts: &[Part<'_>]) -> Answer {
    let request = browser
        .request(Method::POST, &format!("/selling/listings/{listing}/pictures"))
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, KIND);
    browser.send(request.body(Body::from(body(parts))).unwrap()).await
}

async fn approve(site: &Site) {
    let operator = site.signed_in("harbour@example.com").await;
    let queue = moderation::queue(&site.ctx, &operator, &Default::default(), PageRequest::default()).await;
    let case = &queue.unwrap().items[0];
    let ruling = Ruling::parse("approve", "").unwrap();
    moderation::decide(&site.ctx, &operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_picture_comes_by_a_form_waits_and_is_then_everyones() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let id = site.listing("N-1").await;
    let (mut own, mut anyone) = (supplier(&site).await, site.browser());
    let api = format!("/api/v1/listings/{id}");
    let nothing = anyone.get(&api).await.json();
    assert_eq!(nothing["pictures"], serde_json::json!([]));
    assert!(nothing["picture"].as_str().unwrap().ends_with("/picture.svg"));

    let taken = upload(&mut own, id, &[file("a.png", PIXEL), file("b.png", PIXEL)]).await;
    assert_eq!(
        taken.location(),
        format!("/selling/listings/{id}/pictures?done=added")
    );
    own.get(taken.location()).await.shows("The pictures are added");
    assert_eq!(anyone.get(&api).await.json()["pictures"], serde_json::json!([]));
    approve(&site).await;
    let listing = anyone.get(&api).await.json();
    assert_eq!(listing["pictures"].as_array().unwrap().len(), 2);
    let picture = &listing["pictures"][0];
    assert_eq!((&picture["width"], &picture["height"]), (&1.into(), &1.into()));
    assert_eq!(listing["picture"], picture["small"]);
    for size in ["large", "small"] {
        let path = picture[size].as_str().unwrap().strip_prefix(ORIGIN).unwrap();
        let answer = anyone.get(path).await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "image/jpeg");
        assert_eq!(
            answer.headers[header::CACHE_CONTROL],
            "public, max-age=31536000, immutable"
        );
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    let large = picture["large"].as_str().unwrap().strip_prefix(ORIGIN).unwrap();
    anyone.get(&format!("/listings/{id}")).await.shows(large);

    // Off show it is its supplier's alone, and no cache on the way keeps it.
    let owner = site.signed_in("nets-co@example.com").await;
    catalog::pause(&site.ctx, &owner, id).await.unwrap();
    assert_eq!(anyone.get(large).await.status, StatusCode::NOT_FOUND);
    let answer = own.get(large).await;
    assert_eq!(answer.headers[header::CACHE_CONTROL], "private, no-store");
    // Nor is it found beneath another listing.
    let elsewhere = large.replace(&id.to_string(), &site.listing("N-2").await.to_string());
    assert_eq!(own.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_picture_is_told_by_its_name_and_kept_nowhere() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let id = site.listing("N-1").await;
    let mut own = supplier(&site).await;
    let name = MARKUP.replace(['/', '"'], "");
    let refused = upload(
        &mut own,
        id,
        &[
            file(&name, b"<!DOCTYPE html><script>alert(1)</script>"),
            file(
                "net.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            ),
            file("cut.png", &PIXEL[..40]),
            file("net.png", PIXEL),
        ],
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "3 files were not taken",
        "net.svg",
        "cut.png",
        "The other picture is added.",
    ] {
        refused.shows(words);
    }
    assert_inert(&refused.text, "the page of refused files");
    let none = upload(&mut own, id, &[file("", b"")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.trail("listing.picture_added").await.len(), 1);
}
