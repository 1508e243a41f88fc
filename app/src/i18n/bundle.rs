//! The Fluent bundles, parsed once. A new noun adds one line to [`SOURCES`].

use domain::text::Locale;
use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use unic_langid::{LanguageIdentifier, langid};

macro_rules! sources {
    ($($noun:literal),* $(,)?) => {
        /// File by file: the Chinese text, the English text.
        const SOURCES: &[(&str, &str)] = &[$((
            include_str!(concat!("../../locales/zh-CN/", $noun, ".ftl")),
            include_str!(concat!("../../locales/en/", $noun, ".ftl")),
        )),*];
    };
}

sources![
    "account",
    "admin",
    "catalog",
    "catalog-bulk",
    "catalog-edit",
    "catalog-feed",
    "catalog-history",
    "catalog-import",
    "catalog-own",
    "catalog-picture",
    "catalog-variant",
    "category",
    "company",
    "company-own",
    "company-people",
    "company-record",
    "company-showcase",
    "booth",
    "demonstration",
    "hall",
    "premises",
    "desk",
    "dev",
    "failure",
    "figures",
    "identity",
    "integration",
    "letter",
    "market",
    "moderation",
    "order",
    "price",
    "problem",
    "promotion",
    "promotion-fair",
    "rfq",
    "rfq-open",
    "rfq-report",
    "rfq-thread",
    "search",
    "search-saved",
    "security",
    "shell",
    "ui",
    "verification",
    "vocabulary"
];

type Bundle = FluentBundle<FluentResource>;

static ZH_CN: LazyLock<Bundle> = LazyLock::new(|| build(langid!("zh-CN"), |(zh, _)| zh));
static EN: LazyLock<Bundle> = LazyLock::new(|| build(langid!("en"), |(_, en)| en));

pub(super) fn of(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::ZhCn => &ZH_CN,
        Locale::En => &EN,
    }
}

fn build(language: LanguageIdentifier, pick: fn(&(&'static str, &'static str)) -> &'static str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks would stand in page titles, mail subjects and CSV; both our scripts run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(crate::format::group(&number.as_string())),
        _ => None,
    }));
    for source in SOURCES {
        let resource = match FluentResource::try_new(pick(source).to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                super::complain(&format!("a locale file is not valid Fluent: {errors:?}"));
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            super::complain(&format!("a key stands twice in the locale files: {errors:?}"));
        }
    }
    bundle
}
