//! A catalogue file as bytes and as text: found by its ending, unpacked, decoded. What is in it is not known here.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek},
    path::PathBuf,
};

use bytes::Bytes;
use domain::problem::Problem;
use encoding_rs::UTF_8;
use flate2::read::MultiGzDecoder;

use super::{
    bounded::Bounded,
    encoding::{self, Decoding},
    format::Format,
};

/// A catalogue file to be imported.
#[derive(Clone, Debug)]
pub struct CatalogueFile {
    name: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    At(PathBuf),
    Uploaded(Bytes),
}

/// Bytes that can be read from anywhere.
pub(super) trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

impl CatalogueFile {
    /// A file of this machine.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Self {
            name,
            content: Content::At(path),
        }
    }

    /// A file somebody sent, whose size was bounded when it came.
    pub fn uploaded(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::kept(name, bytes.into())
    }

    /// A file somebody sent and that was kept.
    pub fn kept(name: impl Into<String>, bytes: Bytes) -> Self {
        Self {
            name: name.into(),
            content: Content::Uploaded(bytes),
        }
    }

    /// Its name, without the folders above it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is; a name that does not say is refused.
    pub fn format(&self) -> Result<Format, Problem> {
        Format::of(&self.name).ok_or_else(|| Problem::new("file-unknown-kind").with("name", &self.name))
    }

    /// Its text as UTF-8, without a byte order mark, what could not be decoded as U+FFFD; and its encoding, when it was
    /// another. It is read once or twice as a whole to learn that, in bounded memory.
    pub(super) fn text(&self) -> Result<(Box<dyn Read + Send>, Option<String>), Problem> {
        let encoding = encoding::detect(self.max_bytes(), || self.bytes())?;
        let text = Box::new(Decoding::new(self.bytes()?, encoding));
        Ok((text, (encoding != UTF_8).then(|| encoding.name().to_uppercase())))
    }

    /// Its bytes, unpacked, to be read from anywhere: in memory where they were packed.
    pub(super) fn seekable(&self) -> Result<Self, Problem> {
        if !self.packed() {
            return Ok(self.clone());
        }
        let mut unpacked = Vec::new();
        let mut bounded = Bounded::new(self.bytes()?, MAX_IN_MEMORY, usize::MAX);
        let read = bounded.read_to_end(&mut unpacked);
        read.map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => too_large(MAX_IN_MEMORY),
            _ => unreadable(&error),
        })?;
        let (name, _) = self.name.rsplit_once('.').unwrap_or((&self.name, ""));
        Ok(Self::uploaded(name, unpacked))
    }

    /// Opens what [`Self::seekable`] answered.
    pub(super) fn open(&self) -> Result<Box<dyn ReadSeek>, Problem> {
        Ok(match &self.content {
            Content::At(path) => Box::new(BufReader::new(File::open(path).map_err(|e| unreadable(&e))?)),
            Content::Uploaded(bytes) => Box::new(Cursor::new(bytes.clone())),
        })
    }

    /// How large it may be, unpacked: what a stranger sends is bounded more tightly than what lies on the machine.
    pub(super) fn max_bytes(&self) -> u64 {
        match self.content {
            Content::At(_) => 2 << 30,
            Content::Uploaded(_) => 256 << 20,
        }
    }

    fn packed(&self) -> bool {
        Format::of(&self.name).is_some_and(|format| format.packed)
    }

    fn bytes(&self) -> Result<Box<dyn Read + Send>, Problem> {
        let raw: Box<dyn Read + Send> = Box::new(self.open()?);
        Ok(if self.packed() {
            Box::new(MultiGzDecoder::new(raw))
        } else {
            raw
        })
    }
}

/// The most that is unpacked into memory.
const MAX_IN_MEMORY: u64 = 64 << 20;

/// A file that unfolds to more than it may.
pub(super) fn too_large(max: u64) -> Problem {
    Problem::new("file-too-large").with("max", format!("{} MB", max >> 20))
}

/// Why bytes could not be had.
pub(super) fn unreadable(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::new("file-not-found"),
        io::ErrorKind::PermissionDenied => Problem::new("file-not-permitted"),
        _ => Problem::new("file-damaged"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use encoding_rs::GB18030;

    use super::*;

    fn text(name: &str, bytes: &[u8]) -> Result<(String, Option<String>), String> {
        let code = |problem: Problem| problem.code.into_owned();
        let file = CatalogueFile::uploaded(name, bytes.to_vec());
        file.format().map_err(code)?;
        let (mut read, encoding) = file.text().map_err(code)?;
        let mut text = String::new();
        read.read_to_string(&mut text).unwrap();
        Ok((text, encoding))
    }

    #[test]
    fn the_encoding_is_detected_and_said() {
        let chinese = "sku,title_zh\n1,三层尼龙单丝渔网，岳阳\n".repeat(9000);
        let (gb, ..) = GB18030.encode(&chinese);
        assert_eq!(text("a.csv", &gb), Ok((chinese.clone(), Some("GB18030".into()))));
        assert_eq!(text("a.csv", chinese.as_bytes()), Ok((chinese.clone(), None)));
        let marked = [b"\xEF\xBB\xBF", chinese.as_bytes()].concat();
        assert_eq!(text("A.CSV", &marked), Ok((chinese, None)));
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        let damaged = [b"sku\n", "渔网茶叶".as_bytes(), b"\xFF\n"].concat();
        assert_eq!(
            text("a.csv", &damaged),
            Ok(("sku\n渔网茶叶\u{FFFD}\n".into(), None))
        );
    }

    #[test]
    fn a_packed_bomb_is_not_unpacked_to_its_end() {
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..300 {
            bomb.write_all(&vec![b'a'; 1 << 20]).unwrap();
        }
        assert_eq!(
            text("a.csv.gz", &bomb.finish().unwrap()),
            Err("file-too-large".into())
        );
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..65 {
            bomb.write_all(&vec![b'a'; 1 << 20]).unwrap();
        }
        let bomb = CatalogueFile::uploaded("a.xlsx.gz", bomb.finish().unwrap());
        assert_eq!(bomb.seekable().unwrap_err().code, "file-too-large");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let utf16: Vec<u8> = "sku,title".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xFF\xFE".as_slice(), &utf16].concat();
        assert_eq!(text("a.csv", &marked), Err("file-encoding".into()));
        assert_eq!(text("a.csv", &utf16), Err("file-not-text".into()));
        assert_eq!(text("a.csv", b"PK\x03\x04..."), Err("file-is-workbook".into()));
        assert_eq!(text("a.csv", b""), Err("file-empty".into()));
        assert_eq!(text("a.xls", b"x"), Err("file-unknown-kind".into()));
        assert_eq!(text("a.csv.gz", b"sku,title_zh"), Err("file-damaged".into()));
        let missing = CatalogueFile::at("no/such.csv").text();
        assert_eq!(missing.err().unwrap().code, "file-not-found");
    }
}
