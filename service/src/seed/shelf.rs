//! Shelves of the demo: catalogues put up, files handed in, and what operators decided about them.

use domain::{
    actor::Actor,
    catalog::{content::CategoryPath, mapping::Mapping, schema::change::Change, view::CaseRow},
    id::ListingId,
    moderation::{Ruling, banned::BannedWord, matter::NewReport, restriction::Restriction},
    page::PageRequest,
    search::vocabulary::{Direction, Entry},
    text::Bilingual,
};

use super::{
    broken,
    cast::Cast,
    data::{self, ShelfAct, ShelfStep},
};
use crate::{
    Ctx, Result,
    catalog::{
        self,
        import::{self, CatalogueFile, ImportOptions},
        tree,
    },
    moderation::{self, banned, restriction},
    search::vocabulary,
};

/// What separates the names of a category's path.
const BELOW: &str = " > ";

/// Makes the category tree, in both languages.
pub(super) async fn put_up_categories(ctx: &Ctx) -> Result<()> {
    for category in data::categories()? {
        let names = category.path.split(BELOW).zip(category.zh.split(BELOW));
        let names: Vec<_> = names.map(|(en, zh)| Bilingual::both(zh, en)).collect();
        catalog::name_category(ctx, &Actor::System, &names).await?;
    }
    Ok(())
}

/// Says what the categories ask for.
pub(super) async fn ask_for_attributes(ctx: &Ctx) -> Result<()> {
    let actor = &Actor::System;
    for (attribute, position) in data::attributes()?.into_iter().zip(1..) {
        let path = CategoryPath(attribute.category.split(BELOW).map(str::to_owned).collect());
        let id = tree::id_at(ctx.db.read(), &path).await?;
        let category = id.ok_or_else(|| broken(&attribute.category))?.into();
        let definition = attribute.typed(position).parse(category)?;
        let change = Change::Define { definition };
        let shown = tree::preview(ctx, actor, &change).await?;
        tree::carry_out(ctx, actor, &change, Some(&shown.seal)).await?;
    }
    Ok(())
}

/// Says which terms mean the same.
pub(super) async fn teach_terms(ctx: &Ctx) -> Result<()> {
    let actor = &Actor::System;
    for synonyms in data::vocabulary()? {
        let direction = match synonyms.one_way {
            true => Direction::OneWay,
            false => Direction::Both,
        };
        let entry = Entry::parse(&synonyms.terms.join("\n"), &direction.to_string())?;
        let seen = vocabulary::seal(ctx, actor, None, Some(&entry)).await?;
        vocabulary::add(ctx, actor, &entry, &seen).await?;
    }
    Ok(())
}

/// Says which words no listing may hold.
pub(super) async fn ban_words(ctx: &Ctx) -> Result<()> {
    for banned in data::banned()? {
        let word = BannedWord::parse(&banned.word, &banned.explanation)?;
        banned::add(ctx, &Actor::System, None, &word).await?;
    }
    Ok(())
}

/// Says what is not sold, or only with a certificate.
pub(super) async fn restrict(ctx: &Ctx) -> Result<()> {
    for restricted in data::restrictions()? {
        let new = Restriction::parse(
            &restricted.category,
            &restricted.certificate,
            &restricted.explanation,
        )?;
        restriction::add(ctx, &Actor::System, None, &new).await?;
    }
    Ok(())
}

/// Puts a supplier's catalogue on show; buyers have none.
pub(super) async fn put_up(ctx: &Ctx, code: &str) -> Result<()> {
    match data::catalog(code) {
        Some(text) => import(ctx, &Actor::System, code, text, true).await,
        None => Ok(()),
    }
}

/// Something happens to a listing.
pub(super) async fn step(ctx: &Ctx, cast: &Cast, step: ShelfStep) -> Result<()> {
    let supplier = cast.actor(&step.company)?;
    let operator = cast.operator_of(&step.company)?;
    match step.act {
        ShelfAct::Submit { file } => {
            let text = data::submission(&file).ok_or_else(|| broken(&file))?;
            import(ctx, supplier, &step.company, text, false).await
        }
        ShelfAct::Decide { sku, verdict, reason } => {
            let case = case(ctx, cast, &step.company, &sku).await?;
            moderation::decide(ctx, operator, case.id, Ruling { verdict, reason }, case.opened_at).await
        }
        ShelfAct::Claim { sku } => {
            let case = case(ctx, cast, &step.company, &sku).await?;
            moderation::claim(ctx, operator, case.id).await
        }
        ShelfAct::Pause { sku } => catalog::pause(ctx, supplier, listing(ctx, supplier, &sku).await?).await,
        ShelfAct::Archive { sku } => {
            catalog::archive(ctx, supplier, listing(ctx, supplier, &sku).await?).await
        }
        ShelfAct::Report {
            by,
            sku,
            ground,
            reason,
        } => {
            let (id, reason) = (
                listing(ctx, supplier, &sku).await?,
                reason.parse().map_err(|_| broken(&sku))?,
            );
            let new = NewReport { ground, reason };
            moderation::report(ctx, cast.actor(&by)?, id, new).await.map(drop)
        }
        ShelfAct::Appeal { sku, words } => {
            let id = listing(ctx, supplier, &sku).await?;
            moderation::appeal(ctx, supplier, id, words.parse().map_err(|_| broken(&sku))?).await
        }
    }
}

async fn import(ctx: &Ctx, actor: &Actor, code: &str, text: &str, publish: bool) -> Result<()> {
    let file = CatalogueFile::uploaded(format!("{code}.csv"), text.into());
    let options = ImportOptions {
        company: code.parse().map_err(|_| broken(code))?,
        market: None,
        mapping: Mapping::default(),
        publish,
        dry_run: false,
    };
    let report = import::run(ctx, actor, file, options, |_| {}).await?;
    match report.failed.first() {
        None => Ok(()),
        Some(row) => Err(broken(&format!("{code}, line {}", row.line))),
    }
}

/// What waits for the operator about the supplier's listing with this number.
async fn case(ctx: &Ctx, cast: &Cast, code: &str, sku: &str) -> Result<CaseRow> {
    let listing = listing(ctx, cast.actor(code)?, sku).await?;
    let queue = moderation::queue(
        ctx,
        cast.operator_of(code)?,
        &Default::default(),
        PageRequest::new(Some(100), None),
    )
    .await?;
    let found = queue.items.into_iter().find(|case| case.listing == listing);
    found.ok_or_else(|| broken(sku))
}

/// The supplier's listing with this number.
pub(super) async fn listing(ctx: &Ctx, supplier: &Actor, sku: &str) -> Result<ListingId> {
    let own = catalog::own(ctx, supplier, PageRequest::new(Some(100), None)).await?;
    let found = own.items.into_iter().find(|listing| listing.sku == sku);
    Ok(found.ok_or_else(|| broken(sku))?.id)
}
