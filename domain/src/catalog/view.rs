//! Listings as buyers, suppliers and operators see them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ListingState,
    content::{CategoryPath, ListingContent, Supply, Wording},
    picture::{ListingPicture, OwnPicture},
    schema::Schema,
    variant::Variation,
};
use crate::{
    Instant,
    company::CompanyRef,
    id::{CaseId, ListingId},
    identity::PersonName,
    market::MarketRef,
    moderation::{
        CaseState,
        finding::Finding,
        matter::{Matter, ReportView},
    },
    problem::FieldError,
    quantity::Quantity,
    text::Bilingual,
};

/// A listing's own page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingView {
    /// Which listing.
    pub id: ListingId,
    /// The supplier's own number.
    pub sku: String,
    /// Who sells it.
    pub supplier: CompanyRef,
    /// Where: its markets, first the supplier's home.
    pub markets: Vec<MarketRef>,
    /// Category names from the root, in both languages; empty when uncategorised.
    pub category: Vec<Bilingual>,
    /// What it says.
    pub wording: Wording,
    /// How it is sold.
    pub supply: Supply,
    /// What its category asks for.
    #[serde(skip)]
    pub schema: Schema,
    /// Its pictures, in their order: once the listing was approved, those that were too.
    pub pictures: Vec<ListingPicture>,
    /// Where it stands; anything but published is seen only by its supplier and operators.
    pub state: ListingState,
    /// Last change.
    pub updated_at: Instant,
}

/// A row of the supplier's own list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnListing {
    /// Which listing.
    pub id: ListingId,
    /// The supplier's own number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// How it is sold.
    pub supply: Supply,
    /// What orders hold of what is in stock, of all variants together.
    pub reserved: Quantity,
    /// Where it stands.
    pub state: ListingState,
    /// Whether it lacks something its category asks for, or says something that does not fit.
    pub incomplete: bool,
    /// A change of its text that waits for the operator, or that was refused; buyers see the text before it.
    pub revision: Option<CaseState>,
    /// Whether a second look can be asked for at what an operator refused last.
    pub may_appeal: bool,
    /// Its first picture.
    pub picture: Option<ListingPicture>,
    /// Last change.
    pub updated_at: Instant,
}

/// One of a supplier's listings, as its editor begins with it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditableListing {
    /// Which listing.
    pub id: ListingId,
    /// What its supplier wrote last: a change of its text that waits for the operator or is to be mended counts.
    pub content: ListingContent,
    /// What orders hold of what is in stock: of each variant by its number, or of the listing.
    pub reserved: BTreeMap<Option<String>, Quantity>,
    /// Names this content: whoever changes it says which one they read.
    pub version: String,
    /// Where it stands.
    pub state: ListingState,
    /// A change of its text that waits for the operator, or that was refused.
    pub revision: Option<CaseState>,
    /// Whether a second look can be asked for at what an operator refused last.
    pub may_appeal: bool,
    /// Its markets, first the supplier's home.
    pub markets: Vec<MarketRef>,
}

/// A category to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryChoice {
    /// English names from the root.
    pub path: CategoryPath,
    /// Names from the root, in both languages.
    pub names: Vec<Bilingual>,
}

/// What of a supplier's own listings is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFilter {
    /// The name of a state; `None`: all but archived ones.
    pub state: Option<String>,
    /// A part of the number or title; empty: any.
    pub text: String,
    /// Only those that lack something their category asks for.
    pub incomplete: bool,
}

/// A choice of a supplier's listing, for a line of an RFQ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingChoice {
    /// Which listing.
    pub id: ListingId,
    /// The supplier's own number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// What it comes in.
    pub variation: Variation,
    /// How it is sold.
    pub supply: Supply,
}

/// A row of a catalogue file that could not be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct FailedRow {
    /// Line of the file where the row begins; the header is line 1.
    pub line: u64,
    /// What is wrong with it, by column.
    pub errors: Vec<FieldError>,
    /// The original cells, in the file's order.
    pub cells: Vec<String>,
}

/// A field that changes: its column or attribute, and both texts as a catalogue file has them, the beginning of long
/// ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The column's name as CONTRACTS.md has it, or the attribute's.
    pub field: String,
    /// Empty: nothing before.
    pub before: String,
    /// Empty: nothing any more.
    pub after: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// The file's columns, in its order.
    pub header: Vec<String>,
    /// Listings created.
    pub imported: u64,
    /// Listings changed.
    pub updated: u64,
    /// Listings that were the same already.
    pub unchanged: u64,
    /// Rows that could not be taken.
    pub failed: Vec<FailedRow>,
    /// Further rows that could not be taken, too many to be kept: only counted.
    pub unkept: u64,
    /// Rows whose category does not exist: taken, but uncategorised.
    pub uncategorised: u64,
    /// Rows that lack something their category asks for, or say something that does not fit: taken all the same.
    pub incomplete: u64,
    /// The file's encoding when it was not UTF-8.
    pub encoding: Option<String>,
    /// The sheet that was read, when the workbook has others.
    pub sheet: Option<String>,
    /// Nothing was written: this is what would be done.
    pub dry_run: bool,
}

impl ImportReport {
    /// All rows that could not be taken.
    pub fn failures(&self) -> u64 {
        self.failed.len() as u64 + self.unkept
    }
}

/// A case of the operator's queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseView {
    /// Which case.
    pub id: CaseId,
    /// Where it stands.
    pub state: CaseState,
    /// The market whose operators decide it.
    pub market: MarketRef,
    /// What it is about.
    pub matter: Matter,
    /// Who reported the listing, and why; first to last.
    pub reports: Vec<ReportView>,
    /// The listing.
    pub listing: ListingView,
    /// For a revision of a published listing: what it would say.
    pub proposal: Option<Wording>,
    /// All its pictures, those that no operator has approved among them.
    pub pictures: Vec<OwnPicture>,
    /// The operator who looks at it or decided it.
    pub operator: Option<PersonName>,
    /// When it was submitted, or changed since by its supplier.
    pub opened_at: Instant,
    /// What a program noticed, while it waits.
    pub findings: Vec<Finding>,
}

/// A row of the operator's queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseRow {
    /// Which case.
    pub id: CaseId,
    /// The listing.
    pub listing: ListingId,
    /// Its title.
    pub title: Bilingual,
    /// Its supplier.
    pub supplier: CompanyRef,
    /// The market whose operators decide it.
    pub market: MarketRef,
    /// What it is about.
    pub matter: Matter,
    /// How many companies reported it.
    pub reports: u32,
    /// Whether its supplier asks for a second look.
    pub appealed: bool,
    /// The operator who looks at it.
    pub operator: Option<PersonName>,
    /// When it was submitted.
    pub opened_at: Instant,
}
