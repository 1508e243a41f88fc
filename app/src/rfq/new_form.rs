//! The form of a new request: strings as typed, and what they mean.

use super::words::days_ahead;
use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::{
    Instant,
    catalog::view::ListingChoice,
    company::CompanyRef,
    id::MarketId,
    money::Currency,
    rfq::{
        MAX_LINES, Request,
        draft::{LineDraft, RequestDraft},
        incoterm::Incoterm,
        view::Reach,
        visibility::Visibility,
    },
    text::Locale,
};
use serde::Deserialize;

/// How long suppliers have to answer unless the buyer says otherwise.
const ANSWER: TimeDelta = TimeDelta::days(7);

/// As the browser sends it; rows are parallel lists.
#[derive(Default, Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct RfqForm {
    /// Which button: `publish`, `draft`, `check`, `add_line`, `add_listing`, `remove_line.N`, `find_supplier`,
    /// `invite.CODE`, `drop_supplier.CODE`.
    pub action: String,
    /// The suppliers asked by name, by code.
    pub supplier: Vec<String>,
    /// Who sees it.
    pub visibility: String,
    /// The markets whose suppliers see an open one, by slug.
    pub market: Vec<String>,
    /// A further supplier to look for.
    pub invite: String,
    pub title: String,
    /// A listing's id, or empty for a line in words.
    pub line_listing: Vec<String>,
    /// The number of a variant of that listing, or empty.
    pub line_variant: Vec<String>,
    pub line_description: Vec<String>,
    pub line_quantity: Vec<String>,
    pub line_unit: Vec<String>,
    pub line_target: Vec<String>,
    /// The listing chosen to be added.
    pub choice: String,
    pub currency: String,
    pub incoterm: String,
    pub place: String,
    pub deadline: String,
    pub deliver_by: String,
    pub note: String,
    /// The promotion the buyer came through, by its id.
    pub promotion: String,
}

/// What the buyer pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Publish,
    Draft,
    Check,
    FindSupplier,
    Invite(String),
    DropSupplier(String),
    AddLine,
    AddListing,
    RemoveLine(usize),
}

impl RfqForm {
    /// Filled with what is known about the listing the buyer came from.
    pub(super) fn new(
        suppliers: &[CompanyRef],
        listing: Option<&ListingChoice>,
        currency: Currency,
        locale: Locale,
        zone: Tz,
        now: Instant,
    ) -> Self {
        let mut form = Self {
            supplier: suppliers.iter().map(|supplier| supplier.code.clone()).collect(),
            visibility: match suppliers.len() {
                0 => Visibility::Open,
                1 => Visibility::Direct,
                _ => Visibility::Invited,
            }
            .code()
            .to_owned(),
            currency: currency.code().to_owned(),
            incoterm: Incoterm::Fob.code().to_owned(),
            deadline: days_ahead(ANSWER, zone, now),
            ..Self::default()
        };
        match listing {
            None => form.add_line(),
            Some(listing) => {
                listing.title.get(locale).clone_into(&mut form.title);
                listing
                    .supply
                    .selling
                    .currency
                    .code()
                    .clone_into(&mut form.currency);
                if let Some(term) = listing.supply.incoterm {
                    term.code().clone_into(&mut form.incoterm);
                }
                form.place = listing.supply.place.clone().unwrap_or_default();
                form.add_listing(listing, locale);
            }
        }
        form
    }

    /// Begins with the variant the buyer chose on the listing's page.
    pub(super) fn choose(&mut self, variant: String) {
        if let [line] = &mut self.line_variant[..] {
            *line = variant;
        }
    }

    /// Begins with what the buyer looked for, unless they came from a listing.
    pub(super) fn want(&mut self, words: &str) {
        if let [line] = &mut self.line_description[..]
            && self.title.is_empty()
        {
            words.clone_into(line);
            self.title = words.chars().take(Request::MAX_TITLE).collect();
        }
    }

    /// What was pressed; a form sent by the enter key is published.
    pub(super) fn action(&self) -> Action {
        match self.action.as_str() {
            "draft" => Action::Draft,
            "check" => Action::Check,
            "find_supplier" => Action::FindSupplier,
            "add_line" => Action::AddLine,
            "add_listing" => Action::AddListing,
            action => match action.split_once('.') {
                Some(("invite", code)) => Action::Invite(code.to_owned()),
                Some(("drop_supplier", code)) => Action::DropSupplier(code.to_owned()),
                Some(("remove_line", line)) => line.parse().map_or(Action::Publish, Action::RemoveLine),
                _ => Action::Publish,
            },
        }
    }

    /// Asks one more supplier by name: whoever asks several invites them, unless everyone is asked.
    pub(super) fn invite(&mut self, code: &str) {
        if self.supplier.iter().all(|asked| asked != code) {
            self.supplier.push(code.to_owned());
        }
        if self.supplier.len() > 1 && self.visibility == Visibility::Direct.code() {
            Visibility::Invited.code().clone_into(&mut self.visibility);
        }
        self.invite.clear();
    }

    /// The markets of an open request, of those there are.
    pub(super) fn markets(&self, known: &[Reach]) -> Vec<MarketId> {
        if self.visibility != Visibility::Open.code() {
            return Vec::new();
        }
        let chosen = |reach: &&Reach| self.market.contains(&reach.market.slug);
        known.iter().filter(chosen).map(|reach| reach.market.id).collect()
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.line_description.len().min(MAX_LINES)
    }

    /// The cell of a column.
    pub(super) fn cell(column: &[String], row: usize) -> &str {
        column.get(row).map_or("", String::as_str)
    }

    /// What was written.
    pub(super) fn draft(&self) -> RequestDraft {
        let line = |row| {
            let typed = |column: &[String]| Self::cell(column, row).to_owned();
            LineDraft {
                listing_id: typed(&self.line_listing),
                variant: typed(&self.line_variant),
                description: typed(&self.line_description),
                quantity: typed(&self.line_quantity),
                unit: typed(&self.line_unit),
                target_price: typed(&self.line_target),
            }
        };
        RequestDraft {
            title: self.title.clone(),
            currency: self.currency.clone(),
            incoterm: self.incoterm.clone(),
            place: self.place.clone(),
            deadline: self.deadline.clone(),
            deliver_by: self.deliver_by.clone(),
            note: self.note.clone(),
            visibility: self.visibility.clone(),
            lines: (0..self.lines()).map(line).collect(),
            promotion: self.promotion.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_begins_with_what_was_looked_for() {
        let mut form = RfqForm::default();
        form.add_line();
        form.want(&"网".repeat(200));
        assert_eq!(form.title.chars().count(), Request::MAX_TITLE);
        assert_eq!(form.line_description, ["网".repeat(200)]);
        form.want("tea");
        assert!(
            form.title.starts_with('网'),
            "it does not write over what is there"
        );
    }

    #[test]
    fn whoever_asks_several_by_name_invites_them() {
        let mut form = RfqForm {
            supplier: vec!["nets-co".into()],
            visibility: "direct".into(),
            invite: "rope".into(),
            ..RfqForm::default()
        };
        form.invite("ropes-co");
        form.invite("ropes-co");
        assert_eq!(form.supplier, ["nets-co", "ropes-co"]);
        assert_eq!((form.visibility.as_str(), form.invite.as_str()), ("invited", ""));
    }

    #[test]
    fn a_made_up_form_with_ragged_columns_is_answered() {
        let mut form = RfqForm::default();
        form.add_line();
        form.line_quantity.clear();
        form.line_description.extend(vec![String::new(); 300]);
        assert_eq!(form.lines(), MAX_LINES);
        assert_eq!(form.draft().lines.len(), MAX_LINES);
    }
}
