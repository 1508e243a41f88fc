//! A form with one file, as browsers send it. The file comes last, so that all else has arrived when it is too large.

use axum::{
    body::Bytes,
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use domain::{file::Taken, problem::Problem};
use service::file::check::too_heavy;
use std::collections::HashMap;

/// What else than the file a body may hold.
const REST: usize = 64 << 10;

/// The largest body of a form with such a file.
pub(super) const fn largest(taken: Taken) -> usize {
    taken.max + REST
}

/// The form as far as it came.
#[derive(Default)]
pub(super) struct Upload {
    fields: HashMap<String, String>,
    file: Option<Bytes>,
    broken: Option<Problem>,
}

impl Upload {
    /// Reads it.
    pub(super) async fn read(form: Multipart, taken: Taken) -> Self {
        let mut upload = Self::default();
        if let Err(error) = upload.take_all(form).await {
            upload.broken = Some(match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => too_heavy(taken),
                _ => Problem::new("upload-cut-short"),
            });
        }
        upload
    }

    async fn take_all(&mut self, mut form: Multipart) -> Result<(), MultipartError> {
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            let bytes = field.bytes().await?;
            if is_file {
                // A field left empty comes as an empty file.
                self.file = (!bytes.is_empty()).then_some(bytes);
            } else {
                self.fields
                    .insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(())
    }

    /// What was typed into a field.
    pub(super) fn text(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// The file, or why there is none.
    pub(super) fn file(&self) -> Result<Bytes, Problem> {
        match (&self.broken, &self.file) {
            (Some(problem), _) => Err(problem.clone()),
            (None, Some(file)) => Ok(file.clone()),
            (None, None) => Err(Problem::new("required")),
        }
    }
}
