//! The index follows the listings.
