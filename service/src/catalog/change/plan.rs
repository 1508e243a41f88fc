//! What becomes of each listing that is wanted: decided against what is there, collected as rows to write. Nothing is
//! read or written here, so a dry run is a plan that is thrown away.

use domain::{
    actor::{Actor, Right},
    catalog::{
        ListingState,
        content::{ListingContent, Wording},
    },
    moderation::{CaseState, Verdict},
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
    catalog::{picture::Named, tree::Schemas, write},
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
    ctx: &'a Ctx,
    actor: &'a Actor,
    target: &'a Target,
    schemas: &'a Schemas,
    trusted: Option<&'a Trusted>,
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
        let same = existing.content.supply == wanted.content.supply
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
            self.replace_tiers(id, wanted);
            self.writes.changed.push(row);
            return Ok(Outcome::Changed);
        }
        self.advance(&mut row, id, state, publish)?;
        self.replace_tiers(id, wanted);
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

    /// A listing that was approved: price and stock change at once, a new wording waits for the operator.
    fn update_reviewed(
        &mut self,
        wanted: &Wanted,
        existing: &Existing,
        state: &ListingState,
    ) -> Result<Outcome> {
        let id = existing.row.id;
        let mut row = unchanged(id);
        let supply = existing.content.supply != wanted.content.supply;
        if supply {
            write::set_supply(&mut row, &wanted.content.supply)?;
            self.replace_tiers(id, wanted);
            let change = json!({ "before": existing.content.supply, "after": wanted.content.supply });
            self.record(id, "listing.supply_changed".into(), change);
        }
        let revised = self.revise(&mut row, wanted, existing, state, supply)?;
        match revised {
            Revised::No => {}
            Revised::InReview => self.name_images(id, wanted, &existing.content.wording.images, false),
            Revised::AtOnce => self.name_images(id, wanted, &[], true),
            // Its pictures are those it had.
            Revised::Trusted => {}
        }
        if supply || matches!(revised, Revised::AtOnce | Revised::Trusted) {
            row.updated_at = Set(self.ctx.now());
            self.writes.changed.push(row);
            self.writes.to_index.push(id.into());
        }
        Ok(if supply || revised != Revised::No {
            Outcome::Changed
        } else {
            Outcome::Unchanged
        })
    }

    fn revise(
        &mut self,
        row: &mut listing::ActiveModel,
        wanted: &Wanted,
        existing: &Existing,
        state: &ListingState,
        supply: bool,
    ) -> Result<Revised> {
        let waiting = existing.case.as_ref().filter(|case| undecided(case));
        let wording = &wanted.content.wording;
        let live = existing.content.wording.says_as(wording);
        let proposed = existing.case.as_ref().and_then(|case| case.proposal.clone());
        let proposed: Option<Wording> = proposed.map(serde_json::from_value).transpose()?;
        let proposed = proposed.is_some_and(|proposed| proposed.says_as(wording));
        if let (true, ListingState::Suspended { .. }) = (live, state) {
            let changed = supply || (waiting.is_some() && !proposed);
            return self.mend(wording, existing, changed);
        }
        if live {
            return match waiting {
                None => Ok(Revised::No),
                // What waits are its pictures.
                Some(_) if proposed && existing.new_pictures => Ok(Revised::No),
                Some(case) => {
                    if !proposed {
                        self.record(existing.row.id, "listing.revision_withdrawn".into(), json!({}));
                    }
                    self.leave(existing, case.id, wording)?;
                    Ok(Revised::InReview)
                }
            };
        }
        if self.publishes(existing) {
            if let Some(case) = waiting {
                self.leave(existing, case.id, wording)?;
            }
            let change = json!({ "before": existing.content.wording, "after": wording });
            write::set_wording(row, wording, wanted.category, self.schemas)?;
            self.record(existing.row.id, "listing.revised".into(), change);
            return Ok(Revised::AtOnce);
        }
        // What waits already, or was refused in these very words, is not handed in again.
        if proposed {
            return Ok(Revised::No);
        }
        if let (None, Some(sampled)) = (waiting, self.is_trusted(existing, state, wording)?) {
            let told = json!({ "before": existing.content.wording, "after": wording, "trusted": true });
            write::set_wording(row, wording, wanted.category, self.schemas)?;
            self.record(existing.row.id, "listing.revised".into(), told);
            if sampled {
                self.sample(existing.row.id, existing.home(self.target))?;
            }
            return Ok(Revised::Trusted);
        }
        self.hand_in(wording, existing)?;
        Ok(Revised::InReview)
    }

    /// A text that waits for the operator while buyers read the one before.
    fn hand_in(&mut self, wording: &Wording, existing: &Existing) -> Result<()> {
        let change = json!({ "before": existing.content.wording, "after": wording });
        self.record(existing.row.id, "listing.revision_submitted".into(), change);
        self.handed_in += 1;
        match existing.case.as_ref().filter(|case| undecided(case)) {
            Some(case) => self.reopen(case.id, Some(wording)),
            None => self.open_case(existing.row.id, existing.home(self.target), Some(wording)),
        }
    }

    /// Whether every market it is offered in shows this change at once, and whether it is looked at afterwards. What is
    /// not on show, or was sent back the last time, is an operator's to decide.
    fn is_trusted(
        &self,
        existing: &Existing,
        state: &ListingState,
        wording: &Wording,
    ) -> Result<Option<bool>> {
        let Some(trusted) = self.trusted.filter(|_| state.on_show()) else {
            return Ok(None);
        };
        let last: Option<CaseState> = existing
            .case
            .as_ref()
            .map(|case| event::state(&case.state_detail))
            .transpose()?;
        let decision = last.as_ref().and_then(CaseState::decision);
        let sent_back = decision.is_some_and(|decision| decision.verdict != Verdict::Approve);
        if sent_back {
            return Ok(None);
        }
        let before = &existing.content.wording;
        Ok(trusted.lets_through(self.ctx, &existing.markets, before, wording))
    }

    /// A second look at what was shown at once.
    fn sample(&mut self, listing: Uuid, market: Uuid) -> Result<()> {
        let (case, event) = moderation::sampled(self.ctx, self.actor, listing, market)?;
        self.writes.cases.push(case);
        self.writes.events.push(event);
        Ok(())
    }

    /// What an operator took off show is looked at once more when its supplier changed anything about it, be it in what
    /// no operator reviews.
    fn mend(&mut self, wording: &Wording, existing: &Existing, changed: bool) -> Result<Revised> {
        if !changed {
            return Ok(Revised::No);
        }
        self.hand_in(wording, existing)?;
        Ok(Revised::InReview)
    }

    /// Whether this import shows changes of a listing at once: only who runs all the markets it is offered in may,
    /// whichever one the import names.
    fn publishes(&self, existing: &Existing) -> bool {
        let may = |market: &Uuid| self.actor.may(Right::Moderate((*market).into()));
        self.target.goal == Goal::Shown && existing.markets.iter().all(may)
    }

    fn set_content(&self, row: &mut listing::ActiveModel, wanted: &Wanted) -> Result<()> {
        write::set_wording(row, &wanted.content.wording, wanted.category, self.schemas)?;
        write::set_supply(row, &wanted.content.supply)?;
        row.updated_at = Set(self.ctx.now());
        Ok(())
    }

    fn replace_tiers(&mut self, id: Uuid, wanted: &Wanted) {
        self.writes.tiers_gone.push(id);
        self.writes
            .tiers
            .extend(write::tiers(id, &wanted.content.supply.selling.tiers));
    }

    /// The pictures a listing names from now on: the row's, and those buyers still see.
    fn name_images(&mut self, listing: Uuid, wanted: &Wanted, live: &[String], approved: bool) {
        let images = &wanted.content.wording.images;
        self.writes.named.push(Named {
            listing,
            names: images.iter().chain(live).cloned().collect(),
            approved,
        });
    }

    fn record(&mut self, id: Uuid, kind: String, data: serde_json::Value) {
        self.writes
            .events
            .push(event::row(self.ctx, self.actor, id, kind, data));
    }

    fn open_case(&mut self, listing: Uuid, market: Uuid, proposal: Option<&Wording>) -> Result<()> {
        let (case, event) = moderation::opened(self.ctx, self.actor, listing, market, proposal)?;
        self.writes.cases.push(case);
        self.writes.events.push(event);
        Ok(())
    }

    fn reopen(&mut self, case: Uuid, proposal: Option<&Wording>) -> Result<()> {
        let (case, event) = moderation::reopened(self.ctx, self.actor, case, proposal)?;
        self.writes.cases_changed.push(case);
        self.writes.events.push(event);
        Ok(())
    }

    /// Nothing of the text waits any more, which is `wording` now; new pictures still do.
    fn leave(&mut self, existing: &Existing, case: Uuid, wording: &Wording) -> Result<()> {
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

/// What became of a changed wording.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Revised {
    No,
    InReview,
    AtOnce,
    /// At once, because its markets trust the supplier.
    Trusted,
}

fn unchanged(id: Uuid) -> listing::ActiveModel {
    listing::ActiveModel {
        id: Unchanged(id),
        ..Default::default()
    }
}
