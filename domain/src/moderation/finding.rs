//! What a program notices about a listing before an operator reads it. A finding decides nothing: it says where to look.

use std::collections::HashSet;

use serde::Serialize;

use crate::{
    catalog::content::Wording,
    fold::letters,
    id::ListingId,
    moderation::{banned::Hit, restriction::Restriction},
    money::{Currency, UnitPrice},
    text::Bilingual,
};

/// Something an operator is to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// Its texts name ways to reach the supplier past the market.
    Contact {
        /// As they stand there.
        ways: Vec<String>,
    },
    /// It holds words that operators keep out of listings.
    Banned {
        /// Each with its place.
        hits: Vec<Hit>,
    },
    /// Its category is not sold in the market, or only with a certificate its supplier does not hold.
    Restricted {
        /// What it breaks.
        restrictions: Vec<Restriction>,
    },
    /// Another supplier's listing is called nearly the same.
    Alike {
        /// Which listing.
        listing: ListingId,
        /// Whose.
        supplier: Bilingual,
        /// What it is called.
        title: Bilingual,
    },
    /// Its lowest price is far from that of other listings of its category.
    Price {
        /// Its own.
        lowest: UnitPrice,
        /// That of the one in the middle of the others.
        median: UnitPrice,
        /// What both are in.
        currency: Currency,
        /// How many others there are.
        others: usize,
    },
}

/// So many times dearer or cheaper than the median is far.
const FAR: i64 = 5;
/// With fewer others nothing can be said of a price.
const ENOUGH: usize = 8;

/// The ways to reach somebody that stand in the texts of a listing: addresses, links, telephone numbers, names at
/// messengers. In the order they stand there, each once.
pub fn contacts(wording: &Wording) -> Vec<String> {
    let options = wording.variation.options.iter();
    let options = options.flat_map(|option| option.values.iter().chain([&option.name]));
    let texts = [&wording.title, &wording.description].into_iter().chain(options);
    let mut found = Vec::new();
    for text in texts.flat_map(|text| [&text.zh, &text.en]).flatten() {
        for way in ways(&folded(text)) {
            if !found.contains(&way) {
                found.push(way);
            }
        }
    }
    found
}

/// Whether two titles are the same but for a word or a sign: more than five sixths of their pairs of neighbouring
/// letters are the same.
pub fn alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let letters: Vec<char> = folded(text).chars().filter(|c| c.is_alphanumeric()).collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    let (same, all) = (one.intersection(&other).count(), one.union(&other).count());
    all > 0 && same * 6 > all * 5
}

/// The median of the others' lowest prices, where this one is far from it.
pub fn far_from(lowest: UnitPrice, mut others: Vec<UnitPrice>) -> Option<UnitPrice> {
    if others.len() < ENOUGH {
        return None;
    }
    others.sort_unstable();
    let median = others[others.len() / 2];
    let (price, middle) = (lowest.millionths(), median.millionths());
    let far = price.saturating_mul(FAR) < middle || middle.saturating_mul(FAR) < price;
    far.then_some(median)
}

/// A text as it is compared.
fn folded(text: &str) -> String {
    letters(text).into_iter().map(|letter| letter.c).collect()
}

fn ways(text: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = addresses(text);
    found.extend(links(text));
    found.extend(telephones(text));
    found.extend(messengers(text));
    found.sort();
    found.into_iter().map(|(_, way)| way).collect()
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')
}

fn addresses(text: &str) -> Vec<(usize, String)> {
    let at = text.match_indices('@').filter_map(|(at, _)| {
        let before = text[..at].rsplit(|c| !is_word(c)).next().unwrap_or_default();
        let after = text[at + 1..].split(|c| !is_word(c)).next().unwrap_or_default();
        let after = after.trim_end_matches(['.', '-']);
        let (host, end) = after.rsplit_once('.')?;
        let address = !before.is_empty() && !host.is_empty() && end.chars().all(|c| c.is_ascii_alphabetic());
        (address && end.len() >= 2).then(|| (at - before.len(), format!("{before}@{after}")))
    });
    at.collect()
}

fn links(text: &str) -> Vec<(usize, String)> {
    let begins = ["http://", "https://", "www."];
    let mut found: Vec<(usize, String)> = Vec::new();
    for begin in begins {
        for (at, _) in text.match_indices(begin) {
            let link = text[at..]
                .split(|c: char| c.is_whitespace() || !c.is_ascii())
                .next();
            let link = link
                .unwrap_or_default()
                .trim_end_matches(['.', ',', ')', '"', '\'']);
            let within = found
                .iter()
                .any(|(start, known)| (*start..start + known.len()).contains(&at));
            if link.len() > begin.len() && !within {
                found.push((at, link.to_owned()));
            }
        }
    }
    found
}

/// Digits with what people put between them. Counted are mobile numbers of mainland China, numbers with an area code,
/// and whatever begins with a plus; other rows of digits are goods' numbers.
fn telephones(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit() || c == '+') {
        let start = rest + start;
        let run = text[start..]
            .split(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')')))
            .next()
            .unwrap_or_default();
        let shown = run.trim_end_matches([' ', '-', '(', ')', '+']);
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let glued = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        if !glued && is_telephone(run, &digits) {
            found.push((start, shown.to_owned()));
        }
        rest = start + run.len().max(1);
    }
    found
}

fn is_telephone(run: &str, digits: &str) -> bool {
    let mobile =
        digits.len() == 11 && digits.starts_with('1') && !matches!(digits.as_bytes()[1], b'0'..=b'2');
    let abroad = run.starts_with('+') && (8..=15).contains(&digits.len());
    let area = run.split('-').next().unwrap_or_default();
    let landline = run.contains('-')
        && digits.starts_with('0')
        && (3..=4).contains(&area.len())
        && (10..=12).contains(&digits.len());
    mobile || abroad || landline
}

/// A messenger's name with a name at it soon after.
fn messengers(text: &str) -> Vec<(usize, String)> {
    const NAMES: [&str; 7] = ["微信", "wechat", "weixin", "whatsapp", "telegram", "skype", "qq"];
    const BETWEEN: [char; 7] = [' ', ':', '：', '号', '#', '/', '='];
    let mut found = Vec::new();
    for name in NAMES {
        for (at, _) in text.match_indices(name) {
            if text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
                continue;
            }
            let after = &text[at + name.len()..];
            let account = after.trim_start_matches(BETWEEN);
            let between = after.len() - account.len();
            let account = account.split(|c| !is_word(c)).next().unwrap_or_default();
            let names_one = account.len() >= 5 && account.chars().any(|c| c.is_ascii_digit());
            if between > 0 && names_one {
                found.push((at, format!("{name} {account}")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(text: &str) -> UnitPrice {
        text.parse().unwrap()
    }

    #[test]
    fn ways_to_reach_a_supplier_are_found_however_they_are_written() {
        for (text, expected) in [
            ("询价请加微信：sales_8899", vec!["微信 sales_8899"]),
            ("WeChat: tide88", vec!["wechat tide88"]),
            ("WhatsApp +86 138 1234 5678", vec!["+86 138 1234 5678"]),
            ("电话１３８１２３４５６７８", vec!["13812345678"]),
            (
                "Tel 0755-26991234 or a.b@tide-nets.com.",
                vec!["0755-26991234", "a.b@tide-nets.com"],
            ),
            (
                "See https://www.tide.example/shop.",
                vec!["https://www.tide.example/shop"],
            ),
            ("www.tide.example", vec!["www.tide.example"]),
        ] {
            assert_eq!(ways(&folded(text)), expected, "{text}");
        }
    }

    #[test]
    fn goods_numbers_are_no_telephone_numbers() {
        for text in [
            "GTIN 6901234567892",
            "HS 560811, model GZ1608D601TF",
            "12–24 V, 5,000 mAh, 138 × 210 mm",
            "1:0.0044;200:0.0036;800:0.0031",
            "ISO 9001-2015, 10-20 kg",
            "QQ sugar, WeChat pay accepted",
            "B1381234567890",
            "@home, 50 @ 3.20",
        ] {
            assert_eq!(ways(&folded(text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_word_more_is_alike_and_another_article_is_not() {
        assert!(alike("聚乙烯渔网 三股 210D 50米", "聚乙烯渔网（三股）210D 50米"));
        assert!(alike(
            "Nylon fishing net 210D/3, 50 m",
            "NYLON FISHING NET 210D/3 50M"
        ));
        assert!(!alike("Nylon fishing net 210D/3, 50 m", "Nylon rope 12 mm, 50 m"));
        assert!(!alike("", ""));
    }

    #[test]
    fn a_price_is_far_at_five_times_the_median_and_only_among_enough() {
        let others = vec![price("2"); 9];
        assert_eq!(far_from(price("10.01"), others.clone()), Some(price("2")));
        assert_eq!(far_from(price("10"), others.clone()), None);
        assert_eq!(far_from(price("0.4"), others.clone()), None);
        assert_eq!(far_from(price("0.39"), others.clone()), Some(price("2")));
        assert_eq!(far_from(price("100"), others[..ENOUGH - 1].to_vec()), None);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in "\\PC{0,200}", other in "[ -~]{0,60}") {
            let _ = (ways(&folded(&text)), ways(&folded(&other)), alike(&text, &other));
        }

        #[test]
        fn a_title_is_alike_itself(text in "[a-z0-9\u{4e00}-\u{4eff}]{2,60}") {
            prop_assert!(alike(&text, &text));
        }
    }
}
