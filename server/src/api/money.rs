//! Unit prices as the API writes them: decimal strings, never floats.

use domain::money::{Currency, UnitPrice};
use serde::Serialize;

/// `{"amount":"0.0044","currency":"USD"}`, with two to six decimals.
#[derive(Serialize)]
pub(super) struct Price {
    amount: String,
    currency: Currency,
}

impl Price {
    pub(super) fn new(price: UnitPrice, currency: Currency) -> Self {
        Self {
            amount: price.shown(),
            currency,
        }
    }
}
