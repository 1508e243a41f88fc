//! Workbooks and texts of office programs: archives of named parts (ISO/IEC 29500-2). Only the names are looked at.

use std::{borrow::Cow, io::Cursor};

use bytes::Bytes;
use domain::{file::FileKind, problem::Problem};
use zip::{ZipArchive, result::ZipResult};

/// The most parts: a thousand sheets, each with its drawings.
const MAX_PARTS: usize = 10_000;

/// Which of them an archive is, by its main part.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let parts = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let has = |name: &str| parts.index_for_name(name).is_some();
    match (
        has("[Content_Types].xml"),
        has("xl/workbook.xml"),
        has("word/document.xml"),
    ) {
        (true, true, false) => Some(FileKind::Xlsx),
        (true, false, true) => Some(FileKind::Docx),
        _ => None,
    }
}

/// Refuses one with parts that run: macros, controls, programs packed into it.
pub(super) fn check(bytes: &Bytes) -> Result<(), Problem> {
    let parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::new("file-damaged"))?;
    // A name that can't be read is none an office program would write.
    let fit = |name: ZipResult<Cow<'_, str>>| name.is_ok_and(|name| !runs(&name.to_ascii_lowercase()));
    if parts.len() > MAX_PARTS || !parts.file_names().all(fit) {
        return Err(Problem::new("file-disguised"));
    }
    Ok(())
}

/// Whether a part of this name, in small letters, runs: a macro, a control, a program.
fn runs(name: &str) -> bool {
    let packed = name.contains("/embeddings/") && name.ends_with(".bin");
    packed || name.ends_with("vbaproject.bin") || name.contains("/activex/")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: &[&str]) -> Bytes {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for part in parts {
            archive.start_file(*part, SimpleFileOptions::default()).unwrap();
            archive.write_all(b"<x/>").unwrap();
        }
        archive.finish().unwrap().into_inner().into()
    }

    #[test]
    fn an_archive_is_what_its_main_part_is() {
        let types = "[Content_Types].xml";
        for (parts, kind) in [
            (&[types, "xl/workbook.xml"][..], Some(FileKind::Xlsx)),
            (&["word/document.xml", types], Some(FileKind::Docx)),
            (&["xl/workbook.xml"], None),
            (&[types, "xl/workbook.xml", "word/document.xml"], None),
            (&["installer.exe"], None),
        ] {
            let bytes = archive(parts);
            assert_eq!(kind_of(&bytes), kind, "{parts:?}");
            assert_eq!(kind_of(&bytes[..bytes.len() - 8]), None, "cut off");
            let hidden = [b"<html>", &bytes[..]].concat();
            assert_eq!(kind_of(&hidden), None, "behind something else");
        }
    }

    #[test]
    fn what_runs_is_refused() {
        let main = ["[Content_Types].xml", "xl/workbook.xml"];
        assert!(check(&archive(&main)).is_ok());
        for part in [
            "xl/vbaProject.bin",
            "xl/activeX/activeX1.xml",
            "xl/embeddings/oleObject1.bin",
        ] {
            assert!(check(&archive(&[&main[..], &[part]].concat())).is_err(), "{part}");
        }
        let sheet = "word/embeddings/Microsoft_Excel_Sheet.xlsx";
        assert!(check(&archive(&["[Content_Types].xml", "word/document.xml", sheet])).is_ok());
    }
}
