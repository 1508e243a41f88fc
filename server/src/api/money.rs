//! Amounts and unit prices as the API writes them: decimal strings, never floats.

use domain::money::{Currency, Money, UnitPrice};
use serde::Serialize;
use utoipa::ToSchema;

/// `{"amount":"0.0044","currency":"USD"}`, with two to six decimals.
#[derive(Serialize, ToSchema)]
pub(super) struct Price {
    #[schema(example = "0.0044")]
    amount: String,
    /// ISO 4217.
    #[schema(value_type = String, example = "USD")]
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

/// `{"amount":"12.34","currency":"USD"}`, with the currency's decimals.
#[derive(Serialize, ToSchema)]
pub(super) struct Amount {
    #[schema(example = "12.34")]
    amount: String,
    /// ISO 4217.
    #[schema(value_type = String, example = "USD")]
    currency: Currency,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self {
            amount: money.amount(),
            currency: money.currency,
        }
    }
}
