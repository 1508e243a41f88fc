//! Acceptances as a power cut leaves them: `kill -9` in the middle of a stream of them, over HTTP.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use domain::{
    id::NegotiationId,
    page::{PageRequest, Stage},
    rfq::offer::OfferHash,
};

use crate::support::{
    command::Harbour,
    serving::Server,
    trade::{request, terms},
    wire::Wire,
};

/// How many negotiations wait for an answer.
const DEALS: usize = 90;
/// How many people press at once.
const PRESSING: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_accepting_on_sqlite() {
    killed_while_accepting(Harbour::on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_accepting_on_postgres() {
    killed_while_accepting(Harbour::on_postgres().await).await;
}

async fn killed_while_accepting(harbour: Harbour) {
    let deals = Arc::new(lay_out(&harbour).await);
    let told = Arc::new(Mutex::new(BTreeSet::new()));
    for (round, reached) in [8, 30, 60].into_iter().enumerate() {
        let mut server = Server::start(&harbour).await;
        // From another place each time, so that each round accepts something new.
        let pressing = press(&server, &deals, &told, round * DEALS / 3).await;
        while harbour.count("SELECT COUNT(*) FROM purchase_order").await < reached {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        server.kill();
        for task in pressing {
            task.await.unwrap();
        }
        let orders = sound(&harbour).await;
        assert!((reached..DEALS as i64).contains(&orders), "{orders} orders");
    }
    // What was told to be accepted is accepted, and the rest can still be.
    let server = Server::start(&harbour).await;
    let before: BTreeSet<_> = told.lock().unwrap().clone();
    for task in press(&server, &deals, &told, 0).await {
        task.await.unwrap();
    }
    assert_eq!(sound(&harbour).await, DEALS as i64);
    let after = told.lock().unwrap();
    assert_eq!(
        after.len(),
        DEALS,
        "each deal leads to one order, also when accepted again"
    );
    assert!(before.is_subset(&after));
}

/// Nothing half-done: a negotiation is agreed with exactly one order, or goes on; its RFQ, event, mails and number
/// say the same. Returns the number of orders.
async fn sound(harbour: &Harbour) -> i64 {
    let count = async |sql: &str| harbour.count(sql).await;
    let orders = count("SELECT COUNT(*) FROM purchase_order").await;
    for same in [
        "SELECT COUNT(*) FROM negotiation n JOIN purchase_order o ON o.negotiation_id = n.id WHERE n.state = 'agreed'",
        "SELECT COUNT(*) FROM negotiation WHERE state = 'agreed'",
        "SELECT COUNT(*) FROM rfq WHERE state = 'awarded'",
        "SELECT COUNT(*) FROM event WHERE kind = 'order.placed'",
        "SELECT COUNT(*) FROM event WHERE kind = 'negotiation.agreed'",
        "SELECT COALESCE(MAX(last), 0) FROM number_series WHERE name LIKE 'PO-%'",
        "SELECT COUNT(DISTINCT number) FROM purchase_order",
    ] {
        assert_eq!(count(same).await, orders, "{same}");
    }
    let open = count("SELECT COUNT(*) FROM negotiation WHERE state = 'buyer_to_move'").await;
    assert_eq!(open + orders, DEALS as i64);
    orders
}

/// Accepts every deal, several at once, beginning at `from`; ends when the server is gone. The order each accepted
/// deal leads to is noted.
async fn press(
    server: &Server,
    deals: &Arc<Vec<(NegotiationId, OfferHash)>>,
    told: &Arc<Mutex<BTreeSet<(NegotiationId, String)>>>,
    from: usize,
) -> Vec<tokio::task::JoinHandle<()>> {
    let wire = server.signed_in("reef").await;
    let next = Arc::new(AtomicUsize::new(0));
    let client = |mut wire: Wire,
                  next: Arc<AtomicUsize>,
                  deals: Arc<Vec<_>>,
                  told: Arc<Mutex<BTreeSet<_>>>| async move {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= DEALS {
                return;
            }
            let (id, hash): (NegotiationId, OfferHash) = deals[(from + index) % DEALS];
            let answer = wire
                .post(&format!("/negotiations/{id}/accept"), &format!("hash={hash}"))
                .await;
            let Ok((status, location)) = answer else { return };
            assert_eq!(status, 303, "{location}");
            told.lock().unwrap().insert((id, location));
        }
    };
    (0..PRESSING)
        .map(|_| tokio::spawn(client(wire.clone(), next.clone(), deals.clone(), told.clone())))
        .collect()
}

/// A buyer, and deals with `nets-co` that wait for the buyer's answer.
async fn lay_out(harbour: &Harbour) -> Vec<(NegotiationId, OfferHash)> {
    let ctx = &harbour.ctx;
    let (buyer, supplier) = (harbour.buyer().await, harbour.actor("nets-co").await);
    let mut deals = Vec::new();
    for _ in 0..DEALS {
        let request = request(ctx.now(), &supplier);
        service::rfq::ask(ctx, &buyer, request).await.unwrap();
        let newest = PageRequest::new(Some(1), None);
        let asked = service::rfq::requests(ctx, &supplier, Stage::Waiting, newest).await;
        let id = asked.unwrap().items[0].id;
        let offer = service::rfq::offer(ctx, &supplier, id, None, terms(ctx.now())).await;
        deals.push((id, offer.unwrap().hash));
    }
    deals
}
