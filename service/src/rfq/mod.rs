//! RFQs, negotiations, offers, and the birth of an order.
