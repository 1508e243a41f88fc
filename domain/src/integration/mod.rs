//! Programs that act for companies: their keys, and what each may be used for.

mod key;
mod scope;
mod view;

pub use key::ApiKey;
pub use scope::{Scope, Scopes};
pub use view::KeyView;
