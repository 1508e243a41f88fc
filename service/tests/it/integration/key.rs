//! A key acts as whom made it, within its scopes, for as long as both they and it last.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Right},
    company::Role,
    id::KeyId,
    integration::ApiKey,
    notification::{News, Subject},
    page::PageRequest,
};
use entity::outbox::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{
    Ctx, Error, company,
    integration::{self, Made, NewKey},
    job, order, rfq,
};

use crate::{story, support::World};

fn new(scopes: &str) -> NewKey {
    NewKey {
        name: Some("ERP".into()),
        scopes: scopes.parse().unwrap(),
        expires_at: None,
    }
}

async fn made(world: &World, actor: &Actor, scopes: &str) -> Made {
    integration::make(&world.ctx, actor, new(scopes)).await.unwrap()
}

/// Whom the key acts as, if it opens anything.
async fn acting(ctx: &Ctx, key: &ApiKey) -> Option<Actor> {
    let program = integration::authenticate(ctx, key).await.unwrap();
    program.map(|program| program.actor())
}

story!(a_key_is_its_maker_within_its_scopes, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let key = made(&world, owner, "rfq:read company:write").await.key;
    let program = integration::authenticate(ctx, &key).await.unwrap().unwrap();
    let actor = program.actor();
    assert_eq!(actor.company(), owner.company());
    assert_eq!(program.member.person, owner.member().unwrap().person);
    for (right, may) in [
        (Right::SeeBuying, true),
        (Right::ManageCompany, true),
        (Right::SeeCompany, true),
        (Right::Buy, false),
        (Right::ManageMembers, false),
        (Right::ManageKeys, false),
        // The maker's company does not supply.
        (Right::SeeSelling, false),
    ] {
        assert_eq!(actor.may(right), may, "{right:?}");
    }
    // What the maker loses, their key loses: a second owner makes them a viewer.
    let second = world.joins(owner, "ada", Role::Owner, None).await;
    let person = owner.member().unwrap().person;
    company::appoint(ctx, &second, person, Role::Viewer, None)
        .await
        .unwrap();
    let demoted = acting(ctx, &key).await.unwrap();
    assert!(demoted.may(Right::SeeBuying) && !demoted.may(Right::ManageCompany));
});

story!(
    a_key_sees_what_its_scopes_name_and_nothing_else,
    |world| async move {
        let ctx = &world.ctx;
        let (negotiation, offer) = world.offered().await;
        let order = rfq::accept(ctx, &world.buyer, negotiation, &offer.hash)
            .await
            .unwrap()
            .order();
        for (scopes, talks, orders, people) in [
            ("rfq:read", true, false, false),
            ("order:read", false, true, false),
            ("company:read", false, false, true),
            ("catalog:write", false, false, false),
            ("all", true, true, true),
        ] {
            let key = made(&world, &world.buyer, scopes).await.key;
            let actor = acting(ctx, &key).await.unwrap();
            let seen = rfq::negotiation(ctx, &actor, negotiation).await;
            assert_eq!(seen.is_ok(), talks, "{scopes}");
            assert!(talks || matches!(seen, Err(Error::NotFound)), "{scopes}");
            let seen = order::view(ctx, &actor, order).await;
            assert_eq!(seen.is_ok(), orders, "{scopes}");
            let seen = company::members(ctx, &actor).await.unwrap();
            assert_eq!(!seen.is_empty(), people, "{scopes}");
            assert_eq!(company::own(ctx, &actor).await.is_ok(), people, "{scopes}");
            // Nor is what it reads its to change.
            let refused = rfq::accept(ctx, &actor, negotiation, &offer.hash).await;
            assert_eq!(refused.is_ok(), scopes == "all", "{scopes}");
        }
    }
);

story!(an_operators_key_does_not_operate, |world| async move {
    let key = made(&world, &world.operator, "all").await.key;
    let actor = acting(&world.ctx, &key).await.unwrap();
    assert!(!actor.may(Right::Operate) && !actor.may(Right::Moderate(world.market)));
});

story!(only_those_who_lead_make_see_and_revoke_keys, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let id = made(&world, owner, "all").await.id;
    let manager = world.joins(owner, "max", Role::Manager, None).await;
    assert_eq!(
        integration::key(ctx, &manager, id).await.unwrap().by.known(),
        Some("reef-gmbh person")
    );
    for role in [Role::Sales, Role::Purchaser, Role::Finance, Role::Viewer] {
        let member = world.joins(owner, &role.to_string(), role, None).await;
        let refused = integration::make(ctx, &member, new("all")).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role}");
        let refused = integration::keys(ctx, &member, PageRequest::default()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role}");
        let unseen = integration::revoke(ctx, &member, id).await;
        assert!(matches!(unseen, Err(Error::NotFound)), "{role}");
    }
    let foreign = integration::revoke(ctx, &world.supplier, id).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    // A key makes no keys.
    let key = made(&world, owner, "all").await.key;
    let program = acting(ctx, &key).await.unwrap();
    let refused = integration::make(ctx, &program, new("all")).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
});

story!(whose_access_ends_their_keys_end_for_good, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let manager = world.joins(owner, "max", Role::Manager, None).await;
    let elsewhere = world.new_buyer("reef-two").await;
    let kept = made(&world, &elsewhere, "all").await.key;
    let person = manager.member().unwrap().person;
    let key = made(&world, &manager, "all").await.key;
    assert!(acting(ctx, &key).await.is_some());
    company::remove(ctx, owner, person).await.unwrap();
    assert_eq!(acting(ctx, &key).await, None);
    // They come back; their key does not.
    let link = company::invite(
        ctx,
        owner,
        crate::support::people::invitation("max@example.com", Role::Manager, None),
    )
    .await
    .unwrap();
    let token = world.token(link).await;
    company::join(ctx, person, &token).await.unwrap();
    assert_eq!(acting(ctx, &key).await, None);
    let again = made(&world, &world.now(&manager).await, "all").await.key;
    company::leave(ctx, &world.now(&manager).await).await.unwrap();
    assert_eq!(acting(ctx, &again).await, None);
    assert!(acting(ctx, &kept).await.is_some());
});

story!(
    a_person_of_two_companies_acts_by_key_for_the_keys_company_only,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let both = world.joins(owner, "max", Role::Manager, None).await;
        let person = both.member().unwrap().person;
        let invitation = crate::support::people::invitation("max@example.com", Role::Manager, None);
        let link = company::invite(ctx, &world.supplier, invitation).await.unwrap();
        company::join(ctx, person, &world.token(link).await)
            .await
            .unwrap();
        let key = made(&world, &both, "all").await.key;
        assert_eq!(acting(ctx, &key).await.unwrap().company(), owner.company());
        company::remove(ctx, owner, person).await.unwrap();
        assert_eq!(acting(ctx, &key).await, None);
    }
);

story!(
    a_key_ends_at_its_hour_and_when_it_is_revoked,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let until = ctx.now() + TimeDelta::days(30);
        let dated = NewKey {
            expires_at: Some(until),
            ..new("all")
        };
        let dated = integration::make(ctx, owner, dated).await.unwrap();
        let other = made(&world, owner, "all").await;
        ctx.clock
            .advance(TimeDelta::days(30) - TimeDelta::microseconds(1));
        assert!(acting(ctx, &dated.key).await.is_some());
        ctx.clock.advance(TimeDelta::microseconds(1));
        assert_eq!(acting(ctx, &dated.key).await, None);
        assert!(acting(ctx, &other.key).await.is_some());
        integration::revoke(ctx, owner, other.id).await.unwrap();
        integration::revoke(ctx, owner, other.id).await.unwrap();
        assert_eq!(acting(ctx, &other.key).await, None);
        let listed = integration::keys(ctx, owner, PageRequest::new(Some(1), None))
            .await
            .unwrap();
        assert_eq!(
            (listed.items[0].id, listed.items[0].lives(ctx.now())),
            (other.id, false)
        );
        let rest = integration::keys(ctx, owner, PageRequest::new(Some(1), listed.next))
            .await
            .unwrap();
        assert_eq!((rest.items[0].id, rest.next), (dated.id, None));
    }
);

story!(last_use_is_noted_at_most_once_a_minute, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let Made { id, key } = made(&world, owner, "all").await;
    let used = async || integration::key(ctx, owner, id).await.unwrap().used_at;
    assert_eq!(used().await, None);
    let first = ctx.now();
    for seconds in [0, 30, 29] {
        ctx.clock.advance(TimeDelta::seconds(seconds));
        acting(ctx, &key).await.unwrap();
        assert_eq!(used().await, Some(first));
    }
    ctx.clock.advance(TimeDelta::seconds(1));
    acting(ctx, &key).await.unwrap();
    assert_eq!(used().await, Some(first + TimeDelta::minutes(1)));
});

story!(
    what_opens_nothing_costs_one_look_up_whatever_the_reason,
    |world| async move {
        let owner = &world.buyer;
        let revoked = made(&world, owner, "all").await;
        integration::revoke(&world.ctx, owner, revoked.id).await.unwrap();
        let expired = NewKey {
            expires_at: Some(world.ctx.now()),
            ..new("all")
        };
        let expired = integration::make(&world.ctx, owner, expired).await.unwrap();
        let manager = world.joins(owner, "max", Role::Manager, None).await;
        let removed = made(&world, &manager, "all").await;
        company::remove(&world.ctx, owner, manager.member().unwrap().person)
            .await
            .unwrap();
        let unknown = ApiKey::seal(&"x".repeat(ApiKey::RANDOM));
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = asked.clone();
        let mut ctx = world.ctx.clone();
        ctx.db = ctx.db.observed(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        for key in [revoked.key, expired.key, removed.key, unknown] {
            asked.store(0, Ordering::Relaxed);
            assert_eq!(acting(&ctx, &key).await, None);
            assert_eq!(asked.load(Ordering::Relaxed), 1);
        }
    }
);

story!(
    owners_are_told_and_neither_mail_nor_trail_holds_the_key,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let manager = world.joins(owner, "max", Role::Manager, None).await;
        let Made { id, key } = made(&world, &manager, "rfq:write").await;
        let mut told = Vec::new();
        while let Some(claimed) = job::claim(ctx).await.unwrap() {
            if let job::Job::Mail(mail) = &claimed.job
                && mail.about == Subject::KeyMade(id)
            {
                told.push(service::notification::letter(ctx, mail).await.unwrap());
            }
            job::finish(ctx, &claimed).await.unwrap();
        }
        assert_eq!((told.len(), told[0].to.as_str()), (1, "reef-gmbh@example.com"));
        assert!(matches!(&told[0].news, News::KeyMade { key, .. } if key.by.known() == Some("max")));
        integration::revoke(ctx, owner, id).await.unwrap();
        let events = event::Entity::find()
            .filter(event::Column::SubjectId.eq(owner.company().unwrap().0))
            .all(ctx.db.read())
            .await
            .unwrap();
        let events: Vec<_> = events
            .into_iter()
            .filter(|event| event.kind.starts_with("company.key"))
            .collect();
        let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, ["company.key_made", "company.key_revoked"]);
        let all = format!("{told:?}{events:?}");
        assert!(all.contains(&id.to_string()) && !all.contains(&key.reveal()[8..]));
        assert!(!all.contains(&key.hash()));
    }
);

story!(the_machine_makes_keys_for_the_first_owner, |world| async move {
    let ctx = &world.ctx;
    let second = world.joins(&world.buyer, "ada", Role::Owner, None).await;
    assert_ne!(
        second.member().unwrap().person,
        world.buyer.member().unwrap().person
    );
    let unnamed = NewKey {
        name: None,
        ..new("all")
    };
    let Made { id, key } = integration::make_for(ctx, "reef-gmbh", unnamed).await.unwrap();
    let view = integration::key(ctx, &world.buyer, id).await.unwrap();
    assert_eq!(
        (view.name.as_str(), view.by.known()),
        (key.hint(), Some("reef-gmbh person"))
    );
    let nowhere = integration::make_for(ctx, "nobody", new("all")).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    let unknown = integration::key(ctx, &world.buyer, ctx.new_id::<KeyId>()).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
});
