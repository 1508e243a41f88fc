//! Papers: uploading, taking away, and the file itself, which is only ever saved, never shown.

use super::own::{Said, again, manages};
use crate::{
    failure::Failure,
    shown_file,
    visit::{Asking, Visit},
};
use axum::{
    extract::{Multipart, Path, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    company::NewPaper,
    file::Taken,
    id::PaperId,
    problem::{FieldErrors, Problem},
};
use service::{
    Error,
    company::verification::{self, Handed},
    file::check::too_heavy,
};

/// A file of the largest weight with the rest of its form.
pub(super) const MAX_UPLOAD: usize = Taken::DOCUMENT.max + (64 << 10);

pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, Failure> {
    manages(&visit)?;
    let (said, file, broken) = read(form).await;
    let outcome = match (NewPaper::parse(&said.kind, &said.title), file, broken) {
        (_, _, Some(problem)) => Err(FieldErrors::one("file", problem).into()),
        (Ok(new), Some(file), None) => verification::add_paper(&visit.ctx, &visit.actor, new, file).await,
        (parsed, file, None) => {
            let mut errors = parsed.err().unwrap_or_default();
            if file.is_none() {
                errors.add("file", Problem::new("required"));
            }
            Err(errors.into())
        }
    };
    match outcome {
        Ok(_) => Ok(Redirect::to("/company/verification#papers").into_response()),
        Err(refused) => again(visit, said, refused).await,
    }
}

pub(super) async fn remove(visit: Visit, Path(id): Path<PaperId>) -> Result<Response, Failure> {
    match verification::remove_paper(&visit.ctx, &visit.actor, id).await {
        Ok(()) => Ok(Redirect::to("/company/verification#papers").into_response()),
        Err(refused @ Error::Conflict(_)) => again(visit, Said::default(), refused).await,
        Err(other) => Err(other.into()),
    }
}

/// The file, to be saved: never opened within the site, never guessed at, never kept on the way.
pub(super) async fn download(asking: Asking, Path(id): Path<PaperId>) -> Result<Response, Failure> {
    let (paper, bytes) = verification::paper(&asking.ctx, &asking.actor, id).await?;
    let plain = format!("paper-{id}");
    Ok(shown_file::saved(paper.file, &paper.file_name, &plain, bytes))
}

/// Reads the form as far as it came, and why it came no further.
async fn read(mut form: Multipart) -> (Said, Option<Handed>, Option<Problem>) {
    let (mut said, mut file) = (Said::default(), None);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return (said, file, None),
            Err(error) => return (said, file, Some(cut_short(&error))),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = match field.bytes().await {
            Ok(bytes) => bytes,
            Err(error) => return (said, file, Some(cut_short(&error))),
        };
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match name.as_str() {
            "kind" => said.kind = text(),
            "title" => said.title = text(),
            "file" if !file_name.is_empty() => {
                let name = file_name;
                file = Some(Handed { name, bytes });
            }
            _ => {}
        }
    }
}

fn cut_short(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_heavy(Taken::DOCUMENT),
        _ => Problem::new("upload-cut-short"),
    }
}
