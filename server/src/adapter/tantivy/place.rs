//! A match's place in the order of results, and the keys of pages.

use domain::search::Sort;
use service::port::search_index::SearchFailure;
use tantivy::{DocId, SegmentReader, columnar::Column};

use super::{
    schema::{CREATED, ID_HIGH, ID_LOW, MOQ},
    score::Match,
};

/// A match's place in the order: better ones are greater, and no two are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub rank: u64,
    pub id: u128,
}

impl Place {
    /// How many of the words the match has, if the order is that of relevance; as good as any where it has a code.
    pub(super) fn words(self) -> usize {
        (self.rank >> 32) as usize
    }
}

/// The key of a page: where it begins, and how many words had to be found for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageKey {
    pub begins: Begins,
    pub required: usize,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// After so many of the best, which are mixed.
    Among(usize),
    /// After this match.
    After(Place),
}

impl PageKey {
    pub(super) fn write(self) -> String {
        match self.begins {
            Begins::Among(shown) => format!("{shown:03x}{:02x}", self.required),
            Begins::After(Place { rank, id }) => format!("{rank:016x}{id:032x}{:02x}", self.required),
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, SearchFailure> {
        let part = |at| text.get(at).and_then(|part| u128::from_str_radix(part, 16).ok());
        let among = || {
            Some(Self {
                begins: Begins::Among(part(0..3)? as usize),
                required: part(3..5)? as usize,
            })
        };
        let after = || {
            let (rank, id) = (part(0..16)? as u64, part(16..48)?);
            Some(Self {
                begins: Begins::After(Place { rank, id }),
                required: part(48..50)? as usize,
            })
        };
        [among(), after()]
            .into_iter()
            .flatten()
            .find(|key| key.write() == text)
            .ok_or(SearchFailure::BadPageKey)
    }
}

/// What gives the matches of a segment their places.
pub(super) struct Places {
    order: Order,
    ids: [Column<u64>; 2],
}

enum Order {
    Score,
    High(Column<u64>),
    Low(Column<u64>),
}

impl Places {
    pub(super) fn new(reader: &SegmentReader, sort: Sort) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let order = match sort {
            Sort::Relevance => Order::Score,
            Sort::Newest => Order::High(fast.u64(CREATED)?),
            Sort::Moq => Order::Low(fast.u64(MOQ)?),
        };
        Ok(Self {
            order,
            ids: [fast.u64(ID_HIGH)?, fast.u64(ID_LOW)?],
        })
    }

    /// The better, the greater.
    pub(super) fn rank(&self, doc: DocId, Match { tier, score }: Match) -> u64 {
        match &self.order {
            // Scores are never negative: their bits are in their order.
            Order::Score => u64::from(tier) << 32 | u64::from(score.max(0.0).to_bits()),
            Order::High(column) => column.first(doc).unwrap_or(0),
            Order::Low(column) => u64::MAX - column.first(doc).unwrap_or(u64::MAX),
        }
    }

    /// Which listing it is: what decides among equals.
    pub(super) fn id(&self, doc: DocId) -> u128 {
        let [high, low] = self
            .ids
            .each_ref()
            .map(|half| u128::from(half.first(doc).unwrap_or(0)));
        high << 64 | low
    }
}
