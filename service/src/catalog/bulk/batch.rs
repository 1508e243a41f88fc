//! A batch of a bulk edit's listings in one transaction: locked and read, planned as whoever edits one by hand would
//! have it planned, and written unless it is only tried.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    catalog::{
        ListingState,
        bulk::{BulkAct, BulkOutcome, BulkState, Part},
        content::ListingContent,
    },
    problem::Problem,
    state::State,
};
use entity::catalog::{bulk_edit, bulk_edit_listing, listing};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde_json::Value;
use uuid::Uuid;

use super::category::Categories;
use crate::{
    Ctx, Result,
    catalog::change::{Existing, Goal, Outcome, Plan, Target, Wanted, existing, lock_company},
    event, market,
    moderation::trust::Trusted,
};

/// A bulk edit under way.
pub(super) struct Editor<'a> {
    ctx: &'a Ctx,
    actor: &'a Actor,
    company: Uuid,
    act: BulkAct,
    /// As the pass began.
    trusted: Trusted,
}

/// What became of a listing, and why it did not become more.
type Became = (BulkOutcome, Option<Problem>);

impl<'a> Editor<'a> {
    pub async fn new(ctx: &'a Ctx, actor: &'a Actor, row: &bulk_edit::Model) -> Result<Self> {
        Ok(Self {
            ctx,
            actor,
            company: row.company_id,
            act: serde_json::from_value(row.act.clone())?,
            trusted: Trusted::of(ctx, ctx.db.read(), row.company_id).await?,
        })
    }

    /// Goes through a batch, and says what became of each.
    pub async fn batch(
        &self,
        tx: &impl ConnectionTrait,
        state: &BulkState,
        mut items: Vec<bulk_edit_listing::Model>,
    ) -> Result<Vec<bulk_edit_listing::Model>> {
        let categories = Categories::of(tx, &self.act, &items).await?;
        lock_company(tx, self.company).await?;
        let rows = listing::Entity::owned_by(self.actor)
            .filter(listing::Column::Id.is_in(items.iter().map(|item| item.listing_id)));
        let found = existing(tx, rows).await?;
        let found: HashMap<Uuid, Existing> = found.into_iter().map(|one| (one.row.id, one)).collect();
        let places = market::booth::places(tx, self.company).await?;
        let market = found.values().find_map(|one| one.markets.first());
        let target = Target {
            company: self.company,
            market: market.copied().unwrap_or_default(),
            goal: Goal::Kept,
        };
        let mut turn = Turn {
            editor: self,
            categories: &categories,
            places,
            plan: Plan::new(self.ctx, self.actor, &target, &categories.schemas).trusting(&self.trusted),
        };
        for item in &mut items {
            let (outcome, problem) = match found.get(&item.listing_id) {
                Some(listing) => turn.item(state, item, listing)?,
                None => changed_since(state),
            };
            item.outcome = Some(outcome.to_string());
            item.problem = problem.map(serde_json::to_value).transpose()?;
        }
        let writes = turn.plan.writes;
        if *state != BulkState::Checking {
            writes.flush(self.ctx, tx).await?;
        }
        Ok(items)
    }
}

/// A batch being planned.
struct Turn<'a> {
    editor: &'a Editor<'a>,
    categories: &'a Categories,
    /// The markets its supplier has a booth in.
    places: Vec<Uuid>,
    plan: Plan<'a>,
}

impl Turn<'_> {
    fn item(
        &mut self,
        state: &BulkState,
        item: &mut bulk_edit_listing::Model,
        listing: &Existing,
    ) -> Result<Became> {
        let one = One {
            content: listing.last_written()?,
            stands: event::state(&listing.row.state_detail)?,
            listing,
        };
        let now = self.editor.act.part_of(&one.content, &one.stands);
        if *state == BulkState::Checking {
            item.before = Some(serde_json::to_value(&now)?);
            return match self.editor.act.applied(&now) {
                Ok(after) => {
                    item.after = Some(serde_json::to_value(&after)?);
                    self.forth(&one, &now, &after)
                }
                Err(problem) => Ok((BulkOutcome::Refused, Some(problem))),
            };
        }
        let (Some(before), Some(after)) = (kept(&item.before)?, kept(&item.after)?) else {
            return Ok(changed_since(state));
        };
        match state {
            BulkState::Running if now == before => self.forth(&one, &now, &after),
            BulkState::Undoing if now == after => self.back(&one, &before),
            _ => Ok(changed_since(state)),
        }
    }

    /// As the act has it.
    fn forth(&mut self, one: &One<'_>, now: &Part, after: &Part) -> Result<Became> {
        if now == after {
            return Ok((BulkOutcome::Unchanged, None));
        }
        match self.lacking(one, after) {
            Some(problem) => Ok((BulkOutcome::Refused, Some(problem))),
            None => self.put(one, after),
        }
    }

    /// As it was before.
    fn back(&mut self, one: &One<'_>, before: &Part) -> Result<Became> {
        let (outcome, problem) = self.put(one, before)?;
        let outcome = match outcome {
            BulkOutcome::Waiting => BulkOutcome::Restoring,
            BulkOutcome::Refused => BulkOutcome::Left,
            _ => BulkOutcome::Restored,
        };
        Ok((outcome, problem))
    }

    /// What is handed in has all that its category asks for; a draft may lack it.
    fn lacking(&self, one: &One<'_>, after: &Part) -> Option<Problem> {
        let Part::Category { path: Some(path) } = after else {
            return None;
        };
        if !one.stands.reviewed() && one.stands != ListingState::Submitted {
            return None;
        }
        let schema = self.categories.schema_at(path);
        let faults = schema.faults(&one.content.wording.attributes);
        let names = faults
            .into_iter()
            .flat_map(|fault| [fault.name.zh, fault.name.en]);
        let names: Vec<_> = names.flatten().collect();
        (!names.is_empty()).then(|| Problem::new("bulk-category-asks").with("names", names.join(" / ")))
    }

    /// Plans that this part of a listing becomes another.
    fn put(&mut self, one: &One<'_>, part: &Part) -> Result<Became> {
        if let Part::State { name } = part {
            let step = match name == ListingState::Paused.name() {
                true => one.stands.pause(),
                // Only who has a place in one of its markets shows a listing there.
                false
                    if one
                        .listing
                        .markets
                        .iter()
                        .all(|market| !self.places.contains(market)) =>
                {
                    return Ok((BulkOutcome::Refused, Some(Problem::new("no-booth"))));
                }
                false => one.stands.resume(),
            };
            self.plan.take(one.listing, step)?;
            return Ok((BulkOutcome::Changed, None));
        }
        let content = part.put_into(one.content.clone());
        let category = match self.categories.named(one.listing, &content.wording) {
            Ok(category) => category,
            Err(problem) => return Ok((BulkOutcome::Refused, Some(problem))),
        };
        let waiting = self.plan.handed_in;
        let wanted = Wanted { content, category };
        Ok(match self.plan.row(&wanted, Some(one.listing))? {
            Outcome::Refused(problem) => (BulkOutcome::Refused, Some(problem)),
            Outcome::Changed if self.plan.handed_in > waiting => (BulkOutcome::Waiting, None),
            Outcome::Changed => (BulkOutcome::Changed, None),
            Outcome::Created | Outcome::Unchanged => (BulkOutcome::Unchanged, None),
        })
    }
}

/// A listing as its supplier left it.
struct One<'a> {
    listing: &'a Existing,
    content: ListingContent,
    stands: ListingState,
}

fn kept(part: &Option<Value>) -> Result<Option<Part>> {
    Ok(part.clone().map(serde_json::from_value).transpose()?)
}

/// It is left as it is: it does not stand as it was found before.
fn changed_since(state: &BulkState) -> Became {
    let outcome = match state {
        BulkState::Undoing => BulkOutcome::Left,
        _ => BulkOutcome::Refused,
    };
    (outcome, Some(Problem::new("bulk-changed-since")))
}
