//! Signing in with address and password.

use domain::{id::PersonId, identity::Email};
use entity::identity::person;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::password;
use crate::{Ctx, Result};

/// The person these belong to; `None` when they belong to nobody, whichever of the two is wrong.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str) -> Result<Option<PersonId>> {
    let known = match email.parse::<Email>() {
        Ok(email) => {
            person::Entity::find()
                .filter(person::Column::Email.eq(email.as_str()))
                .one(ctx.db.read())
                .await?
        }
        Err(_) => None,
    };
    // Longer than any password can be: refused without the work of hashing it.
    let password = if password.len() > 4 * domain::identity::Password::MAX {
        ""
    } else {
        password
    };
    let hash = known.as_ref().map(|person| person.password_hash.clone());
    let fits = password::verify(password.to_owned(), hash).await?;
    Ok(known.filter(|_| fits).map(|person| person.id.into()))
}
