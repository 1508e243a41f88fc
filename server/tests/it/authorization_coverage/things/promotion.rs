//! Campaigns of the supplier: one being written, one that waits for the operator, one that runs; and two fairs.

use domain::{
    actor::Actor,
    catalog::mapping::Mapping,
    id::PromotionId,
    promotion::{ZONE, draft::CampaignDraft, fair::FairDraft},
};
use service::{
    Ctx,
    catalog::import::{self, CatalogueFile, ImportOptions},
    promotion::{self, Keeper},
};

use super::super::world::{People, Things};

/// Makes them, and the listing they are of.
pub(super) async fn campaigns(ctx: &Ctx, people: &People, things: &mut Things) {
    let options = ImportOptions {
        company: "nets-co".parse().unwrap(),
        market: Some("demo".into()),
        mapping: Mapping::default(),
        publish: true,
        dry_run: false,
    };
    let file = CatalogueFile::uploaded("crates.csv", "sku,title_en\nPROMO,Crate\n".into());
    import::run(ctx, &Actor::System, file, options, |_| ())
        .await
        .unwrap();
    let today = ctx.now().with_timezone(&ZONE).date_naive();
    things.name("today", today);
    let draft = written(ctx, people, &today.to_string()).await;
    let read = promotion::view(ctx, &people.supplier, draft).await.unwrap();
    things.name("campaign draft", draft);
    // The clock stands still: all of them were written at the same instant.
    let seen = read
        .updated_at
        .to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    things.name("campaign seen", seen);
    let waiting = written(ctx, people, &today.to_string()).await;
    promotion::submit(ctx, &people.supplier, waiting).await.unwrap();
    things.name("campaign waiting", waiting);
    let running = written(ctx, people, &today.to_string()).await;
    promotion::submit(ctx, &people.supplier, running).await.unwrap();
    promotion::approve(ctx, &people.operator, running, read.updated_at)
        .await
        .unwrap();
    things.name("campaigns", running);
    for slug in ["draft-days", "open-days"] {
        let fair = FairDraft {
            slug: slug.into(),
            name_zh: "节".into(),
            name_en: "Days".into(),
            story_zh: "展".into(),
            story_en: "Hall".into(),
            from: today.to_string(),
            until: today.to_string(),
            programme: format!("{today} 10:00 开幕 | Opening"),
            hall: "nets-co A-01\nstranger A-02".into(),
        };
        promotion::found_fair(ctx, &people.operator, "demo", fair.parse().unwrap())
            .await
            .unwrap();
    }
    promotion::publish_fair(ctx, &people.operator, "open-days")
        .await
        .unwrap();
    things.name("fairs", "open-days");
}

async fn written(ctx: &Ctx, people: &People, today: &str) -> PromotionId {
    let draft = CampaignDraft {
        kind: "discount".into(),
        percent: "10".into(),
        name_zh: "特惠".into(),
        name_en: "Sale".into(),
        text_zh: "现货".into(),
        text_en: "In stock".into(),
        from: today.into(),
        until: today.into(),
        listings: "PROMO".into(),
        ..CampaignDraft::default()
    };
    let campaign = draft.parse(false).unwrap();
    promotion::create(ctx, &people.supplier, Keeper::Supplier, "demo", campaign)
        .await
        .unwrap()
}
