//! Second factors: an app set up, its codes used once, its loss recovered from, and what strangers can't do with it.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    id::PersonId,
    identity::{
        factor::{Code, FactorChange, Factors, RecoveryCode},
        throttle::Network,
    },
    notification::{Mail, News, Subject},
};
use entity::identity::{authenticator, recovery_code};
use futures::future::join_all;
use sea_orm::EntityTrait;
use service::{
    Conflict, Error,
    identity::{self, Caller, Tried},
    job::Job,
    notification,
};
use totp_rs::{Builder, Secret, Totp};

use crate::{story, support::World};

/// The buyer's phone.
struct Phone(Totp);

impl Phone {
    async fn reads(world: &World) -> Self {
        let setup = identity::authenticator_setup(&world.ctx, &world.buyer, "Market")
            .await
            .unwrap();
        assert!(setup.address.contains("issuer=Market") && setup.address.contains(&setup.secret));
        let secret = Secret::try_from_base32(&setup.secret).unwrap();
        assert_eq!(secret.as_bytes().len(), 20);
        Self(Builder::new().with_secret(secret).build().unwrap())
    }

    /// What it shows when its clock goes this much before or behind.
    fn shows(&self, world: &World, off: i64) -> String {
        let now = world.ctx.now().timestamp() + off;
        self.0.generate(now.try_into().unwrap()).to_string()
    }
}

fn person(actor: &Actor) -> PersonId {
    actor.member().unwrap().person
}

/// The buyer has set up an app; a minute later.
async fn protected(world: &World) -> (Phone, Vec<RecoveryCode>) {
    identity::start_authenticator(&world.ctx, &world.buyer)
        .await
        .unwrap();
    let phone = Phone::reads(world).await;
    let code = phone.shows(world, 0);
    let codes = identity::confirm_authenticator(&world.ctx, &world.buyer, &code)
        .await
        .unwrap();
    world.ctx.clock.advance(TimeDelta::minutes(1));
    (phone, codes)
}

async fn tries(world: &World, code: &str) -> bool {
    let code: Code = code.parse().unwrap();
    let tried = identity::check_code(&world.ctx, person(&world.buyer), &code, None).await;
    tried.unwrap() == Tried::Right(())
}

async fn factors(world: &World) -> Factors {
    identity::factors(&world.ctx, &world.buyer).await.unwrap()
}

/// What the mails of the outbox tell of ways in, and to whom.
async fn told(world: &World) -> Vec<(PersonId, FactorChange)> {
    let mut told = Vec::new();
    for job in world.jobs().await {
        if let Job::Mail(
            mail @ Mail {
                about: Subject::Factor { change, .. },
                ..
            },
        ) = job
        {
            let letter = notification::letter(&world.ctx, &mail).await.unwrap();
            assert!(matches!(letter.news, News::Factor { .. }));
            told.push((mail.to, change));
        }
    }
    told
}

story!(an_app_counts_only_once_it_showed_a_code, |world| async move {
    let buyer = person(&world.buyer);
    identity::start_authenticator(&world.ctx, &world.buyer)
        .await
        .unwrap();
    assert!(!identity::asks_for_code(&world.ctx, buyer).await.unwrap());
    let before = Phone::reads(&world).await;
    // Begun anew: what was shown before is worth nothing.
    identity::start_authenticator(&world.ctx, &world.buyer)
        .await
        .unwrap();
    let phone = Phone::reads(&world).await;
    let stale = before.shows(&world, 0);
    for wrong in [stale.as_str(), "000000", "", "abcdef", "1234567890123456"] {
        let refused = identity::confirm_authenticator(&world.ctx, &world.buyer, wrong).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong:?}");
    }
    assert!(!tries(&world, &phone.shows(&world, 0)).await, "not confirmed yet");
    let code = phone.shows(&world, 0);
    let codes = identity::confirm_authenticator(&world.ctx, &world.buyer, &code)
        .await
        .unwrap();
    assert_eq!(codes.len(), RecoveryCode::COUNT);
    assert!(identity::asks_for_code(&world.ctx, buyer).await.unwrap());
    assert_eq!(factors(&world).await.recovery_codes, 10);
    assert!(
        !tries(&world, &code).await,
        "the code that confirmed it is used up"
    );
    // It can't be replaced unseen.
    let again = identity::start_authenticator(&world.ctx, &world.buyer).await;
    assert!(matches!(again, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited));
    let shown = identity::authenticator_setup(&world.ctx, &world.buyer, "Market").await;
    assert!(
        matches!(shown, Err(Error::Conflict(_))),
        "the secret is not shown again"
    );
    assert_eq!(told(&world).await, [(buyer, FactorChange::AuthenticatorAdded)]);
});

story!(
    a_code_is_used_once_and_none_before_it_either,
    |world| async move {
        let (phone, _) = protected(&world).await;
        let (earlier, code) = (phone.shows(&world, -30), phone.shows(&world, 0));
        assert!(tries(&world, &code).await);
        assert!(!tries(&world, &code).await);
        assert!(!tries(&world, &earlier).await);
        world.ctx.clock.advance(TimeDelta::seconds(30));
        assert!(tries(&world, &phone.shows(&world, 0)).await);
    }
);

story!(
    a_phones_clock_may_be_half_a_minute_off_but_no_more,
    |world| async move {
        let (phone, _) = protected(&world).await;
        // The middle of a step, so that the edges are thirty seconds either way.
        let middle = 15 - world.ctx.now().timestamp().rem_euclid(30);
        world.ctx.clock.advance(TimeDelta::seconds(30 + middle));
        assert!(!tries(&world, &phone.shows(&world, -60)).await);
        assert!(!tries(&world, &phone.shows(&world, 60)).await);
        assert!(tries(&world, &phone.shows(&world, -30)).await);
        assert!(tries(&world, &phone.shows(&world, 30)).await);
    }
);

story!(
    one_code_at_once_on_many_machines_lets_one_in,
    |world| async move {
        let (phone, codes) = protected(&world).await;
        for typed in [phone.shows(&world, 0), codes[0].to_string()] {
            let tries = (0..12).map(|_| {
                let (ctx, buyer, code) = (world.ctx.clone(), person(&world.buyer), typed.parse().unwrap());
                tokio::spawn(async move { identity::check_code(&ctx, buyer, &code, None).await.unwrap() })
            });
            let outcomes = join_all(tries).await.into_iter().map(Result::unwrap);
            assert_eq!(outcomes.filter(|tried| *tried == Tried::Right(())).count(), 1);
        }
    }
);

story!(
    a_recovery_code_lets_one_in_once_and_its_person_hears_of_it,
    |world| async move {
        let (_, codes) = protected(&world).await;
        world.jobs().await;
        let typed = codes[3].to_string().replace('-', " ");
        assert!(tries(&world, &typed).await);
        assert!(!tries(&world, &typed).await);
        assert_eq!(factors(&world).await.recovery_codes, 9);
        let buyer = person(&world.buyer);
        assert_eq!(told(&world).await, [(buyer, FactorChange::RecoveryCodeUsed)]);
        let new = identity::make_recovery_codes(&world.ctx, &world.buyer)
            .await
            .unwrap();
        assert!(
            !tries(&world, &codes[4].to_string()).await,
            "the old ones are worth nothing"
        );
        assert!(tries(&world, &new[4].to_string()).await);
        // Nothing that is kept could be typed.
        let kept = recovery_code::Entity::find()
            .all(world.ctx.db.read())
            .await
            .unwrap();
        let digits = |row: &recovery_code::Model| new.iter().any(|code| row.mac.contains(code.digits()));
        assert!(kept.len() == 10 && !kept.iter().any(digits));
    }
);

story!(
    taken_away_neither_app_nor_codes_are_worth_anything,
    |world| async move {
        let (phone, codes) = protected(&world).await;
        world.jobs().await;
        identity::remove_authenticator(&world.ctx, &world.buyer)
            .await
            .unwrap();
        let buyer = person(&world.buyer);
        assert!(!identity::asks_for_code(&world.ctx, buyer).await.unwrap());
        assert!(!tries(&world, &phone.shows(&world, 0)).await);
        assert!(!tries(&world, &codes[0].to_string()).await);
        assert_eq!(told(&world).await, [(buyer, FactorChange::AuthenticatorRemoved)]);
        let gone = identity::make_recovery_codes(&world.ctx, &world.buyer).await;
        assert!(matches!(gone, Err(Error::NotFound)));
    }
);

story!(nobody_elses_code_fits, |world| async move {
    let (phone, codes) = protected(&world).await;
    let supplier = person(&world.supplier);
    for typed in [phone.shows(&world, 0), codes[0].to_string()] {
        let tried = identity::check_code(&world.ctx, supplier, &typed.parse().unwrap(), None).await;
        assert_eq!(tried.unwrap(), Tried::Wrong);
    }
    let nobody = identity::start_authenticator(&world.ctx, &Actor::Anyone).await;
    assert!(matches!(nobody, Err(Error::Forbidden)));
    assert_eq!(factors(&world).await.recovery_codes, 10);
});

story!(who_has_the_password_guesses_codes_slowly, |world| async move {
    let (phone, _) = protected(&world).await;
    let stranger = Caller {
        network: Network::of("192.0.2.7".parse().unwrap()),
        device: None,
    };
    let buyer = person(&world.buyer);
    let mut outcomes = Vec::new();
    for guess in 0..8 {
        let code = Code::App(format!("{guess:06}"));
        outcomes.push(
            identity::check_code(&world.ctx, buyer, &code, Some(&stranger))
                .await
                .unwrap(),
        );
    }
    assert!(outcomes[..6].iter().all(|tried| *tried == Tried::Wrong));
    assert!(outcomes[6..].iter().all(|tried| matches!(tried, Tried::Wait(_))));
    // The person with the phone, at home, does not wait for that.
    let home = Caller {
        network: Network::of("203.0.113.9".parse().unwrap()),
        device: None,
    };
    let code = phone.shows(&world, 0).parse().unwrap();
    let tried = identity::check_code(&world.ctx, buyer, &code, Some(&home)).await;
    assert_eq!(tried.unwrap(), Tried::Right(()));
});

story!(
    what_was_begun_and_never_confirmed_is_forgotten,
    |world| async move {
        identity::start_authenticator(&world.ctx, &world.buyer)
            .await
            .unwrap();
        let count = async || {
            authenticator::Entity::find()
                .all(world.ctx.db.read())
                .await
                .unwrap()
                .len()
        };
        identity::forget_unconfirmed(&world.ctx).await.unwrap();
        assert_eq!(count().await, 1);
        world.ctx.clock.advance(TimeDelta::days(2));
        identity::forget_unconfirmed(&world.ctx).await.unwrap();
        assert_eq!(count().await, 0);
    }
);
