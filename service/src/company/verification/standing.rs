//! What a suspension stops: whatever would be asked of a company or agreed with it.

use domain::{actor::Actor, company::Standing};
use entity::company::company;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{Conflict, Result, company::read};

/// Refuses if one of these companies is suspended. They are locked against being suspended until the transaction ends:
/// what was agreed was agreed before, or not at all.
pub(crate) async fn refuse_suspended(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<()> {
    let rows = company::Entity::find()
        .filter(company::Column::Id.is_in(companies))
        .order_by_asc(company::Column::Id)
        .lock_shared()
        .all(tx)
        .await?;
    let suspended = rows
        .into_iter()
        .map(read::reference)
        .find(|company| company.standing == Standing::Suspended);
    match suspended {
        None => Ok(()),
        Some(company) => Err(Conflict::Suspended {
            own: actor.company() == Some(company.id),
            company: company.name,
        }
        .into()),
    }
}
