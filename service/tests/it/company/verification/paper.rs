//! Papers: who may hand them in and read them, and when they stay.

use bytes::Bytes;
use domain::{
    actor::Actor,
    company::{FactKind, NewPaper, Role},
    id::PaperId,
};
use service::{
    Conflict, Error,
    company::verification::{self, Handed},
};

use super::{admin, other_market};
use crate::{
    story,
    support::{
        World,
        verification::{handed, pdf, submission},
    },
};

const LICENCE: NewPaper = NewPaper {
    kind: FactKind::Licence,
    title: None,
};

async fn refused(world: &World, handed: Handed) -> String {
    match verification::add_paper(&world.ctx, &world.supplier, LICENCE, handed).await {
        Err(Error::Invalid(errors)) => errors.0[0].problem.code.to_string(),
        other => panic!("{other:?}"),
    }
}

async fn reads(world: &World, actor: &Actor, id: PaperId) -> bool {
    match verification::paper(&world.ctx, actor, id).await {
        Ok((paper, bytes)) => {
            assert_eq!(paper.size, bytes.len() as u64);
            true
        }
        Err(Error::NotFound | Error::Forbidden) => false,
        Err(other) => panic!("{other}"),
    }
}

story!(a_paper_is_taken_for_what_it_is_and_once, |world| async move {
    let html = Bytes::from_static(b"<!DOCTYPE html><script>alert(1)</script>");
    assert_eq!(refused(&world, handed("licence.png", html)).await, "file-kind");
    let stored = world.paper(&world.supplier, FactKind::Licence, "one").await;
    assert_eq!(
        refused(&world, handed("again.pdf", pdf("one"))).await,
        "same-paper"
    );
    let traversing = handed("../../licence.exe", pdf("two"));
    let other = verification::add_paper(&world.ctx, &world.supplier, LICENCE, traversing)
        .await
        .unwrap();
    let (paper, _) = verification::paper(&world.ctx, &world.supplier, other)
        .await
        .unwrap();
    assert_eq!(paper.file_name, "licence.pdf");
    for number in 2..NewPaper::MAX {
        world
            .paper(&world.supplier, FactKind::Certificate, &format!("{number}"))
            .await;
    }
    assert_eq!(
        refused(&world, handed("more.pdf", pdf("more"))).await,
        "too-many-papers"
    );
    verification::remove_paper(&world.ctx, &world.supplier, stored)
        .await
        .unwrap();
    assert!(!reads(&world, &world.supplier, stored).await);
});

story!(
    papers_are_read_by_those_who_may_and_by_nobody_else,
    |world| async move {
        let (own, elsewhere) = (world.supplier.clone(), other_market(&world).await);
        let finance = world.joins(&own, "finance", Role::Finance, None).await;
        let sales = world.joins(&own, "sales", Role::Sales, None).await;
        let clerk = world.joins(&world.operator, "clerk", Role::Viewer, None).await;
        let admin = admin(&world).await;
        let competitor = world.new_supplier("cordage").await;
        let paper = world.paper(&own, FactKind::Address, "lease").await;
        for (who, may) in [(&own, true), (&finance, true), (&sales, false)] {
            assert_eq!(reads(&world, who, paper).await, may);
        }
        // Until it is handed over, it is the company's alone.
        assert!(!reads(&world, &world.operator, paper).await && !reads(&world, &admin, paper).await);

        world.submitted(&own).await;
        for (who, may) in [
            (&world.operator, true),
            (&admin, true),
            (&clerk, false),
            (&elsewhere, false),
            (&competitor, false),
            (&world.buyer, false),
            (&Actor::Anyone, false),
            (&finance, true),
        ] {
            assert_eq!(reads(&world, who, paper).await, may, "{who:?}");
        }
        let looked = verification::own(&world.ctx, &sales).await.unwrap();
        assert!(looked.papers.is_none() && looked.waiting().is_some());
        for stranger in [&sales, &finance, &competitor, &world.operator] {
            let removed = verification::remove_paper(&world.ctx, stranger, paper).await;
            assert!(
                matches!(
                    removed,
                    Err(Error::Forbidden | Error::NotFound | Error::Conflict(_))
                ),
                "{removed:?}"
            );
        }
    }
);

story!(
    while_somebody_looks_at_them_papers_stay_and_then_they_are_evidence,
    |world| async move {
        let id = world.submitted(&world.supplier).await;
        let papers = verification::own(&world.ctx, &world.supplier)
            .await
            .unwrap()
            .papers;
        let licence = papers.unwrap()[0].id;
        let conflict = |refused: Error| match refused {
            Error::Conflict(conflict) => matches!(*conflict, Conflict::State(_)),
            _ => false,
        };
        let removed = verification::remove_paper(&world.ctx, &world.supplier, licence).await;
        assert!(conflict(removed.unwrap_err()));
        let more = handed("more.pdf", pdf("more"));
        let added = verification::add_paper(&world.ctx, &world.supplier, LICENCE, more).await;
        assert!(conflict(added.unwrap_err()));

        world.rule(id, "request_changes").await;
        verification::remove_paper(&world.ctx, &world.supplier, licence)
            .await
            .unwrap();
        let gone = verification::own(&world.ctx, &world.supplier).await.unwrap();
        assert_eq!(gone.papers, Some(Vec::new()));
        // Whoever decided can still be shown what they decided about.
        assert!(reads(&world, &world.operator, licence).await);
        let read = verification::case(&world.ctx, &world.operator, id).await.unwrap();
        assert_eq!(
            read.papers.iter().map(|paper| paper.id).collect::<Vec<_>>(),
            [licence]
        );
    }
);

story!(nobody_is_checked_without_licence_and_number, |world| async move {
    let ask = || verification::submit(&world.ctx, &world.supplier, submission());
    let fields = |refused: Result<_, Error>| match refused {
        Err(Error::Invalid(errors)) => errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields(ask().await), ["numbers", "papers"]);
    world.ready(&world.supplier).await;
    let nowhere = domain::company::Submission {
        market: Some("quay".into()),
        ..submission()
    };
    other_market(&world).await;
    let elsewhere = verification::submit(&world.ctx, &world.supplier, nowhere).await;
    assert_eq!(fields(elsewhere), ["market"]);
    let sales = world.joins(&world.supplier, "sales", Role::Sales, None).await;
    let by_sales = verification::submit(&world.ctx, &sales, submission()).await;
    assert!(matches!(by_sales, Err(Error::Forbidden)));
    ask().await.unwrap();
    assert!(matches!(ask().await, Err(Error::Conflict(_))));
});
