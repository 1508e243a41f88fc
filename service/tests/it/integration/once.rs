//! A program that asks again is answered again, and nothing is done twice.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    company::Role,
    id::{KeyId, OnceId},
};
use service::{
    company,
    integration::{self, Answer, Begun, NewKey},
};

use crate::{
    story,
    support::{World, people::invitation},
};

async fn key(world: &World) -> KeyId {
    let new = NewKey {
        name: None,
        scopes: "all".parse().unwrap(),
        expires_at: None,
    };
    integration::make(&world.ctx, &world.buyer, new).await.unwrap().id
}

async fn begin(world: &World, key: KeyId, name: &str, request: &str) -> Begun {
    integration::begin(&world.ctx, key, name, &[request.as_bytes()])
        .await
        .unwrap()
}

fn now(begun: Begun) -> OnceId {
    let Begun::Now(id) = begun else {
        panic!("{begun:?}")
    };
    id
}

fn answer(status: u16) -> Answer {
    Answer {
        status,
        headers: BTreeMap::from([("location".into(), "/x".into())]),
        body: "{\"id\":1}".into(),
    }
}

story!(what_was_done_is_answered_again_for_a_day, |world| async move {
    let (ctx, key) = (&world.ctx, key(&world).await);
    let id = now(begin(&world, key, "a", "POST /x").await);
    assert_eq!(begin(&world, key, "a", "POST /x").await, Begun::Busy);
    assert_eq!(begin(&world, key, "a", "POST /y").await, Begun::Other);
    integration::finish(ctx, id, &answer(201)).await.unwrap();
    assert_eq!(
        begin(&world, key, "a", "POST /x").await,
        Begun::Answered(answer(201))
    );
    assert_eq!(begin(&world, key, "a", "POST /y").await, Begun::Other);
    // Another name is another request, and another key's names are its own.
    now(begin(&world, key, "b", "POST /x").await);
    now(begin(&world, self::key(&world).await, "a", "POST /x").await);
    ctx.clock.advance(TimeDelta::hours(24));
    now(begin(&world, key, "a", "POST /y").await);
    integration::forget_old(ctx).await.unwrap();
    assert_eq!(begin(&world, key, "a", "POST /y").await, Begun::Busy);
});

story!(
    a_refusal_that_did_nothing_leaves_the_name_free,
    |world| async move {
        let (ctx, key) = (&world.ctx, key(&world).await);
        for status in [404, 409, 422, 500] {
            let id = now(begin(&world, key, "a", "POST /x").await);
            integration::finish(ctx, id, &answer(status)).await.unwrap();
        }
        // But if something was done before it failed, it is not done again.
        let id = now(begin(&world, key, "a", "POST /x").await);
        company::invite(
            &ctx.once(id),
            &world.buyer,
            invitation("ada@example.com", Role::Viewer, None),
        )
        .await
        .unwrap();
        integration::finish(ctx, id, &answer(500)).await.unwrap();
        assert_eq!(
            begin(&world, key, "a", "POST /x").await,
            Begun::Answered(answer(500))
        );
    }
);

story!(
    after_a_crash_it_is_known_whether_something_was_done,
    |world| async move {
        let (ctx, key) = (&world.ctx, key(&world).await);
        let undone = now(begin(&world, key, "undone", "POST /x").await);
        let refused = company::invite(
            &ctx.once(undone),
            &world.buyer,
            invitation("reef-gmbh@example.com", Role::Viewer, None),
        )
        .await;
        assert!(
            refused.is_err(),
            "a member is not invited: the mark is undone too"
        );
        let done = now(begin(&world, key, "done", "POST /x").await);
        company::invite(
            &ctx.once(done),
            &world.buyer,
            invitation("ada@example.com", Role::Viewer, None),
        )
        .await
        .unwrap();
        for name in ["undone", "done"] {
            assert_eq!(begin(&world, key, name, "POST /x").await, Begun::Busy);
        }
        ctx.clock.advance(TimeDelta::minutes(3));
        assert_eq!(now(begin(&world, key, "undone", "POST /x").await), undone);
        assert_eq!(begin(&world, key, "done", "POST /x").await, Begun::Lost);
    }
);

story!(of_many_at_once_one_is_worked_on, |world| async move {
    let key = key(&world).await;
    for round in 0..4 {
        let tries = (0..6).map(|_| {
            let ctx = world.ctx.clone();
            tokio::spawn(async move {
                integration::begin(&ctx, key, &format!("r{round}"), &[b"POST /x"])
                    .await
                    .unwrap()
            })
        });
        let begun: Vec<_> = futures::future::join_all(tries)
            .await
            .into_iter()
            .map(Result::unwrap)
            .collect();
        let worked = begun.iter().filter(|one| matches!(one, Begun::Now(_))).count();
        assert_eq!(worked, 1, "{begun:?}");
        assert!(begun.iter().all(|one| matches!(one, Begun::Now(_) | Begun::Busy)));
    }
});
