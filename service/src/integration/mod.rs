//! Programs that act for companies: making and revoking their keys, knowing them, and doing nothing twice for them.

mod authenticate;
mod key;
mod once;

pub use authenticate::{Program, authenticate};
pub(crate) use key::end_keys;
pub use key::{Made, NewKey, key, keys, make, make_for, revoke};
pub(crate) use once::mark;
pub use once::{Answer, Begun, begin, finish, forget_old};
