//! What becomes of each listing that is wanted: decided against what is there, collected as rows to write. Nothing is
//! read or written here, so a dry run is a plan that is thrown away.

use domain::{
    actor::{Actor, Right},
    catalog::{
        ListingState,
        content::{ListingContent, Wording},
    },
    problem::Problem,
    state::Transition,
};
use entity::catalog::{listing, listing_market};
use sea_orm::{Set, Unchanged};
use serde_json::json;
use uuid::Uuid;

use super::{
    existing::{Existing, undecided},
    target::{Goal, Target},
    writes::Writes,
};
use crate::{
    Ctx, Result,
    catalog::{picture::Named, tree::Schemas, variant, write},
    event,
    moderation::{self, trust::Trusted},
};

/// What it comes to.
#[derive(Debug)]
pub(crate) enum Outcome {
    Created,
    Changed,
    Unchanged,
    /// The listing's state does not allow it.
    Refused(Problem),
}

/// A listing's content, and the category it was found to belong to.
pub(crate) struct Wanted {
    pub content: ListingContent,
    pub category: Option<Uuid>,
}

/// The plan of a transaction.
pub(crate) struct Plan<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) actor: &'a Actor,
    pub(super) target: &'a Target,
    pub(super) schemas: &'a Schemas,
    pub(super) trusted: Option<&'a Trusted>,
    /// How many listings wait for an operator by it.
    pub handed_in: u64,
    pub writes: Writes,
}

impl<'a> Plan<'a> {
    /// A plan without anything in it yet.
    pub fn new(ctx: &'a Ctx, actor: &'a Actor, target: &'a Target, schemas: &'a Schemas) -> Self {
        Self {
            ctx,
            actor,
            target,
            schemas,
            trusted: None,
            handed_in: 0,
            writes: Writes::default(),
        }
    }

    /// Small changes are shown at once where these markets trust the supplier.
    pub fn trusting(self, trusted: &'a Trusted) -> Self {
        Self {
            trusted: Some(trusted),
            ..self
        }
    }

    /// Plans one listing.
    pub fn row(&mut self, wanted: &Wanted, existing: Option<&Existing>) -> Result<Outcome> {
        let Some(existing) = existing else {
            self.create(self.ctx.new_id(), wanted)?;
            return Ok(Outcome::Created);
        };
        let same = variant::sold_as(existing, &wanted.content.supply)
            && existing.content.wording.says_as(&wanted.content.wording);
        match event::state(&existing.row.state_detail)? {
            ListingState::Archived => Ok(Outcome::Refused(Problem::new("listing-archived"))),
            ListingState::Rejected { .. } if same => Ok(Outcome::Unchanged),
            ListingState::Rejected { .. } => Ok(Outcome::Refused(Problem::new("listing-rejected"))),
            state if state.reviewed() => self.update_reviewed(wanted, existing, &state),
            state => self.write_again(wanted, existing, &state, same),
        }
    }

    /// Plans a new listing.
    pub fn create(&mut self, id: Uuid, wanted: &Wanted) -> Result<()> {
        let now = self.ctx.now();
        let mut row = listing::ActiveModel {
            id: Set(id),
            company_id: Set(self.target.company),
            sku: Set(wanted.content.sku.clone()),
            listed_at: Set(None),
            created_at: Set(now),
            ..Default::default()
        };
        self.set_content(&mut row, wanted)?;
        match self.target.goal {
            Goal::Kept => self.keep(&mut row, id)?,
            goal => self.advance(&mut row, id, &ListingState::Draft, goal == Goal::Shown)?,
        }
        self.writes.listings.push(row);
        self.writes
            .tiers
            .extend(write::tiers(id, &wanted.content.supply.selling.tiers));
        let supplies = &wanted.content.supply.variants;
        let variants = variant::rows(self.target.company, id, supplies)?;
        self.writes.variants.extend(variants);
        self.writes.places.push(listing_market::ActiveModel {
            listing_id: Set(id),
            market_id: Set(self.target.market),
        });
        if matches!(self.target.goal, Goal::Imported | Goal::HandedIn) {
            self.open_case(id, self.target.market, None)?;
        }
        self.name_images(id, wanted, &[], self.target.goal == Goal::Shown);
        Ok(())
    }

    /// Plans a step of a listing that says nothing new: off show, and back.
    pub fn take(&mut self, existing: &Existing, step: Transition<ListingState>) -> Result<()> {
        let id = existing.row.id;
        let mut row = unchanged(id);
        if !self.step(&mut row, id, step)?.on_show() {
            self.writes.to_index.push(id.into());
        }
        row.updated_at = Set(self.ctx.now());
        self.writes.changed.push(row);
        Ok(())
    }

    /// A listing no buyer has seen yet: its whole content is replaced, and it is handed in once more unless its supplier
    /// goes on with it.
    fn write_again(
        &mut self,
        wanted: &Wanted,
        existing: &Existing,
        state: &ListingState,
        same: bool,
    ) -> Result<Outcome> {
        let publish = self.publishes(existing);
        let waits = *state == ListingState::Submitted;
        let hands_in = self.target.goal == Goal::HandedIn && !waits;
        if same && !publish && !hands_in {
            return Ok(Outcome::Unchanged);
        }
        let id = existing.row.id;
        let mut row = unchanged(id);
        self.set_content(&mut row, wanted)?;
        if !same {
            let change = json!({ "before": existing.content, "after": wanted.content });
            self.record(id, "listing.rewritten".into(), change);
        }
        if self.target.goal == Goal::Kept && !waits {
            self.replace_prices(existing, wanted)?;
            self.writes.changed.push(row);
            return Ok(Outcome::Changed);
        }
        self.advance(&mut row, id, state, publish)?;
        self.replace_prices(existing, wanted)?;
        self.name_images(id, wanted, &[], publish);
        self.writes.changed.push(row);
        self.handed_in += u64::from(!publish);
        match (&existing.case, publish) {
            (Some(case), true) if undecided(case) => {
                self.leave(existing, case.id, &wanted.content.wording)?
            }
            (Some(case), false) if undecided(case) => self.reopen(case.id, None)?,
            (_, false) => self.open_case(id, existing.home(self.target), None)?,
            (_, true) if existing.new_pictures => {
                self.open_case(id, existing.home(self.target), Some(&wanted.content.wording))?;
            }
            (_, true) => {}
        }
        Ok(Outcome::Changed)
    }

    /// It is a draft.
    fn keep(&mut self, row: &mut listing::ActiveModel, id: Uuid) -> Result<()> {
        let (name, detail) = event::columns(&ListingState::Draft)?;
        self.record(id, "listing.drafted".into(), detail.clone());
        row.state = Set(name);
        row.state_detail = Set(detail);
        Ok(())
    }

    /// Draft, returned or waiting → waiting for the operator, or on show when an operator imports.
    fn advance(
        &mut self,
        row: &mut listing::ActiveModel,
        id: Uuid,
        state: &ListingState,
        publish: bool,
    ) -> Result<()> {
        let mut state = state.clone();
        if state != ListingState::Submitted {
            state = self.step(row, id, state.submit())?;
        }
        if publish {
            self.step(row, id, state.publish())?;
            row.listed_at = Set(Some(self.ctx.now()));
        }
        Ok(())
    }

    fn step(
        &mut self,
        row: &mut listing::ActiveModel,
        id: Uuid,
        step: Transition<ListingState>,
    ) -> Result<ListingState> {
        let step = step?;
        let (name, detail) = event::columns(step.next())?;
        self.record(id, step.event(), detail.clone());
        row.state = Set(name);
        row.state_detail = Set(detail);
        if step.next().on_show() {
            self.writes.to_index.push(id.into());
        }
        Ok(step.next().clone())
    }

    /// Whether this import shows changes of a listing at once: only who runs all the markets it is offered in may,
    /// whichever one the import names.
    pub(super) fn publishes(&self, existing: &Existing) -> bool {
        let may = |market: &Uuid| self.actor.may(Right::Moderate((*market).into()));
        self.target.goal == Goal::Shown && existing.markets.iter().all(may)
    }

    fn set_content(&self, row: &mut listing::ActiveModel, wanted: &Wanted) -> Result<()> {
        write::set_wording(row, &wanted.content.wording, wanted.category, self.schemas)?;
        write::set_supply(row, &wanted.content.supply)?;
        row.updated_at = Set(self.ctx.now());
        Ok(())
    }

    /// Its tiers, and what there is of its variants.
    pub(super) fn replace_prices(&mut self, existing: &Existing, wanted: &Wanted) -> Result<()> {
        let id = existing.row.id;
        self.writes.tiers_gone.push(id);
        let supply = &wanted.content.supply;
        self.writes.tiers.extend(write::tiers(id, &supply.selling.tiers));
        if existing.content.supply.variants.is_empty() && supply.variants.is_empty() {
            return Ok(());
        }
        self.writes.variants_gone.push(id);
        let variants = variant::rows(existing.row.company_id, id, &supply.variants)?;
        self.writes.variants.extend(variants);
        Ok(())
    }

    /// The pictures a listing names from now on: the row's, and those buyers still see.
    pub(super) fn name_images(&mut self, listing: Uuid, wanted: &Wanted, live: &[String], approved: bool) {
        let images = &wanted.content.wording.images;
        self.writes.named.push(Named {
            listing,
            names: images.iter().chain(live).cloned().collect(),
            approved,
        });
    }

    pub(super) fn record(&mut self, id: Uuid, kind: String, data: serde_json::Value) {
        self.writes
            .events
            .push(event::row(self.ctx, self.actor, id, kind, data));
    }

    pub(super) fn open_case(
        &mut self,
        listing: Uuid,
        market: Uuid,
        proposal: Option<&Wording>,
    ) -> Result<()> {
        let (case, event) = moderation::opened(self.ctx, self.actor, listing, market, proposal)?;
        self.writes.cases.push(case);
        self.writes.events.push(event);
        Ok(())
    }

    pub(super) fn reopen(&mut self, case: Uuid, proposal: Option<&Wording>) -> Result<()> {
        let (case, event) = moderation::reopened(self.ctx, self.actor, case, proposal)?;
        self.writes.cases_changed.push(case);
        self.writes.events.push(event);
        Ok(())
    }

    /// Nothing of the text waits any more, which is `wording` now; new pictures still do.
    pub(super) fn leave(&mut self, existing: &Existing, case: Uuid, wording: &Wording) -> Result<()> {
        if existing.new_pictures {
            return self.reopen(case, Some(wording));
        }
        self.withdraw(case);
        Ok(())
    }

    fn withdraw(&mut self, case: Uuid) {
        self.writes
            .events
            .push(moderation::withdrawn(self.ctx, self.actor, case));
        self.writes.cases_gone.push(case);
    }
}

pub(super) fn unchanged(id: Uuid) -> listing::ActiveModel {
    listing::ActiveModel {
        id: Unchanged(id),
        ..Default::default()
    }
}
