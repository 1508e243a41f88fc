//! Pictures of listings: how many there may be, who looks at them before buyers do, and in which order they stand.
//!
//! Pictures belong to the reviewed part of a listing. One that is new, and new words for one that buyers see, wait for
//! an operator; taking one away and changing the order need nobody.

use chrono::TimeDelta;
use serde::Serialize;

use super::{ListingState, archive};
use crate::{
    id::{ListingId, ListingPictureId},
    problem::Problem,
    text::Bilingual,
    web::WebAddress,
};

/// The most pictures of a listing; also the most a row of a catalogue file names.
pub const MAX_PICTURES: usize = 20;

/// When an operator looks at something that is new about a listing's pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Once the listing is handed in.
    Later,
    /// With the listing, which waits for an operator already.
    Waiting,
    /// With the listing, which is handed in again by this.
    HandedIn,
    /// By itself; what was approved stays on show meanwhile.
    ByItself,
}

impl ListingState {
    /// When an operator looks at a picture that is new to a listing in this state; none can come to one that is over.
    pub fn review_of_pictures(&self) -> Result<Review, Problem> {
        match self {
            Self::Draft => Ok(Review::Later),
            Self::Submitted => Ok(Review::Waiting),
            Self::ChangesRequested { .. } => Ok(Review::HandedIn),
            Self::Published | Self::Paused | Self::Suspended { .. } => Ok(Review::ByItself),
            Self::Rejected { .. } => Err(Problem::new("listing-rejected")),
            Self::Archived => Err(Problem::new("listing-archived")),
        }
    }
}

/// Where a picture goes among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// One place nearer to the first.
    Earlier,
    /// One place nearer to the last.
    Later,
}

impl Move {
    /// Moves what is at this place; the first can't come earlier, nor the last later.
    pub fn apply<T>(self, order: &mut [T], at: usize) {
        let other = match self {
            Self::Earlier => at.checked_sub(1),
            Self::Later => Some(at + 1),
        };
        if let Some(other) = other.filter(|other| at.max(*other) < order.len()) {
            order.swap(at, other);
        }
    }
}

/// A picture as buyers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListingPicture {
    /// Which.
    pub id: ListingPictureId,
    /// What it shows, in the words of its supplier; often nothing is said.
    pub alt: Bilingual,
    /// Pixels across, of the large one.
    pub width: u32,
    /// Pixels down, of the large one.
    pub height: u32,
}

/// A picture as its supplier and the operators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnPicture {
    /// As buyers see it, or would.
    #[serde(flatten)]
    pub picture: ListingPicture,
    /// The address it was fetched from, or the name of the file it came as.
    pub source: String,
    /// Whether an operator let it be shown.
    pub approved: bool,
    /// New words for one that is shown, which wait for an operator.
    pub proposed: Option<Bilingual>,
}

impl OwnPicture {
    /// Whether there is something about it that no operator has approved.
    pub fn is_new(&self) -> bool {
        !self.approved || self.proposed.is_some()
    }
}

/// All about a listing's pictures, for its supplier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnPictures {
    /// Which listing.
    pub listing: ListingId,
    /// Its title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ListingState,
    /// Whether an operator is to decide about the listing or about a change of it.
    pub waits: bool,
    /// The pictures, in their order.
    pub pictures: Vec<OwnPicture>,
    /// What its catalogue file names, but is none of the pictures.
    pub missing: Vec<Missing>,
}

/// A picture that a catalogue file names and that is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The address or the file's name.
    pub name: String,
    /// Why it is not there.
    pub why: Why,
}

/// Why a named picture is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is a file's name: only its supplier has it.
    NotHandedIn,
    /// Nobody has asked at the address.
    NotFetched,
    /// It is fetched soon; after a failure that may pass, once more.
    Waits(Option<Problem>),
    /// It could not be fetched.
    Failed(Problem),
    /// Its supplier took it away.
    Removed,
}

impl Why {
    /// Whether asking at the address again is of use.
    pub fn can_be_fetched(&self) -> bool {
        matches!(self, Self::NotFetched | Self::Failed(_) | Self::Removed)
    }
}

/// How often an address is asked before it is given up.
pub const MAX_TRIES: u32 = 4;

/// How long to wait before the next try, after so many that failed; none after the last.
pub fn pause(tries: u32) -> Option<TimeDelta> {
    match tries {
        0 | 1 => Some(TimeDelta::minutes(1)),
        2 => Some(TimeDelta::minutes(10)),
        _ if tries < MAX_TRIES => Some(TimeDelta::hours(1)),
        _ => None,
    }
}

/// Whether a picture that came as `source` is the one a catalogue file names.
pub fn is_named(name: &str, source: &str) -> bool {
    if WebAddress::is_meant(name) {
        name == source
    } else {
        !WebAddress::is_meant(source) && archive::is_same(name, source)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_move_keeps_every_picture_and_the_way_back_undoes_it(len in 0_usize..8, at in 0_usize..9) {
            let order: Vec<_> = (0..len).collect();
            let mut moved = order.clone();
            Move::Later.apply(&mut moved, at);
            let mut all = moved.clone();
            all.sort_unstable();
            prop_assert_eq!(&all, &order);
            if at + 1 < len {
                prop_assert_eq!(moved[at + 1], at);
                Move::Earlier.apply(&mut moved, at + 1);
            }
            prop_assert_eq!(moved, order);
        }
    }

    #[test]
    fn a_failure_is_tried_again_so_often_and_then_stands() {
        let pauses: Vec<_> = (1..=MAX_TRIES).map(pause).collect();
        assert!(pauses[..3].iter().all(Option::is_some) && pauses[3].is_none());
        assert!(pauses[..3].is_sorted());
    }

    #[test]
    fn a_file_is_named_by_the_end_of_its_path_and_an_address_by_all_of_it() {
        assert!(is_named("photos\\net.jpg", "net.jpg"));
        assert!(!is_named("red/net.jpg", "blue/net.jpg"));
        assert!(!is_named("https://a.example/net.jpg", "net.jpg"));
        assert!(!is_named("net.jpg", "https://a.example/net.jpg"));
        assert!(is_named("https://a.example/net.jpg", "https://a.example/net.jpg"));
    }

    #[test]
    fn the_ends_stay_where_they_are() {
        let mut order = ["a", "b"];
        Move::Earlier.apply(&mut order, 0);
        Move::Later.apply(&mut order, 1);
        assert_eq!(order, ["a", "b"]);
    }

    #[test]
    fn what_buyers_see_changes_only_after_review() {
        let reason = || "blurred".to_owned();
        for state in [
            ListingState::Published,
            ListingState::Paused,
            ListingState::Suspended {
                reason: reason(),
                paused: false,
            },
        ] {
            assert_eq!(state.review_of_pictures(), Ok(Review::ByItself));
        }
        let returned = ListingState::ChangesRequested { reason: reason() };
        assert_eq!(returned.review_of_pictures(), Ok(Review::HandedIn));
        assert!(ListingState::Archived.review_of_pictures().is_err());
    }
}
