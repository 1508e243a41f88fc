//! A catalogue file as text: found by its ending, unpacked, its encoding detected. What is in it is not known here.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read},
    path::PathBuf,
    sync::Arc,
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::problem::Problem;
use encoding_rs::{Decoder, Encoding, GB18030, GBK, UTF_8};
use flate2::read::MultiGzDecoder;

/// The largest file that is read, unpacked: a packed bomb ends here.
const MAX_BYTES: u64 = 2 << 30;
const CHUNK: usize = 64 << 10;

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
        let encoding = self.encoding()?;
        Ok(Opened {
            text: Box::new(Decoding::new(self.bytes()?, encoding)),
            delimiter,
            encoding: (encoding != UTF_8).then(|| encoding.name().to_uppercase()),
        })
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

    /// UTF-8, or GB18030 (with GBK and GB2312 inside it); anything else is told by name.
    fn encoding(&self) -> Result<&'static Encoding, Problem> {
        let mut utf8 = Utf8Count::default();
        let mut total = 0;
        for_each_chunk(self.bytes()?, |chunk| {
            if total == 0 {
                text_at_all(chunk)?;
            }
            total += chunk.len() as u64;
            utf8.count(chunk);
            if total > MAX_BYTES {
                return Err(Problem::new("file-too-large").with("max", format!("{} GB", MAX_BYTES >> 30)));
            }
            Ok(())
        })?;
        if total == 0 {
            return Err(Problem::new("file-empty"));
        }
        if utf8.likely() {
            return Ok(UTF_8);
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        for_each_chunk(self.bytes()?, |chunk| {
            detector.feed(chunk, false);
            Ok(())
        })?;
        detector.feed(b"", true);
        match detector.guess(Some(b"cn"), Utf8Detection::Deny) {
            encoding if encoding == GBK || encoding == GB18030 => Ok(GB18030),
            other => Err(Problem::new("file-encoding").with("encoding", other.name())),
        }
    }
}

/// Why bytes could not be had.
fn unreadable(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::new("file-not-found"),
        io::ErrorKind::PermissionDenied => Problem::new("file-not-permitted"),
        _ => Problem::new("file-damaged"),
    }
}

fn for_each_chunk(
    mut bytes: impl Read,
    mut each: impl FnMut(&[u8]) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match bytes.read(&mut chunk).map_err(|e| unreadable(&e))? {
            0 => return Ok(()),
            length => each(&chunk[..length])?,
        }
    }
}

/// Refuses what is no text, by its beginning.
fn text_at_all(beginning: &[u8]) -> Result<(), Problem> {
    if beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Problem::new("file-is-workbook"));
    }
    if beginning.starts_with(b"\xFF\xFE") || beginning.starts_with(b"\xFE\xFF") {
        return Err(Problem::new("file-encoding").with("encoding", "UTF-16"));
    }
    // A stray NUL is a row's problem; UTF-16 without a mark, and most binary files, are full of them.
    let nuls = beginning.iter().filter(|byte| **byte == 0).count();
    if nuls * 8 > beginning.len() {
        return Err(Problem::new("file-not-text"));
    }
    Ok(())
}

/// How well bytes read as UTF-8.
#[derive(Default)]
struct Utf8Count {
    characters: u64,
    mistakes: u64,
    /// The beginning of a character that the next chunk ends.
    carried: Vec<u8>,
}

impl Utf8Count {
    fn count(&mut self, chunk: &[u8]) {
        let bytes = [std::mem::take(&mut self.carried).as_slice(), chunk].concat();
        let mut rest = bytes.as_slice();
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => return self.characters += beyond_ascii(text.as_bytes()),
                Err(error) => error,
            };
            let (sound, broken) = rest.split_at(error.valid_up_to());
            self.characters += beyond_ascii(sound);
            match error.error_len() {
                None => {
                    self.carried = broken.to_vec();
                    return;
                }
                Some(length) => {
                    self.mistakes += 1;
                    rest = &broken[length..];
                }
            }
        }
    }

    /// Text of another encoding hardly ever forms a UTF-8 character by chance: where most bytes do, the others are
    /// damage, and fail their rows.
    fn likely(&self) -> bool {
        let mistakes = self.mistakes + u64::from(!self.carried.is_empty());
        mistakes == 0 || self.characters > mistakes
    }
}

/// Characters beyond ASCII in valid UTF-8, by their first bytes.
fn beyond_ascii(text: &[u8]) -> u64 {
    text.iter().filter(|byte| **byte >= 0xC0).count() as u64
}

/// Bytes decoded to UTF-8 while they are read.
struct Decoding<R> {
    bytes: R,
    decoder: Decoder,
    chunk: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    fn new(bytes: R, encoding: &'static Encoding) -> Self {
        Self {
            bytes,
            decoder: encoding.new_decoder_with_bom_removal(),
            chunk: vec![0; CHUNK],
            text: Vec::new(),
            taken: 0,
            ended: false,
        }
    }

    fn decode_next_chunk(&mut self) -> io::Result<()> {
        let length = self.bytes.read(&mut self.chunk)?;
        self.ended = length == 0;
        let room = self.decoder.max_utf8_buffer_length(length).unwrap_or(CHUNK * 4);
        self.text.resize(room, 0);
        let (_, _, written, _) =
            self.decoder
                .decode_to_utf8(&self.chunk[..length], &mut self.text, self.ended);
        self.text.truncate(written);
        self.taken = 0;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() && !self.ended {
            self.decode_next_chunk()?;
        }
        let length = out.len().min(self.text.len() - self.taken);
        out[..length].copy_from_slice(&self.text[self.taken..self.taken + length]);
        self.taken += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
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
