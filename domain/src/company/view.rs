//! Companies as pages and REST show them: to everyone, to their own people, and to whoever is invited.

use chrono::TimeDelta;
use serde::Serialize;

use super::{Address, BankDetails, Certificate, CompanyNumber, CompanyRef, Profile, Role, SpendingLimit};
use crate::{
    Instant,
    file::FileKind,
    id::{AddressId, CertificateId, LinkId, PersonId, PictureId},
    identity::PersonName,
    market::{MarketRef, booth::Place},
    text::Bilingual,
};

/// A company's public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyView {
    /// Which company.
    pub company: CompanyRef,
    /// What it says of itself.
    pub profile: Profile,
    /// Where it has its place.
    pub booths: Vec<Booth>,
    /// How many of its listings are on show.
    pub listings: u64,
    /// When it joined.
    pub joined: Instant,
    /// What its trade here shows.
    pub figures: TradeFigures,
    /// Pictures, the first to be shown first.
    pub pictures: Vec<PictureView>,
    /// Certificates it says it holds.
    pub certificates: Vec<CertificateView>,
}

/// A picture a company shows of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureView {
    /// Which.
    pub id: PictureId,
    /// What it shows, in words.
    pub alt: Bilingual,
    /// Pixels across, of the large one.
    pub width: u32,
    /// Pixels down, of the large one.
    pub height: u32,
}

/// A certificate a company says it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateView {
    /// Which.
    pub id: CertificateId,
    /// What it says.
    pub certificate: Certificate,
    /// What its copy is.
    pub copy: FileKind,
}

/// A company's booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booth {
    /// In which market.
    pub market: MarketRef,
    /// Where in it.
    pub place: Place,
}

/// What happened, as figures; each is `None` while fewer than [`TradeFigures::LEAST`] things stand behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TradeFigures {
    /// The median time from an invitation to the first offer, over the invitations of the last [`TradeFigures::DAYS`]
    /// days that got one.
    pub response: Option<TimeDelta>,
    /// How much of those invitations was answered, by an offer or by declining, in whole per cent, rounded down.
    /// Invitations that still wait within their deadline do not count.
    pub answered: Option<u8>,
    /// How many orders it completed as a supplier, ever.
    pub supplied: Option<u64>,
    /// How many orders it completed as a buyer, ever.
    pub bought: Option<u64>,
}

impl TradeFigures {
    /// How far back answers are looked at.
    pub const DAYS: i64 = 90;
    /// Below this many a figure would say more about chance than about the company.
    pub const LEAST: usize = 3;

    /// The median, the lower of the two in the middle where their number is even; `None` of too few.
    pub fn median(mut times: Vec<TimeDelta>) -> Option<TimeDelta> {
        if times.len() < Self::LEAST {
            return None;
        }
        times.sort_unstable();
        times.get((times.len() - 1) / 2).copied()
    }

    /// `part` of `whole` in whole per cent, rounded down; `None` of too few.
    pub fn share(part: usize, whole: usize) -> Option<u8> {
        if whole < Self::LEAST {
            return None;
        }
        u8::try_from(part * 100 / whole).ok()
    }

    /// A count that says something.
    pub fn count(count: u64) -> Option<u64> {
        usize::try_from(count)
            .is_ok_and(|count| count >= Self::LEAST)
            .then_some(count)
    }
}

/// A company as its own people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCompany {
    /// Which company.
    pub company: CompanyRef,
    /// What it says of itself.
    pub profile: Profile,
    /// Counts the changes of the profile: whoever changes it says which one they had read.
    pub version: i32,
    /// The numbers registers know it by, in the order of their kinds.
    pub numbers: Vec<KnownNumber>,
}

/// A number registers know a company by, and whether somebody vouched for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNumber {
    /// The number.
    pub number: CompanyNumber,
    /// An operator took it although its check failed.
    pub overridden: Option<Override>,
}

/// An operator's word for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Who.
    pub by: PersonName,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// One of a company's addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressView {
    /// Which.
    pub id: AddressId,
    /// The address.
    pub address: Address,
    /// Counts its changes.
    pub version: i32,
}

/// A company's bank details, as far as whoever asks may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankView {
    /// In whose name, at which bank.
    pub details: BankDetails,
    /// Whether the account number may be shown whole.
    pub whole: bool,
    /// Counts the changes.
    pub version: i32,
    /// When they were changed last.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: PersonName,
}

/// A person in a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they are in it.
    pub role: Role,
    /// How much they may commit it to.
    pub limit: Option<SpendingLimit>,
    /// Since when.
    pub since: Instant,
}

/// Somebody who was invited and has not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvitationRow {
    /// Which invitation.
    pub id: LinkId,
    /// Where it was sent.
    pub email: String,
    /// As what.
    pub role: Role,
    /// How much they may commit the company to.
    pub limit: Option<SpendingLimit>,
    /// When.
    pub sent_at: Instant,
    /// Until when it can be accepted.
    pub until: Instant,
}

/// An invitation as whoever holds its link sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationView {
    /// Who invites.
    pub company: CompanyRef,
    /// The person who did.
    pub by: PersonName,
    /// Whom.
    pub email: String,
    /// As what.
    pub role: Role,
    /// How much they may commit the company to.
    pub limit: Option<SpendingLimit>,
    /// Until when.
    pub until: Instant,
    /// Who has an account with this address, if anybody has.
    pub person: Option<PersonId>,
}

/// A company a person belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// Which.
    pub company: CompanyRef,
    /// As what.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_too_few_say_nothing() {
        let hours =
            |hours: &[i64]| TradeFigures::median(hours.iter().copied().map(TimeDelta::hours).collect());
        assert_eq!(hours(&[1, 9]), None);
        assert_eq!(hours(&[9, 1, 5]), Some(TimeDelta::hours(5)));
        assert_eq!(hours(&[9, 1, 5, 7]), Some(TimeDelta::hours(5)));
        assert_eq!(
            (TradeFigures::share(2, 2), TradeFigures::share(2, 3)),
            (None, Some(66))
        );
        assert_eq!((TradeFigures::count(2), TradeFigures::count(3)), (None, Some(3)));
    }
}
