//! A supplier in two markets: what is offered in one is reviewed by its operators, whichever market a file names.

use domain::{
    actor::{Actor, Trades},
    catalog::ListingState,
    id::MarketId,
    text::Bilingual,
};
use service::{
    catalog::import::ImportOptions,
    identity,
    market::{self, NewMarket},
    moderation,
};

use crate::{
    story,
    support::{
        World,
        catalog::{counts, options},
        world::registration,
    },
};

const FILE: &str = "sku,title_en\nA,Net\n";

/// A second market, run by a company that also supplies, with a booth in both markets.
async fn second_market(world: &World) -> (MarketId, Actor) {
    let supplies = Trades {
        supplies: true,
        buys: false,
        ..Trades::default()
    };
    let (person, company) = identity::register(&world.ctx, registration("quay-co", supplies))
        .await
        .unwrap();
    let new = NewMarket {
        slug: "quay".into(),
        name: Bilingual::both("码头市场", "Quay market"),
        region_code: "440400".into(),
        region: Bilingual::both("珠海", "Zhuhai"),
        story: Bilingual::both("二", "Two"),
        position: 2,
        operator: company,
    };
    let quay = market::open(&world.ctx, &Actor::System, new).await.unwrap();
    let nets = world.supplier.company().unwrap();
    for (company, market) in [(company, quay), (company, world.market), (nets, quay)] {
        market::take_booth(&world.ctx, &Actor::System, company, market, None, None)
            .await
            .unwrap();
    }
    (quay, identity::actor_of(&world.ctx, person, None).await.unwrap())
}

fn into(market: &str) -> ImportOptions {
    ImportOptions {
        market: Some(market.into()),
        ..options()
    }
}

story!(
    a_change_is_reviewed_where_the_listing_is_offered,
    |world| async move {
        second_market(&world).await;
        world.publish(FILE).await;
        let changed = FILE.replace("Net", "Better net");
        let report = world.import_file(&world.supplier, "a.csv", changed, into("quay"));
        assert_eq!(counts(&report.await.unwrap()), [0, 1, 0, 0]);
        let cases = world.queue().await;
        assert_eq!(cases.len(), 1, "its own market's operator reviews it");
        assert!(
            moderation::view(&world.ctx, &world.operator, cases[0])
                .await
                .is_ok()
        );
    }
);

story!(
    an_operator_publishes_only_in_markets_of_their_own,
    |world| async move {
        let (_, quay) = second_market(&world).await;
        let own = |market: &str, publish| ImportOptions {
            company: "quay-co".parse().unwrap(),
            publish,
            ..into(market)
        };
        let handed_in = world.import_file(&quay, "a.csv", FILE, own("demo", false));
        assert_eq!(counts(&handed_in.await.unwrap()), [1, 0, 0, 0]);
        let case = world.queue().await[0];
        // The same listing, with a market named that they do run: it still waits for the market it is offered in.
        let again = world.import_file(&quay, "a.csv", FILE, own("quay", true));
        assert_eq!(counts(&again.await.unwrap()), [0, 0, 1, 0]);
        let case = moderation::view(&world.ctx, &world.operator, case).await.unwrap();
        assert_eq!(case.listing.state, ListingState::Submitted);
        let new = world.import_file(&quay, "a.csv", "sku,title_en\nB,Rope\n", own("quay", true));
        assert_eq!(counts(&new.await.unwrap()), [1, 0, 0, 0]);
    }
);
