//! Listings and how they come to be: who sees which.

use domain::actor::{Actor, Member, Right};
use sea_orm::{
    Condition, QueryFilter, QuerySelect, Select,
    entity::prelude::*,
    sea_query::{IntoCondition, Query, SelectStatement},
};

use super::{of_company, readable};
use crate::{
    catalog::{
        bulk_edit, bulk_edit_listing, catalog_feed, catalog_feed_run, catalog_import, catalog_import_row,
        catalog_mapping, import_picture, listing, listing_market, listing_picture,
    },
    outbox::event,
};

impl listing::Entity {
    /// What is on show to everyone; to its supplier and the operators of its markets, in any state.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let on_show = listing::Column::State.eq("published");
        Self::find().filter(from_within(actor).add(on_show))
    }

    /// A supplier's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(owned(actor))
    }
}

/// Listings seen from within, whatever their state: one's own, and those in the markets one operates.
fn from_within(actor: &Actor) -> Condition {
    let in_my_markets = readable(actor, Right::Operate, |member| {
        let offered = Query::select()
            .column(listing_market::Column::ListingId)
            .from(listing_market::Entity)
            .and_where(listing_market::Column::MarketId.is_in(member.markets().map(|id| id.0)))
            .take();
        listing::Column::Id.in_subquery(offered).into_condition()
    });
    Condition::any().add(owned(actor)).add(in_my_markets)
}

impl listing_picture::Entity {
    /// Approved ones of what is on show, to everyone; to its supplier and the operators of its markets, all.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let approved = Condition::all()
            .add(listing_picture::Column::ApprovedAt.is_not_null())
            .add(
                listing_picture::Column::ListingId
                    .in_subquery(ids_of(listing::Column::State.eq("published").into_condition())),
            );
        let within = listing_picture::Column::ListingId.in_subquery(ids_of(from_within(actor)));
        Self::find().filter(Condition::any().add(approved).add(within))
    }
}

/// The ids of these listings.
fn ids_of(which: Condition) -> SelectStatement {
    Query::select()
        .column(listing::Column::Id)
        .from(listing::Entity)
        .cond_where(which)
        .take()
}

fn owned(actor: &Actor) -> Condition {
    readable(actor, Right::SeeListings, |member| {
        of_company(listing::Column::CompanyId, member)
    })
}

impl catalog_feed::Entity {
    /// A supplier's own.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(catalog_feed::Column::CompanyId, member)
        }))
    }
}

impl catalog_feed_run::Entity {
    /// Runs of feeds one sees.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut feeds = catalog_feed::Entity::visible_to(actor)
            .select_only()
            .column(catalog_feed::Column::Id);
        let feeds = QuerySelect::query(&mut feeds).take();
        Self::find().filter(catalog_feed_run::Column::FeedId.in_subquery(feeds))
    }
}

impl catalog_import::Entity {
    /// A supplier's own.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let own = |member: &Member| of_company(catalog_import::Column::CompanyId, member);
        Self::find().filter(readable(actor, Right::SeeListings, own))
    }
}

impl catalog_import_row::Entity {
    /// Rows of imports one sees.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut imports = catalog_import::Entity::visible_to(actor)
            .select_only()
            .column(catalog_import::Column::Id);
        let imports = QuerySelect::query(&mut imports).take();
        Self::find().filter(catalog_import_row::Column::ImportId.in_subquery(imports))
    }
}

impl import_picture::Entity {
    /// Files that came with imports one sees.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut imports = catalog_import::Entity::visible_to(actor)
            .select_only()
            .column(catalog_import::Column::Id);
        let imports = QuerySelect::query(&mut imports).take();
        Self::find().filter(import_picture::Column::ImportId.in_subquery(imports))
    }
}

impl catalog_mapping::Entity {
    /// A supplier's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(catalog_mapping::Column::CompanyId, member)
        }))
    }
}

impl bulk_edit::Entity {
    /// A supplier's own.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(bulk_edit::Column::CompanyId, member)
        }))
    }
}

impl bulk_edit_listing::Entity {
    /// Listings of bulk edits one sees.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut edits = bulk_edit::Entity::visible_to(actor)
            .select_only()
            .column(bulk_edit::Column::Id);
        let edits = QuerySelect::query(&mut edits).take();
        Self::find().filter(bulk_edit_listing::Column::BulkEditId.in_subquery(edits))
    }
}

impl event::Entity {
    /// What happened to a supplier's own listing.
    pub fn of_listing(actor: &Actor, listing: Uuid) -> Select<Self> {
        let own = Condition::all()
            .add(owned(actor))
            .add(listing::Column::Id.eq(listing));
        Self::find().filter(event::Column::SubjectId.in_subquery(ids_of(own)))
    }
}
