//! Companies: reading them, and their people.

pub(crate) mod read;

use domain::{id::CompanyId, text::Bilingual};

use crate::{Ctx, Result};

/// A company's name: public, like the company itself.
pub async fn name(ctx: &Ctx, company: CompanyId) -> Result<Bilingual> {
    Ok(read::reference_to(ctx.db.read(), company.0).await?.name)
}
