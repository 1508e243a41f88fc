//! What a company says and hands in: who sees what of it.

use domain::actor::{Actor, Member, Right};
use sea_orm::{Condition, QueryFilter, QuerySelect, Select, entity::prelude::*, sea_query::Query};

use super::{in_markets, nothing, of_company, readable, scoped};
use crate::company::{
    address, bank, certificate, exhibit, member, paper, picture, record, verification_case,
};

impl address::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            of_company(address::Column::CompanyId, member)
        }))
    }
}

impl bank::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            of_company(bank::Column::CompanyId, member)
        }))
    }
}

impl picture::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            of_company(picture::Column::CompanyId, member)
        }))
    }
}

impl certificate::Entity {
    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            of_company(certificate::Column::CompanyId, member)
        }))
    }
}

impl member::Entity {
    /// The people of one's own company.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            of_company(member::Column::CompanyId, member)
        }))
    }
}

impl record::Entity {
    /// What operators did to one's own company.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeCompany, |member| {
            of_company(record::Column::CompanyId, member)
        }))
    }
}

impl verification_case::Entity {
    /// Cases of the markets the actor runs; whoever administers the platform sees all of them.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            if actor.may(Right::Administer) {
                Condition::all()
            } else if actor.may(Right::Operate) {
                in_markets(verification_case::Column::MarketId, member)
            } else {
                nothing()
            }
        };
        Self::find().filter(scoped(actor, mine))
    }

    /// A company's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(scoped(actor, |member| {
            of_company(verification_case::Column::CompanyId, member)
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
                of_company(paper::Column::CompanyId, member)
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
        let own = scoped(actor, |member| of_company(paper::Column::CompanyId, member));
        Self::find()
            .filter(own)
            .filter(paper::Column::RemovedAt.is_null())
    }
}
