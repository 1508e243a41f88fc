//! Lists: paged by keys, divided by what waits, the same number of queries however long they are.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use domain::{
    page::{PageRequest, Stage},
    rfq::offer::Side,
};
use service::{Ctx, notification, order, rfq};

use crate::{story, support::World};

/// A context that counts its statements.
fn counting(world: &World) -> (Ctx, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = count.clone();
    let mut ctx = world.ctx.clone();
    ctx.db = ctx.db.observed(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    (ctx, count)
}

/// How many statements each list page and each page of one thing takes.
async fn statements(world: &World) -> Vec<usize> {
    let (ctx, count) = counting(world);
    let page = || PageRequest::new(Some(100), None);
    let (all, buyer, supplier) = (Stage::All, &world.buyer, &world.supplier);
    let newest = rfq::list(&world.ctx, buyer, all, page()).await.unwrap().items[0].id;
    let mut taken = Vec::new();
    let mut note = || taken.push(count.swap(0, Ordering::Relaxed));
    rfq::list(&ctx, buyer, all, page()).await.unwrap();
    note();
    rfq::requests(&ctx, supplier, all, page()).await.unwrap();
    note();
    order::list(&ctx, buyer, Side::Buyer, all, page()).await.unwrap();
    note();
    rfq::view(&ctx, buyer, newest).await.unwrap();
    note();
    notification::waiting(&ctx, buyer).await.unwrap();
    note();
    taken
}

story!(a_longer_list_takes_no_more_queries, |world| async move {
    let (id, offer) = world.offered().await;
    rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
        .await
        .unwrap();
    world.offered().await;
    let short = statements(&world).await;
    assert!(short.iter().all(|count| (1..=11).contains(count)), "{short:?}");
    let more = world.new_supplier("ropes-co").await;
    for _ in 0..6 {
        let (id, offer) = world.offered().await;
        rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
            .await
            .unwrap();
    }
    let request = world.request(&[&world.supplier, &more], &[1000, 20]);
    rfq::ask(&world.ctx, &world.buyer, request).await.unwrap();
    for supplier in [&world.supplier, &more] {
        let id = world.newest_request(supplier).await;
        world.offer(supplier, id, "3").await;
        world.offer(&world.buyer, id, "2").await;
    }
    assert_eq!(statements(&world).await, short);
});

story!(
    pages_follow_each_other_without_gap_or_repetition,
    |world| async move {
        for _ in 0..7 {
            world.asked().await;
        }
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = PageRequest::new(Some(3), after);
            let page = rfq::list(&world.ctx, &world.buyer, Stage::All, page)
                .await
                .unwrap();
            seen.extend(page.items.into_iter().map(|row| row.number));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (1..=7).rev().map(|n| format!("RFQ-2026-{n:06}")).collect();
        assert_eq!(seen, expected);
        let odd = PageRequest::new(None, Some("' OR 1=1".into()));
        let page = rfq::requests(&world.ctx, &world.supplier, Stage::All, odd)
            .await
            .unwrap();
        assert_eq!(page.items.len(), 7);
    }
);

story!(a_list_is_divided_by_what_waits, |world| async move {
    let ctx = &world.ctx;
    let (agreed, offer) = world.offered().await;
    let placed = rfq::accept(ctx, &world.buyer, agreed, &offer.hash).await.unwrap();
    let (open, _) = world.offered().await;
    world.asked().await;
    let stages = [Stage::Waiting, Stage::Ongoing, Stage::Over];
    let page = PageRequest::default;
    let mut counts = Vec::new();
    for stage in stages {
        let rfqs = rfq::list(ctx, &world.buyer, stage, page()).await.unwrap();
        let requests = rfq::requests(ctx, &world.supplier, stage, page()).await.unwrap();
        let orders = order::list(ctx, &world.supplier, Side::Supplier, stage, page())
            .await
            .unwrap();
        counts.push([rfqs.items.len(), requests.items.len(), orders.items.len()]);
    }
    assert_eq!(counts, [[1, 1, 1], [3, 2, 1], [0, 1, 0]]);
    let waiting = rfq::list(ctx, &world.buyer, Stage::Waiting, page())
        .await
        .unwrap();
    let row = &waiting.items[0];
    assert_eq!((row.asked, row.offered, row.waiting), (1, 1, 1));
    // After the deadline nothing waits for a supplier who has not offered.
    ctx.clock.advance(chrono::TimeDelta::days(8));
    let requests = rfq::requests(ctx, &world.supplier, Stage::Waiting, page())
        .await
        .unwrap();
    assert!(requests.items.is_empty());
    assert!(rfq::negotiation(ctx, &world.buyer, open).await.is_ok());
    assert!(order::view(ctx, &world.buyer, placed.order()).await.is_ok());
});
