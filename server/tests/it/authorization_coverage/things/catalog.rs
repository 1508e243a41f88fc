//! Categories, listings, imports and pictures.

use domain::{
    actor::Actor,
    catalog::{
        bulk::{BulkAct, Chosen},
        feed::FeedForm,
        mapping::Mapping,
        schema::{change::Change, draft::DefinitionDraft},
        view::OwnFilter,
    },
    id::{BulkEditId, CategoryId, FeedId, ImportId, ListingId},
    moderation::{Ruling, banned::BannedWord, restriction::Restriction},
    page::PageRequest,
    search::vocabulary::Entry,
    text::Bilingual,
};
use service::{
    Ctx,
    catalog::{
        self, bulk, feed,
        import::{self, Asked, CatalogueFile, ImportOptions, Upload},
        picture::{self, NewPicture},
        tree,
    },
    market, moderation,
    search::vocabulary,
};

use super::super::{
    table::PIXEL,
    world::{People, Things},
};

/// A category that asks for an attribute, one beside it, and what changing them was shown to do.
pub(super) async fn categories(ctx: &Ctx, admin: &Actor, things: &mut Things) {
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

/// A picture of the listing on show that an operator approved, and one of the paused listing that waits.
pub(super) async fn goods(ctx: &Ctx, people: &People, things: &mut Things) {
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

/// A listing on show, one that is paused, one that waits for the operator; an import that was checked, and one whose
/// columns nobody looked at.
pub(super) async fn listings(ctx: &Ctx, people: &People, things: &mut Things) {
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
    things.name("feeds", fed(ctx, people).await);
    let paused = fed(ctx, people).await;
    feed::pause(ctx, &people.supplier, paused).await.unwrap();
    things.name("feed paused", paused);
    things.name("bulk", edited(ctx, people).await);
    let done = edited(ctx, people).await;
    bulk::start(ctx, &people.supplier, done).await.unwrap();
    things.name("bulk done", done);
    let queue = moderation::queue(ctx, &people.operator, &Default::default(), PageRequest::default())
        .await
        .unwrap();
    let case = moderation::view(ctx, &people.operator, queue.items[0].id)
        .await
        .unwrap();
    things.name("cases", case.id);
    things.name("case seen", case.opened_at.to_rfc3339());
    import::run(
        ctx,
        &people.supplier,
        file("REFUSED,Snare\n"),
        options(false),
        |_| (),
    )
    .await
    .unwrap();
    things.name("listing refused", refused(ctx, people).await);
    let markets = market::operated(ctx, &people.operator).await.unwrap();
    things.name("market id", markets[0].id);
}

/// The listing that was handed in last, refused.
async fn refused(ctx: &Ctx, people: &People) -> ListingId {
    let wanted = Default::default();
    let queue = moderation::queue(ctx, &people.operator, &wanted, PageRequest::default());
    let case = queue.await.unwrap().items.pop().unwrap();
    let no = Ruling::parse("reject", "snares are not sold here").unwrap();
    moderation::decide(ctx, &people.operator, case.id, no, case.opened_at)
        .await
        .unwrap();
    case.listing
}

async fn fed(ctx: &Ctx, people: &People) -> FeedId {
    let form = FeedForm {
        address: "https://erp.example/goods.csv".into(),
        hour: "3".into(),
        time_zone: "Asia/Shanghai".into(),
        market: "demo".into(),
    };
    feed::set_up(ctx, &people.supplier, form.parse().unwrap())
        .await
        .unwrap()
}

/// A bulk edit that was tried: of listings without a price, so that all stay as they are.
async fn edited(ctx: &Ctx, people: &People) -> BulkEditId {
    let all = Chosen::Matching(OwnFilter::default());
    let dearer = BulkAct::parse("reprice", "1", "").unwrap();
    bulk::begin(ctx, &people.supplier, &all, &dearer).await.unwrap()
}

async fn handed_in(ctx: &Ctx, people: &People, content: &'static str) -> ImportId {
    let new = Upload {
        name: "nets.csv".into(),
        content: content.into(),
        market: Some("demo".into()),
        pictures: None,
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

/// A word that no listing of any market may hold, and a category that none sells.
pub async fn banned(ctx: &Ctx, admin: &Actor, things: &mut Things) {
    let word = BannedWord::parse("gun", "not sold here").unwrap();
    let id = moderation::banned::add(ctx, admin, None, &word).await.unwrap();
    things.name("banned-words", id);
    let tea = Restriction::parse("Tea", "", "not sold here").unwrap();
    let id = moderation::restriction::add(ctx, admin, None, &tea)
        .await
        .unwrap();
    things.name("restrictions", id);
}

/// An entry of the vocabulary, and the seals of another, of it changed and of it removed.
pub async fn vocabulary(ctx: &Ctx, admin: &Actor, things: &mut Things) {
    let entry = |terms: &str| Entry::parse(terms, "both").unwrap();
    let (net, tea) = (entry("渔网\nfishing net"), entry("茶\ntea"));
    let seal = async |id, entry: Option<&Entry>| vocabulary::seal(ctx, admin, id, entry).await.unwrap();
    let new = seal(None, Some(&net)).await;
    let id = vocabulary::add(ctx, admin, &net, &new).await.unwrap();
    things.name("vocabulary", id);
    things.name("vocabulary new", seal(None, Some(&tea)).await);
    things.name("vocabulary changed", seal(Some(id), Some(&tea)).await);
    things.name("vocabulary removed", seal(Some(id), None).await);
}
