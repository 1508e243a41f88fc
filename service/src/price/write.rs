//! Making a price list, changing what it is, and taking it away.

use domain::{
    actor::{Actor, Right},
    id::PriceListId,
    price::{MAX_LISTS, draft::PriceList},
    problem::Problem,
};
use entity::{
    company::company,
    price::{price_list, price_list_company, price_list_entry},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::find;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
};

/// Makes a list that is for nobody yet and says nothing but its percentage.
pub async fn create(ctx: &Ctx, actor: &Actor, list: PriceList) -> Result<PriceListId> {
    require(actor, Right::ManageListings)?;
    let company = actor.company().ok_or(Error::Forbidden)?.0;
    let tx = ctx.db.begin().await?;
    leave_room(&tx, company).await?;
    let id: PriceListId = ctx.new_id();
    event::happened(ctx, &tx, actor, id, "price_list.created", told(&list)).await?;
    let row = price_list::ActiveModel {
        id: Set(id.0),
        company_id: Set(company),
        created_at: Set(ctx.now()),
        ..columns(ctx, list)
    };
    price_list::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes its name, its percentage and its days.
pub async fn change(ctx: &Ctx, actor: &Actor, id: PriceListId, list: PriceList) -> Result<()> {
    let tx = ctx.db.begin().await?;
    find::kept(&tx, actor, id).await?;
    event::happened(ctx, &tx, actor, id, "price_list.changed", told(&list)).await?;
    let changed = price_list::ActiveModel {
        id: Unchanged(id.0),
        ..columns(ctx, list)
    };
    changed.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes it away with all it says: from now on its companies read other lists, or public prices.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: PriceListId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::kept(&tx, actor, id).await?;
    event::happened(
        ctx,
        &tx,
        actor,
        id,
        "price_list.removed",
        json!({ "name": row.name }),
    )
    .await?;
    price_list_entry::Entity::delete_many()
        .filter(price_list_entry::Column::ListId.eq(id.0))
        .exec(&tx)
        .await?;
    price_list_company::Entity::delete_many()
        .filter(price_list_company::Column::ListId.eq(id.0))
        .exec(&tx)
        .await?;
    price_list::Entity::delete_many()
        .filter(price_list::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// So many a supplier has at most; its row is locked, so that two at once do not make one too many.
async fn leave_room(tx: &impl ConnectionTrait, company: Uuid) -> Result<()> {
    let own = company::Entity::find().filter(company::Column::Id.eq(company));
    own.lock_exclusive().one(tx).await?.or_not_found()?;
    let lists = price_list::Entity::find().filter(price_list::Column::CompanyId.eq(company));
    match lists.count(tx).await? < MAX_LISTS {
        true => Ok(()),
        false => Err(Error::invalid(
            "",
            Problem::new("price-too-many-lists").with("max", MAX_LISTS),
        )),
    }
}

fn told(list: &PriceList) -> serde_json::Value {
    json!({ "name": list.name, "change": list.change })
}

fn columns(ctx: &Ctx, list: PriceList) -> price_list::ActiveModel {
    price_list::ActiveModel {
        name: Set(list.name),
        change: Set(list.change.map(i32::from)),
        from_at: Set(list.validity.from),
        until_at: Set(list.validity.until),
        updated_at: Set(ctx.now()),
        ..Default::default()
    }
}
