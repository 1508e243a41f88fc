//! From a request to an order.
