//! How a buyer gets a few pieces to look at before ordering (样品).

use serde::{Deserialize, Serialize};

use super::{lead_time::days, row::Cells, schema::value::yes_or_no};
use crate::{
    form,
    money::UnitPrice,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// On which terms samples are sent. Who pays for sending them is agreed in the negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleTerms {
    /// What a unit costs as a sample, in the listing's currency; `None` is free of charge.
    pub price: Option<UnitPrice>,
    /// The most a buyer can have.
    pub most: Option<Quantity>,
    /// Days until a sample is sent.
    pub lead_time_days: Option<u32>,
    /// Whether what samples cost is taken off the first order.
    pub credited: bool,
}

/// The columns they are read from.
const COLUMNS: [&str; 4] = [
    "sample_price",
    "sample_max_quantity",
    "sample_lead_time_days",
    "sample_credited",
];

impl SampleTerms {
    /// Reads the cells of a row: none of them, or at least the price, where `0` is free of charge.
    pub(super) fn parse(cells: &Cells, errors: &mut FieldErrors) -> Option<Self> {
        let [price, most, lead_time_days, credited] = COLUMNS.map(|name| cells.field(name).trim());
        if [price, most, lead_time_days, credited]
            .iter()
            .all(|cell| cell.is_empty())
        {
            return None;
        }
        let price = errors.take(COLUMNS[0], sample_price(price));
        let most = match most {
            "" => Some(None),
            most => errors.take(COLUMNS[1], Quantity::positive(most).map(Some)),
        };
        let lead_time_days = errors.take(COLUMNS[2], days(lead_time_days));
        let credited = match credited {
            "" => Some(false),
            credited => errors.take(COLUMNS[3], yes_or_no(credited)),
        };
        if (price, credited) == (Some(None), Some(true)) {
            errors.add(COLUMNS[3], Problem::new("free-sample-credited"));
        }
        Some(Self {
            price: price?,
            most: most?,
            lead_time_days: lead_time_days?,
            credited: credited?,
        })
    }

    /// The cells they are read from, in the order of the columns.
    pub(super) fn written(terms: Option<&Self>) -> [String; 4] {
        let Some(terms) = terms else {
            return Default::default();
        };
        let most = terms.most.map(|most| most.to_string());
        let days = terms.lead_time_days.map(|days| days.to_string());
        [
            terms.price.map_or_else(|| "0".to_owned(), UnitPrice::shown),
            most.unwrap_or_default(),
            days.unwrap_or_default(),
            (if terms.credited { "true" } else { "" }).to_owned(),
        ]
    }
}

fn sample_price(cell: &str) -> Result<Option<UnitPrice>, Problem> {
    if cell.is_empty() {
        return Err(Problem::new("required"));
    }
    match form::decimal(cell, 6)? {
        0 => Ok(None),
        _ => cell.parse().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(told: [&str; 4]) -> Result<Option<SampleTerms>, Vec<String>> {
        let mut cells = Cells::default();
        for (name, cell) in COLUMNS.into_iter().zip(told) {
            cells.put_field(name, cell);
        }
        let mut errors = FieldErrors::default();
        let terms = SampleTerms::parse(&cells, &mut errors);
        match errors.is_empty() {
            true => Ok(terms),
            false => {
                let told = errors
                    .0
                    .into_iter()
                    .map(|error| (error.field, error.problem.code));
                Err(told.map(|(field, code)| format!("{field}: {code}")).collect())
            }
        }
    }

    #[test]
    fn a_sample_is_free_or_has_its_price() {
        assert_eq!(read(["", "", "", ""]), Ok(None));
        let free = read(["0.00", "2", "", ""]).unwrap().unwrap();
        assert_eq!((free.price, free.most), (None, Some(Quantity::whole(2))));
        let paid = read(["35", "", "3", "是"]).unwrap().unwrap();
        assert_eq!(paid.price.unwrap().shown(), "35.00");
        assert!(paid.credited && paid.lead_time_days == Some(3));
    }

    #[test]
    fn what_is_said_of_samples_needs_their_price() {
        let refused = |told| read(told).unwrap_err();
        assert_eq!(refused(["", "2", "", ""]), ["sample_price: required"]);
        assert_eq!(
            refused(["0", "", "", "yes"]),
            ["sample_credited: free-sample-credited"]
        );
        assert_eq!(refused(["-1", "", "", ""]).len(), 1);
    }
}
