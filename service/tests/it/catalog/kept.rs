//! An import that is kept: handed in, looked at, run dry, done by the worker, and whatever may come between.

use std::fmt::Write as _;

use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    actor::Actor,
    catalog::{
        choice::{chosen, proposed},
        import::{ImportCounts, ImportState, ImportView, RowOutcome},
        view::FieldChange,
    },
    id::ImportId,
    page::PageRequest,
};
use service::{
    Conflict, Error,
    catalog::import::{self, Asked, Upload},
    job::{self, Job},
};

use crate::{story, support::World};

const FOREIGN: &str = "\
货号,品名,单价（元）,颜色
A-1,渔网,2.5,红
B-2,绳子,3,蓝
C-3,浮标,4,白
D-4,鱼钩,5,黑
,没有货号,x,绿
";

fn file(name: &str, content: impl Into<Bytes>) -> Upload {
    Upload {
        name: name.into(),
        content: content.into(),
        market: None,
        pictures: None,
    }
}

impl World {
    async fn hand_in(&self, name: &str, content: impl Into<Bytes>) -> (ImportId, bool) {
        import::upload(
            &self.ctx,
            &self.supplier,
            file(name, content),
            Asked::Known,
            false,
        )
        .await
        .unwrap()
    }

    async fn import(&self, id: ImportId) -> ImportView {
        import::view(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// Does the imports' jobs that are due, and returns how many.
    async fn work(&self) -> usize {
        let mut done = 0;
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            if let Job::Import(id) = claimed.job {
                import::work(&self.ctx, id).await.unwrap();
                done += 1;
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
        done
    }

    /// `line sku` of the rows that came to this.
    async fn lines(&self, id: ImportId, outcome: RowOutcome) -> Vec<String> {
        let page = PageRequest::new(Some(100), None);
        let rows = import::rows(&self.ctx, &self.supplier, id, outcome, page)
            .await
            .unwrap();
        rows.items
            .iter()
            .map(|row| format!("{} {}", row.line, row.sku))
            .collect()
    }
}

/// created · changed · unchanged · failed
fn counts(counts: &ImportCounts) -> [u64; 4] {
    RowOutcome::ALL.map(|outcome| counts.of(outcome))
}

fn many(rows: u32) -> String {
    let mut file = String::from("sku,title_en\n");
    for row in 0..rows {
        writeln!(file, "S{row},Net {row}").unwrap();
    }
    file
}

story!(a_foreign_file_is_looked_at_checked_and_done, |world| async move {
    let (id, known) = world.hand_in("价目表.csv", FOREIGN).await;
    let import = world.import(id).await;
    assert!(!known && import.state == ImportState::Uploaded && import.mapping.is_none());
    assert_eq!(world.work().await, 0);

    let choices = proposed(&import.columns, None);
    let targets: Vec<_> = choices
        .columns
        .iter()
        .map(|choice| choice.target.clone())
        .collect();
    let mapping = chosen(&import.columns, &targets, &choices.currency).unwrap();
    import::map(&world.ctx, &world.supplier, id, mapping)
        .await
        .unwrap();
    world.work().await;
    let checked = world.import(id).await;
    assert_eq!(
        (checked.state, counts(&checked.counts)),
        (ImportState::Checked, [4, 0, 0, 1])
    );
    assert_eq!(world.own().await, [], "a dry run writes nothing");
    assert_eq!(
        world.lines(id, RowOutcome::Created).await,
        ["2 A-1", "3 B-2", "4 C-3", "5 D-4"]
    );
    assert_eq!(world.lines(id, RowOutcome::Failed).await, ["6 "]);

    import::start(&world.ctx, &world.supplier, id).await.unwrap();
    world.work().await;
    let done = world.import(id).await;
    assert_eq!(
        (done.state, counts(&done.counts)),
        (ImportState::Done, [4, 0, 0, 1])
    );
    assert_eq!(world.own().await.len(), 4);

    // What failed comes back as it was sent, is mended, and handed in alone: its columns are known.
    let failed = import::failed_rows(&world.ctx, &world.supplier, id)
        .await
        .unwrap();
    let mut report = Vec::new();
    let format = service::catalog::Format::CSV;
    import::write_report(&failed, format, |problem| problem.code.to_string(), &mut report).unwrap();
    let report = String::from_utf8(report).unwrap();
    assert_eq!(
        report,
        "line,column,reason,货号,品名,单价（元）,颜色\n6,货号; 单价（元）,required; not-a-number,,没有货号,x,绿\n"
    );
    let mended = report.replace(",,没有货号,x", ",E-5,网箱,7");
    let (again, known) = world.hand_in("failed.csv", mended).await;
    assert!(known, "the same columns are read as before");
    world.work().await;
    assert_eq!(counts(&world.import(again).await.counts), [1, 0, 0, 0]);
});

story!(what_would_change_is_told_field_by_field, |world| async move {
    world
        .submit("sku,title_en,currency,tiers,stock\nA,Net,USD,1:2,5\nB,Rope,USD,1:1,\nC,Trap,,,\n")
        .await;
    let file = "sku,title_en,currency,tiers,stock\nA,Net,USD,1:2.5,7\nB,Rope,USD,1:1,\nD,Buoy,,,\n";
    let (id, known) = world.hand_in("a.csv", file).await;
    assert!(known, "our own names need no looking at");
    world.work().await;
    assert_eq!(counts(&world.import(id).await.counts), [1, 1, 1, 0]);
    let page = PageRequest::default();
    let changed = import::rows(&world.ctx, &world.supplier, id, RowOutcome::Changed, page)
        .await
        .unwrap();
    let change = |field: &str, before: &str, after: &str| FieldChange {
        field: field.into(),
        before: before.into(),
        after: after.into(),
    };
    assert_eq!(
        changed.items[0].changes,
        [change("stock", "5", "7"), change("tiers", "1:2.00", "1:2.50")]
    );
});

story!(
    a_stopped_worker_leaves_nothing_half_or_double,
    |world| async move {
        const ROWS: u32 = 6_000;
        let (id, _) = world.hand_in("a.csv", many(ROWS)).await;
        assert_eq!(world.work().await, 2, "others have their turn in between");
        assert_eq!(world.import(id).await.rows, Some(ROWS.into()));
        import::start(&world.ctx, &world.supplier, id).await.unwrap();

        // The worker dies after its part was written: its job comes again, and with it the one it left behind.
        let first = job::claim(&world.ctx).await.unwrap().unwrap();
        import::work(&world.ctx, id).await.unwrap();
        let part = world.import(id).await;
        assert_eq!(
            (part.state.clone(), counts(&part.counts)),
            (ImportState::Running, [5_000, 0, 0, 0])
        );
        world.ctx.clock.advance(TimeDelta::minutes(6));
        assert_eq!(first.job, Job::Import(id));
        world.work().await;
        let done = world.import(id).await;
        assert_eq!(
            (done.state, counts(&done.counts)),
            (ImportState::Done, [u64::from(ROWS), 0, 0, 0])
        );
        let kinds = world.happened().await;
        let submitted = kinds.iter().filter(|kind| *kind == "listing.submitted").count();
        assert_eq!(submitted, ROWS as usize);

        let (again, _) = world.hand_in("a.csv", many(ROWS)).await;
        world.work().await;
        assert_eq!(
            counts(&world.import(again).await.counts),
            [0, 0, u64::from(ROWS), 0]
        );
    }
);

story!(an_import_given_up_stops_where_it_is, |world| async move {
    let (id, _) = world.hand_in("a.csv", many(6_000)).await;
    world.work().await;
    import::start(&world.ctx, &world.supplier, id).await.unwrap();
    import::work(&world.ctx, id).await.unwrap();
    import::cancel(&world.ctx, &world.supplier, id).await.unwrap();
    world.work().await;
    let given_up = world.import(id).await;
    assert_eq!(
        (given_up.state, given_up.counts.created),
        (ImportState::Cancelled, 5_000)
    );
    let again = import::start(&world.ctx, &world.supplier, id).await;
    assert!(matches!(again, Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::State(_))));
});

story!(what_was_only_tried_is_not_counted_as_done, |world| async move {
    let (id, _) = world.hand_in("a.csv", many(3)).await;
    world.work().await;
    assert_eq!(world.import(id).await.counts.created, 3);
    import::cancel(&world.ctx, &world.supplier, id).await.unwrap();
    let given_up = world.import(id).await;
    assert_eq!(
        (given_up.state, counts(&given_up.counts)),
        (ImportState::Cancelled, [0; 4])
    );
    assert_eq!(world.lines(id, RowOutcome::Created).await, Vec::<String>::new());
});

story!(columns_said_anew_are_checked_anew, |world| async move {
    let (id, _) = world.hand_in("a.csv", "sku,title_en,name\nA,Net,Rope\n").await;
    world.work().await;
    let mapping = "name = title_en\n".parse().unwrap();
    import::map(&world.ctx, &world.supplier, id, mapping)
        .await
        .unwrap();
    world.work().await;
    let page = PageRequest::default();
    let rows = import::rows(&world.ctx, &world.supplier, id, RowOutcome::Created, page)
        .await
        .unwrap();
    assert_eq!(rows.items.len(), 1);
    assert_eq!(rows.items[0].title.en.as_deref(), Some("Rope"));
    let wrong = "gone = sku".parse().unwrap();
    let refused = import::map(&world.ctx, &world.supplier, id, wrong).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    assert_eq!(
        world.import(id).await.state,
        ImportState::Checked,
        "what was checked stands"
    );
});

story!(a_file_that_breaks_off_fails_and_says_why, |world| async move {
    let mut rows = many(1_000);
    rows.push_str(&format!("X,\"{}", "never closed,\n".repeat(1_300_000)));
    let (id, _) = world.hand_in("a.csv", rows).await;
    world.work().await;
    let ImportState::Failed { problem } = world.import(id).await.state else {
        panic!("it should have failed")
    };
    assert_eq!(problem.code, "row-endless");
    let empty = import::upload(
        &world.ctx,
        &world.supplier,
        file("a.csv", "sku,title_en\n"),
        Asked::Known,
        false,
    )
    .await;
    assert!(matches!(empty, Err(Error::Invalid(errors)) if errors.0[0].problem.code == "file-no-rows"));
});

story!(an_import_is_its_companys_own, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let (id, _) = world.hand_in("goods.csv", "sku,title_en\nA,Net\n,No sku\n").await;
    world.work().await;
    let rival = world.new_supplier("rope-co").await;
    let page = PageRequest::default;
    for stranger in [&world.buyer, &world.operator, &rival] {
        assert!(matches!(
            import::view(ctx, stranger, id).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            import::start(ctx, stranger, id).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            import::failed_rows(ctx, stranger, id).await,
            Err(Error::NotFound)
        ));
        let rows = import::rows(ctx, stranger, id, RowOutcome::Failed, page()).await;
        assert!(matches!(rows, Err(Error::NotFound)));
    }
    assert!(matches!(
        import::view(ctx, &Actor::Anyone, id).await,
        Err(Error::Forbidden)
    ));
    assert_eq!(import::list(ctx, &rival, page()).await.unwrap().items, []);
    assert_eq!(import::list(ctx, supplier, page()).await.unwrap().items.len(), 1);
});

story!(a_program_s_import_goes_on_by_itself, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let mapping = "code = sku\nname = title_en".parse().unwrap();
    let asked = Asked::Given(Some(mapping));
    let (id, _) = import::upload(ctx, supplier, file("a.csv", "code,name\nA,Net\n"), asked, true)
        .await
        .unwrap();
    world.work().await;
    let done = world.import(id).await;
    assert_eq!(
        (done.state, counts(&done.counts)),
        (ImportState::Done, [1, 0, 0, 0])
    );
    let unnamed = import::upload(
        ctx,
        supplier,
        file("b.csv", "code,name\nA,Net\n"),
        Asked::Given(None),
        true,
    )
    .await;
    assert!(matches!(unnamed, Err(Error::Invalid(errors)) if errors.0[0].problem.code == "header-lacks"));
    assert_eq!(
        import::list(ctx, supplier, PageRequest::default())
            .await
            .unwrap()
            .items
            .len(),
        1
    );
});

story!(what_is_long_over_is_forgotten_with_its_file, |world| async move {
    let (id, _) = world.hand_in("a.csv", "sku,title_en\nA,Net\n").await;
    world.work().await;
    import::start(&world.ctx, &world.supplier, id).await.unwrap();
    world.work().await;
    world.ctx.clock.advance(TimeDelta::days(89));
    import::forget_old(&world.ctx).await.unwrap();
    assert_eq!(world.import(id).await.state, ImportState::Done);
    world.ctx.clock.advance(TimeDelta::days(2));
    import::forget_old(&world.ctx).await.unwrap();
    let gone = import::view(&world.ctx, &world.supplier, id).await;
    assert!(matches!(gone, Err(Error::NotFound)));
    assert!(
        world
            .jobs()
            .await
            .iter()
            .any(|job| matches!(job, Job::RemoveFiles(files) if files.len() == 1))
    );
    assert_eq!(world.own().await.len(), 1, "what it brought stays");
});
