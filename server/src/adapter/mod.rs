//! Adapters: what stands behind the ports.

pub mod mailer;
pub mod nothing;
