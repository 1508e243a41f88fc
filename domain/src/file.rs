//! Files that people hand in: what they may be. What a file is, is told by its content, never by its name or by what a
//! browser says of it.

use serde::{Deserialize, Serialize};

/// A kind of file that is taken somewhere. None of them can run anything in a browser that is told not to guess.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photo.
    Jpeg,
    /// A drawing or a screenshot.
    Png,
    /// Either.
    Webp,
    /// A workbook (ISO/IEC 29500), without macros.
    Xlsx,
    /// A text (ISO/IEC 29500), without macros.
    Docx,
}

impl FileKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// How names of such files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Xlsx => "XLSX",
            Self::Docx => "DOCX",
        }
    }

    /// Whether it is a picture.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

/// What one field of a form takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The kinds.
    pub kinds: &'static [FileKind],
    /// The most bytes.
    pub max: usize,
}

impl Taken {
    /// Pictures to be shown.
    pub const PICTURE: Self = Self {
        kinds: &[FileKind::Jpeg, FileKind::Png, FileKind::Webp],
        max: 15 << 20,
    };
    /// Licences and certificates, scanned or printed to a file.
    pub const DOCUMENT: Self = Self {
        kinds: &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png],
        max: 10 << 20,
    };
    /// What people send each other with a message.
    pub const ATTACHMENT: Self = Self {
        kinds: &[
            FileKind::Pdf,
            FileKind::Jpeg,
            FileKind::Png,
            FileKind::Webp,
            FileKind::Xlsx,
            FileKind::Docx,
        ],
        max: 10 << 20,
    };
    /// The most pixels on either side of a picture.
    pub const MAX_SIDE: u32 = 9_000;
    /// The most pixels of a picture altogether: a telephone's largest, which take 150 MB to unfold.
    pub const MAX_PIXELS: u64 = 50_000_000;

    /// The kinds by name: `PDF / JPEG / PNG`.
    pub fn names(self) -> String {
        let names: Vec<_> = self.kinds.iter().map(|kind| kind.name()).collect();
        names.join(" / ")
    }

    /// The most bytes, in words.
    pub fn max_words(self) -> String {
        format!("{} MB", self.max >> 20)
    }
}

/// The most characters of what a picture shows.
pub const MAX_ALT: usize = 200;

/// Which size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, strum::Display, strum::EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PictureSize {
    /// To be looked at.
    Large,
    /// In a row of others.
    Small,
}

impl PictureSize {
    /// The longer side of the size, in pixels; a smaller picture stays as it is.
    pub const fn side(self) -> u32 {
        match self {
            Self::Large => 1600,
            Self::Small => 480,
        }
    }

    /// How large a picture is in this size, across and down.
    pub fn of(self, width: u32, height: u32) -> (u32, u32) {
        let longer = u64::from(width.max(height).max(1));
        let side = u64::from(self.side());
        let scaled = |one: u32| {
            if longer <= side {
                return one;
            }
            let rounded = (u64::from(one) * side + longer / 2) / longer;
            u32::try_from(rounded).unwrap_or(one).max(1)
        };
        (scaled(width), scaled(height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_keeps_the_shape_and_makes_nothing_larger() {
        assert_eq!(PictureSize::Small.of(1600, 1200), (480, 360));
        assert_eq!(PictureSize::Small.of(30, 20), (30, 20));
        assert_eq!(PictureSize::Small.of(1600, 1), (480, 1));
        assert_eq!(PictureSize::Large.of(u32::MAX, u32::MAX), (1600, 1600));
    }
}
