//! The figures that are shown, as a file.

use super::{place::Place, table};
use crate::{failure::Failure, page, visit::Visit};
use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use service::{catalog::Format, figures};

pub(super) async fn download(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let report = figures::report(&visit.ctx, &visit.actor, &place.asked(visit.ctx.now())).await?;
    let (header, rows) = page::within(&visit.frame, || table::plain(&report));
    let format = Format::CSV.for_spreadsheets();
    let csv = figures::written(format, &header, &rows)?;
    let name = format!(
        "figures-{}-{}-{}.csv",
        report.by,
        report.period.from(),
        report.period.to()
    );
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, csv).into_response())
}
