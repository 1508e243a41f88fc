//! The listings on show, and what surrounds them.

use std::collections::{BTreeSet, HashMap};

use domain::{Instant, catalog::schema::Schema, company::Standing, search::rank::FRESH};
use entity::{catalog::listing, company::company, market::market};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::document::{Listed, document};
use crate::{
    Result,
    catalog::{
        read::{self, Loaded},
        tree,
    },
    company::verification,
    order::stock::Held,
    port::search_index::SearchDocument,
};

/// Everything that is on show.
pub(super) fn on_show() -> Select<listing::Entity> {
    listing::Entity::find().filter(listing::Column::State.eq("published"))
}

/// The documents of these rows, as things stand now: as many queries for many as for one.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    now: Instant,
    rows: Vec<listing::Model>,
) -> Result<Vec<SearchDocument>> {
    let mut loaded = read::load(db, rows).await?;
    let held = Held::of(db, loaded.iter().map(|one| one.row.id)).await?;
    for one in &mut loaded {
        read::offer(&mut one.content, one.row.id, &held);
    }
    let around = Around::of(db, now, &loaded).await?;
    let tree = tree::load(db).await?;
    let documents = loaded.into_iter().map(|loaded| {
        let schema = loaded.row.category_id.map(|id| tree.schema(id.into()));
        document(around.listed(now, loaded, schema.unwrap_or_default()))
    });
    Ok(documents.collect())
}

/// Where suppliers and markets are.
struct Around {
    /// Where suppliers are registered, and whether they answer.
    suppliers: HashMap<Uuid, (String, bool)>,
    /// Names of certificates that hold.
    certificates: HashMap<Uuid, Vec<String>>,
    regions: HashMap<Uuid, String>,
}

impl Around {
    async fn of(db: &impl ConnectionTrait, now: Instant, loaded: &[Loaded]) -> Result<Self> {
        let companies: BTreeSet<Uuid> = loaded.iter().map(|one| one.supplier.id.0).collect();
        let suppliers: Vec<(Uuid, String, bool)> = company::Entity::find()
            .select_only()
            .columns([
                company::Column::Id,
                company::Column::Country,
                company::Column::Answers,
            ])
            .filter(company::Column::Id.is_in(companies.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let certificates = verification::certificates(db, now, companies).await?;
        let markets: BTreeSet<Uuid> = loaded
            .iter()
            .flat_map(|one| one.markets.iter().map(|market| market.id.0))
            .collect();
        let regions: Vec<(Uuid, String)> = market::Entity::find()
            .select_only()
            .columns([market::Column::Id, market::Column::RegionCode])
            .filter(market::Column::Id.is_in(markets))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            suppliers: suppliers
                .into_iter()
                .map(|(id, country, answers)| (id, (country, answers)))
                .collect(),
            certificates,
            regions: regions.into_iter().collect(),
        })
    }

    fn listed(&self, now: Instant, loaded: Loaded, schema: Schema) -> Listed {
        let supplier = self.suppliers.get(&loaded.supplier.id.0);
        let certificates = self.certificates.get(&loaded.supplier.id.0);
        let verified = matches!(loaded.supplier.standing.at(now), Standing::Verified { .. });
        let regions: BTreeSet<_> = loaded
            .markets
            .iter()
            .filter_map(|market| self.regions.get(&market.id.0))
            .collect();
        let new_at = loaded.row.listed_at.unwrap_or(loaded.row.created_at);
        Listed {
            id: loaded.row.id.into(),
            created_us: u64::try_from(new_at.timestamp_micros()).unwrap_or_default(),
            content: loaded.content,
            schema,
            country: supplier.and_then(|(code, _)| code.parse().ok()),
            answers: supplier.is_some_and(|(_, answers)| *answers),
            fresh: loaded.row.updated_at > now - FRESH,
            verified,
            certificates: certificates.filter(|_| verified).cloned().unwrap_or_default(),
            supplier: loaded.supplier,
            regions: regions.into_iter().cloned().collect(),
            markets: loaded.markets.into_iter().map(|market| market.slug).collect(),
            category: loaded.category,
        }
    }
}
