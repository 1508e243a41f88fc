//! Where what was looked for stands in a title.

use std::{collections::HashSet, ops::Range};

use super::{
    taught::Taught,
    wanted::{Phrase, Question, cut},
    words::{self, Piece},
};

/// What is marked: the terms of a question, and other terms of the trade vocabulary with all their words together.
pub(in crate::adapter) struct Marker {
    terms: HashSet<String>,
    synonyms: Vec<Phrase>,
}

impl Marker {
    /// What a question looks for by itself.
    pub(in crate::adapter) fn asked(text: &str, taught: &Taught) -> Self {
        Self::new(&Question::read(cut(text), taught))
    }

    /// What a question looks for in an index.
    pub(in crate::adapter) fn new(question: &Question) -> Self {
        let ways = question.slots.iter().flat_map(|slot| &slot.ways);
        Self {
            terms: ways
                .filter(|way| !way.sound)
                .map(|way| way.term.clone())
                .collect(),
            synonyms: question.synonyms.clone(),
        }
    }

    /// The places in a title; those that touch are one.
    pub(in crate::adapter) fn marks(&self, title: Option<&str>) -> Vec<Range<usize>> {
        let pieces = words::indexed(title.unwrap_or_default());
        let mut places: Vec<_> = pieces
            .iter()
            .filter(|piece| self.terms.contains(&piece.term))
            .map(|piece| piece.at.clone())
            .collect();
        for phrase in &self.synonyms {
            let first = phrase.first().map(|(term, _)| term);
            for piece in pieces.iter().filter(|piece| Some(&piece.term) == first) {
                places.extend(said(&pieces, phrase, piece.position).into_iter().flatten());
            }
        }
        places.sort_unstable_by_key(|at| (at.start, at.end));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for at in places {
            match marks.last_mut() {
                Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
                _ => marks.push(at),
            }
        }
        marks
    }
}

/// Where each term of a phrase stands that begins with this word, if it stands there.
fn said(pieces: &[Piece], phrase: &Phrase, start: usize) -> Option<Vec<Range<usize>>> {
    let place = |(term, at): &(String, usize)| {
        let stands = |piece: &&Piece| piece.position == start + at && piece.term == *term;
        pieces.iter().find(stands).map(|piece| piece.at.clone())
    };
    phrase.iter().map(place).collect()
}
