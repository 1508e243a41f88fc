//! A listing as it is found: everything it says, in every language there is.

use std::collections::BTreeSet;

use domain::{
    catalog::{
        content::{AttributeValue, CategoryPath, ListingContent, Wording},
        schema::{Schema, value::Reading},
    },
    company::{CompanyRef, Country},
    id::ListingId,
    search::{SearchHit, attribute, filter::certificate, rank::Signals},
    text::Bilingual,
};

use crate::port::search_index::SearchDocument;

/// How many characters of a description a result shows.
const SUMMARY: usize = 160;

/// A listing with what surrounds it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which listing.
    pub id: ListingId,
    /// When buyers could first see it, in microseconds since 1970.
    pub created_us: u64,
    /// What it says and how it is sold.
    pub content: ListingContent,
    /// What its category asks for.
    pub schema: Schema,
    /// Who sells it.
    pub supplier: CompanyRef,
    /// Where its supplier is registered, if that is known.
    pub country: Option<Country>,
    /// Whether its supplier's verification holds.
    pub verified: bool,
    /// Its supplier's certificates that hold, by name.
    pub certificates: Vec<String>,
    /// Whether its supplier answers nearly all who ask it.
    pub answers: bool,
    /// Whether it was changed not long ago.
    pub fresh: bool,
    /// Slugs of its markets.
    pub markets: Vec<String>,
    /// The cities of its markets (GB/T 2260), each once.
    pub regions: Vec<String>,
    /// Category names from the root; empty when uncategorised.
    pub category: Vec<Bilingual>,
}

/// What an engine is given of a listing.
pub fn document(listed: Listed) -> SearchDocument {
    let Listed {
        id,
        created_us,
        content,
        schema,
        supplier,
        country,
        verified,
        certificates,
        answers,
        fresh,
        markets,
        regions,
        category,
    } = listed;
    let wording = content.wording;
    let selling = content.supply.cheapest();
    let signals = Signals {
        verified,
        answers,
        fresh,
        both_titles: wording.title.zh.is_some() && wording.title.en.is_some(),
        described: wording.description != Bilingual::default(),
        priced: !selling.tiers.on_request(),
        timed: content.supply.lead_time_days.is_some(),
        sold_out: content.supply.sold_out(),
    };
    SearchDocument {
        worth: signals.worth(),
        text: text(&wording, &category),
        attributes: attributes(&wording, &schema),
        values: attribute::values(&schema.sought(&wording.attributes)),
        country,
        regions,
        verified,
        certificates: each_once(&certificates),
        codes: codes(&wording),
        created_us,
        hit: SearchHit {
            id,
            sku: content.sku,
            summary: summary(&wording.description),
            title: wording.title,
            brand: wording.brand,
            model: wording.model,
            supplier_code: supplier.code,
            supplier: supplier.name,
            markets,
            category: wording.category.as_ref().map(CategoryPath::to_string),
            hs_code: wording.hs_code,
            selling,
            unit: content.supply.unit,
            lead_time_days: content.supply.lead_time_days,
        },
    }
}

fn each_once(certificates: &[String]) -> Vec<String> {
    let names: BTreeSet<_> = certificates.iter().map(|name| certificate(name)).collect();
    names.into_iter().collect()
}

fn text(wording: &Wording, category: &[Bilingual]) -> String {
    let options = wording.variation.options.iter();
    let options = options.flat_map(|option| option.values.iter());
    let texts = category.iter().chain([&wording.description]).chain(options);
    let texts = texts.flat_map(|text| [&text.zh, &text.en]).flatten();
    texts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The values of attributes, the names of those that are so or not, and what is chosen in both languages.
fn attributes(wording: &Wording, schema: &Schema) -> String {
    let said = |(name, value): (&String, &AttributeValue)| match value {
        AttributeValue::Text(text) => Some(text.clone()),
        AttributeValue::Number(number) => Some(number.to_string()),
        AttributeValue::Bool(so) => so.then(|| name.clone()),
    };
    let said = wording.attributes.iter().filter_map(said);
    said.chain(chosen(wording, schema)).collect::<Vec<_>>().join("\n")
}

/// What is chosen, by its names.
fn chosen(wording: &Wording, schema: &Schema) -> Vec<String> {
    let readings = schema
        .told(&wording.attributes)
        .filter_map(|(definition, _, value)| definition.read(value).ok());
    let choices = readings.flat_map(|reading| match reading {
        Reading::Chosen(choices) => choices,
        _ => Vec::new(),
    });
    let names = choices.flat_map(|choice| [choice.name.zh.clone(), choice.name.en.clone()]);
    names.flatten().collect()
}

/// The GTIN, the numbers of variants, the HS code, and the headings (4 and 6 digits) the HS code stands under.
fn codes(wording: &Wording) -> Vec<String> {
    let hs = wording.hs_code.as_deref();
    let headings = [4, 6].into_iter().filter_map(|digits| hs?.get(..digits));
    let whole = [wording.gtin.as_deref(), hs].into_iter().flatten();
    let variants = wording.variation.skus();
    headings.chain(whole).chain(variants).map(str::to_owned).collect()
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
