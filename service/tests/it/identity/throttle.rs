//! Guessing passwords: what it costs a guesser, and what it must never cost anyone else.

use std::{net::IpAddr, time::Duration};

use chrono::TimeDelta;
use domain::{id::PersonId, identity::throttle::Network};
use entity::identity::{person, throttle};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use service::identity::{self, Caller, Device, Tried};
use tokio::time::timeout;

use crate::{
    story,
    support::{World, world::PASSWORD},
};

const BUYER: &str = "reef-gmbh@example.com";

/// A new browser at this address.
fn at(address: &str) -> Caller {
    Caller {
        network: Network::of(address.parse().unwrap()),
        device: None,
    }
}

/// A new browser at the nth address of a botnet.
fn bot(number: u32) -> Caller {
    at(&IpAddr::from((0x0A00_0000_u32 + number).to_be_bytes()).to_string())
}

fn buyer(world: &World) -> PersonId {
    world.buyer.member().unwrap().person
}

/// The browser the buyer was let in with before, wherever it is now.
fn known(world: &World, address: &str) -> Caller {
    Caller {
        device: Some(Device::after(&world.ctx, None, buyer(world))),
        ..at(address)
    }
}

async fn tries(world: &World, email: &str, password: &str, caller: &Caller) -> Tried<PersonId> {
    let tried = identity::sign_in(&world.ctx, email, password, Some(caller));
    tried.await.unwrap()
}

async fn guesses(world: &World, email: &str, caller: &Caller, times: usize) -> Vec<Tried<PersonId>> {
    let mut outcomes = Vec::new();
    for _ in 0..times {
        outcomes.push(tries(world, email, "a wrong guess", caller).await);
    }
    outcomes
}

fn waits(tried: Tried<PersonId>) -> bool {
    matches!(tried, Tried::Wait(_))
}

story!(who_fails_often_waits_and_then_may_try_again, |world| async move {
    let here = at("192.0.2.7");
    assert_eq!(guesses(&world, BUYER, &here, 6).await, [Tried::Wrong; 6]);
    let wait = TimeDelta::seconds(15);
    assert_eq!(tries(&world, BUYER, PASSWORD, &here).await, Tried::Wait(wait));
    world.ctx.clock.advance(wait - TimeDelta::seconds(1));
    let wait = TimeDelta::seconds(1);
    assert_eq!(tries(&world, BUYER, PASSWORD, &here).await, Tried::Wait(wait));
    world.ctx.clock.advance(wait);
    assert_eq!(
        tries(&world, BUYER, PASSWORD, &here).await,
        Tried::Right(buyer(&world))
    );
    assert_eq!(guesses(&world, BUYER, &here, 5).await, [Tried::Wrong; 5]);
});

story!(
    an_unknown_address_is_throttled_like_a_known_one,
    |world| async move {
        let count = async |email: &str, caller: &Caller| {
            let outcomes = guesses(&world, email, caller, 9).await;
            outcomes.into_iter().map(waits).collect::<Vec<_>>()
        };
        let known = count(BUYER, &at("192.0.2.7")).await;
        assert_eq!(known, count("nobody@example.com", &at("192.0.2.8")).await);
        assert_eq!(known, count("no address at all", &at("192.0.2.9")).await);
        assert!(known[8] && !known[5]);
    }
);

story!(
    the_address_in_another_spelling_is_the_same_account,
    |world| async move {
        let here = at("192.0.2.7");
        guesses(&world, BUYER, &here, 6).await;
        assert!(waits(
            tries(&world, " REEF-gmbh@Example.com", PASSWORD, &here).await
        ));
    }
);

story!(
    a_refused_try_is_not_counted_and_costs_no_hashing,
    |world| async move {
        let here = at("192.0.2.7");
        guesses(&world, BUYER, &here, 6).await;
        // Verifying against this would take minutes.
        let slow = "$argon2id$v=19$m=19456,t=20000,p=1$c29tZXNhbHRzb21lc2FsdA$7zXjV8mNwSVH8rDkXWvVg1bV3Rsu9cuC2C8yPqMfMoE";
        let tx = world.ctx.db.begin().await.unwrap();
        person::Entity::update_many()
            .col_expr(person::Column::PasswordHash, Expr::value(slow))
            .filter(person::Column::Email.eq(BUYER))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let refused = timeout(Duration::from_secs(20), guesses(&world, BUYER, &here, 50)).await;
        let wait = Tried::Wait(TimeDelta::seconds(15));
        assert_eq!(refused.expect("nothing was hashed"), [wait; 50]);
    }
);

story!(
    many_addresses_together_guess_one_account_slowly_too,
    |world| async move {
        let mut wrong = 0;
        for number in 0..60 {
            let tried = tries(&world, BUYER, "a wrong guess", &bot(number)).await;
            wrong += usize::from(tried == Tried::Wrong);
        }
        assert_eq!(wrong, 31);
    }
);

story!(
    no_stranger_keeps_a_person_out_who_was_let_in_with_this_browser,
    |world| async move {
        for number in 0..60 {
            guesses(&world, BUYER, &bot(number), 2).await;
        }
        guesses(&world, BUYER, &at("192.0.2.7"), 20).await;
        // Elsewhere, and in the midst of the guessers.
        for address in ["203.0.113.1", "192.0.2.7", "10.0.0.1"] {
            let tried = tries(&world, BUYER, PASSWORD, &known(&world, address)).await;
            assert_eq!(tried, Tried::Right(buyer(&world)), "{address}");
        }
    }
);

story!(
    a_known_browser_guesses_slowly_too_and_only_its_own_people_know_it,
    |world| async move {
        let shared = known(&world, "192.0.2.7");
        assert_eq!(guesses(&world, BUYER, &shared, 11).await, [Tried::Wrong; 11]);
        assert!(waits(tries(&world, BUYER, PASSWORD, &shared).await));
        // The supplier never came with it: it is counted like any other.
        let supplier = "nets-co@example.com";
        let outcomes = guesses(&world, supplier, &shared, 7).await;
        assert_eq!(outcomes.into_iter().filter(|tried| waits(*tried)).count(), 1);
        // Copied and bent, its cookie is worth nothing.
        let mut cookie = shared.device.unwrap().cookie();
        let last = if cookie.pop() == Some('0') { '1' } else { '0' };
        cookie.push(last);
        let forged = Caller {
            device: Device::read(&cookie),
            ..at("192.0.2.8")
        };
        let outcomes = guesses(&world, BUYER, &forged, 7).await;
        assert_eq!(outcomes.into_iter().filter(|tried| waits(*tried)).count(), 1);
    }
);

story!(
    one_address_tries_few_passwords_on_many_accounts_and_a_success_of_its_own_wipes_nothing,
    |world| async move {
        let office = at("2001:db8::1");
        let mut wrong = 0;
        for number in 0..160 {
            // Each from another machine of the same site.
            let machine = at(&format!("2001:db8::{number:x}"));
            let email = format!("person-{number}@example.com");
            wrong += usize::from(tries(&world, &email, "12345678910", &machine).await == Tried::Wrong);
            if number % 10 == 0 && wrong <= 100 {
                assert!(!waits(tries(&world, BUYER, PASSWORD, &office).await));
            }
        }
        assert_eq!(wrong, 101);
        // Whoever works there and came before is let in, and so is everyone soon.
        let tried = tries(&world, BUYER, PASSWORD, &known(&world, "2001:db8::1")).await;
        assert_eq!(tried, Tried::Right(buyer(&world)));
        world.ctx.clock.advance(TimeDelta::seconds(5));
        let tried = tries(&world, BUYER, PASSWORD, &office).await;
        assert_eq!(tried, Tried::Right(buyer(&world)));
        // A success leaves the network as it was: the next one need not wait either.
        let tried = tries(&world, "nets-co@example.com", PASSWORD, &office).await;
        assert!(matches!(tried, Tried::Right(_)));
    }
);

story!(tries_made_at_once_are_counted_each, |world| async move {
    let many = (0..40).map(|_| {
        let (ctx, here) = (world.ctx.clone(), at("192.0.2.7"));
        tokio::spawn(async move {
            identity::sign_in(&ctx, BUYER, "a wrong guess", Some(&here))
                .await
                .unwrap()
        })
    });
    let outcomes = join_all(many).await.into_iter().map(Result::unwrap);
    assert_eq!(outcomes.filter(|tried| *tried == Tried::Wrong).count(), 6);
});

story!(failures_are_forgotten_in_time, |world| async move {
    let here = at("192.0.2.7");
    guesses(&world, BUYER, &here, 6).await;
    guesses(&world, "nobody@example.com", &bot(1), 3).await;
    let count = || throttle::Entity::find().count(world.ctx.db.read());
    assert_eq!(count().await.unwrap(), 6);
    identity::forget_failures(&world.ctx).await.unwrap();
    assert_eq!(count().await.unwrap(), 6);
    world.ctx.clock.advance(TimeDelta::hours(2));
    identity::forget_failures(&world.ctx).await.unwrap();
    assert_eq!(count().await.unwrap(), 2);
    world.ctx.clock.advance(TimeDelta::hours(1));
    identity::forget_failures(&world.ctx).await.unwrap();
    assert_eq!(count().await.unwrap(), 0);
});
