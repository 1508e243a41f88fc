//! Pictures handed in as a ZIP archive beside a catalogue file (图片压缩包): which of them a row means.
//!
//! Names are keys here and never paths on a disk. They are compared without regard to case, to the way an accent is
//! written, and to which of `/` and `\` parts folders.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::problem::Problem;

/// The most files an archive may hold.
pub const MAX_FILES: usize = 5_000;
/// The most all of them may come to once unpacked, in bytes.
pub const MAX_UNPACKED: u64 = 1 << 30;
/// The largest archive, in bytes.
pub const MAX_ARCHIVE: usize = 100 << 20;
/// The most characters of a name.
pub const MAX_NAME: usize = 300;

/// How names of pictures that are taken end.
const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];
/// How many folders above a file a row may name.
const MAX_FOLDERS: usize = 8;

/// Whether a file's name says that it is a picture of a kind that is taken. What it is, its content says later.
pub fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file is what a system keeps for itself: nobody put it into the archive by hand.
pub fn is_systems(name: &str) -> bool {
    let key = key(name);
    let own = |part: &str| part.starts_with('.') || part == "__macosx";
    key.split('/').any(own) || matches!(last(&key), "thumbs.db" | "desktop.ini")
}

/// Whether a row that names a picture so means the file of this name: all of the one is the end of the other.
pub fn is_same(named: &str, file: &str) -> bool {
    let (named, file) = (key(named), key(file));
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short)
            .is_some_and(|above| !short.is_empty() && (above.is_empty() || above.ends_with('/')))
    };
    ends(&named, &file) || ends(&file, &named)
}

/// The pictures of an archive by what rows may call them, each by its number.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By their whole paths; `None`: several are written so but for their case.
    whole: HashMap<String, Option<u32>>,
    /// By the ends of their paths; `None`: several end so.
    ends: HashMap<String, Option<u32>>,
}

impl Names {
    /// The names of pictures, each with its number.
    pub fn new<'a>(pictures: impl IntoIterator<Item = (u32, &'a str)>) -> Self {
        let mut names = Self::default();
        for (number, name) in pictures {
            let whole = key(name);
            for end in ends(&whole).take(MAX_FOLDERS + 1) {
                note(&mut names.ends, end, number);
            }
            note(&mut names.whole, &whole, number);
        }
        names
    }

    /// The picture a row means: by its whole path, or by the end of it where only one ends so.
    pub fn find(&self, named: &str) -> Result<u32, Problem> {
        let wanted = key(named);
        match self.whole.get(&wanted).or_else(|| self.ends.get(&wanted)) {
            Some(Some(number)) => Ok(*number),
            Some(None) => Err(Problem::new("archive-several").with("name", named)),
            None => Err(Problem::new("archive-nowhere").with("name", named)),
        }
    }
}

/// The pictures of an archive by the SKU their names begin with.
#[derive(Clone, Debug, Default)]
pub struct BySku(HashMap<String, Vec<u32>>);

impl BySku {
    /// Gives each picture to the longest SKU its name begins with, followed by no letter or digit: `A1-2.jpg` is of
    /// `A1-2` if there is one, else of `A1`, never of `A`.
    pub fn new<'a>(pictures: impl IntoIterator<Item = (u32, &'a str)>, skus: &HashSet<String>) -> Self {
        let mut found: HashMap<String, Vec<(String, u32)>> = HashMap::new();
        for (number, name) in pictures {
            let whole = key(name);
            let name = last(&whole);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            if let Some(sku) = beginnings(stem).find(|beginning| skus.contains(*beginning)) {
                let of_sku = found.entry(sku.to_owned()).or_default();
                of_sku.push((stem.to_owned(), number));
            }
        }
        let in_order = |mut pictures: Vec<(String, u32)>| {
            // `-10` comes after `-9`.
            pictures.sort_by_key(|(stem, number)| (stem.chars().count(), stem.clone(), *number));
            pictures.into_iter().map(|(_, number)| number).collect()
        };
        Self(found.into_iter().map(|(sku, all)| (sku, in_order(all))).collect())
    }

    /// The pictures of a SKU, in the order of their names.
    pub fn of(&self, sku: &str) -> &[u32] {
        self.0.get(&sku_key(sku)).map_or(&[], Vec::as_slice)
    }
}

/// A SKU as it is compared with names of files.
pub fn sku_key(sku: &str) -> String {
    sku.trim().nfc().collect::<String>().to_lowercase()
}

/// A name as it is compared.
fn key(name: &str) -> String {
    let folded = name.nfc().collect::<String>().to_lowercase();
    let parts = folded.split(['/', '\\']).map(str::trim);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

fn note(known: &mut HashMap<String, Option<u32>>, name: &str, number: u32) {
    let one = known.entry(name.to_owned()).or_insert(Some(number));
    if *one != Some(number) {
        *one = None;
    }
}

fn last(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or_default()
}

/// The ends of a path, the shortest first: the bare name, then with one folder, and so on.
fn ends(key: &str) -> impl Iterator<Item = &str> {
    let cuts = key.rmatch_indices('/').map(|(at, _)| &key[at + 1..]);
    cuts.chain([key])
}

/// The beginnings of a name that are followed by no letter or digit, the longest first.
fn beginnings(stem: &str) -> impl Iterator<Item = &str> {
    let cuts = stem.char_indices().rev().filter(|(_, c)| !c.is_alphanumeric());
    [stem]
        .into_iter()
        .chain(cuts.map(|(at, _)| stem[..at].trim_end()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(all: &[&'static str]) -> Names {
        Names::new((0..).zip(all.iter().copied()))
    }

    fn by_sku(all: &[&'static str], skus: &[&str]) -> BySku {
        let skus = skus.iter().map(|sku| sku_key(sku)).collect();
        BySku::new((0..).zip(all.iter().copied()), &skus)
    }

    #[test]
    fn a_row_names_a_picture_by_its_path_or_by_the_end_of_it() {
        let names = names(&[
            "photos/red/net.jpg",
            "photos/blue/net.jpg",
            "渔网/Rope.PNG",
            "net.jpg",
        ]);
        let code = |named: &str| names.find(named).map_err(|problem| problem.code.into_owned());
        for (named, number) in [
            ("photos\\RED\\net.jpg", 0),
            ("./blue/net.JPG", 1),
            ("rope.png", 2),
            ("渔网\\rope.png", 2),
            // All of a path before an end of others.
            ("net.jpg", 3),
        ] {
            assert_eq!(code(named), Ok(number), "{named}");
        }
        assert_eq!(code("green/net.jpg"), Err("archive-nowhere".into()));
        // No part of a name, and nothing outside the archive.
        for named in ["et.jpg", "", "/", "../net.jpg", "C:\\net.jpg"] {
            assert_eq!(code(named), Err("archive-nowhere".into()), "{named}");
        }
    }

    #[test]
    fn a_name_that_fits_several_is_told_and_not_guessed() {
        let names = names(&["red/net.jpg", "blue/net.jpg"]);
        assert_eq!(names.find("net.jpg").unwrap_err().code, "archive-several");
    }

    #[test]
    fn an_accent_is_the_same_however_it_is_written() {
        assert_eq!(names(&["Cafe\u{301}.jpg"]).find("CAF\u{c9}.jpg"), Ok(0));
    }

    #[test]
    fn a_picture_is_of_the_longest_sku_its_name_begins_with() {
        let files = [
            "all/A1-10.jpg",
            "A1-9.jpg",
            "a1.png",
            "A10.jpg",
            "A1-2 front.jpg",
            "B.jpg",
        ];
        let by = by_sku(&files, &["A1", "A1-2", "A"]);
        assert_eq!(by.of("A1"), [2, 1, 0]);
        assert_eq!(by.of(" a1-2 "), [4]);
        assert_eq!(by.of("A"), [0; 0]);
        assert_eq!(by.of("A10"), [0; 0]);
    }

    #[test]
    fn what_a_system_keeps_and_what_is_no_picture_is_told_apart() {
        for name in ["__MACOSX/._net.jpg", "a/.DS_Store", "a\\Thumbs.db"] {
            assert!(is_systems(name), "{name}");
        }
        assert!(!is_systems("a.b/net.jpg"));
        assert!(is_picture("a/Net.JPEG") && !is_picture("a.jpg/readme.txt") && !is_picture("jpg"));
    }

    #[test]
    fn a_name_means_a_file_whose_path_ends_so() {
        assert!(is_same("photos\\net.jpg", "net.jpg") && is_same("net.jpg", "photos/NET.jpg"));
        assert!(!is_same("a/1.jpg", "b/1.jpg") && !is_same("t.jpg", "net.jpg") && !is_same("", "net.jpg"));
    }

    proptest! {
        #[test]
        fn every_picture_is_found_by_its_whole_path_whatever_the_case(paths in prop::collection::hash_set("[a-c]{1,2}(/[a-c]{1,2}){0,3}\\.jpg", 1..20)) {
            let paths: Vec<_> = paths.into_iter().collect();
            let names = Names::new((0..).zip(paths.iter().map(String::as_str)));
            for (number, path) in (0..).zip(&paths) {
                prop_assert_eq!(names.find(&path.to_uppercase().replace('/', "\\")), Ok(number));
            }
        }

        #[test]
        fn no_picture_is_of_two_skus(files in prop::collection::vec("[ab1-]{1,6}\\.jpg", 1..20), skus in prop::collection::hash_set("[ab1-]{1,4}", 1..10)) {
            let by = BySku::new((0..).zip(files.iter().map(String::as_str)), &skus);
            let mut all: Vec<u32> = skus.iter().flat_map(|sku| by.of(sku)).copied().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), count);
        }
    }
}
