//! One thing of each kind for the addresses of the table: an RFQ of the buyer, a negotiation, an order, a case, …

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Trades},
    catalog::{
        mapping::Mapping,
        schema::{change::Change, draft::DefinitionDraft},
    },
    company::{
        Address, AddressKind, Assessment, Certificate, Check, Fact, FactKind, Finding, NewPaper, NumberKind,
        Role, Submission,
    },
    id::{CategoryId, ImportId, ListingId, NegotiationId, OrderId, PaperId, RfqId},
    moderation::Ruling,
    money::Currency,
    order::OrderVerb,
    page::{PageRequest, Stage},
    quantity::Quantity,
    rfq::{
        Request, RequestLine,
        incoterm::Incoterm,
        message::Audience,
        negotiation::OfferRef,
        offer::{OfferLine, Terms},
        schedule::{DueEvent, Part, PaymentSchedule, Percent},
        visibility::Visibility,
    },
    text::{Bilingual, Locale},
    unit::Unit,
};
use sea_orm::{ConnectionTrait, Statement};
use service::{
    Ctx,
    catalog::{
        self,
        import::{self, Asked, CatalogueFile, ImportOptions, Upload},
        picture::{self, NewPicture},
        tree,
    },
    company::{
        self, Invitation,
        verification::{self, Handed},
    },
    identity::{
        self,
        session::{self, Kept},
    },
    integration::{self, NewKey},
    market, moderation, order, rfq,
};
use uuid::Uuid;

use super::{
    table::PIXEL,
    world::{People, Things, founded, token},
};
use crate::hostile::script::MARKUP;

/// Makes them all. The name of a thing is the segment before it in addresses (`orders` for `/orders/{id}`), or its own.
pub async fn make(ctx: &Ctx, people: &People) -> Things {
    let mut things = Things::default();
    things.name("markets", "demo");
    things.name(
        "in a week",
        (ctx.now() + TimeDelta::days(7)).format("%Y-%m-%dT%H:%M"),
    );
    things.name("register", registering(ctx).await);
    account(ctx, people, &mut things).await;
    things.name("companies", "nets-co");
    own(ctx, people, &mut things).await;
    keys(ctx, people, &mut things).await;
    listings(ctx, people, &mut things).await;
    trade(ctx, people, &mut things).await;
    open_requests(ctx, people, &mut things).await;
    showcase(ctx, people, &mut things).await;
    verification(ctx, people, &mut things).await;
    goods(ctx, people, &mut things).await;
    platform(ctx, &mut things).await;
    things
}

/// A category that asks for an attribute, one beside it, and what changing them was shown to do.
async fn categories(ctx: &Ctx, admin: &Actor, things: &mut Things) {
    let (gear, tea): (CategoryId, CategoryId) = (ctx.new_id(), ctx.new_id());
    for (category, english) in [(gear, "Gear"), (tea, "Tea")] {
        let add = Change::Add {
            category,
            parent: None,
            name: Bilingual::both(format!("{english}类"), english),
        };
        tree::carry_out(ctx, admin, &add, None).await.unwrap();
    }
    let define = |key: &str| {
        let draft = DefinitionDraft {
            key: key.into(),
            name_zh: format!("{key}名"),
            name_en: format!("The {key}"),
            kind: "text".into(),
            position: "1".into(),
            ..DefinitionDraft::default()
        };
        Change::Define {
            definition: draft.parse(gear).unwrap(),
        }
    };
    let mesh = define("mesh");
    let shown = tree::preview(ctx, admin, &mesh).await.unwrap();
    tree::carry_out(ctx, admin, &mesh, Some(&shown.seal))
        .await
        .unwrap();
    things.name("categories", gear);
    things.name("other category", tea);
    things.name("attributes", "mesh");
    let key = "mesh".parse().unwrap();
    let changes = [
        (
            "category move seen",
            Change::Move {
                category: gear,
                parent: Some(tea),
            },
        ),
        (
            "category retire seen",
            Change::Retire {
                category: gear,
                into: Some(tea),
            },
        ),
        ("attribute define seen", define("colour")),
        ("attribute redefine seen", mesh),
        ("attribute drop seen", Change::Drop { category: gear, key }),
    ];
    for (name, change) in changes {
        let shown = tree::preview(ctx, admin, &change).await.unwrap();
        things.name(name, shown.seal);
    }
}

/// A newcomer who was appointed an operator, and administers beside the administrator.
async fn platform(ctx: &Ctx, things: &mut Things) {
    let admin = signed_in(ctx, "platform").await;
    let kept = market::kept(ctx, &admin, "demo").await.unwrap();
    things.name("market seen", market::seal(&kept.charter, &kept.operator.code));
    categories(ctx, &admin, things).await;
    let newcomer = "newcomer@example.com".parse().unwrap();
    let why = || "to be revoked".parse().unwrap();
    market::appoint(ctx, &admin, "demo", &newcomer, why())
        .await
        .unwrap();
    identity::make_administrator(ctx, &admin, &newcomer, why())
        .await
        .unwrap();
    let newcomer = signed_in(ctx, "newcomer").await.member().unwrap().person;
    things.name("operators", newcomer);
    things.name("administrators", newcomer);
}

/// A picture and a certificate of the supplier.
async fn showcase(ctx: &Ctx, people: &People, things: &mut Things) {
    let words = || Bilingual::both("码头", "Quay");
    let picture = company::add_picture(ctx, &people.supplier, PIXEL.into(), words());
    things.name("pictures", picture.await.unwrap());
    let stated = Certificate {
        name: words(),
        issuer: "SGS".into(),
        number: None,
        valid_until: None,
    };
    let certificate = company::add_certificate(ctx, &people.supplier, stated, PIXEL.into());
    things.name("certificates", certificate.await.unwrap());
}

/// A picture of the listing on show that an operator approved, and one of the paused listing that waits.
async fn goods(ctx: &Ctx, people: &People, things: &mut Things) {
    for (name, listing, approved) in [
        ("picture shown", "{listings}", true),
        ("picture waiting", "{listing paused}", false),
    ] {
        let listing: ListingId = things.fill(listing).parse().unwrap();
        let file = NewPicture {
            name: "net.png".into(),
            bytes: PIXEL.into(),
        };
        picture::add(ctx, &people.supplier, listing, vec![file])
            .await
            .unwrap();
        let own = picture::own(ctx, &people.supplier, listing).await.unwrap();
        things.name(name, own.pictures[0].picture.id);
        if approved {
            let wanted = Default::default();
            let queue = moderation::queue(ctx, &people.operator, &wanted, PageRequest::default());
            let cases = queue.await.unwrap().items;
            let case = cases.into_iter().find(|case| case.listing == listing).unwrap();
            let ruling = Ruling::parse("approve", "").unwrap();
            moderation::decide(ctx, &people.operator, case.id, ruling, case.opened_at)
                .await
                .unwrap();
        }
    }
}

/// Companies that are ready to be checked: the supplier waits, the stranger was verified.
async fn verification(ctx: &Ctx, people: &People, things: &mut Things) {
    let submission = || Submission {
        market: Some("demo".into()),
        contact: "Li Hua".into(),
        note: String::new(),
    };
    for code in ["reef", "far-harbour", "harbour", "platform"] {
        let paper = ready(ctx, &signed_in(ctx, code).await).await;
        if code == "reef" {
            things.name("paper open", paper);
        }
    }
    let stranger = signed_in(ctx, "stranger").await;
    ready(ctx, &stranger).await;
    let checked = verification::submit(ctx, &stranger, submission()).await.unwrap();
    let read = verification::case(ctx, &people.operator, checked).await.unwrap();
    let confirmed = Check {
        finding: Finding::Confirmed {
            until: ctx.now() + TimeDelta::days(90),
        },
        note: String::new(),
    };
    let assessment = Assessment {
        checks: [(Fact::of(FactKind::Licence), confirmed)].into(),
        ruling: Ruling::parse("approve", "").unwrap(),
    };
    verification::decide(ctx, &people.operator, checked, assessment, &read.seen)
        .await
        .unwrap();
    things.name("verification standing", checked);
    things.name("papers", ready(ctx, &people.supplier).await);
    let waiting = verification::submit(ctx, &people.supplier, submission())
        .await
        .unwrap();
    let read = verification::case(ctx, &people.operator, waiting).await.unwrap();
    things.name("verifications", waiting);
    things.name("verification seen", read.seen);
}

async fn signed_in(ctx: &Ctx, code: &str) -> Actor {
    let email = format!("{code}@example.com");
    let sql = format!("SELECT id FROM person WHERE email = '{email}'");
    let db = ctx.db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
    let id: Uuid = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    identity::actor_of(ctx, id.into(), None).await.unwrap()
}

/// Gives a company a number and a licence.
async fn ready(ctx: &Ctx, actor: &Actor) -> PaperId {
    let numbers = [(NumberKind::Uscc, "91350200MA2YJ1XR9G".to_owned())].into();
    company::set_numbers(ctx, actor, &numbers).await.unwrap();
    let paper = NewPaper {
        kind: FactKind::Licence,
        title: None,
    };
    let handed = Handed {
        name: "licence.pdf".into(),
        bytes: (&b"%PDF-1.4\nstartxref\n9\n%%EOF\n"[..]).into(),
    };
    verification::add_paper(ctx, actor, paper, handed).await.unwrap()
}

/// The link by which somebody goes on registering.
async fn registering(ctx: &Ctx) -> String {
    let address = "li@tide.example".parse().unwrap();
    identity::ask_registration(ctx, &address, Locale::En)
        .await
        .unwrap();
    newest_link(ctx, "register").await
}

/// The token of the link of this purpose that was mailed last.
async fn newest_link(ctx: &Ctx, purpose: &str) -> String {
    let sql = format!("SELECT id FROM link WHERE purpose = '{purpose}' ORDER BY created_at DESC LIMIT 1");
    let db = ctx.db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
    let id: Uuid = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    token(ctx, id.into()).await
}

/// One more session of the buyer's owner, and the link that sets them a new password.
async fn account(ctx: &Ctx, people: &People, things: &mut Things) {
    let person = people.buyer.member().unwrap().person;
    let kept = Kept {
        data: "{}".into(),
        expires_at: ctx.now() + TimeDelta::days(14),
        person: Some(person),
        since: None,
        agent: None,
        address: None,
    };
    session::create(ctx, "elsewhere", kept).await.unwrap();
    let rows = session::list(ctx, person, "").await.unwrap();
    things.name("sessions", &rows[0].id);
    let address = "reef@example.com".parse().unwrap();
    identity::forgot_password(ctx, &address).await.unwrap();
    things.name("reset-password", newest_link(ctx, "reset_password").await);
    // Somebody no row asks as: whoever has a move under way is told to wait.
    let newcomer = founded(ctx, "newcomer", Trades::default()).await;
    let mover = newcomer.member().unwrap().person;
    let to = "elsewhere@example.com".parse().unwrap();
    identity::ask_email_change(ctx, mover, to).await.unwrap();
    things.name("change-email", newest_link(ctx, "change_email").await);
}

/// An address, a colleague and an invitation of the buyer.
async fn own(ctx: &Ctx, people: &People, things: &mut Things) {
    let address = Address {
        kind: AddressKind::Warehouse,
        lines: "1 Quay".into(),
        postcode: None,
        country: "CN".parse().unwrap(),
    };
    let address = company::add_address(ctx, &people.buyer, address).await.unwrap();
    things.name("addresses", address);
    let colleagues = company::members(ctx, &people.buyer).await.unwrap();
    let viewer = colleagues.iter().find(|row| row.role == Role::Viewer).unwrap();
    things.name("people", viewer.person);
    let own = company::own(ctx, &people.buyer).await.unwrap();
    things.name("profile version", own.version);
    let invitation = Invitation {
        email: "guest@example.com".parse().unwrap(),
        role: Role::Viewer,
        limit: None,
    };
    let link = company::invite(ctx, &people.buyer, invitation).await.unwrap();
    things.name("invitation", link);
    things.name("invitations", token(ctx, link).await);
}

/// A key of the buyer's.
async fn keys(ctx: &Ctx, people: &People, things: &mut Things) {
    let new = NewKey {
        name: None,
        scopes: "all".parse().unwrap(),
        expires_at: None,
    };
    things.name(
        "keys",
        integration::make(ctx, &people.buyer, new).await.unwrap().id,
    );
}

/// A listing on show, one that is paused, one that waits for the operator; an import that was checked, and one whose
/// columns nobody looked at.
async fn listings(ctx: &Ctx, people: &People, things: &mut Things) {
    let options = |publish| ImportOptions {
        company: "nets-co".parse().unwrap(),
        market: Some("demo".into()),
        mapping: Mapping::default(),
        publish,
        dry_run: false,
    };
    let file = |rows: &str| CatalogueFile::uploaded("nets.csv", format!("sku,title_en\n{rows}").into_bytes());
    import::run(
        ctx,
        &Actor::System,
        file("ON-SHOW,Net\nPAUSED,Rope\n"),
        options(true),
        |_| (),
    )
    .await
    .unwrap();
    let own = catalog::own(ctx, &people.supplier, PageRequest::default())
        .await
        .unwrap();
    let listing = |sku: &str| -> ListingId { own.items.iter().find(|own| own.sku == sku).unwrap().id };
    things.name("listings", listing("ON-SHOW"));
    let shown = catalog::editable(ctx, &people.supplier, listing("ON-SHOW"))
        .await
        .unwrap();
    things.name("listing version", shown.version);
    things.name("listing paused", listing("PAUSED"));
    catalog::pause(ctx, &people.supplier, listing("PAUSED"))
        .await
        .unwrap();
    import::run(ctx, &people.supplier, file("NEW,Trap\n"), options(false), |_| ())
        .await
        .unwrap();
    things.name(
        "imports",
        checked(ctx, people, "sku,title_en\nNEXT,Trap\n,Nobody\n").await,
    );
    things.name(
        "import uploaded",
        handed_in(ctx, people, "code,name\n1,Trap\n").await,
    );
    let queue = moderation::queue(ctx, &people.operator, &Default::default(), PageRequest::default())
        .await
        .unwrap();
    let case = moderation::view(ctx, &people.operator, queue.items[0].id)
        .await
        .unwrap();
    things.name("cases", case.id);
    things.name("case seen", case.opened_at.to_rfc3339());
}

async fn handed_in(ctx: &Ctx, people: &People, content: &'static str) -> ImportId {
    let new = Upload {
        name: "nets.csv".into(),
        content: content.into(),
        market: Some("demo".into()),
    };
    let (id, _) = import::upload(ctx, &people.supplier, new, Asked::Known, false)
        .await
        .unwrap();
    id
}

/// An import whose dry run is over.
async fn checked(ctx: &Ctx, people: &People, content: &'static str) -> ImportId {
    let id = handed_in(ctx, people, content).await;
    import::work(ctx, id).await.unwrap();
    id
}

/// RFQs, negotiations and orders between the buyer and the supplier, at every step the table needs.
async fn trade(ctx: &Ctx, people: &People, things: &mut Things) {
    let draft = rfq::create(ctx, &people.buyer, request(ctx, &people.supplier))
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
        rfq::thread::write(ctx, &people.supplier, negotiation, audience, text)
            .await
            .unwrap();
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
async fn open_requests(ctx: &Ctx, people: &People, things: &mut Things) {
    let markets = market::list(ctx).await.unwrap();
    let demo = markets.iter().find(|market| market.slug == "demo").unwrap();
    for name in ["requests", "request passed", "request waiting"] {
        let request = Request {
            visibility: Visibility::Open,
            suppliers: Vec::new(),
            markets: vec![demo.id],
            ..request(ctx, &people.supplier)
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
    let request = request(ctx, &people.supplier);
    let rfq = rfq::ask(ctx, &people.buyer, request).await.unwrap();
    let newest = rfq::requests(ctx, &people.supplier, Stage::All, PageRequest::default());
    (rfq, newest.await.unwrap().items[0].id)
}

async fn offered(ctx: &Ctx, by: &Actor, negotiation: NegotiationId) -> OfferRef {
    let standing = rfq::negotiation(ctx, by, negotiation).await.unwrap();
    let seen = standing.offers.last().map(|offer| offer.hash);
    rfq::offer(ctx, by, negotiation, seen, terms(ctx)).await.unwrap()
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

fn request(ctx: &Ctx, supplier: &Actor) -> Request {
    Request {
        title: "Nets".into(),
        currency: Currency::USD,
        incoterm: Incoterm::Fob,
        place: "Zhuhai".into(),
        deadline: ctx.now() + TimeDelta::days(7),
        time_zone: "Europe/Berlin".parse().unwrap(),
        deliver_by: None,
        note: String::new(),
        visibility: Visibility::Direct,
        suppliers: vec![supplier.company().unwrap()],
        markets: Vec::new(),
        lines: vec![RequestLine {
            line: 1,
            listing_id: None,
            description: "Net".into(),
            quantity: Quantity::whole(10),
            unit: Unit::PIECE,
            target_price: None,
        }],
    }
}

fn terms(ctx: &Ctx) -> Terms {
    let whole = Part {
        event: DueEvent::Deposit,
        days: None,
        percent: Percent::WHOLE,
    };
    Terms {
        currency: Currency::USD,
        incoterm: Incoterm::Fob,
        place: "Zhuhai".into(),
        lead_time_days: 5,
        payment_schedule: PaymentSchedule::new(vec![whole]).unwrap(),
        valid_until: ctx.now() + TimeDelta::days(7),
        lines: vec![OfferLine {
            line: 1,
            quantity: Quantity::whole(10),
            unit: Unit::PIECE,
            unit_price: "3.25".parse().unwrap(),
        }],
        note: MARKUP.into(),
    }
}
