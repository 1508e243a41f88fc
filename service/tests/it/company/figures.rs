//! The public page: what a company's trade shows, from what happened.

use chrono::TimeDelta;
use domain::order::OrderVerb;
use service::{company, order, rfq};

use crate::story;

story!(
    figures_come_from_what_happened_and_say_nothing_of_too_little,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let figures = async || company::page(ctx, "nets-co").await.unwrap().figures;
        for hours in [1, 5, 30] {
            assert_eq!(figures().await, Default::default(), "{hours}");
            let id = world.asked().await;
            ctx.clock.advance(TimeDelta::hours(hours));
            let offer = world.offer(supplier, id, "3").await;
            let placed = rfq::accept(ctx, &world.buyer, id, &offer.hash).await.unwrap();
            for verb in [
                OrderVerb::Confirm,
                OrderVerb::Produce,
                OrderVerb::Ready,
                OrderVerb::Ship,
            ] {
                order::take(ctx, supplier, placed.order(), verb, None)
                    .await
                    .unwrap();
            }
            for verb in [OrderVerb::Deliver, OrderVerb::Complete] {
                order::take(ctx, &world.buyer, placed.order(), verb, None)
                    .await
                    .unwrap();
            }
        }
        let now = figures().await;
        assert_eq!(now.response, Some(TimeDelta::hours(5)));
        assert_eq!(
            (now.answered, now.supplied, now.bought),
            (Some(100), Some(3), None)
        );
        // One that still waits does not count; once its deadline has passed, it does.
        world.asked().await;
        assert_eq!(figures().await.answered, Some(100));
        ctx.clock.advance(TimeDelta::days(8));
        assert_eq!(figures().await.answered, Some(75));
        let buyer = company::page(ctx, "reef-gmbh").await.unwrap();
        assert_eq!(
            (buyer.figures.bought, buyer.booths.len(), buyer.listings),
            (Some(3), 0, 0)
        );
        ctx.clock.advance(TimeDelta::days(91));
        let later = figures().await;
        assert_eq!(
            (later.response, later.answered, later.supplied),
            (None, None, Some(3))
        );
    }
);
