//! The fixture: a company on each side with a person of each role, a stranger, operators and an administrator, all
//! signed in, kept in a folder that is copied whenever something was done.

use std::{collections::BTreeMap, path::Path};

use domain::{
    actor::{Actor, Trades},
    company::Role,
    id::{LinkId, MarketId},
    identity::Password,
    notification::News,
    text::{Bilingual, Locale},
};
use sea_orm::{ConnectionTrait, Statement, Value};
use service::{
    Ctx,
    company::{self, Invitation, NewCompany, Newcomer},
    ctx::Clock,
    identity::{self, Registration},
    market::{self, NewMarket},
    notification,
};
use tempfile::TempDir;

use super::{
    row::{COLUMNS, acts_for},
    things,
};
use crate::support::{Browser, Site};

/// Everyone's password.
pub const PASSWORD: &str = "harbour office 7";
/// How the site is run: with the pages for developers, so that they are in the table.
const VARIABLES: &[(&str, &str)] = &[
    ("DEV_MODE", "on"),
    ("SECRET_KEY", "known to the copies of this fixture"),
];

/// The world as every request finds it.
pub struct World {
    folder: TempDir,
    now: domain::Instant,
    /// The cookies of each column.
    cookies: Vec<Vec<(String, String)>>,
    pub things: Things,
}

/// Addresses of things, by name.
#[derive(Clone, Default)]
pub struct Things(BTreeMap<&'static str, String>);

impl Things {
    /// Names a thing.
    pub fn name(&mut self, name: &'static str, value: impl ToString) {
        self.0.insert(name, value.to_string());
    }

    /// The same for a column, whose own company is `{acting}`.
    pub fn of(&self, column: usize) -> Self {
        let mut things = self.clone();
        things.name("acting", acts_for(column));
        things
    }

    fn get(&self, name: &str) -> &str {
        let known = self.0.get(name);
        known.unwrap_or_else(|| {
            panic!("no thing {name:?}: make and name one in authorization_coverage/things.rs")
        })
    }

    /// A text with things for the names in its braces; braces around anything else (JSON) stay.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in &self.0 {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }

    /// The address of the usual thing of each kind: what stands before a parameter names it.
    pub fn usual(&self, path: &str) -> String {
        let mut before = "";
        let mut address = String::new();
        for segment in path.split('/').skip(1) {
            let parameter = segment.starts_with('{');
            address = format!("{address}/{}", if parameter { self.get(before) } else { segment });
            before = segment;
        }
        address
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::set_at(Clock::System.now());
        let site = Site::open(folder, VARIABLES, clock).await;
        server::setup::migrate(&site.ctx).await.unwrap();
        let people = people(&site.ctx).await;
        let things = things::make(&site.ctx, &people).await;
        site.browser().get("/search?q=net").await;
        service::search::keep_counts(&site.ctx).await.unwrap();
        let mut cookies = vec![Vec::new()];
        for person in &people.emails {
            cookies.push(signed_in(&site, person).await.cookies);
        }
        assert_eq!(cookies.len(), COLUMNS.len());
        let now = site.ctx.now();
        let Site { ctx, folder, .. } = site;
        // Writes everything into the one file.
        ctx.db.close().await.unwrap();
        Self {
            folder,
            now,
            cookies,
            things,
        }
    }

    /// A site on a copy.
    pub async fn site(&self) -> Site {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        Site::open(folder, VARIABLES, Clock::set_at(self.now)).await
    }

    /// The browser of a column.
    pub fn browser(&self, site: &Site, column: usize) -> Browser {
        let mut browser = site.browser();
        browser.cookies.clone_from(&self.cookies[column]);
        browser
    }

    /// How many events there are.
    pub async fn events(site: &Site) -> i64 {
        let db = site.ctx.db.read();
        let statement = Statement::from_string(db.get_database_backend(), "SELECT count(*) FROM event");
        let row = db.query_one_raw(statement).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Who acts while the fixture is made, and who signs in.
pub struct People {
    pub buyer: Actor,
    pub supplier: Actor,
    pub operator: Actor,
    /// Of each column after `anyone`.
    emails: Vec<String>,
}

async fn people(ctx: &Ctx) -> People {
    let trades = |buys, supplies| Trades {
        buys,
        supplies,
        ..Trades::default()
    };
    let operator = founded(ctx, "harbour", trades(false, false)).await;
    let demo = open_market(ctx, "demo", &operator).await;
    let other = founded(ctx, "far-harbour", trades(false, false)).await;
    open_market(ctx, "far", &other).await;
    let stranger = founded(ctx, "stranger", trades(true, true)).await;
    let buyer = founded(ctx, "reef", trades(true, false)).await;
    let supplier = founded(ctx, "nets-co", trades(false, true)).await;
    let admin = founded(ctx, "platform", trades(false, false)).await;
    administer(ctx, &admin).await;
    let mut emails = vec![email("stranger")];
    for owner in [&buyer, &supplier] {
        let code = owner.member().unwrap().company_code.clone();
        emails.push(email(&code));
        for role in [
            Role::Manager,
            Role::Sales,
            Role::Purchaser,
            Role::Finance,
            Role::Viewer,
        ] {
            let name = format!("{code}-{role}");
            join(ctx, owner, &name, role).await;
            emails.push(email(&name));
        }
    }
    join(ctx, &operator, "harbour-viewer", Role::Viewer).await;
    emails.extend(["far-harbour", "harbour", "harbour-viewer", "platform"].map(email));
    for trader in [&stranger, &supplier] {
        let company = trader.company().unwrap();
        let booth = market::take_booth(ctx, &Actor::System, company, demo, None, None);
        booth.await.unwrap();
    }
    // What they are now: the operator runs a market.
    People {
        buyer,
        supplier,
        operator: again(ctx, &operator).await,
        emails,
    }
}

fn email(name: &str) -> String {
    format!("{name}@example.com")
}

/// A company and its owner.
pub async fn founded(ctx: &Ctx, code: &str, trades: Trades) -> Actor {
    let registration = Registration {
        company: NewCompany {
            code: code.parse().unwrap(),
            name: Bilingual::both(code, code),
            country: "CN".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades,
            uscc: None,
        },
        email: email(code).parse().unwrap(),
        password: Password::new(PASSWORD).unwrap(),
        person_name: code.into(),
        locale: Locale::En,
        time_zone: "Europe/Berlin".parse().unwrap(),
    };
    let (person, company) = identity::register(ctx, registration).await.unwrap();
    identity::actor_of(ctx, person, Some(company)).await.unwrap()
}

async fn again(ctx: &Ctx, actor: &Actor) -> Actor {
    let member = actor.member().unwrap();
    let again = identity::actor_of(ctx, member.person, Some(member.company));
    again.await.unwrap()
}

async fn open_market(ctx: &Ctx, slug: &str, operator: &Actor) -> MarketId {
    let new = NewMarket {
        slug: slug.into(),
        name: Bilingual::both(slug, slug),
        region_code: "440400".into(),
        region: Bilingual::both("珠海", "Zhuhai"),
        story: Bilingual::both("一", "One"),
        position: 1,
        operator: operator.company().unwrap(),
    };
    market::open(ctx, &Actor::System, new).await.unwrap()
}

async fn administer(ctx: &Ctx, actor: &Actor) {
    let person = actor.member().unwrap().person;
    let tx = ctx.db.begin().await.unwrap();
    let sql = "UPDATE person SET administers = TRUE WHERE id = ?";
    let statement =
        Statement::from_sql_and_values(tx.get_database_backend(), sql, [Value::Uuid(Some(person.0))]);
    tx.execute_raw(statement).await.unwrap();
    tx.commit().await.unwrap();
}

/// A new person of a company.
async fn join(ctx: &Ctx, owner: &Actor, name: &str, role: Role) {
    let invitation = Invitation {
        email: email(name).parse().unwrap(),
        role,
        limit: None,
    };
    let link = company::invite(ctx, owner, invitation).await.unwrap();
    let newcomer = Newcomer {
        name: name.into(),
        password: Password::new(PASSWORD).unwrap(),
        locale: Locale::En,
        time_zone: "Europe/Berlin".parse().unwrap(),
    };
    company::join_as(ctx, &token(ctx, link).await, newcomer)
        .await
        .unwrap();
}

/// What stands in the address of a mailed link.
pub async fn token(ctx: &Ctx, link: LinkId) -> String {
    let letter = notification::link_letter(ctx, link).await.unwrap();
    let News::Link { token, .. } = letter.news else {
        panic!("{letter:?}")
    };
    token
}

async fn signed_in(site: &Site, email: &str) -> Browser {
    let mut browser = site.browser();
    let form = [("email", email), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &form).await;
    assert_eq!(answer.location(), "/desk", "{email}: {}", answer.text);
    browser
}
