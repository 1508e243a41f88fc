//! The number by which a page's own scripts are known from any other: made anew for each answer, named in its
//! `Content-Security-Policy`.

use axum::http::request::Parts;
use std::{fmt, sync::Arc};

/// What stands in the policy and in `<script nonce>`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nonce(Arc<str>);

impl Nonce {
    /// A nonce of these bits, which must be random.
    pub fn new(bits: &[u8; 16]) -> Self {
        let digits: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(digits.into())
    }

    /// The nonce of a request; empty where none was made.
    pub(crate) fn of(parts: &Parts) -> Self {
        parts.extensions.get().cloned().unwrap_or_default()
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
