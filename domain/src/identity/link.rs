//! Single-use links sent by mail: what each is for, and how long it lasts.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// What a link in a mail is for. Opening it shows what it will do; only a press does it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LinkPurpose {
    /// Lets whoever opens it register with the address it was mailed to.
    Register,
    /// Sets a new password for someone who forgot theirs.
    ResetPassword,
    /// Moves a person's account to another address; the old and the new one each get such a link.
    ChangeEmail,
    /// Makes whoever opens it a member of a company.
    Invitation,
}

impl LinkPurpose {
    /// How long the link works.
    pub fn lasts(self) -> TimeDelta {
        match self {
            Self::Register => TimeDelta::days(3),
            Self::ResetPassword => TimeDelta::minutes(30),
            Self::ChangeEmail => TimeDelta::days(1),
            Self::Invitation => TimeDelta::days(7),
        }
    }

    /// Where the link leads, before its token.
    pub fn path(self) -> &'static str {
        match self {
            Self::Register => "/register",
            Self::ResetPassword => "/reset-password",
            Self::ChangeEmail => "/change-email",
            Self::Invitation => "/invitations",
        }
    }
}
