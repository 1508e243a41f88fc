//! Pictures and certificates: what is taken, what is refused, and how they are served.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use service::company;

use super::{SCRIPT, harmless, owner, people::People};
use crate::support::{Answer, Browser, ORIGIN, Site};

/// One pixel of PNG, and something behind its end.
const PIXEL: &str = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8\
                     cfc0000003010100c9fe92ef0000000049454e44ae426082";

fn pixel() -> Vec<u8> {
    let digits: String = PIXEL.chars().filter(|c| !c.is_whitespace()).collect();
    let mut bytes = hex::decode(digits).unwrap();
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

async fn upload(browser: &mut Browser, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.png\"\r\n\
                Content-Type: image/png\r\n\r\n";
    body.extend(head.as_bytes());
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    let request = browser
        .request(Method::POST, path)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_picture_is_public_kept_by_browsers_and_nothing_else_is_taken_for_one() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let mut own = People::signed_in(&site, "nets-co@example.com").await;
    let fields = [("company", "nets-co"), ("alt_zh", SCRIPT), ("alt_en", SCRIPT)];
    for (file, words) in [
        (
            &b"<!DOCTYPE html><script>alert(1)</script>"[..],
            "none of JPEG / PNG / WebP",
        ),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "SVG",
        ),
        (b"%PDF-1.4 startxref %%EOF", "none of JPEG / PNG / WebP"),
        (b"", "required"),
    ] {
        let refused = upload(&mut own, "/company/pictures", &fields, file).await;
        harmless(&refused, StatusCode::UNPROCESSABLE_ENTITY);
        refused.shows(words);
    }
    let taken = upload(&mut own, "/company/pictures", &fields, &pixel()).await;
    assert_eq!(taken.location(), "/company/pictures?done=added", "{}", taken.text);
    harmless(&own.get("/company/pictures").await, StatusCode::OK);
    harmless(&site.browser().get("/companies/nets-co").await, StatusCode::OK);
    let picture = company::pictures(&site.ctx, &owner(&site, "nets-co").await)
        .await
        .unwrap()
        .remove(0);
    for size in ["large", "small"] {
        let path = format!("/companies/nets-co/pictures/{}/{size}", picture.id);
        let answer = site.browser().get(&path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "image/jpeg");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(
            answer.headers[header::CONTENT_SECURITY_POLICY],
            "default-src 'none'; sandbox"
        );
        assert!(
            answer.headers[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        assert!(!answer.text.contains("script"), "what hid behind its end is gone");
        let elsewhere = path.replace("nets-co", "reef-gmbh");
        assert_eq!(site.browser().get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    }
    // Nobody else can touch it.
    let mut stranger = People::signed_in(&site, "reef-gmbh@example.com").await;
    let theirs = [("company", "reef-gmbh"), ("alt_en", "Mine")];
    for path in ["", "/first", "/remove"] {
        let path = format!("/company/pictures/{}{path}", picture.id);
        assert_eq!(
            stranger.post(&path, &theirs).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let gone = own
        .post(
            &format!("/company/pictures/{}/remove", picture.id),
            &[("company", "nets-co")],
        )
        .await;
    assert_eq!(gone.location(), "/company/pictures?done=removed", "{}", gone.text);
}

#[tokio::test]
async fn a_certificate_has_a_copy_that_is_saved_rather_than_opened() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let mut own = People::signed_in(&site, "nets-co@example.com").await;
    let fields = [
        ("company", "nets-co"),
        ("name_zh", SCRIPT),
        ("issuer", SCRIPT),
        ("number", SCRIPT),
        ("valid_until", "2020-01-31"),
    ];
    let html = upload(&mut own, "/company/certificates", &fields, b"<html><script>").await;
    harmless(&html, StatusCode::UNPROCESSABLE_ENTITY);
    let pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
    let taken = upload(&mut own, "/company/certificates", &fields, pdf).await;
    assert_eq!(
        taken.location(),
        "/company/certificates?done=added",
        "{}",
        taken.text
    );
    let page = site.browser().get("/companies/nets-co").await;
    harmless(&page, StatusCode::OK);
    page.shows("expired");
    let certificate = company::certificates(&site.ctx, &owner(&site, "nets-co").await)
        .await
        .unwrap()
        .remove(0);
    let path = format!("/companies/nets-co/certificates/{}", certificate.id);
    let copy = site.browser().get(&path).await;
    assert_eq!(copy.headers[header::CONTENT_TYPE], "application/pdf");
    let disposition = copy.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    let elsewhere = path.replace("nets-co", "reef-gmbh");
    assert_eq!(site.browser().get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    let mut stranger = People::signed_in(&site, "reef-gmbh@example.com").await;
    let remove = format!("/company/certificates/{}/remove", certificate.id);
    assert_eq!(stranger.get(&remove).await.status, StatusCode::NOT_FOUND);
    let theirs = stranger.post(&remove, &[("company", "reef-gmbh")]).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    let gone = own.post(&remove, &[("company", "nets-co")]).await;
    assert_eq!(
        gone.location(),
        "/company/certificates?done=removed",
        "{}",
        gone.text
    );
    assert_eq!(site.browser().get(&path).await.status, StatusCode::NOT_FOUND);
}
