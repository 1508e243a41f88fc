//! Figures as people read them: grouped digits, currency signs, no idle zeros. Works on exact
//! decimal text, in the browser as on the server; dates and words are not here.

use domain::{
    money::{Currency, Money, UnitPrice},
    quantity::Quantity,
    text::Locale,
    unit::Unit,
};
use std::borrow::Cow;

/// An amount with all its currency's decimals: `¥ 98,150.00`, `JPY 1,200`.
pub fn money(amount: Money) -> String {
    decimal(amount.currency, &amount.amount())
}

/// A unit price with two to six decimals and no idle zeros: `¥ 18.60`, `$ 0.0044`.
pub fn unit_price(price: UnitPrice, currency: Currency) -> String {
    decimal(currency, &price.shown())
}

/// A quantity: `1,200.5`.
pub fn quantity(quantity: Quantity) -> String {
    group(&quantity.to_string())
}

/// A quantity in its unit: `1,200 件`, `1,200 pieces`.
pub fn quantity_in(amount: Quantity, unit: Unit, locale: Locale) -> String {
    let name = match locale {
        Locale::En if amount != Quantity::whole(1) => plural(unit.name(locale)),
        _ => unit.name(locale).into(),
    };
    format!("{}\u{a0}{name}", quantity(amount))
}

/// An English unit for anything but exactly one.
fn plural(unit: &str) -> Cow<'_, str> {
    match unit {
        "foot" => "feet".into(),
        "box" => "boxes".into(),
        "each" | "gross" | "one" | "thousand" => unit.into(),
        regular => format!("{regular}s").into(),
    }
}

/// A decimal of a currency: its sign where that means one currency only, its code elsewhere; never parted from it.
pub fn decimal(currency: Currency, decimal: &str) -> String {
    let sign = match currency.code() {
        "CNY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        code => code,
    };
    format!("{sign}\u{a0}{}", group(decimal))
}

/// Puts commas between thousands: `1234567.5` → `1,234,567.5`.
pub fn group(decimal: &str) -> String {
    let (sign, digits) = decimal
        .strip_prefix('-')
        .map_or(("", decimal), |digits| ("-", digits));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::with_capacity(decimal.len() + whole.len() / 3);
    out.push_str(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (plain, grouped) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.50", "-1,234,567.50"),
            ("100000", "100,000"),
        ] {
            assert_eq!(group(plain), grouped);
        }
    }

    #[test]
    fn a_sign_means_one_currency() {
        let yen = "JPY".parse().unwrap();
        assert_eq!(money(Money::new(9_815_000, Currency::CNY)), "¥\u{a0}98,150.00");
        assert_eq!(money(Money::new(1200, yen)), "JPY\u{a0}1,200");
        assert_eq!(
            unit_price("0.0044".parse().unwrap(), Currency::USD),
            "$\u{a0}0.0044"
        );
        assert_eq!(
            unit_price("18.600000".parse().unwrap(), Currency::EUR),
            "€\u{a0}18.60"
        );
    }

    #[test]
    fn quantities_name_their_unit() {
        let amount = "1200.5".parse().unwrap();
        assert_eq!(quantity_in(amount, Unit::PIECE, Locale::ZhCn), "1,200.5\u{a0}件");
        assert_eq!(
            quantity_in(amount, Unit::PIECE, Locale::En),
            "1,200.5\u{a0}pieces"
        );
        assert_eq!(
            quantity_in(Quantity::whole(1), Unit::PIECE, Locale::En),
            "1\u{a0}piece"
        );
        assert_eq!(plural("foot"), "feet");
    }
}
