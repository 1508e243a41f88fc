//! Who acts, and the one table of what they may do.
//!
//! Pages, forms, REST and the command line all ask [`Actor::may`]; nothing else decides a permission.
//! What an actor may *see* is decided by the scoped finders in `entity`.

use crate::{
    company::{Role, SpendingLimit},
    id::{CompanyId, KeyId, MarketId, PersonId},
    integration::{Scope, Scopes},
    rfq::offer::Side,
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
    /// The markets they were appointed an operator of themselves, whatever they are in their company.
    pub appointed: Vec<MarketId>,
    /// The key of the program that acts as them; `None`: they are here themselves.
    pub by: Option<Box<ByKey>>,
}

/// A key somebody made for a program that acts as them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByKey {
    /// Which key.
    pub id: KeyId,
    /// What of their rights is open to it.
    pub scopes: Scopes,
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
    /// Read what the company asked for.
    SeeBuying,
    /// Ask for quotes, counter and accept as a buyer.
    Buy,
    /// Accept what is above a purchaser's spending limit.
    Approve,
    /// Read what the company was asked for.
    SeeSelling,
    /// Make offers, counter and accept as a supplier.
    Supply,
    /// Read the orders in which the company is on this side.
    SeeOrders(Side),
    /// Take this side's steps with them.
    TakeOrders(Side),
    /// Read the company's own listings in any state.
    SeeListings,
    /// List goods, change them and take them off show.
    ManageListings,
    /// Read all the company says of itself, also what others are not shown, and who its people are.
    SeeCompany,
    /// Change what the company says of itself, and have it verified.
    ManageCompany,
    /// Invite people, give and take roles.
    ManageMembers,
    /// Make and revoke the company's API keys.
    ManageKeys,
    /// See the company's bank details unmasked.
    SeeBank,
    /// Read the papers the company handed in to be checked.
    SeePapers,
    /// Report listings of others to the operators of their markets.
    Report,
    /// Decide cases of this market.
    Moderate(MarketId),
    /// Decide cases of some market.
    Operate,
    /// Check who companies are, for some market or for the platform.
    Verify,
    /// Read the figures of some market, or of all of them.
    SeeFigures,
    /// Keep the trade vocabulary that searches in all markets use.
    KeepVocabulary,
    /// Keep the words that listings may not hold, of a market or of all.
    KeepBannedWords,
    /// Make markets and appoint operators.
    Administer,
}

impl Right {
    /// The scope a key must have for it. `None`: no key has it, only a person who is here themselves, because what it
    /// opens would outlive the key (other keys, bank details) or is not the company's own (a market, the platform).
    pub fn scope(self) -> Option<Scope> {
        match self {
            Self::SeeBuying | Self::SeeSelling => Some(Scope::RfqRead),
            Self::Buy | Self::Approve | Self::Supply => Some(Scope::RfqWrite),
            Self::SeeOrders(_) => Some(Scope::OrderRead),
            Self::TakeOrders(_) => Some(Scope::OrderWrite),
            Self::SeeListings => Some(Scope::CatalogRead),
            Self::ManageListings => Some(Scope::CatalogWrite),
            Self::SeeCompany => Some(Scope::CompanyRead),
            Self::ManageCompany => Some(Scope::CompanyWrite),
            Self::ManageMembers => Some(Scope::CompanyMembers),
            Self::ManageKeys | Self::SeeBank | Self::SeePapers | Self::Report => None,
            Self::Moderate(_)
            | Self::Operate
            | Self::Verify
            | Self::SeeFigures
            | Self::KeepVocabulary
            | Self::KeepBannedWords
            | Self::Administer => None,
        }
    }
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
    /// What a program that acts as them may do at most; `None`: they are here themselves.
    pub fn scopes(&self) -> Option<&Scopes> {
        self.by.as_deref().map(|key| &key.scopes)
    }

    /// A key may at most what the person who made it may: their role's rights, of these only what its scopes open.
    pub fn may(&self, right: Right) -> bool {
        let open = match self.scopes() {
            None => true,
            Some(scopes) => right.scope().is_some_and(|scope| scopes.allow(scope)),
        };
        open && self.role_may(right)
    }

    fn role_may(&self, right: Right) -> bool {
        use Role::{Finance, Purchaser, Sales, Viewer};
        let Trades { buys, supplies, .. } = self.trades;
        let leads = self.role.leads();
        let reads = leads || matches!(self.role, Finance | Viewer);
        match right {
            Right::SeeBuying | Right::SeeOrders(Side::Buyer) => buys && (reads || self.role == Purchaser),
            Right::Buy | Right::TakeOrders(Side::Buyer) => buys && (leads || self.role == Purchaser),
            Right::Approve => buys && leads,
            Right::SeeSelling | Right::SeeListings | Right::SeeOrders(Side::Supplier) => {
                supplies && (reads || self.role == Sales)
            }
            Right::Supply | Right::ManageListings | Right::TakeOrders(Side::Supplier) => {
                supplies && (leads || self.role == Sales)
            }
            Right::SeeCompany | Right::Report => true,
            Right::ManageCompany | Right::ManageMembers | Right::ManageKeys => leads,
            Right::SeeBank | Right::SeePapers => leads || self.role == Finance,
            Right::Moderate(market) => self.markets().any(|operated| operated == market),
            Right::Operate => self.markets().next().is_some(),
            Right::Verify | Right::SeeFigures | Right::KeepVocabulary | Right::KeepBannedWords => {
                self.administers || self.markets().next().is_some()
            }
            Right::Administer => self.administers,
        }
    }

    /// The markets they are an operator of.
    pub fn markets(&self) -> impl Iterator<Item = MarketId> {
        let run = self.operates.iter().filter(|_| self.role.leads());
        run.chain(&self.appointed).copied()
    }

    /// Whether they may give, change or take away this role. A key never touches those who lead: whoever holds one
    /// that leaked could otherwise make themselves a leader and stay when the key is gone.
    pub fn may_appoint(&self, role: Role) -> bool {
        self.role.may_appoint(role) && (self.by.is_none() || !role.leads())
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
            appointed: Vec::new(),
            by: None,
        }
    }

    /// Every right there is.
    fn rights() -> [Right; 25] {
        use Right::*;
        let (buyer, supplier, market) = (Side::Buyer, Side::Supplier, Uuid::nil().into());
        [
            SeeBuying,
            Buy,
            Approve,
            SeeSelling,
            Supply,
            SeeOrders(buyer),
            TakeOrders(buyer),
            SeeOrders(supplier),
            TakeOrders(supplier),
            SeeListings,
            ManageListings,
            SeeCompany,
            ManageCompany,
            ManageMembers,
            ManageKeys,
            SeeBank,
            SeePapers,
            Report,
            Moderate(market),
            Operate,
            Verify,
            SeeFigures,
            KeepVocabulary,
            KeepBannedWords,
            Administer,
        ]
    }

    #[test]
    fn who_may_do_what_in_a_company_that_does_everything() {
        use Right::*;
        let (buyer, supplier) = (Side::Buyer, Side::Supplier);
        let sells = [
            SeeSelling,
            SeeListings,
            SeeOrders(supplier),
            Supply,
            ManageListings,
            TakeOrders(supplier),
        ];
        let buys = [SeeBuying, SeeOrders(buyer), Buy, TakeOrders(buyer)];
        let reads = [&sells[..3], &buys[..2]].concat();
        let table = [
            (Role::Owner, rights()[..24].to_vec()),
            (Role::Manager, rights()[..24].to_vec()),
            (Role::Sales, sells.to_vec()),
            (Role::Purchaser, buys.to_vec()),
            (Role::Finance, [&reads[..], &[SeeBank, SeePapers]].concat()),
            (Role::Viewer, reads.clone()),
        ];
        for (role, allowed) in table {
            let actor = Actor::Member(member(role));
            for right in rights() {
                let expected = allowed.contains(&right) || matches!(right, SeeCompany | Report);
                assert_eq!(actor.may(right), expected, "{role} {right:?}");
            }
        }
    }

    #[test]
    fn whoever_is_appointed_operates_that_market_and_no_other() {
        let market = MarketId::from(Uuid::from_u128(7));
        let appointed = Actor::Member(Member {
            appointed: vec![market],
            ..member(Role::Viewer)
        });
        for right in [
            Right::Operate,
            Right::Verify,
            Right::SeeFigures,
            Right::KeepVocabulary,
            Right::KeepBannedWords,
            Right::Moderate(market),
        ] {
            assert!(appointed.may(right), "{right:?}");
        }
        // The market of their company is its leaders' to operate.
        assert!(!appointed.may(Right::Moderate(Uuid::nil().into())));
        assert!(!appointed.may(Right::Administer));
    }

    #[test]
    fn a_key_has_its_makers_rights_as_far_as_its_scopes_go_and_no_further() {
        let nothing_by_key = |right: &Right| right.scope().is_none();
        let closed: Vec<_> = rights().into_iter().filter(nothing_by_key).collect();
        let market = Uuid::nil().into();
        let expected = [
            Right::ManageKeys,
            Right::SeeBank,
            Right::SeePapers,
            Right::Report,
            Right::Moderate(market),
            Right::Operate,
            Right::Verify,
            Right::SeeFigures,
            Right::KeepVocabulary,
            Right::KeepBannedWords,
            Right::Administer,
        ];
        assert_eq!(closed, expected);
        for (role, scope) in Role::VARIANTS
            .iter()
            .flat_map(|role| Scope::ALL.iter().map(move |scope| (role, scope)))
        {
            let maker = Member {
                administers: true,
                ..member(*role)
            };
            let scopes = Scopes::of([scope.into()]).unwrap();
            let key = Member {
                by: Some(Box::new(ByKey {
                    id: Uuid::nil().into(),
                    scopes: scopes.clone(),
                })),
                ..maker.clone()
            };
            for right in rights() {
                let open = right.scope().is_some_and(|scope| scopes.allow(scope));
                assert_eq!(
                    key.may(right),
                    open && maker.may(right),
                    "{role} {scope} {right:?}"
                );
            }
            for other in Role::VARIANTS {
                assert_eq!(
                    key.may_appoint(*other),
                    maker.may_appoint(*other) && !other.leads(),
                    "{role} {other}"
                );
            }
        }
    }
}
