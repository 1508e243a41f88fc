//! Mailed links: good once, for one thing, to the letter.

use axum::http::StatusCode;

use crate::{
    authorization_coverage::world::World,
    support::{Answer, Site},
};

/// Each kind's path, and what is filled in where it leads.
const KINDS: [(&str, &[(&str, &str)]); 4] = [
    (
        "register",
        &[
            ("name_en", "Tide"),
            ("code", "tide"),
            ("country", "CN"),
            ("buys", "on"),
            ("person_name", "Li Tide"),
            ("password", "a long enough one"),
            ("time_zone", "Asia/Shanghai"),
        ],
    ),
    ("change-email", &[]),
    ("reset-password", &[("password", "quiet water runs deep")]),
    (
        "invitations",
        &[
            ("name", "Gu"),
            ("password", "a long enough one"),
            ("time_zone", "Asia/Shanghai"),
        ],
    ),
];

/// What somebody who was never here is answered at this address, and after pressing its button.
async fn tried(site: &Site, path: &str, form: &[(&str, &str)]) -> [Answer; 2] {
    let mut stranger = site.browser();
    [stranger.get(path).await, stranger.post(path, form).await]
}

/// It opens nothing, says no more than that, and leaves no trace.
async fn assert_worthless(site: &Site, path: &str, form: &[(&str, &str)]) {
    let before = World::events(site).await;
    let [shown, used] = tried(site, path, form).await;
    assert_eq!(used.status, StatusCode::CONFLICT, "{path}");
    for answer in [shown, used] {
        assert!(!answer.text.contains("@example.com"), "{path} names somebody");
    }
    assert_eq!(World::events(site).await, before, "{path} did something");
}

#[tokio::test]
async fn a_link_that_was_used_opens_nothing_again() {
    let world = World::new().await;
    for (kind, form) in KINDS {
        let site = world.site().await;
        let path = world.things.usual(&format!("/{kind}/{{token}}"));
        let [shown, used] = tried(&site, &path, form).await;
        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert!(
            used.status.as_u16() < 400,
            "{path}: {} {}",
            used.status,
            used.text
        );
        assert_worthless(&site, &path, form).await;
    }
}

#[tokio::test]
async fn a_link_for_one_thing_is_worthless_for_another() {
    let world = World::new().await;
    let site = world.site().await;
    for (own, _) in KINDS {
        let path = world.things.usual(&format!("/{own}/{{token}}"));
        let token = path.rsplit('/').next().unwrap();
        for (other, form) in KINDS.iter().filter(|(kind, _)| *kind != own) {
            assert_worthless(&site, &format!("/{other}/{token}"), form).await;
        }
        assert_eq!(
            site.browser().get(&path).await.status,
            StatusCode::OK,
            "{path} was spent"
        );
    }
}

#[tokio::test]
async fn a_link_that_differs_by_one_character_is_worthless() {
    let world = World::new().await;
    let site = world.site().await;
    for (kind, form) in KINDS {
        let path = world.things.usual(&format!("/{kind}/{{token}}"));
        let token = path.rsplit('/').next().unwrap();
        for at in [0, token.len() / 2, token.len() - 1] {
            let there = &token[at..=at];
            let other = if there == "0" { "1" } else { "0" };
            let altered = format!("/{kind}/{}{other}{}", &token[..at], &token[at + 1..]);
            assert_worthless(&site, &altered, form).await;
        }
        let shortened = format!("/{kind}/{}", &token[..token.len() - 1]);
        assert_worthless(&site, &shortened, form).await;
        assert_worthless(&site, &format!("{path}0"), form).await;
    }
}
