//! RFQs, negotiations and offers.

pub mod negotiation;
pub mod offer;
pub mod rfq;
pub mod rfq_line;
pub mod rfq_supplier;
