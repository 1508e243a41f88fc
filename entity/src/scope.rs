//! The scoped finders: the only doors to rows that belong to someone. What an actor may not see is not found.

use domain::{
    actor::{Actor, Member, Right},
    rfq::offer::Side,
};
use sea_orm::{
    Condition, QueryFilter, QuerySelect, Select,
    entity::prelude::*,
    sea_query::{ExprTrait, IntoCondition, Query, SelectStatement},
};

use crate::{
    catalog::{
        catalog_feed, catalog_feed_run, catalog_import, catalog_import_row, catalog_mapping, import_picture,
        listing, listing_market, listing_picture,
    },
    company::{address, bank, certificate, exhibit, member, paper, picture, record, verification_case},
    integration::api_key,
    market::{booth, market},
    moderation::{banned_word, moderation_case, restriction, trust_rule},
    order::purchase_order,
    promotion::{campaign, fair},
    rfq::{message, negotiation, offer, rfq, rfq_case, rfq_market},
};

/// A condition no row fulfils.
fn nothing() -> Condition {
    Condition::all().add(Expr::value(false))
}

/// Everything for the machine itself, what `of` says for a member, nothing for anyone else.
fn scoped(actor: &Actor, of: impl FnOnce(&Member) -> Condition) -> Condition {
    match actor {
        Actor::System => Condition::all(),
        Actor::Member(member) => of(member),
        Actor::Anyone => nothing(),
    }
}

/// The same, for those whose role, and whose key if they ask by one, lets them read such things.
fn readable(actor: &Actor, right: Right, of: impl FnOnce(&Member) -> Condition) -> Condition {
    if actor.may(right) {
        scoped(actor, of)
    } else {
        nothing()
    }
}

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
        listing::Column::CompanyId.eq(member.company.0).into_condition()
    })
}

impl campaign::Entity {
    /// What is or was shown, to everyone; to its supplier in any state; to the operators of its market all but what a
    /// supplier has not handed in.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let published = campaign::Column::State.eq("published");
        let within = Condition::any()
            .add(of_supplier(actor))
            .add(in_operated_market(actor));
        Self::find().filter(within.add(published))
    }

    /// A supplier's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(of_supplier(actor))
    }

    /// Those of the markets one operates, their own and what suppliers handed in.
    pub fn operated_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(in_operated_market(actor))
    }
}

impl fair::Entity {
    /// What is or was shown, to everyone; to the operators of its market in any state.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let published = fair::Column::State.eq("published");
        Self::find().filter(Condition::any().add(published).add(fairs_operated(actor)))
    }

    /// Those of the markets one operates.
    pub fn operated_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(fairs_operated(actor))
    }
}

fn fairs_operated(actor: &Actor) -> Condition {
    readable(actor, Right::Operate, |member| {
        fair::Column::MarketId
            .is_in(member.markets().map(|id| id.0))
            .into_condition()
    })
}

fn of_supplier(actor: &Actor) -> Condition {
    readable(actor, Right::SeeListings, |member| {
        campaign::Column::CompanyId.eq(member.company.0).into_condition()
    })
}

fn in_operated_market(actor: &Actor) -> Condition {
    let handed_in = campaign::Column::CompanyId
        .is_null()
        .or(campaign::Column::State.ne("draft"));
    readable(actor, Right::Operate, |member| {
        campaign::Column::MarketId
            .is_in(member.markets().map(|id| id.0))
            .into_condition()
    })
    .add(handed_in)
}

impl address::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            address::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl bank::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            bank::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl picture::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            picture::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl certificate::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            certificate::Column::CompanyId
                .eq(member.company.0)
                .into_condition()
        }))
    }
}

impl member::Entity {
    /// The people of one's own company.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            member::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl record::Entity {
    /// What operators did to one's own company.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            record::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl api_key::Entity {
    /// A company's own, for those who manage them.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::ManageKeys, |member| {
            api_key::Column::CompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl catalog_feed::Entity {
    /// A supplier's own.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            catalog_feed::Column::CompanyId
                .eq(member.company.0)
                .into_condition()
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
        let own = |member: &Member| {
            catalog_import::Column::CompanyId
                .eq(member.company.0)
                .into_condition()
        };
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
            catalog_mapping::Column::CompanyId
                .eq(member.company.0)
                .into_condition()
        }))
    }
}

impl moderation_case::Entity {
    /// Cases of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            moderation_case::Column::MarketId
                .is_in(member.markets().map(|id| id.0))
                .into_condition()
        };
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

impl banned_word::Entity {
    /// Words of every market, and those of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            Condition::any()
                .add(banned_word::Column::MarketId.is_null())
                .add(banned_word::Column::MarketId.is_in(member.markets().map(|id| id.0)))
        };
        Self::find().filter(readable(actor, Right::KeepBannedWords, mine))
    }
}

impl restriction::Entity {
    /// Restrictions of every market, and those of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            Condition::any()
                .add(restriction::Column::MarketId.is_null())
                .add(restriction::Column::MarketId.is_in(member.markets().map(|id| id.0)))
        };
        Self::find().filter(readable(actor, Right::KeepBannedWords, mine))
    }
}

impl trust_rule::Entity {
    /// The rules of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            trust_rule::Column::MarketId
                .is_in(member.markets().map(|id| id.0))
                .into_condition()
        };
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

impl verification_case::Entity {
    /// Cases of the markets the actor runs; whoever administers the platform sees all of them.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            if actor.may(Right::Administer) {
                Condition::all()
            } else if actor.may(Right::Operate) {
                verification_case::Column::MarketId
                    .is_in(member.markets().map(|id| id.0))
                    .into_condition()
            } else {
                nothing()
            }
        };
        Self::find().filter(scoped(actor, mine))
    }

    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            verification_case::Column::CompanyId
                .eq(member.company.0)
                .into_condition()
        }))
    }
}

impl paper::Entity {
    /// One's own company's, for those in it who may see papers; and what was handed in for cases one sees.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut cases = verification_case::Entity::visible_to(actor)
            .select_only()
            .column(verification_case::Column::Id);
        let handed_in = Query::select()
            .column(exhibit::Column::PaperId)
            .from(exhibit::Entity)
            .and_where(exhibit::Column::CaseId.in_subquery(QuerySelect::query(&mut cases).take()))
            .take();
        Self::find().filter(scoped(actor, |member| {
            let own = if actor.may(Right::SeePapers) {
                paper::Column::CompanyId.eq(member.company.0).into_condition()
            } else {
                nothing()
            };
            Condition::any()
                .add(own)
                .add(paper::Column::Id.in_subquery(handed_in))
        }))
    }

    /// A company's own that it has not taken away.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        let own = scoped(actor, |member| {
            paper::Column::CompanyId.eq(member.company.0).into_condition()
        });
        Self::find()
            .filter(own)
            .filter(paper::Column::RemovedAt.is_null())
    }
}

impl rfq::Entity {
    /// A buyer's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeBuying, |member| {
            rfq::Column::BuyerCompanyId.eq(member.company.0).into_condition()
        }))
    }
}

impl rfq::Entity {
    /// Open ones that a market shows in which the actor's company, a supplier, has its place; never its own.
    pub fn open_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeSelling, |member| {
            let places = Query::select()
                .column(booth::Column::MarketId)
                .from(booth::Entity)
                .and_where(booth::Column::CompanyId.eq(member.company.0))
                .take();
            let shown = rfq_market::Column::State
                .eq("shown")
                .and(rfq_market::Column::MarketId.in_subquery(places));
            Condition::all()
                .add(rfq::Column::Visibility.eq("open"))
                .add(rfq::Column::State.eq("open"))
                .add(rfq::Column::BuyerCompanyId.ne(member.company.0))
                .add(rfq::Column::Id.in_subquery(placed(shown)))
        }))
    }

    /// Published open ones placed in the markets the actor runs, whatever became of them.
    pub fn placed_with(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            let mine = rfq_market::Column::MarketId.is_in(member.markets().map(|id| id.0));
            Condition::all()
                .add(rfq::Column::Visibility.eq("open"))
                .add(rfq::Column::PublishedAt.is_not_null())
                .add(rfq::Column::Id.in_subquery(placed(mine)))
        }))
    }

    /// What a market shows to everyone who comes to it.
    pub fn shown_in(market: Uuid) -> Select<Self> {
        let shown = rfq_market::Column::State
            .eq("shown")
            .and(rfq_market::Column::MarketId.eq(market));
        Self::find()
            .filter(rfq::Column::Visibility.eq("open"))
            .filter(rfq::Column::State.eq("open"))
            .filter(rfq::Column::Id.in_subquery(placed(shown)))
    }
}

/// The ids of the RFQs with such a placement.
fn placed(such: Expr) -> SelectStatement {
    Query::select()
        .column(rfq_market::Column::RfqId)
        .from(rfq_market::Entity)
        .and_where(such)
        .take()
}

impl rfq_case::Entity {
    /// Cases of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            rfq_case::Column::MarketId
                .is_in(member.markets().map(|id| id.0))
                .into_condition()
        };
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

/// The ids of the RFQs of a member's company.
fn rfqs_of(member: &Member) -> SelectStatement {
    Query::select()
        .column(rfq::Column::Id)
        .from(rfq::Entity)
        .and_where(rfq::Column::BuyerCompanyId.eq(member.company.0))
        .take()
}

impl market::Entity {
    /// The markets whose figures one reads: those one operates; whoever administers the platform reads all.
    pub fn figured_for(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeFigures, |member| {
            if actor.may(Right::Administer) {
                Condition::all()
            } else {
                market::Column::Id
                    .is_in(member.markets().map(|id| id.0))
                    .into_condition()
            }
        }))
    }
}

impl negotiation::Entity {
    /// Negotiations of either side: the supplier asked, and the buyer who asks.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let either = Condition::any()
            .add(at_table(actor, Side::Buyer))
            .add(at_table(actor, Side::Supplier));
        Self::find().filter(either)
    }

    /// Negotiations in which the actor's company is on this side.
    pub fn on_side(actor: &Actor, side: Side) -> Select<Self> {
        Self::find().filter(at_table(actor, side))
    }
}

fn at_table(actor: &Actor, side: Side) -> Condition {
    readable(actor, side.sees(), |member| match side {
        Side::Supplier => negotiation::Column::SupplierCompanyId
            .eq(member.company.0)
            .into_condition(),
        Side::Buyer => negotiation::Column::RfqId
            .in_subquery(rfqs_of(member))
            .into_condition(),
    })
}

impl offer::Entity {
    /// Offers of negotiations the actor sits at.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut mine = negotiation::Entity::visible_to(actor)
            .select_only()
            .column(negotiation::Column::Id);
        Self::find().filter(offer::Column::NegotiationId.in_subquery(QuerySelect::query(&mut mine).take()))
    }
}

impl message::Entity {
    /// What both sides write where the actor sits, and the notes of their own side; never the other side's.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let of = |side: Side| {
            let mut mine = negotiation::Entity::on_side(actor, side)
                .select_only()
                .column(negotiation::Column::Id);
            let for_us = Condition::any()
                .add(message::Column::Own.eq(false))
                .add(message::Column::Side.eq(side.to_string()));
            Condition::all()
                .add(message::Column::NegotiationId.in_subquery(QuerySelect::query(&mut mine).take()))
                .add(for_us)
        };
        Self::find().filter(Condition::any().add(of(Side::Buyer)).add(of(Side::Supplier)))
    }
}

impl purchase_order::Entity {
    /// Orders of either side.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let either = Condition::any()
            .add(party(actor, Side::Buyer))
            .add(party(actor, Side::Supplier));
        Self::find().filter(either)
    }

    /// Orders in which the actor's company is on this side.
    pub fn on_side(actor: &Actor, side: Side) -> Select<Self> {
        Self::find().filter(party(actor, side))
    }
}

fn party(actor: &Actor, side: Side) -> Condition {
    let column = match side {
        Side::Buyer => purchase_order::Column::BuyerCompanyId,
        Side::Supplier => purchase_order::Column::SupplierCompanyId,
    };
    readable(actor, Right::SeeOrders(side), |member| {
        column.eq(member.company.0).into_condition()
    })
}
