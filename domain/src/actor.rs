//! Who acts, and the one table of what they may do.
//!
//! Pages, forms, REST and the command line all ask [`Actor::may`]; nothing else decides a permission.
//! What an actor may *see* is decided by the scoped finders in `entity`.

use crate::{
    id::{CompanyId, MarketId, PersonId},
    text::Locale,
};

/// Someone who asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has signed in.
    Anyone,
    /// A person acting for a company.
    Member(Member),
    /// The machine itself: clocks, imports by command, demo data.
    System,
}

/// A signed-in person and the company they act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The person's name, as they write it.
    pub name: String,
    /// The language mails to them are written in.
    pub locale: Locale,
    /// Their time zone, an IANA name.
    pub time_zone: chrono_tz::Tz,
    /// The company they act for.
    pub company: CompanyId,
    /// That company's short unique code.
    pub company_code: String,
    /// What that company does.
    pub trades: Trades,
    /// The markets that company runs; its staff are their operators.
    pub operates: Vec<MarketId>,
}

/// What a company does in the market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trades {
    /// It buys.
    pub buys: bool,
    /// It supplies.
    pub supplies: bool,
}

/// Something one may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Ask for quotes, counter and accept as a buyer.
    Buy,
    /// List goods, make offers and fulfil orders.
    Supply,
    /// Decide moderation cases of this market.
    Moderate(MarketId),
    /// Decide moderation cases of some market.
    Operate,
}

impl Actor {
    /// The one table of permissions.
    pub fn may(&self, right: Right) -> bool {
        match (self, right) {
            (Self::Anyone, _) => false,
            (Self::System, _) => true,
            (Self::Member(member), Right::Buy) => member.trades.buys,
            (Self::Member(member), Right::Supply) => member.trades.supplies,
            (Self::Member(member), Right::Moderate(market)) => member.operates.contains(&market),
            (Self::Member(member), Right::Operate) => !member.operates.is_empty(),
        }
    }

    /// The signed-in person, if any.
    pub fn member(&self) -> Option<&Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Anyone | Self::System => None,
        }
    }

    /// The company acted for, if any.
    pub fn company(&self) -> Option<CompanyId> {
        self.member().map(|member| member.company)
    }
}
