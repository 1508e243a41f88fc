//! The addresses a listing's text names: those that are new are to be fetched, those that are named no more are
//! forgotten, with the pictures that came from them.

use std::collections::{HashMap, HashSet};

use domain::{id::ListingId, web::WebAddress};
use entity::catalog::{listing_image, listing_picture};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    job::{self, Job},
};

/// Rows of one insert.
const INSERTED_AT_ONCE: usize = 1_000;

/// What a listing names now: what buyers read and what waits for an operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Which listing.
    pub listing: Uuid,
    /// Addresses and file names.
    pub names: Vec<String>,
    /// Whether an operator answers for what lies there.
    pub approved: bool,
}

/// Brings the addresses of these listings in step with what they name, as part of the transaction.
pub(crate) async fn follow(ctx: &Ctx, tx: &impl ConnectionTrait, named: Vec<Named>) -> Result<()> {
    let mut known = known(tx, named.iter().map(|one| one.listing)).await?;
    let (mut new, mut gone, mut jobs) = (Vec::new(), Vec::new(), Vec::new());
    for one in &named {
        let rows = known.remove(&one.listing).unwrap_or_default();
        let names: HashSet<&str> = one.names.iter().map(String::as_str).collect();
        let there: HashSet<&str> = rows.iter().map(|row| row.address.as_str()).collect();
        let is_new = |name: &&str| WebAddress::is_meant(name) && !there.contains(name);
        // In the order they are named in, each once.
        let mut seen = HashSet::new();
        let in_order = one
            .names
            .iter()
            .map(String::as_str)
            .filter(|name| seen.insert(*name));
        let fresh: Vec<_> = in_order.filter(is_new).collect();
        if !fresh.is_empty() {
            jobs.push(Job::FetchPictures(ListingId(one.listing)));
        }
        new.extend(fresh.into_iter().map(|address| row(ctx, one, address)));
        gone.extend(
            rows.iter()
                // What came in an archive is remembered, so that it is not taken again.
                .filter(|row| row.import_id.is_none() && !names.contains(row.address.as_str()))
                .map(|row| row.id),
        );
    }
    job::enqueue_all(ctx, tx, jobs).await?;
    while !new.is_empty() {
        let some = new.drain(..new.len().min(INSERTED_AT_ONCE));
        listing_image::Entity::insert_many(some)
            .exec_without_returning(tx)
            .await?;
    }
    if !gone.is_empty() {
        listing_image::Entity::delete_many()
            .filter(listing_image::Column::Id.is_in(gone))
            .exec(tx)
            .await?;
    }
    let answered: Vec<_> = named
        .iter()
        .filter(|one| one.approved)
        .map(|one| one.listing)
        .collect();
    if !answered.is_empty() {
        listing_image::Entity::update_many()
            .col_expr(listing_image::Column::Approved, Expr::value(true))
            .filter(listing_image::Column::ListingId.is_in(answered))
            .exec(tx)
            .await?;
    }
    forget(ctx, tx, &named).await
}

/// After a decision: a listing names these, and what was refused with its text is forgotten.
pub(crate) async fn keep_named(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    listing: Uuid,
    names: Vec<String>,
) -> Result<()> {
    let named = Named {
        listing,
        names,
        approved: false,
    };
    follow(ctx, tx, vec![named]).await
}

async fn known(
    tx: &impl ConnectionTrait,
    listings: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<listing_image::Model>>> {
    let rows = listing_image::Entity::find()
        .filter(listing_image::Column::ListingId.is_in(listings))
        .all(tx)
        .await?;
    let mut known: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        known.entry(row.listing_id).or_default().push(row);
    }
    Ok(known)
}

fn row(ctx: &Ctx, named: &Named, address: &str) -> listing_image::ActiveModel {
    listing_image::ActiveModel {
        id: Set(ctx.new_id()),
        listing_id: Set(named.listing),
        address: Set(address.to_owned()),
        approved: Set(named.approved),
        tries: Set(0),
        due_at: Set(Some(ctx.now())),
        problem: Set(None),
        fetched_at: Set(None),
        import_id: Set(None),
        number: Set(None),
        checksum: Set(None),
    }
}

/// Takes away the pictures that came from an address no longer named.
async fn forget(ctx: &Ctx, tx: &impl ConnectionTrait, named: &[Named]) -> Result<()> {
    let names: HashMap<Uuid, HashSet<&str>> = named
        .iter()
        .map(|one| (one.listing, one.names.iter().map(String::as_str).collect()))
        .collect();
    let pictures = listing_picture::Entity::find()
        .filter(listing_picture::Column::ListingId.is_in(names.keys().copied()))
        .all(tx)
        .await?;
    let kept = |row: &listing_picture::Model| {
        let named = names.get(&row.listing_id);
        !WebAddress::is_meant(&row.source) || named.is_some_and(|names| names.contains(row.source.as_str()))
    };
    let gone: Vec<_> = pictures.into_iter().filter(|row| !kept(row)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    listing_picture::Entity::delete_many()
        .filter(listing_picture::Column::Id.is_in(gone.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    let files = gone
        .iter()
        .flat_map(|row| [row.large_file.into(), row.small_file.into()]);
    job::enqueue(ctx, tx, Job::RemoveFiles(files.collect())).await
}
