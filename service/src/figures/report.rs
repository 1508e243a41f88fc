//! The figures an operator reads: counted, divided, and called by their names.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use domain::{
    actor::{Actor, Right},
    figures::{By, Key, Period, Report, Row, Tally, divided},
    text::Bilingual,
};
use entity::{catalog::category, market::market};
use sea_orm::{DatabaseConnection, EntityTrait, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    count::{self, RawKey},
    facts::Wanted,
};
use crate::{
    Ctx, Error, Result, company,
    error::{OrNotFound, require},
    market::{chosen_among, reference, with_figures},
    stored,
};

/// The most suppliers that have a row of their own.
const SUPPLIERS: usize = 100;

/// What somebody wants to know.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of which market, by its slug; `None`: of all whose figures they read.
    pub market: Option<String>,
    /// Of which months.
    pub period: Period,
    /// Divided how.
    pub by: By,
}

/// The figures of the markets one operates; whoever administers the platform reads those of all. Ten queries or
/// fewer, however much happened.
pub async fn report(ctx: &Ctx, actor: &Actor, asked: &Asked) -> Result<Report> {
    require(actor, Right::SeeFigures)?;
    let db = ctx.db.read();
    let mine = market::Entity::figured_for(actor)
        .order_by_asc(market::Column::Position)
        .order_by_asc(market::Column::Id)
        .limit(200)
        .all(db)
        .await?;
    let wanted = |row: &&market::Model| asked.market.as_ref().is_none_or(|slug| row.slug == *slug);
    let chosen: Vec<_> = mine.iter().filter(wanted).cloned().collect();
    if chosen.is_empty() && asked.market.is_some() {
        return Err(Error::NotFound);
    }
    let wanted = Wanted {
        markets: chosen.iter().map(|row| row.id).collect(),
        period: asked.period,
        by: asked.by,
        backend: db.get_database_backend(),
    };
    let (rows, total) = divided(count::all(db, &wanted).await?);
    let rows = match asked.by {
        By::Month => by_month(asked.period, rows),
        By::Market => by_market(&chosen, rows),
        By::Region => by_region(&chosen, rows),
        By::Category => by_category(db, rows).await?,
        By::Supplier => by_supplier(db, &wanted.markets, rows).await?,
        By::SupplierCountry | By::BuyerCountry => by_country(rows)?,
    };
    Ok(Report {
        markets: mine.into_iter().map(reference).collect(),
        today: with_figures(ctx, chosen).await?,
        period: asked.period,
        by: asked.by,
        rows,
        total,
    })
}

type Rows = BTreeMap<RawKey, Tally>;

/// Every month, also those in which nothing happened.
fn by_month(period: Period, mut rows: Rows) -> Vec<Row> {
    let months = period.months().zip(0..);
    let row = |(month, place)| Row {
        key: Key::Month(month),
        tally: rows.remove(&RawKey::Month(place)).unwrap_or_default(),
    };
    months.map(row).collect()
}

/// Every market, also those in which nothing happened.
fn by_market(chosen: &[market::Model], mut rows: Rows) -> Vec<Row> {
    let row = |market: &market::Model| Row {
        key: Key::Market(reference(market.clone())),
        tally: rows.remove(&RawKey::Id(Some(market.id))).unwrap_or_default(),
    };
    most_first(chosen.iter().map(row).collect())
}

fn by_region(chosen: &[market::Model], mut rows: Rows) -> Vec<Row> {
    let in_city = chosen.iter().map(|market| {
        let tally = rows.remove(&RawKey::Id(Some(market.id)));
        (market.region_code.clone(), tally.unwrap_or_default())
    });
    let (cities, _) = divided(in_city);
    let name = |code: &String| {
        let market = chosen.iter().find(|market| market.region_code == *code);
        market.map_or_else(Bilingual::default, |market| {
            Bilingual::both(&market.region_zh, &market.region_en)
        })
    };
    let row = |(code, tally): (String, Tally)| Row {
        key: Key::Region(code.clone(), name(&code)),
        tally,
    };
    most_first(cities.into_iter().map(row).collect())
}

/// Categories come together under the main one each is in.
async fn by_category(db: &DatabaseConnection, rows: Rows) -> Result<Vec<Row>> {
    let categories: HashMap<Uuid, category::Model> = category::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let main = |key| {
        let RawKey::Id(Some(id)) = key else { return None };
        let path = categories.get(&id)?.path.split(" > ").next()?;
        Some(path.to_owned())
    };
    let (mains, _) = divided(rows.into_iter().map(|(key, tally)| (main(key), tally)));
    let named = |path: String| {
        let own = categories.values().find(|category| category.path == path);
        let name = Bilingual {
            zh: own.and_then(|category| category.name_zh.clone()),
            en: Some(own.map_or_else(|| path.clone(), |category| category.name_en.clone())),
        };
        Key::Category(path, name)
    };
    let row = |(main, tally): (Option<String>, Tally)| Row {
        key: main.map_or(Key::NoCategory, &named),
        tally,
    };
    Ok(most_first(mains.into_iter().map(row).collect()))
}

/// The suppliers with the most, and all others together.
async fn by_supplier(db: &DatabaseConnection, markets: &[Uuid], rows: Rows) -> Result<Vec<Row>> {
    let mut all: Vec<_> = rows.into_iter().collect();
    all.sort_by_key(|(_, tally)| rank(tally));
    let rest = all.split_off(all.len().min(SUPPLIERS));
    let first = all.into_iter().filter_map(|(key, tally)| match key {
        RawKey::Id(Some(id)) => Some((id, tally)),
        _ => None,
    });
    let first: Vec<_> = first.collect();
    let ids = || first.iter().map(|(id, _)| *id);
    let companies = company::read::references(db, ids()).await?;
    let examples = chosen_among(db, markets, ids()).await?;
    let mut shown = Vec::new();
    for (id, tally) in first {
        let company = companies.get(&id).cloned().or_not_found()?;
        let key = Key::Supplier(company, examples.contains(&id));
        shown.push(Row { key, tally });
    }
    if !rest.is_empty() {
        let (_, tally) = divided(rest);
        let key = Key::Others;
        shown.push(Row { key, tally });
    }
    Ok(shown)
}

fn by_country(rows: Rows) -> Result<Vec<Row>> {
    let row = |(key, tally)| {
        let code = match key {
            RawKey::Code(code) => code,
            other => return Err(Error::internal(format!("{other:?} is no country"))),
        };
        Ok(Row {
            key: Key::Country(stored::text(&code)?),
            tally,
        })
    };
    let rows = rows.into_iter().map(row).collect::<Result<_>>()?;
    Ok(most_first(rows))
}

/// The row with the most orders first, then with the most requests, then with the most listings.
fn most_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| rank(&row.tally));
    rows
}

fn rank(tally: &Tally) -> Reverse<[u64; 3]> {
    Reverse([tally.orders, tally.requests, tally.listings])
}
