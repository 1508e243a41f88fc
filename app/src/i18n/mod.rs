//! Words: every string a person reads comes from `app/locales/<tag>/<noun>.ftl` through [`t!`](crate::t).
//!
//! Pages take the language from the Leptos context; mails name it: `t!(in locale, "key")`.
//! Numbers, money and dates are formatted elsewhere (`format`, `i18n::moment`) and passed in as
//! text; counts are passed as numbers so that plural rules apply. No key is ever computed (match to
//! literal calls instead), so that the test at `tests/locale.rs` sees every key; the one exception are
//! the domain's problems, whose codes that test collects.

mod bundle;
mod country;
mod currency;
pub mod moment;
mod name;
mod problem;

pub use country::{countries, country, country_named};
pub use currency::currencies;
use domain::text::Locale;
use fluent_bundle::FluentArgs;
pub use fluent_bundle::FluentValue as Arg;
use leptos::prelude::use_context;
pub use name::{named, named_in};
pub use problem::{error_of, problem, problem_in};

/// The text of a key, in the page's language or in the one named.
///
/// ```text
/// t!("rfq-lines", count = rfq.lines.len())
/// t!(in recipient.locale, "mail-offer-subject", number = rfq.number)
/// ```
#[macro_export]
macro_rules! t {
    (in $locale:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::text($locale, $key, &[$((stringify!($name), $crate::i18n::Arg::from($value))),*])
    };
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::t!(in $crate::i18n::locale(), $key $(, $name = $value)*)
    };
}

/// The language of the page being rendered.
pub fn locale() -> Locale {
    use_context().unwrap_or_else(|| {
        complain("text was asked for outside of a page");
        Locale::default()
    })
}

/// The text of `key` in `locale`. A missing key or argument panics in debug builds; in release it is
/// logged and the key itself is shown, so that it is noticed.
pub fn text(locale: Locale, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = bundle::of(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        complain(&format!("no text `{key}` in {}", locale.tag()));
        return key.to_owned();
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned();
    if !errors.is_empty() {
        complain(&format!("text `{key}` in {}: {errors:?}", locale.tag()));
    }
    text
}

/// A mistake of ours, never of the visitor's: loud in tests, logged in production.
fn complain(mistake: &str) {
    tracing::error!(mistake, "i18n");
    debug_assert!(false, "{mistake}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_and_pluralised() {
        let waiting = |locale, count: i64| crate::t!(in locale, "shell-waiting", count = count);
        assert_eq!(waiting(Locale::En, 1), "1 thing waits for you");
        assert_eq!(waiting(Locale::En, 1200), "1,200 things wait for you");
        assert_eq!(waiting(Locale::ZhCn, 1200), "有 1,200 件事等您处理");
    }

    #[test]
    #[should_panic(expected = "no text `no-such-key` in en")]
    fn a_missing_key_is_not_silent() {
        text(Locale::En, "no-such-key", &[]);
    }
}
