//! Campaigns as those who keep them and everyone else see them.

use super::{CampaignState, Kind, Period, Phase};
use crate::{
    Instant, catalog::view::ListingChoice, company::CompanyRef, id::PromotionId, market::MarketRef,
    text::Bilingual,
};

/// What came of a promotion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often a listing of it stood in the strip.
    pub shown: u64,
    /// How often its page was opened, or a listing through it or at its price.
    pub opened: u64,
    /// RFQs sent through it.
    pub rfqs: u64,
    /// Orders that came of these.
    pub orders: u64,
}

/// A campaign in a list of those who keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRow {
    /// Which.
    pub id: PromotionId,
    /// In which market.
    pub market: MarketRef,
    /// Whose; `None`: the market's own.
    pub supplier: Option<CompanyRef>,
    /// What it does.
    pub kind: Kind,
    /// What it is called.
    pub name: Bilingual,
    /// From when until when.
    pub period: Period,
    /// Where it is.
    pub phase: Phase,
    /// How many listings it has.
    pub listings: u64,
    /// What came of it.
    pub tally: Tally,
}

/// What one may do with a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acts {
    /// It is the actor's own to change, hand in and cancel.
    pub keeps: bool,
    /// It is a supplier's, and the actor decides whether their market shows it.
    pub decides: bool,
}

/// A campaign's own page.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignView {
    /// Which.
    pub id: PromotionId,
    /// In which market.
    pub market: MarketRef,
    /// Whose; `None`: the market's own.
    pub supplier: Option<CompanyRef>,
    /// What it does.
    pub kind: Kind,
    /// What it is called.
    pub name: Bilingual,
    /// What it says.
    pub text: Bilingual,
    /// From when until when.
    pub period: Period,
    /// What was decided about it.
    pub state: CampaignState,
    /// Where it is.
    pub phase: Phase,
    /// Its listings that are on show, in its order.
    pub listings: Vec<Promoted>,
    /// When it was last changed: whoever decides says what they read.
    pub updated_at: Instant,
    /// What the actor may do with it.
    pub acts: Acts,
    /// What came of it, for those who keep it or decide about it.
    pub tally: Option<Tally>,
}

/// A listing of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct Promoted {
    /// The listing.
    pub listing: ListingChoice,
    /// Who sells it.
    pub supplier: CompanyRef,
}

/// What stands in a place of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// For which campaign.
    pub campaign: PromotionId,
    /// What that is called.
    pub name: Bilingual,
    /// Whether it is an advertisement.
    pub paid: bool,
    /// What is shown.
    pub promoted: Promoted,
}
