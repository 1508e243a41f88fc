//! Moving an account to another address, taking one's data along, and deleting the account.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Trades},
    company::Role,
    id::PersonId,
    identity::{Email, Hindering, PersonName},
    notification::News,
    order::OrderVerb,
};
use entity::{identity::person as people, outbox::event};
use futures::future::join_all;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use service::{
    Conflict, Error, company,
    identity::{self, Tried, session},
    job::{self, Job},
    notification, order, rfq,
};

use crate::{
    story,
    support::{
        World,
        world::{PASSWORD, registration},
    },
};

fn me(actor: &Actor) -> PersonId {
    actor.member().unwrap().person
}

fn email(text: &str) -> Email {
    text.parse().unwrap()
}

/// Address and token of every link that is to be mailed.
async fn mailed(world: &World) -> Vec<(String, String)> {
    let mut links = Vec::new();
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        if let Job::Link(id) = claimed.job
            && let Ok(letter) = notification::link_letter(&world.ctx, id).await
            && let News::Link { token, .. } = letter.news
        {
            links.push((letter.to, token));
        }
        job::finish(&world.ctx, &claimed).await.unwrap();
    }
    links.sort();
    links
}

async fn signs_in(world: &World, email: &str) -> bool {
    let tried = identity::sign_in(&world.ctx, email, PASSWORD, None).await;
    matches!(tried.unwrap(), Tried::Right(_))
}

fn conflict<T: std::fmt::Debug>(answer: Result<T, Error>) -> Conflict {
    match answer {
        Err(Error::Conflict(conflict)) => *conflict,
        other => panic!("{other:?}"),
    }
}

story!(
    an_account_moves_once_both_addresses_have_confirmed,
    |world| async move {
        let (ctx, id) = (&world.ctx, me(&world.buyer));
        identity::ask_email_change(ctx, id, email("new@reef.example"))
            .await
            .unwrap();
        let links = mailed(&world).await;
        let [(_, new), (_, old)] = &links[..] else {
            panic!("{links:?}")
        };
        assert_eq!(links[1].0, "reef-gmbh@example.com");
        assert!(!identity::confirm_email_change(ctx, new).await.unwrap());
        assert!(
            signs_in(&world, "reef-gmbh@example.com").await && !signs_in(&world, "new@reef.example").await
        );
        assert_eq!(
            conflict(identity::confirm_email_change(ctx, new).await),
            Conflict::Link
        );
        let waiting = identity::waiting_email_change(ctx, id).await.unwrap().unwrap();
        assert!(waiting.new_confirmed && !waiting.old_confirmed);

        let tries = (0..4).map(|_| identity::confirm_email_change(ctx, old));
        let outcomes = join_all(tries).await;
        let moved = outcomes.iter().filter(|one| matches!(one, Ok(true))).count();
        assert_eq!(
            (moved, outcomes.iter().filter(|one| one.is_ok()).count()),
            (1, 1),
            "{outcomes:?}"
        );
        assert!(
            !signs_in(&world, "reef-gmbh@example.com").await && signs_in(&world, "new@reef.example").await
        );
        assert_eq!(identity::waiting_email_change(ctx, id).await.unwrap(), None);
    }
);

story!(both_sides_at_once_move_the_account, |world| async move {
    let (ctx, id) = (&world.ctx, me(&world.buyer));
    identity::ask_email_change(ctx, id, email("new@reef.example"))
        .await
        .unwrap();
    let links = mailed(&world).await;
    let outcomes = join_all(
        links
            .iter()
            .map(|(_, token)| identity::confirm_email_change(ctx, token)),
    )
    .await;
    let moved = outcomes.iter().filter(|one| matches!(one, Ok(true))).count();
    assert_eq!(moved, 1, "{outcomes:?}");
    assert!(signs_in(&world, "new@reef.example").await);
});

story!(
    whoever_holds_the_old_mailbox_can_stop_it_and_a_taken_address_is_not_told,
    |world| async move {
        let (ctx, id) = (&world.ctx, me(&world.buyer));
        identity::ask_email_change(ctx, id, email("thief@reef.example"))
            .await
            .unwrap();
        let links = mailed(&world).await;
        let (old, new) = (&links[0].1, &links[1].1);
        identity::confirm_email_change(ctx, new).await.unwrap();
        identity::stop_email_change(ctx, old).await.unwrap();
        assert_eq!(
            conflict(identity::confirm_email_change(ctx, old).await),
            Conflict::Link
        );
        assert_eq!(identity::waiting_email_change(ctx, id).await.unwrap(), None);

        let soon = identity::ask_email_change(ctx, id, email("again@reef.example")).await;
        assert!(matches!(conflict(soon), Conflict::TooSoon(_)));
        ctx.clock.advance(TimeDelta::minutes(1));
        identity::ask_email_change(ctx, id, email("nets-co@example.com"))
            .await
            .unwrap();
        let links = mailed(&world).await;
        assert_eq!(links.len(), 1, "only the old address is mailed");
        assert!(!identity::confirm_email_change(ctx, &links[0].1).await.unwrap());
        ctx.clock.advance(TimeDelta::days(1));
        assert_eq!(identity::waiting_email_change(ctx, id).await.unwrap(), None);
        assert!(signs_in(&world, "reef-gmbh@example.com").await);
    }
);

story!(the_platform_keeps_an_administrator, |world| async move {
    let (ctx, id) = (&world.ctx, me(&world.buyer));
    let appoint = async |email: &str| {
        let tx = ctx.db.begin().await.unwrap();
        let sql = format!("UPDATE person SET administers = TRUE WHERE email = '{email}'");
        tx.execute_unprepared(&sql).await.unwrap();
        tx.commit().await.unwrap();
    };
    appoint("reef-gmbh@example.com").await;
    let alone = identity::hindrances(ctx, id).await.unwrap();
    assert_eq!(alone[0].why, Hindering::Platform);
    assert_eq!(conflict(identity::erase(ctx, id).await), Conflict::Hindered);
    appoint("nets-co@example.com").await;
    identity::erase(ctx, id).await.unwrap();
});

story!(
    whoever_is_relied_on_settles_things_before_they_go,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let id = me(owner);
        let why = || async {
            let found = identity::hindrances(ctx, id).await.unwrap();
            found.into_iter().map(|one| one.why).collect::<Vec<_>>()
        };
        let operating = identity::hindrances(ctx, me(&world.operator)).await.unwrap();
        assert_eq!(operating[0].why, Hindering::Market);
        world.listing(&world.supplier, "NET-1").await;
        let shown = identity::hindrances(ctx, me(&world.supplier)).await.unwrap();
        assert_eq!(shown[0].why, Hindering::Listings);

        let (negotiation, offer) = world.offered().await;
        assert_eq!(why().await, [Hindering::Trade]);
        assert_eq!(conflict(identity::erase(ctx, id).await), Conflict::Hindered);
        let placed = rfq::accept(ctx, owner, negotiation, &offer.hash)
            .await
            .unwrap()
            .order();
        assert_eq!(why().await, [Hindering::Trade]);
        let colleague = world.joins(owner, "vera", Role::Viewer, None).await;
        assert_eq!(why().await, [Hindering::Members]);
        company::appoint(ctx, owner, me(&colleague), Role::Owner, None)
            .await
            .unwrap();
        assert!(why().await.is_empty());

        session::create(
            ctx,
            "here",
            session::Kept {
                data: "{}".into(),
                expires_at: ctx.now() + TimeDelta::days(14),
                person: Some(id),
                since: None,
                agent: None,
                address: None,
            },
        )
        .await
        .unwrap();
        let data = identity::export(ctx, id).await.unwrap();
        assert_eq!(data["person"]["email"], "reef-gmbh@example.com");
        assert_eq!(data["memberships"][0]["company"], "reef-gmbh");
        assert_eq!(data["sessions"].as_array().unwrap().len(), 1);
        assert!(!data.to_string().contains("argon2"));

        identity::forgot_password(ctx, &email("reef-gmbh@example.com"))
            .await
            .unwrap();
        identity::erase(ctx, id).await.unwrap();
        assert!(
            mailed(&world)
                .await
                .iter()
                .all(|(to, _)| to != "reef-gmbh@example.com")
        );
        assert!(session::load(ctx, "here").await.unwrap().is_none());
        assert!(!signs_in(&world, "reef-gmbh@example.com").await);
        assert_eq!(identity::actor_of(ctx, id, None).await.unwrap(), Actor::Anyone);
        assert!(matches!(identity::settings(ctx, id).await, Err(Error::NotFound)));
        assert!(matches!(identity::erase(ctx, id).await, Err(Error::NotFound)));
        let colleague = world.now(&colleague).await;
        let view = order::view(ctx, &colleague, placed).await.unwrap();
        assert_eq!(view.events[0].by, Some(PersonName::FORMER));
        order::take(ctx, &world.supplier, placed, OrderVerb::Confirm, None)
            .await
            .unwrap();

        let row = people::Entity::find()
            .filter(people::Column::Id.eq(id.0))
            .one(ctx.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((row.name.as_str(), row.password_hash.as_str()), ("", ""));
        assert!(!row.email.contains('@'));
        for event in event::Entity::find().all(ctx.db.read()).await.unwrap() {
            let data = event.data.to_string();
            assert!(
                !data.contains("reef-gmbh@") && !data.contains("reef-gmbh person"),
                "{data}"
            );
        }
        let mut again = registration(
            "reef-again",
            Trades {
                buys: true,
                ..Trades::default()
            },
        );
        again.email = email("reef-gmbh@example.com");
        identity::register(ctx, again).await.unwrap();
    }
);
