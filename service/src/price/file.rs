//! What is set in a price list as a file, `sku,tiers`, and back: sound rows count, the others are told with their lines.

use std::collections::HashMap;

use bytes::Bytes;
use domain::{
    actor::Actor,
    catalog::tier::Tiers,
    id::PriceListId,
    price::view::Uploaded,
    problem::{FieldErrors, Problem},
};
use entity::{catalog::listing, price::price_list_entry};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::{
    entry::{MAX_ENTRIES, columns, drop_of, put},
    find,
};
use crate::{
    Ctx, Error, Result,
    catalog::table::{CatalogueFile, Format, Row, Table, TableWriter},
    event,
};

const COLUMNS: [&str; 2] = ["sku", "tiers"];

/// Rows looked up and written at once.
const BATCH: usize = 200;

/// The most rows of a file: no list holds more.
const MAX_ROWS: usize = MAX_ENTRIES as usize;

/// The prices set in a list that count, by SKU, for a spreadsheet.
pub async fn download(ctx: &Ctx, actor: &Actor, id: PriceListId) -> Result<Vec<u8>> {
    let db = ctx.db.read();
    find::visible(db, actor, id).await?;
    let rows = price_list_entry::Entity::find()
        .find_also_related(listing::Entity)
        .filter(price_list_entry::Column::ListId.eq(id.0))
        .order_by_asc(listing::Column::Sku)
        .limit(MAX_ENTRIES)
        .all(db)
        .await?;
    let mut csv = Vec::new();
    let header = COLUMNS.map(str::to_owned);
    let mut table =
        TableWriter::new(Format::CSV.for_spreadsheets(), &mut csv, &header).map_err(Error::internal)?;
    for (row, listing) in rows {
        if let Some(listing) = listing.filter(|listing| listing.currency == row.currency) {
            let tiers = find::read(row)?.tiers.to_string();
            table.row(&[listing.sku, tiers]).map_err(Error::internal)?;
        }
    }
    table.finish().map_err(Error::internal)?;
    Ok(csv)
}

/// Sets what a file says; listings it does not name stay as they are, and an empty price takes out what was set.
pub async fn upload(
    ctx: &Ctx,
    actor: &Actor,
    id: PriceListId,
    name: &str,
    content: Bytes,
) -> Result<Uploaded> {
    let tx = ctx.db.begin().await?;
    find::kept(&tx, actor, id).await?;
    let lines =
        lines(&CatalogueFile::kept(name, content)).map_err(|problem| Error::invalid("file", problem))?;
    let mut uploaded = Uploaded::default();
    for batch in lines.chunks(BATCH) {
        write(&tx, actor, id, batch, &mut uploaded).await?;
    }
    if uploaded.set + uploaded.taken_out > 0 {
        let told = json!({ "set": uploaded.set, "taken_out": uploaded.taken_out });
        event::happened(ctx, &tx, actor, id, "price_list.uploaded", told).await?;
        find::touch(ctx, &tx, id.0).await?;
    }
    tx.commit().await?;
    Ok(uploaded)
}

/// A row as the file has it: its line, its SKU and its prices, or what is wrong with it.
struct Line {
    line: u64,
    read: Result<(String, Tiers), FieldErrors>,
}

fn lines(file: &CatalogueFile) -> Result<Vec<Line>, Problem> {
    let mut table = Table::open(file)?;
    let find = |name: &str| {
        let found = table
            .header
            .iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| Problem::new("price-no-column").with("column", name))
    };
    let (sku, tiers) = (find(COLUMNS[0])?, find(COLUMNS[1])?);
    let mut lines = Vec::new();
    while let Some(row) = table.next_row()? {
        if lines.len() == MAX_ROWS {
            return Err(Problem::new("price-too-many-listings").with("max", MAX_ROWS));
        }
        lines.push(Line {
            line: row.line,
            read: read(&row, sku, tiers),
        });
    }
    Ok(lines)
}

fn read(row: &Row, sku: usize, tiers: usize) -> Result<(String, Tiers), FieldErrors> {
    let mut errors = FieldErrors::default();
    for flaw in &row.flaws {
        let column = match flaw.column {
            Some(column) if column == sku => COLUMNS[0],
            Some(column) if column == tiers => COLUMNS[1],
            Some(_) => continue,
            None => "",
        };
        errors.add(column, flaw.problem.clone());
    }
    let cell = |column: usize| row.cells.get(column).map_or("", |cell| cell.trim());
    if cell(sku).is_empty() {
        errors.add(COLUMNS[0], Problem::new("required"));
    }
    let prices = errors.take(COLUMNS[1], cell(tiers).parse());
    match prices.filter(|_| errors.is_empty()) {
        Some(prices) => Ok((cell(sku).to_owned(), prices)),
        None => Err(errors),
    }
}

async fn write(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: PriceListId,
    batch: &[Line],
    uploaded: &mut Uploaded,
) -> Result<()> {
    let skus = batch.iter().filter_map(|line| line.read.as_ref().ok());
    let listings = listing::Entity::owned_by(actor)
        .filter(listing::Column::Sku.is_in(skus.map(|(sku, _)| sku)))
        .all(tx)
        .await?;
    let by_sku: HashMap<_, _> = listings.iter().map(|row| (row.sku.as_str(), row)).collect();
    // Of two rows for the same listing the last one counts.
    let (mut set, mut gone) = (HashMap::new(), Vec::new());
    for line in batch {
        let known = line.read.as_ref().map_err(Clone::clone).and_then(|(sku, tiers)| {
            let unknown = || FieldErrors::one(COLUMNS[0], Problem::new("price-no-such-sku"));
            Ok((by_sku.get(sku.as_str()).ok_or_else(unknown)?, tiers))
        });
        match known {
            Err(errors) => uploaded.failed.push((line.line, errors.0)),
            Ok((row, tiers)) if tiers.on_request() => {
                set.remove(&row.id);
                gone.push(row.id);
            }
            Ok((row, tiers)) => {
                gone.retain(|id| *id != row.id);
                set.insert(row.id, columns(id.0, row, tiers)?);
            }
        }
    }
    uploaded.set += set.len() as u64;
    uploaded.taken_out += gone.len() as u64;
    drop_of(tx, id.0, gone).await?;
    put(tx, id.0, set.into_values().collect()).await
}
