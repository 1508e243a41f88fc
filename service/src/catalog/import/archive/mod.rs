//! The archive of pictures that comes with a catalogue file: what lies in it and where, which of it rows mean, and handing
//! that over to their listings. Nothing is unpacked here, and no name becomes a path.

mod contents;
mod skus;

use std::collections::{BTreeSet, HashMap};

use bytes::Bytes;
use domain::{
    actor::Actor,
    catalog::{
        archive::{BySku, Names},
        header::Header,
        import::{ImportCounts, RowOutcome, Unnamed},
    },
    id::{FileId, ImportId},
    problem::{FieldError, FieldErrors},
    web::WebAddress,
};
use entity::catalog::{catalog_import, import_picture};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Set, sea_query::Expr,
};
use tokio::task::spawn_blocking;

use self::contents::Content;
use super::{
    CatalogueFile,
    batch::Taken,
    query::{mapping, seen},
};
use crate::{
    Ctx, Error, Result,
    catalog::picture::{Handed, hand_over},
    stored,
};

/// Rows of one insert.
const INSERTED_AT_ONCE: usize = 1_000;
/// How many files that no row means are told.
const TOLD: u64 = 200;

/// An archive of pictures somebody hands in beside a file.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Its name.
    pub name: String,
    /// Its content, whose size was bounded when it came.
    pub content: Bytes,
}

/// An archive that was looked at and is kept.
pub(super) struct KeptArchive {
    pub file: FileId,
    contents: Vec<Content>,
}

impl KeptArchive {
    /// Looks at an archive and keeps it. An error under `pictures` means that it can't be taken; nothing is kept then.
    pub async fn new(ctx: &Ctx, archive: Archive) -> Result<Self> {
        let content = archive.content.clone();
        let looking = spawn_blocking(move || contents::of(content));
        let contents = looking.await.map_err(Error::internal)?;
        let contents = contents.map_err(|problem| FieldErrors::one("pictures", problem))?;
        let file: FileId = ctx.new_id();
        ctx.files.put(file, archive.content).await?;
        Ok(Self { file, contents })
    }

    /// Notes what lies in it, as part of the transaction.
    pub async fn note(&self, tx: &impl ConnectionTrait, id: ImportId) -> Result<()> {
        for (rows, first) in self
            .contents
            .chunks(INSERTED_AT_ONCE)
            .zip((0..).step_by(INSERTED_AT_ONCE))
        {
            let rows = rows
                .iter()
                .zip(first..)
                .map(|(content, number)| row(id, number, content));
            let rows = rows.collect::<Result<Vec<_>>>()?;
            import_picture::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
        Ok(())
    }
}

fn row(id: ImportId, number: i32, content: &Content) -> Result<import_picture::ActiveModel> {
    let signed = |number: u64| i64::try_from(number).map_err(Error::internal);
    let problem = content.problem.as_ref().map(serde_json::to_value).transpose()?;
    Ok(import_picture::ActiveModel {
        import_id: Set(id.0),
        number: Set(number),
        name: Set(content.name.clone()),
        start: Set(signed(content.start)?),
        length: Set(signed(content.length)?),
        bytes: Set(signed(content.bytes)?),
        deflated: Set(content.deflated),
        checksum: Set(content.checksum.into()),
        problem: Set(problem),
        named: Set(false),
    })
}

/// The pictures of an import's archive, ready to be found.
pub(super) struct Pictures {
    id: ImportId,
    names: Names,
    /// Where no column names pictures.
    by_sku: Option<BySku>,
    kept: HashMap<u32, import_picture::Model>,
}

impl Pictures {
    /// The pictures that came with an import, if any did.
    pub async fn of(
        ctx: &Ctx,
        import: &catalog_import::Model,
        file: &CatalogueFile,
        header: &Header,
    ) -> Result<Option<Self>> {
        if import.archive.is_none() {
            return Ok(None);
        }
        let id: ImportId = import.id.into();
        let rows = of_import(&Actor::System, id)
            .filter(import_picture::Column::Problem.is_null())
            .all(ctx.db.read())
            .await?;
        let kept = rows
            .into_iter()
            .map(|row| Ok((stored::number(row.number)?, row)))
            .collect::<Result<HashMap<_, _>>>()?;
        let named = || kept.iter().map(|(number, row)| (*number, row.name.as_str()));
        let by_sku = match header.has_field("images") {
            true => None,
            false => Some(BySku::new(
                named(),
                &skus::of(file.clone(), mapping(import)?).await?,
            )),
        };
        Ok(Some(Self {
            id,
            names: Names::new(named()),
            by_sku,
            kept,
        }))
    }

    /// Finds the pictures of some rows, says at each row what is not there, and where they are done hands them over to
    /// their listings, as part of the transaction.
    pub async fn take(
        &self,
        ctx: &Ctx,
        tx: &impl ConnectionTrait,
        import: &catalog_import::Model,
        header: &Header,
        rows: &mut [Taken],
        counts: &mut ImportCounts,
    ) -> Result<()> {
        let (mut handed, mut meant) = (Vec::new(), BTreeSet::new());
        for row in rows.iter_mut().filter(|row| row.outcome != RowOutcome::Failed) {
            let (found, missing) = self.find(row, header);
            counts.pictures += found.len() as u64;
            counts.no_pictures += missing.len() as u64;
            row.errors.extend(missing);
            for (name, picture) in found {
                meant.insert(picture.number);
                handed.push(Handed {
                    sku: row.sku.clone(),
                    name,
                    number: picture.number,
                    checksum: picture.checksum,
                });
            }
        }
        note_meant(tx, self.id, meant).await?;
        if import.state == "running" {
            hand_over(ctx, tx, import.company_id, self.id, handed).await?;
        }
        Ok(())
    }

    /// The pictures a row means, each by the name its listing keeps it under, and what is wrong with the others it names.
    fn find(&self, row: &Taken, header: &Header) -> (Vec<(String, &import_picture::Model)>, Vec<FieldError>) {
        if let Some(by_sku) = &self.by_sku {
            let found = by_sku
                .of(&row.sku)
                .iter()
                .filter_map(|number| self.kept.get(number));
            return (
                found.map(|picture| (picture.name.clone(), picture)).collect(),
                Vec::new(),
            );
        }
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for name in row.images.iter().filter(|name| !WebAddress::is_meant(name)) {
            match self.names.find(name) {
                Ok(number) => found.extend(self.kept.get(&number).map(|picture| (name.clone(), picture))),
                Err(problem) => missing.push(FieldError {
                    field: header.column_of("images").to_owned(),
                    problem,
                }),
            }
        }
        (found, missing)
    }
}

/// The files that came with an import, in the archive's order.
fn of_import(actor: &Actor, id: ImportId) -> Select<import_picture::Entity> {
    import_picture::Entity::visible_to(actor)
        .filter(import_picture::Column::ImportId.eq(id.0))
        .order_by_asc(import_picture::Column::Number)
}

async fn note_meant(tx: &impl ConnectionTrait, id: ImportId, numbers: BTreeSet<i32>) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    import_picture::Entity::update_many()
        .col_expr(import_picture::Column::Named, Expr::value(true))
        .filter(import_picture::Column::ImportId.eq(id.0))
        .filter(import_picture::Column::Number.is_in(numbers))
        .exec(tx)
        .await?;
    Ok(())
}

/// Nothing of the archive was meant yet: the rows are gone through again.
pub(super) async fn forget_meant(tx: &impl ConnectionTrait, id: ImportId) -> Result<()> {
    import_picture::Entity::update_many()
        .col_expr(import_picture::Column::Named, Expr::value(false))
        .filter(import_picture::Column::ImportId.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Files of an import's archive that no row so far means, in its order, as many as are told; and how many there are.
pub async fn unnamed(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<(Vec<Unnamed>, u64)> {
    let db = ctx.db.read();
    seen(db, actor, id).await?;
    let rows = of_import(actor, id).filter(import_picture::Column::Named.eq(false));
    let count = rows.clone().count(db).await?;
    let told = rows.limit(TOLD).all(db).await?.into_iter().map(|row| {
        Ok(Unnamed {
            name: row.name,
            problem: row.problem.map(serde_json::from_value).transpose()?,
        })
    });
    Ok((told.collect::<Result<_>>()?, count))
}
