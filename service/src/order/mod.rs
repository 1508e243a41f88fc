//! Orders (订单): born in `rfq::accept`, carried to completion here.

mod list;
pub(crate) mod stock;
mod take;
mod view;

pub use list::list;
pub use take::take;
pub use view::view;
