//! What a key may be used for: a capability of PRODUCT.md and how far. Which scope a right needs stands in `actor`.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Serialize, Serializer};

use crate::problem::Problem;

/// Something a key may be used for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
pub enum Scope {
    /// Everything below but [`Scope::CompanyMembers`], and what other capabilities will be added.
    #[strum(serialize = "all")]
    All,
    /// Read the company's own listings in any state.
    #[strum(serialize = "catalog:read")]
    CatalogRead,
    /// Make and change listings.
    #[strum(serialize = "catalog:write")]
    CatalogWrite,
    /// Read RFQs and negotiations.
    #[strum(serialize = "rfq:read")]
    RfqRead,
    /// Ask, offer, counter and accept: it binds the company.
    #[strum(serialize = "rfq:write")]
    RfqWrite,
    /// Read orders.
    #[strum(serialize = "order:read")]
    OrderRead,
    /// Take steps with orders.
    #[strum(serialize = "order:write")]
    OrderWrite,
    /// Read all of the company's profile, and who its people are.
    #[strum(serialize = "company:read")]
    CompanyRead,
    /// Change the company's profile.
    #[strum(serialize = "company:write")]
    CompanyWrite,
    /// Invite people, change their roles and end their access. It opens doors, so it counts only where it is named:
    /// [`Scope::All`] does not cover it.
    #[strum(serialize = "company:members")]
    CompanyMembers,
}

impl Scope {
    /// Every scope, the widest first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether a key of this scope may do what needs `wanted`: whoever may change something may read it.
    fn covers(self, wanted: Self) -> bool {
        let reads = match self {
            Self::All => return wanted != Self::CompanyMembers,
            Self::CatalogWrite => Self::CatalogRead,
            Self::RfqWrite => Self::RfqRead,
            Self::OrderWrite => Self::OrderRead,
            Self::CompanyWrite | Self::CompanyMembers => Self::CompanyRead,
            Self::CatalogRead | Self::RfqRead | Self::OrderRead | Self::CompanyRead => self,
        };
        wanted == self || wanted == reads
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The scopes of a key: at least one. Written with blanks between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// The scopes with these names; one that is none is named.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, Problem> {
        let scopes = names
            .into_iter()
            .map(|name| {
                let unknown = |_| Problem::new("unknown-scope").with("scope", crate::form::excerpt(name));
                name.trim().parse().map_err(unknown)
            })
            .collect::<Result<BTreeSet<Scope>, Problem>>()?;
        if scopes.is_empty() {
            return Err(Problem::new("scope-required"));
        }
        Ok(Self(scopes))
    }

    /// Whether a key with these may do what needs this one.
    pub fn allow(&self, wanted: Scope) -> bool {
        self.0.iter().any(|scope| scope.covers(wanted))
    }

    /// Each of them, in the order of [`Scope`].
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}

impl FromStr for Scopes {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::of(text.split_whitespace())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.iter().map(Into::into).collect();
        f.write_str(&names.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scopes(text: &str) -> Scopes {
        text.parse().unwrap()
    }

    #[test]
    fn names_survive_writing_and_reading() {
        for scope in Scope::ALL {
            assert_eq!(scopes(&scope.to_string()).iter().collect::<Vec<_>>(), [*scope]);
            assert_eq!(serde_json::to_value(scope).unwrap(), scope.to_string());
        }
        assert_eq!(scopes("rfq:write all rfq:write").to_string(), "all rfq:write");
        assert_eq!("".parse::<Scopes>().unwrap_err().code, "scope-required");
        assert_eq!(Scopes::of(["rfq:read", "rfq"]).unwrap_err().facts["scope"], "rfq");
    }

    #[test]
    fn who_may_change_may_read_and_all_is_all_but_people() {
        let allowed = |text: &str| {
            let scopes = scopes(text);
            let allowed = Scope::ALL.iter().filter(|scope| scopes.allow(**scope));
            allowed.map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(allowed("rfq:read"), "rfq:read");
        assert_eq!(allowed("rfq:write"), "rfq:read rfq:write");
        assert_eq!(allowed("company:members"), "company:read company:members");
        assert_eq!(
            allowed("catalog:write order:write"),
            "catalog:read catalog:write order:read order:write"
        );
        assert_eq!(
            allowed("all"),
            "all catalog:read catalog:write rfq:read rfq:write order:read order:write company:read company:write"
        );
    }
}
