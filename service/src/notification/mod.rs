//! What letters tell, read when they are sent.

use domain::notification::{Letter, Mail};

use crate::{Ctx, Error, Result};

/// Reads the facts of a mail. (Written by whoever owns this noun.)
pub async fn letter(_: &Ctx, _: &Mail) -> Result<Letter> {
    Err(Error::NotFound)
}
