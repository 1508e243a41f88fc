//! What is done with a bulk edit: having it done, taking it back.

use super::EDITS;
use crate::{failure::Failure, visit::Visit};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::id::BulkEditId;
use service::catalog::bulk;

pub(super) async fn start(visit: Visit, Path(id): Path<BulkEditId>) -> Result<Response, Failure> {
    bulk::start(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{EDITS}/{id}")).into_response())
}

pub(super) async fn undo(visit: Visit, Path(id): Path<BulkEditId>) -> Result<Response, Failure> {
    bulk::undo(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{EDITS}/{id}")).into_response())
}
