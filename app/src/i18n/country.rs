//! The names of countries, per language and in its order: `locales/<tag>/country.tsv`, a code and a name a line, after
//! Unicode CLDR 48.

use domain::{company::Country, text::Locale};

const ZH_CN: &str = include_str!("../../locales/zh-CN/country.tsv");
const EN: &str = include_str!("../../locales/en/country.tsv");

/// Every country: its code, and its name in this language.
pub fn countries(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = match locale {
        Locale::ZhCn => ZH_CN,
        Locale::En => EN,
    };
    table.lines().filter_map(|line| line.split_once('\t'))
}

/// A country's name.
pub fn country(locale: Locale, country: &Country) -> String {
    let named = countries(locale).find(|(code, _)| *code == country.code());
    named.map_or(country.code(), |(_, name)| name).to_owned()
}

/// The country of this name in either language, or of this code.
pub fn country_named(name: &str) -> Option<Country> {
    let mut all = Locale::ALL.into_iter().flat_map(countries);
    let found = all.find(|(_, known)| known.to_lowercase() == name.to_lowercase());
    found.map_or(name, |(code, _)| code).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_has_a_name_in_both_languages() {
        let known: BTreeSet<String> = Country::all().iter().map(|one| one.code().to_owned()).collect();
        for locale in Locale::ALL {
            let named: BTreeSet<String> = countries(locale).map(|(code, _)| code.to_owned()).collect();
            assert_eq!(named, known, "{}", locale.tag());
        }
    }
}
