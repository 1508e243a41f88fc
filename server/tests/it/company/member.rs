//! A company's people over HTTP: inviting, joining in each of the three ways, roles, going.

use axum::http::StatusCode;
use domain::{company::Role, id::LinkId, notification::News};
use service::{company, notification};

use super::{SCRIPT, owner, people::People};
use crate::support::{Browser, Site};

const INVITED: [(&str, &str); 6] = [
    ("company", "reef-gmbh"),
    ("email", "pia@example.com"),
    ("role", "purchaser"),
    ("currency", "USD"),
    ("per_order", "500"),
    ("per_month", "2000"),
];

/// Where the mail of the newest invitation leads.
async fn link(site: &Site) -> (LinkId, String) {
    let waiting = company::invitations(&site.ctx, &owner(site, "reef-gmbh").await)
        .await
        .unwrap();
    let letter = notification::link_letter(&site.ctx, waiting[0].id).await.unwrap();
    let News::Link { token, .. } = letter.news else {
        panic!("{letter:?}")
    };
    (waiting[0].id, format!("/invitations/{token}"))
}

async fn buyer(site: &Site) -> Browser {
    People::arrive(site).await;
    People::signed_in(site, "reef-gmbh@example.com").await
}

#[tokio::test]
async fn a_new_person_joins_by_the_link_and_acts_within_their_role() {
    let site = Site::new().await;
    let mut boss = buyer(&site).await;
    let sent = boss.post("/company/people/invite", &INVITED).await;
    assert_eq!(sent.location(), "/company/people?done=invited", "{}", sent.text);
    boss.get("/company/people").await.shows("pia@example.com");
    let (_, path) = link(&site).await;
    let mut pia = site.browser();
    pia.get(&path).await.shows("$\u{a0}500.00 an order");
    let wrong = pia.post(&path, &[("name", SCRIPT), ("password", "short")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.text.contains("<script>alert"), "{}", wrong.text);
    let guessable = [
        ("name", "Pia"),
        ("password", "pia@example.com!"),
        ("time_zone", "Europe/Berlin"),
    ];
    let refused = pia.post(&path, &guessable).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "its person's own address"
    );
    let new = [
        ("name", SCRIPT),
        ("password", People::PASSWORD),
        ("time_zone", "Europe/Berlin"),
    ];
    let joined = pia.post(&path, &new).await;
    assert_eq!(joined.location(), "/desk", "{}", joined.text);
    let seen = pia.get("/company/people").await;
    seen.shows("&lt;script&gt;");
    assert!(!seen.text.contains("/company/people/invite\""), "{}", seen.text);
    // A purchaser leads nobody and changes nothing of the company.
    for path in [
        "/company/people/invite",
        "/company/addresses/new",
        "/company/bank/change",
    ] {
        assert_eq!(pia.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(
        pia.post("/company/people/invite", &INVITED).await.status,
        StatusCode::FORBIDDEN
    );
    // The link worked once.
    let again = site.browser().get(&path).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_known_person_signs_in_first_and_nobody_else_can_use_the_link() {
    let site = Site::new().await;
    let mut boss = buyer(&site).await;
    let mut form = INVITED.to_vec();
    form[1] = ("email", "nets-co@example.com");
    form[2] = ("role", "viewer");
    boss.post("/company/people/invite", &form).await;
    let (_, path) = link(&site).await;
    site.browser()
        .get(&path)
        .await
        .shows(&format!("/sign-in?next={path}"));
    let mut other = People::signed_in(&site, "harbour@example.com").await;
    other.get(&path).await.shows("signed in as somebody else");
    assert_eq!(other.post(&path, &[]).await.status, StatusCode::CONFLICT);
    let mut invited = People::signed_in(&site, "nets-co@example.com").await;
    invited.get(&path).await.shows("Act for reef-gmbh Ltd");
    assert_eq!(invited.post(&path, &[]).await.location(), "/desk");
    invited.get("/company").await.shows("reef-gmbh Ltd");
    let back = invited.post("/company/switch", &[("code", "nets-co")]).await;
    assert_eq!(back.location(), "/desk");
    for odd in ["/invitations/", "/invitations/00", "/invitations/%3Cscript%3E"] {
        assert!(site.browser().get(odd).await.status.is_client_error(), "{odd}");
    }
}

#[tokio::test]
async fn who_is_removed_is_out_at_once_and_the_last_owner_stays() {
    let site = Site::new().await;
    let mut boss = buyer(&site).await;
    boss.post("/company/people/invite", &INVITED).await;
    let (_, path) = link(&site).await;
    let mut pia = site.browser();
    pia.post(
        &path,
        &[
            ("name", "Pia"),
            ("password", People::PASSWORD),
            ("time_zone", "Europe/Berlin"),
        ],
    )
    .await;
    let people = company::members(&site.ctx, &owner(&site, "reef-gmbh").await)
        .await
        .unwrap();
    let of = |role: Role| people.iter().find(|row| row.role == role).unwrap().person;
    let (owner_page, pia_page) = (
        format!("/company/people/{}", of(Role::Owner)),
        format!("/company/people/{}", of(Role::Purchaser)),
    );
    // Another company's people are not there.
    let mut stranger = People::signed_in(&site, "nets-co@example.com").await;
    let theirs = [("company", "nets-co"), ("role", "viewer")];
    for page in [pia_page.clone(), format!("{pia_page}/remove")] {
        assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        assert_eq!(
            stranger.post(&page, &theirs).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    for act in [
        boss.post(&owner_page, &[("company", "reef-gmbh"), ("role", "manager")])
            .await,
        boss.post("/company/leave", &[("company", "reef-gmbh")]).await,
    ] {
        assert_eq!(act.status, StatusCode::CONFLICT);
        act.shows("only owner");
    }
    let bad = [
        ("company", "reef-gmbh"),
        ("role", "purchaser"),
        ("currency", "XYZ"),
        ("per_order", SCRIPT),
    ];
    let refused = boss.post(&pia_page, &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text.contains("<script>alert"));
    boss.get(&format!("{pia_page}/remove"))
        .await
        .shows("told by mail");
    let gone = boss
        .post(&format!("{pia_page}/remove"), &[("company", "reef-gmbh")])
        .await;
    assert_eq!(gone.location(), "/company/people?done=removed", "{}", gone.text);
    assert_ne!(pia.get("/company").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_invitation_is_sent_again_or_withdrawn_and_is_not_there_for_others() {
    let site = Site::new().await;
    let mut boss = buyer(&site).await;
    boss.post("/company/people/invite", &INVITED).await;
    let (first, old) = link(&site).await;
    let page = format!("/company/people/invitations/{first}");
    let mut stranger = People::signed_in(&site, "nets-co@example.com").await;
    let theirs = [("company", "nets-co"), ("act", "withdraw")];
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.post(&page, &theirs).await.status, StatusCode::NOT_FOUND);
    boss.get(&page).await.shows("Send it again");
    let again = boss
        .post(&page, &[("company", "reef-gmbh"), ("act", "resend")])
        .await;
    assert_eq!(again.location(), "/company/people?done=invited", "{}", again.text);
    assert_eq!(site.browser().get(&old).await.status, StatusCode::CONFLICT);
    let (second, new) = link(&site).await;
    let page = format!("/company/people/invitations/{second}");
    boss.post(&page, &[("company", "reef-gmbh"), ("act", "withdraw")])
        .await;
    assert_eq!(site.browser().get(&new).await.status, StatusCode::CONFLICT);
}
