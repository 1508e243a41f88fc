//! How much waits for a person's company: the counts of the rail, the bell and the desk.

use domain::{
    actor::{Actor, Member, Right},
    notification::Waiting,
    order::OrderState,
    rfq::offer::Side,
};
use entity::{
    catalog::listing,
    company::verification_case,
    moderation::moderation_case,
    order::purchase_order,
    rfq::{negotiation, rfq_case},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationTrait,
    Select,
};

use crate::{
    Ctx, Result,
    company::{self, verification},
    market, promotion, rfq,
};

/// Counts what waits for the actor now, and nothing they can only look at: one query a right and noun, whatever there
/// is.
pub async fn waiting(ctx: &Ctx, actor: &Actor) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    let Some(member) = actor.member() else {
        return Ok(waiting);
    };
    waiting.invitations = company::invitations_count(ctx, member).await?;
    waiting.unread = rfq::thread::waiting(ctx, actor).await?;
    if actor.may(Right::Buy) {
        waiting.buying_rfqs = negotiations(ctx, actor, Side::Buyer).await?;
    }
    if actor.may(Right::TakeOrders(Side::Buyer)) {
        waiting.buying_orders = orders(ctx, actor, Side::Buyer).await?;
    }
    if actor.may(Right::Supply) {
        waiting.selling_rfqs = negotiations(ctx, actor, Side::Supplier).await?;
        waiting.selling_open = count(ctx, rfq::open::unanswered(actor, ctx.now())).await?;
    }
    if actor.may(Right::TakeOrders(Side::Supplier)) {
        waiting.selling_orders = orders(ctx, actor, Side::Supplier).await?;
    }
    if actor.may(Right::ManageListings) {
        let sent_back = listing::Column::State.eq("changes_requested");
        waiting.selling_listings = count(ctx, listing::Entity::owned_by(actor).filter(sent_back)).await?;
    }
    if actor.may(Right::Operate) {
        let undecided = moderation_case::Column::State.ne("decided");
        let cases = moderation_case::Entity::visible_to(actor).filter(undecided);
        waiting.operating_listings = count(ctx, cases).await?;
        let undecided = rfq_case::Column::State.ne("decided");
        waiting.operating_rfqs = count(ctx, rfq_case::Entity::visible_to(actor).filter(undecided)).await?;
        waiting.operating_messages = count(ctx, rfq::thread::waiting_reports(actor)).await?;
        let campaigns = promotion::waiting(actor, ctx.now());
        waiting.operating_promotions = count(ctx, campaigns).await?;
        waiting.operating_booths = count(ctx, market::booth::waiting(actor)).await?;
    }
    if actor.may(Right::Verify) {
        waiting.operating_verifications = count(ctx, verifications(actor)).await?;
    }
    if actor.may(Right::ManageCompany) {
        let state = verification::state(ctx, actor).await?;
        let wanted = state.is_to_be_mended() || !verification::to_renew(ctx, actor).await?.is_empty();
        waiting.company_verification = u32::from(wanted);
    }
    Ok(waiting)
}

/// Companies that wait for this operator: their markets', and the platform's for whoever administers it.
fn verifications(actor: &Actor) -> Select<verification_case::Entity> {
    let markets = actor.member().into_iter().flat_map(Member::markets);
    let mut mine = Condition::any();
    if actor.may(Right::Operate) {
        mine = mine.add(verification_case::Column::MarketId.is_in(markets.map(|id| id.0)));
    }
    if actor.may(Right::Administer) {
        mine = mine.add(verification_case::Column::MarketId.is_null());
    }
    verification_case::Entity::visible_to(actor)
        .filter(mine)
        .filter(verification_case::Column::State.ne("decided"))
}

async fn negotiations(ctx: &Ctx, actor: &Actor, side: Side) -> Result<u32> {
    let mine = negotiation::Entity::on_side(actor, side)
        .join(JoinType::InnerJoin, negotiation::Relation::Rfq.def())
        .filter(rfq::waiting_for(side, ctx.now()));
    count(ctx, mine).await
}

async fn orders(ctx: &Ctx, actor: &Actor, side: Side) -> Result<u32> {
    let states = OrderState::waiting_for(side).iter().copied();
    let mine =
        purchase_order::Entity::on_side(actor, side).filter(purchase_order::Column::State.is_in(states));
    count(ctx, mine).await
}

async fn count<E>(ctx: &Ctx, of: Select<E>) -> Result<u32>
where
    E: EntityTrait<Model: Send + Sync>,
{
    let count = of.count(ctx.db.read()).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
