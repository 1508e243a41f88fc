//! What becomes of a listing that was approved before: its supply changes at once, a new wording waits for an operator,
//! unless whoever changes it may show it, or its markets trust its supplier.

use domain::{
    catalog::{ListingState, content::Wording},
    moderation::{CaseState, Verdict},
};
use entity::catalog::listing;
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

use super::{
    existing::{Existing, undecided},
    plan::{Outcome, Plan, Wanted, unchanged},
};
use crate::{
    Result,
    catalog::{variant, write},
    event, moderation,
};

impl Plan<'_> {
    /// A listing that was approved: price and stock change at once, a new wording waits for the operator.
    pub(super) fn update_reviewed(
        &mut self,
        wanted: &Wanted,
        existing: &Existing,
        state: &ListingState,
    ) -> Result<Outcome> {
        let id = existing.row.id;
        let wanted = &Wanted {
            content: variant::beside(&existing.content, wanted.content.clone()),
            category: wanted.category,
        };
        let mut row = unchanged(id);
        let supply = !variant::sold_as(existing, &wanted.content.supply);
        if supply {
            write::set_supply(&mut row, &wanted.content.supply)?;
            self.replace_prices(existing, wanted)?;
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
