//! Reported messages: who reports which, what operators read of the thread, and what they answer.

use domain::{
    actor::Actor,
    company::Role,
    id::{MessageId, NegotiationId},
    moderation::matter::NewReport,
    rfq::message::Audience,
};
use service::{Error, Result, notification, rfq::thread};

use super::problems;
use crate::{
    story,
    support::{World, people::in_role},
};

impl World {
    async fn wrote(&self, actor: &Actor, id: NegotiationId, audience: Audience, text: &str) -> MessageId {
        let written = thread::write(&self.ctx, actor, id, audience, text.parse().unwrap());
        written.await.unwrap()
    }

    async fn reports(&self, actor: &Actor, id: NegotiationId, message: MessageId) -> Result<()> {
        let reason = "It insults us".parse().unwrap();
        thread::report(&self.ctx, actor, id, message, reason).await
    }

    async fn waiting_reports(&self, operator: &Actor) -> u32 {
        let waiting = notification::waiting(&self.ctx, operator).await.unwrap();
        waiting.operating_messages
    }
}

story!(
    an_operator_reads_a_reported_message_and_its_neighbours,
    |world| async move {
        let (ctx, id) = (&world.ctx, world.asked().await);
        for text in ["far before", "before"] {
            world.wrote(&world.buyer, id, Audience::Both, text).await;
        }
        world
            .wrote(&world.buyer, id, Audience::Own, "a note of the buyer's")
            .await;
        let rude = world.wrote(&world.supplier, id, Audience::Both, "rude").await;
        world
            .wrote(&world.supplier, id, Audience::Own, "a note of the supplier's")
            .await;
        for text in ["after", "far after"] {
            world.wrote(&world.buyer, id, Audience::Both, text).await;
        }
        world.reports(&world.buyer, id, rude).await.unwrap();
        assert_eq!(world.waiting_reports(&world.operator).await, 1);
        let listed = thread::reported(ctx, &world.operator).await.unwrap();
        let texts: Vec<_> = listed[0]
            .around
            .iter()
            .map(|one| (one.text.as_str(), one.reported))
            .collect();
        assert_eq!(texts, [("before", false), ("rude", true), ("after", false)]);
        assert_eq!(
            (Some(listed[0].by.id), Some(listed[0].of.id)),
            (world.buyer.company(), world.supplier.company())
        );
        let answer = async |actor: &Actor| {
            let seen = service::rfq::negotiation(ctx, actor, id).await.unwrap();
            let message = seen.messages.into_iter().find(|message| message.id == rude);
            message.unwrap().report
        };
        assert_eq!(answer(&world.buyer).await.unwrap().finding, None);
        let finding = || "We have warned them".parse().unwrap();
        thread::close_report(ctx, &world.operator, rude, finding())
            .await
            .unwrap();
        assert_eq!(
            answer(&world.buyer).await.unwrap().finding.unwrap(),
            "We have warned them"
        );
        assert!(
            answer(&world.supplier).await.is_none(),
            "nobody learns of being reported"
        );
        assert_eq!(world.waiting_reports(&world.operator).await, 0);
        let again = thread::close_report(ctx, &world.operator, rude, finding()).await;
        assert!(matches!(again, Err(Error::NotFound)));
        world.reports(&world.buyer, id, rude).await.unwrap();
        assert_eq!(world.waiting_reports(&world.operator).await, 1, "it waits anew");
    }
);

story!(only_what_the_other_side_wrote_is_reported, |world| async move {
    let (ctx, id) = (&world.ctx, world.asked().await);
    let own = world.wrote(&world.buyer, id, Audience::Both, "ours").await;
    let note = world.wrote(&world.supplier, id, Audience::Own, "a note").await;
    let theirs = world.wrote(&world.supplier, id, Audience::Both, "theirs").await;
    let elsewhere = world.asked().await;
    let stranger = world.new_supplier("other-co").await;
    for (actor, at, message) in [
        (&world.buyer, id, note),
        (&world.buyer, elsewhere, theirs),
        (&stranger, id, theirs),
        (&world.operator, id, theirs),
    ] {
        let refused = world.reports(actor, at, message).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let refused = world.reports(&world.buyer, id, own).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let refused = world.reports(&Actor::Anyone, id, theirs).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
    let viewer = in_role(&world.buyer, Role::Viewer);
    world.reports(&viewer, id, theirs).await.unwrap();
    for reader in [&world.buyer, &world.supplier, &stranger] {
        assert!(matches!(
            thread::reported(ctx, reader).await,
            Err(Error::Forbidden)
        ));
        let one = thread::reported_one(ctx, reader, theirs).await;
        assert!(matches!(one, Err(Error::NotFound)));
    }
    for unreported in [own, note] {
        let one = thread::reported_one(ctx, &world.operator, unreported).await;
        assert!(matches!(one, Err(Error::NotFound)));
    }
});

story!(a_company_reports_so_many_a_day, |world| async move {
    let id = world.asked().await;
    for turn in 0..NewReport::MOST_A_DAY {
        let message = world
            .wrote(&world.supplier, id, Audience::Both, &turn.to_string())
            .await;
        world.reports(&world.buyer, id, message).await.unwrap();
    }
    let more = world.wrote(&world.supplier, id, Audience::Both, "more").await;
    assert_eq!(
        problems(world.reports(&world.buyer, id, more).await),
        ["reason: too-many-reports"]
    );
    world.ctx.clock.advance(chrono::TimeDelta::days(1));
    world.reports(&world.buyer, id, more).await.unwrap();
});
