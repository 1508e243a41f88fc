//! Who acts, and the one table of what they may do.
//!
//! Pages, forms, REST and the command line all ask [`Actor::may`]; nothing else decides a permission.
//! What an actor may *see* is decided by the scoped finders in `entity`.

use crate::{
    company::{Role, SpendingLimit},
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
    /// Whether they have shown that their e-mail address is theirs. Until then they may look, and change nothing.
    pub confirmed: bool,
    /// Whether they administer the platform: make markets, appoint operators.
    pub administers: bool,
    /// The company they act for.
    pub company: CompanyId,
    /// That company's short unique code.
    pub company_code: String,
    /// What that company does.
    pub trades: Trades,
    /// What they are in it.
    pub role: Role,
    /// How much they may commit it to; `None`: as much as they like.
    pub limit: Option<SpendingLimit>,
    /// The markets that company runs; its owners and managers are their operators.
    pub operates: Vec<MarketId>,
}

/// What a company does in the market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Trades {
    /// It buys.
    pub buys: bool,
    /// It supplies.
    pub supplies: bool,
    /// It carries goods of others.
    pub carries: bool,
    /// It purchases for the public.
    pub procures: bool,
}

/// Something one may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Read what the company asked for and ordered.
    SeeBuying,
    /// Ask for quotes, counter and accept as a buyer.
    Buy,
    /// Read what the company was asked for, offers and delivers.
    SeeSelling,
    /// List goods, make offers and fulfil orders.
    Supply,
    /// Change what the company says of itself, and have it verified.
    ManageCompany,
    /// Invite people, give and take roles.
    ManageMembers,
    /// Make and revoke the company's API keys.
    ManageKeys,
    /// See the company's bank details unmasked.
    SeeBank,
    /// Decide cases of this market.
    Moderate(MarketId),
    /// Decide cases of some market.
    Operate,
    /// Make markets and appoint operators.
    Administer,
}

impl Actor {
    /// The one table of permissions.
    pub fn may(&self, right: Right) -> bool {
        match self {
            Self::Anyone => false,
            Self::System => true,
            Self::Member(member) => member.may(right),
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

impl Member {
    fn may(&self, right: Right) -> bool {
        use Role::{Finance, Manager, Owner, Purchaser, Sales, Viewer};
        let Trades { buys, supplies, .. } = self.trades;
        let leads = matches!(self.role, Owner | Manager);
        let reads = leads || matches!(self.role, Finance | Viewer);
        let allowed = match right {
            Right::SeeBuying => buys && (reads || self.role == Purchaser),
            Right::Buy => buys && (leads || self.role == Purchaser),
            Right::SeeSelling => supplies && (reads || self.role == Sales),
            Right::Supply => supplies && (leads || self.role == Sales),
            Right::ManageCompany | Right::ManageMembers | Right::ManageKeys => leads,
            Right::SeeBank => leads || self.role == Finance,
            Right::Moderate(market) => leads && self.operates.contains(&market),
            Right::Operate => leads && !self.operates.is_empty(),
            Right::Administer => self.administers,
        };
        allowed && (self.confirmed || matches!(right, Right::SeeBuying | Right::SeeSelling))
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;
    use uuid::Uuid;

    use super::*;

    fn member(role: Role) -> Member {
        Member {
            person: Uuid::nil().into(),
            name: "Li".into(),
            locale: Locale::En,
            time_zone: chrono_tz::UTC,
            confirmed: true,
            administers: false,
            company: Uuid::nil().into(),
            company_code: "li".into(),
            trades: Trades {
                buys: true,
                supplies: true,
                ..Trades::default()
            },
            role,
            limit: None,
            operates: vec![Uuid::nil().into()],
        }
    }

    #[test]
    fn who_may_do_what_in_a_company_that_does_everything() {
        use Right::{Buy, ManageCompany, Operate, SeeBank, SeeBuying, SeeSelling, Supply};
        let table = [
            (
                Role::Owner,
                vec![
                    SeeBuying,
                    Buy,
                    SeeSelling,
                    Supply,
                    ManageCompany,
                    SeeBank,
                    Operate,
                ],
            ),
            (
                Role::Manager,
                vec![
                    SeeBuying,
                    Buy,
                    SeeSelling,
                    Supply,
                    ManageCompany,
                    SeeBank,
                    Operate,
                ],
            ),
            (Role::Sales, vec![SeeSelling, Supply]),
            (Role::Purchaser, vec![SeeBuying, Buy]),
            (Role::Finance, vec![SeeBuying, SeeSelling, SeeBank]),
            (Role::Viewer, vec![SeeBuying, SeeSelling]),
        ];
        for (role, allowed) in table {
            let actor = Actor::Member(member(role));
            for right in [
                SeeBuying,
                Buy,
                SeeSelling,
                Supply,
                ManageCompany,
                SeeBank,
                Operate,
            ] {
                assert_eq!(actor.may(right), allowed.contains(&right), "{role} {right:?}");
            }
            assert!(!actor.may(Right::Administer), "{role}");
        }
    }

    #[test]
    fn an_unconfirmed_person_may_only_look() {
        for role in Role::VARIANTS {
            let confirmed = false;
            let actor = Actor::Member(Member {
                confirmed,
                administers: true,
                ..member(*role)
            });
            for right in [
                Right::Buy,
                Right::Supply,
                Right::ManageMembers,
                Right::Operate,
                Right::Administer,
            ] {
                assert!(!actor.may(right), "{role} {right:?}");
            }
        }
        let owner = Member {
            confirmed: false,
            ..member(Role::Owner)
        };
        assert!(owner.may(Right::SeeBuying));
    }
}
