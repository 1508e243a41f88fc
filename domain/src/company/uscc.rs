//! 统一社会信用代码: the number every legal entity of mainland China has, by GB 32100-2015.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{form, problem::Problem};

/// The digits of base 31, in the order of their values: I, O, S, V and Z are left out (GB 32100-2015, table 1).
const DIGITS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The weights of the first 17 characters: powers of 3, modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A 统一社会信用代码 whose check character fits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Uscc(String);

impl Uscc {
    /// How many characters it has.
    pub const LENGTH: usize = WEIGHTS.len() + 1;

    /// The code, upper-case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Blanks are passed over, small and full-width characters are folded. What is wrong is said by its kind: the length,
/// the first character that can't occur, or the check; never what the check character should have been, because any of
/// the others may be the mistyped one.
impl FromStr for Uscc {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let code: String = form::half_width(text)
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let digits = code
            .chars()
            .zip(1..)
            .map(|(character, place)| value(character, place));
        let length = code.chars().count();
        if length != Self::LENGTH {
            return Err(Problem::new("uscc-length").with("length", length));
        }
        let digits = digits.collect::<Result<Vec<_>, _>>()?;
        if check(&digits) {
            Ok(Self(code))
        } else {
            Err(Problem::new("uscc-check"))
        }
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn value(character: char, place: usize) -> Result<usize, Problem> {
    DIGITS.find(character).ok_or_else(|| {
        Problem::new("uscc-character")
            .with("character", form::excerpt(&character.to_string()))
            .with("place", place)
    })
}

/// The weighted sum of all characters, the last one with weight 1, is divisible by 31.
fn check(digits: &[usize]) -> bool {
    let weights = WEIGHTS.iter().chain(&[1]);
    let sum: usize = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum.is_multiple_of(DIGITS.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn digit(value: usize) -> char {
        DIGITS.chars().nth(value).unwrap()
    }

    fn code(digits: &[usize]) -> String {
        digits.iter().map(|value| digit(*value)).collect()
    }

    /// Seventeen characters and the check character that fits them.
    fn sound() -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(0..31_usize, 17).prop_map(|mut digits| {
            let sum: usize = digits
                .iter()
                .zip(WEIGHTS)
                .map(|(digit, weight)| digit * weight)
                .sum();
            digits.push((31 - sum % 31) % 31);
            digits
        })
    }

    #[test]
    fn real_codes_pass_and_mistyped_ones_are_told_what_is_wrong() {
        let refused = |text: &str| text.parse::<Uscc>().unwrap_err();
        for text in [
            "91350200MA2YJ1XR9G",
            " 9135 0200 ma2y j1xr 9g ",
            "９１３５０２００ＭＡ２ＹＪ１ＸＲ９Ｇ",
        ] {
            assert_eq!(text.parse::<Uscc>().unwrap().as_str(), "91350200MA2YJ1XR9G");
        }
        assert_eq!(refused("91350203M0001QAY9B").code, "uscc-check");
        assert_eq!(refused("91350200MA2YJ1XR9").facts["length"], "17");
        assert_eq!(refused("").code, "uscc-length");
        let odd = refused("9135020OMA2YJ1XR9G");
        assert_eq!(
            (
                odd.code.as_ref(),
                odd.facts["character"].as_str(),
                odd.facts["place"].as_str()
            ),
            ("uscc-character", "O", "8")
        );
        assert_eq!(refused("91350200MA2YJ1XR9码").facts["place"], "18");
    }

    proptest! {
        #[test]
        fn every_single_mistyped_character_is_caught(digits in sound()) {
            prop_assert!(code(&digits).parse::<Uscc>().is_ok());
            for place in 0..18 {
                for other in (0..31).filter(|other| *other != digits[place]) {
                    let mut wrong = digits.clone();
                    wrong[place] = other;
                    prop_assert_eq!(code(&wrong).parse::<Uscc>().unwrap_err().code, "uscc-check");
                }
            }
        }

        /// All of them, not only most: neighbouring weights differ by twice a power of 3 (at the end by 27), which no
        /// difference of two characters makes divisible by the prime 31.
        #[test]
        fn every_swap_of_neighbours_that_differ_is_caught(digits in sound()) {
            for place in (0..17).filter(|place| digits[*place] != digits[place + 1]) {
                let mut wrong = digits.clone();
                wrong.swap(place, place + 1);
                prop_assert_eq!(code(&wrong).parse::<Uscc>().unwrap_err().code, "uscc-check");
            }
        }

        /// Of swaps over any distance, most: those that pass are of places whose weights are equal (weights repeat
        /// after 30 places, so only the last place, weight 1, equals the first).
        #[test]
        fn swaps_over_a_distance_are_caught_but_for_first_and_last(digits in sound(), one in 0..18_usize, other in 0..18_usize) {
            prop_assume!(digits[one] != digits[other] && (one.min(other), one.max(other)) != (0, 17));
            let mut wrong = digits;
            wrong.swap(one, other);
            prop_assert!(code(&wrong).parse::<Uscc>().is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}") {
            let _ = text.parse::<Uscc>();
        }
    }
}
