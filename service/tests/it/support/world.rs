//! A small world to tell stories in: one market, an operator, suppliers, buyers, and a clock set by hand.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use domain::{
    Instant,
    actor::{Actor, Trades},
    id::{CompanyId, ListingId, MarketId},
    identity::Password,
    search::{Found, Marks, SearchQuery, SearchResults, vocabulary::Vocabulary},
    text::{Bilingual, Locale},
};
use futures::StreamExt;
use service::{
    Ctx,
    company::NewCompany,
    ctx::Clock,
    file::Files,
    identity::{Registration, Tried},
    port::search_index::{Batches, SearchDocument, SearchFailure, SearchIndex},
    secret::Secret,
};

use super::db::{Kind, TestDb};

/// Everyone's password.
pub const PASSWORD: &str = "harbour office 7";

pub struct World {
    pub ctx: Ctx,
    pub index: Arc<RecordingIndex>,
    pub market: MarketId,
    pub operator: Actor,
    pub supplier: Actor,
    pub buyer: Actor,
    _test_db: TestDb,
}

impl World {
    /// 1 December 2026, 08:00 UTC; market `demo`, run by `harbour`; supplier `nets-co` with a booth; buyer `reef-gmbh`.
    pub async fn new(kind: Kind) -> Self {
        let test_db = TestDb::new(kind).await;
        let index = Arc::new(RecordingIndex::default());
        let start: Instant = "2026-12-01T08:00:00Z".parse().unwrap();
        let ctx = Ctx::new(
            test_db.db.clone(),
            Clock::set_at(start),
            index.clone(),
            Files::in_memory(),
            Secret::new([7; 32]),
        );
        let (_, operator) = company(&ctx, "harbour", Trades::default()).await;
        let market = service::market::open(
            &ctx,
            &Actor::System,
            service::market::NewMarket {
                slug: "demo".into(),
                name: Bilingual::both("示范市场", "Demo market"),
                region_code: "440400".into(),
                region: Bilingual::both("珠海", "Zhuhai"),
                story: Bilingual::both("一", "One"),
                position: 1,
                operator,
            },
        )
        .await
        .unwrap();
        let mut world = Self {
            operator: actor(&ctx, "harbour").await,
            supplier: Actor::Anyone,
            buyer: Actor::Anyone,
            ctx,
            index,
            market,
            _test_db: test_db,
        };
        world.supplier = world.new_supplier("nets-co").await;
        world.buyer = world.new_buyer("reef-gmbh").await;
        world
    }

    pub async fn new_supplier(&self, code: &str) -> Actor {
        let (_, id) = company(
            &self.ctx,
            code,
            Trades {
                supplies: true,
                buys: false,
                ..Trades::default()
            },
        )
        .await;
        service::market::take_booth(&self.ctx, &Actor::System, id, self.market, None, None)
            .await
            .unwrap();
        actor(&self.ctx, code).await
    }

    /// Whoever signs in with these.
    pub async fn signed_in(&self, email: &str, password: &str) -> Actor {
        signed_in(&self.ctx, email, password).await
    }

    /// A company without a place in the market.
    pub async fn new_company(&self, code: &str, trades: Trades) -> Actor {
        company(&self.ctx, code, trades).await;
        actor(&self.ctx, code).await
    }

    pub async fn new_buyer(&self, code: &str) -> Actor {
        company(
            &self.ctx,
            code,
            Trades {
                buys: true,
                supplies: false,
                ..Trades::default()
            },
        )
        .await;
        actor(&self.ctx, code).await
    }
}

/// What a registration form of this company would hold.
pub fn registration(code: &str, trades: Trades) -> Registration {
    Registration {
        company: NewCompany {
            code: code.parse().unwrap(),
            name: Bilingual::both(format!("{code}公司"), format!("{code} Ltd")),
            country: "CN".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades,
            uscc: None,
        },
        email: format!("{code}@example.com").parse().unwrap(),
        password: Password::new(PASSWORD).unwrap(),
        person_name: format!("{code} person"),
        locale: Locale::En,
        time_zone: chrono_tz::Europe::Berlin,
    }
}

async fn company(ctx: &Ctx, code: &str, trades: Trades) -> (domain::id::PersonId, CompanyId) {
    service::identity::register(ctx, registration(code, trades))
        .await
        .unwrap()
}

async fn actor(ctx: &Ctx, code: &str) -> Actor {
    signed_in(ctx, &format!("{code}@example.com"), PASSWORD).await
}

async fn signed_in(ctx: &Ctx, email: &str, password: &str) -> Actor {
    let tried = service::identity::sign_in(ctx, email, password, None).await;
    let Tried::Right(person) = tried.unwrap() else {
        panic!("{email} can't sign in")
    };
    service::identity::actor_of(ctx, person, None).await.unwrap()
}

/// An index that remembers what it was told; what it finds is tested with a real engine. Where a story asks it to, it
/// finds by a title that has the text, newest first.
#[derive(Default)]
pub struct RecordingIndex {
    pub held: Mutex<std::collections::BTreeMap<ListingId, SearchDocument>>,
    pub finds: AtomicBool,
    pub taught: Mutex<Arc<Vocabulary>>,
}

impl RecordingIndex {
    fn find(&self, query: &SearchQuery) -> SearchResults {
        let text = query.text.to_lowercase();
        let held = self.held.lock().unwrap();
        let has = |title: &Option<String>| {
            let title = title.as_deref().unwrap_or_default();
            title.to_lowercase().contains(&text)
        };
        let found = held.values().filter(|document| {
            let Bilingual { zh, en } = &document.hit.title;
            has(zh) || has(en)
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|document| std::cmp::Reverse(document.created_us));
        let items = found
            .iter()
            .take(query.page.limit as usize)
            .map(|document| Found {
                hit: document.hit.clone(),
                marks: Marks::default(),
                why: None,
            });
        SearchResults {
            items: items.collect(),
            next: None,
            total: found.len() as u64,
            relaxed: false,
            corrected: None,
            facets: Default::default(),
            engine: "none",
            took: Default::default(),
        }
    }
}

#[async_trait]
impl SearchIndex for RecordingIndex {
    async fn apply(&self, add: Vec<SearchDocument>, remove: Vec<ListingId>) -> Result<(), SearchFailure> {
        let mut held = self.held.lock().unwrap();
        for id in remove {
            held.remove(&id);
        }
        held.extend(add.into_iter().map(|document| (document.hit.id, document)));
        Ok(())
    }

    async fn rebuild(&self, mut documents: Batches<'_>) -> Result<(), SearchFailure> {
        let mut held = std::collections::BTreeMap::new();
        while let Some(batch) = documents.next().await {
            held.extend(batch?.into_iter().map(|document| (document.hit.id, document)));
        }
        *self.held.lock().unwrap() = held;
        Ok(())
    }

    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        if self.finds.load(Ordering::Relaxed) {
            return Ok(self.find(query));
        }
        Err(SearchFailure::engine("not a real engine"))
    }

    async fn teach(&self, vocabulary: Arc<Vocabulary>) -> Result<(), SearchFailure> {
        *self.taught.lock().unwrap() = vocabulary;
        Ok(())
    }

    async fn count(&self) -> Result<u64, SearchFailure> {
        Ok(self.held.lock().unwrap().len() as u64)
    }
}
