//! What a change does to the listings that are there: read once, both to tell it and to do it.

use std::collections::HashMap;

use domain::{
    catalog::{
        ListingState,
        schema::{
            Schema,
            change::Change,
            effect::{Described, Effect, Shift},
            tree::Tree,
        },
    },
    id::CategoryId,
    state::State,
    text::Bilingual,
};
use entity::catalog::listing;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use crate::Result;

/// How many listings are read at once.
const BATCH: u64 = 2_000;

/// What it does, and to which listings.
#[derive(Default)]
pub(super) struct Weighed {
    pub effect: Effect,
    /// Those that lack something from now on.
    pub incomplete: Vec<Uuid>,
    /// Those that lack nothing any more.
    pub complete: Vec<Uuid>,
    /// Those on show: results find them otherwise.
    pub on_show: Vec<Uuid>,
}

/// A listing, as far as its category is concerned.
type Row = (
    Uuid,
    Uuid,
    String,
    Option<String>,
    Option<String>,
    Value,
    bool,
    String,
);

/// Reads every listing of the categories that change, archived ones aside.
pub(super) async fn weigh(
    db: &impl ConnectionTrait,
    before: &Tree,
    after: &Tree,
    change: &Change,
) -> Result<Weighed> {
    let become_of = |id: CategoryId| match change {
        Change::Retire { category, into } if *category == id => *into,
        _ => Some(id),
    };
    let ways: HashMap<Uuid, (Shift, Schema)> = before
        .changed(after)
        .into_iter()
        .map(|id| {
            let then = become_of(id).map(|id| after.schema(id)).unwrap_or_default();
            (id.0, (Shift::new(&before.schema(id), &then), then))
        })
        .collect();
    let mut weighed = Weighed::default();
    if ways.is_empty() {
        return Ok(weighed);
    }
    let mut last: Option<Uuid> = None;
    loop {
        let rows = batch(db, ways.keys().copied().collect(), last).await?;
        let Some(end) = rows.last() else { break };
        last = Some(end.0);
        for row in rows {
            if let Some((shift, schema)) = ways.get(&row.1) {
                weighed.note(shift, schema, row)?;
            }
        }
    }
    Ok(weighed)
}

async fn batch(db: &impl ConnectionTrait, categories: Vec<Uuid>, after: Option<Uuid>) -> Result<Vec<Row>> {
    use listing::Column::{Attributes, CategoryId, Id, Incomplete, Sku, State, TitleEn, TitleZh};
    let mut rows = listing::Entity::find()
        .select_only()
        .columns([
            Id, CategoryId, Sku, TitleZh, TitleEn, Attributes, Incomplete, State,
        ])
        .filter(CategoryId.is_in(categories))
        .filter(State.ne(ListingState::Archived.name()))
        .order_by_asc(Id)
        .limit(BATCH);
    if let Some(after) = after {
        rows = rows.filter(Id.gt(after));
    }
    Ok(rows.into_tuple().all(db).await?)
}

impl Weighed {
    fn note(&mut self, shift: &Shift, schema: &Schema, row: Row) -> Result<()> {
        let (id, _, sku, zh, en, attributes, was_incomplete, state) = row;
        let attributes = serde_json::from_value(attributes)?;
        match (schema.is_met(&attributes), was_incomplete) {
            (false, false) => self.incomplete.push(id),
            (true, true) => self.complete.push(id),
            _ => {}
        }
        if state == ListingState::Published.name() {
            self.on_show.push(id);
        }
        self.effect.note(
            shift,
            Described {
                listing: id.into(),
                sku,
                title: Bilingual { zh, en },
                attributes,
            },
        );
        Ok(())
    }
}
