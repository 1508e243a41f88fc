//! RFQs (询价单), negotiations (洽谈) and offers (报价): from asking to accepting one exact version.
//!
//! Every verb of a negotiation locks its RFQ first and then the negotiation, so that no two verbs wait for each
//! other, and what one decides the next one sees.

mod accept;
mod approval;
mod called;
mod cancel;
mod chain;
mod close;
mod create;
mod decline;
mod expire_due;
mod find;
mod limit;
mod list;
mod offer;
pub mod open;
mod publish;
mod row;
mod start;
mod table;
pub mod thread;
mod view;
mod withdraw;

pub use accept::accept;
pub use approval::{approvals, ask_approval};
pub use called::suppliers_called;
pub use cancel::cancel;
pub use close::close;
pub use create::{ask, create};
pub use decline::decline;
pub use expire_due::expire_due;
pub use find::{asked_in, offered_in};
pub use limit::limited;
pub(crate) use list::waiting_for;
pub use list::{list, requests};
pub use offer::offer;
pub use publish::publish;
pub(crate) use row::lines_of;
pub use start::{Asked, start};
pub use view::{negotiation, view};
pub use withdraw::withdraw;
