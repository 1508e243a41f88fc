//! What listings are filtered and counted by most. There are many listings and few kinds of them: those in the same
//! category from the same markets and countries share a profile, so a search looks at each profile and not at each
//! listing's columns.

use std::collections::HashMap;

use tantivy::{DocId, SegmentReader, columnar::StrColumn};

use super::sieve::Tally;
use crate::adapter::listed::FACETS;

/// A listing's values of each facet, by their places among the segment's names.
type Profile = [Box<[u32]>; FACETS.len()];

/// The profiles of a segment.
pub(super) struct Profiles {
    /// Which one each listing has.
    of: Vec<u32>,
    profiles: Vec<Profile>,
    /// The values there are, in their order, facet by facet.
    names: [Vec<Box<str>>; FACETS.len()],
}

impl Profiles {
    /// Reads the columns of a segment.
    pub(super) fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let mut columns = [const { None }; FACETS.len()];
        for (column, name) in columns.iter_mut().zip(FACETS) {
            *column = fast.str(name)?;
        }
        let mut known: HashMap<Profile, u32> = HashMap::new();
        let of = (0..reader.max_doc()).map(|doc| {
            let profile = columns.each_ref().map(|column| values(column.as_ref(), doc));
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(profile).or_insert(next)
        });
        let of = of.collect();
        let mut profiles: Vec<_> = known.into_iter().collect();
        profiles.sort_unstable_by_key(|(_, at)| *at);
        Ok(Self {
            of,
            profiles: profiles.into_iter().map(|(profile, _)| profile).collect(),
            names: columns.map(|column| names(column.as_ref()).unwrap_or_default()),
        })
    }

    /// Where these values stand among a facet's.
    fn places(&self, facet: usize, values: &[&str]) -> Vec<u32> {
        let place = |value: &&str| {
            self.names[facet]
                .binary_search_by(|name| (**name).cmp(value))
                .ok()
        };
        let places = values.iter().filter_map(place);
        places.filter_map(|place| u32::try_from(place).ok()).collect()
    }
}

fn values(column: Option<&StrColumn>, doc: DocId) -> Box<[u32]> {
    let Some(column) = column else {
        return Box::default();
    };
    column.term_ords(doc).map(|value| value as u32).collect()
}

/// The texts a column has, in their order.
pub(super) fn names(column: Option<&StrColumn>) -> std::io::Result<Vec<Box<str>>> {
    let Some(column) = column else {
        return Ok(Vec::new());
    };
    let mut names = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        names.push(String::from_utf8_lossy(stream.key()).into());
    }
    Ok(names)
}

/// What a search chose of each facet.
pub(super) type Chosen<'a> = [Vec<&'a str>; FACETS.len()];

/// How a profile stands to what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It fits.
    Passes,
    /// Only what was chosen of one facet keeps it out: it counts for that facet.
    Save(usize),
    /// It is kept out.
    Out,
}

/// The profiles of a segment, counted for one search.
pub(super) struct Counted<'a> {
    profiles: &'a Profiles,
    /// Of each profile; nothing where everything passes.
    verdicts: Vec<Verdict>,
    passing: Counts,
    /// What only one facet keeps out, facet by facet.
    save: [Counts; FACETS.len()],
}

impl<'a> Counted<'a> {
    pub(super) fn new(profiles: &'a Profiles, chosen: &Chosen<'_>) -> Self {
        let filtered: Vec<(usize, Vec<u32>)> = (0..FACETS.len())
            .filter(|facet| !chosen[*facet].is_empty())
            .map(|facet| (facet, profiles.places(facet, &chosen[facet])))
            .collect();
        let verdict = |profile: &Profile| {
            let refuses = |(facet, allowed): &&(usize, Vec<u32>)| {
                !profile[*facet].iter().any(|value| allowed.contains(value))
            };
            let mut refusing = filtered.iter().filter(refuses).map(|(facet, _)| *facet);
            match (refusing.next(), refusing.next()) {
                (None, _) => Verdict::Passes,
                (Some(only), None) => Verdict::Save(only),
                _ => Verdict::Out,
            }
        };
        let verdicts = match filtered.is_empty() {
            true => Vec::new(),
            false => profiles.profiles.iter().map(verdict).collect(),
        };
        Self {
            verdicts,
            passing: Counts::default(),
            save: Default::default(),
            profiles,
        }
    }

    fn profile(&self, doc: DocId) -> usize {
        self.profiles.of[doc as usize] as usize
    }

    /// How a listing stands to what was chosen.
    pub(super) fn verdict(&self, doc: DocId) -> Verdict {
        match self.verdicts.is_empty() {
            true => Verdict::Passes,
            false => self.verdicts[self.profile(doc)],
        }
    }

    /// Counts a listing that passes.
    pub(super) fn count(&mut self, doc: DocId) {
        self.passing.add(self.profile(doc), self.profiles.profiles.len());
    }

    /// Counts a listing for the one facet that keeps it out.
    pub(super) fn count_for(&mut self, facet: usize, doc: DocId) {
        self.save[facet].add(self.profile(doc), self.profiles.profiles.len());
    }

    pub(super) fn end(self, tally: &mut Tally) {
        for (facet, name) in FACETS.into_iter().enumerate() {
            let names = &self.profiles.names[facet];
            let mut counts = vec![0_u64; names.len()];
            for (profile, count) in self.passing.each().chain(self.save[facet].each()) {
                for value in &self.profiles.profiles[profile][facet] {
                    counts[*value as usize] += u64::from(count);
                }
            }
            for (value, count) in names.iter().zip(counts).filter(|(_, count)| *count > 0) {
                tally.count(name, value, count);
            }
        }
    }
}

/// How many listings of each profile there are.
#[derive(Default)]
struct Counts {
    of: Vec<u32>,
    /// Those that are not zero.
    there: Vec<usize>,
}

impl Counts {
    fn add(&mut self, profile: usize, profiles: usize) {
        if self.of.is_empty() {
            self.of.resize(profiles, 0);
        }
        let count = &mut self.of[profile];
        if *count == 0 {
            self.there.push(profile);
        }
        *count += 1;
    }

    fn each(&self) -> impl Iterator<Item = (usize, u32)> {
        self.there.iter().map(|profile| (*profile, self.of[*profile]))
    }
}
