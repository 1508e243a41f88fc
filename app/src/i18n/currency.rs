//! The names of currencies, per language and in its order: `locales/<tag>/currency.tsv`, a code and a name a line, after
//! Unicode CLDR 48.

use domain::{money::Currency, text::Locale};

const ZH_CN: &str = include_str!("../../locales/zh-CN/currency.tsv");
const EN: &str = include_str!("../../locales/en/currency.tsv");

/// The currencies one can choose, those of most trades first: code, and name in this language.
pub fn currencies(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let table = match locale {
        Locale::ZhCn => ZH_CN,
        Locale::En => EN,
    };
    let mut all: Vec<_> = table.lines().filter_map(|line| line.split_once('\t')).collect();
    let common = Currency::COMMON.map(Currency::code);
    let place = |code: &str| common.iter().position(|common| *common == code);
    all.sort_by_key(|(code, _)| place(code).unwrap_or(common.len()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn both_languages_name_the_same_currencies_the_common_ones_first() {
        let codes = |locale| currencies(locale).into_iter().map(|(code, _)| code);
        let of = |locale| codes(locale).collect::<BTreeSet<_>>();
        assert_eq!(of(Locale::En), of(Locale::ZhCn));
        assert!(codes(Locale::En).all(|code| code.parse::<Currency>().is_ok()));
        assert_eq!(codes(Locale::ZhCn).next(), Some("CNY"));
    }
}
