//! Who sees a request.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// Who sees a request beside its buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The suppliers chosen, none of whom is told of another.
    #[default]
    Direct,
    /// The suppliers named, who are told that others were asked too.
    Invited,
    /// Every supplier with a place in one of its markets.
    Open,
}

impl Visibility {
    /// As REST and the rows name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Invited => "invited",
            Self::Open => "open",
        }
    }
}

impl std::str::FromStr for Visibility {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "direct" => Ok(Self::Direct),
            "invited" => Ok(Self::Invited),
            "open" => Ok(Self::Open),
            _ => Err(Problem::new("unknown-visibility")),
        }
    }
}
