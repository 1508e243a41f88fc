//! The parts of a workbook: files of a ZIP archive (ISO/IEC 29500-2), found by name, unpacked as they are read and never
//! beyond their bound, whatever sizes the archive claims.

use std::{
    collections::HashMap,
    io::{Read, SeekFrom},
};

use domain::problem::Problem;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::xml::Xml;
use crate::catalog::table::{
    CatalogueFile,
    source::{ReadSeek, unreadable},
};

/// The most parts a workbook may have: one with a thousand sheets and pictures has fewer.
const MAX_PARTS: usize = 10_000;

/// Where the parts of a workbook lie in its file.
pub(super) struct Parts {
    file: CatalogueFile,
    places: HashMap<String, Place>,
}

struct Place {
    start: u64,
    length: u64,
    packed: bool,
}

impl Parts {
    /// Finds the parts of a file that need not be a workbook at all.
    pub fn of(file: &CatalogueFile) -> Result<Self, Problem> {
        let file = file.seekable()?;
        let mut bytes = file.open()?;
        refuse_others(&mut bytes)?;
        let mut archive = ZipArchive::new(bytes).map_err(|_| damaged())?;
        if archive.len() > MAX_PARTS {
            return Err(Problem::new("workbook-too-many-parts").with("max", MAX_PARTS));
        }
        let mut places = HashMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| damaged())?;
            let packed = match part.compression() {
                CompressionMethod::Stored => false,
                CompressionMethod::Deflated => true,
                _ => continue,
            };
            let (Ok(name), Some(start)) = (part.name(), part.data_start()) else {
                continue;
            };
            if part.encrypted() {
                return Err(locked());
            }
            let place = Place {
                start,
                length: part.compressed_size(),
                packed,
            };
            places.insert(name.trim_start_matches('/').to_lowercase(), place);
        }
        Ok(Self { file, places })
    }

    /// A part, unpacked as it is read; `None` where there is none of this name.
    pub fn open(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Problem> {
        let Some(place) = self.places.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let mut bytes = self.file.open()?;
        let start = SeekFrom::Start(place.start);
        bytes.seek(start).map_err(|error| unreadable(&error))?;
        let bytes = bytes.take(place.length);
        Ok(Some(if place.packed {
            Box::new(DeflateDecoder::new(bytes))
        } else {
            Box::new(bytes)
        }))
    }

    /// A part as XML of at most `max` bytes.
    pub fn xml(&self, name: &str, max: u64) -> Result<Option<Xml>, Problem> {
        Ok(self.open(name)?.map(|bytes| Xml::new(bytes, max)))
    }

    /// As [`Self::xml`], of a part no workbook is without.
    pub fn needed(&self, name: &str, max: u64) -> Result<Xml, Problem> {
        self.xml(name, max)?.ok_or_else(damaged)
    }

    /// The most a sheet may unfold to.
    pub fn max_bytes(&self) -> u64 {
        self.file.max_bytes()
    }
}

/// Says of a file that is no ZIP archive what it probably is.
fn refuse_others(bytes: &mut Box<dyn ReadSeek>) -> Result<(), Problem> {
    let mut beginning = [0; 4];
    let mut length = 0;
    while length < beginning.len() {
        match bytes
            .read(&mut beginning[length..])
            .map_err(|error| unreadable(&error))?
        {
            0 => break,
            more => length += more,
        }
    }
    match beginning {
        _ if length == 0 => Err(Problem::new("file-empty")),
        [b'P', b'K', ..] => Ok(()),
        [0xD0, 0xCF, 0x11, 0xE0] => Err(locked()),
        _ => Err(Problem::new("file-not-a-workbook")),
    }
}

/// The container of old workbooks and of those with a password.
fn locked() -> Problem {
    Problem::new("workbook-locked")
}

pub(super) fn damaged() -> Problem {
    Problem::new("file-damaged")
}
