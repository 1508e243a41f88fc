//! What is done with an import: having it done, giving it up, taking home what failed.

use super::IMPORTS;
use crate::{failure::Failure, i18n::problem_in, visit::Visit};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use domain::id::ImportId;
use service::catalog::{Format, import};

pub(super) async fn start(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    import::start(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{IMPORTS}/{id}")).into_response())
}

pub(super) async fn cancel(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    import::cancel(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{IMPORTS}/{id}")).into_response())
}

/// The failed rows as a file. The mark at its beginning tells spreadsheets that it is UTF-8.
pub(super) async fn download(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    let report = import::failed_rows(&visit.ctx, &visit.actor, id).await?;
    let locale = visit.locale();
    let (format, mut csv) = (Format::CSV.for_spreadsheets(), Vec::new());
    import::write_report(&report, format, |problem| problem_in(locale, problem), &mut csv)
        .map_err(service::Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"failed-{id}.csv\""),
        ),
    ];
    Ok((headers, csv).into_response())
}
