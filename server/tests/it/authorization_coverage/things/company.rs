//! What a company keeps of itself: papers, people, keys.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::{
        Address, AddressKind, Assessment, Certificate, Check, Fact, FactKind, Finding, NewPaper, NumberKind,
        Role, Submission,
    },
    id::PaperId,
    moderation::Ruling,
    text::Bilingual,
};
use service::{
    Ctx,
    company::{
        self, Invitation,
        verification::{self, Handed},
    },
    integration::{self, NewKey},
};

use super::{
    super::{
        table::PIXEL,
        world::{People, Things, token},
    },
    signed_in,
};

/// A picture and a certificate of the supplier.
pub(super) async fn showcase(ctx: &Ctx, people: &People, things: &mut Things) {
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

/// Companies that are ready to be checked: the supplier waits, the stranger was verified.
pub(super) async fn verification(ctx: &Ctx, people: &People, things: &mut Things) {
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

/// An address, a colleague and an invitation of the buyer.
pub(super) async fn own(ctx: &Ctx, people: &People, things: &mut Things) {
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
pub(super) async fn keys(ctx: &Ctx, people: &People, things: &mut Things) {
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
