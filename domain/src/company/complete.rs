//! What a company's presence consists of, and what of it is still missing: so that its people see what to do next.

use super::{AddressKind, NumberKind, view::OwnCompany};

/// A part of what a company tells the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name and story in both languages, and its city.
    Profile,
    /// Figures of its factory, for whoever supplies.
    Factory,
    /// A number of a register.
    Number,
    /// Where it is registered.
    Address,
    /// Where it is paid, for whoever supplies.
    Bank,
}

/// What else is known of a company beside its own row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What its addresses are for.
    pub addresses: Vec<AddressKind>,
    /// Whether it said where it is paid.
    pub bank: bool,
}

/// The parts that matter for this company, each with whether it is there.
pub fn parts(own: &OwnCompany, known: &Known) -> Vec<(Part, bool)> {
    let profile = &own.profile;
    let whole = [&profile.name, &profile.about]
        .iter()
        .all(|text| text.zh.is_some() && text.en.is_some());
    let number = own
        .numbers
        .iter()
        .any(|known| !profile.country.is_mainland_china() || known.number.kind == NumberKind::Uscc);
    let supplies = profile.trades.supplies;
    let parts = [
        Some((Part::Profile, whole && !profile.city.is_empty())),
        supplies.then(|| (Part::Factory, !profile.factory.is_empty())),
        Some((Part::Number, number)),
        Some((Part::Address, known.addresses.contains(&AddressKind::Registered))),
        supplies.then_some((Part::Bank, known.bank)),
    ];
    parts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Trades,
        company::{CompanyNumber, CompanyRef, Factory, Profile, view::KnownNumber},
        text::Bilingual,
    };

    fn own(supplies: bool, country: &str) -> OwnCompany {
        OwnCompany {
            company: CompanyRef {
                id: uuid::Uuid::nil().into(),
                code: "nets-co".into(),
                name: Bilingual::both("网", "Nets"),
                standing: Default::default(),
            },
            profile: Profile {
                name: Bilingual::both("网", "Nets"),
                country: country.parse().unwrap(),
                city: Bilingual::both("岳阳", "Yueyang"),
                about: Bilingual::both("一", "One"),
                trades: Trades {
                    supplies,
                    buys: !supplies,
                    ..Trades::default()
                },
                website: None,
                exports_to: Vec::new(),
                factory: Factory::default(),
            },
            version: 1,
            numbers: vec![KnownNumber {
                number: CompanyNumber {
                    kind: NumberKind::Duns,
                    number: "150483782".into(),
                },
                overridden: None,
            }],
        }
    }

    #[test]
    fn a_supplier_tells_more_and_mainland_china_has_one_number() {
        let nothing = Known::default();
        assert_eq!(
            parts(&own(true, "CN"), &nothing),
            [
                (Part::Profile, true),
                (Part::Factory, false),
                (Part::Number, false),
                (Part::Address, false),
                (Part::Bank, false)
            ]
        );
        let known = Known {
            addresses: vec![AddressKind::Billing, AddressKind::Registered],
            bank: false,
        };
        assert_eq!(
            parts(&own(false, "DE"), &known),
            [(Part::Profile, true), (Part::Number, true), (Part::Address, true)]
        );
    }
}
