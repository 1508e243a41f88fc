//! What a person is in a company, and how much they may commit it to.

use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money};

/// A person's role in a company. What each may do stands in `actor`, the one table of permissions.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Everything, the other owners included.
    Owner,
    /// Everything but appointing and removing owners.
    Manager,
    /// Sells: listings, offers, fulfilment.
    Sales,
    /// Buys, within a spending limit.
    Purchaser,
    /// Reads all trade; sees bank details.
    Finance,
    /// Reads all trade.
    Viewer,
}

impl Role {
    /// Those who lead a company: owners and managers.
    pub const LEADING: [Self; 2] = [Self::Owner, Self::Manager];

    /// Whether it leads the company.
    pub fn leads(self) -> bool {
        Self::LEADING.contains(&self)
    }

    /// Whether someone of this role may give, change or take away `other`: only an owner makes or unmakes an owner.
    pub fn may_appoint(self, other: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Manager => other != Self::Owner,
            Self::Sales | Self::Purchaser | Self::Finance | Self::Viewer => false,
        }
    }
}

/// What one person may commit their company to; a bound that is `None` is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendingLimit {
    /// The currency both bounds are in. Orders in another one are above every bound: nothing is converted silently.
    pub currency: Currency,
    /// The most for one order, in minor units.
    pub per_order: Option<i64>,
    /// The most for all orders placed within one calendar month (UTC), in minor units.
    pub per_month: Option<i64>,
}

/// Which bound an order would pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverLimit {
    /// The order is in another currency than the limit.
    Currency(Currency),
    /// The order alone is too much.
    Order(Money),
    /// Together with what this person ordered this month it is too much.
    Month(Money),
}

/// A refusal above a limit, and who may do it instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    /// Which bound.
    pub over: OverLimit,
    /// The names of the company's owners and managers.
    pub approvers: Vec<String>,
}

impl SpendingLimit {
    /// Whether an order of `total` is within the limit for someone who has ordered `spent` minor units this month.
    pub fn check(&self, total: Money, spent: i64) -> Result<(), OverLimit> {
        if self.per_order.is_none() && self.per_month.is_none() {
            return Ok(());
        }
        if total.currency != self.currency {
            return Err(OverLimit::Currency(self.currency));
        }
        let over = |bound: Option<i64>, sum: i64| bound.filter(|bound| sum > *bound);
        if let Some(bound) = over(self.per_order, total.minor) {
            return Err(OverLimit::Order(Money::new(bound, self.currency)));
        }
        if let Some(bound) = over(self.per_month, total.minor.saturating_add(spent)) {
            return Err(OverLimit::Month(Money::new(bound, self.currency)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::VariantArray;

    use super::*;

    #[test]
    fn only_owners_make_owners_and_only_the_first_two_make_anyone() {
        for role in Role::VARIANTS {
            assert_eq!(role.may_appoint(Role::Owner), *role == Role::Owner);
            let leads = matches!(role, Role::Owner | Role::Manager);
            assert_eq!(role.may_appoint(Role::Viewer), leads);
        }
    }

    #[test]
    fn another_currency_is_above_every_bound_and_below_none() {
        let mut limit = SpendingLimit {
            currency: Currency::CNY,
            per_order: Some(i64::MAX),
            per_month: None,
        };
        let total = Money::new(1, Currency::USD);
        assert_eq!(limit.check(total, 0), Err(OverLimit::Currency(Currency::CNY)));
        limit.per_order = None;
        assert_eq!(limit.check(total, 0), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_allowed_never_passes_a_bound(total in 0..1_000_i64, spent in 0..1_000_i64, order in 0..1_000_i64, month in 0..1_000_i64) {
            let limit = SpendingLimit { currency: Currency::CNY, per_order: Some(order), per_month: Some(month) };
            let within = total <= order && total + spent <= month;
            prop_assert_eq!(limit.check(Money::new(total, Currency::CNY), spent).is_ok(), within);
        }
    }
}
