//! What is looked for is counted for operators, by day, without anybody's name.

use std::time::Duration;

use chrono::TimeDelta;
use domain::{
    search::{
        SearchQuery, SearchResults,
        asked::{Asked, Order},
    },
    text::Locale,
};
use service::{Error, search};

use crate::{story, support::World};

impl World {
    /// Somebody searches; the engine finds so many in so many microseconds.
    fn searches(&self, text: &str, total: u64, took: u64) {
        let query = SearchQuery {
            text: text.into(),
            locale: Locale::En,
            ..SearchQuery::default()
        };
        let found = SearchResults {
            items: Vec::new(),
            next: None,
            total,
            relaxed: false,
            corrected: None,
            facets: Default::default(),
            engine: "none",
            took: Duration::from_micros(took),
        };
        self.ctx.counts.count(self.ctx.now(), &query, &found);
    }

    async fn counted(&self, order: Order, days: u16) -> Vec<Asked> {
        search::keep_counts(&self.ctx).await.unwrap();
        search::asked(&self.ctx, &self.operator, order, days)
            .await
            .unwrap()
    }
}

fn texts(asked: Vec<Asked>) -> Vec<String> {
    asked.into_iter().map(|asked| asked.text).collect()
}

story!(
    operators_see_what_is_asked_what_finds_nothing_and_what_takes_long,
    |world| async move {
        world.searches("Fishing  net", 8, 900);
        world.searches("fishing net", 8, 1_100);
        world.searches("zebra", 0, 5_000);
        let asked = world.counted(Order::Often, 7).await;
        let [nets, zebra] = &asked[..] else {
            panic!("{asked:?}")
        };
        assert_eq!(
            (nets.text.as_str(), nets.times, nets.nothing),
            ("fishing net", 2, 0)
        );
        assert_eq!(
            (nets.mean, nets.slowest),
            (Duration::from_millis(1), Duration::from_micros(1_100))
        );
        assert_eq!((zebra.times, zebra.nothing), (1, 1));

        // What is written down later is added, the next day and the same day alike.
        world.searches("zebra", 1, 700);
        world.ctx.clock.advance(TimeDelta::days(1));
        world.searches("zebra", 0, 100);
        assert_eq!(
            texts(world.counted(Order::Often, 7).await),
            ["zebra", "fishing net"]
        );
        assert_eq!(texts(world.counted(Order::Nothing, 7).await), ["zebra"]);
        assert_eq!(
            texts(world.counted(Order::Slow, 7).await),
            ["zebra", "fishing net"]
        );
        let zebra = &world.counted(Order::Nothing, 7).await[0];
        assert_eq!((zebra.times, zebra.nothing), (3, 2));
        assert_eq!(zebra.slowest, Duration::from_millis(5));
    }
);

story!(what_is_counted_is_kept_for_ninety_days, |world| async move {
    world.searches("net", 3, 10);
    world.counted(Order::Often, 7).await;
    world.ctx.clock.advance(TimeDelta::days(8));
    assert!(world.counted(Order::Often, 7).await.is_empty());
    assert_eq!(world.counted(Order::Often, 30).await.len(), 1);
    world.ctx.clock.advance(TimeDelta::days(83));
    assert!(world.counted(Order::Often, 90).await.is_empty());
});

story!(nobody_else_sees_what_is_looked_for, |world| async move {
    for actor in [&world.buyer, &world.supplier] {
        let refused = search::asked(&world.ctx, actor, Order::Often, 7).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
    }
});

story!(what_may_be_somebodys_is_not_counted, |world| async move {
    world.searches("wang@example.com", 0, 10);
    world.searches("139 1234 5678", 0, 10);
    assert!(world.counted(Order::Often, 7).await.is_empty());
});
