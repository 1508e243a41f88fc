//! The thread: messages both sides read, notes only one's own side does, what is unread, and mails at a distance.

use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::Role,
    file::Taken,
    id::{MessageId, NegotiationId},
    notification::{Mail, News, Subject},
    rfq::{
        message::{Audience, QUIET},
        view::MessageView,
    },
};
use service::{Error, file::Handed, notification, rfq};

use super::{mails, person, problems};
use crate::{
    story,
    support::{World, people::in_role},
};

impl World {
    async fn writes(&self, actor: &Actor, id: NegotiationId, audience: Audience, text: &str) {
        rfq::thread::write(&self.ctx, actor, id, audience, text.parse().unwrap())
            .await
            .unwrap();
    }

    async fn reads(&self, actor: &Actor, id: NegotiationId) -> Vec<MessageView> {
        rfq::negotiation(&self.ctx, actor, id).await.unwrap().messages
    }

    async fn unread(&self, actor: &Actor) -> u32 {
        let listed = rfq::thread::unread(&self.ctx, actor).await.unwrap();
        let counted = notification::waiting(&self.ctx, actor).await.unwrap().unread;
        assert_eq!(listed.len(), counted as usize, "the desk counts what it lists");
        listed.iter().map(|row| row.count).sum()
    }
}

/// The mails about messages, to whom.
async fn told(world: &World) -> Vec<Mail> {
    let all = mails(world).await;
    all.into_iter()
        .filter(|mail| matches!(mail.about, Subject::Messages(_)))
        .collect()
}

story!(both_sides_read_what_is_written_to_both, |world| async move {
    let id = world.asked().await;
    world
        .writes(&world.buyer, id, Audience::Both, "Which colour?\n\nBlue?")
        .await;
    world.ctx.clock.advance(TimeDelta::minutes(1));
    world.writes(&world.supplier, id, Audience::Both, "Green.").await;
    for actor in [&world.buyer, &world.supplier] {
        let seen = world.reads(actor, id).await;
        let texts: Vec<_> = seen.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["Which colour?\n\nBlue?", "Green."]);
        assert_eq!(
            seen[0].author.to_owned(),
            world.reads(&world.buyer, id).await[0].author
        );
    }
});

story!(a_note_never_reaches_the_other_side, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    let secret = "we go down to 2.90";
    world.writes(&world.supplier, id, Audience::Own, secret).await;
    assert_eq!(world.reads(&world.supplier, id).await[0].text, secret);
    assert!(world.reads(&world.buyer, id).await.is_empty());
    assert_eq!(world.unread(&world.buyer).await, 0);
    assert!(told(&world).await.is_empty(), "nobody is mailed");
    let mail = Mail {
        to: person(&world.buyer),
        company: world.buyer.company(),
        about: Subject::Messages(id),
    };
    assert!(matches!(
        notification::letter(ctx, &mail).await,
        Err(Error::NotFound)
    ));
    world.writes(&world.supplier, id, Audience::Both, "Hello.").await;
    let letter = notification::letter(ctx, &mail).await.unwrap();
    let News::Messages { count, newest, .. } = letter.news else {
        panic!("{letter:?}")
    };
    assert_eq!((count, newest.as_str()), (1, "Hello."));
    let export = service::identity::export(ctx, person(&world.buyer))
        .await
        .unwrap();
    assert!(!export.to_string().contains(secret));
    let own = service::identity::export(ctx, person(&world.supplier))
        .await
        .unwrap();
    assert!(own.to_string().contains(secret), "what one wrote is one's own");
});

story!(a_colleague_reads_the_notes_of_their_side, |world| async move {
    let id = world.asked().await;
    let sales = world.joins(&world.supplier, "sales", Role::Sales, None).await;
    world
        .writes(&world.supplier, id, Audience::Own, "the buyer pays late")
        .await;
    assert_eq!(world.reads(&sales, id).await.len(), 1);
    assert_eq!(world.unread(&sales).await, 1);
    assert_eq!(world.unread(&world.supplier).await, 0, "what one wrote is read");
});

story!(what_is_unread_is_each_persons_own, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    let sales = world.joins(&world.supplier, "sales", Role::Sales, None).await;
    world.writes(&world.buyer, id, Audience::Both, "One").await;
    ctx.clock.advance(TimeDelta::seconds(1));
    world.writes(&world.buyer, id, Audience::Both, "Two").await;
    assert_eq!(
        (world.unread(&world.supplier).await, world.unread(&sales).await),
        (2, 2)
    );
    assert!(world.reads(&sales, id).await.iter().all(|message| message.unread));
    assert_eq!(world.unread(&sales).await, 2, "looking changes nothing");
    rfq::thread::mark_read(ctx, &sales, id, None).await.unwrap();
    assert_eq!(
        (world.unread(&world.supplier).await, world.unread(&sales).await),
        (2, 0)
    );
    ctx.clock.advance(TimeDelta::seconds(1));
    world.writes(&world.supplier, id, Audience::Both, "Three").await;
    assert_eq!(world.unread(&world.supplier).await, 0, "who answers has read");
    assert_eq!(
        (world.unread(&sales).await, world.unread(&world.buyer).await),
        (1, 1)
    );
});

story!(mails_about_messages_keep_their_distance, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    for text in ["One", "Two", "Three"] {
        world.writes(&world.buyer, id, Audience::Both, text).await;
        ctx.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(told(&world).await.len(), 1, "one at once, one waits for its time");
    ctx.clock.advance(QUIET);
    let later = told(&world).await;
    assert_eq!(later.len(), 1);
    let letter = notification::letter(ctx, &later[0]).await.unwrap();
    assert!(matches!(letter.news, News::Messages { count: 3, .. }));
    rfq::thread::mark_read(ctx, &world.supplier, id, None)
        .await
        .unwrap();
    let read = notification::letter(ctx, &later[0]).await;
    assert!(matches!(read, Err(Error::NotFound)), "who has read is not told");
});

story!(only_who_sits_at_the_table_reads_and_writes, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    world.writes(&world.buyer, id, Audience::Both, "One").await;
    let other = world.new_supplier("other-co").await;
    let write = async |actor: &Actor| {
        let text = "Hello".parse().unwrap();
        rfq::thread::write(ctx, actor, id, Audience::Both, text).await
    };
    for stranger in [&other, &world.operator] {
        assert!(matches!(write(stranger).await, Err(Error::NotFound)));
        let marked = rfq::thread::mark_read(ctx, stranger, id, None).await;
        assert!(matches!(marked, Err(Error::NotFound)));
        assert_eq!(world.unread(stranger).await, 0);
    }
    let reader = in_role(&world.supplier, Role::Viewer);
    assert_eq!(world.reads(&reader, id).await.len(), 1);
    assert!(matches!(write(&reader).await, Err(Error::Forbidden)));
    assert!(matches!(write(&Actor::Anyone).await, Err(Error::Forbidden)));
});

/// A document with this in it.
fn pdf(content: &str) -> Bytes {
    format!("%PDF-1.4\n{content}\nstartxref\n9\n%%EOF\n").into()
}

fn handed(name: &str, bytes: Bytes) -> Handed {
    Handed {
        name: name.to_owned(),
        bytes,
    }
}

impl World {
    async fn sends(
        &self,
        actor: &Actor,
        id: NegotiationId,
        audience: Audience,
        files: Vec<Handed>,
    ) -> service::Result<MessageId> {
        let text = "See attached".parse().unwrap();
        rfq::thread::write_with(&self.ctx, actor, id, audience, text, files).await
    }
}

story!(
    files_are_read_by_whoever_reads_their_message,
    |world| async move {
        let (ctx, id) = (&world.ctx, world.asked().await);
        let drawing = || handed("../图纸 \"A\"\r\n.exe", pdf("drawing"));
        let costs = || handed("costs.pdf", pdf("what it costs us"));
        let both = vec![drawing(), handed("more.pdf", pdf("more"))];
        world
            .sends(&world.supplier, id, Audience::Both, both)
            .await
            .unwrap();
        world
            .sends(&world.supplier, id, Audience::Own, vec![costs()])
            .await
            .unwrap();
        let own = world.reads(&world.supplier, id).await;
        let [shown, note] = [0, 1].map(|at: usize| own[at].files.clone());
        let names: Vec<_> = shown.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["图纸 A.pdf", "more.pdf"]);
        assert_eq!(world.reads(&world.buyer, id).await[0].files, shown);
        let (file, bytes) = rfq::thread::file(ctx, &world.buyer, id, shown[0].id)
            .await
            .unwrap();
        assert_eq!((file.size, bytes), (pdf("drawing").len() as u64, pdf("drawing")));
        let sales = world.joins(&world.supplier, "sales", Role::Sales, None).await;
        assert!(rfq::thread::file(ctx, &sales, id, note[0].id).await.is_ok());
        let stranger = world.new_supplier("other-co").await;
        let elsewhere = world.asked().await;
        for (actor, at, file) in [
            (&world.buyer, id, note[0].id),
            (&stranger, id, shown[0].id),
            (&world.operator, id, shown[0].id),
            (&world.buyer, elsewhere, shown[0].id),
        ] {
            let refused = rfq::thread::file(ctx, actor, at, file).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let guest = rfq::thread::file(ctx, &Actor::Anyone, id, shown[0].id).await;
        assert!(matches!(guest, Err(Error::Forbidden)));
    }
);

story!(
    what_is_no_attachment_is_refused_with_its_message,
    |world| async move {
        let id = world.asked().await;
        let refused = async |files| problems(world.sends(&world.buyer, id, Audience::Both, files).await);
        let page = || handed("photo.jpg", "<script>alert(1)</script>".into());
        assert_eq!(
            refused(vec![handed("a.pdf", pdf("fine")), page()]).await,
            ["files: file-kind"]
        );
        let six = (0..6).map(|_| handed("a.pdf", pdf("fine"))).collect();
        assert_eq!(refused(six).await, ["files: too-many-files"]);
        let heavy = Bytes::from(vec![b'x'; Taken::ATTACHMENT.max + 1]);
        assert_eq!(
            refused(vec![handed("a.pdf", heavy)]).await,
            ["files: file-too-heavy"]
        );
        assert!(
            world.reads(&world.buyer, id).await.is_empty(),
            "nothing is half sent"
        );
        assert!(world.told(&world.supplier, id, 0).await.is_empty());
    }
);

story!(a_side_hands_in_so_much_and_no_more, |world| async move {
    let id = world.asked().await;
    let heavy = || handed("a.pdf", pdf(&"x".repeat(Taken::ATTACHMENT.max - 100)));
    let three = || vec![heavy(), heavy(), heavy()];
    for _ in 0..8 {
        world
            .sends(&world.buyer, id, Audience::Own, three())
            .await
            .unwrap();
    }
    let more = world.sends(&world.buyer, id, Audience::Both, three()).await;
    assert_eq!(problems(more), ["files: too-much-attached"]);
    world
        .sends(&world.supplier, id, Audience::Both, three())
        .await
        .unwrap();
});
