//! A file becomes listings: once, whole, and for its own company only.

use domain::{actor::Actor, catalog::ListingState, problem::FieldErrors};
use entity::catalog::category;
use sea_orm::{EntityTrait, QueryOrder};
use service::{Error, catalog::import::ImportOptions, job::Job};

use crate::{
    story,
    support::catalog::{counts, options, published},
};

const FILE: &str = "\
sku,title_zh,title_en,category,moq,stock,currency,tiers,mesh_mm
YL-1,三层渔网,Trammel net,Fishing gear > Nets,100,5000,CNY,100:21.4;1000:19.8,35
YL-2,,\"Net, knotless\",,1,,USD,1:0.004401;200:0.0036,
YL-3,面议的网,,,,,,,
";

story!(a_file_becomes_listings_once, |world| async move {
    assert_eq!(counts(&world.submit(FILE).await), [3, 0, 0, 0]);
    let own = world.own().await;
    let skus: Vec<_> = own.iter().map(|listing| listing.sku.as_str()).collect();
    assert_eq!(skus, ["YL-3", "YL-2", "YL-1"]);
    assert!(own.iter().all(|listing| listing.state == ListingState::Submitted));
    let tiers = |index: usize| own[index].supply.selling.tiers.to_string();
    assert_eq!(tiers(1), "1:0.004401;200:0.0036");
    assert_eq!(tiers(0), "");
    assert_eq!(world.queue().await.len(), 3);
    assert_eq!(world.happened().await.len(), 6);
    assert_eq!(world.jobs().await, []);

    assert_eq!(counts(&world.submit(FILE).await), [0, 0, 3, 0]);
    assert_eq!(world.queue().await.len(), 3);
    assert_eq!(world.happened().await.len(), 6);
});

story!(
    an_operators_import_is_on_show_with_its_categories,
    |world| async move {
        let report = world.publish(FILE).await;
        assert_eq!((counts(&report), report.uncategorised), ([3, 0, 0, 0], 0));
        let categories = category::Entity::find()
            .order_by_asc(category::Column::Path)
            .all(world.ctx.db.read())
            .await
            .unwrap();
        let paths: Vec<_> = categories.iter().map(|row| row.path.as_str()).collect();
        assert_eq!(paths, ["Fishing gear", "Fishing gear > Nets"]);
        assert_eq!(categories[1].parent_id, Some(categories[0].id));

        let own = world.own().await;
        assert!(own.iter().all(|listing| listing.state == ListingState::Published));
        let ids: Vec<_> = own.iter().rev().map(|listing| listing.id).collect();
        assert_eq!(world.jobs().await, [Job::IndexListings(ids.clone())]);
        assert_eq!(world.queue().await, []);
        let view = service::catalog::view(&world.ctx, &Actor::Anyone, ids[0])
            .await
            .unwrap();
        assert_eq!(view.markets[0].slug, "demo");
        assert_eq!(view.category[1].en.as_deref(), Some("Nets"));
        assert_eq!(
            serde_json::to_value(&view.wording.attributes).unwrap(),
            serde_json::json!({ "mesh_mm": 35 })
        );
        assert_eq!(counts(&world.publish(FILE).await), [0, 0, 3, 0]);
    }
);

story!(
    publishing_shows_what_waits_and_closes_its_case,
    |world| async move {
        world.submit(FILE).await;
        assert_eq!(counts(&world.publish(FILE).await), [0, 3, 0, 0]);
        assert_eq!(world.queue().await, []);
        let own = world.own().await;
        assert!(own.iter().all(|listing| listing.state == ListingState::Published));
    }
);

story!(
    a_suppliers_unknown_category_is_left_out_and_told,
    |world| async move {
        let report = world.submit(FILE).await;
        assert_eq!(report.uncategorised, 1);
        assert_eq!(counts(&world.submit(FILE).await), [0, 0, 3, 0]);
        assert_eq!(
            category::Entity::find().all(world.ctx.db.read()).await.unwrap(),
            []
        );
    }
);

story!(a_category_may_be_named_in_chinese, |world| async move {
    world.publish("sku,title_zh,category\nA,网,渔具 > 渔网\n").await;
    let report = world.submit("sku,title_zh,category\nB,网,渔具 > 渔网\n").await;
    assert_eq!((counts(&report), report.uncategorised), ([1, 0, 0, 0], 0));
});

story!(a_dry_run_says_the_same_and_writes_nothing, |world| async move {
    let dry = ImportOptions {
        dry_run: true,
        ..published()
    };
    let report = world
        .import_file(&Actor::System, "a.csv", FILE, dry.clone())
        .await
        .unwrap();
    assert_eq!((counts(&report), report.uncategorised), ([3, 0, 0, 0], 0));
    assert!(report.dry_run);
    assert_eq!(world.own().await, []);
    assert_eq!(world.happened().await, Vec::<String>::new());
    assert_eq!(counts(&world.publish(FILE).await), [3, 0, 0, 0]);
    let changed = FILE.replace("21.4", "22.4");
    let report = world
        .import_file(&Actor::System, "a.csv", changed, dry)
        .await
        .unwrap();
    assert_eq!(counts(&report), [0, 1, 2, 0]);
    assert_eq!(counts(&world.publish(FILE).await), [0, 0, 3, 0]);
});

story!(a_mapping_takes_another_systems_export, |world| async move {
    let export = "componentCode,componentModelEn,priceBreaks,currency,datasheet\n\
        C1002,GZ1608D601TF,1@0.0044|200@0.0036|20000@0.0025,USD,https://x.example/a.pdf\n";
    let mapping = "# parts\ncomponentCode = sku\ncomponentModelEn = title_en\ncomponentModelEn = model\npriceBreaks = tiers";
    let mapped = ImportOptions {
        mapping: mapping.parse().unwrap(),
        ..options()
    };
    let report = world.import_file(&world.supplier, "parts.csv", export, mapped);
    assert_eq!(counts(&report.await.unwrap()), [1, 0, 0, 0]);
    let listing = &world.own().await[0];
    assert_eq!(listing.title.en.as_deref(), Some("GZ1608D601TF"));
    assert_eq!(
        listing.supply.selling.tiers.to_string(),
        "1:0.0044;200:0.0036;20000:0.0025"
    );
});

story!(long_numbers_are_the_same_the_second_time, |world| async move {
    let file = r#"sku,title_en,attributes
A,Net,"{""a"": 0.30000000000000004, ""b"": 1e21, ""c"": 123456789.123456789, ""d"": 6.0, ""e"": -0.0, ""f"": 2.2250738585072011e-308}"
"#;
    assert_eq!(counts(&world.submit(file).await), [1, 0, 0, 0]);
    assert_eq!(counts(&world.submit(file).await), [0, 0, 1, 0]);
});

fn fields(refused: Result<domain::catalog::view::ImportReport, Error>) -> Vec<String> {
    let Err(Error::Invalid(FieldErrors(errors))) = refused else {
        panic!("{refused:?}")
    };
    let field = |error: domain::problem::FieldError| format!("{}: {}", error.field, error.problem.code);
    errors.into_iter().map(field).collect()
}

story!(only_ones_own_company_is_imported_for, |world| async move {
    let rival = world.new_supplier("rope-co").await;
    let import = |actor, options| world.import_file(actor, "a.csv", FILE, options);
    assert_eq!(
        fields(import(&rival, options()).await),
        ["company: unknown-company"]
    );
    for actor in [&world.buyer, &world.operator, &Actor::Anyone] {
        assert!(matches!(import(actor, options()).await, Err(Error::Forbidden)));
    }
    let at_once = import(&world.supplier, published()).await;
    assert!(
        matches!(at_once, Err(Error::Forbidden)),
        "suppliers do not publish"
    );
    let nowhere = ImportOptions {
        market: Some("moon".into()),
        ..options()
    };
    assert_eq!(
        fields(import(&world.supplier, nowhere).await),
        ["market: unknown-market"]
    );
    assert_eq!(world.own().await, []);
});

story!(two_imports_at_once_make_each_listing_once, |world| async move {
    let (one, two) = tokio::join!(world.submit(FILE), world.submit(FILE));
    assert_eq!(one.imported + two.imported, 3);
    assert_eq!(one.unchanged + two.unchanged, 3);
    assert_eq!(world.own().await.len(), 3);
});
