//! RFQs, negotiations and offers.

pub mod approval;
pub mod negotiation;
pub mod offer;
pub mod rfq;
pub mod rfq_line;
pub mod rfq_supplier;
