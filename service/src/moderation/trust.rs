//! Suppliers whose small changes are shown at once: each market's operators set the rule, whoever plans a change asks it.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::content::Wording,
    id::{CaseId, MarketId},
    moderation::{
        CaseState, Verdict,
        banned::BannedWord,
        matter::Matter,
        trust::{Record, TrustRule, TrustView, WITHIN},
    },
};
use entity::{
    catalog::listing,
    market::booth,
    moderation::{
        moderation_case,
        trust_rule::{ActiveModel, Column, Entity, Model},
    },
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::OnConflict,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::banned;
use crate::{Ctx, Result, company, error::require, event, market, stored};

/// The newest decisions about a supplier's listings, of which its record is made.
const LOOKED_AT: u64 = 1_000;

/// The rules of the markets the actor operates.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Vec<TrustView>> {
    require(actor, Right::Operate)?;
    let markets = market::operated(ctx, actor).await?;
    let rules = Entity::visible_to(actor).all(ctx.db.read()).await?;
    let mut rules: HashMap<Uuid, Model> = rules.into_iter().map(|row| (row.market_id, row)).collect();
    let view = |market: domain::market::MarketRef| {
        let row = rules.remove(&market.id.0);
        Ok(TrustView {
            market,
            set_at: row.as_ref().map(|row| row.set_at),
            rule: row.map(kept).transpose()?,
        })
    };
    markets.into_iter().map(view).collect()
}

fn kept(row: Model) -> Result<TrustRule> {
    Ok(TrustRule {
        approved: stored::number(row.approved)?,
        changed: stored::number(row.changed)?,
        sampled: stored::number(row.sampled)?,
    })
}

/// Sets a market's rule; without one every change waits for an operator.
pub async fn set(ctx: &Ctx, actor: &Actor, market: MarketId, rule: Option<TrustRule>) -> Result<()> {
    require(actor, Right::Moderate(market))?;
    let tx = ctx.db.begin().await?;
    let told = json!({ "market": market, "after": rule });
    event::happened(ctx, &tx, actor, market, "market.trust_set", told).await?;
    match rule {
        None => {
            let gone = Entity::delete_many().filter(Column::MarketId.eq(market.0));
            gone.exec(&tx).await?;
        }
        Some(rule) => {
            let row = ActiveModel {
                market_id: Set(market.0),
                approved: Set(stored::signed(rule.approved)?),
                changed: Set(stored::signed(rule.changed)?),
                sampled: Set(stored::signed(rule.sampled)?),
                set_at: Set(ctx.now()),
            };
            let anew = OnConflict::column(Column::MarketId)
                .update_columns([Column::Approved, Column::Changed, Column::Sampled, Column::SetAt])
                .to_owned();
            Entity::insert(row)
                .on_conflict(anew)
                .exec_without_returning(&tx)
                .await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The markets that trust a supplier, each with its rule and the words it keeps out.
pub(crate) struct Trusted(HashMap<Uuid, (TrustRule, Vec<BannedWord>)>);

impl Trusted {
    /// Those that trust it now.
    pub async fn of(ctx: &Ctx, tx: &impl ConnectionTrait, supplier: Uuid) -> Result<Self> {
        let mut trusted = HashMap::new();
        let rules = Entity::visible_to(&Actor::System)
            .filter(
                Column::MarketId.in_subquery(
                    booth::Entity::find()
                        .select_only()
                        .column(booth::Column::MarketId)
                        .filter(booth::Column::CompanyId.eq(supplier))
                        .into_query(),
                ),
            )
            .all(tx)
            .await?;
        if rules.is_empty() {
            return Ok(Self(trusted));
        }
        let standing = company::read::reference_to(tx, supplier).await?.standing;
        let verified = standing.is_verified(ctx.now());
        for row in rules {
            let market = row.market_id;
            let rule = kept(row)?;
            let record = record(ctx, tx, supplier, market).await?;
            if rule.trusts(verified, record) {
                let words = banned::of_market(tx, market.into()).await?;
                trusted.insert(market, (rule, words));
            }
        }
        Ok(Self(trusted))
    }

    /// Whether all these markets show a change at once; with whether it gets a second look.
    pub fn lets_through(
        &self,
        ctx: &Ctx,
        markets: &[Uuid],
        before: &Wording,
        after: &Wording,
    ) -> Option<bool> {
        let mut sampled = false;
        for market in markets {
            let (rule, words) = self.0.get(market)?;
            if !rule.lets_through(before, after, words) {
                return None;
            }
            // The last digits of an id are drawn by chance.
            let drawn = ctx.new_id::<CaseId>().0.as_u128() % 100;
            sampled |= rule.samples(u32::try_from(drawn).unwrap_or_default());
        }
        (!markets.is_empty()).then_some(sampled)
    }
}

/// What was decided about the supplier's listings in this market.
async fn record(ctx: &Ctx, tx: &impl ConnectionTrait, supplier: Uuid, market: Uuid) -> Result<Record> {
    let decided: Vec<(String, Value)> = moderation_case::Entity::find()
        .select_only()
        .columns([
            moderation_case::Column::Matter,
            moderation_case::Column::StateDetail,
        ])
        .inner_join(listing::Entity)
        .filter(listing::Column::CompanyId.eq(supplier))
        .filter(moderation_case::Column::MarketId.eq(market))
        .filter(moderation_case::Column::DecidedAt.gt(ctx.now() - WITHIN))
        .order_by_desc(moderation_case::Column::DecidedAt)
        .limit(LOOKED_AT)
        .into_tuple()
        .all(tx)
        .await?;
    let mut record = Record::default();
    for (matter, state) in decided {
        let matter: Matter = stored::name(&matter)?;
        let state: CaseState = event::state(&state)?;
        match state.decision().map(|decision| decision.verdict) {
            Some(Verdict::Approve) if matter.is_review() => record.approved += 1,
            Some(Verdict::Approve) | None => {}
            // Who was asked for a change of a text still learns.
            Some(Verdict::RequestChanges) if matter.is_review() => {}
            Some(Verdict::RequestChanges | Verdict::Reject) => record.refused += 1,
        }
    }
    Ok(record)
}
