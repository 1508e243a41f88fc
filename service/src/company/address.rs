//! A company's addresses.

use domain::{
    actor::{Actor, Right},
    company::{Address, view::AddressView},
    id::AddressId,
    problem::Problem,
};
use entity::company::address;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, Set};

use super::verification;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event, stored,
};

/// The addresses of the actor's company, the oldest first; anyone in it may read them.
pub async fn addresses(ctx: &Ctx, actor: &Actor) -> Result<Vec<AddressView>> {
    let rows = address::Entity::owned_by(actor)
        .order_by_asc(address::Column::CreatedAt)
        .order_by_asc(address::Column::Id)
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(view).collect()
}

/// One address of the actor's company.
pub async fn address(ctx: &Ctx, actor: &Actor, id: AddressId) -> Result<AddressView> {
    let row = owned(actor, id).one(ctx.db.read()).await?.or_not_found()?;
    view(row)
}

/// Adds an address.
pub async fn add_address(ctx: &Ctx, actor: &Actor, new: Address) -> Result<AddressId> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let there = address::Entity::owned_by(actor).count(&tx).await?;
    if usize::try_from(there).is_ok_and(|there| there >= Address::MAX) {
        let problem = Problem::new("too-many-addresses").with("max", Address::MAX);
        return Err(Error::invalid("lines", problem));
    }
    let id: AddressId = ctx.new_id();
    let row = address::ActiveModel {
        id: Set(id.0),
        company_id: Set(company.0),
        version: Set(1),
        created_at: Set(ctx.now()),
        ..columns(&new)
    };
    address::Entity::insert(row).exec_without_returning(&tx).await?;
    event::happened(ctx, &tx, actor, company, "company.address_added", &new).await?;
    verification::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes an address. `seen` is the version its author had read; a newer one is not written over.
pub async fn change_address(ctx: &Ctx, actor: &Actor, id: AddressId, seen: i32, new: Address) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    owned(actor, id).one(&tx).await?.or_not_found()?;
    let row = address::ActiveModel {
        version: Set(seen.saturating_add(1)),
        ..columns(&new)
    };
    let changed = address::Entity::update_many()
        .set(row)
        .filter(address::Column::Id.eq(id.0))
        .filter(address::Column::Version.eq(seen))
        .exec(&tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Conflict::Edited.into());
    }
    event::happened(ctx, &tx, actor, company, "company.address_changed", &new).await?;
    verification::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes an address.
pub async fn remove_address(ctx: &Ctx, actor: &Actor, id: AddressId) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let row = owned(actor, id).one(&tx).await?.or_not_found()?;
    address::Entity::delete_many()
        .filter(address::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    event::happened(
        ctx,
        &tx,
        actor,
        company,
        "company.address_removed",
        view(row)?.address,
    )
    .await?;
    verification::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(())
}

fn owned(actor: &Actor, id: AddressId) -> Select<address::Entity> {
    address::Entity::owned_by(actor).filter(address::Column::Id.eq(id.0))
}

fn columns(address: &Address) -> address::ActiveModel {
    address::ActiveModel {
        kind: Set(address.kind.to_string()),
        lines: Set(address.lines.clone()),
        postcode: Set(address.postcode.clone()),
        country: Set(address.country.code().to_owned()),
        ..Default::default()
    }
}

fn view(row: address::Model) -> Result<AddressView> {
    Ok(AddressView {
        id: row.id.into(),
        version: row.version,
        address: Address {
            kind: stored::name(&row.kind)?,
            lines: row.lines,
            postcode: row.postcode,
            country: stored::text(&row.country)?,
        },
    })
}
