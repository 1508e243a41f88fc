//! How a person wants to be called and shown things.

use chrono_tz::Tz;
use serde::Serialize;

use crate::{money::Currency, text::Locale};

/// What a person chose for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// How they are called.
    pub name: String,
    /// The language of their pages and mails.
    pub locale: Locale,
    /// The zone their deadlines are shown in, an IANA name.
    pub time_zone: Tz,
    /// The currency their forms begin with. Nothing is converted to it.
    pub currency: Currency,
}

impl Settings {
    /// The most characters of a name.
    pub const MAX_NAME: usize = 80;

    /// The currency of somebody who has not chosen one.
    pub fn usual_currency(locale: Locale) -> Currency {
        match locale {
            Locale::ZhCn => Currency::CNY,
            Locale::En => Currency::USD,
        }
    }
}
