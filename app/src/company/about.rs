//! What a company is, for programs that read its page: an organisation (schema.org).

use crate::i18n::locale;
use domain::company::view::CompanyView;
use serde_json::{Value, json};

/// A company as an organisation of schema.org: what it says of itself.
pub(super) fn organisation(origin: &str, view: &CompanyView) -> Value {
    let profile = &view.profile;
    let mut organisation = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": profile.name.shown(locale()).0,
        "url": format!("{origin}/companies/{}", view.company.code),
        "description": profile.about.get(locale()),
        "sameAs": profile.website.as_ref().map(ToString::to_string),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": profile.country.code(),
            "addressLocality": profile.city.get(locale()),
        },
    });
    if let Some(fields) = organisation.as_object_mut() {
        fields.retain(|_, value| !value.is_null() && *value != json!(""));
    }
    organisation
}
