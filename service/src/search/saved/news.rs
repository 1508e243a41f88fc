//! What a mail about saved searches tells, read when it is sent: a listing taken off show, a search given up and mails
//! stopped meanwhile are not told.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    id::PersonId,
    notification::News,
    search::saved::{Alert, Every, NAMED, NewListing},
    text::Bilingual,
};
use entity::{catalog::listing, company::company, search::saved_search};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    super::shown::on_show,
    row,
    stop::{Stop, stop_token},
};
use crate::{Ctx, Error, Result};

/// What was found new up to `to`, search by search. Not found where nothing is left of it.
pub(crate) async fn news(ctx: &Ctx, person: PersonId, to: Instant) -> Result<News> {
    let db = ctx.db.read();
    let rows = row::of(person)
        .filter(saved_search::Column::ToldTo.eq(to))
        .filter(saved_search::Column::Every.ne(Every::Off.to_string()))
        .order_by_asc(saved_search::Column::Id)
        .all(db)
        .await?;
    let told = rows.into_iter().map(|row| {
        let ids: Vec<Uuid> = serde_json::from_value(row.told.clone())?;
        Ok((row, ids))
    });
    let told = told.collect::<Result<Vec<_>>>()?;
    let shown = listings(db, told.iter().flat_map(|(_, ids)| ids.iter().copied())).await?;
    let mut alerts = Vec::new();
    for (row, ids) in told {
        let new: Vec<_> = ids.iter().filter_map(|id| shown.get(id)).collect();
        if new.is_empty() {
            continue;
        }
        alerts.push(Alert {
            id: row.id.into(),
            sought: row::sought(&row)?,
            stop: stop_token(ctx, Stop::One(row.id.into())),
            name: row.name,
            new: new.len(),
            named: new.into_iter().take(NAMED).cloned().collect(),
        });
    }
    let stop = match &alerts[..] {
        [] => return Err(Error::NotFound),
        // Whoever wants no more mails like this one means the search it is about.
        [one] => one.stop.clone(),
        _ => stop_token(ctx, Stop::All(person)),
    };
    Ok(News::SavedSearches { alerts, stop })
}

/// Those of these listings that are on show, as a mail names them.
async fn listings(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, NewListing>> {
    let ids: BTreeSet<Uuid> = ids.collect();
    let rows = on_show().filter(listing::Column::Id.is_in(ids)).all(db).await?;
    let companies: BTreeSet<Uuid> = rows.iter().map(|row| row.company_id).collect();
    let suppliers = company::Entity::find()
        .filter(company::Column::Id.is_in(companies))
        .all(db)
        .await?;
    let suppliers: HashMap<Uuid, Bilingual> = suppliers
        .into_iter()
        .map(|row| {
            (
                row.id,
                Bilingual {
                    zh: row.name_zh,
                    en: row.name_en,
                },
            )
        })
        .collect();
    let named = rows.into_iter().filter_map(|row| {
        let listing = NewListing {
            id: row.id.into(),
            title: Bilingual {
                zh: row.title_zh,
                en: row.title_en,
            },
            supplier: suppliers.get(&row.company_id)?.clone(),
        };
        Some((row.id, listing))
    });
    Ok(named.collect())
}
