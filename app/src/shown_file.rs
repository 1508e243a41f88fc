//! Files that people handed in, as answers: never run, never guessed at. An id's file never changes, so browsers keep
//! what everyone may see.

use crate::failure::encoded;
use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse, Response},
};
use domain::file::FileKind;

/// Nothing in the file may load or run anything, wherever it is opened.
const POLICY: &str = "default-src 'none'; sandbox";

/// Who may keep a file on the way to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Everyone sees it.
    ByAll,
    /// Only some do.
    BySome,
}

/// A picture to be looked at where it stands.
pub(crate) fn picture(bytes: Bytes, seen: Seen) -> Response {
    file(FileKind::Jpeg, "inline".into(), bytes, seen)
}

/// A file that is to be saved under this name rather than opened within the site, where it is no picture.
pub(crate) fn copy(kind: FileKind, name: &str, bytes: Bytes) -> Response {
    let disposition = if kind.is_picture() {
        "inline".to_owned()
    } else {
        format!("attachment; filename=\"{name}.{}\"", kind.extension())
    };
    file(kind, disposition, bytes, Seen::ByAll)
}

/// A file that is only ever saved: never opened within the site, never kept on the way. `plain` names it where a browser
/// reads no other letters than ASCII's.
pub(crate) fn saved(kind: FileKind, name: &str, plain: &str, bytes: Bytes) -> Response {
    let named = encoded(name).replace('+', "%20");
    let extension = kind.extension();
    let disposition = format!("attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{named}");
    file(kind, disposition, bytes, Seen::BySome)
}

fn file(kind: FileKind, disposition: String, bytes: Bytes, seen: Seen) -> Response {
    let caching = match seen {
        Seen::ByAll => "public, max-age=31536000, immutable",
        Seen::BySome => "private, no-store",
    };
    let headers = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, caching.to_owned()),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, bytes).into_response()
}
