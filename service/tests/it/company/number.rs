//! Registration numbers: what is wrong is said, and an operator's word is kept with its reason.

use std::collections::BTreeMap;

use domain::company::{NumberKind, view::KnownNumber};
use entity::outbox::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{Error, company};

use crate::{story, support::World};

const SOUND: &str = "91350200MA2YJ1XR9G";
const WRONG: &str = "91350203M0001QAY9B";

fn typed(uscc: &str) -> BTreeMap<NumberKind, String> {
    [(NumberKind::Uscc, uscc.to_owned())].into()
}

async fn numbers(world: &World) -> Vec<KnownNumber> {
    company::own(&world.ctx, &world.supplier).await.unwrap().numbers
}

story!(
    a_wrong_code_is_refused_with_what_is_wrong_and_nothing_is_kept,
    |world| async move {
        for (wrong, code) in [
            (WRONG, "uscc-check"),
            ("9135020OMA2YJ1XR9G", "uscc-character"),
            ("9135", "uscc-length"),
        ] {
            let mut all = typed(wrong);
            all.insert(NumberKind::Duns, "1".into());
            let refused = company::set_numbers(&world.ctx, &world.supplier, &all).await;
            let Err(Error::Invalid(errors)) = refused else {
                panic!("{wrong} was taken")
            };
            let told: Vec<_> = errors
                .0
                .iter()
                .map(|e| (e.field.as_str(), e.problem.code.as_ref()))
                .collect();
            assert_eq!(told, [("uscc", code), ("duns", "not-a-duns-number")]);
        }
        assert!(numbers(&world).await.is_empty());
        company::set_numbers(&world.ctx, &world.supplier, &typed(SOUND))
            .await
            .unwrap();
        assert_eq!(numbers(&world).await[0].number.number, SOUND);
        company::set_numbers(&world.ctx, &world.supplier, &typed(" "))
            .await
            .unwrap();
        assert!(numbers(&world).await.is_empty());
    }
);

story!(
    the_operator_of_its_market_takes_a_refused_code_and_says_why,
    |world| async move {
        let reason = || "licence of 1998 seen on paper".parse().unwrap();
        let code = "nets-co";
        for stranger in [&world.supplier, &world.buyer] {
            let refused = company::override_number(&world.ctx, stranger, code, WRONG, reason()).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        // The buyer has no booth in the operator's market.
        let elsewhere =
            company::override_number(&world.ctx, &world.operator, "reef-gmbh", WRONG, reason()).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)));
        let needless = company::override_number(&world.ctx, &world.operator, code, SOUND, reason()).await;
        assert!(matches!(needless, Err(Error::Invalid(_))));

        company::override_number(&world.ctx, &world.operator, code, WRONG, reason())
            .await
            .unwrap();
        // Saving the form again leaves it as it is.
        company::set_numbers(&world.ctx, &world.supplier, &typed(WRONG))
            .await
            .unwrap();
        let known = numbers(&world).await.remove(0);
        let vouched = known.overridden.unwrap();
        assert_eq!(known.number.number, WRONG);
        assert_eq!(
            (vouched.by.known().unwrap(), vouched.reason.as_str(), vouched.at),
            ("harbour person", "licence of 1998 seen on paper", world.ctx.now())
        );
        let trail = event::Entity::find()
            .filter(event::Column::Kind.eq("company.number_overridden"))
            .one(world.ctx.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (trail.subject_id, trail.person_id),
            (
                world.supplier.company().unwrap().0,
                world.operator.member().map(|member| member.person.0)
            )
        );
    }
);
