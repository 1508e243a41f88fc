//! Companies: registering and describing them, their numbers, addresses and bank details, their people, and checking
//! who they are.

mod address;
mod bank;
mod certificate;
mod complete;
pub(crate) mod figures;
mod found;
mod invite;
mod join;
mod member;
mod number;
pub(crate) mod page;
mod picture;
pub(crate) mod profile;
pub(crate) mod read;
mod record;
pub mod verification;

use std::collections::HashMap;

use domain::{company::Standing, id::CompanyId, text::Bilingual};
use entity::company::company;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{Ctx, Result};

pub use address::{add_address, address, addresses, change_address, remove_address};
pub use bank::{bank, change_bank};
pub use certificate::{add_certificate, certificate_file, certificates, remove_certificate};
pub use complete::{Completeness, completeness};
pub use found::{NewCompany, found};
pub(crate) use found::{insert, is_taken};
pub use invite::{Invitation, invitations, invite, resend, withdraw};
pub(crate) use join::invitations_count;
pub use join::{Newcomer, Offered, invitation, invitations_to, join, join_as};
pub use member::{
    appoint, appoint_over, company_of, leave, member, members, members_page, memberships, remove,
};
pub use number::{may_override, override_number, set_numbers, vouching};
pub use page::{on_show, page};
pub use picture::{add_picture, describe_picture, picture_file, pictures, remove_picture, show_first};
pub use profile::{describe, own};
pub use read::find;
pub use record::record;

/// A company's name: public, like the company itself.
pub async fn name(ctx: &Ctx, company: CompanyId) -> Result<Bilingual> {
    Ok(read::reference_to(ctx.db.read(), company.0).await?.name)
}

/// What is told of companies beside their names, by their codes: in one query, for lists that know no more than codes.
pub async fn standings(ctx: &Ctx, codes: Vec<String>) -> Result<HashMap<String, Standing>> {
    let rows = company::Entity::find()
        .filter(company::Column::Code.is_in(codes))
        .all(ctx.db.read())
        .await?;
    let told = rows.into_iter().map(read::reference);
    Ok(told.map(|company| (company.code, company.standing)).collect())
}
