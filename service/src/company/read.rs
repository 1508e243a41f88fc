//! Companies as others refer to them.

use std::collections::HashMap;

use domain::{
    company::{CompanyCode, CompanyRef, Role, VerificationState},
    id::PersonId,
    text::Bilingual,
};
use entity::company::{company, member};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Ctx, Result, error::OrNotFound, event, stored};

/// A company's row as a reference to it.
pub(crate) fn reference(row: company::Model) -> CompanyRef {
    // Damage shows as what nobody has checked, and is found by whoever reads the whole of it.
    let state: VerificationState = event::state(&row.verification_detail).unwrap_or_default();
    CompanyRef {
        standing: state.standing(),
        id: row.id.into(),
        code: row.code,
        name: Bilingual {
            zh: row.name_zh,
            en: row.name_en,
        },
    }
}

/// References to companies by id, in one query.
pub(crate) async fn references(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, CompanyRef>> {
    let rows = company::Entity::find()
        .filter(company::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, reference(row))).collect())
}

/// A reference to one company.
pub(crate) async fn reference_to(db: &impl ConnectionTrait, id: Uuid) -> Result<CompanyRef> {
    references(db, [id]).await?.remove(&id).or_not_found()
}

/// The company with this id or this code, as whoever names it likes: no code can be taken for an id, because ids begin
/// with a digit for as long as they begin with the time.
pub async fn find(ctx: &Ctx, name: &str) -> Result<CompanyRef> {
    let db = ctx.db.read();
    match name.parse::<Uuid>() {
        Ok(id) => reference_to(db, id).await,
        Err(_) => Ok(reference(by_code(db, name).await?.or_not_found()?)),
    }
}

/// The company with this code; none where it can't be one.
pub(crate) async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<company::Model>> {
    let Ok(code) = code.parse::<CompanyCode>() else {
        return Ok(None);
    };
    Ok(company::Entity::find()
        .filter(company::Column::Code.eq(code.as_str()))
        .one(db)
        .await?)
}

/// The company with this id: one's own, or one that a row one sees names.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<company::Model>> {
    let found = company::Entity::find().filter(company::Column::Id.eq(id));
    Ok(found.one(db).await?)
}

/// The people who act for a company: whom a mail to it goes to.
pub(crate) async fn people(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<PersonId>> {
    let rows = member::Entity::find()
        .filter(member::Column::CompanyId.eq(company))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id.into()).collect())
}

/// Those of them who have one of these roles in it.
pub(crate) async fn people_as(
    db: &impl ConnectionTrait,
    company: Uuid,
    roles: &[Role],
) -> Result<Vec<PersonId>> {
    let rows = member::Entity::find()
        .filter(member::Column::CompanyId.eq(company))
        .filter(member::Column::Role.is_in(roles.iter().map(ToString::to_string)))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id.into()).collect())
}

/// Companies whose code or name holds this text, whatever its case.
pub(crate) fn called(text: &str) -> Condition {
    let columns = [
        company::Column::Code,
        company::Column::NameZh,
        company::Column::NameEn,
    ];
    let holds = |column| stored::holds((company::Entity, column), text.trim());
    columns
        .map(holds)
        .into_iter()
        .fold(Condition::any(), Condition::add)
}
