//! The trade vocabulary: who keeps it, that the engine follows, and that nobody's change is overlooked.

use domain::{
    actor::Actor,
    id::EntryId,
    page::PageRequest,
    search::vocabulary::{Entry, MAX_ENTRIES},
};
use entity::{outbox::event, search::vocabulary_entry};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use service::{
    Conflict, Error, identity,
    job::{self, Job, Share},
    search::vocabulary,
};

use crate::{story, support::World};

fn entry(terms: &str) -> Entry {
    Entry::parse(terms, "both").unwrap()
}

impl World {
    async fn add_entry(&self, actor: &Actor, entry: &Entry) -> service::Result<EntryId> {
        let seal = vocabulary::seal(&self.ctx, &self.operator, None, Some(entry)).await?;
        vocabulary::add(&self.ctx, actor, entry, &seal).await
    }

    /// The terms of the entries that have a text, newest first.
    async fn entries(&self, text: &str) -> Vec<String> {
        let rows = vocabulary::entries(&self.ctx, &self.operator, text, PageRequest::default()).await;
        let rows = rows.unwrap().items.into_iter();
        rows.map(|row| row.entry.terms().join(" = ")).collect()
    }

    /// What the engine was taught, once the jobs are done.
    async fn taught(&self) -> Vec<String> {
        while let Some(claimed) = job::claim_of(&self.ctx, Share::Index).await.unwrap() {
            if claimed.job == Job::TeachVocabulary {
                vocabulary::teach(&self.ctx).await.unwrap();
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
        let taught = self.index.taught.lock().unwrap();
        taught.0.iter().map(|entry| entry.terms().join(" = ")).collect()
    }
}

fn is_edited<T>(result: service::Result<T>) -> bool {
    matches!(result, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited)
}

story!(operators_keep_it_and_the_engine_follows, |world| async move {
    let (ctx, operator) = (&world.ctx, &world.operator);
    let bank = world
        .add_entry(operator, &entry("充电宝\nPower bank"))
        .await
        .unwrap();
    let net = world
        .add_entry(operator, &entry("渔网\nFishing_net"))
        .await
        .unwrap();
    assert_eq!(
        world.taught().await,
        ["充电宝 = Power bank", "渔网 = Fishing_net"]
    );
    assert_eq!(
        world.entries("").await,
        ["渔网 = Fishing_net", "充电宝 = Power bank"]
    );
    assert_eq!(world.entries(" ＰＯＷＥＲ ").await, ["充电宝 = Power bank"]);
    assert_eq!(world.entries("g_n").await, ["渔网 = Fishing_net"]);
    assert_eq!(
        world.entries("r_b\0").await,
        Vec::<String>::new(),
        "signs are themselves"
    );

    let better = entry("充电宝\n移动电源\npower bank");
    let seal = vocabulary::seal(ctx, operator, Some(bank), Some(&better))
        .await
        .unwrap();
    vocabulary::change(ctx, operator, bank, &better, &seal)
        .await
        .unwrap();
    assert_eq!(
        vocabulary::entry(ctx, operator, bank).await.unwrap().entry,
        better
    );
    let seal = vocabulary::seal(ctx, operator, Some(net), None).await.unwrap();
    vocabulary::remove(ctx, operator, net, &seal).await.unwrap();
    assert_eq!(world.taught().await, ["充电宝 = 移动电源 = power bank"]);
    assert!(matches!(
        vocabulary::remove(ctx, operator, net, &seal).await,
        Err(Error::NotFound)
    ));

    let kept = event::Entity::find().filter(event::Column::Kind.starts_with("vocabulary."));
    let kept = kept
        .order_by_asc(event::Column::Id)
        .all(ctx.db.read())
        .await
        .unwrap();
    let kinds: Vec<_> = kept.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "vocabulary.added",
            "vocabulary.added",
            "vocabulary.changed",
            "vocabulary.removed"
        ]
    );
    assert_eq!(kept[2].subject_id, bank.0);
    assert_eq!(kept[2].data["before"]["terms"][1], "Power bank");
    assert_eq!(kept[2].data["after"]["terms"][1], "移动电源");
    assert!(
        kept.iter()
            .all(|event| event.person_id == operator.member().map(|member| member.person.0))
    );
});

story!(nobody_else_keeps_it_but_administrators, |world| async move {
    let net = entry("渔网\nfishing net");
    for actor in [&world.buyer, &world.supplier, &Actor::Anyone] {
        assert!(matches!(
            world.add_entry(actor, &net).await,
            Err(Error::Forbidden)
        ));
        let seen = vocabulary::entries(&world.ctx, actor, "", PageRequest::default()).await;
        assert!(matches!(seen, Err(Error::Forbidden)));
    }
    assert!(world.taught().await.is_empty());
    let email = "admin@example.com".parse().unwrap();
    identity::create_admin(&world.ctx, &email).await.unwrap();
    let kept = identity::administrators(&world.ctx, &Actor::System)
        .await
        .unwrap();
    let admin = identity::actor_of(&world.ctx, kept[0].person, None)
        .await
        .unwrap();
    world.add_entry(&admin, &net).await.unwrap();
    assert_eq!(world.taught().await, ["渔网 = fishing net"]);
});

story!(only_what_was_shown_is_done, |world| async move {
    let (ctx, operator) = (&world.ctx, &world.operator);
    let net = entry("渔网\nfishing net");
    let shown = vocabulary::seal(ctx, operator, None, Some(&net)).await.unwrap();
    let other = entry("鱼网\nfishing net");
    assert!(
        is_edited(vocabulary::add(ctx, operator, &other, &shown).await),
        "it is not what was shown"
    );
    let id = world.add_entry(operator, &other).await.unwrap();
    assert!(
        is_edited(vocabulary::add(ctx, operator, &net, &shown).await),
        "a term of it is in another entry by now"
    );
    let unlike = world.add_entry(operator, &entry("茶\ntea")).await.unwrap();

    let (ours, theirs) = (entry("鱼网\n渔网"), entry("鱼网\nnets"));
    let seal =
        async |id, entry: Option<&Entry>| vocabulary::seal(ctx, operator, Some(id), entry).await.unwrap();
    let (seen, removal) = (seal(id, Some(&ours)).await, seal(id, None).await);
    vocabulary::change(ctx, operator, id, &theirs, &seal(id, Some(&theirs)).await)
        .await
        .unwrap();
    assert!(is_edited(
        vocabulary::change(ctx, operator, id, &ours, &seen).await
    ));
    assert!(is_edited(vocabulary::remove(ctx, operator, id, &removal).await));
    assert_eq!(world.entries("").await, ["茶 = tea", "鱼网 = nets"]);
    vocabulary::remove(ctx, operator, unlike, &seal(unlike, None).await)
        .await
        .unwrap();
});

story!(
    there_are_as_many_entries_as_an_engine_can_be_taught,
    |world| async move {
        let row = |number: usize| vocabulary_entry::ActiveModel {
            id: Set(world.ctx.new_id()),
            terms: Set(format!("a{number}\nb{number}")),
            folded: Set(format!("a{number}\nb{number}")),
            direction: Set("both".into()),
            changed_at: Set(world.ctx.now()),
        };
        let tx = world.ctx.db.begin().await.unwrap();
        let rows: Vec<_> = (0..MAX_ENTRIES).map(row).collect();
        for rows in rows.chunks(500) {
            let inserted = vocabulary_entry::Entity::insert_many(rows.to_vec());
            inserted.exec_without_returning(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        let full = world.add_entry(&world.operator, &entry("渔网\nnet")).await;
        let Err(Error::Invalid(errors)) = full else {
            panic!("{full:?}")
        };
        assert_eq!(errors.0[0].problem.code, "vocabulary-full");
        let first = vocabulary::entries(&world.ctx, &world.operator, "", PageRequest::default())
            .await
            .unwrap();
        let after = PageRequest::new(None, first.next);
        let second = vocabulary::entries(&world.ctx, &world.operator, "", after)
            .await
            .unwrap();
        assert!(first.items.len() == 24 && second.items[0].id < first.items[23].id);
    }
);
