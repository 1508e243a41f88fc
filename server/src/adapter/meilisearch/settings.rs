//! How the index is set up.

use meilisearch_sdk::settings::{
    FacetSortValue, FacetingSettings, LocalizedAttributes, MinWordSizeForTypos, PaginationSetting, Settings,
    TypoToleranceSettings,
};

use super::record::SEARCHED;
use crate::adapter::{listed::FACETS, reading::wanted::IDLE};

/// The most values counted of a facet.
const MOST_VALUES: usize = 5_000;
/// How deep pages go.
const MOST_HITS: usize = 1_000_000;
/// A word of so many letters may have one slip.
const ONE_SLIP: u8 = 5;

/// Han text comes in words already; read as Japanese, it would be cut another way.
pub(super) const LANGUAGES: [&str; 2] = ["cmn", "eng"];

pub(super) fn settings() -> Settings {
    let filtered = ["attribute", "supplier", "currency", "price", "moq", "lead_time"];
    Settings::new()
        .with_searchable_attributes(SEARCHED)
        .with_displayed_attributes(["hit"])
        .with_filterable_attributes(FACETS.into_iter().chain(["said", "band"]).chain(filtered))
        .with_sortable_attributes(["created", "moq"])
        .with_ranking_rules([
            "sort",
            "words",
            "typo",
            "proximity",
            "attribute",
            "exactness",
            "worth:desc",
            "created:desc",
        ])
        .with_stop_words(IDLE.iter().copied())
        .with_typo_tolerance(TypoToleranceSettings {
            enabled: Some(true),
            disable_on_attributes: Some(vec!["codes".to_owned(), "sounds".to_owned()]),
            disable_on_words: None,
            min_word_size_for_typos: Some(MinWordSizeForTypos {
                one_typo: Some(ONE_SLIP),
                two_typos: Some(u8::MAX),
            }),
            disable_on_numbers: Some(true),
        })
        .with_faceting(FacetingSettings {
            max_values_per_facet: MOST_VALUES,
            sort_facet_values_by: Some([("*".to_owned(), FacetSortValue::Count)].into()),
        })
        .with_pagination(PaginationSetting {
            max_total_hits: MOST_HITS,
        })
        .with_localized_attributes(vec![LocalizedAttributes {
            locales: LANGUAGES.map(str::to_owned).into(),
            attribute_patterns: vec!["*".to_owned()],
        }])
}
