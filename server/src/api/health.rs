//! `/readyz`: whether database, search and files answer; 503 with which does not.

use axum::{Json, extract::State, http::StatusCode};
use serde::Serialize;

use super::Api;

/// What was found.
#[derive(Serialize)]
pub(super) struct Ready {
    database: &'static str,
    search: &'static str,
    files: &'static str,
    /// Jobs waiting in the outbox, and jobs given up on.
    jobs_queued: u64,
    jobs_dead: u64,
}

fn word(well: bool) -> &'static str {
    if well { "ok" } else { "failing" }
}

pub(super) async fn ready(State(Api { ctx, config }): State<Api>) -> (StatusCode, Json<Ready>) {
    let backlog = service::job::backlog(&ctx).await;
    let database = backlog.is_ok();
    let search = ctx.search.count().await.is_ok();
    let probe = config
        .data_dir
        .join(format!(".ready-{}", ctx.new_id::<uuid::Uuid>()));
    let files = tokio::fs::write(&probe, b"").await.is_ok() && tokio::fs::remove_file(&probe).await.is_ok();
    let (jobs_queued, jobs_dead) = backlog.unwrap_or_default();
    let status = if database && search && files {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let (database, search, files) = (word(database), word(search), word(files));
    (
        status,
        Json(Ready {
            database,
            search,
            files,
            jobs_queued,
            jobs_dead,
        }),
    )
}
