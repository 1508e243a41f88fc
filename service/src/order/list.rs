//! Either side's list of orders.

use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
    money::Money,
    order::{OrderState, view::OrderRow},
    page::{Page, PageRequest, Stage},
    rfq::offer::Side,
};
use entity::order::purchase_order;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Ctx, Result, company,
    error::{OrNotFound, require},
    event, stored,
};

/// The orders in which the actor's company is on this side, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    side: Side,
    stage: Stage,
    page: PageRequest,
) -> Result<Page<OrderRow>> {
    require(actor, Right::SeeOrders(side))?;
    let db = ctx.db.read();
    let mut wanted = purchase_order::Entity::on_side(actor, side)
        .order_by_desc(purchase_order::Column::Id)
        .limit(u64::from(page.limit) + 1);
    let state = purchase_order::Column::State;
    wanted = match stage {
        Stage::All => wanted,
        Stage::Waiting => wanted.filter(state.is_in(OrderState::waiting_for(side).iter().copied())),
        Stage::Ongoing => wanted.filter(state.is_not_in(OrderState::OVER)),
        Stage::Over => wanted.filter(state.is_in(OrderState::OVER)),
    };
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        wanted = wanted.filter(purchase_order::Column::Id.lt(last));
    }
    let rows = wanted.all(db).await?;
    let companies = rows
        .iter()
        .flat_map(|row| [row.buyer_company_id, row.supplier_company_id]);
    let companies = company::read::references(db, companies).await?;
    let reference = |id: Uuid| companies.get(&id).cloned().or_not_found();
    let items = rows
        .into_iter()
        .map(|row| {
            let (buyer, supplier) = (
                reference(row.buyer_company_id)?,
                reference(row.supplier_company_id)?,
            );
            self::row(&row, buyer, supplier)
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |row| row.id.to_string()))
}

/// An order's row as lists and its own page show it.
pub(super) fn row(row: &purchase_order::Model, buyer: CompanyRef, supplier: CompanyRef) -> Result<OrderRow> {
    Ok(OrderRow {
        id: row.id.into(),
        number: row.number.clone(),
        title: row.title.clone(),
        buyer,
        supplier,
        state: event::state(&row.state_detail)?,
        total: Money::new(row.total, stored::text(&row.currency)?),
        placed_at: row.placed_at,
    })
}
