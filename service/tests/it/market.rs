//! Markets and what addresses may hold.

use service::{Error, catalog, market};

use crate::story;

story!(an_address_no_market_can_have_is_not_found, |world| async move {
    for odd in [
        "",
        "no-such-market",
        "demo\0",
        "示范",
        "../demo",
        "'; DROP TABLE market",
    ] {
        let answer = market::view(&world.ctx, odd).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{odd:?}: {answer:?}");
    }
    let names = catalog::category_names(&world.ctx, [&"a\0b".to_owned()])
        .await
        .unwrap();
    assert!(names.is_empty());
});

story!(a_market_counts_its_suppliers, |world| async move {
    world.new_supplier("second-co").await;
    let overview = market::overview(&world.ctx).await.unwrap();
    assert_eq!(
        (overview.len(), overview[0].suppliers, overview[0].listings),
        (1, 2, 0)
    );
    assert_eq!(market::view(&world.ctx, "demo").await.unwrap(), overview[0]);
});

story!(
    a_market_counts_the_listings_on_show_and_no_others,
    |world| async move {
        world.publish("sku,title_en\nA,Net\nB,Rope\nC,Float\n").await;
        world.submit("sku,title_en\nD,Hook\n").await;
        let paused = world
            .own()
            .await
            .into_iter()
            .find(|listing| listing.sku == "C")
            .unwrap();
        catalog::pause(&world.ctx, &world.supplier, paused.id)
            .await
            .unwrap();
        assert_eq!(market::view(&world.ctx, "demo").await.unwrap().listings, 2);
        catalog::resume(&world.ctx, &world.supplier, paused.id)
            .await
            .unwrap();
        assert_eq!(market::overview(&world.ctx).await.unwrap()[0].listings, 3);
    }
);
