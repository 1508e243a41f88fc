//! The demo accounts that `make run` prints: one of each kind to sign in with.

/// The password of every demo person. Demo data is never planted where real people trade.
pub const PASSWORD: &str = "entrepot-demo";

/// A demo account to sign in with; the password is [`PASSWORD`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// What it is good for, in a few words.
    pub role: &'static str,
    /// The company's code.
    pub company: &'static str,
    /// The address to sign in with.
    pub email: &'static str,
}

/// One account of each kind, and the second of those who trade with each other.
pub const ACCOUNTS: [Account; 11] = [
    account("administrator of the platform", "platform", "admin@demo.example"),
    account(
        "operator of the demo market",
        "demo-operator",
        "operator@demo.example",
    ),
    account("supplier", "demo-supplier", "supplier@demo.example"),
    account(
        "supplier, its competitor",
        "demo-supplier-2",
        "supplier-2@demo.example",
    ),
    account("buyer, in Chinese", "demo-buyer", "buyer@demo.example"),
    account(
        "purchaser of the buyer, with a spending limit",
        "demo-buyer",
        "purchaser@demo.example",
    ),
    account(
        "viewer of the buyer, who only reads",
        "demo-buyer",
        "viewer@demo.example",
    ),
    account("sales of the supplier", "demo-supplier", "sales@demo.example"),
    account("buyer abroad, in English", "demo-buyer-2", "buyer-2@demo.example"),
    account(
        "supplier of the Zhuhai appliance market",
        "jinding-kitchen",
        "huang@jinding-kitchen.example",
    ),
    account(
        "operator of the Yueyang tea market",
        "yueyang-tea-operator",
        "operator@yueyang-tea.example",
    ),
];

const fn account(role: &'static str, company: &'static str, email: &'static str) -> Account {
    Account { role, company, email }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::seed::data;

    #[test]
    fn every_account_is_a_person_of_the_demo() {
        let first = [data::operators().unwrap(), data::companies().unwrap()]
            .into_iter()
            .flatten()
            .map(|company| (company.code, company.person.email));
        let told = data::profiles().unwrap();
        let further = told.iter().flat_map(|told| {
            let people = told.people().iter();
            people.map(|person| (told.company().to_owned(), person.email.clone()))
        });
        let people: BTreeSet<(String, String)> = first.chain(further).collect();
        for account in ACCOUNTS {
            let known = (account.company.to_owned(), account.email.to_owned());
            assert!(people.contains(&known), "{known:?}");
        }
        assert!(domain::identity::Password::new(PASSWORD).is_ok());
    }
}
