//! Lists of requests: the buyer's RFQs, and the negotiations a supplier was asked into.

use std::collections::{HashMap, HashSet};

use domain::{
    actor::{Actor, Right},
    page::{Page, PageRequest, Stage},
    rfq::{
        RfqState,
        negotiation::NegotiationState,
        offer::Side,
        view::{NegotiationRow, RfqRow},
    },
};
use entity::rfq::{negotiation, offer, rfq};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Query,
};
use uuid::Uuid;

use super::row;
use crate::{Ctx, Result, error::require, event};

/// The buyer's RFQs, newest first.
pub async fn list(ctx: &Ctx, actor: &Actor, stage: Stage, page: PageRequest) -> Result<Page<RfqRow>> {
    require(actor, Right::SeeBuying)?;
    let db = ctx.db.read();
    let mut wanted = rfq::Entity::owned_by(actor)
        .order_by_desc(rfq::Column::Id)
        .limit(u64::from(page.limit) + 1);
    wanted = match stage {
        Stage::All => wanted,
        Stage::Waiting => wanted.filter(rfq::Column::Id.in_subquery(with_buyer_to_move())),
        Stage::Ongoing => wanted.filter(rfq::Column::State.is_not_in(RfqState::OVER)),
        Stage::Over => wanted.filter(rfq::Column::State.is_in(RfqState::OVER)),
    };
    if let Some(last) = key(&page) {
        wanted = wanted.filter(rfq::Column::Id.lt(last));
    }
    let rows = wanted.all(db).await?;
    let counts = Counts::of(db, &rows).await?;
    let items = rows
        .into_iter()
        .map(|row| counts.row(row))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |row| row.id.to_string()))
}

/// The negotiations the actor's company was asked into as a supplier, newest first.
pub async fn requests(
    ctx: &Ctx,
    actor: &Actor,
    stage: Stage,
    page: PageRequest,
) -> Result<Page<NegotiationRow>> {
    require(actor, Right::SeeSelling)?;
    let db = ctx.db.read();
    let mut wanted = negotiation::Entity::on_side(actor, Side::Supplier)
        .find_also_related(rfq::Entity)
        .order_by_desc(negotiation::Column::Id)
        .limit(u64::from(page.limit) + 1);
    wanted = match stage {
        Stage::All => wanted,
        Stage::Waiting => wanted.filter(waiting_for(Side::Supplier, ctx.now())),
        Stage::Ongoing => wanted.filter(negotiation::Column::State.is_in(NegotiationState::GOING_ON)),
        Stage::Over => wanted.filter(negotiation::Column::State.is_not_in(NegotiationState::GOING_ON)),
    };
    if let Some(last) = key(&page) {
        wanted = wanted.filter(negotiation::Column::Id.lt(last));
    }
    let rows = wanted.all(db).await?;
    let rows = rows.into_iter().filter_map(|(row, rfq)| Some((row, rfq?)));
    let items = row::negotiations(db, rows.collect()).await?;
    Ok(Page::cut(items, page.limit, |row| row.id.to_string()))
}

/// It is this side's move. After an RFQ's deadline, nothing waits for a supplier who has not offered.
pub(crate) fn waiting_for(side: Side, now: domain::Instant) -> Condition {
    let in_time = Condition::any()
        .add(negotiation::Column::State.ne("invited"))
        .add(rfq::Column::Deadline.gt(now));
    Condition::all()
        .add(negotiation::Column::State.is_in(NegotiationState::waiting_for(side).iter().copied()))
        .add(in_time)
}

fn with_buyer_to_move() -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(negotiation::Column::RfqId)
        .from(negotiation::Entity)
        .and_where(
            negotiation::Column::State.is_in(NegotiationState::waiting_for(Side::Buyer).iter().copied()),
        )
        .take()
}

/// The key of the page before; one that is not ours begins the list anew.
fn key(page: &PageRequest) -> Option<Uuid> {
    page.after.as_deref()?.parse().ok()
}

/// What became of the suppliers asked, by RFQ.
struct Counts {
    negotiations: HashMap<Uuid, Vec<negotiation::Model>>,
    offered: HashSet<Uuid>,
}

impl Counts {
    /// Two queries, however many RFQs.
    async fn of(db: &impl ConnectionTrait, rfqs: &[rfq::Model]) -> Result<Self> {
        let rows = negotiation::Entity::find()
            .filter(negotiation::Column::RfqId.is_in(rfqs.iter().map(|row| row.id)))
            .all(db)
            .await?;
        let first_offers = offer::Entity::find()
            .filter(offer::Column::NegotiationId.is_in(rows.iter().map(|row| row.id)))
            .filter(offer::Column::Version.eq(1))
            .select_only()
            .column(offer::Column::NegotiationId)
            .into_tuple::<Uuid>()
            .all(db)
            .await?;
        let mut negotiations: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            negotiations.entry(row.rfq_id).or_default().push(row);
        }
        Ok(Self {
            negotiations,
            offered: first_offers.into_iter().collect(),
        })
    }

    fn row(&self, row: rfq::Model) -> Result<RfqRow> {
        let asked = self.negotiations.get(&row.id).map_or(&[][..], Vec::as_slice);
        let count = |of: &dyn Fn(&negotiation::Model) -> bool| {
            u32::try_from(asked.iter().filter(|row| of(row)).count()).unwrap_or(u32::MAX)
        };
        let waiting = NegotiationState::waiting_for(Side::Buyer);
        Ok(RfqRow {
            id: row.id.into(),
            state: event::state(&row.state_detail)?,
            number: row.number,
            title: row.title,
            deadline: row.deadline,
            asked: count(&|_| true),
            offered: count(&|row| self.offered.contains(&row.id)),
            waiting: count(&|row| waiting.contains(&row.state.as_str())),
        })
    }
}
