//! Words for feeds and their runs.

use crate::{t, ui::Tone};
use domain::catalog::feed::{FeedState, RunOutcome};

/// Where a feed stands.
pub(super) fn state(state: &FeedState) -> (String, Tone) {
    match state {
        FeedState::Active => (t!("catalog-feed-active"), Tone::Leaf),
        FeedState::Paused => (t!("catalog-feed-paused"), Tone::Plain),
        FeedState::GivenUp => (t!("catalog-feed-given-up"), Tone::Rust),
    }
}

/// What became of a run.
pub(super) fn outcome(outcome: RunOutcome) -> (String, Tone) {
    match outcome {
        RunOutcome::Waiting => (t!("catalog-feed-waiting"), Tone::Sea),
        RunOutcome::Importing => (t!("catalog-feed-importing"), Tone::Sea),
        RunOutcome::Unchanged => (t!("catalog-feed-unchanged"), Tone::Plain),
        RunOutcome::Imported => (t!("catalog-feed-imported"), Tone::Leaf),
        RunOutcome::Failed => (t!("catalog-feed-failed"), Tone::Rust),
        RunOutcome::Cancelled => (t!("catalog-feed-cancelled"), Tone::Plain),
    }
}
