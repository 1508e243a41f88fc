//! Whether a file that was handed in is what it is taken for: its kind by its content, its size, and that it can be
//! read to its end. A name or a media type that came with it says nothing.

use bytes::Bytes;
use domain::{
    file::{FileKind, Taken},
    problem::Problem,
};

use super::{office, picture};

/// A file that is what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What it is.
    pub kind: FileKind,
    /// Its bytes, as they came.
    pub bytes: Bytes,
}

/// Checks a file; what is wrong is said as a problem of its field.
pub async fn check(bytes: Bytes, taken: Taken) -> Result<Checked, Problem> {
    let kind = kind_of(&bytes, taken)?;
    let office = matches!(kind, FileKind::Xlsx | FileKind::Docx);
    if !office && is_disguised(kind, &bytes) {
        return Err(Problem::new("file-disguised"));
    }
    match kind {
        FileKind::Pdf => check_pdf(&bytes)?,
        FileKind::Xlsx | FileKind::Docx => office::check(&bytes)?,
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => {
            picture::with_unfolded(kind, bytes.clone(), |_| Ok(())).await?;
        }
    }
    Ok(Checked { kind, bytes })
}

/// What the file is by its first bytes, if that is taken here.
pub(super) fn kind_of(bytes: &[u8], taken: Taken) -> Result<FileKind, Problem> {
    if bytes.is_empty() {
        return Err(Problem::new("file-empty"));
    }
    if bytes.len() > taken.max {
        return Err(too_heavy(taken));
    }
    let found = match infer::get(bytes).map(|found| found.mime_type()) {
        Some("application/pdf") => Some(FileKind::Pdf),
        Some("image/jpeg") => Some(FileKind::Jpeg),
        Some("image/png") => Some(FileKind::Png),
        Some("image/webp") => Some(FileKind::Webp),
        _ => office::kind_of(bytes),
    };
    found.filter(|kind| taken.kinds.contains(kind)).ok_or_else(|| {
        let problem = if is_svg(bytes) {
            Problem::new("file-svg")
        } else {
            Problem::new("file-kind")
        };
        problem.with("taken", taken.names())
    })
}

/// A file of more bytes than its field takes, also where it was cut off on the way.
pub fn too_heavy(taken: Taken) -> Problem {
    Problem::new("file-too-heavy").with("max", taken.max_words())
}

/// SVG is refused by name, because people take it for a picture; it may hold scripts.
fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.windows(4).any(|tag| tag.eq_ignore_ascii_case(b"<svg"))
}

/// Whether a file that is kept as it came is something else besides, as far as its content tells: a web page, an archive
/// (whose table of contents stands at its end), a document that runs scripts or programs or carries other files.
fn is_disguised(kind: FileKind, bytes: &[u8]) -> bool {
    const PAGE: [&[u8]; 4] = [b"<script", b"<html", b"<!doctype html", b"<?php"];
    const ACTIVE: [&[u8]; 4] = [b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia"];
    let begins = |rest: &[u8], mark: &[u8]| {
        rest.get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    let archive = tail.windows(4).any(|part| part == b"PK\x05\x06");
    let marked = bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'<' => PAGE.iter().any(|mark| begins(&bytes[at..], mark)),
        b'/' if kind == FileKind::Pdf => ACTIVE.iter().any(|mark| begins(&bytes[at..], mark)),
        _ => false,
    });
    archive || marked || (kind == FileKind::Pdf && !bytes.starts_with(b"%PDF-"))
}

/// A whole PDF ends in a pointer to its table of contents and a mark (ISO 32000-1, 7.5.5); a download that broke off
/// lacks them.
fn check_pdf(bytes: &[u8]) -> Result<(), Problem> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let ends_with = |mark: &[u8]| tail.windows(mark.len()).any(|part| part == mark);
    (ends_with(b"startxref") && ends_with(b"%%EOF"))
        .then_some(())
        .ok_or_else(|| Problem::new("file-damaged"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn code(bytes: &'static [u8], taken: Taken) -> String {
        match check(Bytes::from_static(bytes), taken).await {
            Ok(checked) => checked.kind.to_string(),
            Err(problem) => problem.code.into_owned(),
        }
    }

    #[tokio::test]
    async fn a_file_is_what_its_content_says() {
        const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
        const SVG: &[u8] = b"<?xml version='1.0'?>\n<SVG onload='alert(1)'/>";
        for (bytes, told) in [
            (PDF, "pdf"),
            (&PDF[..30], "file-damaged"),
            (b"", "file-empty"),
            (b"<!DOCTYPE html><script>alert(1)</script>", "file-kind"),
            (SVG, "file-svg"),
            (
                b"%PDF-1.4\n<html><script>alert(1)</script>\nstartxref\n9\n%%EOF\n",
                "file-disguised",
            ),
            (
                b"%PDF-1.4\n<</S /JavaScript /JS (app.alert(1))>>\nstartxref\n9\n%%EOF\n",
                "file-disguised",
            ),
            (
                b"%PDF-1.4\nstartxref\n9\n%%EOF\nPK\x05\x06 and an archive",
                "file-disguised",
            ),
            (b"GIF89a<script>alert(1)</script>", "file-kind"),
            (b"PK\x03\x04 a workbook", "file-kind"),
            (b"\xFF\xD8\xFF\xE0 cut off", "file-damaged"),
            (b"\x89PNG\r\n\x1a\n<html>", "file-disguised"),
            // Readable, but this place takes no such kind.
            (b"RIFF\x0c\0\0\0WEBPVP8 ", "file-kind"),
        ] {
            assert_eq!(
                code(bytes, Taken::DOCUMENT).await,
                told,
                "{:?}",
                bytes.escape_ascii().to_string()
            );
        }
        assert_eq!(code(PDF, Taken::PICTURE).await, "file-kind");
        let tiny = Taken {
            max: 8,
            ..Taken::DOCUMENT
        };
        assert_eq!(code(PDF, tiny).await, "file-too-heavy");
    }
}
