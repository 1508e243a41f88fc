//! Certificates a company says it holds, each with a copy. They are its own word until they are verified.

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    company::{Certificate, view::CertificateView},
    file::{FileKind, Taken},
    id::{CertificateId, FileId},
    problem::Problem,
    text::Bilingual,
};
use entity::company::certificate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::read;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    file::{check::check, picture::draw},
    job::{self, Job},
    stored,
};

/// The certificates of the actor's company, as they are shown.
pub async fn certificates(ctx: &Ctx, actor: &Actor) -> Result<Vec<CertificateView>> {
    let company = actor.company().or_not_found()?;
    of(ctx.db.read(), company.0).await
}

/// Adds a certificate with its copy. A picture is drawn anew, like all that everyone may see; a PDF stays as it came.
pub async fn add_certificate(
    ctx: &Ctx,
    actor: &Actor,
    new: Certificate,
    copy: Bytes,
) -> Result<CertificateId> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let (kind, copy) = public_copy(copy)
        .await
        .map_err(|problem| Error::invalid("file", problem))?;
    let (id, file): (CertificateId, FileId) = (ctx.new_id(), ctx.new_id());
    ctx.files.put(file, copy).await?;
    let tx = ctx.db.begin().await?;
    let there = certificate::Entity::owned_by(actor).count(&tx).await?;
    if usize::try_from(there).is_ok_and(|there| there >= Certificate::MAX) {
        let problem = Problem::new("too-many-certificates").with("max", Certificate::MAX);
        return Err(Error::invalid("file", problem));
    }
    let data = json!({ "certificate": id, "states": new });
    let row = certificate::ActiveModel {
        id: Set(id.0),
        company_id: Set(company.0),
        name_zh: Set(new.name.zh),
        name_en: Set(new.name.en),
        issuer: Set(new.issuer),
        number: Set(new.number),
        valid_until: Set(new.valid_until),
        file: Set(file.0),
        file_kind: Set(kind.to_string()),
        created_at: Set(ctx.now()),
    };
    certificate::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    event::happened(ctx, &tx, actor, company, "company.certificate_added", data).await?;
    tx.commit().await?;
    Ok(id)
}

async fn public_copy(copy: Bytes) -> Result<(FileKind, Bytes), Problem> {
    let checked = check(copy, Taken::DOCUMENT).await?;
    if checked.kind.is_picture() {
        let drawn = draw(checked.bytes).await?;
        return Ok((FileKind::Jpeg, drawn.large));
    }
    Ok((checked.kind, checked.bytes))
}

/// Takes a certificate away, its copy too.
pub async fn remove_certificate(ctx: &Ctx, actor: &Actor, id: CertificateId) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let row = owned(actor, id).one(&tx).await?.or_not_found()?;
    certificate::Entity::delete_many()
        .filter(certificate::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    event::happened(ctx, &tx, actor, company, "company.certificate_removed", id).await?;
    job::enqueue(ctx, &tx, Job::RemoveFiles(vec![row.file.into()])).await?;
    tx.commit().await?;
    Ok(())
}

/// The copy of a certificate of this company: public, like the company's page.
pub async fn certificate_file(ctx: &Ctx, code: &str, id: CertificateId) -> Result<(FileKind, Bytes)> {
    let db = ctx.db.read();
    let company = read::by_code(db, code).await?.or_not_found()?.id;
    let row = certificate::Entity::find()
        .filter(certificate::Column::CompanyId.eq(company))
        .filter(certificate::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    Ok((
        stored::name(&row.file_kind)?,
        ctx.files.get(row.file.into()).await?,
    ))
}

fn owned(actor: &Actor, id: CertificateId) -> Select<certificate::Entity> {
    certificate::Entity::owned_by(actor).filter(certificate::Column::Id.eq(id.0))
}

/// A company's certificates, the oldest first.
pub(super) async fn of(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<CertificateView>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::CompanyId.eq(company))
        .order_by_asc(certificate::Column::CreatedAt)
        .order_by_asc(certificate::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(CertificateView {
                id: row.id.into(),
                certificate: Certificate {
                    name: Bilingual {
                        zh: row.name_zh,
                        en: row.name_en,
                    },
                    issuer: row.issuer,
                    number: row.number,
                    valid_until: row.valid_until,
                },
                copy: stored::name(&row.file_kind)?,
            })
        })
        .collect()
}
