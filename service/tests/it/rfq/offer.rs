//! Offering: versions in a chain, never passed over, never changed afterwards.

use chrono::TimeDelta;
use domain::{money::Currency, unit::Unit};
use entity::rfq::offer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use service::{Conflict, Error, rfq};

use super::problems;
use crate::story;

story!(an_offer_answers_the_request_line_by_line, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    let mut odd = world.terms("3", 1001);
    odd.valid_until = ctx.now();
    let mut unknown = odd.lines[0];
    (unknown.line, unknown.unit) = (2, "KGM".parse::<Unit>().unwrap());
    odd.lines.push(unknown);
    assert_eq!(
        problems(rfq::offer(ctx, &world.supplier, id, None, odd).await),
        [
            "lines.1.quantity: more-than-asked",
            "lines.2.quantity: line-not-asked",
            "valid_until: validity-passed",
        ]
    );
    // Another currency than the one asked for is a term like any other.
    let mut yuan = world.terms("22.5", 1000);
    yuan.currency = Currency::CNY;
    rfq::offer(ctx, &world.supplier, id, None, yuan).await.unwrap();
});

story!(
    nobody_passes_over_a_version_they_have_not_seen,
    |world| async move {
        let ctx = &world.ctx;
        let (id, first) = world.offered().await;
        let better = world.offer(&world.supplier, id, "3.20").await;
        let blind = rfq::offer(ctx, &world.buyer, id, Some(first.hash), world.terms("3", 1000)).await;
        let Err(Error::Conflict(conflict)) = blind else {
            panic!("{blind:?}")
        };
        assert_eq!(*conflict, Conflict::Superseded(better));
        rfq::offer(ctx, &world.buyer, id, Some(better.hash), world.terms("3", 1000))
            .await
            .unwrap();
    }
);

story!(
    a_first_offer_comes_before_the_deadline_from_the_supplier,
    |world| async move {
        let ctx = &world.ctx;
        let id = world.asked().await;
        let by_buyer = rfq::offer(ctx, &world.buyer, id, None, world.terms("3", 1000)).await;
        assert!(matches!(by_buyer, Err(Error::Conflict(_))));
        let (open, _) = world.offered().await;
        ctx.clock.advance(TimeDelta::days(7));
        let late = rfq::offer(ctx, &world.supplier, id, None, world.terms("3", 1000)).await;
        assert!(matches!(late, Err(Error::Conflict(_))));
        // Those who offered in time go on.
        world.offer(&world.buyer, open, "3").await;
    }
);

story!(
    a_changed_version_is_neither_shown_nor_accepted,
    |world| async move {
        let ctx = &world.ctx;
        let cheaper = serde_json::to_value(world.terms("0.01", 1000)).unwrap();
        let changes = [
            (offer::Column::Terms, Expr::value(cheaper)),
            (offer::Column::Total, Expr::value(1_i64)),
            (offer::Column::Side, Expr::value("buyer")),
            (offer::Column::Hash, Expr::value("0".repeat(64))),
        ];
        for (column, value) in changes {
            let (id, offered) = world.offered().await;
            let tx = world.tx().await;
            offer::Entity::update_many()
                .col_expr(column, value)
                .filter(offer::Column::Id.eq(offered.id.0))
                .exec(&tx)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            let shown = rfq::negotiation(ctx, &world.buyer, id).await;
            assert!(matches!(shown, Err(Error::Internal(_))), "{column:?}: {shown:?}");
            let accepted = rfq::accept(ctx, &world.buyer, id, &offered.hash).await;
            assert!(
                matches!(accepted, Err(Error::Internal(_))),
                "{column:?}: {accepted:?}"
            );
        }
    }
);

story!(a_version_can_not_be_taken_out_of_the_chain, |world| async move {
    for version in [1, 2] {
        let (id, _) = world.offered().await;
        world.offer(&world.buyer, id, "3").await;
        let tx = world.tx().await;
        offer::Entity::delete_many()
            .filter(offer::Column::NegotiationId.eq(id.0))
            .filter(offer::Column::Version.eq(version))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let shown = rfq::negotiation(&world.ctx, &world.supplier, id).await;
        assert!(matches!(shown, Err(Error::Internal(_))), "{version}");
    }
});
