//! What lies in a ZIP archive (ISO/IEC 21320-1), by its table of contents: what it says of itself is held against what is
//! taken, before anything is unpacked.

use std::io::Cursor;

use bytes::Bytes;
use domain::{
    catalog::archive::{MAX_FILES, MAX_NAME, MAX_UNPACKED, is_picture, is_systems},
    file::Taken,
    problem::Problem,
};
use encoding_rs::GB18030;
use zip::{CompressionMethod, ZipArchive};

use crate::file::check::too_heavy;

/// How much larger than its content a packed file may be.
const SLACK: u64 = 1 << 16;

/// A file of an archive.
pub(in crate::catalog::import) struct Content {
    pub name: String,
    pub start: u64,
    pub length: u64,
    pub bytes: u64,
    pub deflated: bool,
    pub checksum: u32,
    /// Why it can be no picture.
    pub problem: Option<Problem>,
}

/// The files of an archive, without folders and what systems keep for themselves.
pub(super) fn of(archive: Bytes) -> Result<Vec<Content>, Problem> {
    if archive.is_empty() {
        return Err(Problem::new("file-empty"));
    }
    let size = archive.len() as u64;
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(|_| Problem::new("archive-not-zip"))?;
    if archive.len() > MAX_FILES {
        return Err(Problem::new("archive-too-many").with("max", MAX_FILES));
    }
    let (mut files, mut unpacked) = (Vec::new(), 0_u64);
    for index in 0..archive.len() {
        let file = archive
            .by_index_raw(index)
            .map_err(|_| Problem::new("file-damaged"))?;
        if file.encrypted() {
            return Err(Problem::new("archive-locked"));
        }
        unpacked = unpacked.saturating_add(file.size());
        if unpacked > MAX_UNPACKED {
            let max = format!("{} MB", MAX_UNPACKED >> 20);
            return Err(Problem::new("archive-unfolds").with("max", max));
        }
        let name = name(file.name_raw());
        let Some(start) = file.data_start().filter(|_| !file.is_dir() && !is_systems(&name)) else {
            continue;
        };
        let method = file.compression();
        let known = matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated);
        let most = Taken::PICTURE.max as u64;
        let problem = if start.saturating_add(file.compressed_size()) > size {
            Some(Problem::new("file-damaged"))
        } else if !is_picture(&name) {
            Some(Problem::new("archive-no-picture").with("taken", Taken::PICTURE.names()))
        } else if !known {
            Some(Problem::new("archive-method"))
        } else if file.size() > most || file.compressed_size() > most + SLACK {
            Some(too_heavy(Taken::PICTURE))
        } else {
            None
        };
        files.push(Content {
            start,
            length: file.compressed_size(),
            bytes: file.size(),
            deflated: method == CompressionMethod::Deflated,
            checksum: file.crc32(),
            problem,
            name,
        });
    }
    if !files.iter().any(|file| file.problem.is_none()) {
        return Err(Problem::new("archive-without-pictures").with("taken", Taken::PICTURE.names()));
    }
    Ok(files)
}

/// A file's name: UTF-8, or what Windows writes where it speaks Chinese.
fn name(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    text.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            zip.start_file(*name, options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn names(archive: Vec<u8>) -> Result<Vec<(String, Option<String>)>, String> {
        let told = |file: Content| (file.name, file.problem.map(|problem| problem.code.into_owned()));
        let files = of(archive.into()).map_err(|problem| problem.code.into_owned())?;
        Ok(files.into_iter().map(told).collect())
    }

    #[test]
    fn what_systems_keep_is_left_out_and_what_is_no_picture_is_told() {
        let archive = packed(&[
            ("a/", b""),
            ("a/net.jpg", b"1"),
            ("__MACOSX/a/._net.jpg", b"2"),
            ("a/readme.txt", b"3"),
        ]);
        assert_eq!(
            names(archive),
            Ok(vec![
                ("a/net.jpg".into(), None),
                ("a/readme.txt".into(), Some("archive-no-picture".into()))
            ])
        );
    }

    #[test]
    fn names_of_old_windows_are_read_as_chinese() {
        // Six bytes, as the name in GB18030 has; the writer itself writes nothing but UTF-8.
        let (gb, ..) = GB18030.encode("渔网1");
        let mut archive = packed(&[("xxxx1.jpg", b"1")]);
        let places: Vec<_> = archive
            .windows(5)
            .enumerate()
            .filter(|(_, part)| part == b"xxxx1")
            .map(|(at, _)| at)
            .collect();
        assert_eq!(places.len(), 2);
        for at in places {
            archive[at..at + 5].copy_from_slice(&gb);
        }
        assert_eq!(names(archive), Ok(vec![("渔网1.jpg".into(), None)]));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_says_of_itself() {
        let heavy = vec![0; Taken::PICTURE.max + 1];
        let one = names(packed(&[("a.jpg", &heavy), ("b.jpg", b"1")]));
        assert_eq!(one.unwrap()[0].1.as_deref(), Some("file-too-heavy"));
        // The sizes a table of contents claims are not believed: they are added up, and none is unpacked beyond its own.
        let mut archive = packed(&[("a.jpg", b"1"), ("b.jpg", b"1")]);
        let entries: Vec<_> = archive
            .windows(4)
            .enumerate()
            .filter(|(_, part)| part == b"PK\x01\x02")
            .map(|(at, _)| at)
            .collect();
        for at in entries {
            archive[at + 24..at + 28].copy_from_slice(&0x3000_0000_u32.to_le_bytes());
        }
        assert_eq!(names(archive), Err("archive-unfolds".into()));
        let many: Vec<_> = (0..=MAX_FILES).map(|number| format!("{number}.jpg")).collect();
        let many: Vec<_> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert_eq!(names(packed(&many)), Err("archive-too-many".into()));
    }

    #[test]
    fn what_is_no_archive_or_holds_no_picture_is_refused() {
        assert_eq!(names(b"sku,title\n".to_vec()), Err("archive-not-zip".into()));
        assert_eq!(names(Vec::new()), Err("file-empty".into()));
        let nothing = packed(&[("list.xlsx", b"1")]);
        assert_eq!(names(nothing), Err("archive-without-pictures".into()));
    }
}
