//! Specialised markets (专业市场).

use serde::Serialize;

use crate::{id::MarketId, text::Bilingual};

/// A market as the frame and the filters show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarketRef {
    /// The market.
    pub id: MarketId,
    /// Its name in addresses: `yueyang-tea`.
    pub slug: String,
    /// Its name.
    pub name: Bilingual,
}

/// A market's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarketView {
    /// Which market.
    pub market: MarketRef,
    /// The city it is in.
    pub region: Bilingual,
    /// What it is known for.
    pub story: Bilingual,
    /// How many suppliers have their home here.
    pub suppliers: u64,
    /// How many listings are on show.
    pub listings: u64,
}
