//! Who looks at a page, as plain data. Never a right or a session: those are the actor's.

use chrono_tz::Tz;
use domain::text::Locale;

/// Who looks at a page and how they want it shown.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The language of the page.
    pub locale: Locale,
    /// The zone exact times are shown in.
    pub time_zone: Tz,
    /// The signed-in person; `None` for a guest.
    pub person: Option<Person>,
}

/// A signed-in person, as the frame shows them.
#[derive(Debug, Clone)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// Their company's name, in the language of the page.
    pub company: String,
    /// Whether they administer the platform.
    pub administers: bool,
    /// The desks they may work at, the most used first.
    pub desks: Vec<Desk>,
    /// The other companies they may act for.
    pub others: Vec<CompanyLink>,
}

/// A company one may switch to.
#[derive(Debug, Clone)]
pub struct CompanyLink {
    /// Its code.
    pub code: String,
    /// Its name, in the language of the page.
    pub name: String,
}

/// A work area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Desk {
    /// RFQs and orders of a buyer.
    Buying,
    /// Listings, requests and orders of a supplier.
    Selling,
    /// The queues of a market operator.
    Operating,
}

impl Desk {
    /// Where the desk's first page is.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Buying => "/buying",
            Self::Selling => "/selling",
            Self::Operating => "/operating",
        }
    }
}

/// A part of the site with a rail of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// A desk.
    Desk(Desk),
    /// The person's company: what it says of itself, its people.
    Company,
    /// The person's own account.
    Account,
    /// The platform: its markets, who operates them, who administers it.
    Admin,
}

impl From<Desk> for Area {
    fn from(desk: Desk) -> Self {
        Self::Desk(desk)
    }
}

impl Area {
    /// Where the area's first page is.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Desk(desk) => desk.path(),
            Self::Company => "/company",
            Self::Account => "/account",
            Self::Admin => "/admin",
        }
    }
}
