//! The thread as it grows: what each side is told, in which order, and what it is not told.

use std::time::Duration;

use domain::{
    actor::Actor,
    company::Role,
    id::NegotiationId,
    rfq::{message::Audience, view::ThreadEntry},
};
use futures::future::join_all;
use service::{Error, rfq};

use crate::{
    story,
    support::{World, people::in_role},
};

/// A short while, in which nothing is to come.
const MOMENT: Duration = Duration::from_millis(20);
/// Longer than anything takes.
const LONG: Duration = Duration::from_secs(30);

impl World {
    pub async fn told(&self, actor: &Actor, id: NegotiationId, after: u32) -> Vec<ThreadEntry> {
        rfq::thread::after(&self.ctx, actor, id, after).await.unwrap()
    }

    async fn says(&self, actor: &Actor, id: NegotiationId, audience: Audience, text: &str) {
        rfq::thread::write(&self.ctx, actor, id, audience, text.parse().unwrap())
            .await
            .unwrap();
    }
}

/// What was told, in short: `1 text`, or `2 step`.
fn short(entries: &[ThreadEntry]) -> Vec<String> {
    let entry = |entry: &ThreadEntry| match &entry.message {
        Some(message) => format!("{} {}", entry.number, message.text),
        None => format!("{} step", entry.number),
    };
    entries.iter().map(entry).collect()
}

story!(
    each_side_is_told_what_is_its_own_and_counts_it,
    |world| async move {
        let id = world.asked().await;
        world
            .says(&world.buyer, id, Audience::Both, "Which colour?")
            .await;
        for note in ["we pay up to 3.40", "not more"] {
            world.says(&world.buyer, id, Audience::Own, note).await;
        }
        world.offer(&world.supplier, id, "3.25").await;
        world.says(&world.supplier, id, Audience::Both, "Green.").await;
        let buyer = world.told(&world.buyer, id, 0).await;
        let all = [
            "1 Which colour?",
            "2 we pay up to 3.40",
            "3 not more",
            "4 step",
            "5 Green.",
        ];
        assert_eq!(short(&buyer), all);
        let supplier = world.told(&world.supplier, id, 0).await;
        assert_eq!(short(&supplier), ["1 Which colour?", "2 step", "3 Green."]);
        assert_eq!(short(&world.told(&world.supplier, id, 2).await), ["3 Green."]);
        for (actor, told) in [(&world.buyer, 5), (&world.supplier, 3)] {
            let view = rfq::negotiation(&world.ctx, actor, id).await.unwrap();
            assert_eq!(view.told, told);
            for after in [told, u32::MAX] {
                assert!(world.told(actor, id, after).await.is_empty());
            }
        }
    }
);

story!(
    every_step_of_a_negotiation_is_told_both_sides,
    |world| async move {
        let (id, offer) = world.offered().await;
        rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
            .await
            .unwrap();
        for actor in [&world.buyer, &world.supplier] {
            assert_eq!(short(&world.told(actor, id, 0).await), ["1 step", "2 step"]);
        }
        let declined = world.asked().await;
        let why = "no capacity".parse().unwrap();
        rfq::decline(&world.ctx, &world.supplier, declined, why)
            .await
            .unwrap();
        assert_eq!(short(&world.told(&world.buyer, declined, 0).await), ["1 step"]);
    }
);

story!(nobody_else_is_told, |world| async move {
    let id = world.asked().await;
    world.says(&world.buyer, id, Audience::Both, "One").await;
    let other = world.new_supplier("other-co").await;
    for stranger in [&other, &world.operator] {
        let told = rfq::thread::after(&world.ctx, stranger, id, 0).await;
        assert!(matches!(told, Err(Error::NotFound)), "{told:?}");
    }
    let told = rfq::thread::after(&world.ctx, &Actor::Anyone, id, 0).await;
    assert!(matches!(told, Err(Error::Forbidden)));
    let viewer = in_role(&world.supplier, Role::Viewer);
    assert_eq!(world.told(&viewer, id, 0).await.len(), 1);
});

story!(who_listens_is_told_once_it_can_be_read, |world| async move {
    let (id, other) = (world.asked().await, world.asked().await);
    let bus = world.ctx.bus.clone();
    let (mut listening, mut elsewhere) = (bus.listen(id), bus.listen(other));
    let mut told = async || {
        let began = tokio::time::Instant::now();
        assert!(listening.next(LONG).await);
        began.elapsed() < LONG
    };
    world.says(&world.buyer, id, Audience::Both, "One").await;
    assert!(told().await);
    world.offer(&world.supplier, id, "3.25").await;
    assert!(told().await);
    let why = "changed plans".parse().unwrap();
    rfq::withdraw(&world.ctx, &world.buyer, id, why).await.unwrap();
    assert!(told().await);
    let heard = tokio::time::timeout(MOMENT, elsewhere.next(LONG)).await;
    assert!(heard.is_err(), "of another negotiation nothing is heard");
});

story!(nothing_is_lost_however_many_write_at_once, |world| async move {
    const WRITERS: usize = 8;
    const EACH: usize = 12;
    let id = world.asked().await;
    // Of a side's two numbers the later one must never be seen first, or what is behind it is skipped.
    let reading = {
        let (ctx, supplier) = (world.ctx.clone(), world.supplier.clone());
        tokio::spawn(async move {
            let mut texts = Vec::new();
            let mut last = 0;
            while texts.len() < WRITERS * EACH {
                for entry in rfq::thread::after(&ctx, &supplier, id, last).await.unwrap() {
                    assert_eq!(entry.number, last + 1, "no gap");
                    last = entry.number;
                    texts.extend(entry.message.map(|message| message.text));
                }
                tokio::task::yield_now().await;
            }
            texts
        })
    };
    let writing = (0..WRITERS).map(|writer| {
        let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
        tokio::spawn(async move {
            for turn in 0..EACH {
                for audience in [Audience::Own, Audience::Both] {
                    let text = format!("{writer}/{turn}").parse().unwrap();
                    rfq::thread::write(&ctx, &buyer, id, audience, text)
                        .await
                        .unwrap();
                }
            }
        })
    });
    join_all(writing).await;
    let mut texts = tokio::time::timeout(LONG, reading).await.unwrap().unwrap();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), WRITERS * EACH);
});

story!(
    what_came_later_than_what_was_seen_stays_unread,
    |world| async move {
        let id = world.asked().await;
        world.says(&world.buyer, id, Audience::Both, "One").await;
        world.ctx.clock.advance(chrono::TimeDelta::seconds(1));
        world.says(&world.buyer, id, Audience::Both, "Two").await;
        let unread = async || {
            let view = rfq::negotiation(&world.ctx, &world.supplier, id).await.unwrap();
            let unread = view.messages.into_iter().filter(|message| message.unread);
            unread.map(|message| message.text).collect::<Vec<_>>()
        };
        let entries = world.told(&world.supplier, id, 0).await;
        let [first, second] = [0, 1].map(|at: usize| entries[at].message.as_ref().unwrap().id);
        let read =
            async |message| rfq::thread::mark_read(&world.ctx, &world.supplier, id, Some(message)).await;
        read(first).await.unwrap();
        assert_eq!(unread().await, ["Two"]);
        read(second).await.unwrap();
        read(first).await.unwrap();
        assert!(unread().await.is_empty(), "what was read stays read");
        let other = world.asked().await;
        let elsewhere = rfq::thread::mark_read(&world.ctx, &world.supplier, other, Some(first)).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)));
    }
);
