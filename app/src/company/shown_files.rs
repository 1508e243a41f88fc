//! Pictures and copies of certificates as files: public like the page they stand on, never run, never guessed at. An
//! id's file never changes, so browsers keep it.

use crate::{failure::Failure, visit::Asking};
use axum::{
    body::Bytes,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    company::PictureSize,
    file::FileKind,
    id::{CertificateId, PictureId},
};
use service::company;

/// Nothing in the file may load or run anything, wherever it is opened.
const POLICY: &str = "default-src 'none'; sandbox";

pub(super) async fn picture(
    asking: Asking,
    Path((code, id, size)): Path<(String, PictureId, PictureSize)>,
) -> Result<Response, Failure> {
    let bytes = company::picture_file(&asking.ctx, &code, id, size).await?;
    Ok(file(FileKind::Jpeg, bytes))
}

pub(super) async fn certificate(
    asking: Asking,
    Path((code, id)): Path<(String, CertificateId)>,
) -> Result<Response, Failure> {
    let (kind, bytes) = company::certificate_file(&asking.ctx, &code, id).await?;
    Ok(file(kind, bytes))
}

fn file(kind: FileKind, bytes: Bytes) -> Response {
    // A document is saved rather than opened within the site.
    let disposition = if kind.is_picture() {
        "inline".to_owned()
    } else {
        format!("attachment; filename=\"certificate.{}\"", kind.extension())
    };
    let headers = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (
            header::CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, bytes).into_response()
}
