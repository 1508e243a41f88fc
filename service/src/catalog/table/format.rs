//! The formats of catalogue files, by their endings.

/// How a table is kept in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    pub(super) kind: Kind,
    /// Packed with gzip.
    pub(super) packed: bool,
    /// Texts begin with a byte order mark.
    pub(super) marked: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// CSV, or TSV where the ending says that tabs separate.
    Separated { tabs: bool },
    /// An Office Open XML workbook.
    Workbook,
    /// One JSON object a line.
    Lines,
}

impl Format {
    /// Plain CSV.
    pub const CSV: Self = Self::plain(Kind::Separated { tabs: false });
    /// Those there are, not packed, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::CSV,
        Self::plain(Kind::Workbook),
        Self::plain(Kind::Separated { tabs: true }),
        Self::plain(Kind::Lines),
    ];

    const fn plain(kind: Kind) -> Self {
        Self {
            kind,
            packed: false,
            marked: false,
        }
    }

    /// The format a file's name ends with; `None` where it says nothing.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let bare = name.strip_suffix(".gz");
        let (_, ending) = bare.unwrap_or(&name).rsplit_once('.')?;
        let kind = match ending {
            "csv" => Kind::Separated { tabs: false },
            "tsv" | "tab" => Kind::Separated { tabs: true },
            "xlsx" | "xlsm" => Kind::Workbook,
            "ndjson" | "jsonl" => Kind::Lines,
            _ => return None,
        };
        Some(Self {
            packed: bare.is_some(),
            ..Self::plain(kind)
        })
    }

    /// With a byte order mark before its text: so spreadsheets know that it is UTF-8.
    pub fn for_spreadsheets(self) -> Self {
        Self {
            marked: matches!(self.kind, Kind::Separated { .. }),
            ..self
        }
    }

    /// The same, not packed.
    pub fn unpacked(self) -> Self {
        Self::plain(self.kind)
    }

    /// What a file of it is called after the dot, not packed.
    pub fn ending(self) -> &'static str {
        match self.kind {
            Kind::Separated { tabs: false } => "csv",
            Kind::Separated { tabs: true } => "tsv",
            Kind::Workbook => "xlsx",
            Kind::Lines => "ndjson",
        }
    }

    /// Its media type, not packed.
    pub fn media_type(self) -> &'static str {
        match self.kind {
            Kind::Separated { tabs: false } => "text/csv; charset=utf-8",
            Kind::Separated { tabs: true } => "text/tab-separated-values; charset=utf-8",
            Kind::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Lines => "application/x-ndjson",
        }
    }
}
