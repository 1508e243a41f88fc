//! A form with several pictures, as browsers send it.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use domain::problem::Problem;
use service::catalog::picture::NewPicture;

/// The most bytes of one form: a handful of photos as telephones take them.
pub(super) const LARGEST: usize = 48 << 20;

/// Reads the files of a form.
pub(super) async fn read(form: Multipart) -> Result<Vec<NewPicture>, Problem> {
    match read_all(form).await {
        Ok(files) if files.is_empty() => Err(Problem::new("required")),
        Ok(files) => Ok(files),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Problem::new("upload-too-large").with("max", max_words()))
        }
        Err(_) => Err(Problem::new("upload-cut-short")),
    }
}

async fn read_all(mut form: Multipart) -> Result<Vec<NewPicture>, MultipartError> {
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await? {
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await?;
        // A field left empty comes as a file without a name.
        if !name.is_empty() {
            files.push(NewPicture { name, bytes });
        }
    }
    Ok(files)
}

/// The most bytes, in words.
pub(super) fn max_words() -> String {
    format!("{} MB", LARGEST >> 20)
}
