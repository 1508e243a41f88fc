//! What goes out comes in again and changes nothing, whatever the listings say and in every format.

use domain::{
    actor::Actor,
    catalog::{ListingState, content::ListingContent, row::COLUMNS, written::written},
    problem::FieldErrors,
};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use service::{
    Error,
    catalog::{self, Format},
};

use crate::{
    story,
    support::{
        World,
        catalog::{counts, options, published},
        listing::any_listing,
    },
};

impl World {
    async fn export(&self, actor: &Actor, code: &str, format: Format) -> Result<Vec<u8>, Error> {
        let mut file = Vec::new();
        catalog::export(&self.ctx, actor, &code.parse().unwrap(), format, &mut file).await?;
        Ok(file)
    }
}

/// A hundred arbitrary listings as a catalogue file, the same ones in every run.
fn arbitrary() -> Vec<u8> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(COLUMNS).unwrap();
    for index in 0..100 {
        let mut listing = any_listing().new_tree(&mut runner).unwrap().current();
        listing.sku = format!("{index} {}", listing.sku);
        numbered(&mut listing, index);
        file.write_record(written(&listing)).unwrap();
    }
    file.into_inner().unwrap()
}

/// No number of a variant twice in the company.
fn numbered(listing: &mut ListingContent, index: usize) {
    for variant in &mut listing.wording.variation.variants {
        let own = format!("{index} {}", variant.sku);
        let before = std::mem::replace(&mut variant.sku, own.clone());
        let supply = listing.supply.variants.remove(&before).unwrap();
        listing.supply.variants.insert(own, supply);
    }
}

story!(
    what_is_exported_changes_nothing_when_it_is_imported,
    |world| async move {
        let import = |name: String, file: Vec<u8>, options| {
            let world = &world;
            async move {
                world
                    .import_file(&Actor::System, &name, file, options)
                    .await
                    .unwrap()
            }
        };
        let first = import("any.csv".into(), arbitrary(), published()).await;
        assert_eq!(counts(&first), [100, 0, 0, 0], "{:?}", first.failed.first());
        for format in Format::ALL {
            let file = world.export(&world.supplier, "nets-co", format).await.unwrap();
            let again = import(format!("again.{}", format.ending()), file.clone(), options()).await;
            assert_eq!(
                counts(&again),
                [0, 0, 100, 0],
                "{format:?}: {:?}",
                again.failed.first()
            );
            // Nor does it matter whether a spreadsheet was to read it.
            let marked = world
                .export(&Actor::System, "nets-co", format.for_spreadsheets())
                .await
                .unwrap();
            let again = import(format!("again.{}", format.ending()), marked, options()).await;
            assert_eq!(counts(&again), [0, 0, 100, 0], "{format:?}");
        }
    }
);

story!(
    what_waits_for_the_operator_is_exported_as_it_was_handed_in,
    |world| async move {
        world
            .publish("sku,title_en,moq\nA,Net,5\nB,Rope,1\nC,Trap,1\n")
            .await;
        let change = "sku,title_en,moq\nA,A better net,5\nB,Rope,9\n";
        world.submit(change).await;
        let own = world.own().await;
        let trap = own.iter().find(|listing| listing.sku == "C").unwrap();
        catalog::archive(&world.ctx, &world.supplier, trap.id)
            .await
            .unwrap();
        let happened = world.happened().await;
        let file = world
            .export(&world.supplier, "nets-co", Format::CSV)
            .await
            .unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(
            text.contains("A better net") && text.contains("B,,Rope") && !text.contains("Trap"),
            "{text}"
        );
        let again = world
            .import_file(&world.supplier, "a.csv", file, options())
            .await
            .unwrap();
        assert_eq!(counts(&again), [0, 0, 2, 0]);
        assert_eq!(world.happened().await, happened);
        assert_eq!(world.queue().await.len(), 1, "the revision still waits");
        assert!(
            world
                .own()
                .await
                .iter()
                .all(|listing| listing.state == ListingState::Published)
        );
    }
);

story!(nobody_exports_what_is_not_theirs, |world| async move {
    world.publish("sku,title_en\nA,Net\n").await;
    let rival = world.new_supplier("rope-co").await;
    let Err(Error::Invalid(FieldErrors(errors))) = world.export(&rival, "nets-co", Format::CSV).await else {
        panic!("a rival's catalogue")
    };
    assert_eq!(errors[0].problem.code, "unknown-company");
    let theirs = world.export(&rival, "rope-co", Format::CSV).await.unwrap();
    assert!(!String::from_utf8(theirs).unwrap().contains("Net"));
    for actor in [&world.buyer, &world.operator, &Actor::Anyone] {
        let refused = world.export(actor, "nets-co", Format::CSV).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
    }
});

story!(what_no_cell_of_a_spreadsheet_holds_is_told, |world| async move {
    let long = format!("sku,title_en,a,b\nA,Net,{0},{0}\n", "x".repeat(19_000));
    world.publish(&long).await;
    let xlsx = Format::of("a.xlsx").unwrap();
    let Err(Error::Invalid(FieldErrors(errors))) = world.export(&world.supplier, "nets-co", xlsx).await
    else {
        panic!("a cell of 38,000 characters")
    };
    assert_eq!(
        (
            errors[0].problem.code.as_ref(),
            errors[0].problem.facts["sku"].as_str()
        ),
        ("cell-too-long", "A")
    );
    let lines = Format::of("a.ndjson").unwrap();
    let file = world.export(&world.supplier, "nets-co", lines).await.unwrap();
    let again = world
        .import_file(&world.supplier, "a.ndjson", file, options())
        .await
        .unwrap();
    assert_eq!(counts(&again), [0, 0, 1, 0]);
});
