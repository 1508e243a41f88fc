//! RFQs, negotiations and orders.

use domain::{
    actor::Actor,
    id::{NegotiationId, OrderId, RfqId},
    moderation::Ruling,
    order::OrderVerb,
    page::{PageRequest, Stage},
    rfq::{Request, message::Audience, negotiation::OfferRef, offer::Terms, visibility::Visibility},
};
use service::{Ctx, file::Handed, market, order, rfq};

use super::{
    super::world::{People, Things},
    signed_in,
};
use crate::{
    hostile::script::MARKUP,
    support::trade::{request, terms},
};

/// RFQs, negotiations and orders between the buyer and the supplier, at every step the table needs.
pub(super) async fn trade(ctx: &Ctx, people: &People, things: &mut Things) {
    let draft = rfq::create(ctx, &people.buyer, request(ctx.now(), &people.supplier))
        .await
        .unwrap();
    things.name("rfq draft", draft);
    let (_, invited) = asked(ctx, people).await;
    things.name("negotiation invited", invited);
    let (rfq, negotiation) = asked(ctx, people).await;
    things.name("rfqs", rfq);
    things.name("negotiations", negotiation);
    let offer = offered(ctx, &people.supplier, negotiation).await;
    things.name("offer", offer.hash);
    things.name("offer id", offer.id);
    for audience in [Audience::Both, Audience::Own] {
        let text = MARKUP.parse().unwrap();
        let drawing = Handed {
            name: "drawing.pdf".into(),
            bytes: (&b"%PDF-1.4\nstartxref\n9\n%%EOF\n"[..]).into(),
        };
        rfq::thread::write_with(ctx, &people.supplier, negotiation, audience, text, vec![drawing])
            .await
            .unwrap();
    }
    let seen = rfq::negotiation(ctx, &people.supplier, negotiation)
        .await
        .unwrap();
    for (name, message) in ["files", "file of a note"].into_iter().zip(seen.messages) {
        things.name(name, message.files[0].id);
        if name == "files" {
            let why = "It insults us".parse().unwrap();
            rfq::thread::report(ctx, &people.buyer, negotiation, message.id, why)
                .await
                .unwrap();
            things.name("messages", message.id);
            things.name("message-reports", message.id);
        }
    }
    let (_, countered) = asked(ctx, people).await;
    offered(ctx, &people.supplier, countered).await;
    things.name("negotiation countered", countered);
    things.name("counter", offered(ctx, &people.buyer, countered).await.hash);
    things.name("orders", ordered(ctx, people, &[]).await);
    use OrderVerb::{Confirm, Deliver, Produce, Ready, Ship};
    things.name("order confirmed", ordered(ctx, people, &[Confirm]).await);
    things.name(
        "order in production",
        ordered(ctx, people, &[Confirm, Produce]).await,
    );
    things.name(
        "order ready",
        ordered(ctx, people, &[Confirm, Produce, Ready]).await,
    );
    things.name(
        "order shipped",
        ordered(ctx, people, &[Confirm, Produce, Ready, Ship]).await,
    );
    let delivered = [Confirm, Produce, Ready, Ship, Deliver];
    things.name("order delivered", ordered(ctx, people, &delivered).await);
}

/// An open RFQ that the market shows, one that the supplier passed, and one that waits for the operator.
pub(super) async fn open_requests(ctx: &Ctx, people: &People, things: &mut Things) {
    let markets = market::list(ctx).await.unwrap();
    let demo = markets.iter().find(|market| market.slug == "demo").unwrap();
    for name in ["requests", "request passed", "request waiting"] {
        let request = Request {
            visibility: Visibility::Open,
            suppliers: Vec::new(),
            markets: vec![demo.id],
            ..request(ctx.now(), &people.supplier)
        };
        let id = rfq::ask(ctx, &people.buyer, request).await.unwrap();
        things.name(name, id);
        let queue = rfq::open::cases(ctx, &people.operator, PageRequest::default());
        let case = queue.await.unwrap().items.remove(0);
        if name == "request waiting" {
            things.name("rfq-cases", case.id);
            things.name("rfq case seen", case.opened_at.to_rfc3339());
            let why = MARKUP.parse().unwrap();
            rfq::open::report(ctx, &people.operator, id, why).await.unwrap();
            continue;
        }
        let ruling = Ruling::parse("approve", "").unwrap();
        rfq::open::decide(ctx, &people.operator, case.id, ruling, case.opened_at)
            .await
            .unwrap();
        if name == "request passed" {
            for supplier in [&people.supplier, &signed_in(ctx, "stranger").await] {
                rfq::open::pass(ctx, supplier, id, "no looms free".into())
                    .await
                    .unwrap();
            }
        }
    }
}

async fn asked(ctx: &Ctx, people: &People) -> (RfqId, NegotiationId) {
    let request = request(ctx.now(), &people.supplier);
    let rfq = rfq::ask(ctx, &people.buyer, request).await.unwrap();
    let newest = rfq::requests(ctx, &people.supplier, Stage::All, PageRequest::default());
    (rfq, newest.await.unwrap().items[0].id)
}

async fn offered(ctx: &Ctx, by: &Actor, negotiation: NegotiationId) -> OfferRef {
    let standing = rfq::negotiation(ctx, by, negotiation).await.unwrap();
    let seen = standing.offers.last().map(|offer| offer.hash);
    let terms = Terms {
        note: MARKUP.into(),
        ..terms(ctx.now())
    };
    rfq::offer(ctx, by, negotiation, seen, terms).await.unwrap()
}

/// An order that was taken so far.
async fn ordered(ctx: &Ctx, people: &People, verbs: &[OrderVerb]) -> OrderId {
    let (_, negotiation) = asked(ctx, people).await;
    let hash = offered(ctx, &people.supplier, negotiation).await.hash;
    let placed = rfq::accept(ctx, &people.buyer, negotiation, &hash).await.unwrap();
    for verb in verbs {
        order::take(ctx, &people.supplier, placed.order(), *verb, None)
            .await
            .unwrap();
    }
    placed.order()
}
