//! The encoding of a catalogue file: UTF-8, or GB18030 with GBK and GB2312 inside it. Bytes in, text out; never a file.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::problem::Problem;
use encoding_rs::{Decoder, Encoding, GB18030, GBK, UTF_8};

use super::source::{too_large, unreadable};

const CHUNK: usize = 64 << 10;

/// Finds the encoding of what `open` reads, in one or two passes over the whole of it; one that is not understood is
/// told by its name. A file of more than `max` bytes is refused: a packed bomb ends here.
pub(super) fn detect<R: Read>(
    max: u64,
    open: impl Fn() -> Result<R, Problem>,
) -> Result<&'static Encoding, Problem> {
    let mut utf8 = Utf8Count::default();
    let mut total = 0;
    for_each_chunk(open()?, |chunk| {
        if total == 0 {
            text_at_all(chunk)?;
        }
        total += chunk.len() as u64;
        utf8.count(chunk);
        if total > max {
            return Err(too_large(max));
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
    for_each_chunk(open()?, |chunk| {
        detector.feed(chunk, false);
        Ok(())
    })?;
    detector.feed(b"", true);
    match detector.guess(Some(b"cn"), Utf8Detection::Deny) {
        encoding if encoding == GBK || encoding == GB18030 => Ok(GB18030),
        other => Err(Problem::new("file-encoding").with("encoding", other.name())),
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
pub(super) struct Decoding<R> {
    bytes: R,
    decoder: Decoder,
    chunk: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    pub fn new(bytes: R, encoding: &'static Encoding) -> Self {
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
