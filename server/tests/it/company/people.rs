//! Companies and their people, to look at pages with.

use domain::{
    actor::{Actor, Trades},
    id::CompanyId,
    identity::Password,
    text::{Bilingual, Locale},
};
use service::{
    company::NewCompany,
    identity::{self, Registration},
    market::{self, NewMarket},
};

use crate::support::{Browser, Site};

/// Market `demo`, run by `harbour`; `nets-co` has a booth in it, `reef-gmbh` buys.
pub struct People;

impl People {
    pub const PASSWORD: &str = "harbour office 7";

    pub async fn arrive(site: &Site) {
        let operator = register(site, "harbour", Trades::default()).await;
        let supplies = Trades {
            supplies: true,
            ..Trades::default()
        };
        let buys = Trades {
            buys: true,
            ..Trades::default()
        };
        let supplier = register(site, "nets-co", supplies).await;
        register(site, "reef-gmbh", buys).await;
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
        market::take_booth(
            &site.ctx,
            &Actor::System,
            supplier,
            market,
            Some("A".into()),
            Some("12".into()),
        )
        .await
        .unwrap();
    }

    /// A browser in which somebody has signed in.
    pub async fn signed_in(site: &Site, email: &str) -> Browser {
        let mut browser = site.browser();
        let form = [("email", email), ("password", Self::PASSWORD)];
        let answer = browser.post("/sign-in", &form).await;
        assert_eq!(answer.location(), "/desk", "{}", answer.text);
        browser
    }
}

async fn register(site: &Site, code: &str, trades: Trades) -> CompanyId {
    let new = Registration {
        company: NewCompany {
            code: code.parse().unwrap(),
            name: Bilingual::both(format!("{code}公司"), format!("{code} Ltd")),
            country: "CN".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades,
            uscc: None,
        },
        email: format!("{code}@example.com").parse().unwrap(),
        password: Password::new(People::PASSWORD).unwrap(),
        person_name: format!("{code} person"),
        locale: Locale::En,
        time_zone: "Asia/Shanghai".parse().unwrap(),
    };
    identity::register(&site.ctx, new).await.unwrap().1
}
