//! The currency prices are meant in where somebody does not say which.

use domain::{id::PersonId, identity::Settings, money::Currency, text::Locale};

use crate::{Ctx, identity};

/// The one a person chose; of whoever chose none, the one their language suggests.
pub async fn currency_of(ctx: &Ctx, person: Option<PersonId>, locale: Locale) -> Currency {
    let own = match person {
        Some(person) => identity::settings(ctx, person).await.ok(),
        None => None,
    };
    own.map_or_else(|| Settings::usual_currency(locale), |own| own.currency)
}
