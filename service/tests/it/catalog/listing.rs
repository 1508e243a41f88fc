//! Listings in their supplier's hands and before everyone's eyes.

use domain::{actor::Actor, catalog::ListingState, page::PageRequest};
use service::{Error, catalog, job::Job};

use crate::{story, support::catalog::counts};

const FILE: &str = "sku,title_en\nA,Net\nB,Rope\nC,Float\n";

story!(only_what_is_on_show_is_seen_by_strangers, |world| async move {
    world.submit(FILE).await;
    let id = world.own().await[0].id;
    let rival = world.new_supplier("rope-co").await;
    for stranger in [&Actor::Anyone, &world.buyer, &rival] {
        let seen = catalog::view(&world.ctx, stranger, id).await;
        assert!(matches!(seen, Err(Error::NotFound)));
    }
    for insider in [&world.supplier, &world.operator] {
        assert!(catalog::view(&world.ctx, insider, id).await.is_ok());
    }
});

story!(a_supplier_pauses_resumes_and_archives, |world| async move {
    world.publish(FILE).await;
    world.jobs().await;
    let id = world.own().await[0].id;
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let state = async || catalog::view(ctx, supplier, id).await.unwrap().state;
    catalog::pause(ctx, supplier, id).await.unwrap();
    assert_eq!(state().await, ListingState::Paused);
    assert!(catalog::view(ctx, &Actor::Anyone, id).await.is_err());
    assert!(matches!(
        catalog::pause(ctx, supplier, id).await,
        Err(Error::Conflict(_))
    ));
    catalog::resume(ctx, supplier, id).await.unwrap();
    assert_eq!(state().await, ListingState::Published);
    let rival = world.new_supplier("rope-co").await;
    assert!(matches!(
        catalog::archive(ctx, &rival, id).await,
        Err(Error::NotFound)
    ));
    catalog::archive(ctx, supplier, id).await.unwrap();
    assert_eq!(world.own().await.len(), 2);
    let report = world.submit(FILE).await;
    assert_eq!(counts(&report), [0, 0, 2, 1]);
    assert_eq!(report.failed[0].errors[0].problem.code, "listing-archived");
    assert_eq!(world.jobs().await, vec![Job::IndexListings(vec![id]); 3]);
});

story!(giving_up_a_waiting_listing_clears_the_queue, |world| async move {
    world.submit(FILE).await;
    let id = world.own().await[0].id;
    catalog::archive(&world.ctx, &world.supplier, id).await.unwrap();
    assert_eq!(world.queue().await.len(), 2);
});

story!(ones_own_list_is_paged, |world| async move {
    world.submit(FILE).await;
    let page = async |after| {
        let page = PageRequest::new(Some(2), after);
        catalog::own(&world.ctx, &world.supplier, page).await.unwrap()
    };
    let first = page(None).await;
    let second = page(first.next.clone()).await;
    let skus: Vec<_> = [first.items, second.items]
        .concat()
        .into_iter()
        .map(|l| l.sku)
        .collect();
    assert_eq!(skus, ["C", "B", "A"]);
    assert_eq!(second.next, None);
});

story!(an_rfq_may_ask_for_what_is_on_show, |world| async move {
    world.publish(FILE).await;
    let supplier = world.supplier.company().unwrap();
    let choices = catalog::choices(&world.ctx, &world.buyer, supplier, 2)
        .await
        .unwrap();
    let skus: Vec<_> = choices.iter().map(|choice| choice.sku.as_str()).collect();
    assert_eq!(skus, ["A", "B"]);
});
