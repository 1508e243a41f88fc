//! Papers over HTTP: what is taken, who is given them, and as what; and the pages around them.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    actor::{Actor, Trades},
    company::{FactKind, NewPaper, NumberKind, Submission},
    identity::Password,
    text::{Bilingual, Locale},
};
use service::{
    company::{
        self, NewCompany,
        verification::{self, Handed},
    },
    identity::Registration,
    market::NewMarket,
};

use crate::support::{Answer, Browser, ORIGIN, Site};

const PASSWORD: &str = "harbour office 7";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
const PAGE: &str = "/company/verification";

async fn join(site: &Site, code: &str, supplies: bool) -> Actor {
    let new = Registration {
        company: NewCompany {
            code: code.parse().unwrap(),
            name: Bilingual::both("洞庭渔具厂", code),
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
        person_name: format!("Chen of {code}"),
        locale: Locale::En,
        time_zone: "Asia/Shanghai".parse().unwrap(),
    };
    service::identity::register(&site.ctx, new).await.unwrap();
    site.signed_in(&format!("{code}@example.com")).await
}

/// A market `gear` run by `harbour`, a market `quay` run by `pier`, and `nets` with a booth in the first.
async fn port() -> Site {
    let site = Site::new().await;
    for (slug, code, position) in [("gear", "harbour", 1), ("quay", "pier", 2)] {
        let operator = join(&site, code, false).await.company().unwrap();
        let new = NewMarket {
            slug: slug.into(),
            name: Bilingual::both("渔具", slug),
            region_code: "430600".into(),
            region: Bilingual::both("岳阳", "Yueyang"),
            story: Bilingual::both("网", "Nets"),
            position,
            operator,
        };
        let market = service::market::open(&site.ctx, &Actor::System, new)
            .await
            .unwrap();
        if slug == "gear" {
            let nets = join(&site, "nets", true).await.company().unwrap();
            service::market::take_booth(&site.ctx, &Actor::System, nets, market, None, None)
                .await
                .unwrap();
        }
    }
    site
}

async fn browser(site: &Site, code: &str) -> Browser {
    let mut browser = site.browser();
    let email = format!("{code}@example.com");
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::SEE_OTHER
    );
    browser
}

async fn upload(browser: &mut Browser, kind: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [("kind", kind), ("title", "ISO 9001")] {
        body.extend(
            format!("--frame\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    let head = format!(
        "--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    );
    body.extend(head.bytes());
    body.extend(bytes);
    body.extend(b"\r\n--frame--\r\n");
    let request = browser
        .request(Method::POST, "/company/verification/papers")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=frame");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

/// A PNG whose head says how large it is.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend(b"\x08\x02\0\0\0\0\0\0\0");
    file
}

#[tokio::test]
async fn what_is_not_a_paper_is_refused_and_what_was_typed_stays() {
    let site = port().await;
    let mut browser = browser(&site, "nets").await;
    let huge = vec![b'x'; (10 << 20) + (80 << 10)];
    let polyglot = b"%PDF-1.4\n<html><script>alert(1)</script></html>\nstartxref\n9\n%%EOF\n";
    let scripted = b"%PDF-1.4\n<</S /JavaScript>>\nstartxref\n9\n%%EOF\n";
    let cases: [(&str, &[u8], &str); 8] = [
        (
            "licence.png",
            b"<!DOCTYPE html><script>alert(1)</script>",
            "none of PDF",
        ),
        ("licence.png", b"<svg onload='alert(1)'/>", "SVG"),
        ("licence.pdf", polyglot, "web page"),
        ("licence.pdf", scripted, "web page"),
        ("licence.png", &png(10_000, 10_000), "file"),
        ("licence.exe", b"MZ\x90\0", "none of PDF"),
        ("licence.pdf", b"", "empty"),
        ("licence.pdf", &huge, "10 MB"),
    ];
    for (name, bytes, words) in cases {
        let answer = upload(&mut browser, "certificate", name, bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {words}");
        answer.shows(words);
        // A body in one piece that is too large is refused before anything in it is read.
        let read = bytes.len() < huge.len();
        assert_eq!(answer.text.contains("value=\"ISO 9001\""), read, "{name} {words}");
    }
    let own = site.signed_in("nets@example.com").await;
    let view = verification::own(&site.ctx, &own).await.unwrap();
    assert_eq!(view.papers, Some(Vec::new()));
}

#[tokio::test]
async fn a_paper_is_saved_under_a_plain_name_and_never_shown() {
    let site = port().await;
    let mut browser = browser(&site, "nets").await;
    let answer = upload(&mut browser, "licence", "..\\..\\营业执照.html", PDF).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, "/company/verification#papers")
    );
    let own = site.signed_in("nets@example.com").await;
    let papers = verification::own(&site.ctx, &own).await.unwrap().papers.unwrap();
    let path = format!("/papers/{}", papers[0].id);
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, no-store"),
    ] {
        assert_eq!(answer.headers[name], value);
    }
    let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(
        disposition.starts_with("attachment; ")
            && disposition.ends_with("filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.pdf"),
        "{disposition}"
    );
    assert_eq!(answer.text.as_bytes(), PDF);
    for code in ["harbour", "pier"] {
        let answer = self::browser(&site, code).await.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{code}");
    }
    let guest = site.browser().get(&path).await;
    assert!(guest.location().starts_with("/sign-in?next="));
}

/// `nets` asks `gear` to check it; its case.
async fn asked(site: &Site) -> String {
    let own = site.signed_in("nets@example.com").await;
    let numbers = [(NumberKind::Uscc, "91350200MA2YJ1XR9G".to_owned())].into();
    company::set_numbers(&site.ctx, &own, &numbers).await.unwrap();
    let paper = NewPaper {
        kind: FactKind::Licence,
        title: None,
    };
    let handed = Handed {
        name: "licence.pdf".into(),
        bytes: PDF.into(),
    };
    verification::add_paper(&site.ctx, &own, paper, handed)
        .await
        .unwrap();
    let new = Submission {
        market: Some("gear".into()),
        contact: "Chen </textarea><script>alert(1)</script>".into(),
        note: "<b>please</b>".into(),
    };
    verification::submit(&site.ctx, &own, new)
        .await
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn an_operator_decides_and_strangers_find_nothing() {
    let site = port().await;
    let case = asked(&site).await;
    let path = format!("/operating/verifications/{case}");
    let (mut pier, mut nets, mut harbour) = (
        browser(&site, "pier").await,
        browser(&site, "nets").await,
        browser(&site, "harbour").await,
    );
    for stranger in [&mut pier, &mut nets] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
        for act in ["claim", "decide", "suspend", "reinstate"] {
            let form = [("verdict", "approve"), ("reason", "x")];
            let answer = stranger.post(&format!("{path}/{act}"), &form).await;
            assert!(
                matches!(
                    answer.status,
                    StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY
                ),
                "{act} {}",
                answer.status
            );
        }
    }
    let page = harbour.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows("91350200MA2YJ1XR9G");
    assert!(!page.text.contains("<script>alert") && !page.text.contains("<b>please"));
    let seen = page.text.split("name=\"seen\" value=\"").nth(1).unwrap();
    let seen = seen.split('"').next().unwrap();

    let bare = [("seen", seen), ("verdict", "approve"), ("reason", "")];
    let answer = harbour.post(&format!("{path}/decide"), &bare).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.shows("register number are confirmed");
    let day = (site.ctx.now() + chrono::TimeDelta::days(200))
        .format("%Y-%m-%d")
        .to_string();
    let found = [
        ("seen", seen),
        ("verdict", "approve"),
        ("licence.finding", "confirmed"),
        ("licence.until", day.as_str()),
    ];
    let answer = harbour.post(&format!("{path}/decide"), &found).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let again = harbour.post(&format!("{path}/decide"), &found).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    nets.get(PAGE).await.shows("Verified");
    let reason = [("reason", "paid for and never sent")];
    let suspended = harbour.post(&format!("{path}/suspend"), &reason).await;
    assert_eq!(suspended.status, StatusCode::SEE_OTHER);
    nets.get(PAGE).await.shows("paid for and never sent");
    let stopped = site.browser().get("/rfqs/new?supplier=nets").await;
    assert_eq!(stopped.status, StatusCode::SEE_OTHER);
}
