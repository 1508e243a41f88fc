//! The audit chain: what was sealed can't be changed, and where the database was tampered with, it shows.

use domain::audit::{Fault, Head};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use service::audit;

use crate::{story, support::World};

/// Seals all that waits; returns the chain's end.
async fn sealed(world: &World) -> Head {
    let mut end = None;
    while let Some(head) = audit::seal(&world.ctx).await.unwrap() {
        end = Some(head);
    }
    end.unwrap()
}

async fn fault(world: &World, kept: Option<&Head>) -> Option<Fault> {
    audit::verify(&world.ctx, kept).await.unwrap().fault
}

async fn sql(world: &World, statement: &str) -> Result<(), sea_orm::DbErr> {
    let tx = world.ctx.db.begin().await?;
    tx.execute_unprepared(statement).await?;
    tx.commit().await
}

/// Does what only who owns the database can: the triggers are off.
async fn tamper(world: &World, statement: &str) {
    let backend = world.ctx.db.read().get_database_backend();
    let off: &[&str] = match backend {
        DbBackend::Postgres => &[
            "ALTER TABLE event DISABLE TRIGGER USER",
            "ALTER TABLE audit_entry DISABLE TRIGGER USER",
        ],
        _ => &[
            "DROP TRIGGER IF EXISTS event_kept_update",
            "DROP TRIGGER IF EXISTS event_kept_delete",
            "DROP TRIGGER IF EXISTS event_queued",
            "DROP TRIGGER IF EXISTS audit_entry_kept_update",
            "DROP TRIGGER IF EXISTS audit_entry_kept_delete",
        ],
    };
    for statement in off.iter().chain([&statement]) {
        sql(world, statement).await.unwrap();
    }
}

async fn count(world: &World, of: &str) -> i64 {
    let db = world.ctx.db.read();
    let statement = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) FROM {of}"));
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

story!(what_happened_is_sealed_once_and_in_order, |world| async move {
    world.offered().await;
    let events = count(&world, "event").await;
    let before = audit::verify(&world.ctx, None).await.unwrap();
    assert_eq!((before.head.seq, before.waiting, before.fault), (0, events, None));
    let head = sealed(&world).await;
    assert_eq!(head.seq, events);
    let after = audit::verify(&world.ctx, Some(&head)).await.unwrap();
    assert_eq!((after.head, after.waiting, after.fault), (head.clone(), 0, None));
    assert_eq!(audit::seal(&world.ctx).await.unwrap(), None, "nothing waits");
    world.offered().await;
    assert!(sealed(&world).await.seq > head.seq);
    assert_eq!(fault(&world, Some(&head)).await, None, "an older head still fits");
});

story!(two_at_once_make_one_chain, |world| async move {
    world.offered().await;
    let events = count(&world, "event").await;
    let sealers = (0..4).map(|_| {
        let ctx = world.ctx.clone();
        tokio::spawn(async move { audit::seal(&ctx).await })
    });
    for sealer in sealers {
        sealer.await.unwrap().unwrap();
    }
    assert_eq!(count(&world, "audit_entry").await, events);
    assert_eq!(fault(&world, None).await, None);
});

story!(events_and_seals_are_only_ever_added, |world| async move {
    sealed(&world).await;
    for statement in [
        "UPDATE event SET kind = 'x'",
        "DELETE FROM event",
        "UPDATE audit_entry SET hash = 'x'",
        "DELETE FROM audit_entry",
    ] {
        assert!(sql(&world, statement).await.is_err(), "{statement}");
    }
    assert_eq!(fault(&world, None).await, None);
});

story!(a_changed_event_shows, |world| async move {
    sealed(&world).await;
    tamper(&world, "UPDATE event SET kind = kind || 'x'").await;
    assert!(matches!(
        fault(&world, None).await,
        Some(Fault::Changed { seq: 1, .. })
    ));
});

story!(a_removed_event_shows, |world| async move {
    sealed(&world).await;
    let second = "(SELECT event_id FROM audit_entry WHERE seq = 2)";
    tamper(&world, &format!("DELETE FROM event WHERE id = {second}")).await;
    assert!(matches!(
        fault(&world, None).await,
        Some(Fault::Removed { seq: 2, .. })
    ));
});

story!(an_event_put_in_beside_the_chain_shows, |world| async move {
    sealed(&world).await;
    let copied = "INSERT INTO event (id, at, kind, subject_id, data) \
                  SELECT subject_id, at, kind, subject_id, data FROM event LIMIT 1";
    tamper(&world, copied).await;
    assert!(matches!(fault(&world, None).await, Some(Fault::Inserted { .. })));
});

story!(a_cut_or_swapped_chain_shows, |world| async move {
    let head = sealed(&world).await;
    let last = head.seq;
    tamper(
        &world,
        &format!("DELETE FROM event WHERE id = (SELECT event_id FROM audit_entry WHERE seq = {last})"),
    )
    .await;
    tamper(&world, &format!("DELETE FROM audit_entry WHERE seq = {last}")).await;
    assert_eq!(fault(&world, None).await, None, "without the head nothing tells");
    let cut = Fault::Truncated {
        head: last,
        entries: last - 1,
    };
    assert_eq!(fault(&world, Some(&head)).await, Some(cut));
    let other = Head {
        seq: 1,
        hash: "another".into(),
    };
    assert_eq!(
        fault(&world, Some(&other)).await,
        Some(Fault::Rewritten { seq: 1 })
    );
    tamper(&world, "UPDATE audit_entry SET seq = seq + 1000 WHERE seq = 2").await;
    assert_eq!(fault(&world, None).await, Some(Fault::Gap { seq: 2 }));
});
