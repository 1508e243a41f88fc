//! Companies: registering and describing them, their numbers, addresses and bank details, and their people.

mod address;
mod bank;
mod found;
mod number;
mod profile;
pub(crate) mod read;

use domain::{id::CompanyId, text::Bilingual};

use crate::{Ctx, Result};

pub use address::{add_address, address, addresses, change_address, remove_address};
pub use bank::{bank, change_bank};
pub use found::{NewCompany, found};
pub(crate) use found::{insert, is_taken};
pub use number::{may_override, override_number, set_numbers};
pub use profile::{describe, own};

/// A company's name: public, like the company itself.
pub async fn name(ctx: &Ctx, company: CompanyId) -> Result<Bilingual> {
    Ok(read::reference_to(ctx.db.read(), company.0).await?.name)
}
