//! What a company's trade shows, counted from what happened whenever it is asked for: nothing is stored. The formulae
//! stand at [`TradeFigures`] and, in words, on the company's page.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use domain::{Instant, company::view::TradeFigures, search::rank::ANSWERS};
use entity::{
    order::purchase_order,
    rfq::{negotiation, offer, rfq},
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QuerySelect, RelationTrait, sea_query::SimpleExpr,
};
use uuid::Uuid;

use crate::{Ctx, Result};

/// An invitation of the last months, and what became of it.
struct Invited {
    supplier: Uuid,
    at: Instant,
    declined: bool,
    /// It could have been answered, and can't be any more.
    missed: bool,
    first_offer: Option<Instant>,
}

impl Invited {
    fn answered(&self) -> bool {
        self.declined || self.first_offer.is_some()
    }
}

/// The figures of a company, in four queries whatever it traded.
pub(super) async fn of(ctx: &Ctx, company: Uuid) -> Result<TradeFigures> {
    let db = ctx.db.read();
    let of = negotiation::Column::SupplierCompanyId.eq(company);
    let invited = invited(db, Some(of), ctx.now()).await?;
    let times = invited.iter().filter_map(|one| Some(one.first_offer? - one.at));
    let completed = |column: purchase_order::Column| {
        purchase_order::Entity::find()
            .filter(column.eq(company))
            .filter(purchase_order::Column::State.eq("completed"))
            .count(db)
    };
    Ok(TradeFigures {
        response: TradeFigures::median(times.collect()),
        answered: answered(invited.iter()),
        supplied: TradeFigures::count(completed(purchase_order::Column::SupplierCompanyId).await?),
        bought: TradeFigures::count(completed(purchase_order::Column::BuyerCompanyId).await?),
    })
}

/// The suppliers that answer nearly all who ask them ([`ANSWERS`]), in two queries.
pub(crate) async fn answering(db: &DatabaseConnection, now: Instant) -> Result<HashSet<Uuid>> {
    let mut of: HashMap<Uuid, Vec<Invited>> = HashMap::new();
    for one in invited(db, None, now).await? {
        of.entry(one.supplier).or_default().push(one);
    }
    let answering = of
        .into_iter()
        .filter(|(_, invited)| answered(invited.iter()).is_some_and(|share| share >= ANSWERS));
    Ok(answering.map(|(supplier, _)| supplier).collect())
}

/// How many of the invitations were answered that could have been.
fn answered<'a>(invited: impl Iterator<Item = &'a Invited>) -> Option<u8> {
    let (mut answered, mut settled) = (0, 0);
    for one in invited {
        answered += usize::from(one.answered());
        settled += usize::from(one.answered() || one.missed);
    }
    TradeFigures::share(answered, settled)
}

/// The invitations of the last months of these suppliers, or of all.
async fn invited(db: &DatabaseConnection, of: Option<SimpleExpr>, now: Instant) -> Result<Vec<Invited>> {
    let of = || Condition::all().add_option(of.clone());
    let since = now - TimeDelta::days(TradeFigures::DAYS);
    let asked = negotiation::Entity::find()
        .filter(of())
        .filter(negotiation::Column::CreatedAt.gt(since));
    let offers: Vec<(Uuid, Instant)> = offer::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Negotiation.def())
        .filter(of())
        .filter(negotiation::Column::CreatedAt.gt(since))
        .filter(offer::Column::Version.eq(1))
        .select_only()
        .column(offer::Column::NegotiationId)
        .column(offer::Column::CreatedAt)
        .into_tuple()
        .all(db)
        .await?;
    let first: HashMap<Uuid, Instant> = offers.into_iter().collect();
    let rows: Vec<(Uuid, Uuid, String, Instant, String, Instant)> = asked
        .join(JoinType::InnerJoin, negotiation::Relation::Rfq.def())
        .select_only()
        .column(negotiation::Column::Id)
        .column(negotiation::Column::SupplierCompanyId)
        .column(negotiation::Column::State)
        .column(negotiation::Column::CreatedAt)
        .column_as(rfq::Column::State, "rfq_state")
        .column(rfq::Column::Deadline)
        .into_tuple()
        .all(db)
        .await?;
    let invited = rows
        .into_iter()
        .map(|(id, supplier, state, at, rfq_state, deadline)| Invited {
            supplier,
            at,
            declined: state == "declined",
            missed: matches!(state.as_str(), "invited" | "lapsed")
                && rfq_state != "cancelled"
                && deadline <= now,
            first_offer: first.get(&id).copied(),
        });
    Ok(invited.collect())
}
