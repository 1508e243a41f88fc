//! An import (商品导入): a catalogue file on its way into listings, from the moment it is handed in to its last row.

use serde::{Deserialize, Serialize};

use super::{guess::Sampled, mapping::Mapping, view::FieldChange};
use crate::{
    Instant,
    id::ImportId,
    market::MarketRef,
    problem::{FieldError, Problem},
    state::{InvalidTransition, State, Step, Transition},
    text::Bilingual,
};

/// The most rows a file that somebody sent may have.
pub const MAX_ROWS: u64 = 200_000;

/// Where an import stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ImportState {
    /// The file is here; what its columns mean is not said yet.
    Uploaded,
    /// What the columns mean is said; the dry run is under way.
    Mapped {
        /// Whether it goes on by itself when the dry run is over.
        starts: bool,
    },
    /// The dry run is over: what would be done is known.
    Checked,
    /// It is being done.
    Running,
    /// Every row is done or reported.
    Done,
    /// The file could not be read to its end.
    Failed {
        /// Why.
        problem: Problem,
    },
    /// Given up; what was done by then stays.
    Cancelled,
}

impl State for ImportState {
    const MACHINE: &'static str = "import";

    fn name(&self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Mapped { .. } => "mapped",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed { .. } => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl ImportState {
    /// The supplier says what the columns mean, or says it anew before anything was done.
    pub fn map(&self, starts: bool) -> Transition<Self> {
        self.step("mapped", Self::Mapped { starts }, Self::may_map)
    }

    /// The dry run is over.
    pub fn check(&self) -> Transition<Self> {
        self.step("checked", Self::Checked, |s| matches!(s, Self::Mapped { .. }))
    }

    /// The supplier has seen what would be done, and wants it.
    pub fn start(&self) -> Transition<Self> {
        self.step("started", Self::Running, |s| matches!(s, Self::Checked))
    }

    /// The last row is done.
    pub fn finish(&self) -> Transition<Self> {
        self.step("finished", Self::Done, |s| matches!(s, Self::Running))
    }

    /// The file can't be read any further.
    pub fn fail(&self, problem: Problem) -> Transition<Self> {
        self.step("failed", Self::Failed { problem }, Self::is_working)
    }

    /// The supplier gives it up.
    pub fn cancel(&self) -> Transition<Self> {
        self.step("cancelled", Self::Cancelled, |s| !s.is_over())
    }

    /// Whether what the columns mean can still be said.
    pub fn may_map(&self) -> bool {
        matches!(self, Self::Uploaded | Self::Mapped { .. } | Self::Checked)
    }

    /// Whether rows are being read.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Mapped { .. } | Self::Running)
    }

    /// Whether what was counted is done, and not only what would be.
    pub fn counts_done(&self) -> bool {
        *self == Self::Running || self.is_over()
    }

    /// Whether nothing more will happen to it.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done | Self::Failed { .. } | Self::Cancelled)
    }

    fn step(&self, verb: &'static str, next: Self, allowed: impl Fn(&Self) -> bool) -> Transition<Self> {
        if allowed(self) {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(self, verb))
        }
    }
}

/// What becomes of a row, or would.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display, strum::EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RowOutcome {
    /// A new listing.
    Created,
    /// A listing that changes.
    Changed,
    /// The listing says the same already.
    Unchanged,
    /// It can't be taken.
    Failed,
}

impl RowOutcome {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 4] = [Self::Created, Self::Changed, Self::Unchanged, Self::Failed];
}

/// How many rows came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportCounts {
    /// New listings.
    pub created: u64,
    /// Listings that change.
    pub changed: u64,
    /// Listings that are the same already.
    pub unchanged: u64,
    /// Rows that can't be taken.
    pub failed: u64,
    /// Rows among these whose category does not exist: taken, but uncategorised.
    pub uncategorised: u64,
    /// Rows among these that lack something their category asks for, or say something that does not fit: taken all the
    /// same.
    pub incomplete: u64,
    /// Pictures of the archive that came with the file, each counted with every row that means it.
    pub pictures: u64,
    /// Names of pictures that are not in it.
    pub no_pictures: u64,
}

impl ImportCounts {
    /// All rows that were read.
    pub fn rows(&self) -> u64 {
        self.created + self.changed + self.unchanged + self.failed
    }

    /// Those that came to this.
    pub fn of(&self, outcome: RowOutcome) -> u64 {
        match outcome {
            RowOutcome::Created => self.created,
            RowOutcome::Changed => self.changed,
            RowOutcome::Unchanged => self.unchanged,
            RowOutcome::Failed => self.failed,
        }
    }

    /// Counts one more.
    pub fn count(&mut self, outcome: RowOutcome) {
        let counted = match outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Changed => &mut self.changed,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Failed => &mut self.failed,
        };
        *counted += 1;
    }
}

/// A row of an import, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportedRow {
    /// Line of the file where it begins; the header is line 1.
    pub line: u64,
    /// What becomes of it.
    pub outcome: RowOutcome,
    /// The supplier's own number, as far as the row says one.
    pub sku: String,
    /// Its title, as the row has it.
    pub title: Bilingual,
    /// What changes of the listing that is there.
    pub changes: Vec<FieldChange>,
    /// What is wrong with it, by the file's own names of the columns. Of a row that is taken: what its category asks for
    /// and it lacks, or has otherwise.
    pub errors: Vec<FieldError>,
}

/// A file of an archive that no row means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unnamed {
    /// Its name, with its folders.
    pub name: String,
    /// Why it can be no picture.
    pub problem: Option<Problem>,
}

/// A row of the list of imports.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportRow {
    /// Which import.
    pub id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// When it was handed in.
    pub at: Instant,
    /// Where it stands.
    pub state: ImportState,
    /// How far it got.
    pub counts: ImportCounts,
}

/// An import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportView {
    /// Which import.
    pub id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// When it was handed in.
    pub at: Instant,
    /// The market its new listings are offered in.
    pub market: MarketRef,
    /// Where it stands.
    pub state: ImportState,
    /// The file's columns, with some of their cells.
    pub columns: Vec<Sampled>,
    /// What the columns are read as: what was said, or was said of the same columns before; `None` where nothing was.
    pub mapping: Option<Mapping>,
    /// The file's encoding when it was not UTF-8.
    pub encoding: Option<String>,
    /// The sheet that was read, when the workbook has others.
    pub sheet: Option<String>,
    /// The name of the archive of pictures that came with it.
    pub archive: Option<String>,
    /// How far the dry run, or after it the import, got.
    pub counts: ImportCounts,
    /// The rows of the file, once they were counted.
    pub rows: Option<u64>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Verb = fn(&ImportState) -> Transition<ImportState>;
    const VERBS: [Verb; 7] = [
        |s| s.map(false),
        |s| s.map(true),
        ImportState::check,
        ImportState::start,
        ImportState::finish,
        |s| s.fail(Problem::new("file-damaged")),
        ImportState::cancel,
    ];

    const ARROWS: &str = "uploaded>mapped mapped>mapped checked>mapped mapped>checked checked>running running>done \
        mapped>failed running>failed uploaded>cancelled mapped>cancelled checked>cancelled running>cancelled";

    proptest! {
        #[test]
        fn every_path_follows_the_arrows_and_ends_where_it_is_over(path in prop::collection::vec(0..VERBS.len(), 0..40)) {
            let mut state = ImportState::Uploaded;
            for verb in path {
                let Ok(step) = VERBS[verb](&state) else { continue };
                let arrow = format!("{}>{}", state.name(), step.next().name());
                prop_assert!(ARROWS.split_whitespace().any(|known| known == arrow), "{arrow}");
                prop_assert!(!state.is_over());
                prop_assert!(step.event().starts_with("import."));
                state = step.next().clone();
            }
        }
    }

    #[test]
    fn nothing_is_done_that_was_not_checked() {
        let started = |state: &ImportState| state.start().is_ok();
        let mapped = ImportState::Mapped { starts: true };
        assert!(!started(&ImportState::Uploaded) && !started(&mapped));
        assert!(started(&ImportState::Checked));
    }
}
