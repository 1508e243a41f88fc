//! RFQs, negotiations and offers.

pub mod approval;
pub mod negotiation;
pub mod offer;
pub mod rfq;
pub mod rfq_case;
pub mod rfq_line;
pub mod rfq_market;
pub mod rfq_pass;
pub mod rfq_report;
pub mod rfq_supplier;
