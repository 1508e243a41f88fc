//! Roles change, people go at once, and a company always keeps an owner.

use domain::{
    actor::{Actor, Right},
    company::{Role, SpendingLimit},
    money::Currency,
    notification::{News, Subject},
};
use entity::outbox::event;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{Conflict, Error, company, job};

use crate::story;

fn last_owner(result: service::Result<()>) {
    let Err(Error::Conflict(conflict)) = result else {
        panic!("{result:?}")
    };
    assert_eq!(*conflict, Conflict::LastOwner);
}

story!(
    who_is_removed_can_do_nothing_more_and_is_told,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let purchaser = world.joins(owner, "pia", Role::Purchaser, None).await;
        assert!(purchaser.may(Right::Buy));
        let person = purchaser.member().unwrap().person;
        company::remove(ctx, owner, person).await.unwrap();
        assert_eq!(world.now(&purchaser).await, Actor::Anyone);
        assert!(matches!(
            company::remove(ctx, owner, person).await,
            Err(Error::NotFound)
        ));
        let mut told = Vec::new();
        while let Some(claimed) = job::claim(ctx).await.unwrap() {
            if let job::Job::Mail(mail) = &claimed.job
                && matches!(mail.about, Subject::MemberRemoved(_))
            {
                told.push(service::notification::letter(ctx, mail).await.unwrap());
            }
            job::finish(ctx, &claimed).await.unwrap();
        }
        assert_eq!((told.len(), told[0].to.as_str()), (1, "pia@example.com"));
        assert!(
            matches!(&told[0].news, News::MemberRemoved { company } if company.en.as_deref() == Some("reef-gmbh Ltd"))
        );
        let kinds: Vec<String> = event::Entity::find()
            .filter(event::Column::SubjectId.eq(owner.company().unwrap().0))
            .all(ctx.db.read())
            .await
            .unwrap()
            .into_iter()
            .map(|event| {
                let data = event.data.to_string();
                assert!(!data.contains('@'), "{data}");
                event.kind
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "company.registered",
                "company.member_invited",
                "company.member_joined",
                "company.member_removed"
            ]
        );
    }
);

story!(managers_run_the_team_but_touch_no_owner, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let boss = owner.member().unwrap().person;
    let manager = world.joins(owner, "max", Role::Manager, None).await;
    let viewer = world.joins(&manager, "vera", Role::Viewer, None).await;
    let (max, vera) = (manager.member().unwrap().person, viewer.member().unwrap().person);
    let limit = SpendingLimit {
        currency: Currency::USD,
        per_order: Some(100_000),
        per_month: None,
    };
    for (person, role) in [(boss, Role::Viewer), (vera, Role::Owner), (max, Role::Owner)] {
        let refused = company::appoint(ctx, &manager, person, role, None).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role}");
    }
    assert!(matches!(
        company::remove(ctx, &manager, boss).await,
        Err(Error::Forbidden)
    ));
    company::appoint(ctx, &manager, vera, Role::Purchaser, Some(limit))
        .await
        .unwrap();
    assert_eq!(world.now(&viewer).await.member().unwrap().limit, Some(limit));
    // A limit is a purchaser's: it goes with the role.
    company::appoint(ctx, &manager, vera, Role::Sales, Some(limit))
        .await
        .unwrap();
    assert_eq!(world.now(&viewer).await.member().unwrap().limit, None);
    let refused = company::appoint(ctx, &world.now(&viewer).await, max, Role::Viewer, None).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
    let foreign = company::appoint(ctx, &world.supplier, vera, Role::Viewer, None).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
});

story!(
    the_last_owner_can_not_leave_be_removed_or_demoted,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let boss = owner.member().unwrap().person;
        last_owner(company::leave(ctx, owner).await);
        last_owner(company::remove(ctx, owner, boss).await);
        last_owner(company::appoint(ctx, owner, boss, Role::Manager, None).await);
        let second = world.joins(owner, "ada", Role::Owner, None).await;
        company::leave(ctx, owner).await.unwrap();
        assert_eq!(world.now(owner).await, Actor::Anyone);
        last_owner(company::leave(ctx, &second).await);
    }
);

story!(
    two_owners_who_leave_at_once_do_not_leave_the_company_alone,
    |world| async move {
        for round in 0..4 {
            let owner = world.new_buyer(&format!("pair-{round}")).await;
            let second = world
                .joins(&owner, &format!("second-{round}"), Role::Owner, None)
                .await;
            let leaving = [owner, second].map(|actor| {
                let ctx = world.ctx.clone();
                tokio::spawn(async move { company::leave(&ctx, &actor).await })
            });
            let left: Vec<_> = join_all(leaving).await.into_iter().map(Result::unwrap).collect();
            assert_eq!(left.iter().filter(|done| done.is_ok()).count(), 1, "{left:?}");
        }
    }
);
