//! Registering by the link that was mailed to an address.

use chrono::TimeDelta;
use domain::{actor::Trades, identity::Email, notification::News, text::Locale};
use futures::future::join_all;
use service::identity::{self, Registration};

use super::account::{dead, letters, mailed, work_of};
use crate::{
    story,
    support::{World, world::registration},
};

fn address(text: &str) -> Email {
    text.parse().unwrap()
}

async fn ask(world: &World, email: &str) {
    identity::ask_registration(&world.ctx, &address(email), Locale::En)
        .await
        .unwrap();
}

fn tide(code: &str) -> Registration {
    let mut new = registration(code, Trades::default());
    new.email = address("tide@example.com");
    new
}

story!(
    a_company_registers_by_the_link_once_and_in_time,
    |world| async move {
        let ctx = &world.ctx;
        ask(&world, "tide@example.com").await;
        let token = mailed(&world).await;
        assert_eq!(
            identity::registration(ctx, &token).await.unwrap(),
            address("tide@example.com")
        );
        let tries = ["tide-a", "tide-b", "tide-c", "tide-d"]
            .map(|code| identity::register_by(ctx, &token, tide(code)));
        let outcomes = join_all(tries).await;
        assert_eq!(
            outcomes.iter().filter(|one| one.is_ok()).count(),
            1,
            "{outcomes:?}"
        );
        dead(identity::registration(ctx, &token).await);
        dead(identity::register_by(ctx, &token, tide("tide-e")).await);

        ask(&world, "late@example.com").await;
        let late = mailed(&world).await;
        ctx.clock.advance(TimeDelta::days(3));
        dead(identity::registration(ctx, &late).await);
    }
);

story!(
    a_link_registers_its_own_address_and_of_two_links_one_works,
    |world| async move {
        let ctx = &world.ctx;
        ask(&world, "tide@example.com").await;
        let first = mailed(&world).await;
        dead(identity::register_by(ctx, &first, registration("evil", Trades::default())).await);
        ctx.clock.advance(TimeDelta::minutes(1));
        ask(&world, "tide@example.com").await;
        let second = mailed(&world).await;
        identity::register_by(ctx, &second, tide("tide")).await.unwrap();
        dead(identity::register_by(ctx, &first, tide("tide-2")).await);
    }
);

story!(
    only_the_mailbox_learns_that_an_address_has_an_account,
    |world| async move {
        let observed = work_of(&world.ctx);
        let mut work = Vec::new();
        for email in [
            "reef-gmbh@example.com",
            "nobody@example.com",
            "reef-gmbh@example.com",
        ] {
            identity::ask_registration(&observed.ctx, &address(email), Locale::En)
                .await
                .unwrap();
            work.push(observed.take());
        }
        assert!(work[0].len() > 3, "{work:?}");
        assert_eq!(work[0], work[1], "unknown");
        assert_eq!(work[0], work[2], "too soon");

        let letters = letters(&world).await;
        let [known, unknown] = &letters[..] else {
            panic!("{letters:?}")
        };
        assert_eq!(known.to, "reef-gmbh@example.com");
        assert!(matches!(known.news, News::HasAccount { .. }), "{known:?}");
        assert_eq!(unknown.to, "nobody@example.com");
        assert!(matches!(unknown.news, News::Link { .. }), "{unknown:?}");
    }
);

story!(
    whoever_asks_for_many_registrations_floods_nobody,
    |world| async move {
        for _ in 0..20 {
            ask(&world, "reef-gmbh@example.com").await;
            ask(&world, "nobody@example.com").await;
            world.ctx.clock.advance(TimeDelta::minutes(1));
        }
        assert_eq!(letters(&world).await.len(), 10);
    }
);
