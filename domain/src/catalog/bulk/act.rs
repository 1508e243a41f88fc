//! What is done to each listing, and the part of it that changes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{
        ListingState,
        content::{CategoryPath, ListingContent},
        price_shift::PriceShift,
        tier::Tiers,
    },
    form,
    money::Currency,
    problem::{FieldErrors, Problem},
    state::State,
};

/// What is done to each listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum BulkAct {
    /// All its prices go up or down.
    Reprice {
        /// By how much.
        by: PriceShift,
    },
    /// It is taken off show.
    Pause,
    /// It is shown again.
    Resume,
    /// It moves to another category.
    Move {
        /// Which one.
        category: CategoryPath,
    },
}

impl BulkAct {
    /// The names a form sends, in the order they are offered.
    pub const NAMES: [&'static str; 4] = ["reprice", "pause", "resume", "move"];

    /// As a form sends it.
    pub fn parse(act: &str, percent: &str, category: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let parsed = match act {
            "reprice" => errors
                .take("percent", form::required(percent))
                .map(|by| Self::Reprice { by }),
            "pause" => Some(Self::Pause),
            "resume" => Some(Self::Resume),
            "move" => {
                let path = CategoryPath::parse(category);
                let path = path.and_then(|path| path.ok_or_else(|| Problem::new("required")));
                errors
                    .take("category", path)
                    .map(|category| Self::Move { category })
            }
            _ => errors.take("act", Err(Problem::new("required"))),
        };
        parsed.ok_or(errors)
    }

    /// The part of a listing it changes, as it stands.
    pub fn part_of(&self, content: &ListingContent, state: &ListingState) -> Part {
        match self {
            Self::Reprice { .. } => Part::Prices {
                currency: content.supply.selling.currency,
                tiers: content.supply.selling.tiers.clone(),
                variants: own_prices(content),
            },
            Self::Pause | Self::Resume => Part::State {
                name: state.name().to_owned(),
            },
            Self::Move { .. } => Part::Category {
                path: content.wording.category.clone(),
            },
        }
    }

    /// What that part becomes, or why it can't.
    pub fn applied(&self, part: &Part) -> Result<Part, Problem> {
        let on_show = |name: &str| Part::State {
            name: name.to_owned(),
        };
        match (self, part) {
            (
                Self::Reprice { by },
                Part::Prices {
                    currency,
                    tiers,
                    variants,
                },
            ) => {
                let shifted = variants
                    .iter()
                    .map(|(sku, tiers)| Ok((sku.clone(), by.of(tiers)?)));
                Ok(Part::Prices {
                    currency: *currency,
                    tiers: match tiers.on_request() && !variants.is_empty() {
                        true => Tiers::default(),
                        false => by.of(tiers)?,
                    },
                    variants: shifted.collect::<Result<_, Problem>>()?,
                })
            }
            (Self::Pause, Part::State { name }) if matches!(name.as_str(), "published" | "paused") => {
                Ok(on_show("paused"))
            }
            (Self::Resume, Part::State { name }) if matches!(name.as_str(), "published" | "paused") => {
                Ok(on_show("published"))
            }
            (Self::Move { category }, Part::Category { .. }) => Ok(Part::Category {
                path: Some(category.clone()),
            }),
            (Self::Resume, _) => Err(Problem::new("bulk-not-paused")),
            _ => Err(Problem::new("bulk-not-on-show")),
        }
    }
}

/// The part of a listing a bulk edit changes: what it was, and what it became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// Its prices.
    Prices {
        /// In which currency.
        currency: Currency,
        /// The prices.
        tiers: Tiers,
        /// Prices that variants have of their own, by their numbers.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        variants: BTreeMap<String, Tiers>,
    },
    /// Whether it is on show.
    State {
        /// The state's name.
        name: String,
    },
    /// Where it stands in the tree, as its supplier wrote last.
    Category {
        /// `None`: uncategorised.
        path: Option<CategoryPath>,
    },
}

impl Part {
    /// A listing's content with this part of it.
    pub fn put_into(&self, mut content: ListingContent) -> ListingContent {
        match self {
            Self::Prices {
                currency,
                tiers,
                variants,
            } => {
                content.supply.selling.currency = *currency;
                content.supply.selling.tiers = tiers.clone();
                for (sku, tiers) in variants {
                    if let Some(variant) = content.supply.variants.get_mut(sku) {
                        variant.tiers = tiers.clone();
                    }
                }
            }
            Self::State { .. } => {}
            Self::Category { path } => content.wording.category = path.clone(),
        }
        content
    }
}

/// The prices that variants have of their own.
fn own_prices(content: &ListingContent) -> BTreeMap<String, Tiers> {
    let variants = content.supply.variants.iter();
    let priced = variants.filter(|(_, variant)| !variant.tiers.on_request());
    priced
        .map(|(sku, variant)| (sku.clone(), variant.tiers.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::sample::any_listing;

    proptest! {
        #[test]
        fn what_was_before_put_back_is_the_listing_as_it_was(
            listing in any_listing(), hundredths in -9_999_i64..90_000
        ) {
            let Some(by) = PriceShift::from_hundredths(hundredths) else { return Ok(()) };
            let category = CategoryPath(vec!["Nets".into()]);
            for act in [BulkAct::Reprice { by }, BulkAct::Move { category }, BulkAct::Pause] {
                let before = act.part_of(&listing, &ListingState::Published);
                let Ok(after) = act.applied(&before) else { continue };
                let edited = after.put_into(listing.clone());
                prop_assert_eq!(before.put_into(edited), listing.clone());
            }
        }
    }

    #[test]
    fn only_what_is_on_show_is_paused_and_only_what_is_paused_is_shown_again() {
        let state = |name: &str| Part::State { name: name.into() };
        assert_eq!(BulkAct::Pause.applied(&state("published")), Ok(state("paused")));
        assert_eq!(BulkAct::Pause.applied(&state("paused")), Ok(state("paused")));
        assert_eq!(BulkAct::Resume.applied(&state("paused")), Ok(state("published")));
        let code = |act: BulkAct| act.applied(&state("suspended")).unwrap_err().code;
        assert_eq!(code(BulkAct::Pause), "bulk-not-on-show");
        assert_eq!(code(BulkAct::Resume), "bulk-not-paused");
    }

    #[test]
    fn a_form_is_told_what_it_lacks() {
        let field = |act: &str| BulkAct::parse(act, "", "").unwrap_err().0.remove(0).field;
        assert_eq!(["reprice", "move", ""].map(field), ["percent", "category", "act"]);
        assert_eq!(BulkAct::parse("pause", "x", ""), Ok(BulkAct::Pause));
    }
}
