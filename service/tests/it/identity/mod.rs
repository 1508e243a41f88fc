//! Registering and signing in.

mod account;
mod factor;
mod leave;
mod passkey;
mod register;
mod throttle;

use domain::actor::{Actor, Right, Trades};
use service::{
    Error,
    identity::{self, Tried},
};

use crate::{
    story,
    support::world::{PASSWORD, registration},
};

story!(
    who_registers_can_sign_in_and_act_for_the_company,
    |world| async move {
        let buyer = Trades {
            buys: true,
            supplies: false,
            ..Trades::default()
        };
        let (person, company) = identity::register(&world.ctx, registration("tide-ltd", buyer))
            .await
            .unwrap();
        let tried = identity::sign_in(&world.ctx, "Tide-Ltd@example.com ", PASSWORD, None);
        assert_eq!(tried.await.unwrap(), Tried::Right(person));
        let actor = identity::actor_of(&world.ctx, person, None).await.unwrap();
        assert_eq!(actor.company(), Some(company));
        assert!(actor.may(Right::Buy) && !actor.may(Right::Supply) && !actor.may(Right::Operate));
    }
);

story!(
    a_wrong_password_and_an_unknown_address_answer_the_same,
    |world| async move {
        for (email, password) in [
            ("reef-gmbh@example.com", "wrong"),
            ("nobody@example.com", PASSWORD),
            ("", ""),
        ] {
            let tried = identity::sign_in(&world.ctx, email, password, None).await;
            assert_eq!(tried.unwrap(), Tried::Wrong);
        }
    }
);

story!(a_code_and_an_address_belong_to_one, |world| async move {
    let again = identity::register(&world.ctx, registration("nets-co", Trades::default())).await;
    let Err(Error::Invalid(errors)) = again else {
        panic!("taken twice")
    };
    let fields: Vec<_> = errors
        .0
        .iter()
        .map(|error| (error.field.as_str(), error.problem.code.as_ref()))
        .collect();
    assert_eq!(fields, [("code", "taken"), ("email", "taken")]);
});

story!(
    two_registrations_of_one_address_at_once_make_one_person,
    |world| async move {
        let tries =
            (0..6).map(|_| identity::register(&world.ctx, registration("twin-co", Trades::default())));
        let outcomes = futures::future::join_all(tries).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert!(
            outcomes
                .iter()
                .all(|outcome| matches!(outcome, Ok(_) | Err(Error::Invalid(_))))
        );
    }
);

story!(
    operators_act_for_the_markets_their_company_runs,
    |world| async move {
        assert!(world.operator.may(Right::Moderate(world.market)));
        assert!(!world.supplier.may(Right::Moderate(world.market)));
        assert!(!Actor::Anyone.may(Right::Buy));
    }
);
