//! A supplier with a few listings on show.

use domain::{
    actor::{Actor, Trades},
    catalog::{
        mapping::Mapping,
        schema::{change::Change, draft::DefinitionDraft},
    },
    id::{CompanyId, ListingId, MarketId},
    identity::Password,
    search::SearchQuery,
    text::{Bilingual, Locale},
};
use service::{
    catalog::{
        import::{self, CatalogueFile, ImportOptions},
        tree,
    },
    company::NewCompany,
    identity::{Registration, Tried},
    market::NewMarket,
};

use super::Site;

/// Everyone's password.
pub const PASSWORD: &str = "harbour office 7";

/// Two nets with prices, a trap without, in Chinese, English and both.
pub const CATALOGUE: &str = "sku,title_zh,title_en,description_en,category,model,hs_code,unit,moq,increment,currency,tiers,mesh_mm\n\
    N-1,三层尼龙渔网,Three-layer nylon net,Double knotted.,Fishing gear > Nets,YL-0210,56081100,H87,200,50,CNY,200:21.4;1000:19.8,60\n\
    N-2,,Cast net <b>American</b>,,Fishing gear > Nets,,,H87,20,1,USD,20:0.004401,\n\
    N-3,折叠地笼,,,Fishing gear > Traps,,,H87,300,1,CNY,,\n";

impl Site {
    /// Registers the supplier `nets-co` in the market `gear`, and shows [`CATALOGUE`].
    pub async fn stock(&self) {
        self.stock_run_by("nets-co").await;
    }

    /// The same, in a market another company runs.
    pub async fn stock_run_by(&self, operator: &str) {
        self.put_on_show(operator).await;
        service::search::catch_up(&self.ctx).await.unwrap();
    }

    /// The same, without a search index that knows of it.
    pub async fn put_on_show(&self, operator: &str) {
        let company = self.company("nets-co").await;
        let operator = match operator {
            "nets-co" => company,
            other => self.company(other).await,
        };
        let market = self.market("gear", operator).await;
        service::market::take_booth(&self.ctx, &Actor::System, company, market, None, None)
            .await
            .unwrap();
        let options = ImportOptions {
            company: "nets-co".parse().unwrap(),
            market: None,
            mapping: Mapping::default(),
            publish: true,
            dry_run: false,
        };
        let file = CatalogueFile::uploaded("nets.csv", CATALOGUE.into());
        let report = import::run(&self.ctx, &Actor::System, file, options, |_| ())
            .await
            .unwrap();
        assert_eq!(report.imported, 3, "{report:?}");
    }

    async fn company(&self, code: &str) -> CompanyId {
        let registration = Registration {
            company: NewCompany {
                code: code.parse().unwrap(),
                name: Bilingual::both("洞庭渔具厂", "Dongting Gear"),
                country: "CN".parse().unwrap(),
                city: Bilingual::default(),
                about: Bilingual::default(),
                trades: Trades {
                    buys: false,
                    supplies: true,
                    ..Trades::default()
                },
                uscc: None,
            },
            email: format!("{code}@example.com").parse().unwrap(),
            password: Password::new(PASSWORD).unwrap(),
            person_name: "Chen".into(),
            locale: Locale::En,
            time_zone: "Asia/Shanghai".parse().unwrap(),
        };
        let (_, company) = service::identity::register(&self.ctx, registration)
            .await
            .unwrap();
        company
    }

    async fn market(&self, slug: &str, operator: CompanyId) -> MarketId {
        let new = NewMarket {
            slug: slug.into(),
            name: Bilingual::both("岳阳渔具", "Yueyang gear"),
            region_code: "430600".into(),
            region: Bilingual::both("岳阳", "Yueyang"),
            story: Bilingual::both("网", "Nets"),
            position: 1,
            operator,
        };
        service::market::open(&self.ctx, &Actor::System, new)
            .await
            .unwrap()
    }

    /// Whoever signs in with this address.
    pub async fn signed_in(&self, email: &str) -> Actor {
        let tried = service::identity::sign_in(&self.ctx, email, PASSWORD, None).await;
        let Tried::Right(person) = tried.unwrap() else {
            panic!("{email} can't sign in")
        };
        service::identity::actor_of(&self.ctx, person, None)
            .await
            .unwrap()
    }

    /// The address of a category that asks for its listings' mesh.
    pub async fn asked_category(&self) -> String {
        let tree = tree::all(&self.ctx).await.unwrap();
        let category = tree.nodes().next().unwrap().id;
        let draft = DefinitionDraft {
            key: "mesh_mm".into(),
            name_zh: "网目".into(),
            name_en: "Mesh".into(),
            kind: "number".into(),
            unit: "mm".into(),
            position: "1".into(),
            ..DefinitionDraft::default()
        };
        let definition = draft.parse(category).unwrap();
        let change = Change::Define { definition };
        let shown = tree::preview(&self.ctx, &Actor::System, &change).await.unwrap();
        tree::carry_out(&self.ctx, &Actor::System, &change, Some(&shown.seal))
            .await
            .unwrap();
        format!("/api/v1/categories/{category}")
    }

    /// The listing with this SKU.
    pub async fn listing(&self, sku: &str) -> ListingId {
        let query = SearchQuery {
            text: sku.into(),
            ..SearchQuery::default()
        };
        let found = service::search::find(&self.ctx, &query).await.unwrap();
        found.items[0].hit.id
    }
}
