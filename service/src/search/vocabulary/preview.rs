//! What an entry will do, found out by plain searches, so that a bad synonym is seen before buyers see it.

use domain::{
    actor::{Actor, Right},
    id::EntryId,
    page::PageRequest,
    search::{
        SearchQuery,
        vocabulary::{Direction, Entry, EntryRow, TermEffect},
    },
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::read;
use crate::{Ctx, Result, error::require, search::look};

/// How many listings are shown of each term.
const EXAMPLES: u32 = 3;

/// What an entry will do, and what names exactly that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Term by term, in the entry's order.
    pub terms: Vec<TermEffect>,
    /// How many listings have any of them, word for word.
    pub altogether: u64,
    /// Sent along with the confirmation.
    pub seal: String,
}

/// What an entry will do: a new one, or this one in its place. Nothing is written, and nothing counted as asked.
pub async fn preview(ctx: &Ctx, actor: &Actor, id: Option<EntryId>, entry: &Entry) -> Result<Preview> {
    require(actor, Right::KeepVocabulary)?;
    let all = read::all(ctx.db.read()).await?;
    let (mut terms, mut altogether) = (Vec::new(), 0);
    for (at, term) in entry.terms().iter().enumerate() {
        let own = look(ctx, &just(term, &[], EXAMPLES)).await?;
        altogether += match at {
            0 => own.total,
            _ => look(ctx, &just(term, &entry.terms()[..at], 1)).await?.total,
        };
        let example = own.items.into_iter().map(|found| (found.hit.id, found.hit.title));
        terms.push(TermEffect {
            term: term.clone(),
            alone: own.total,
            then: own.total,
            examples: example.collect(),
            also_in: others(&all, id)
                .filter(|other| other.entry.has(term))
                .cloned()
                .collect(),
        });
    }
    let finding = match entry.direction() {
        Direction::Both => terms.len(),
        Direction::OneWay => 1,
    };
    terms[..finding]
        .iter_mut()
        .for_each(|term| term.then = altogether);
    Ok(Preview {
        terms,
        altogether,
        seal: sealed(&all, id, Some(entry)),
    })
}

/// Names a change: of no entry into one, of one into another, or, without `entry`, of one into none.
pub async fn seal(ctx: &Ctx, actor: &Actor, id: Option<EntryId>, entry: Option<&Entry>) -> Result<String> {
    require(actor, Right::KeepVocabulary)?;
    Ok(sealed(&read::all(ctx.db.read()).await?, id, entry))
}

/// The listings that have a term word for word and none of the others: quoted, it is looked for without synonyms.
fn just(term: &str, without: &[String], limit: u32) -> SearchQuery {
    let without = without.iter().map(|other| format!(" -\"{other}\""));
    SearchQuery {
        text: format!("\"{term}\"{}", without.collect::<String>()),
        page: PageRequest::new(Some(limit), None),
        ..SearchQuery::default()
    }
}

fn others(all: &[EntryRow], id: Option<EntryId>) -> impl Iterator<Item = &EntryRow> {
    all.iter().filter(move |row| Some(row.id) != id)
}

/// Names what stands now, what comes in its place, and which other entries have a term of it.
pub(super) fn sealed(all: &[EntryRow], id: Option<EntryId>, entry: Option<&Entry>) -> String {
    let stands = all.iter().find(|row| Some(row.id) == id).map(|row| &row.entry);
    let shares =
        |other: &&EntryRow| entry.is_some_and(|entry| entry.terms().iter().any(|term| other.entry.has(term)));
    let shared: Vec<_> = others(all, id)
        .filter(shares)
        .map(|row| (row.id, &row.entry))
        .collect();
    let told = json!([stands, entry, shared]).to_string();
    hex::encode(Sha256::digest(told))
}
