//! A company's listings as a catalogue file. What is written, imported again, changes nothing: so a listing whose text
//! waits for an operator is written as its supplier last wrote it, not as buyers still see it.

use std::{
    collections::HashMap,
    fs::File,
    io::{Seek, Write},
};

use domain::{
    actor::{Actor, Right},
    catalog::{content::Wording, row::COLUMNS, written::written},
    company::CompanyCode,
    problem::Problem,
};
use entity::{catalog::listing, moderation::moderation_case};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    read,
    table::{Format, TableWriter},
};
use crate::{Ctx, Error, Result, company, error::require};

/// Listings read and written at once.
const BATCH: u64 = 500;

/// Writes the listings of a company, oldest first, all but those that were given up. Returns how many.
pub async fn export(
    ctx: &Ctx,
    actor: &Actor,
    code: &CompanyCode,
    format: Format,
    out: impl Write + Send,
) -> Result<u64> {
    require(actor, Right::SeeListings)?;
    let company = company::read::by_code(ctx.db.read(), code.as_str()).await?;
    let own = |id: &Uuid| *actor == Actor::System || actor.company().is_some_and(|own| own.0 == *id);
    let unknown = || Error::invalid("company", Problem::new("unknown-company").with("code", code));
    let company = company.map(|row| row.id).filter(own).ok_or_else(unknown)?;
    let header = COLUMNS.map(str::to_owned);
    let mut table = TableWriter::new(format, out, &header).map_err(Error::internal)?;
    let (mut count, mut last) = (0, None);
    loop {
        let rows = batch(ctx, actor, company, last).await?;
        let Some(end) = rows.last().map(|(id, _)| *id) else {
            break;
        };
        last = Some(end);
        for (_, cells) in rows {
            if let Some(column) = TableWriter::<File>::too_long(format, &cells) {
                let problem = Problem::new("cell-too-long").with("sku", &cells[0]);
                return Err(Error::invalid("format", problem.with("column", COLUMNS[column])));
            }
            table.row(&cells).map_err(Error::internal)?;
            count += 1;
        }
    }
    table.finish().map_err(Error::internal)?;
    Ok(count)
}

/// The same, of a member's own company, as a file that is gone once it was read.
pub async fn export_own(ctx: &Ctx, actor: &Actor, format: Format) -> Result<File> {
    let member = actor.member().ok_or(Error::Forbidden)?;
    let code: CompanyCode = member.company_code.parse().map_err(|_| Error::NotFound)?;
    let mut file = tempfile::tempfile().map_err(Error::internal)?;
    export(ctx, actor, &code, format, &mut file).await?;
    file.rewind().map_err(Error::internal)?;
    Ok(file)
}

async fn batch(
    ctx: &Ctx,
    actor: &Actor,
    company: Uuid,
    after: Option<Uuid>,
) -> Result<Vec<(Uuid, [String; COLUMNS.len()])>> {
    let db = ctx.db.read();
    let mut rows = listing::Entity::owned_by(actor)
        .filter(listing::Column::CompanyId.eq(company))
        .filter(listing::Column::State.ne("archived"))
        .order_by_asc(listing::Column::Id)
        .limit(BATCH);
    if let Some(after) = after {
        rows = rows.filter(listing::Column::Id.gt(after));
    }
    let contents = read::contents(db, rows.all(db).await?).await?;
    let mut waiting = proposals(ctx, contents.iter().map(|(row, _)| row.id)).await?;
    let row = |(row, mut content): (listing::Model, domain::catalog::content::ListingContent)| {
        if let Some(wording) = waiting.remove(&row.id) {
            content.wording = wording;
        }
        (row.id, written(&content))
    };
    Ok(contents.into_iter().map(row).collect())
}

/// The texts that wait for an operator.
async fn proposals(ctx: &Ctx, listings: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, Wording>> {
    let cases = moderation_case::Entity::find()
        .filter(moderation_case::Column::ListingId.is_in(listings))
        .filter(moderation_case::Column::State.ne("decided"))
        .filter(moderation_case::Column::Proposal.is_not_null())
        .all(ctx.db.read())
        .await?;
    cases
        .into_iter()
        .filter_map(|case| Some((case.listing_id, case.proposal?)))
        .map(|(listing, proposal)| Ok((listing, serde_json::from_value(proposal)?)))
        .collect()
}
