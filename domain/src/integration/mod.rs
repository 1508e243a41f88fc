//! Programs that act for companies: what their keys may be used for.

mod scope;

pub use scope::{Scope, Scopes};
