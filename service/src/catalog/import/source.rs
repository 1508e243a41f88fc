//! A catalogue file as text: found by its ending, unpacked, decoded. What is in it is not known here.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read},
    path::PathBuf,
    sync::Arc,
};

use domain::problem::Problem;
use encoding_rs::UTF_8;
use flate2::read::MultiGzDecoder;

use super::encoding::{self, Decoding};

/// A catalogue file to be imported.
#[derive(Clone, Debug)]
pub struct CatalogueFile {
    name: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    At(PathBuf),
    Uploaded(Arc<[u8]>),
}

/// An opened file: its text, and how its rows are cut into cells.
pub(super) struct Opened {
    /// UTF-8, without a byte order mark; what could not be decoded is U+FFFD.
    pub text: Box<dyn Read + Send>,
    /// Between cells.
    pub delimiter: u8,
    /// The encoding, when it was not UTF-8.
    pub encoding: Option<String>,
}

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

    /// A file sent by a browser, whose size was bounded there.
    pub fn uploaded(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            content: Content::Uploaded(bytes.into()),
        }
    }

    /// Its name, without the folders above it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Opens it for reading its text. Reads it once or twice as a whole to learn its encoding, in bounded memory.
    pub(super) fn open(&self) -> Result<Opened, Problem> {
        let name = self.name.to_lowercase();
        let delimiter = match name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.') {
            Some((_, "csv")) => b',',
            Some((_, "tsv" | "tab")) => b'\t',
            _ => return Err(Problem::new("file-unknown-kind").with("name", &self.name)),
        };
        let encoding = encoding::detect(self.max_bytes(), || self.bytes())?;
        Ok(Opened {
            text: Box::new(Decoding::new(self.bytes()?, encoding)),
            delimiter,
            encoding: (encoding != UTF_8).then(|| encoding.name().to_uppercase()),
        })
    }

    /// How large it may be, unpacked: what a stranger sends is bounded more tightly than what lies on the machine.
    fn max_bytes(&self) -> u64 {
        match self.content {
            Content::At(_) => 2 << 30,
            Content::Uploaded(_) => 256 << 20,
        }
    }

    fn bytes(&self) -> Result<Box<dyn Read + Send>, Problem> {
        let raw: Box<dyn Read + Send> = match &self.content {
            Content::At(path) => Box::new(BufReader::new(File::open(path).map_err(|e| unreadable(&e))?)),
            Content::Uploaded(bytes) => Box::new(Cursor::new(bytes.clone())),
        };
        Ok(if self.name.to_lowercase().ends_with(".gz") {
            Box::new(MultiGzDecoder::new(raw))
        } else {
            raw
        })
    }
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

    fn text(name: &str, bytes: &[u8]) -> Result<(String, Option<String>), &'static str> {
        let code = |problem: Problem| &*Box::leak(problem.code.into_owned().into_boxed_str());
        let mut opened = CatalogueFile::uploaded(name, bytes.to_vec())
            .open()
            .map_err(code)?;
        let mut text = String::new();
        opened.text.read_to_string(&mut text).unwrap();
        Ok((text, opened.encoding))
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
        assert_eq!(text("a.csv.gz", &bomb.finish().unwrap()), Err("file-too-large"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let utf16: Vec<u8> = "sku,title".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xFF\xFE".as_slice(), &utf16].concat();
        assert_eq!(text("a.csv", &marked), Err("file-encoding"));
        assert_eq!(text("a.csv", &utf16), Err("file-not-text"));
        assert_eq!(text("a.csv", b"PK\x03\x04..."), Err("file-is-workbook"));
        assert_eq!(text("a.csv", b""), Err("file-empty"));
        assert_eq!(text("a.xlsx", b"x"), Err("file-unknown-kind"));
        assert_eq!(text("a.csv.gz", b"sku,title_zh"), Err("file-damaged"));
        let missing = CatalogueFile::at("no/such.csv").open();
        assert_eq!(missing.err().unwrap().code, "file-not-found");
    }
}
