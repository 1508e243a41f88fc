//! A message as a browser sends it: a form with files, which come last, so that what was typed has arrived when they are
//! too large.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use domain::{
    form,
    problem::{FieldErrors, Problem},
    rfq::message::{Audience, MAX_FILES_SIZE, Text},
};
use service::file::Handed;

/// The largest body: the files of a message, and all else.
pub(super) const LARGEST: usize = MAX_FILES_SIZE + (64 << 10);

/// A message as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct MessageForm {
    pub(super) text: String,
    pub(super) audience: String,
    files: Vec<Handed>,
    /// Why it did not come whole.
    broken: Option<Problem>,
}

impl MessageForm {
    /// Reads it as far as it came.
    pub(super) async fn read(form: Multipart) -> Self {
        let mut typed = Self::default();
        if let Err(error) = typed.take_all(form).await {
            typed.broken = Some(match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::new("upload-too-large").with("max", most()),
                _ => Problem::new("upload-cut-short"),
            });
        }
        typed
    }

    async fn take_all(&mut self, mut form: Multipart) -> Result<(), MultipartError> {
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await?;
            let text = || String::from_utf8_lossy(&bytes).into_owned();
            match (name.as_str(), file) {
                ("text", None) => self.text = text(),
                ("audience", None) => self.audience = text(),
                // A field left empty comes as a file without a name.
                ("files", Some(name)) if !name.is_empty() => self.files.push(Handed { name, bytes }),
                _ => {}
            }
        }
        Ok(())
    }

    /// The message, or all that is wrong with it. The files are taken out: no browser is sent them back.
    pub(super) fn parse(&mut self) -> Result<(Audience, Text, Vec<Handed>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let audience = errors.take("audience", form::optional(&self.audience));
        let text = errors.take("text", form::required(&self.text));
        if let Some(problem) = self.broken.take() {
            errors.add("files", problem);
        }
        match (audience, text) {
            (Some(audience), Some(text)) if errors.is_empty() => Ok((
                audience.unwrap_or_default(),
                text,
                std::mem::take(&mut self.files),
            )),
            _ => Err(errors),
        }
    }
}

/// The most bytes of all files, in words.
pub(super) fn most() -> String {
    format!("{} MB", MAX_FILES_SIZE >> 20)
}
