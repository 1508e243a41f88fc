//! A listing as it is found: everything it says, in every language there is.

use domain::{
    catalog::content::{AttributeValue, CategoryPath, Wording},
    search::SearchHit,
    text::Bilingual,
};
use entity::catalog::listing;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use crate::{
    Result,
    catalog::read::{self, Loaded},
    port::search_index::SearchDocument,
};

/// How many characters of a description a result shows.
const SUMMARY: usize = 160;

/// Everything that is on show.
pub(super) fn on_show() -> Select<listing::Entity> {
    listing::Entity::find().filter(listing::Column::State.eq("published"))
}

/// The documents of these rows: as many queries for many as for one.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    rows: Vec<listing::Model>,
) -> Result<Vec<SearchDocument>> {
    Ok(read::load(db, rows).await?.into_iter().map(document).collect())
}

fn document(loaded: Loaded) -> SearchDocument {
    let Loaded {
        row,
        content,
        supplier,
        markets,
        category,
    } = loaded;
    let wording = content.wording;
    SearchDocument {
        text: text(&wording, &category),
        codes: codes(&wording),
        created_us: u64::try_from(row.created_at.timestamp_micros()).unwrap_or_default(),
        hit: SearchHit {
            id: row.id.into(),
            sku: content.sku,
            summary: summary(&wording.description),
            title: wording.title,
            brand: wording.brand,
            model: wording.model,
            supplier_code: supplier.code,
            supplier: supplier.name,
            markets: markets.into_iter().map(|market| market.slug).collect(),
            category: wording.category.as_ref().map(CategoryPath::to_string),
            hs_code: wording.hs_code,
            selling: content.supply.selling,
            unit: content.supply.unit,
            lead_time_days: content.supply.lead_time_days,
        },
    }
}

fn text(wording: &Wording, category: &[Bilingual]) -> String {
    let mut parts = Vec::new();
    for text in category.iter().chain([&wording.description]) {
        parts.extend([text.zh.clone(), text.en.clone()].into_iter().flatten());
    }
    for (name, value) in &wording.attributes {
        let value = match value {
            AttributeValue::Text(text) => text.clone(),
            AttributeValue::Number(number) => number.to_string(),
            AttributeValue::Bool(_) => String::new(),
        };
        parts.push(format!("{name} {value}"));
    }
    parts.join("\n")
}

/// The GTIN, the HS code, and the headings (4 and 6 digits) the HS code stands under.
fn codes(wording: &Wording) -> Vec<String> {
    let hs = wording.hs_code.as_deref();
    let headings = [4, 6].into_iter().filter_map(|digits| hs?.get(..digits));
    let whole = [wording.gtin.as_deref(), hs].into_iter().flatten();
    headings.chain(whole).map(str::to_owned).collect()
}

/// The beginning of a description, cut at a word where there are spaces.
fn summary(description: &Bilingual) -> Bilingual {
    let short = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((end, _)) = line.char_indices().nth(SUMMARY) else {
            return line;
        };
        let cut = &line[..end];
        let whole = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
        let kept = if whole.len() * 2 > cut.len() { whole } else { cut };
        format!("{}…", kept.trim_end_matches(['，', ',', '。', '、']))
    };
    Bilingual {
        zh: description.zh.as_deref().map(short),
        en: description.en.as_deref().map(short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_ends_at_a_word_and_says_that_it_was_cut() {
        let long = Bilingual::both("渔".repeat(400), "knotless net ".repeat(40));
        let short = summary(&long);
        assert_eq!(short.zh.unwrap().chars().count(), SUMMARY + 1);
        assert!(short.en.unwrap().ends_with("net…"));
        let whole = Bilingual::both("渔网", "a\n net");
        assert_eq!(summary(&whole), Bilingual::both("渔网", "a net"));
    }
}
