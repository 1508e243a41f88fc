//! Forms with files, as browsers and programs send them.

/// The media type of [`body`].
pub const KIND: &str = "multipart/form-data; boundary=edge";

/// A field, or a file under its name.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub name: &'a str,
    pub file: Option<&'a str>,
    pub content: &'a [u8],
}

/// A field.
pub fn field<'a>(name: &'a str, content: &'a str) -> Part<'a> {
    Part {
        name,
        file: None,
        content: content.as_bytes(),
    }
}

/// A file in the field `file`.
pub fn file<'a>(name: &'a str, content: &'a [u8]) -> Part<'a> {
    Part {
        name: "file",
        file: Some(name),
        content,
    }
}

/// The parts as a body.
pub fn body(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        let name = part
            .file
            .map(|name| format!("; filename=\"{name}\""))
            .unwrap_or_default();
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{}\"{name}\r\n\r\n",
            part.name
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}
