//! Invitations: for one person, once, as long as they last.

use chrono::TimeDelta;
use domain::{actor::Right, company::Role};
use service::{Conflict, Error, company, identity, notification};

use crate::{
    story,
    support::people::{invitation, newcomer},
};

fn spent<T: std::fmt::Debug>(result: service::Result<T>) {
    let Err(Error::Conflict(conflict)) = result else {
        panic!("{result:?}")
    };
    assert_eq!(*conflict, Conflict::Link);
}

story!(
    who_is_invited_registers_without_a_company_of_their_own,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let new = invitation("mei@example.com", Role::Viewer, None);
        let link = company::invite(ctx, owner, new).await.unwrap();
        let token = world.token(link).await;
        let seen = company::invitation(ctx, &token).await.unwrap();
        assert_eq!(
            (
                seen.company.code.as_str(),
                seen.by.known().unwrap(),
                seen.role,
                seen.person
            ),
            ("reef-gmbh", "reef-gmbh person", Role::Viewer, None)
        );
        let (person, joined) = company::join_as(ctx, &token, newcomer("Mei")).await.unwrap();
        let actor = identity::actor_of(ctx, person, None).await.unwrap();
        assert_eq!(actor.company(), Some(joined));
        assert_eq!(actor.company(), owner.company());
        assert!(actor.may(Right::SeeBuying) && !actor.may(Right::Buy));
        // Once only, whatever one does with it; and no mail of it goes out any more.
        spent(company::join_as(ctx, &token, newcomer("Eve")).await);
        spent(company::join(ctx, person, &token).await);
        spent(company::invitation(ctx, &token).await);
        assert!(matches!(
            notification::link_letter(ctx, link).await,
            Err(Error::NotFound)
        ));
        assert!(company::invitations(ctx, owner).await.unwrap().is_empty());
    }
);

story!(
    a_person_of_another_address_can_not_use_it_and_the_right_one_can,
    |world| async move {
        let ctx = &world.ctx;
        let new = invitation("nets-co@example.com", Role::Sales, None);
        let token = world
            .token(company::invite(ctx, &world.buyer, new).await.unwrap())
            .await;
        assert!(company::invitation(ctx, &token).await.unwrap().person.is_some());
        let (invited, other) = (world.supplier.member().unwrap(), world.operator.member().unwrap());
        let refused = company::join(ctx, other.person, &token).await;
        assert!(matches!(refused, Err(Error::Conflict(c)) if *c == Conflict::OtherAddress));
        let again = company::join_as(ctx, &token, newcomer("Eve")).await;
        assert!(matches!(again, Err(Error::Invalid(_))));
        let joined = company::join(ctx, invited.person, &token).await.unwrap();
        // Two companies now, and the choice between them.
        let both = company::memberships(ctx, invited.person).await.unwrap();
        let codes: Vec<_> = both.iter().map(|one| one.company.code.as_str()).collect();
        assert_eq!(codes, ["nets-co", "reef-gmbh"]);
        let chosen = company::company_of(ctx, invited.person, "reef-gmbh")
            .await
            .unwrap()
            .id;
        assert_eq!(chosen, joined);
        let there = identity::actor_of(ctx, invited.person, Some(chosen))
            .await
            .unwrap();
        assert_eq!(there.member().unwrap().role, Role::Sales);
        let foreign = company::company_of(ctx, invited.person, "harbour").await;
        assert!(matches!(foreign, Err(Error::NotFound)));
    }
);

story!(
    a_withdrawn_a_replaced_and_an_old_invitation_do_nothing,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let new = || invitation("mei@example.com", Role::Finance, None);
        let first = company::invite(ctx, owner, new()).await.unwrap();
        let first_token = world.token(first).await;
        let second = company::resend(ctx, owner, first).await.unwrap();
        let second_token = world.token(second).await;
        spent(company::invitation(ctx, &first_token).await);
        assert_eq!(company::invitations(ctx, owner).await.unwrap().len(), 1);
        for stranger in [&world.supplier, &world.operator] {
            let foreign = company::withdraw(ctx, stranger, second).await;
            assert!(matches!(foreign, Err(Error::NotFound)));
        }
        company::withdraw(ctx, owner, second).await.unwrap();
        spent(company::join_as(ctx, &second_token, newcomer("Mei")).await);

        let third = company::invite(ctx, owner, new()).await.unwrap();
        let third_token = world.token(third).await;
        ctx.clock.advance(TimeDelta::days(30));
        spent(company::join_as(ctx, &third_token, newcomer("Mei")).await);
        // It stands in the list as one that can be sent again.
        let row = company::invitations(ctx, owner).await.unwrap().remove(0);
        assert!(row.until < ctx.now());
    }
);

story!(
    only_leaders_invite_and_only_owners_invite_owners,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let manager = world.joins(owner, "max", Role::Manager, None).await;
        let as_owner = company::invite(ctx, &manager, invitation("a@example.com", Role::Owner, None)).await;
        assert!(matches!(as_owner, Err(Error::Forbidden)));
        for role in [Role::Sales, Role::Purchaser, Role::Finance, Role::Viewer] {
            let other = world.joins(&manager, &format!("their-{role}"), role, None).await;
            let tried = company::invite(ctx, &other, invitation("b@example.com", Role::Viewer, None)).await;
            assert!(matches!(tried, Err(Error::Forbidden)), "{role}");
            assert!(matches!(
                company::invitations(ctx, &other).await,
                Err(Error::Forbidden)
            ));
        }
        let there = company::invite(ctx, owner, invitation("max@example.com", Role::Viewer, None)).await;
        let Err(Error::Invalid(errors)) = there else {
            panic!("{there:?}")
        };
        assert_eq!(errors.0[0].problem.code, "already-member");
    }
);
