//! Pictures and copies of certificates as files: public like the page they stand on.

use crate::{
    failure::Failure,
    shown_file::{self, Seen},
    visit::Asking,
};
use axum::{extract::Path, response::Response};
use domain::{
    file::PictureSize,
    id::{CertificateId, PictureId},
};
use service::company;

pub(super) async fn picture(
    asking: Asking,
    Path((code, id, size)): Path<(String, PictureId, PictureSize)>,
) -> Result<Response, Failure> {
    let bytes = company::picture_file(&asking.ctx, &code, id, size).await?;
    Ok(shown_file::picture(bytes, Seen::ByAll))
}

pub(super) async fn certificate(
    asking: Asking,
    Path((code, id)): Path<(String, CertificateId)>,
) -> Result<Response, Failure> {
    let (kind, bytes) = company::certificate_file(&asking.ctx, &code, id).await?;
    Ok(shown_file::copy(kind, "certificate", bytes))
}
