//! What a key may be used for, in words.

use crate::t;
use domain::{
    integration::{Scope, Scopes},
    text::Locale,
};

/// All of it, as one line.
pub(crate) fn scopes(locale: Locale, scopes: &Scopes) -> String {
    let words: Vec<String> = scopes.iter().map(|one| scope(locale, one)).collect();
    words.join(&t!(in locale, "integration-and"))
}

/// One of them.
pub(crate) fn scope(locale: Locale, scope: Scope) -> String {
    match scope {
        Scope::All => t!(in locale, "integration-scope-all"),
        Scope::CatalogRead => t!(in locale, "integration-scope-catalog-read"),
        Scope::CatalogWrite => t!(in locale, "integration-scope-catalog-write"),
        Scope::RfqRead => t!(in locale, "integration-scope-rfq-read"),
        Scope::RfqWrite => t!(in locale, "integration-scope-rfq-write"),
        Scope::OrderRead => t!(in locale, "integration-scope-order-read"),
        Scope::OrderWrite => t!(in locale, "integration-scope-order-write"),
        Scope::CompanyRead => t!(in locale, "integration-scope-company-read"),
        Scope::CompanyWrite => t!(in locale, "integration-scope-company-write"),
        Scope::CompanyMembers => t!(in locale, "integration-scope-company-members"),
    }
}
