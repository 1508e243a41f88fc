//! What any engine must do with filters and facets.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    money::Currency,
    quantity::Quantity,
    search::{
        Facets, FilterForm, Filters, PriceRange, SearchQuery,
        attribute::{Counts, PREFIX, folded},
        band::bands,
    },
};
use proptest::{prelude::*, strategy::ValueTree, string::string_regex, test_runner::TestRunner};
use service::port::search_index::{SearchDocument, SearchIndex};

use super::{asking, found, search};
use crate::support::port::{listing, port};

pub(super) async fn suppliers_prices_terms_and_attributes_narrow(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    for (parameters, expected) in [
        ("country=de", vec![4]),
        ("country=DE&country=CN", vec![5, 4, 3, 2, 1]),
        ("region=440400", vec![4]),
        ("verified=true", vec![1]),
        ("certificate=iso+9001&certificate=none", vec![1]),
        ("certificate=ISO", vec![]),
        ("moq_max=20", vec![3]),
        ("lead_time_max=10", vec![5, 4, 3, 1]),
        ("lead_time_max=9", vec![]),
        ("price_max=2.95", vec![3, 2, 1]),
        ("price_max=2.949999", vec![]),
        ("price_min=2.95&currency=EUR", vec![4]),
        ("price_min=0&currency=USD", vec![]),
        ("attr.material=NYLON", vec![2, 1]),
        ("attr.material=nylon&attr.Floats=TRUE", vec![2]),
        ("attr.material=nylon&attr.material=PE", vec![2, 1]),
        ("attr.mesh=2", vec![]),
        ("attr.Mes=20", vec![]),
    ] {
        let query = narrowed(parameters);
        assert_eq!(found(engine, &query).await, expected, "{parameters}");
    }
}

pub(super) async fn matches_are_counted_by_supplier_where_that_is_asked(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let suppliers = async |text: &str, parameters: &str| {
        let query = SearchQuery {
            text: text.into(),
            count_suppliers: true,
            ..narrowed(parameters)
        };
        search(engine, &query).await.facets.remove("supplier").unwrap()
    };
    let counts = |pairs: &[(&str, u64)]| {
        pairs
            .iter()
            .map(|(code, count)| ((*code).into(), *count))
            .collect()
    };
    assert_eq!(suppliers("", "").await, counts(&[("cool-co", 1), ("nets-co", 4)]));
    assert_eq!(suppliers("nylon net", "").await, counts(&[("nets-co", 2)]));
    assert_eq!(suppliers("", "country=DE").await, counts(&[("cool-co", 1)]));
    assert_eq!(suppliers("***", "").await, counts(&[]));
    assert!(
        !search(engine, &asking("net"))
            .await
            .facets
            .contains_key("supplier")
    );
}

pub(super) async fn attributes_are_counted_where_a_category_is_chosen(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let names = async |parameters: &str| -> Vec<String> {
        let facets = search(engine, &narrowed(parameters)).await.facets;
        facets.into_keys().filter(|facet| facet.contains('.')).collect()
    };
    assert_eq!(names("").await, [""; 0]);
    assert_eq!(names("category=Fishing+gear").await, ["attr.Material"]);
    assert_eq!(names("attr.FLOATS=true").await, ["attr.Floats"]);
    let facets = search(engine, &narrowed("category=Fishing+gear")).await.facets;
    assert_eq!(facets["attr.Material"], [("Nylon".to_owned(), 2)].into());
}

/// What is asked by an address's parameters, prices in renminbi.
fn narrowed(parameters: &str) -> SearchQuery {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(parameters).unwrap();
    let mut form = FilterForm::default();
    assert!(
        pairs.iter().all(|(name, value)| form.take(name, value)),
        "{parameters}"
    );
    let (filters, errors) = form.read(Currency::CNY);
    assert!(errors.is_empty(), "{parameters}: {errors:?}");
    SearchQuery {
        filters,
        ..asking("")
    }
}

pub(super) async fn filters_and_counts_are_those_of_looking_at_every_listing(engine: &dyn SearchIndex) {
    let mut runner = TestRunner::new(ProptestConfig::default());
    let mut any = |strategy: &str| {
        let strategy = string_regex(strategy).unwrap();
        strategy.new_tree(&mut runner).unwrap().current()
    };
    let documents: Vec<_> = (1..=240)
        .map(|number| {
            let mut document = listing(number, "", if number % 3 == 0 { "net" } else { "tea" });
            document.hit.markets = any("[abc]{1,2}").chars().map(String::from).collect();
            document.hit.markets.sort_unstable();
            document.hit.markets.dedup();
            document.hit.category = Some(any("A|B|A > B|A > B > C|A > D"));
            document.regions = vec![any("[12]")];
            document.country = any("CN|DE|VN").parse().ok();
            document.verified = any("[01]") == "1";
            document.certificates = any("[PQ]{0,2}").chars().map(String::from).collect();
            document.certificates.sort_unstable();
            document.certificates.dedup();
            document.hit.supplier_code = any("one|two");
            document.hit.selling.currency = any("CNY|USD").parse().unwrap();
            document.hit.selling.tiers = any("|1:[1-9]|1:[1-9];5:[1-9]").parse().unwrap();
            document.hit.selling.moq = Quantity::whole(any("[1-9]").parse().unwrap());
            document.hit.lead_time_days = any("|[1-9]").parse().ok();
            let values = ["Material", "Colour", "Mesh"].map(|name| {
                let name = if any("[01]") == "1" {
                    name.to_uppercase()
                } else {
                    name.to_owned()
                };
                (name, any("|red|Red|blue|PE 80"))
            });
            document.values = values
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect();
            document
        })
        .collect();
    for part in documents.chunks(90) {
        engine.apply(part.to_vec(), vec![]).await.unwrap();
    }
    let replaced = documents.iter().step_by(7).cloned().collect();
    engine.apply(replaced, vec![]).await.unwrap();
    for _ in 0..300 {
        let filters: Vec<_> = [
            "market=[abc]|market=a&market=c",
            "category=A|category=A\\+%3E\\+B|category=B&category=A\\+%3E\\+D",
            "region=[123]",
            "country=(CN|DE)|country=CN&country=VN",
            "verified=true",
            "certificate=[pq]|certificate=P&certificate=none",
            "supplier=(one|no)",
            "moq_max=[1-9]",
            "lead_time_max=[1-9]",
            "price_min=[1-5]&currency=(CNY|USD|EUR)|price_min=2&price_max=[3-9]",
            "attr\\.colour=(red|RED&attr\\.COLOUR=blue)",
            "attr\\.material=(pe\\+80|none)",
        ]
        .into_iter()
        .filter(|_| any("[01234]") == "0")
        .collect();
        let parameters: Vec<_> = filters.into_iter().map(&mut any).collect();
        let mut query = narrowed(&parameters.join("&"));
        query.text = any("|net");
        query.bands = any("|CNY|USD").parse().ok();
        let results = search(engine, &query).await;
        let (total, facets) = looked_through(&documents, &query);
        assert_eq!((results.total, results.facets), (total, facets), "{parameters:?}");
    }
}

/// The total and the counts of a search for everything or nets, found by looking at every listing.
fn looked_through(documents: &[SearchDocument], query: &SearchQuery) -> (u64, Facets) {
    let filters = &query.filters;
    let fits = |document: &&SearchDocument, but: &str| {
        let asked = query.text.is_empty() || document.hit.title.en.as_deref() == Some("net");
        asked && filters_fit(document, filters, but)
    };
    let mut facets: Facets = BTreeMap::new();
    for facet in [
        "market",
        "category",
        "region",
        "country",
        "verified",
        "certificate",
    ] {
        let values = facets.entry(facet.to_owned()).or_default();
        for document in documents.iter().filter(|document| fits(document, facet)) {
            for value in facet_values(document, facet) {
                *values.entry(value).or_default() += 1;
            }
        }
    }
    let mut attributes = Counts::default();
    for document in documents {
        for (name, value) in &document.values {
            let own = format!("{PREFIX}{}", folded(name));
            let counted = !filters.categories.is_empty() || filters.attributes.contains_key(&folded(name));
            if counted && fits(&document, &own) {
                attributes.add(name, value, 1);
            }
        }
    }
    facets.extend(attributes.facets(&filters.attributes));
    if let Some(currency) = query.bands {
        let values = facets.entry("price".to_owned()).or_default();
        for selling in documents
            .iter()
            .filter(|document| fits(document, "price"))
            .map(|document| &document.hit.selling)
            .filter(|selling| selling.currency == currency)
        {
            for band in selling.tiers.lowest().map(bands).unwrap_or_default() {
                *values.entry(band.to_string()).or_default() += 1;
            }
        }
    }
    let total = documents.iter().filter(|document| fits(document, "")).count();
    (total as u64, facets)
}

fn facet_values(document: &SearchDocument, facet: &str) -> Vec<String> {
    match facet {
        "market" => document.hit.markets.clone(),
        "region" => document.regions.clone(),
        "country" => vec![document.country.as_ref().unwrap().code().to_owned()],
        "verified" => vec![document.verified.to_string()],
        "certificate" => document.certificates.clone(),
        _ => {
            let names: Vec<_> = document.hit.category.as_deref().unwrap().split(" > ").collect();
            (1..=names.len())
                .map(|depth| names[..depth].join(" > "))
                .collect()
        }
    }
}

/// Whether a listing has all that is chosen, one filter left out of account.
fn filters_fit(document: &SearchDocument, filters: &Filters, but: &str) -> bool {
    let selling = &document.hit.selling;
    let countries: Vec<_> = filters
        .countries
        .iter()
        .map(|country| country.code().to_owned())
        .collect();
    let verified = if filters.verified {
        vec!["true".to_owned()]
    } else {
        vec![]
    };
    let chosen = [
        ("market", &filters.markets),
        ("category", &filters.categories),
        ("region", &filters.regions),
        ("country", &countries),
        ("verified", &verified),
        ("certificate", &filters.certificates),
    ];
    let any_of = |(facet, chosen): &(&str, &Vec<String>)| {
        *facet == but
            || chosen.is_empty()
            || facet_values(document, facet)
                .iter()
                .any(|value| chosen.contains(value))
    };
    let has = |(name, chosen): (&String, &BTreeSet<String>)| {
        let said = |(own, value): &(String, String)| folded(own) == *name && chosen.contains(&folded(value));
        format!("{PREFIX}{name}") == but || document.values.iter().any(said)
    };
    let price = |range: PriceRange| {
        let lowest = selling.tiers.lowest();
        lowest.is_some_and(|price| range.contains(price, selling.currency))
    };
    let in_time = |days: u32| document.hit.lead_time_days.is_some_and(|own| own <= days);
    chosen.iter().all(any_of)
        && filters.attributes.iter().all(has)
        && filters
            .supplier
            .as_ref()
            .is_none_or(|code| *code == document.hit.supplier_code)
        && filters.moq_max.is_none_or(|most| selling.moq <= most)
        && filters.lead_time_max.is_none_or(in_time)
        && (but == "price" || filters.price.is_none_or(price))
}
