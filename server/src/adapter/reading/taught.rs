//! The trade vocabulary as this engine compares it: which of its terms a question has, and what else they are called.
//!
//! A term is compared like any text (`parts`): width, case and plurals make no difference. Within Han characters it must
//! begin and end where words do: 线路 is not in 数据线路由器.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use domain::search::vocabulary::Vocabulary;

use super::{
    han,
    parts::{Kind, Link, Part, parts},
    wanted::{Phrase, phrase},
    words::plain,
};

/// The vocabulary, by the first atom of each term.
#[derive(Default)]
pub(in crate::adapter) struct Taught(HashMap<String, Vec<Known>>);

/// A term that finds others.
struct Known {
    atoms: Vec<Atom>,
    others: Vec<Phrase>,
}

/// What is compared as a whole: a word, a number, a Han character.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Atom {
    text: String,
    /// Something other than space stands before it.
    apart: bool,
}

/// A place in parts: which part, and within Han characters which of them.
type Place = (usize, usize);

/// A term of the vocabulary in a question.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::adapter) struct Hit<'a> {
    pub parts: Range<usize>,
    /// What else it is called.
    pub others: &'a [Phrase],
}

impl Taught {
    pub(in crate::adapter) fn new(vocabulary: &Vocabulary) -> Self {
        let mut all: HashMap<Vec<String>, Known> = HashMap::new();
        for (term, others) in vocabulary.0.iter().flat_map(|entry| entry.ways()) {
            let atoms: Vec<_> = atoms(&parts(term)).into_iter().map(|(atom, _)| atom).collect();
            let key = atoms.iter().map(|atom| atom.text.clone()).collect();
            let known = all.entry(key).or_insert_with(|| Known {
                atoms,
                others: Vec::new(),
            });
            let own = phrase(&parts(term));
            for other in others.into_iter().map(|other| phrase(&parts(other))) {
                if !other.is_empty() && other != own && !known.others.contains(&other) {
                    known.others.push(other);
                }
            }
        }
        let mut taught: HashMap<String, Vec<Known>> = HashMap::new();
        for known in all.into_values() {
            if let Some(first) = known.atoms.first() {
                taught.entry(first.text.clone()).or_default().push(known);
            }
        }
        for known in taught.values_mut() {
            known.sort_by_key(|known| Reverse(known.atoms.len()));
        }
        Self(taught)
    }

    /// The terms that a question has, the longest where several begin in one place. Parts are divided where one begins
    /// or ends within.
    pub(in crate::adapter) fn hits(&self, parts: &mut Vec<Part>) -> Vec<Hit<'_>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (found, cuts) = self.found(parts);
        let places = divide(parts, &cuts);
        let index = |place: &Place| places.get(place).copied().unwrap_or(parts.len());
        let hits = found.into_iter().map(|(from, to, known)| Hit {
            parts: index(&from)..index(&to),
            others: &known.others,
        });
        hits.collect()
    }

    /// Each term with where it begins and ends, and all those places.
    fn found(&self, parts: &[Part]) -> (Vec<(Place, Place, &Known)>, Vec<Place>) {
        let atoms = atoms(parts);
        let mut borders = Borders::new(parts);
        let (mut found, mut cuts, mut at) = (Vec::new(), Vec::new(), 0);
        while at < atoms.len() {
            let known = self.0.get(&atoms[at].0.text).into_iter().flatten();
            let end = |known: &Known| {
                let next = at + known.atoms.len();
                atoms.get(next).map_or((parts.len(), 0), |(_, place)| *place)
            };
            let mut fitting = known.filter(|known| {
                known.begin(&atoms[at..]) && borders.are_at(atoms[at].1) && borders.are_at(end(known))
            });
            let Some(known) = fitting.next() else {
                at += 1;
                continue;
            };
            let (from, to) = (atoms[at].1, end(known));
            cuts.extend([from, to]);
            at += known.atoms.len();
            found.push((from, to, known));
        }
        (found, cuts)
    }
}

impl Known {
    fn begin(&self, atoms: &[(Atom, Place)]) -> bool {
        let alike = |(at, (own, (atom, _))): (usize, (&Atom, &(Atom, Place)))| {
            own.text == atom.text && (at == 0 || own.apart == atom.apart)
        };
        self.atoms.len() <= atoms.len() && self.atoms.iter().zip(atoms).enumerate().all(alike)
    }
}

/// A text's atoms, each with its place.
fn atoms(parts: &[Part]) -> Vec<(Atom, Place)> {
    let mut atoms = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let apart = part.link == Link::Apart;
        match part.kind {
            Kind::Sign => {}
            Kind::Word | Kind::Number => {
                let text = plain(part);
                atoms.push((Atom { text, apart }, (index, 0)));
            }
            Kind::Han => atoms.extend(part.letters.iter().enumerate().map(|(at, letter)| {
                let text = letter.c.to_string();
                let apart = apart && at == 0;
                (Atom { text, apart }, (index, at))
            })),
        }
    }
    atoms
}

/// Where words of Han characters begin: looked up only for parts that are asked about.
struct Borders<'a> {
    parts: &'a [Part],
    known: HashMap<usize, Vec<usize>>,
}

impl<'a> Borders<'a> {
    fn new(parts: &'a [Part]) -> Self {
        Self {
            parts,
            known: HashMap::new(),
        }
    }

    fn are_at(&mut self, (part, letter): Place) -> bool {
        let parts = self.parts;
        letter == 0
            || self
                .known
                .entry(part)
                .or_insert_with(|| begins(&parts[part]))
                .contains(&letter)
    }
}

fn begins(part: &Part) -> Vec<usize> {
    let run = part.text();
    let mut at = 0;
    let words = han::words(&run).into_iter();
    words
        .map(|word| {
            at += word.chars().count();
            at
        })
        .collect()
}

/// Divides parts of Han characters at these places; where each part begins now.
fn divide(parts: &mut Vec<Part>, cuts: &[Place]) -> BTreeMap<Place, usize> {
    let mut places = BTreeMap::new();
    let whole = std::mem::take(parts);
    for (index, mut part) in whole.into_iter().enumerate() {
        let mut within: Vec<_> = cuts
            .iter()
            .filter(|(at, letter)| *at == index && *letter > 0)
            .collect();
        within.sort_unstable();
        within.dedup();
        let mut begin = 0;
        for (_, letter) in within {
            let rest = Part {
                kind: part.kind,
                letters: part.letters.split_off(letter - begin),
                link: Link::Touching,
            };
            places.insert((index, begin), parts.len());
            parts.push(std::mem::replace(&mut part, rest));
            begin = *letter;
        }
        places.insert((index, begin), parts.len());
        parts.push(part);
    }
    places
}

#[cfg(test)]
mod tests {
    use domain::search::vocabulary::Entry;
    use proptest::prelude::*;

    use super::*;

    fn taught(entries: &[(&str, &str)]) -> Taught {
        let entry = |(terms, direction): &(&str, &str)| Entry::parse(terms, direction).unwrap();
        Taught::new(&Vocabulary(entries.iter().map(entry).collect()))
    }

    /// The parts of each hit, and how many other terms there are for it.
    fn hits(taught: &Taught, text: &str) -> Vec<(String, usize)> {
        let mut parts = parts(text);
        let hits = taught.hits(&mut parts);
        let text = |range: Range<usize>| parts[range].iter().map(Part::text).collect::<Vec<_>>().join(" ");
        hits.into_iter()
            .map(|hit| (text(hit.parts), hit.others.len()))
            .collect()
    }

    #[test]
    fn terms_are_found_however_they_are_written() {
        let taught = taught(&[
            ("充电宝\n移动电源\npower bank", "both"),
            ("T恤\ntee\nT-shirt", "both"),
        ]);
        for (text, found) in [
            ("Power Banks", "power banks"),
            ("大容量充电宝", "充电宝"),
            ("行動電源 移動電源", "移动电源"),
            ("男士T恤短袖", "t 恤"),
            ("t shirt", "t shirt"),
            ("red tees", "tees"),
        ] {
            assert_eq!(hits(&taught, text), [(found.to_owned(), 2)], "{text}");
        }
        for text in ["power", "bank power", "power, bank", "充电宝贝", "steel"] {
            assert_eq!(hits(&taught, text), [], "{text}");
        }
    }

    #[test]
    fn the_longest_is_taken_and_entries_add_up() {
        let taught = taught(&[
            ("net\n网", "both"),
            ("fishing net\n渔网", "both"),
            ("fishing net\ngill net", "one_way"),
        ]);
        assert_eq!(hits(&taught, "fishing net"), [("fishing net".to_owned(), 2)]);
        assert_eq!(
            hits(&taught, "net, gill net"),
            [("net".to_owned(), 1), ("net".to_owned(), 1)]
        );
    }

    proptest! {
        #[test]
        fn parts_divided_are_the_same_text(text in "[渔网尼龙充电宝移动源T恤 a-c,-]{0,30}") {
            let taught = taught(&[("渔网\nnet", "both"), ("充电宝\n移动电源\nb", "both"), ("T恤\na b", "both")]);
            let whole = parts(&text);
            let mut divided = whole.clone();
            let hits = taught.hits(&mut divided);
            let letters = |parts: &[Part]| parts.iter().flat_map(|part| part.letters.clone()).collect::<Vec<_>>();
            prop_assert_eq!(letters(&whole), letters(&divided));
            prop_assert!(divided.iter().all(|part| !part.letters.is_empty()));
            prop_assert!(hits.iter().all(|hit| !hit.parts.is_empty() && hit.parts.end <= divided.len()));
            prop_assert!(hits.windows(2).all(|two| two[0].parts.end <= two[1].parts.start));
        }
    }
}
