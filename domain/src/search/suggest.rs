//! What a question that is being typed may become.

use std::collections::HashSet;

use super::{Found, SearchHit, attribute::folded};
use crate::text::{Bilingual, Locale};

/// The most characters of a suggested question.
const MAX_PHRASE: usize = 40;
/// How many of each are suggested.
const MAX_PHRASES: usize = 5;
const MAX_SUPPLIERS: usize = 2;

/// Something to look for, or to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A question: words of a listing's title.
    Phrase(String),
    /// A category whose name has what was typed.
    Category {
        /// Its path.
        path: String,
        /// Its own name.
        name: Bilingual,
    },
    /// A supplier whose name has what was typed.
    Supplier {
        /// Its code.
        code: String,
        /// Its name.
        name: Bilingual,
    },
}

/// Whether a name has what was typed, in either language.
pub fn names(name: &Bilingual, typed: &str) -> bool {
    let typed = folded(typed);
    let has = |text: &String| folded(text).contains(&typed);
    !typed.is_empty() && [&name.zh, &name.en].into_iter().flatten().any(has)
}

/// What the titles of what was found say around what was typed, best first.
///
/// Where titles have none of it (it was typed as it sounds, or only descriptions say it), how they begin.
pub fn phrases(found: &[Found], typed: &str, locale: Locale) -> Vec<String> {
    let marked = found.iter().any(is_marked);
    let found = found.iter().filter(|found| is_marked(found) == marked);
    let mut seen = HashSet::from([folded(typed)]);
    found
        .filter_map(|found| phrase(found, locale))
        .filter(|phrase| !phrase.is_empty() && seen.insert(folded(phrase)))
        .take(MAX_PHRASES)
        .map(str::to_owned)
        .collect()
}

/// The suppliers of what was found whose names have what was typed.
pub fn suppliers(found: &[Found], typed: &str) -> Vec<Suggestion> {
    let mut seen = HashSet::new();
    let hits = found.iter().map(|found| &found.hit);
    let named = hits.filter(|hit| names(&hit.supplier, typed) && seen.insert(&hit.supplier_code));
    let supplier = |hit: &SearchHit| Suggestion::Supplier {
        code: hit.supplier_code.clone(),
        name: hit.supplier.clone(),
    };
    named.take(MAX_SUPPLIERS).map(supplier).collect()
}

fn is_marked(found: &Found) -> bool {
    !(found.marks.zh.is_empty() && found.marks.en.is_empty())
}

/// Of the title that has a word typed, the reader's first, the part it stands in; where neither has,
/// how the reader's begins.
fn phrase(found: &Found, locale: Locale) -> Option<&str> {
    let title = &found.hit.title;
    let marked = |locale| Some((title.exact(locale)?, found.marks.of(locale).first()?.start));
    let (title, at) = [locale, locale.other()]
        .into_iter()
        .find_map(marked)
        .unwrap_or((title.get(locale), 0));
    let (before, after) = (title.get(..at)?, title.get(at..)?);
    let start = before
        .char_indices()
        .rev()
        .find(|(index, c)| ends(title, *index, *c))
        .map_or(0, |(index, c)| index + c.len_utf8());
    let end = after
        .char_indices()
        .find(|(index, c)| ends(title, at + index, *c))
        .map_or(title.len(), |(index, _)| at + index);
    let part = &title[start..end];
    if part.chars().count() <= MAX_PHRASE {
        return Some(part.trim());
    }
    let Some((cut, _)) = title[at..end].char_indices().nth(MAX_PHRASE) else {
        return Some(title[at..end].trim());
    };
    let cut = &title[at..at + cut];
    Some(cut.rsplit_once(' ').map_or(cut, |(words, _)| words).trim())
}

/// Whether a part of a title ends here: at a sign between parts, or a blank after a Chinese word.
fn ends(title: &str, at: usize, c: char) -> bool {
    let after_han = || title[..at].ends_with(|before: char| ('\u{3400}'..='\u{9fff}').contains(&before));
    match c {
        ',' | ';' | '(' | ')' | '[' | ']' | '|' | '\u{ff0c}' | '\u{3001}' | '\u{ff1b}' | '\u{ff08}'
        | '\u{ff09}' | '\u{3010}' | '\u{3011}' | '\u{b7}' => true,
        ' ' => after_han(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(title: &str, at: &str) -> String {
        let hit = serde_json::json!({
            "id": uuid::Uuid::nil(), "sku": "1", "title": {"zh": title}, "summary": {}, "brand": null, "model": null,
            "supplier_code": "a", "supplier": {}, "markets": [], "category": null, "hs_code": null,
            "selling": {"currency": "CNY", "moq": "1", "increment": "1", "tiers": []},
            "unit": "H87", "lead_time_days": null,
        });
        let start = title.find(at).unwrap();
        let found = Found {
            hit: serde_json::from_value(hit).unwrap(),
            marks: super::super::Marks {
                zh: std::iter::once(start..start + at.len()).collect(),
                en: Vec::new(),
            },
            why: None,
        };
        phrase(&found, Locale::ZhCn).unwrap().to_owned()
    }

    #[test]
    fn a_phrase_is_the_part_of_the_title_that_has_the_word() {
        assert_eq!(part("PVC 警示胶带 黑黄斜纹 48 mm", "示"), "PVC 警示胶带");
        assert_eq!(part("PVC 警示胶带 黑黄斜纹 48 mm", "黑黄"), "黑黄斜纹");
        assert_eq!(part("Nylon net (green), 0.20 mm", "net"), "Nylon net");
        assert_eq!(part("充电器 20W，快充", "快"), "快充");
    }

    #[test]
    fn a_long_one_begins_with_the_word() {
        let title =
            "One very long title that goes on and on about nothing but nets and more nets and yet more";
        assert_eq!(part(title, "nothing"), "nothing but nets and more nets and yet");
        assert_eq!(part(&"网".repeat(60), "网").chars().count(), MAX_PHRASE);
    }

    #[test]
    fn a_name_has_what_was_typed_in_either_language() {
        let name = Bilingual::both("洞庭渔具厂", "Dongting Gear");
        assert!(names(&name, "渔具") && names(&name, "TING g"));
        assert!(!names(&name, "") && !names(&name, "tea"));
    }
}
