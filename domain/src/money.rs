//! Money: integer minor units of an ISO 4217 currency; unit prices in millionths; half-up, once, at the line.
//!
//! The rules are STATES.md's "Money and quantity". Nothing here converts between currencies: a quote's
//! currency is frozen.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{form, problem::Problem, quantity::Quantity};

/// A currency of ISO 4217 that trade can be made in (one with minor units; XAU and the like are not).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// Renminbi.
    pub const CNY: Self = Self(iso_currency::Currency::CNY);
    /// US dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);
    /// Euro.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    /// The currencies offered first in forms; every other code may be typed.
    pub const COMMON: [Self; 6] = [
        Self::CNY,
        Self::USD,
        Self::EUR,
        Self(iso_currency::Currency::HKD),
        Self(iso_currency::Currency::JPY),
        Self(iso_currency::Currency::GBP),
    ];

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Decimals of the minor unit: JPY 0, CNY 2, KWD 3.
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

/// By their codes.
impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Currency {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let code = text.trim().to_ascii_uppercase();
        iso_currency::Currency::from_code(&code)
            .filter(|currency| currency.exponent().is_some())
            .map(Self)
            .ok_or_else(|| Problem::new("unknown-currency"))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse()
            .map_err(|problem: Problem| D::Error::custom(problem.code))
    }
}

/// An amount in minor units of its currency (fen, cents; yen have none).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units; negative only for what is owed back.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount of minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// A non-negative amount as typed, with at most the currency's decimals.
    pub fn parse(raw: &str, currency: Currency) -> Result<Self, Problem> {
        form::decimal(raw, currency.decimals()).map(|minor| Self::new(minor, currency))
    }

    /// The amount as a decimal with all the currency's decimals, without the currency: `"12.30"`.
    pub fn amount(&self) -> String {
        let decimals = self.currency.decimals();
        form::write_decimal(self.minor, decimals, decimals)
    }

    /// The sum of amounts of one currency; `None` when they differ or the sum overflows.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts
            .into_iter()
            .try_fold(Self::new(0, currency), |sum, amount| {
                (amount.currency == currency).then_some(())?;
                Some(Self::new(sum.minor.checked_add(amount.minor)?, currency))
            })
    }
}

/// `{"amount":"12.34","currency":"USD"}`, as CONTRACTS.md writes money.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Money", 2)?;
        fields.serialize_field("amount", &self.amount())?;
        fields.serialize_field("currency", &self.currency)?;
        fields.end()
    }
}

/// The price of one unit in millionths of the currency's major unit; more than zero.
/// A missing price is an absent one, never zero. On the wire a decimal string (`"3.250000"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPrice(i64);

impl UnitPrice {
    /// The highest price of one unit: 10⁹ of the currency.
    pub const MAX: Self = Self(1_000_000_000_000_000);

    /// From millionths, as stored. `None` when not more than zero, or above [`UnitPrice::MAX`].
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        (1..=Self::MAX.0)
            .contains(&millionths)
            .then_some(Self(millionths))
    }

    /// Millionths of the currency's major unit.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// Two to six decimals without further trailing zeros, as people read it: `18.60`, `0.0044`.
    pub fn shown(self) -> String {
        form::write_decimal(self.0, 6, 2)
    }

    /// The lowest price of one unit: a millionth of the currency.
    pub const LEAST: Self = Self(1);

    /// The price with so many hundredths of a percent on, or off where they are negative, rounded half-up once to the
    /// millionth. `None` where that is nothing, or above [`UnitPrice::MAX`].
    pub fn changed_by(self, hundredths: i64) -> Option<Self> {
        const WHOLE: i128 = 10_000;
        let exact = i128::from(self.0) * (WHOLE + i128::from(hundredths));
        Self::from_millionths(i64::try_from((exact + WHOLE / 2) / WHOLE).ok()?)
    }

    /// Unit price × quantity, rounded half-up once to the currency's minor unit.
    /// `None` only when the amount does not fit (beyond 9 × 10¹⁸ minor units).
    pub fn line_total(self, quantity: Quantity, currency: Currency) -> Option<Money> {
        // millionths × thousandths = 10⁻⁹ of the major unit; scale to minor units.
        let exact = i128::from(self.0) * i128::from(quantity.thousandths());
        let divisor = 10_i128.pow(9 - currency.decimals().min(9));
        let minor = (exact + divisor / 2) / divisor;
        i64::try_from(minor).ok().map(|minor| Money::new(minor, currency))
    }
}

impl FromStr for UnitPrice {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match form::decimal(text, 6)? {
            0 => Err(Problem::new("must-be-positive")),
            millionths => Self::from_millionths(millionths).ok_or_else(|| Problem::new("too-large")),
        }
    }
}

/// All six decimals, as the wire and the hash want it: `3.250000`.
impl fmt::Display for UnitPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&form::write_decimal(self.0, 6, 6))
    }
}

impl Serialize for UnitPrice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for UnitPrice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|problem: Problem| D::Error::custom(problem.code))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn total(price: &str, quantity: &str, currency: &str) -> String {
        let price: UnitPrice = price.parse().unwrap();
        price
            .line_total(quantity.parse().unwrap(), currency.parse().unwrap())
            .unwrap()
            .amount()
    }

    #[test]
    fn a_line_is_rounded_half_up_once() {
        assert_eq!(total("0.0044", "1", "USD"), "0.00");
        assert_eq!(total("0.005", "1", "USD"), "0.01");
        assert_eq!(total("0.0044", "1000", "USD"), "4.40");
        assert_eq!(total("1.5", "1", "JPY"), "2");
        assert_eq!(total("1.2345", "1", "KWD"), "1.235");
        assert_eq!(total("999999.999999", "1000000000", "CNY"), "999999999999000.00");
    }

    #[test]
    fn an_amount_has_its_currencys_decimals_at_most() {
        let minor = |raw: &str, code: &str| Money::parse(raw, code.parse().unwrap()).map(|money| money.minor);
        assert_eq!(minor("1,000.5", "CNY"), Ok(100_050));
        assert_eq!(minor("1.234", "KWD"), Ok(1_234));
        assert_eq!(minor("1.5", "JPY").unwrap_err().code, "too-many-decimals");
        assert_eq!(minor("-1", "CNY").unwrap_err().code, "not-a-number");
    }

    #[test]
    fn metals_and_test_codes_are_no_currency_to_trade_in() {
        assert_eq!("XAU".parse::<Currency>().unwrap_err().code, "unknown-currency");
        assert_eq!("cny".parse::<Currency>(), Ok(Currency::CNY));
    }

    #[test]
    fn a_price_of_zero_does_not_exist() {
        assert_eq!(
            "0.000000".parse::<UnitPrice>().unwrap_err().code,
            "must-be-positive"
        );
    }

    proptest! {
        #[test]
        fn six_decimals_survive(millionths in 1..=UnitPrice::MAX.millionths()) {
            let price = UnitPrice::from_millionths(millionths).unwrap();
            prop_assert_eq!(price.to_string().parse::<UnitPrice>(), Ok(price));
            prop_assert_eq!(price.shown().parse::<UnitPrice>(), Ok(price));
        }

        #[test]
        fn a_line_total_is_within_half_a_minor_unit_of_the_exact_product(
            price in 1_i64..1_000_000_000_000, quantity in 0_i64..1_000_000_000
        ) {
            let quantity = Quantity::from_thousandths(quantity).unwrap();
            let total = UnitPrice(price).line_total(quantity, Currency::USD).unwrap();
            let exact = i128::from(price) * i128::from(quantity.thousandths());
            let difference = i128::from(total.minor) * 10_i128.pow(7) - exact;
            prop_assert!(-5_000_000 < difference && difference <= 5_000_000);
        }
    }
}
