//! The form of a new request: strings as typed, and what they mean.

use super::words::days_ahead;
use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::{
    Instant,
    catalog::view::ListingChoice,
    form,
    id::{CompanyId, ListingId},
    money::Currency,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    rfq::{MAX_LINES, Request, RequestLine, incoterm::Incoterm},
    text::Locale,
};
use serde::Deserialize;

/// How long suppliers have to answer unless the buyer says otherwise.
const ANSWER: TimeDelta = TimeDelta::days(7);

/// As the browser sends it; rows are parallel lists.
#[derive(Default, Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct RfqForm {
    /// Which button: `publish`, `draft`, `add_line`, `add_listing`, `remove_line.N`.
    pub action: String,
    /// The supplier asked, by code.
    pub supplier: String,
    pub title: String,
    /// A listing's id, or empty for a line in words.
    pub line_listing: Vec<String>,
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
}

/// What the buyer pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Publish,
    Draft,
    AddLine,
    AddListing,
    RemoveLine(usize),
}

impl RfqForm {
    /// Filled with what is known about the listing the buyer came from.
    pub(super) fn new(
        supplier: &str,
        listing: Option<&ListingChoice>,
        currency: Currency,
        locale: Locale,
        zone: Tz,
        now: Instant,
    ) -> Self {
        let mut form = Self {
            supplier: supplier.to_owned(),
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

    /// What was pressed; a form sent by the enter key is published.
    pub(super) fn action(&self) -> Action {
        match self.action.as_str() {
            "draft" => Action::Draft,
            "add_line" => Action::AddLine,
            "add_listing" => Action::AddListing,
            action => action
                .strip_prefix("remove_line.")
                .and_then(|line| line.parse().ok())
                .map_or(Action::Publish, Action::RemoveLine),
        }
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.line_description.len().min(MAX_LINES)
    }

    /// The cell of a column.
    pub(super) fn cell(column: &[String], row: usize) -> &str {
        column.get(row).map_or("", String::as_str)
    }

    /// The request, or all that is wrong.
    pub(super) fn parse(&self, supplier: CompanyId, zone: Tz) -> Result<Request, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", form::required_text(&self.title, Request::MAX_TITLE));
        let lines: Vec<_> = (0..self.lines())
            .map(|row| self.parse_line(row, &mut errors))
            .collect();
        let currency: Option<Currency> = errors.take("currency", form::required(&self.currency));
        let incoterm: Option<Incoterm> = errors.take("incoterm", form::required(&self.incoterm));
        let place = errors.take("place", form::required_text(&self.place, 120));
        let deadline = errors.take("deadline", form::instant(&self.deadline, zone));
        let deliver_by = match self.deliver_by.trim() {
            "" => Some(None),
            day => errors.take(
                "deliver_by",
                day.parse().map(Some).map_err(|_| Problem::new("not-a-date")),
            ),
        };
        let note = errors.take("note", form::optional_text(&self.note, Request::MAX_NOTE));
        match (title, currency, incoterm, place, deadline, deliver_by, note) {
            (
                Some(title),
                Some(currency),
                Some(incoterm),
                Some(place),
                Some(deadline),
                Some(deliver_by),
                Some(note),
            ) if errors.is_empty() => Ok(Request {
                title,
                currency,
                incoterm,
                place,
                deadline,
                time_zone: zone,
                deliver_by,
                note: note.unwrap_or_default(),
                suppliers: vec![supplier],
                lines: lines.into_iter().flatten().collect(),
            }),
            _ => Err(errors),
        }
    }

    fn parse_line(&self, row: usize, errors: &mut FieldErrors) -> Option<RequestLine> {
        let line = u32::try_from(row).ok()? + 1;
        let field = |name: &str| format!("lines.{line}.{name}");
        let listing = match Self::cell(&self.line_listing, row) {
            "" => Some(None),
            id => errors.take(
                field("description"),
                id.parse::<ListingId>()
                    .map(Some)
                    .map_err(|_| Problem::new("listing-not-available")),
            ),
        };
        let description = form::required_text(Self::cell(&self.line_description, row), 500);
        let description = errors.take(field("description"), description);
        let quantity = Quantity::positive(Self::cell(&self.line_quantity, row));
        let quantity = errors.take(field("quantity"), quantity);
        let unit = errors.take(field("unit"), form::required(Self::cell(&self.line_unit, row)));
        let target = form::optional(Self::cell(&self.line_target, row));
        let target = errors.take(field("target"), target);
        Some(RequestLine {
            line,
            listing_id: listing?,
            description: description?,
            quantity: quantity?,
            unit: unit?,
            target_price: target?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> RfqForm {
        let mut form = RfqForm {
            title: "Nets".into(),
            currency: "USD".into(),
            incoterm: "FOB".into(),
            place: "Zhuhai".into(),
            deadline: "2026-12-08T17:00".into(),
            ..RfqForm::default()
        };
        form.add_line();
        form.line_description[0] = "Nylon net".into();
        form.line_quantity[0] = "1,000".into();
        form
    }

    fn parse(form: &RfqForm) -> Result<Request, FieldErrors> {
        form.parse(
            "00000000-0000-0000-0000-000000000000".parse().unwrap(),
            chrono_tz::Asia::Shanghai,
        )
    }

    #[test]
    fn a_deadline_is_read_in_the_buyers_zone() {
        let request = parse(&filled()).unwrap();
        assert_eq!(request.deadline.to_rfc3339(), "2026-12-08T09:00:00+00:00");
        assert_eq!(request.lines[0].quantity, Quantity::whole(1000));
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let mut form = filled();
        form.add_line();
        form.line_quantity[1] = "-3".into();
        form.line_target[0] = "cheap".into();
        form.title = String::new();
        let fields: Vec<_> = parse(&form)
            .unwrap_err()
            .0
            .into_iter()
            .map(|error| error.field)
            .collect();
        assert_eq!(
            fields,
            [
                "title",
                "lines.1.target",
                "lines.2.description",
                "lines.2.quantity"
            ]
        );
    }

    #[test]
    fn a_made_up_form_with_ragged_columns_is_answered() {
        let mut form = filled();
        form.line_quantity.clear();
        form.line_description.extend(vec![String::new(); 300]);
        assert_eq!(form.lines(), MAX_LINES);
        assert!(parse(&form).is_err());
    }
}
