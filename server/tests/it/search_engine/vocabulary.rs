//! What an engine does with the trade vocabulary it was taught.

use std::sync::Arc;

use domain::search::vocabulary::{Entry, Vocabulary};
use service::port::search_index::{SearchDocument, SearchIndex};

use super::{asking, found, search};
use crate::support::port::{listing, port};

async fn teach(engine: &dyn SearchIndex, entries: &[(&str, &str)]) {
    let entry = |(terms, direction): &(&str, &str)| Entry::parse(terms, direction).unwrap();
    let vocabulary = Vocabulary(entries.iter().map(entry).collect());
    engine.teach(Arc::new(vocabulary)).await.unwrap();
}

/// Power banks by all their names, and goods that only sound like it.
fn shop() -> Vec<SearchDocument> {
    vec![
        listing(1, "充电宝 磁吸款", ""),
        listing(2, "移动电源 磁吸款", ""),
        listing(3, "", "Power bank with magnet"),
        listing(4, "", "Bank note counter with power cord"),
        listing(5, "男士T恤 短袖", ""),
        listing(6, "", "Cotton tee for men"),
        listing(7, "数据线 一米", ""),
        listing(8, "", "Steel cable of one metre"),
    ]
}

const POWER_BANK: (&str, &str) = ("充电宝\n移动电源\nPower bank", "both");
const TEE: (&str, &str) = ("T恤\ntee\nT-shirt", "both");

async fn taught(engine: &dyn SearchIndex) {
    engine.apply(shop(), vec![]).await.unwrap();
    teach(engine, &[POWER_BANK, TEE, ("数据线\ncable", "one_way")]).await;
}

pub async fn a_term_finds_what_has_another_after_what_has_itself(engine: &dyn SearchIndex) {
    taught(engine).await;
    for (text, first) in [
        ("充电宝", 1),
        ("移动电源", 2),
        ("POWER BANKS", 3),
        ("移動電源", 2),
    ] {
        let found = found(engine, &asking(text)).await;
        assert_eq!(found.first(), Some(&first), "{text}: {found:?}");
        assert!(
            [1, 2, 3].iter().all(|one| found.contains(one)),
            "{text}: {found:?}"
        );
    }
    for text in ["T恤", "tees", "T-shirt"] {
        let mut found = found(engine, &asking(text)).await;
        found.sort_unstable();
        assert_eq!(found, [5, 6], "{text}");
    }
    let results = search(engine, &asking("T-shirt")).await;
    assert!(
        !results.relaxed && results.corrected.is_none(),
        "they have what was asked for"
    );
}

pub async fn a_term_is_found_within_longer_questions(engine: &dyn SearchIndex) {
    taught(engine).await;
    for (text, expected) in [
        ("磁吸款充电宝", &[1, 2][..]),
        ("移动电源 磁吸款", &[2, 1]),
        ("充电宝 magnet", &[3]),
        ("men T恤", &[6]),
    ] {
        // What has only some of the words may follow.
        let found = found(engine, &asking(text)).await;
        assert!(found.starts_with(expected), "{text}: {found:?}");
    }
    let mut both = found(engine, &asking("power bank 磁吸款")).await;
    both.truncate(2);
    both.sort_unstable();
    assert_eq!(both, [1, 2], "each has all that was asked for");
}

pub async fn terms_of_several_words_stand_together(engine: &dyn SearchIndex) {
    taught(engine).await;
    assert!(
        !found(engine, &asking("充电宝")).await.contains(&4),
        "it has both words, and is no power bank"
    );
    assert!(
        !found(engine, &asking("bank")).await.contains(&1),
        "a word of a term is not the term"
    );
    assert_eq!(
        found(engine, &asking("\"power bank\"")).await,
        [3],
        "what is quoted is meant word for word"
    );
}

pub async fn one_way_terms_do_not_lead_back(engine: &dyn SearchIndex) {
    taught(engine).await;
    assert_eq!(found(engine, &asking("数据线")).await, [7, 8]);
    assert_eq!(found(engine, &asking("cable")).await, [8]);
}

pub async fn synonyms_are_marked_in_titles(engine: &dyn SearchIndex) {
    taught(engine).await;
    let results = search(engine, &asking("充电宝")).await;
    let mut marked = Vec::new();
    for found in &results.items {
        let title = &found.hit.title;
        for (text, marks) in [(&title.zh, &found.marks.zh), (&title.en, &found.marks.en)] {
            let text = text.as_deref().unwrap_or_default();
            marked.extend(marks.iter().map(|at| text[at.clone()].to_lowercase()));
        }
    }
    let whole = marked.join("|").replace("power|bank", "power bank");
    for term in ["充电宝", "移动电源", "power bank"] {
        assert!(whole.contains(term), "{term}: {whole}");
    }
}

pub async fn taught_anew_it_forgets_what_it_knew(engine: &dyn SearchIndex) {
    taught(engine).await;
    teach(engine, &[TEE]).await;
    assert_eq!(found(engine, &asking("power bank")).await.first(), Some(&3));
    assert!(!found(engine, &asking("power bank")).await.contains(&1));
    assert_eq!(found(engine, &asking("tee")).await, [6, 5]);
    teach(engine, &[]).await;
    assert_eq!(found(engine, &asking("tee")).await, [6]);
    teach(engine, &[POWER_BANK]).await;
    engine
        .apply(vec![listing(9, "充电宝 薄款", "")], vec![])
        .await
        .unwrap();
    assert!(
        found(engine, &asking("power bank")).await.contains(&9),
        "what comes later is found too"
    );
}

pub async fn what_no_term_is_asked_of_stays_as_it_was(engine: &dyn SearchIndex) {
    let mut listings = port();
    listings.extend((11_u128..=18).zip(shop()).map(|(number, one)| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        listing(number, &text(&one.hit.title.zh), &text(&one.hit.title.en))
    }));
    engine.apply(listings, vec![]).await.unwrap();
    let questions = [
        "渔网",
        "nylon net",
        "net zebra",
        "yuwang",
        "双肩背包 20L",
        "SKU-3",
        "rucksak",
        "",
    ];
    let mut before = Vec::new();
    for text in questions {
        before.push(found(engine, &asking(text)).await);
    }
    teach(engine, &[POWER_BANK, TEE]).await;
    for (text, before) in questions.into_iter().zip(before) {
        assert_eq!(found(engine, &asking(text)).await, before, "{text}");
    }
}
