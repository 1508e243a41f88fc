//! Variants: written by file and by hand, reviewed where they are wording, at once where they are supply.

use domain::{
    actor::Actor,
    catalog::{
        variant::{VariantSupplies, Variation, draft::VariantsDraft},
        view::EditableListing,
    },
    id::ListingId,
    moderation::Ruling,
    problem::FieldErrors,
    quantity::Quantity,
    text::Locale,
};
use service::{
    Conflict, Error,
    catalog::{self, Format, Saved},
    moderation,
};

use crate::{
    story,
    support::{
        World,
        catalog::{counts, problems},
    },
};

/// A catalogue of one listing that comes in these variants: number, value, stock and prices of each.
pub fn catalogue(sku: &str, values: &str, variants: &[(&str, &str, &str, &str)]) -> String {
    let values: Vec<_> = values.split(' ').map(str::to_owned).collect();
    let rows = variants.iter().map(|(sku, value, stock, tiers)| {
        serde_json::json!({ "sku": sku, "values": [value], "stock": stock, "tiers": tiers })
    });
    let cell = serde_json::json!({
        "options": [{ "name": "颜色 | Colour", "values": values }],
        "variants": rows.collect::<Vec<_>>(),
    });
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["sku", "title_en", "currency", "tiers", "variants"])
        .unwrap();
    file.write_record([sku, "Net", "USD", "1:2", &cell.to_string()])
        .unwrap();
    String::from_utf8(file.into_inner().unwrap()).unwrap()
}

fn colours() -> String {
    let rows = [
        ("N-R", "Red", "5", "1:1.5"),
        ("N-B", "Blue", "", ""),
        ("N-G", "Green", "0", ""),
    ];
    catalogue("N", "Red Blue Green", &rows)
}

impl World {
    async fn editable(&self, id: ListingId) -> EditableListing {
        catalog::editable(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// Writes the variants anew, as a form does.
    async fn vary(&self, id: ListingId, change: impl FnOnce(&mut VariantsDraft)) -> Result<(), Error> {
        let stands = self.editable(id).await;
        let mut draft = VariantsDraft::of(&stands.content);
        change(&mut draft);
        let written = read(&stands, &draft)?;
        catalog::edit_variants(
            &self.ctx,
            &self.supplier,
            id,
            &stands.version,
            written,
            Saved::HandedIn,
        )
        .await
    }

    /// What a buyer reads: number, values and stock of each variant.
    async fn offered_variants(&self, id: ListingId) -> Vec<String> {
        let view = catalog::view(&self.ctx, &self.buyer, id).await.unwrap();
        let told = view.wording.variation.all().map(|one| {
            let stock = view
                .supply
                .stock_of(Some(&one.sku))
                .map(|stock| stock.to_string());
            let tiers = view.supply.selling_of(&one.sku).tiers;
            format!(
                "{} {} {} {tiers}",
                one.sku,
                one.label(Locale::En),
                stock.unwrap_or_default()
            )
        });
        told.collect()
    }

    async fn ruled_on(&self, verdict: &str) {
        let case = moderation::view(&self.ctx, &self.operator, self.queue().await[0])
            .await
            .unwrap();
        let ruling = Ruling::parse(verdict, "say it in figures").unwrap();
        moderation::decide(&self.ctx, &self.operator, case.id, ruling, case.opened_at)
            .await
            .unwrap();
    }
}

fn read(stands: &EditableListing, draft: &VariantsDraft) -> Result<(Variation, VariantSupplies), Error> {
    let mut errors = FieldErrors::default();
    let content = &stands.content;
    let read = draft.parse(&content.sku, &content.supply.selling, &mut errors);
    read.ok_or(Error::Invalid(errors))
}

fn code(refused: Result<(), Error>) -> String {
    match refused {
        Err(Error::Invalid(errors)) => errors.0[0].problem.code.to_string(),
        other => panic!("{other:?}"),
    }
}

story!(
    a_file_writes_variants_and_one_without_them_leaves_them,
    |world| async move {
        assert_eq!(counts(&world.publish(&colours()).await), [1, 0, 0, 0]);
        let id = world.own().await[0].id;
        let offered = ["N-R Red 5 1:1.50", "N-B Blue  1:2.00", "N-G Green 0 1:2.00"];
        assert_eq!(world.offered_variants(id).await, offered);
        assert_eq!(world.own().await[0].supply.stock, Some(Quantity::whole(5)));
        assert_eq!(counts(&world.publish(&colours()).await), [0, 0, 1, 0]);
        let plain = "sku,title_en,currency,tiers,stock\nN,Net,USD,1:2,900\n";
        assert_eq!(counts(&world.publish(plain).await), [0, 0, 1, 0]);
        let dearer = "sku,title_en,currency,tiers,stock\nN,Net,USD,1:3,900\n";
        assert_eq!(counts(&world.publish(dearer).await), [0, 1, 0, 0]);
        assert_eq!(world.offered_variants(id).await[1], "N-B Blue  1:3.00");
        let other = "sku,title_en,currency,tiers\nN,Net,EUR,1:3\n";
        let refused = world.publish(other).await;
        assert_eq!(problems(&refused.failed), ["2 sku: variant-currency"]);
        let none = "sku,title_en,currency,tiers,variants\nN,Net,USD,1:3,\n";
        assert_eq!(counts(&world.publish(none).await), [0, 1, 0, 0]);
        assert!(world.offered_variants(id).await.is_empty());
    }
);

story!(a_number_names_one_thing_of_a_company, |world| async move {
    world.publish(&colours()).await;
    world.publish("sku,title_en\nP,Rope\n").await;
    let taken = world
        .publish(&catalogue("Q", "Red", &[("N-B", "Red", "", "")]))
        .await;
    assert_eq!(problems(&taken.failed), ["2 sku: variant-sku-taken"]);
    let taken = world
        .publish(&catalogue("Q", "Red", &[("P", "Red", "", "")]))
        .await;
    assert_eq!(problems(&taken.failed), ["2 sku: variant-sku-taken"]);
    let taken = world.publish("sku,title_en\nN-R,Rope\n").await;
    assert_eq!(problems(&taken.failed), ["2 sku: variant-sku-taken"]);
    let id = world.own().await.iter().find(|one| one.sku == "N").unwrap().id;
    let renamed = world.vary(id, |draft| draft.variants[0].sku = "P".into()).await;
    assert_eq!(code(renamed), "variant-sku-taken");
    let other = world.new_supplier("ropes-co").await;
    let own = catalog::editable(&world.ctx, &other, id).await;
    assert!(matches!(own, Err(Error::NotFound)));
});

story!(
    stock_and_prices_change_at_once_and_what_there_is_is_reviewed,
    |world| async move {
        world.publish(&colours()).await;
        let id = world.own().await[0].id;
        world
            .vary(id, |draft| draft.variants[1].stock = "7".into())
            .await
            .unwrap();
        assert_eq!(world.offered_variants(id).await[1], "N-B Blue 7 1:2.00");
        assert!(world.queue().await.is_empty());

        let wider = |draft: &mut VariantsDraft| {
            draft.options[0].values.push("Black".into());
            let mut black = draft.variants.remove(2);
            (black.sku, black.values) = ("N-K".into(), vec!["Black".into()]);
            black.stock = "3".into();
            draft.variants.push(black);
            draft.variants[0].tiers = "1:1.4".into();
        };
        world.vary(id, wider).await.unwrap();
        let shown = ["N-R Red 5 1:1.40", "N-B Blue 7 1:2.00", "N-G Green 0 1:2.00"];
        assert_eq!(
            world.offered_variants(id).await,
            shown,
            "what waits is not shown, its prices are"
        );
        let stands = VariantsDraft::of(&world.editable(id).await.content);
        assert_eq!(stands.variants[2].sku, "N-K");
        for format in Format::ALL {
            let mut file = Vec::new();
            let code = "nets-co".parse().unwrap();
            catalog::export(&world.ctx, &world.supplier, &code, format, &mut file)
                .await
                .unwrap();
            let name = format!("again.{}", format.ending());
            let options = crate::support::catalog::options();
            let again = world
                .import_file(&world.supplier, &name, file, options)
                .await
                .unwrap();
            assert_eq!(counts(&again), [0, 0, 1, 0], "{format:?}");
        }
        world.ruled_on("approve").await;
        let shown = ["N-R Red 5 1:1.40", "N-B Blue 7 1:2.00", "N-K Black 3 1:2.00"];
        assert_eq!(world.offered_variants(id).await, shown);
        // The number that was given up can be had by another.
        let free = world.publish("sku,title_en\nN-G,Rope\n").await;
        assert_eq!(counts(&free), [1, 0, 0, 0]);
    }
);

story!(who_writes_after_somebody_else_is_told, |world| async move {
    world.publish(&colours()).await;
    let id = world.own().await[0].id;
    let stands = world.editable(id).await;
    world
        .vary(id, |draft| draft.variants[1].stock = "7".into())
        .await
        .unwrap();
    let written = read(&stands, &VariantsDraft::of(&stands.content)).unwrap();
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let late = catalog::edit_variants(ctx, supplier, id, &stands.version, written.clone(), Saved::Kept).await;
    assert!(matches!(late, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited));
    for stranger in [&world.buyer, &Actor::Anyone] {
        let tried =
            catalog::edit_variants(ctx, stranger, id, &stands.version, written.clone(), Saved::Kept).await;
        assert!(tried.is_err());
    }
});

story!(
    the_rest_of_a_listing_is_changed_around_its_variants,
    |world| async move {
        world.publish(&colours()).await;
        let id = world.own().await[0].id;
        let stands = world.editable(id).await;
        let mut content = stands.content.clone();
        content.wording.variation = Variation::default();
        content.supply.variants.clear();
        content.supply.stock = Some(Quantity::whole(900));
        content.supply.lead_time_days = Some(9);
        let edited = catalog::edit(
            &world.ctx,
            &world.supplier,
            id,
            &stands.version,
            content.clone(),
            Saved::Kept,
        );
        edited.await.unwrap();
        assert_eq!(world.offered_variants(id).await.len(), 3);
        let stands = world.editable(id).await;
        assert_eq!(
            (stands.content.supply.stock, stands.content.supply.lead_time_days),
            (None, Some(9))
        );
        content.supply.selling.currency = "EUR".parse().unwrap();
        let other = catalog::edit(
            &world.ctx,
            &world.supplier,
            id,
            &stands.version,
            content,
            Saved::Kept,
        )
        .await;
        assert_eq!(code(other), "variant-currency");
    }
);
