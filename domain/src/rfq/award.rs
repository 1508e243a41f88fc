//! Awarding: what of a request has been given to suppliers, never more than was asked for.

use std::collections::HashMap;

use super::{RequestLine, offer::OfferLine};
use crate::quantity::Quantity;

/// More would be awarded than was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverAwarded {
    /// The RFQ's line.
    pub line: u32,
}

/// Adds an offer to what was awarded before; says whether everything requested is awarded then.
pub fn award<'a>(
    requested: &[RequestLine],
    earlier: impl IntoIterator<Item = &'a OfferLine>,
    offered: &'a [OfferLine],
) -> Result<bool, OverAwarded> {
    let mut awarded: HashMap<u32, i128> = HashMap::new();
    for line in earlier.into_iter().chain(offered) {
        *awarded.entry(line.line).or_default() += i128::from(line.quantity.thousandths());
    }
    let asked = |number: u32| {
        let line = requested.iter().find(|line| line.line == number);
        i128::from(line.map_or(Quantity::ZERO, |line| line.quantity).thousandths())
    };
    if let Some(over) = offered.iter().find(|line| awarded[&line.line] > asked(line.line)) {
        return Err(OverAwarded { line: over.line });
    }
    Ok(requested
        .iter()
        .all(|line| awarded.get(&line.line).copied().unwrap_or_default() >= asked(line.line)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::unit::Unit;

    fn requested(quantities: &[u32]) -> Vec<RequestLine> {
        let line = |(quantity, line): (&u32, u32)| RequestLine {
            line,
            listing_id: None,
            variant: None,
            description: "net".into(),
            quantity: Quantity::whole(*quantity),
            unit: Unit::PIECE,
            target_price: None,
        };
        quantities.iter().zip(1..).map(line).collect()
    }

    fn offered(line: u32, quantity: u32) -> OfferLine {
        OfferLine {
            line,
            quantity: Quantity::whole(quantity),
            unit: Unit::PIECE,
            unit_price: "1".parse().unwrap(),
        }
    }

    #[test]
    fn the_last_piece_makes_it_whole_and_one_more_is_too_many() {
        let asked = requested(&[1000, 5]);
        let first = [offered(1, 600), offered(2, 5)];
        assert_eq!(award(&asked, [], &first), Ok(false));
        assert_eq!(award(&asked, &first, &[offered(1, 400)]), Ok(true));
        assert_eq!(
            award(&asked, &first, &[offered(1, 401)]),
            Err(OverAwarded { line: 1 })
        );
        assert_eq!(award(&asked, [], &[offered(3, 1)]), Err(OverAwarded { line: 3 }));
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_in_whatever_order_no_line_is_over_awarded(
            asked in prop::collection::vec(1_u32..50, 1..4), offers in prop::collection::vec((1_u32..4, 1_u32..30), 0..40)
        ) {
            let requested = requested(&asked);
            let mut accepted: Vec<OfferLine> = Vec::new();
            let mut whole = false;
            for (line, quantity) in offers {
                if let Ok(wholly) = award(&requested, &accepted, &[offered(line, quantity)]) {
                    prop_assert!(!whole, "nothing can be added to the whole");
                    accepted.push(offered(line, quantity));
                    whole = wholly;
                }
            }
            for line in &requested {
                let sum: i64 = accepted.iter().filter(|a| a.line == line.line).map(|a| a.quantity.thousandths()).sum();
                prop_assert!(sum <= line.quantity.thousandths());
                prop_assert!(!whole || sum == line.quantity.thousandths());
            }
        }
    }
}
