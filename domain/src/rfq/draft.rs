//! Requests and offers as somebody wrote them, in a form or by a program: texts, and all that is wrong with them at once.

use chrono_tz::Tz;

use super::{
    Request, RequestLine,
    incoterm::Incoterm,
    offer::{OfferLine, Terms},
    schedule::{DueEvent, Part, PaymentSchedule},
};
use crate::{
    catalog::variant::Chosen,
    form,
    id::{CompanyId, ListingId, MarketId},
    money::Currency,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// The longest description of a line, in characters.
const MAX_DESCRIPTION: usize = 500;
/// The longest number of a variant, in characters.
const MAX_SKU: usize = 64;
/// The longest place, in characters.
const MAX_PLACE: usize = 120;
/// The longest note of an offer, in characters.
const MAX_NOTE: usize = 2000;
/// The longest lead time, in days: ten years.
const MAX_LEAD_TIME: u32 = 3650;
/// The latest a payment is due after delivery, in days.
const MAX_DAYS: u32 = 365;

/// A request, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestDraft {
    /// A short name.
    pub title: String,
    /// ISO 4217.
    pub currency: String,
    /// An Incoterm.
    pub incoterm: String,
    /// Its named place.
    pub place: String,
    /// Until when first offers are taken; a local time is the buyer's.
    pub deadline: String,
    /// The wanted day, or nothing.
    pub deliver_by: String,
    /// Anything else.
    pub note: String,
    /// `direct`, `invited` or `open`; nothing is direct.
    pub visibility: String,
    /// What is wanted.
    pub lines: Vec<LineDraft>,
    /// The id of the promotion its buyer came through, or nothing.
    pub promotion: String,
}

/// A line of a request, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineDraft {
    /// A listing's id, or nothing.
    pub listing_id: String,
    /// The number of a variant of it, or nothing.
    pub variant: String,
    /// What is wanted.
    pub description: String,
    /// How much.
    pub quantity: String,
    /// Of which unit.
    pub unit: String,
    /// A price hoped for, or nothing.
    pub target_price: String,
}

impl RequestDraft {
    /// The request to these suppliers and markets, or all that is wrong. A line's fields are called
    /// `lines.1.quantity`.
    pub fn parse(
        &self,
        suppliers: Vec<CompanyId>,
        markets: Vec<MarketId>,
        zone: Tz,
    ) -> Result<Request, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", form::required_text(&self.title, Request::MAX_TITLE));
        let lines: Vec<_> = (1..)
            .zip(&self.lines)
            .map(|(number, line)| line.parse(number, &mut errors))
            .collect();
        let currency: Option<Currency> = errors.take("currency", form::required(&self.currency));
        let incoterm: Option<Incoterm> = errors.take("incoterm", form::required(&self.incoterm));
        let place = errors.take("place", form::required_text(&self.place, MAX_PLACE));
        let deadline = errors.take("deadline", form::instant(&self.deadline, zone));
        let deliver_by = match self.deliver_by.trim() {
            "" => Some(None),
            day => errors.take("deliver_by", form::date(day).map(Some)),
        };
        let note = errors.take("note", form::optional_text(&self.note, Request::MAX_NOTE));
        let visibility = errors.take("visibility", form::optional(&self.visibility));
        let request = (|| {
            Some(Request {
                title: title?,
                currency: currency?,
                incoterm: incoterm?,
                place: place?,
                deadline: deadline?,
                time_zone: zone,
                deliver_by: deliver_by?,
                note: note?.unwrap_or_default(),
                visibility: visibility?.unwrap_or_default(),
                suppliers,
                markets,
                lines: lines.into_iter().collect::<Option<_>>()?,
                // Nobody typed it: what is none says nothing, and hinders nothing.
                promotion: self.promotion.parse().ok(),
            })
        })();
        request.ok_or(errors)
    }
}

impl LineDraft {
    fn parse(&self, number: u32, errors: &mut FieldErrors) -> Option<RequestLine> {
        let field = |name: &str| format!("lines.{number}.{name}");
        let listing = match self.listing_id.trim() {
            "" => Some(None),
            id => {
                let known = id.parse::<ListingId>().map(Some);
                let unknown = |_| Problem::new("listing-not-available");
                errors.take(field("description"), known.map_err(unknown))
            }
        };
        let variant = errors.take(field("variant"), form::optional_line(&self.variant, MAX_SKU));
        let description = form::required_text(&self.description, MAX_DESCRIPTION);
        let description = errors.take(field("description"), description);
        let quantity = errors.take(field("quantity"), Quantity::positive(&self.quantity));
        let unit = errors.take(field("unit"), form::required(&self.unit));
        let target = errors.take(field("target_price"), form::optional(&self.target_price));
        Some(RequestLine {
            line: number,
            listing_id: listing?,
            variant: variant?
                .filter(|_| listing.is_some_and(|id| id.is_some()))
                .map(Chosen::asked),
            description: description?,
            quantity: quantity?,
            unit: unit?,
            target_price: target?,
        })
    }
}

/// The terms of an offer or counter-offer, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermsDraft {
    /// ISO 4217.
    pub currency: String,
    /// An Incoterm.
    pub incoterm: String,
    /// Its named place.
    pub place: String,
    /// Days from order to ready.
    pub lead_time_days: String,
    /// Until when it can be accepted; a local time is the author's.
    pub valid_until: String,
    /// Anything else.
    pub note: String,
    /// What is offered.
    pub lines: Vec<PriceDraft>,
    /// When which part is paid.
    pub payment_schedule: Vec<PartDraft>,
}

/// A line of an offer, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceDraft {
    /// The request's line it answers.
    pub line: u32,
    /// How much.
    pub quantity: String,
    /// The price of one.
    pub unit_price: String,
}

/// A part of the payment, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartDraft {
    /// What makes it due.
    pub event: String,
    /// How many days after that, or nothing.
    pub days: String,
    /// Its share of the total.
    pub percent: String,
}

impl TermsDraft {
    /// The terms that answer these lines, or all that is wrong. Fields are called `lines.2.unit_price`, by the line's
    /// number, and `payment_schedule.1.percent`, by the part's place.
    pub fn parse(&self, asked: &[RequestLine], zone: Tz) -> Result<Terms, FieldErrors> {
        let mut errors = FieldErrors::default();
        let lines: Vec<_> = self
            .lines
            .iter()
            .map(|line| line.parse(asked, &mut errors))
            .collect();
        let currency: Option<Currency> = errors.take("currency", form::required(&self.currency));
        let incoterm: Option<Incoterm> = errors.take("incoterm", form::required(&self.incoterm));
        let place = errors.take("place", form::required_text(&self.place, MAX_PLACE));
        let lead_time = form::whole_number(&self.lead_time_days, 0, MAX_LEAD_TIME);
        let lead_time = errors.take("lead_time_days", lead_time);
        let schedule = self.schedule(&mut errors);
        let valid_until = errors.take("valid_until", form::instant(&self.valid_until, zone));
        let note = errors.take("note", form::optional_text(&self.note, MAX_NOTE));
        let terms = (|| {
            Some(Terms {
                currency: currency?,
                incoterm: incoterm?,
                place: place?,
                lead_time_days: lead_time?,
                payment_schedule: schedule?,
                valid_until: valid_until?,
                lines: lines.into_iter().collect::<Option<_>>()?,
                note: note?.unwrap_or_default(),
            })
        })();
        terms.ok_or(errors)
    }

    fn schedule(&self, errors: &mut FieldErrors) -> Option<PaymentSchedule> {
        let parts: Vec<_> = (1..)
            .zip(&self.payment_schedule)
            .map(|(number, part)| part.parse(number, errors))
            .collect();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        errors.take("payment_schedule.1.percent", PaymentSchedule::new(parts))
    }
}

impl PriceDraft {
    fn parse(&self, asked: &[RequestLine], errors: &mut FieldErrors) -> Option<OfferLine> {
        let field = |name: &str| format!("lines.{}.{name}", self.line);
        let answered = asked.iter().find(|asked| asked.line == self.line);
        let answered = answered.ok_or_else(|| Problem::new("line-not-asked").with("line", self.line));
        let answered = errors.take(field("line"), answered);
        let quantity = errors.take(field("quantity"), Quantity::positive(&self.quantity));
        let unit_price = errors.take(field("unit_price"), form::required(&self.unit_price));
        Some(OfferLine {
            line: self.line,
            quantity: quantity?,
            unit: answered?.unit,
            unit_price: unit_price?,
        })
    }
}

impl PartDraft {
    fn parse(&self, number: usize, errors: &mut FieldErrors) -> Option<Part> {
        let field = |name: &str| format!("payment_schedule.{number}.{name}");
        let event = self.event.trim().parse::<DueEvent>();
        let event = errors.take(field("event"), event.map_err(|_| Problem::new("required")));
        let percent = errors.take(field("percent"), form::required(&self.percent));
        let days = match self.days.trim() {
            "" => Some(None),
            days => errors.take(field("days"), form::whole_number(days, 1, MAX_DAYS).map(Some)),
        };
        Some(Part {
            event: event?,
            days: days?,
            percent: percent?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Asia::Shanghai;

    fn line() -> LineDraft {
        LineDraft {
            description: "Nylon net".into(),
            quantity: "1,000".into(),
            unit: "H87".into(),
            ..LineDraft::default()
        }
    }

    fn request() -> RequestDraft {
        RequestDraft {
            title: "Nets".into(),
            currency: "USD".into(),
            incoterm: "FOB".into(),
            place: "Zhuhai".into(),
            deadline: "2026-12-08T17:00".into(),
            lines: vec![line()],
            ..RequestDraft::default()
        }
    }

    fn terms() -> TermsDraft {
        TermsDraft {
            currency: "USD".into(),
            incoterm: "FOB".into(),
            place: "Zhuhai".into(),
            lead_time_days: "20".into(),
            valid_until: "2026-12-20".into(),
            lines: vec![PriceDraft {
                line: 1,
                quantity: "1000".into(),
                unit_price: "3.25".into(),
            }],
            payment_schedule: vec![PartDraft {
                event: "deposit".into(),
                percent: "100".into(),
                days: String::new(),
            }],
            ..TermsDraft::default()
        }
    }

    fn wrong<T: std::fmt::Debug>(tried: Result<T, FieldErrors>) -> Vec<String> {
        tried
            .unwrap_err()
            .0
            .into_iter()
            .map(|error| error.field)
            .collect()
    }

    #[test]
    fn a_deadline_is_read_in_the_buyers_zone() {
        let read = request().parse(Vec::new(), Vec::new(), ZONE).unwrap();
        assert_eq!(read.deadline.to_rfc3339(), "2026-12-08T09:00:00+00:00");
        assert_eq!(read.lines[0].quantity, Quantity::whole(1000));
    }

    #[test]
    fn everything_wrong_with_a_request_is_said_at_once() {
        let mut draft = request();
        draft.title.clear();
        draft.lines[0].target_price = "cheap".into();
        draft.lines.push(LineDraft {
            quantity: "-3".into(),
            unit: "H87".into(),
            ..LineDraft::default()
        });
        assert_eq!(
            wrong(draft.parse(Vec::new(), Vec::new(), ZONE)),
            [
                "title",
                "lines.1.target_price",
                "lines.2.description",
                "lines.2.quantity"
            ]
        );
    }

    #[test]
    fn a_line_is_offered_in_the_unit_that_was_asked_for() {
        let asked = request().parse(Vec::new(), Vec::new(), ZONE).unwrap().lines;
        assert_eq!(terms().parse(&asked, ZONE).unwrap().lines[0].unit, asked[0].unit);
    }

    #[test]
    fn everything_wrong_with_terms_is_said_at_once() {
        let asked = request().parse(Vec::new(), Vec::new(), ZONE).unwrap().lines;
        let mut draft = terms();
        draft.lines[0].line = 7;
        draft.lines[0].unit_price.clear();
        draft.payment_schedule[0].event = "some day".into();
        draft.valid_until = "soon".into();
        assert_eq!(
            wrong(draft.parse(&asked, ZONE)),
            [
                "lines.7.line",
                "lines.7.unit_price",
                "payment_schedule.1.event",
                "valid_until"
            ]
        );
    }

    #[test]
    fn parts_that_do_not_make_the_whole_are_told() {
        let asked = request().parse(Vec::new(), Vec::new(), ZONE).unwrap().lines;
        let mut draft = terms();
        draft.payment_schedule[0].percent = "90".into();
        assert_eq!(wrong(draft.parse(&asked, ZONE)), ["payment_schedule.1.percent"]);
    }
}
