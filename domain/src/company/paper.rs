//! Papers a company hands in to be checked: its licence, proofs of its address and account, its certificates.

use serde::Serialize;

use super::FactKind;
use crate::{Instant, file::FileKind, form, id::PaperId, problem::Problem};

/// A paper to be handed in; its file is checked on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPaper {
    /// What it proves.
    pub kind: FactKind,
    /// The certificate's name; other papers are named by what they prove.
    pub title: Option<String>,
}

impl NewPaper {
    /// The most characters of a certificate's name.
    pub const MAX_TITLE: usize = 80;
    /// The most papers of a company that stand there at once.
    pub const MAX: usize = 20;

    /// Reads a form's fields; only certificates have names, and must.
    pub fn parse(kind: &str, title: &str) -> Result<Self, crate::problem::FieldErrors> {
        let mut errors = crate::problem::FieldErrors::default();
        let kind = match kind.trim() {
            "" => Err(Problem::new("required")),
            kind => kind.parse().map_err(|_| Problem::new("unknown-fact")),
        };
        let kind = errors.take("kind", kind);
        let title = match kind {
            Some(FactKind::Certificate) => form::required_line(title, Self::MAX_TITLE).map(Some),
            _ => Ok(None),
        };
        match (kind, errors.take("title", title)) {
            (Some(kind), Some(title)) => Ok(Self { kind, title }),
            _ => Err(errors),
        }
    }
}

/// A paper, as its company and whoever checks it see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperView {
    /// Which.
    pub id: PaperId,
    /// What it proves.
    pub kind: FactKind,
    /// The certificate's name.
    pub title: Option<String>,
    /// The name it is saved under.
    pub file_name: String,
    /// What it is.
    pub file: FileKind,
    /// How many bytes.
    pub size: u64,
    /// When it was handed in.
    pub at: Instant,
    /// Whether an operator was asked to look at it: then it is evidence, and is kept.
    pub submitted: bool,
}

/// The most characters of a file's name before its ending.
const MAX_STEM: usize = 80;

/// A name a file can be saved under anywhere: the last part of the path that came with it, without what a system, a
/// header or a reader of it could take for something else, and with the ending of what the file is.
pub fn file_name(raw: &str, kind: FileKind) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let odd = |c: char| {
        // Marks of direction make a name read as another one.
        c.is_control()
            || "\"'<>|:*?;%".contains(c)
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
    };
    let kept: String = stem.chars().filter(|c| !odd(*c)).take(MAX_STEM).collect();
    let kept = kept.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let stem = if kept.is_empty() { "paper" } else { kept };
    format!("{stem}.{}", kind.extension())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_only_a_name() {
        for (raw, kept) in [
            ("营业执照 2026.PDF", "营业执照 2026.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\li\\licence.pdf", "licence.pdf"),
            ("licence.pdf.exe", "licence.pdf.pdf"),
            ("a\"; filename=\"b.html", "a filename=b.pdf"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
            ("\u{202E}fdp.exe", "fdp.pdf"),
            (".htaccess", "paper.pdf"),
            ("...", "paper.pdf"),
            ("", "paper.pdf"),
        ] {
            assert_eq!(file_name(raw, FileKind::Pdf), kept, "{raw:?}");
        }
    }

    #[test]
    fn certificates_have_names_and_nothing_else_does() {
        let read = |kind, title| NewPaper::parse(kind, title).map_err(|errors| errors.0[0].field.clone());
        assert_eq!(read("certificate", " "), Err("title".into()));
        assert_eq!(read("", "ISO 9001"), Err("kind".into()));
        assert_eq!(read("poem", ""), Err("kind".into()));
        assert_eq!(
            read("certificate", " ISO  9001 ").unwrap().title.as_deref(),
            Some("ISO 9001")
        );
        assert_eq!(read("licence", "ours").unwrap().title, None);
    }

    proptest! {
        #[test]
        fn no_name_leads_anywhere(raw in "\\PC{0,200}|[ -~\\x00-\\x1f]{0,200}") {
            let name = file_name(&raw, FileKind::Png);
            prop_assert!(name.ends_with(".png") && name.chars().count() <= MAX_STEM + 4);
            prop_assert!(!name.contains(['/', '\\', '"', '\r', '\n', '\0']) && !name.starts_with('.'));
            prop_assert_eq!(file_name(&name, FileKind::Png), name);
        }
    }
}
