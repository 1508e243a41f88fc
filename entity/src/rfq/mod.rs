//! RFQs, negotiations and offers.

pub mod approval;
pub mod message;
pub mod message_file;
pub mod message_report;
pub mod negotiation;
pub mod offer;
pub mod read_mark;
pub mod rfq;
pub mod rfq_case;
pub mod rfq_line;
pub mod rfq_market;
pub mod rfq_pass;
pub mod rfq_report;
pub mod rfq_supplier;
pub mod thread_entry;
pub mod thread_mail;
