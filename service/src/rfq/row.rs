//! RFQ and negotiation rows become what the views show. Never a finder: who may see the rows was decided by
//! whoever read them.

use std::collections::HashMap;

use domain::{
    company::CompanyRef,
    money::Money,
    rfq::{
        RequestLine,
        negotiation::NegotiationState,
        view::{NegotiationRow, RfqHead},
    },
};
use entity::rfq::{negotiation, offer, rfq, rfq_line};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{Result, company, error::OrNotFound, event, stored};

/// The lines of an RFQ.
pub(crate) async fn lines_of(db: &impl ConnectionTrait, rfq: Uuid) -> Result<Vec<RequestLine>> {
    let rows = rfq_line::Entity::find()
        .filter(rfq_line::Column::RfqId.eq(rfq))
        .order_by_asc(rfq_line::Column::Line)
        .all(db)
        .await?;
    rows.into_iter().map(line).collect()
}

fn line(row: rfq_line::Model) -> Result<RequestLine> {
    Ok(RequestLine {
        line: stored::number(row.line)?,
        listing_id: row.listing_id.map(Into::into),
        variant: row.variant.map(serde_json::from_value).transpose()?,
        description: row.description,
        quantity: stored::quantity(row.quantity)?,
        unit: stored::text(&row.unit)?,
        target_price: row.target_price.map(stored::unit_price).transpose()?,
    })
}

/// What both sides see of an RFQ.
pub(super) fn head(row: rfq::Model, buyer: CompanyRef, lines: Vec<RequestLine>) -> Result<RfqHead> {
    Ok(RfqHead {
        id: row.id.into(),
        state: event::state(&row.state_detail)?,
        visibility: stored::text(&row.visibility)?,
        number: row.number,
        buyer,
        title: row.title,
        currency: stored::text(&row.currency)?,
        incoterm: stored::text(&row.incoterm)?,
        place: row.place,
        deadline: row.deadline,
        time_zone: row.time_zone.parse().unwrap_or(chrono_tz::UTC),
        deliver_by: row.deliver_by,
        note: row.note,
        lines,
        created_at: row.created_at,
    })
}

/// Negotiations with their RFQs as a list shows them: two queries, however many.
pub(super) async fn negotiations(
    db: &impl ConnectionTrait,
    rows: Vec<(negotiation::Model, rfq::Model)>,
) -> Result<Vec<NegotiationRow>> {
    let companies = rows
        .iter()
        .flat_map(|(row, rfq)| [row.supplier_company_id, rfq.buyer_company_id]);
    let companies = company::read::references(db, companies).await?;
    let reference = |id: Uuid| companies.get(&id).cloned().or_not_found();
    let rows = rows
        .into_iter()
        .map(|(row, rfq)| Ok((event::state::<NegotiationState>(&row.state_detail)?, row, rfq)))
        .collect::<Result<Vec<_>>>()?;
    let totals = totals(db, rows.iter().filter_map(|(state, ..)| newest(state))).await?;
    rows.into_iter()
        .map(|(state, row, rfq)| {
            Ok(NegotiationRow {
                id: row.id.into(),
                buyer: reference(rfq.buyer_company_id)?,
                supplier: reference(row.supplier_company_id)?,
                total: newest(&state).and_then(|offer| totals.get(&offer).copied()),
                state,
                rfq_number: rfq.number,
                rfq_title: rfq.title,
                deadline: rfq.deadline,
                updated_at: row.updated_at,
            })
        })
        .collect()
}

fn newest(state: &NegotiationState) -> Option<Uuid> {
    let offer = state.latest().or(state.agreed())?;
    Some(offer.id.0)
}

async fn totals(
    db: &impl ConnectionTrait,
    offers: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Money>> {
    let rows = offer::Entity::find()
        .filter(offer::Column::Id.is_in(offers))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Ok((row.id, stored::total(&row)?)))
        .collect()
}
