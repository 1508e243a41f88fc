//! Whom a price list is for: companies are looked for by name or code, added and taken out.

use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
    id::PriceListId,
    price::MAX_COMPANIES,
    problem::Problem,
};
use entity::{company::company, price::price_list_company};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    company::read,
    error::{OrNotFound, require},
    event,
};

/// How many are found at most: who finds this many writes more of the name.
const FOUND: u64 = 8;

/// Companies that buy and are called like this, by code. One whose code it is whole is found alone.
pub async fn called(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Vec<CompanyRef>> {
    require(actor, Right::ManageListings)?;
    let (db, text) = (ctx.db.read(), text.trim());
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let others = Condition::all()
        .add(company::Column::Buys.eq(true))
        .add_option(actor.company().map(|id| company::Column::Id.ne(id.0)));
    let exact = read::by_code(db, &text.to_lowercase()).await?;
    if let Some(row) = exact.filter(|row| row.buys && Some(row.id.into()) != actor.company()) {
        return Ok(vec![read::reference(row)]);
    }
    let rows = company::Entity::find()
        .filter(read::called(text))
        .filter(others)
        .order_by_asc(company::Column::Code)
        .limit(FOUND)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read::reference).collect())
}

/// Adds a company by its code; one it is for already stays.
pub async fn add(ctx: &Ctx, actor: &Actor, id: PriceListId, code: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let list = find::kept(&tx, actor, id).await?;
    let unknown = || Error::invalid("company", Problem::new("price-no-such-buyer"));
    let company = read::by_code(&tx, code).await?.filter(|row| row.buys);
    let company = company
        .filter(|row| row.id != list.company_id)
        .ok_or_else(unknown)?;
    let present = price_list_company::Entity::find().filter(price_list_company::Column::ListId.eq(id.0));
    let this = present
        .clone()
        .filter(price_list_company::Column::CompanyId.eq(company.id));
    if this.count(&tx).await? > 0 {
        return Ok(());
    }
    if present.count(&tx).await? >= MAX_COMPANIES {
        let full = Problem::new("price-too-many-companies").with("max", MAX_COMPANIES);
        return Err(Error::invalid("company", full));
    }
    let told = json!({ "company": company.id });
    event::happened(ctx, &tx, actor, id, "price_list.company_added", told).await?;
    let row = price_list_company::ActiveModel {
        list_id: Set(id.0),
        company_id: Set(company.id),
    };
    price_list_company::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    find::touch(ctx, &tx, id.0).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a company out: it reads other lists, or public prices, from now on.
pub async fn take_out(ctx: &Ctx, actor: &Actor, id: PriceListId, code: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    find::kept(&tx, actor, id).await?;
    let company = read::by_code(&tx, code).await?.or_not_found()?;
    let gone = price_list_company::Entity::delete_many()
        .filter(price_list_company::Column::ListId.eq(id.0))
        .filter(price_list_company::Column::CompanyId.eq(company.id))
        .exec(&tx)
        .await?;
    if gone.rows_affected > 0 {
        let told = json!({ "company": company.id });
        event::happened(ctx, &tx, actor, id, "price_list.company_taken_out", told).await?;
        find::touch(ctx, &tx, id.0).await?;
    }
    tx.commit().await?;
    Ok(())
}
