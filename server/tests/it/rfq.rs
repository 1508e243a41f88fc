//! Acceptances as a power cut leaves them: `kill -9` in the middle of a stream of them, over HTTP.

use std::{
    collections::BTreeSet,
    process::Child,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use domain::{
    actor::{Actor, Trades},
    id::NegotiationId,
    identity::Password,
    page::{PageRequest, Stage},
    rfq::offer::OfferHash,
    text::{Bilingual, Locale},
};
use service::{
    company::NewCompany,
    identity::{self, Registration, Tried},
};

use crate::support::{
    command::Harbour,
    trade::{request, terms},
    wire::{Wire, free_port},
};

const PASSWORD: &str = "harbour office 7";
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
        let pressing = press(&server.wire, &deals, &told, round * DEALS / 3).await;
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
    for task in press(&server.wire, &deals, &told, 0).await {
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
    wire: &Wire,
    deals: &Arc<Vec<(NegotiationId, OfferHash)>>,
    told: &Arc<Mutex<BTreeSet<(NegotiationId, String)>>>,
    from: usize,
) -> Vec<tokio::task::JoinHandle<()>> {
    let mut wire = wire.clone();
    let signed_in = wire
        .post("/sign-in", &format!("email=reef@example.com&password={PASSWORD}"))
        .await;
    assert_eq!(signed_in.unwrap().0, 303);
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

/// A serving process.
struct Server {
    child: Child,
    wire: Wire,
}

impl Server {
    async fn start(harbour: &Harbour) -> Self {
        let port = free_port();
        let server = Self {
            child: harbour.serve(port),
            wire: Wire::to(port),
        };
        for _ in 0..400 {
            if server.wire.clone().get("/healthz").await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not answer");
    }

    /// `kill -9`.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A buyer, and deals with `nets-co` that wait for the buyer's answer.
async fn lay_out(harbour: &Harbour) -> Vec<(NegotiationId, OfferHash)> {
    let ctx = &harbour.ctx;
    identity::register(ctx, buyer()).await.unwrap();
    let (buyer, supplier) = (actor(harbour, "reef").await, actor(harbour, "nets-co").await);
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

async fn actor(harbour: &Harbour, code: &str) -> Actor {
    let email = format!("{code}@example.com");
    let tried = identity::sign_in(&harbour.ctx, &email, PASSWORD, None).await;
    let Tried::Right(person) = tried.unwrap() else {
        panic!("{email} can't sign in")
    };
    identity::actor_of(&harbour.ctx, person, None).await.unwrap()
}

fn buyer() -> Registration {
    Registration {
        company: NewCompany {
            code: "reef".parse().unwrap(),
            name: Bilingual::both("礁石", "Reef"),
            country: "DE".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades: Trades {
                buys: true,
                supplies: false,
                ..Trades::default()
            },
            uscc: None,
        },
        email: "reef@example.com".parse().unwrap(),
        password: Password::new(PASSWORD).unwrap(),
        person_name: "Anna".into(),
        locale: Locale::En,
        time_zone: "Europe/Berlin".parse().unwrap(),
    }
}
