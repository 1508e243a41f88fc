//! Orders.

pub mod number_series;
pub mod purchase_order;
pub mod stock_reservation;
