//! Pictures out of the archive that came with a catalogue file: handed over to their listings, and unpacked one by one by
//! the job that fetches the others from the web.

use std::{
    collections::{HashMap, HashSet},
    io::{Cursor, Read},
};

use bytes::Bytes;
use domain::{
    actor::Actor,
    catalog::picture::is_named,
    id::{ImportId, ListingId},
    problem::Problem,
};
use entity::catalog::{catalog_import, import_picture, listing, listing_image, listing_picture};
use flate2::{Crc, read::DeflateDecoder};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    job::{self, Job},
};

/// Rows of one insert.
const INSERTED_AT_ONCE: usize = 1_000;

/// A picture of an archive that a listing is to have.
pub(crate) struct Handed {
    /// The listing's SKU.
    pub sku: String,
    /// The name the listing keeps it under.
    pub name: String,
    /// Which of the archive's files.
    pub number: i32,
    /// The CRC-32 of its content.
    pub checksum: i64,
}

/// Hands pictures of an import's archive over to their listings, as part of the transaction. What a listing has already, or
/// had and its supplier took away, is left as it is; other content of the same name takes the place of what was there.
pub(crate) async fn hand_over(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: Uuid,
    import: ImportId,
    handed: Vec<Handed>,
) -> Result<()> {
    if handed.is_empty() {
        return Ok(());
    }
    let listings = by_sku(tx, company, &handed).await?;
    let ids = || listings.values().copied();
    let mut asked: HashMap<(Uuid, String), listing_image::Model> = listing_image::Entity::find()
        .filter(listing_image::Column::ListingId.is_in(ids()))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| ((row.listing_id, row.address.clone()), row))
        .collect();
    let there: Vec<(Uuid, String)> = listing_picture::Entity::find()
        .select_only()
        .columns([
            listing_picture::Column::ListingId,
            listing_picture::Column::Source,
        ])
        .filter(listing_picture::Column::ListingId.is_in(ids()))
        .into_tuple()
        .all(tx)
        .await?;
    let (mut new, mut due, mut seen) = (Vec::new(), HashSet::new(), HashSet::new());
    for one in handed {
        let Some(listing) = listings.get(&one.sku).copied() else {
            continue;
        };
        if !seen.insert((listing, one.name.clone())) {
            continue;
        }
        match asked.remove(&(listing, one.name.clone())) {
            Some(row)
                if row.checksum == Some(one.checksum)
                    && (row.fetched_at.is_some() || row.due_at.is_some()) =>
            {
                continue;
            }
            Some(row) => {
                let mut row = row.into_active_model();
                row.tries = Set(0);
                row.due_at = Set(Some(ctx.now()));
                row.problem = Set(None);
                row.fetched_at = Set(None);
                row.import_id = Set(Some(import.0));
                row.number = Set(Some(one.number));
                row.checksum = Set(Some(one.checksum));
                row.update_without_returning(tx).await?;
            }
            // Handed in by hand before.
            None if there
                .iter()
                .any(|(of, source)| *of == listing && is_named(&one.name, source)) =>
            {
                continue;
            }
            None => new.push(listing_image::ActiveModel {
                id: Set(ctx.new_id()),
                listing_id: Set(listing),
                address: Set(one.name),
                approved: Set(false),
                tries: Set(0),
                due_at: Set(Some(ctx.now())),
                problem: Set(None),
                fetched_at: Set(None),
                import_id: Set(Some(import.0)),
                number: Set(Some(one.number)),
                checksum: Set(Some(one.checksum)),
            }),
        }
        due.insert(listing);
    }
    while !new.is_empty() {
        let some = new.drain(..new.len().min(INSERTED_AT_ONCE));
        listing_image::Entity::insert_many(some)
            .exec_without_returning(tx)
            .await?;
    }
    let jobs = due
        .into_iter()
        .map(|listing| Job::FetchPictures(ListingId(listing)));
    job::enqueue_all(ctx, tx, jobs.collect()).await
}

/// The listings of a company that are handed something, by SKU.
async fn by_sku(
    tx: &impl ConnectionTrait,
    company: Uuid,
    handed: &[Handed],
) -> Result<HashMap<String, Uuid>> {
    let skus: HashSet<&str> = handed.iter().map(|one| one.sku.as_str()).collect();
    let listings: Vec<(String, Uuid)> = listing::Entity::owned_by(&Actor::System)
        .select_only()
        .columns([listing::Column::Sku, listing::Column::Id])
        .filter(listing::Column::CompanyId.eq(company))
        .filter(listing::Column::Sku.is_in(skus))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(listings.into_iter().collect())
}

/// A file of an import's archive, unpacked.
pub(super) async fn unpack(
    ctx: &Ctx,
    import: Uuid,
    number: i32,
) -> Result<std::result::Result<Bytes, Problem>> {
    let gone = || Ok(Err(Problem::new("archive-gone")));
    let db = ctx.db.read();
    let place = import_picture::Entity::visible_to(&Actor::System)
        .filter(import_picture::Column::ImportId.eq(import))
        .filter(import_picture::Column::Number.eq(number))
        .one(db)
        .await?;
    let archive = catalog_import::Entity::visible_to(&Actor::System)
        .filter(catalog_import::Column::Id.eq(import))
        .one(db)
        .await?
        .and_then(|import| import.archive);
    let (Some(place), Some(archive)) = (place, archive) else {
        return gone();
    };
    let unsigned = |number: i64| u64::try_from(number).map_err(Error::internal);
    let (start, length) = (unsigned(place.start)?, unsigned(place.length)?);
    let packed = ctx.files.get_part(archive.into(), start..start + length).await?;
    let unfolding = spawn_blocking(move || unfold(packed, &place));
    unfolding.await.map_err(Error::internal)
}

/// Unpacks a file up to the size it was said to have, and not a byte beyond.
fn unfold(packed: Bytes, place: &import_picture::Model) -> std::result::Result<Bytes, Problem> {
    let damaged = || Problem::new("file-damaged");
    let size = u64::try_from(place.bytes).map_err(|_| damaged())?;
    let packed = Cursor::new(packed);
    let content: Box<dyn Read> = match place.deflated {
        true => Box::new(DeflateDecoder::new(packed)),
        false => Box::new(packed),
    };
    let mut out = Vec::new();
    let read = content.take(size.saturating_add(1)).read_to_end(&mut out);
    let mut crc = Crc::new();
    crc.update(&out);
    match read {
        Ok(read) if read as u64 == size && i64::from(crc.sum()) == place.checksum => Ok(out.into()),
        _ => Err(damaged()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::DeflateEncoder};

    use super::*;

    fn place(content: &[u8]) -> (Bytes, import_picture::Model) {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(content).unwrap();
        let packed = packed.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        let place = import_picture::Model {
            import_id: Uuid::nil(),
            number: 0,
            name: "a.jpg".into(),
            start: 0,
            length: packed.len() as i64,
            bytes: content.len() as i64,
            deflated: true,
            checksum: crc.sum().into(),
            problem: None,
            named: true,
        };
        (packed.into(), place)
    }

    #[test]
    fn a_file_is_unpacked_to_the_size_it_was_said_to_have_and_no_further() {
        let content = vec![7; 1 << 20];
        let (packed, place) = place(&content);
        assert_eq!(unfold(packed.clone(), &place).unwrap(), content);
        for wrong in [
            import_picture::Model {
                bytes: 9,
                ..place.clone()
            },
            import_picture::Model {
                bytes: place.bytes + 1,
                ..place.clone()
            },
            import_picture::Model {
                checksum: 1,
                ..place.clone()
            },
            import_picture::Model {
                bytes: -1,
                ..place.clone()
            },
        ] {
            assert_eq!(unfold(packed.clone(), &wrong).unwrap_err().code, "file-damaged");
        }
    }
}
