//! A hall of the market, a company that asks it for a booth, and the supplier's wish for one in another.

use domain::{actor::Trades, market::hall::HallDraft};
use service::{Ctx, market};

use super::super::world::{People, Things, founded};

pub(super) async fn places(ctx: &Ctx, people: &People, things: &mut Things) {
    let hall = HallDraft {
        sign: "A".into(),
        position: "1".into(),
        ..HallDraft::default()
    };
    let hall = hall.parse().unwrap();
    let id = market::add_hall(ctx, &people.operator, "demo", &hall)
        .await
        .unwrap();
    things.name("halls", id);
    things.name("hall seen", market::sealed(&("A", "", "", "", "1")));
    let (_, premises) = market::kept_premises(ctx, &people.operator, "demo")
        .await
        .unwrap();
    things.name("premises seen", market::sealed(&premises));
    let supplies = Trades {
        supplies: true,
        ..Trades::default()
    };
    let asker = founded(ctx, "asker", supplies).await;
    for (actor, market) in [(&asker, "demo"), (&people.supplier, "far")] {
        let words = "We make nets".parse().unwrap();
        market::booth::ask(ctx, actor, market, words).await.unwrap();
    }
}
