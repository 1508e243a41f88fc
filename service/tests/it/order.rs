//! Orders: carried to completion step by step, each side its own, each step on record.

use domain::{
    id::OrderId,
    identity::PersonName,
    order::{OrderState, OrderVerb},
};
use entity::order::purchase_order;
use sea_orm::{EntityTrait, sea_query::Expr};
use service::{Error, order, rfq};

use crate::{story, support::World};

async fn placed(world: &World) -> OrderId {
    let (id, offer) = world.offered().await;
    let placed = rfq::accept(&world.ctx, &world.buyer, id, &offer.hash).await;
    placed.unwrap().order()
}

story!(
    an_order_is_carried_to_completion_and_every_step_is_on_record,
    |world| async move {
        use OrderVerb as V;
        let ctx = &world.ctx;
        let id = placed(&world).await;
        for verb in [V::Confirm, V::Produce, V::Ready, V::Ship] {
            let by_buyer = order::take(ctx, &world.buyer, id, verb, None).await;
            assert!(matches!(by_buyer, Err(Error::Conflict(_))), "{verb}");
            order::take(ctx, &world.supplier, id, verb, None).await.unwrap();
            let again = order::take(ctx, &world.supplier, id, verb, None).await;
            assert!(matches!(again, Err(Error::Conflict(_))), "{verb}");
        }
        order::take(ctx, &world.buyer, id, V::Deliver, None)
            .await
            .unwrap();
        order::take(ctx, &world.buyer, id, V::Complete, None)
            .await
            .unwrap();
        let view = order::view(ctx, &world.supplier, id).await.unwrap();
        assert_eq!(view.row.state, OrderState::Completed);
        let kinds: Vec<_> = view.events.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "order.placed",
                "order.confirmed",
                "order.in_production",
                "order.ready",
                "order.shipped",
                "order.delivered",
                "order.completed",
            ]
        );
        assert_eq!(
            view.events[0].by,
            Some(PersonName::from("reef-gmbh person".to_owned()))
        );
        assert_eq!(
            view.events[1].by,
            Some(PersonName::from("nets-co person".to_owned()))
        );
    }
);

story!(who_ends_an_order_says_why, |world| async move {
    let ctx = &world.ctx;
    let id = placed(&world).await;
    let silent = order::take(ctx, &world.supplier, id, OrderVerb::Decline, None).await;
    let Err(Error::Invalid(errors)) = silent else {
        panic!("declined without a reason")
    };
    assert_eq!(errors.of("reason").next().unwrap().code, "required");
    let reason = "the loom broke".parse().unwrap();
    order::take(ctx, &world.supplier, id, OrderVerb::Decline, Some(reason))
        .await
        .unwrap();
    let view = order::view(ctx, &world.buyer, id).await.unwrap();
    assert_eq!(view.events[1].reason.as_deref(), Some("the loom broke"));
});

story!(
    an_order_whose_terms_were_changed_is_not_shown,
    |world| async move {
        let id = placed(&world).await;
        let cheaper = serde_json::to_value(world.terms("0.01", 1000)).unwrap();
        let tx = world.tx().await;
        purchase_order::Entity::update_many()
            .col_expr(purchase_order::Column::Terms, Expr::value(cheaper))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let shown = order::view(&world.ctx, &world.buyer, id).await;
        assert!(matches!(shown, Err(Error::Internal(_))), "{shown:?}");
    }
);

story!(two_steps_at_once_are_one_step, |world| async move {
    let id = placed(&world).await;
    let tries = (0..10).map(|_| {
        let (ctx, supplier) = (world.ctx.clone(), world.supplier.clone());
        tokio::spawn(async move { order::take(&ctx, &supplier, id, OrderVerb::Confirm, None).await })
    });
    let done = futures::future::join_all(tries).await;
    assert_eq!(
        done.iter().filter(|done| done.as_ref().unwrap().is_ok()).count(),
        1
    );
    let view = order::view(&world.ctx, &world.buyer, id).await.unwrap();
    assert_eq!(view.events.len(), 2);
});
