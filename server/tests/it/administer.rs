//! Administering the platform over HTTP: a market is opened, an operator appointed, and sent away with the next request.

use axum::http::StatusCode;
use domain::actor::Actor;
use service::identity;

use crate::{
    company::people::People,
    support::{Site, command::Harbour},
};

const TEA: [(&str, &str); 11] = [
    ("slug", "yueyang-tea"),
    ("name_zh", "岳阳黄茶市场"),
    ("name_en", "Yueyang Yellow Tea Market"),
    ("region_code", "430600"),
    ("region_zh", "湖南岳阳"),
    ("region_en", "Yueyang, Hunan"),
    ("story_zh", "君山出黄茶"),
    ("story_en", "Junshan makes <b>yellow</b> tea"),
    ("position", "2"),
    ("operator", "harbour"),
    ("reason", "the trade asked for it"),
];

async fn arrive(site: &Site) {
    People::arrive(site).await;
    let email = "reef-gmbh@example.com".parse().unwrap();
    let made = identity::make_administrator(&site.ctx, &Actor::System, &email, "test".parse().unwrap());
    made.await.unwrap();
}

#[tokio::test]
async fn an_administrator_opens_a_market_and_appoints_who_operates_it() {
    let site = Site::new().await;
    arrive(&site).await;
    let mut admin = People::signed_in(&site, "reef-gmbh@example.com").await;
    admin.get("/desk").await.shows("/admin");
    let wrong: Vec<_> = TEA
        .iter()
        .map(|(name, value)| match *name {
            "operator" => (*name, "nobody"),
            _ => (*name, *value),
        })
        .collect();
    let refused = admin.post("/admin/markets/new", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("No company has this code");
    refused.shows("the trade asked for it");
    let opened = admin.post("/admin/markets/new", &TEA).await;
    assert_eq!(
        opened.location(),
        "/admin/markets/yueyang-tea?done=opened",
        "{}",
        opened.text
    );
    site.browser()
        .get("/markets/yueyang-tea")
        .await
        .shows("Yueyang Yellow Tea Market");
    let market = admin.get("/admin/markets/yueyang-tea").await;
    market.shows("harbour person");
    market.shows("Junshan makes &lt;b&gt;yellow&lt;/b&gt; tea");

    let mut nets = People::signed_in(&site, "nets-co@example.com").await;
    assert_eq!(nets.get("/operating/queue").await.status, StatusCode::FORBIDDEN);
    let nobody = [("email", "who@example.com"), ("reason", "knows tea")];
    let operators = "/admin/markets/yueyang-tea/operators";
    let refused = admin.post(operators, &nobody).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("Nobody signs in with this address");
    refused.shows("who@example.com");
    let known = [("email", "nets-co@example.com"), ("reason", "knows tea")];
    let appointed = admin.post(operators, &known).await;
    assert_eq!(appointed.location(), "/admin/markets/yueyang-tea?done=appointed");
    nets.get("/operating/queue").await.shows("Listing review");

    let row = admin.get("/admin/markets/yueyang-tea").await;
    let revoke = row
        .text
        .split('"')
        .find(|part| part.ends_with("/revoke"))
        .unwrap()
        .to_owned();
    admin.get(&revoke).await.shows("very next request");
    let silent = admin.post(&revoke, &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ended = admin.post(&revoke, &[("reason", "moved on")]).await;
    assert_eq!(ended.location(), "/admin/markets/yueyang-tea?done=revoked");
    assert_eq!(nets.get("/operating/queue").await.status, StatusCode::FORBIDDEN);

    // What two administrators change at once is not written over unseen, and nothing typed is lost.
    let late: Vec<_> = TEA.iter().copied().chain([("seen", "something older")]).collect();
    let overtaken = admin.post("/admin/markets/yueyang-tea/change", &late).await;
    assert_eq!(overtaken.status, StatusCode::CONFLICT);
    overtaken.shows("Somebody else saved a change since you opened this");
    overtaken.shows("the trade asked for it");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let site = Site::new().await;
    arrive(&site).await;
    let mut admin = People::signed_in(&site, "reef-gmbh@example.com").await;
    let page = admin.get("/admin/administrators").await;
    let end = page
        .text
        .split('"')
        .find(|part| part.ends_with("/end"))
        .unwrap()
        .to_owned();
    let refused = admin.post(&end, &[("reason", "tired")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.shows("always keeps an administrator");
    admin.get("/admin").await.shows("Demo market");
}

#[tokio::test]
async fn whoever_left_their_last_company_is_at_ease_and_can_found_another() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let mut admin = People::signed_in(&site, "nets-co@example.com").await;
    let email = "reef-gmbh@example.com";
    let invited = [("company", "nets-co"), ("email", email), ("role", "owner")];
    admin.post("/company/people/invite", &invited).await;
    let mut reef = People::signed_in(&site, email).await;
    // The invitation waits on their desk, for them alone.
    let desk = reef.get("/desk").await;
    desk.shows("nets-co Ltd invites you");
    let link = desk
        .text
        .split('"')
        .find(|part| part.starts_with("/invitations/"))
        .unwrap()
        .to_owned();
    reef.post(&link, &[]).await;
    reef.post("/company/switch", &[("code", "nets-co")]).await;
    let left = reef.post("/company/leave", &[("company", "nets-co")]).await;
    assert_eq!(left.location(), "/company", "{}", left.text);

    // The other owner goes as well: nets-co keeps one, so make room first.
    let mut nets = admin;
    nets.post("/company/people/invite", &invited).await;
    let desk = reef.get("/desk").await;
    let link = desk
        .text
        .split('"')
        .find(|part| part.starts_with("/invitations/"))
        .unwrap()
        .to_owned();
    reef.post(&link, &[]).await;
    let left = nets.post("/company/leave", &[("company", "nets-co")]).await;
    assert_eq!(left.location(), "/desk", "{}", left.text);
    let calm = nets.get("/desk").await;
    calm.shows("You act for no company at present");
    assert!(!calm.text.contains("href=\"/selling"), "{}", calm.text);
    assert_eq!(nets.get("/company").await.location(), "/desk");
    let new = [
        ("name_en", "Tide"),
        ("code", "tide-ltd"),
        ("country", "CN"),
        ("supplies", "on"),
    ];
    let founded = nets.post("/company/new", &new).await;
    assert_eq!(founded.location(), "/company?done=founded", "{}", founded.text);
    nets.get("/company").await.shows("Tide");
}

#[tokio::test]
async fn a_limit_begins_in_the_currency_its_author_chose() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let mut boss = People::signed_in(&site, "reef-gmbh@example.com").await;
    let profile = [
        ("name", "Li"),
        ("locale", "en"),
        ("time_zone", "Europe/Berlin"),
        ("currency", "NGN"),
    ];
    boss.post("/account/profile", &profile).await;
    boss.get("/company/people/invite").await.shows("value=\"NGN\"");
}

#[tokio::test]
async fn countries_are_chosen_by_name_in_the_readers_language() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let mut boss = People::signed_in(&site, "reef-gmbh@example.com").await;
    boss.get("/company/new?lang=en")
        .await
        .shows("<option value=\"DE\">Germany</option>");
    boss.get("/company/new?lang=zh-CN")
        .await
        .shows("<option value=\"DE\">德国</option>");
}

#[tokio::test]
async fn the_first_administrator_is_made_by_command() {
    let harbour = Harbour::on_sqlite().await;
    let said = harbour.run("admin create-admin --email boss@example.com", "C");
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("administrator boss@example.com: password "),
        "{}",
        said.out
    );
    let again = harbour.run("admin create-admin --email nets-co@example.com", "C");
    assert!(again.out.contains("signs in as before"), "{}", again.out);
    let wrong = harbour.run("admin create-admin --email nobody", "C");
    assert_eq!(wrong.code, Some(1));
    let administers = "SELECT count(*) FROM person WHERE administers";
    assert_eq!(harbour.count(administers).await, 2);
    let told = "SELECT count(*) FROM event WHERE kind = 'person.administrator_made'";
    assert_eq!(harbour.count(told).await, 2);
}
