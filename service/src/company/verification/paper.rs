//! Papers: handed in by the company while nobody looks at them, read by those who may, kept once they are evidence.

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    company::{NewPaper, PaperView, VerificationState, file_name},
    file::Taken,
    id::{FileId, PaperId},
    problem::Problem,
};
use entity::company::paper;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::row;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
    file::{
        Handed,
        check::{Checked, check},
    },
    job::{self, Job},
    stored,
};

/// Hands in a paper. What its file is, is told by its content; a paper that is there already is not taken twice.
pub async fn add_paper(ctx: &Ctx, actor: &Actor, new: NewPaper, handed: Handed) -> Result<PaperId> {
    require(actor, Right::ManageCompany)?;
    let checked = check(handed.bytes, Taken::DOCUMENT)
        .await
        .map_err(|problem| Error::invalid("file", problem))?;
    let file: FileId = ctx.new_id();
    ctx.files.put(file, checked.bytes.clone()).await?;
    let written = write(ctx, actor, new, &handed.name, &checked, file).await;
    if written.is_err() {
        ctx.files.remove(file).await?;
    }
    written
}

async fn write(
    ctx: &Ctx,
    actor: &Actor,
    new: NewPaper,
    name: &str,
    checked: &Checked,
    file: FileId,
) -> Result<PaperId> {
    let author = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    refuse_while_waiting(&tx, author.company.0).await?;
    let there = row::papers(&tx, author.company).await?;
    if there.len() >= NewPaper::MAX {
        let problem = Problem::new("too-many-papers").with("max", NewPaper::MAX);
        return Err(Error::invalid("file", problem));
    }
    let sha256 = hex::encode(Sha256::digest(&checked.bytes));
    let kind = new.kind.to_string();
    if there.iter().any(|row| row.sha256 == sha256 && row.kind == kind) {
        return Err(Error::invalid("file", Problem::new("same-paper")));
    }
    let id: PaperId = ctx.new_id();
    let row = paper::ActiveModel {
        id: Set(id.0),
        company_id: Set(author.company.0),
        kind: Set(kind),
        title: Set(new.title),
        file_id: Set(file.0),
        file_name: Set(file_name(name, checked.kind)),
        file_kind: Set(checked.kind.to_string()),
        size: Set(i64::try_from(checked.bytes.len()).map_err(Error::internal)?),
        sha256: Set(sha256.clone()),
        person_id: Set(author.person.0),
        created_at: Set(ctx.now()),
        submitted_at: Set(None),
        removed_at: Set(None),
    };
    paper::Entity::insert(row).exec_without_returning(&tx).await?;
    let data = json!({ "paper": id, "kind": new.kind, "sha256": sha256 });
    event::happened(ctx, &tx, actor, author.company, "company.paper_added", data).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes a paper away. One that an operator was asked to look at stays as evidence, for those who saw it; and what was
/// confirmed by it holds no more.
pub async fn remove_paper(ctx: &Ctx, actor: &Actor, id: PaperId) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let row = paper::Entity::owned_by(actor)
        .filter(paper::Column::Id.eq(id.0))
        .one(&tx)
        .await?
        .or_not_found()?;
    refuse_while_waiting(&tx, company.0).await?;
    let file = FileId(row.file_id);
    if row.submitted_at.is_some() {
        let mut row = row.into_active_model();
        row.removed_at = Set(Some(ctx.now()));
        row.update_without_returning(&tx).await?;
    } else {
        paper::Entity::delete_many()
            .filter(paper::Column::Id.eq(id.0))
            .exec(&tx)
            .await?;
        job::enqueue(ctx, &tx, Job::RemoveFiles(vec![file])).await?;
    }
    let data = json!({ "paper": id });
    event::happened(ctx, &tx, actor, company, "company.paper_removed", data).await?;
    super::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks the company; while an operator looks at its papers they stay as they are.
async fn refuse_while_waiting(tx: &impl ConnectionTrait, company: uuid::Uuid) -> Result<()> {
    row::lock(tx, company).await?;
    if row::is_waiting(tx, company).await? {
        let refused = VerificationState::Submitted.submit();
        return Err(refused
            .err()
            .map_or_else(|| Error::internal("submitted"), Error::from));
    }
    Ok(())
}

/// A paper with its bytes, for whoever may see it.
pub async fn paper(ctx: &Ctx, actor: &Actor, id: PaperId) -> Result<(PaperView, Bytes)> {
    known(actor)?;
    let row = paper::Entity::visible_to(actor)
        .filter(paper::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let bytes = ctx.files.get(FileId(row.file_id)).await?;
    Ok((view(row)?, bytes))
}

/// A paper to be shown.
pub(super) fn view(row: paper::Model) -> Result<PaperView> {
    Ok(PaperView {
        id: row.id.into(),
        kind: stored::name(&row.kind)?,
        title: row.title,
        file_name: row.file_name,
        file: stored::name(&row.file_kind)?,
        size: u64::try_from(row.size).unwrap_or_default(),
        at: row.created_at,
        submitted: row.submitted_at.is_some(),
    })
}
