//! The tree of categories: what a change does to listings is told before it is done, and what is confirmed is that.

use domain::{
    actor::Actor,
    catalog::{
        content::{AttributeValue, CategoryPath},
        schema::{
            Definition,
            change::{Change, name},
            draft::{ChoiceDraft, DefinitionDraft},
            effect::Effect,
        },
        view::OwnFilter,
    },
    id::CategoryId,
    moderation::restriction::Restriction,
    page::PageRequest,
    text::Bilingual,
};
use entity::{catalog::listing, outbox::event};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{
    Conflict, Error, Result,
    catalog::{self, Saved, tree},
    job::Job,
    moderation,
};

use crate::{
    story,
    support::{World, catalog::counts},
};

const NETS: &str = "sku,title_en,category,material\n\
    A-1,Gill net,Fishing gear > Nets,nylon\n\
    A-2,Cast net,Fishing gear > Nets,Polyethylene\n\
    A-3,Scoop net,Fishing gear > Nets,steel\n\
    B-1,Rod,Fishing gear > Rods,carbon\n";

/// One of two materials, asked for.
pub fn material(category: CategoryId) -> Definition {
    let choice = |zh: &str, en: &str| ChoiceDraft {
        zh: zh.into(),
        en: en.into(),
        ..ChoiceDraft::default()
    };
    let draft = DefinitionDraft {
        key: "material".into(),
        name_zh: "材质".into(),
        name_en: "Material".into(),
        kind: "one".into(),
        choices: vec![choice("尼龙", "Nylon"), choice("聚乙烯", "Polyethylene")],
        required: true,
        filterable: true,
        position: "1".into(),
        ..DefinitionDraft::default()
    };
    draft.parse(category).unwrap()
}

impl World {
    /// The category of a path.
    pub async fn category(&self, path: &str) -> CategoryId {
        let rows = tree::rows(&self.ctx, &Actor::System).await.unwrap();
        let english = |names: &[Bilingual]| {
            let names = names.iter().map(|name| name.en.clone().unwrap());
            CategoryPath(names.collect()).to_string()
        };
        rows.iter().find(|row| english(&row.names) == path).unwrap().id
    }

    /// Shown, and then done.
    pub async fn grow(&self, change: Change) -> Effect {
        let shown = tree::preview(&self.ctx, &Actor::System, &change).await.unwrap();
        tree::carry_out(&self.ctx, &Actor::System, &change, Some(&shown.seal))
            .await
            .unwrap();
        shown.effect
    }

    /// The category asks for what its goods are made of.
    async fn ask_for_material(&self, category: CategoryId) {
        let definition = material(category);
        self.grow(Change::Define { definition }).await;
    }

    async fn lacking(&self) -> Vec<String> {
        let rows = listing::Entity::find()
            .filter(listing::Column::Incomplete.eq(true))
            .all(self.ctx.db.read())
            .await
            .unwrap();
        let mut skus: Vec<_> = rows.into_iter().map(|row| row.sku).collect();
        skus.sort();
        skus
    }

    async fn path_of(&self, sku: &str) -> String {
        let own = self.own().await;
        let id = own.iter().find(|listing| listing.sku == sku).unwrap().id;
        let view = catalog::view(&self.ctx, &self.supplier, id).await.unwrap();
        view.wording
            .category
            .map(|path| path.to_string())
            .unwrap_or_default()
    }

    async fn events_of(&self, kind: &str) -> Vec<event::Model> {
        let of = event::Entity::find().filter(event::Column::Kind.eq(kind));
        of.all(self.ctx.db.read()).await.unwrap()
    }
}

fn told(effect: &Effect) -> [u64; 4] {
    [effect.listings, effect.lacking, effect.unfit, effect.freed]
}

fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    match outcome.unwrap_err() {
        Error::Invalid(errors) => format!("{} {}", errors.0[0].field, errors.0[0].problem.code),
        other => panic!("{other}"),
    }
}

fn overtaken(outcome: Result<()>) -> bool {
    matches!(outcome, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited)
}

story!(
    what_a_schema_does_to_listings_is_told_and_then_done,
    |world| async move {
        world.publish(NETS).await;
        world.jobs().await;
        let gear = world.category("Fishing gear").await;
        let define = Change::Define {
            definition: material(gear),
        };
        let shown = tree::preview(&world.ctx, &Actor::System, &define).await.unwrap();
        assert_eq!(told(&shown.effect), [4, 0, 2, 0]);
        let named: Vec<_> = shown.effect.examples.iter().map(|one| one.sku.as_str()).collect();
        assert_eq!(named, ["A-3", "B-1"]);
        assert!(world.lacking().await.is_empty(), "a preview writes nothing");

        // The world moves on: what was confirmed is not what would be done.
        world
            .publish("sku,title_en,category\nB-2,Rod,Fishing gear > Rods\n")
            .await;
        let late = tree::carry_out(&world.ctx, &Actor::System, &define, Some(&shown.seal)).await;
        assert!(overtaken(late));
        assert!(overtaken(
            tree::carry_out(&world.ctx, &Actor::System, &define, None).await
        ));
        world.jobs().await;

        assert_eq!(told(&world.grow(define.clone()).await), [5, 1, 2, 0]);
        assert_eq!(world.lacking().await, ["A-3", "B-1", "B-2"]);
        assert_eq!(world.events_of("category.attribute_defined").await.len(), 1);
        let jobs = world.jobs().await;
        assert!(
            matches!(&jobs[..], [Job::IndexListings(ids)] if ids.len() == 5),
            "{jobs:?}"
        );

        // What is written from now on is looked at in the same way.
        let mended = "sku,title_en,category,material\nB-2,Rod,Fishing gear > Rods,尼龙\n";
        world.publish(mended).await;
        assert_eq!(world.lacking().await, ["A-3", "B-1"]);
        let drop = Change::Drop {
            category: gear,
            key: "material".parse().unwrap(),
        };
        assert_eq!(told(&world.grow(drop).await), [5, 0, 0, 5]);
        assert!(world.lacking().await.is_empty());
    }
);

story!(
    an_attribute_is_defined_once_on_a_path_and_inherited_below,
    |world| async move {
        world.publish(NETS).await;
        let (gear, nets) = (
            world.category("Fishing gear").await,
            world.category("Fishing gear > Nets").await,
        );
        world.ask_for_material(gear).await;
        let again = Change::Define {
            definition: material(nets),
        };
        let outcome = tree::preview(&world.ctx, &Actor::System, &again).await;
        assert_eq!(refused(outcome), "key attribute-on-path");
        let below = tree::category(&world.ctx, &Actor::System, nets).await.unwrap();
        assert_eq!(below.schema.0, [material(gear)]);
        assert_eq!((below.row.attributes, below.row.listings), (0, 3));
    }
);

story!(
    a_category_keeps_its_listings_wherever_it_goes_and_files_find_it_by_its_old_path,
    |world| async move {
        world.publish(NETS).await;
        world.jobs().await;
        let nets = world.category("Fishing gear > Nets").await;
        let rename = Change::Rename {
            category: nets,
            name: name("网具", "Netting").unwrap(),
        };
        tree::carry_out(&world.ctx, &Actor::System, &rename, None)
            .await
            .unwrap();
        assert_eq!(world.path_of("A-1").await, "Fishing gear > Netting");
        let jobs = world.jobs().await;
        assert!(
            matches!(&jobs[..], [Job::IndexListings(ids)] if ids.len() == 3),
            "{jobs:?}"
        );
        assert_eq!(
            counts(&world.publish(NETS).await),
            [0, 0, 4, 0],
            "the old file says the same"
        );

        let top = Change::Move {
            category: nets,
            parent: None,
        };
        assert_eq!(told(&world.grow(top).await), [3, 0, 0, 0]);
        assert_eq!(world.path_of("A-1").await, "Netting");

        let no_nets = Restriction::parse("Netting", "", "not in season").unwrap();
        moderation::restriction::add(&world.ctx, &Actor::System, None, &no_nets)
            .await
            .unwrap();
        let (rods, retire) = (world.category("Fishing gear > Rods").await, |into| {
            Change::Retire { category: nets, into }
        });
        let outcome = tree::preview(&world.ctx, &Actor::System, &retire(None)).await;
        assert_eq!(refused(outcome), "into category-has-listings");
        world.ask_for_material(rods).await;
        assert_eq!(told(&world.grow(retire(Some(rods))).await), [3, 0, 1, 0]);
        assert_eq!(world.path_of("A-1").await, "Fishing gear > Rods");
        let restricted = moderation::restriction::list(&world.ctx, &Actor::System, Default::default());
        assert_eq!(restricted.await.unwrap().items, []);
        assert_eq!(world.lacking().await, ["A-3", "B-1"]);
        assert_eq!(
            counts(&world.publish(NETS).await),
            [0, 0, 4, 0],
            "retired, its paths lead to what holds its listings"
        );
    }
);

story!(only_administrators_change_the_tree, |world| async move {
    world.publish(NETS).await;
    let gear = world.category("Fishing gear").await;
    let change = Change::Shift {
        category: gear,
        forward: true,
    };
    for actor in [&world.operator, &world.supplier, &world.buyer, &Actor::Anyone] {
        let forbidden = |outcome: Result<()>| matches!(outcome, Err(Error::Forbidden));
        assert!(forbidden(tree::carry_out(&world.ctx, actor, &change, None).await));
        assert!(forbidden(
            tree::preview(&world.ctx, actor, &change).await.map(drop)
        ));
        assert!(forbidden(tree::rows(&world.ctx, actor).await.map(drop)));
        assert!(forbidden(tree::category(&world.ctx, actor, gear).await.map(drop)));
    }
});

story!(
    what_is_handed_in_has_what_its_category_asks_for_and_what_was_approved_goes_on_being_sold,
    |world| async move {
        world.publish(NETS).await;
        let gear = world.category("Fishing gear").await;
        world.ask_for_material(gear).await;
        let rod = world
            .own()
            .await
            .into_iter()
            .find(|listing| listing.sku == "B-1")
            .unwrap();
        assert!(rod.incomplete);
        let stands = catalog::editable(&world.ctx, &world.supplier, rod.id)
            .await
            .unwrap();

        // Another price goes through; another text must be complete.
        let mut cheaper = stands.content.clone();
        cheaper.supply.stock = Some(domain::quantity::Quantity::whole(7));
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        catalog::edit(
            ctx,
            supplier,
            rod.id,
            &stands.version,
            cheaper.clone(),
            Saved::HandedIn,
        )
        .await
        .unwrap();
        let version = catalog::editable(ctx, supplier, rod.id).await.unwrap().version;
        let mut renamed = cheaper.clone();
        renamed.wording.title.en = Some("Long rod".into());
        let unfit = catalog::edit(ctx, supplier, rod.id, &version, renamed.clone(), Saved::HandedIn).await;
        assert_eq!(refused(unfit), "attributes.material attribute-no-such-choice");
        renamed.wording.attributes.clear();
        let lacking = catalog::edit(ctx, supplier, rod.id, &version, renamed, Saved::HandedIn).await;
        assert_eq!(refused(lacking), "attributes.material attribute-required");

        // A new one is kept as a draft, and handed in when it is complete.
        let mut new = cheaper;
        new.sku = "B-9".into();
        new.wording.attributes.clear();
        let id = catalog::create(ctx, supplier, new, None, Saved::Kept)
            .await
            .unwrap();
        let draft = catalog::editable(ctx, supplier, id).await.unwrap();
        let handed_in = catalog::edit(
            ctx,
            supplier,
            id,
            &draft.version,
            draft.content.clone(),
            Saved::HandedIn,
        );
        assert_eq!(refused(handed_in.await), "attributes.material attribute-required");
        let mut complete = draft.content;
        let nylon = AttributeValue::Text("nylon".into());
        complete.wording.attributes.insert("material".into(), nylon);
        catalog::edit(ctx, supplier, id, &draft.version, complete, Saved::HandedIn)
            .await
            .unwrap();
        assert_eq!(world.lacking().await, ["A-3", "B-1"]);
        let filter = OwnFilter {
            incomplete: true,
            ..OwnFilter::default()
        };
        let own = catalog::own_where(ctx, supplier, &filter, PageRequest::default())
            .await
            .unwrap();
        let skus: Vec<_> = own.items.into_iter().map(|listing| listing.sku).collect();
        assert_eq!(skus, ["B-1", "A-3"]);
    }
);

story!(
    a_file_is_taken_whatever_it_lacks_and_what_is_written_out_comes_back_the_same,
    |world| async move {
        world.publish(NETS).await;
        let gear = world.category("Fishing gear").await;
        world.ask_for_material(gear).await;
        let report = world
            .publish("sku,title_en,category,材质\nC-1,Net,Fishing gear > Nets,尼龙\nC-2,Net,Fishing gear > Nets,tin\n")
            .await;
        assert_eq!((counts(&report), report.incomplete), ([2, 0, 0, 0], 1));
        assert_eq!(world.lacking().await, ["A-3", "B-1", "C-2"]);
        let code = "nets-co".parse().unwrap();
        let mut written = Vec::new();
        catalog::export(
            &world.ctx,
            &Actor::System,
            &code,
            catalog::Format::CSV,
            &mut written,
        )
        .await
        .unwrap();
        let again = world.publish(std::str::from_utf8(&written).unwrap()).await;
        assert_eq!(counts(&again), [0, 0, 6, 0]);
    }
);

story!(
    the_index_holds_what_a_category_asks_for_by_key_and_code,
    |world| async move {
        world.publish(NETS).await;
        let gear = world.category("Fishing gear").await;
        world.ask_for_material(gear).await;
        while let Some(claimed) = service::job::claim(&world.ctx).await.unwrap() {
            if let Job::IndexListings(ids) = &claimed.job {
                service::search::index(&world.ctx, ids).await.unwrap();
            }
            service::job::finish(&world.ctx, &claimed).await.unwrap();
        }
        let held = world.index.held.lock().unwrap();
        let values = |sku: &str| {
            let document = held.values().find(|document| document.hit.sku == sku).unwrap();
            (document.values.clone(), document.attributes.clone())
        };
        let (values_of, words) = values("A-2");
        assert_eq!(values_of, [("material".to_owned(), "polyethylene".to_owned())]);
        assert!(words.contains("聚乙烯"), "{words}");
        assert_eq!(values("A-3").0, [("material".to_owned(), "steel".to_owned())]);
    }
);
