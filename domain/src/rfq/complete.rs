//! What suppliers will ask back about a request: told to its buyer before it is published, as a list and no score.

use chrono::{NaiveDate, TimeDelta};

use super::RequestLine;
use crate::Instant;

/// A description shorter than this, of no listing, says too little to be priced.
const SHORT: usize = 12;
/// Less time than this to answer is hardly enough to ask one's own suppliers.
const HURRIED: TimeDelta = TimeDelta::days(2);

/// Something that suppliers will ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Material, size or grade of a line: it names no listing and says little.
    Specification {
        /// The line.
        line: u32,
    },
    /// The day the goods are wanted.
    DeliverBy,
    /// Packing, certificates, samples: the note is empty.
    Note,
    /// Time to answer.
    Time,
}

/// What is missing, in the order of the form; nothing is a complete request.
pub fn lacking(
    lines: &[RequestLine],
    deliver_by: Option<NaiveDate>,
    note: &str,
    deadline: Instant,
    now: Instant,
) -> Vec<Lacking> {
    let vague = |line: &&RequestLine| line.listing_id.is_none() && width(&line.description) < SHORT;
    let mut lacking: Vec<_> = lines
        .iter()
        .filter(vague)
        .map(|line| Lacking::Specification { line: line.line })
        .collect();
    if deadline < now + HURRIED {
        lacking.push(Lacking::Time);
    }
    if deliver_by.is_none() {
        lacking.push(Lacking::DeliverBy);
    }
    if note.trim().is_empty() {
        lacking.push(Lacking::Note);
    }
    lacking
}

/// How much a text says: a Chinese character as much as two letters.
fn width(text: &str) -> usize {
    text.trim()
        .chars()
        .map(|char| if char.is_ascii() { 1 } else { 2 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{quantity::Quantity, unit::Unit};

    fn line(number: u32, description: &str) -> RequestLine {
        RequestLine {
            line: number,
            listing_id: None,
            variant: None,
            description: description.into(),
            quantity: Quantity::whole(1),
            unit: Unit::PIECE,
            target_price: None,
        }
    }

    #[test]
    fn what_suppliers_would_ask_is_named_and_nothing_else() {
        let (now, day) = (Instant::UNIX_EPOCH, NaiveDate::from_ymd_opt(1970, 3, 1));
        let listing = RequestLine {
            listing_id: Some(uuid::Uuid::nil().into()),
            variant: None,
            ..line(2, "Net")
        };
        let lines = [line(1, "Net"), listing, line(3, "三层尼龙渔网")];
        let all = lacking(&lines, None, " ", now + TimeDelta::days(1), now);
        let expected = [
            Lacking::Specification { line: 1 },
            Lacking::Time,
            Lacking::DeliverBy,
            Lacking::Note,
        ];
        assert_eq!(all, expected);
        let complete = lacking(&lines[1..], day, "In bales of ten", now + TimeDelta::days(7), now);
        assert!(complete.is_empty());
    }
}
