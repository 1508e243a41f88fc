//! The form of an offer or counter-offer: strings as typed, and what they mean.

use super::words::{control, days_ahead};
use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::{
    Instant, form,
    problem::{FieldErrors, Problem},
    rfq::{
        RequestLine,
        draft::{PartDraft, PriceDraft, TermsDraft},
        offer::{OfferHash, OfferLine, Terms},
        schedule::{DueEvent, Part, PaymentSchedule},
        view::{NegotiationView, RfqHead},
    },
};
use serde::Deserialize;

/// How long a new offer stands unless its author says otherwise.
const VALIDITY: TimeDelta = TimeDelta::days(14);
/// How many parts of payment the form shows at least.
const PARTS: usize = 3;

/// As the browser sends it; rows are parallel lists.
#[derive(Default, Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct OfferForm {
    /// The newest version its author has seen.
    pub seen: String,
    pub line: Vec<String>,
    pub quantity: Vec<String>,
    pub unit_price: Vec<String>,
    pub currency: String,
    pub incoterm: String,
    pub place: String,
    pub lead_time_days: String,
    pub part_event: Vec<String>,
    pub part_percent: Vec<String>,
    pub part_days: Vec<String>,
    pub valid_until: String,
    pub note: String,
}

impl OfferForm {
    /// Filled with the newest version, or with what was asked.
    pub(super) fn prefilled(view: &NegotiationView, zone: Tz, now: Instant) -> Self {
        match view.offers.last() {
            Some(latest) => Self::of(&latest.terms, &view.rfq.lines, Some(latest.hash), zone, now),
            None => Self::first(&view.rfq, zone, now),
        }
    }

    fn of(terms: &Terms, asked: &[RequestLine], seen: Option<OfferHash>, zone: Tz, now: Instant) -> Self {
        let offered = |line: &RequestLine| terms.lines.iter().find(|offered| offered.line == line.line);
        let each = |of: &dyn Fn(&OfferLine) -> String| {
            asked
                .iter()
                .map(|line| offered(line).map_or_else(String::new, of))
                .collect()
        };
        let parts = terms.payment_schedule.parts();
        let part = |of: &dyn Fn(&Part) -> String| rows(parts.iter().map(of).collect());
        Self {
            seen: seen.map_or_else(String::new, |hash| hash.to_string()),
            line: asked.iter().map(|line| line.line.to_string()).collect(),
            quantity: each(&|line| line.quantity.to_string()),
            unit_price: each(&|line| line.unit_price.shown()),
            currency: terms.currency.code().to_owned(),
            incoterm: terms.incoterm.code().to_owned(),
            place: terms.place.clone(),
            lead_time_days: terms.lead_time_days.to_string(),
            part_event: part(&|part| part.event.to_string()),
            part_percent: part(&|part| part.percent.to_string()),
            part_days: part(&|part| part.days.map_or_else(String::new, |days| days.to_string())),
            valid_until: if terms.valid_until > now {
                control(terms.valid_until, zone)
            } else {
                days_ahead(VALIDITY, zone, now)
            },
            note: String::new(),
        }
    }

    /// Filled with what was asked.
    pub(super) fn first(rfq: &RfqHead, zone: Tz, now: Instant) -> Self {
        let lines = &rfq.lines;
        Self {
            line: lines.iter().map(|line| line.line.to_string()).collect(),
            quantity: lines.iter().map(|line| line.quantity.to_string()).collect(),
            unit_price: vec![String::new(); lines.len()],
            currency: rfq.currency.code().to_owned(),
            incoterm: rfq.incoterm.code().to_owned(),
            place: rfq.place.clone(),
            part_event: rows(vec![
                DueEvent::Deposit.to_string(),
                DueEvent::AgainstDocuments.to_string(),
            ]),
            part_percent: rows(vec!["30".to_owned(), "70".to_owned()]),
            part_days: rows(Vec::new()),
            valid_until: days_ahead(VALIDITY, zone, now),
            ..Self::default()
        }
    }

    /// What was typed for a line.
    pub(super) fn typed<'a>(&self, column: &'a [String], line: u32) -> &'a str {
        let row = self
            .line
            .iter()
            .position(|typed| typed.trim() == line.to_string());
        row.and_then(|row| column.get(row)).map_or("", String::as_str)
    }

    /// How many parts of payment to show.
    pub(super) fn parts(&self) -> usize {
        let typed = self.part_event.len().max(self.part_percent.len()).max(PARTS);
        typed.min(PaymentSchedule::MAX)
    }

    /// The terms, and the newest version seen; or all that is wrong.
    pub(super) fn parse(
        &self,
        asked: &[RequestLine],
        zone: Tz,
    ) -> Result<(Option<OfferHash>, Terms), FieldErrors> {
        let draft = self.draft(asked);
        let mut errors = FieldErrors::default();
        let seen = errors.take("seen", form::optional(&self.seen));
        if draft.lines.is_empty() {
            let first = asked.first().map_or(1, |line| line.line);
            errors.add(format!("lines.{first}.unit_price"), Problem::new("no-lines"));
        }
        match (seen, draft.parse(asked, zone)) {
            (Some(seen), Ok(terms)) if errors.is_empty() => Ok((seen, terms)),
            (_, Err(more)) => {
                errors.0.extend(more.0);
                Err(errors)
            }
            _ => Err(errors),
        }
    }

    /// What was written. A line without a price is not offered, if others are; a part without a percentage does not
    /// count.
    fn draft(&self, asked: &[RequestLine]) -> TermsDraft {
        let lines = asked.iter().map(|line| PriceDraft {
            line: line.line,
            quantity: self.typed(&self.quantity, line.line).to_owned(),
            unit_price: self.typed(&self.unit_price, line.line).to_owned(),
        });
        let cell = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
        let parts = (0..self.part_percent.len()).map(|row| PartDraft {
            event: cell(&self.part_event, row),
            days: cell(&self.part_days, row),
            percent: cell(&self.part_percent, row),
        });
        TermsDraft {
            currency: self.currency.clone(),
            incoterm: self.incoterm.clone(),
            place: self.place.clone(),
            lead_time_days: self.lead_time_days.clone(),
            valid_until: self.valid_until.clone(),
            note: self.note.clone(),
            lines: lines
                .filter(|line| asked.len() == 1 || !line.unit_price.trim().is_empty())
                .collect(),
            payment_schedule: parts.filter(|part| !part.percent.trim().is_empty()).collect(),
        }
    }
}

/// Padded with empty rows, so that there is always one to fill in.
fn rows(mut typed: Vec<String>) -> Vec<String> {
    typed.resize(
        PARTS
            .max(typed.len() + 1)
            .min(PaymentSchedule::MAX.max(typed.len())),
        String::new(),
    );
    typed
}
