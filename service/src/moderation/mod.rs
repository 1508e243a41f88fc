//! The operator's queue and decisions.

mod submit;

pub(crate) use submit::{opened, reopened, withdrawn};
