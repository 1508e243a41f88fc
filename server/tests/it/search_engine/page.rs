//! What any engine must do with pages.

use domain::{
    page::PageRequest,
    quantity::Quantity,
    search::{SearchQuery, SearchResults, Sort},
};
use service::port::search_index::{SearchFailure, SearchIndex};

use super::{asking, found, search};
use crate::support::port::listing;

pub async fn pages_neither_repeat_nor_skip(engine: &dyn SearchIndex) {
    let mut listings: Vec<_> = (1..=61).map(|n| listing(n, "渔网", "net")).collect();
    for (index, listing) in listings.iter_mut().enumerate() {
        // Many ties: equal scores, three creation times, four least quantities.
        listing.created_us = index as u64 % 3;
        listing.hit.selling.moq = Quantity::whole(1 + index as u32 % 4);
    }
    for half in listings.chunks(31) {
        engine.apply(half.to_vec(), vec![]).await.unwrap();
    }
    for (sort, text) in [
        (Sort::Relevance, "net"),
        (Sort::Relevance, ""),
        (Sort::Newest, "渔网"),
        (Sort::Moq, "net zebra"),
    ] {
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let query = SearchQuery {
                sort,
                page: PageRequest::new(Some(7), after),
                ..asking(text)
            };
            let results = search(engine, &query).await;
            assert_eq!(results.total, 61);
            seen.extend(results.items.iter().map(|found| found.hit.id));
            after = results.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 61, "{sort:?} {text}");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 61, "{sort:?} {text}");
    }
    let query = SearchQuery {
        page: PageRequest::new(None, Some("⚓not a key".into())),
        ..asking("")
    };
    assert!(matches!(
        engine.search(&query).await,
        Err(SearchFailure::BadPageKey)
    ));
}

pub async fn small_pages_follow_each_other_as_one_large_page(engine: &dyn SearchIndex) {
    let words = ["red", "iron", "trap", "TR-88"];
    let listings = (1..=90_u128).map(|number| {
        let has = words
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| number >> bit & 1 == 1);
        let title: Vec<_> = has.map(|(_, word)| word).collect();
        let mut listing = listing(number, "", &format!("{} net", title.join(" ")));
        listing.verified = number % 3 > 0;
        // Every fifth is of the model asked for, whatever its title says.
        listing.hit.model = (number % 5 == 0).then(|| "TR-88".to_owned());
        listing
    });
    engine.apply(listings.collect(), vec![]).await.unwrap();
    for text in [
        "red iron trap",
        "TR-88",
        "red TR-88 trap",
        "iron \"red iron\"",
        "trap -red",
    ] {
        for verified in [false, true] {
            let mut query = asking(text);
            query.filters.verified = verified;
            query.page = PageRequest::new(Some(100), None);
            let whole = found(engine, &query).await;
            let mut pages = Vec::new();
            query.page = PageRequest::new(Some(4), None);
            loop {
                let results = search(engine, &query).await;
                pages.extend(results.items.iter().map(|found| found.hit.id.0.as_u128()));
                let Some(next) = results.next else { break };
                query.page.after = Some(next);
            }
            assert_eq!(pages, whole, "{text}");
            assert!(whole.len() > 8, "{text}: {}", whole.len());
        }
    }
}

pub async fn no_supplier_fills_the_first_page(engine: &dyn SearchIndex) {
    let listings = (1..=80_u128).map(|number| {
        let mut listing = listing(number, "", "Iron net");
        if number <= 20 {
            listing.hit.supplier_code = format!("small-{}", number % 4);
        } else {
            // Whatever is known of them, theirs match no better.
            listing.worth = 110;
        }
        listing
    });
    engine.apply(listings.collect(), vec![]).await.unwrap();
    let of_one = |results: &SearchResults| {
        let codes = results.items.iter().map(|found| found.hit.supplier_code.as_str());
        codes.filter(|code| *code == "nets-co").count()
    };
    let mut query = asking("iron net");
    query.page = PageRequest::new(Some(50), None);
    let mut mixed = found(engine, &query).await;
    query.page.after = search(engine, &query).await.next;
    mixed.extend(found(engine, &query).await);
    mixed.sort_unstable();
    assert!(mixed.into_iter().eq(1..=80), "all of them, once");
    query.page = PageRequest::new(Some(24), None);
    assert_eq!(of_one(&search(engine, &query).await), 8);
    query.sort = Sort::Newest;
    assert_eq!(
        of_one(&search(engine, &query).await),
        24,
        "an order that was chosen stays"
    );
    query.sort = Sort::Relevance;
    query.filters.supplier = Some("nets-co".into());
    assert_eq!(search(engine, &query).await.total, 60);
}
