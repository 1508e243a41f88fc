//! The components every page is made of, one a file; `/dev/ui` shows them together. They render plain
//! values that pages prepared: no component loads, decides or knows a route of a noun.

mod badge;
mod button;
mod choice;
mod comparison;
mod confirm;
mod data_table;
mod empty;
mod error_summary;
mod field;
mod figure;
mod file_field;
pub mod icon;
mod moment;
mod notice;
mod page_head;
mod pager;
mod panel;
mod secret;
mod stepper;
mod tabs;
mod terms;
mod textarea;
mod timeline;

pub use badge::{Badge, Tone};
pub use button::{Button, ButtonKind, LinkButton};
pub use choice::{Checkbox, Checks, ChoiceOption, Choices};
pub use comparison::{Comparison, ComparisonCell, ComparisonColumn, ComparisonRow, RowKind};
pub use confirm::Confirm;
pub use data_table::{DataColumn, DataTable};
pub use empty::Empty;
pub use error_summary::ErrorSummary;
pub use field::{Field, FieldKind, Select, SelectOption};
pub use figure::{Figure, FigureSize};
pub use file_field::FileField;
pub use moment::{Deadline, Moment};
pub use notice::Notice;
pub use page_head::PageHead;
pub use pager::Pager;
pub use panel::Panel;
pub use secret::Secret;
pub use stepper::{Step, StepState, Stepper, Turn};
pub use tabs::{Tab, Tabs};
pub use terms::{Term, Terms};
pub use textarea::Textarea;
pub use timeline::{Timeline, TimelineEntry};
