//! What any search engine must do, whichever stands behind the port. One engine, one line at the foot.
//!
//! Meilisearch is tried where a server is: `MEILI_URL=… MEILI_KEY=… cargo test --workspace --test it -- --include-ignored search_engine`.

mod filter;
mod page;
mod remote;
mod vocabulary;

use std::collections::BTreeMap;

use domain::search::{Filters, SearchQuery, SearchResults, Sort, why::Why};
use futures::{StreamExt, stream};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use server::adapter::tantivy::TantivyIndex;
use service::port::search_index::{SearchFailure, SearchIndex};

use self::{
    filter::{
        attributes_are_counted_where_a_category_is_chosen,
        filters_and_counts_are_those_of_looking_at_every_listing,
        matches_are_counted_by_supplier_where_that_is_asked, suppliers_prices_terms_and_attributes_narrow,
    },
    page::{
        no_supplier_fills_the_first_page, pages_neither_repeat_nor_skip,
        small_pages_follow_each_other_as_one_large_page,
    },
    remote::meilisearch,
    vocabulary::{
        a_term_finds_what_has_another_after_what_has_itself, a_term_is_found_within_longer_questions,
        one_way_terms_do_not_lead_back, synonyms_are_marked_in_titles, taught_anew_it_forgets_what_it_knew,
        terms_of_several_words_stand_together, what_no_term_is_asked_of_stays_as_it_was,
    },
};
use crate::support::port::{id, listing, port};

fn asking(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.into(),
        ..SearchQuery::default()
    }
}

async fn search(engine: &dyn SearchIndex, query: &SearchQuery) -> SearchResults {
    engine.search(query).await.unwrap()
}

async fn found(engine: &dyn SearchIndex, query: &SearchQuery) -> Vec<u128> {
    let results = search(engine, query).await;
    results
        .items
        .iter()
        .map(|found| found.hit.id.0.as_u128())
        .collect()
}

async fn words_are_found_in_both_languages(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    for (text, expected) in [
        ("渔网", vec![1]),
        ("背包", vec![3]),
        ("尼龙渔网", vec![1]),
        ("空调", vec![4]),
        ("NYLON Monofilament", vec![1]),
        ("rucksacks", vec![3]),
        ("air conditioning", vec![4]),
        ("20l 背包", vec![3]),
        ("０．２０ｍｍ", vec![1]),
        ("北极", vec![4]),
        ("洞庭渔具厂 背包", vec![3]),
        ("飞机", vec![]),
    ] {
        // What has only some of the words may follow.
        let found = found(engine, &asking(text)).await;
        assert!(
            found.starts_with(&expected) && expected.is_empty() == found.is_empty(),
            "{text}: {found:?}"
        );
    }
}

async fn words_are_found_as_buyers_write_them(engine: &dyn SearchIndex) {
    let mut listings = port();
    for (number, zh) in (10..).zip([
        "中国农业发展银行纪念册",
        "测试工具箱",
        "晾衣架 安装简单",
        "旅游景点门票夹",
        "USB 充电器 20W",
    ]) {
        listings.push(listing(number, zh, ""));
    }
    engine.apply(listings, vec![]).await.unwrap();
    for (text, expected) in [
        // Words within longer ones, and none where two characters only look alike.
        ("农业", Some(10)),
        ("工具", Some(11)),
        ("简单", Some(12)),
        ("经典", None),
        // Traditional forms, full width, sounds and their initials.
        ("雙肩背包", Some(3)),
        ("ＵＳＢ 充電器", Some(14)),
        ("beibao", Some(3)),
        ("bb", Some(3)),
        // Units, in any writing.
        ("usb 充电器 20w", Some(14)),
        ("20 W", Some(14)),
        ("20瓦 充电器", Some(14)),
        // A slip of the finger in a Latin word; none in a number.
        ("rucksak", Some(3)),
        ("monofilamemt", Some(1)),
        ("6901234567893", None),
        // Phrases.
        ("\"nylon monofilament\"", Some(1)),
        ("\"monofilament nylon\"", None),
        ("\"安装简单\"", Some(12)),
    ] {
        let found = found(engine, &asking(text)).await;
        assert_eq!(found.first(), expected.as_ref(), "{text}: {found:?}");
    }
    assert_eq!(found(engine, &asking("net -cast")).await, [1, 5]);
    assert_eq!(found(engine, &asking("渔网 -\"nylon monofilament\"")).await, []);
}

async fn the_title_counts_more_than_the_text(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let nets = found(engine, &asking("nets")).await;
    assert_eq!(nets.len(), 3);
    assert_eq!(nets[2], 5, "the tea only mentions nets");
    assert_eq!(found(engine, &asking("尼龙")).await, [1, 2]);
}

async fn what_is_known_beside_the_words_decides_among_equals(engine: &dyn SearchIndex) {
    let mut listings: Vec<_> = (1..=3)
        .map(|number| listing(number, "", "Iron fishing net"))
        .collect();
    listings[1].worth = 109;
    listings[2].worth = 90;
    let mut mentioned = listing(4, "", "Iron trap");
    mentioned.text = "Not a fishing net".into();
    mentioned.worth = 110;
    listings.push(mentioned);
    engine.apply(listings, vec![]).await.unwrap();
    assert_eq!(found(engine, &asking("fishing net")).await, [2, 1, 3, 4]);
}

async fn what_has_no_match_with_all_words_is_relaxed_and_says_so(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let strict = search(engine, &asking("nylon net")).await;
    assert!(!strict.relaxed && strict.total >= 2);
    let relaxed = search(engine, &asking("nylon net zebra")).await;
    assert!(relaxed.relaxed && relaxed.total >= 2);
}

async fn codes_are_found_exactly_and_first(engine: &dyn SearchIndex) {
    let mut listings = port();
    listings[1].text += " replaces YL 0210, YL-0210, YL0210";
    engine.apply(listings, vec![]).await.unwrap();
    for (text, first) in [
        ("SKU-3", 3),
        ("sku3", 3),
        ("YL-0210", 1),
        ("6901234567892", 4),
        ("5608.11", 1),
        ("YL-0210 net", 1),
    ] {
        assert_eq!(found(engine, &asking(text)).await.first(), Some(&first), "{text}");
    }
}

async fn filters_narrow_and_facets_count_without_their_own(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let mut query = asking("");
    query.filters.markets = vec!["gear".into()];
    let results = search(engine, &query).await;
    assert_eq!(results.total, 3);
    let counts = |pairs: &[(&str, u64)]| -> BTreeMap<String, u64> {
        pairs
            .iter()
            .map(|(value, count)| ((*value).to_owned(), *count))
            .collect()
    };
    assert_eq!(
        results.facets["market"],
        counts(&[("bags", 1), ("gear", 3), ("home", 1), ("tea", 1)])
    );
    assert_eq!(
        results.facets["category"],
        counts(&[
            ("Bags", 1),
            ("Fishing gear", 2),
            ("Fishing gear > Nets", 2),
            ("Fishing gear > Nets > Cast nets", 1),
            ("Fishing gear > Nets > Gill nets", 1),
        ])
    );
    query.filters.categories = vec!["Fishing gear > Nets".into()];
    let results = search(engine, &query).await;
    assert_eq!(results.total, 2);
    assert_eq!(results.facets["market"], counts(&[("gear", 2)]));
    assert_eq!(
        results.facets["category"]["Bags"], 1,
        "counted without its own filter"
    );
    query.filters.markets = vec!["home".into(), "tea".into()];
    assert_eq!(search(engine, &query).await.total, 0);
    let mut of_one = asking("");
    of_one.filters.supplier = Some("cool-co".into());
    assert_eq!(found(engine, &of_one).await, [4]);
}

async fn results_are_sorted(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    assert_eq!(
        found(engine, &asking("")).await,
        [5, 4, 3, 2, 1],
        "newest first when nothing is asked"
    );
    let mut nets = asking("net");
    nets.sort = Sort::Newest;
    assert_eq!(found(engine, &nets).await, [5, 2, 1]);
    let mut all = asking("");
    all.sort = Sort::Moq;
    assert_eq!(found(engine, &all).await[0], 3);
}

async fn each_listing_says_why_it_stands_there_if_that_is_asked(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let mut query = asking("nylon net");
    assert!(
        search(engine, &query)
            .await
            .items
            .iter()
            .all(|found| found.why.is_none())
    );
    query.explain = true;
    let results = search(engine, &query).await;
    let whys = results.items.iter().map(|found| found.why.as_ref().expect("why"));
    for why in whys {
        match why {
            Why::Score(score) => {
                let points: u32 = score.words.iter().map(|word| word.points).sum();
                let whole = (points + score.shape) * score.worth / 100;
                assert!(
                    whole.abs_diff(score.whole) <= 2,
                    "the parts make up the whole: {score:?}"
                );
            }
            Why::Rules(rules) => assert!(!rules.is_empty()),
        }
    }
}

async fn writes_are_seen_when_they_return(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    engine.apply(port(), vec![id(1)]).await.unwrap();
    assert_eq!(
        engine.count().await.unwrap(),
        5,
        "adding wins over removing in one step, and nothing is doubled"
    );
    let renamed = listing(1, "虾笼", "Shrimp trap");
    engine.apply(vec![renamed], vec![id(2), id(99)]).await.unwrap();
    assert_eq!(found(engine, &asking("渔网")).await, Vec::<u128>::new());
    assert_eq!(found(engine, &asking("虾笼")).await, [1]);
    assert_eq!(engine.count().await.unwrap(), 4);
}

async fn a_rebuild_replaces_everything_or_nothing(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let fails = [
        Ok(vec![listing(7, "茶", "Tea")]),
        Err(SearchFailure::engine("lost")),
    ];
    assert!(engine.rebuild(stream::iter(fails).boxed()).await.is_err());
    assert_eq!(engine.count().await.unwrap(), 5);
    engine.apply(vec![], vec![id(5)]).await.unwrap();
    assert_eq!(
        engine.count().await.unwrap(),
        4,
        "nothing of the failed rebuild is left over"
    );
    let batches = (10..13).map(|n| Ok(vec![listing(n, "茶", "Tea")]));
    engine.rebuild(stream::iter(batches).boxed()).await.unwrap();
    assert_eq!(found(engine, &asking("")).await, [12, 11, 10]);
}

async fn a_word_being_typed_is_the_beginning_of_longer_ones(engine: &dyn SearchIndex) {
    let mut listings = port();
    listings.push(listing(6, "网", "Network switch"));
    engine.apply(listings, vec![]).await.unwrap();
    let typing = |text: &str| SearchQuery {
        typing: true,
        ..asking(text)
    };
    let mut nets = found(engine, &typing("net")).await;
    nets.sort_unstable();
    assert_eq!(nets, [1, 2, 5, 6]);
    assert!(
        !found(engine, &asking("net")).await.contains(&6),
        "it is not being typed"
    );
    assert!(
        !found(engine, &typing("net ")).await.contains(&6),
        "its word has ended"
    );
    assert_eq!(found(engine, &typing("nylon mono")).await.first(), Some(&1));
}

async fn titles_are_marked_where_the_words_stand(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let results = search(engine, &asking("尼龙 渔网 nets")).await;
    let title = &results.items[0].hit.title;
    let marked = |text: &str, marks: &[std::ops::Range<usize>]| -> Vec<String> {
        marks.iter().map(|at| text[at.clone()].to_owned()).collect()
    };
    let marks = &results.items[0].marks;
    assert_eq!(marked(title.zh.as_deref().unwrap(), &marks.zh), ["尼龙", "渔网"]);
    assert_eq!(marked(title.en.as_deref().unwrap(), &marks.en), ["net"]);
}

async fn no_question_makes_it_fail(engine: &dyn SearchIndex) {
    engine.apply(port(), vec![]).await.unwrap();
    let long = "渔网 net\" OR (a:b* ".repeat(600);
    for text in [
        "\"",
        "AND OR NOT",
        "((",
        "title:*",
        "-",
        "+++",
        "a~2^9",
        "[a TO b]",
        "\0",
        "\u{202E}net",
        "👩‍👩‍👧‍👦",
        "%",
        "𠮷",
        "ﷺ",
        "é́́́",
        &long,
    ] {
        search(engine, &asking(text)).await;
    }
    for nothing in ["***", "!?", "、。", "\u{200B}"] {
        assert_eq!(search(engine, &asking(nothing)).await.total, 0, "{nothing:?}");
    }
    let mut runner = TestRunner::new(ProptestConfig::with_cases(200));
    for _ in 0..200 {
        let any = (any::<String>(), any::<Option<String>>())
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let query = SearchQuery {
            filters: anything(any.1),
            ..asking(&any.0)
        };
        search(engine, &query).await;
    }
}

/// Every filter that takes any text.
fn anything(text: Option<String>) -> Filters {
    let text = || text.clone();
    Filters {
        markets: text().into_iter().collect(),
        categories: text().into_iter().collect(),
        regions: text().into_iter().collect(),
        certificates: text().into_iter().collect(),
        supplier: text(),
        attributes: text()
            .map(|text| (text.clone(), [text].into()))
            .into_iter()
            .collect(),
        ..Filters::default()
    }
}

async fn embedded(behaviour: impl AsyncFnOnce(&dyn SearchIndex)) {
    behaviour(&TantivyIndex::in_memory().unwrap()).await;
}

/// The suite, each behaviour on an empty engine.
macro_rules! conforms {
    ($engine:ident, $when:meta, $($behaviour:ident),+ $(,)?) => {
        mod $engine {
            $(
                #[tokio::test]
                #[$when]
                async fn $behaviour() {
                    super::$engine(super::$behaviour).await;
                }
            )+
        }
    };
}

macro_rules! suite {
    ($engine:ident, $when:meta) => {
        conforms!(
            $engine,
            $when,
            words_are_found_in_both_languages,
            words_are_found_as_buyers_write_them,
            the_title_counts_more_than_the_text,
            what_is_known_beside_the_words_decides_among_equals,
            what_has_no_match_with_all_words_is_relaxed_and_says_so,
            codes_are_found_exactly_and_first,
            filters_narrow_and_facets_count_without_their_own,
            suppliers_prices_terms_and_attributes_narrow,
            matches_are_counted_by_supplier_where_that_is_asked,
            attributes_are_counted_where_a_category_is_chosen,
            filters_and_counts_are_those_of_looking_at_every_listing,
            results_are_sorted,
            pages_neither_repeat_nor_skip,
            small_pages_follow_each_other_as_one_large_page,
            no_supplier_fills_the_first_page,
            each_listing_says_why_it_stands_there_if_that_is_asked,
            writes_are_seen_when_they_return,
            a_rebuild_replaces_everything_or_nothing,
            a_word_being_typed_is_the_beginning_of_longer_ones,
            titles_are_marked_where_the_words_stand,
            no_question_makes_it_fail,
            a_term_finds_what_has_another_after_what_has_itself,
            a_term_is_found_within_longer_questions,
            terms_of_several_words_stand_together,
            one_way_terms_do_not_lead_back,
            synonyms_are_marked_in_titles,
            taught_anew_it_forgets_what_it_knew,
            what_no_term_is_asked_of_stays_as_it_was,
        );
    };
}

suite!(embedded, cfg(test));
suite!(meilisearch, ignore = "it needs a Meilisearch server: MEILI_URL");
