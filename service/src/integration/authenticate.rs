//! Who a program acts as, by the key it sends.

use chrono::TimeDelta;
use domain::{
    Instant,
    actor::{Actor, ByKey, Member},
    id::KeyId,
    integration::ApiKey,
};
use entity::{company::member, integration::api_key};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use super::key::working;
use crate::{Ctx, Result, identity, stored};

/// Use is noted at most this often: who asks a thousand times a second writes nothing a thousand times.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// A program that sent a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Which key.
    pub key: KeyId,
    /// What its makers call it.
    pub name: String,
    /// From when on it does nothing.
    pub expires_at: Option<Instant>,
    /// The person it acts as, within its scopes.
    pub member: Member,
}

impl Program {
    /// The same, as use cases are asked by it.
    pub fn actor(&self) -> Actor {
        Actor::Member(self.member.clone())
    }
}

/// Whom this key acts as, as things are now. `None` where it opens nothing: because it is nobody's, was revoked, has
/// come to its end, or its person lost their access. Each of these is one look-up that finds nothing, so that neither
/// answer nor time tells one from another.
pub async fn authenticate(ctx: &Ctx, key: &ApiKey) -> Result<Option<Program>> {
    let row = api_key::Entity::find()
        .filter(api_key::Column::Hash.eq(key.hash()))
        .filter(working(ctx.now()))
        .filter(Expr::exists(membership()))
        .one(ctx.db.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (person, company) = (row.person_id.into(), row.company_id.into());
    let Some(member) = identity::member_of(ctx, person, company).await? else {
        return Ok(None);
    };
    note_use(ctx, &row).await?;
    Ok(Some(Program {
        key: row.id.into(),
        name: row.name,
        expires_at: row.expires_at,
        member: Member {
            // Markets and the platform are run by people, never by keys.
            administers: false,
            operates: Vec::new(),
            appointed: Vec::new(),
            by: Some(Box::new(ByKey {
                id: row.id.into(),
                scopes: stored::text(&row.scopes)?,
            })),
            ..member
        },
    }))
}

/// The person's place in the company, while they have one.
fn membership() -> SelectStatement {
    let same = |of_member, of_key| Expr::col((member::Entity, of_member)).equals((api_key::Entity, of_key));
    Query::select()
        .expr(Expr::value(1))
        .from(member::Entity)
        .and_where(same(member::Column::PersonId, api_key::Column::PersonId))
        .and_where(same(member::Column::CompanyId, api_key::Column::CompanyId))
        .take()
}

async fn note_use(ctx: &Ctx, row: &api_key::Model) -> Result<()> {
    let now = ctx.now();
    if row.used_at.is_some_and(|at| now < at + NOTED) {
        return Ok(());
    }
    let used = api_key::ActiveModel {
        used_at: Set(Some(now)),
        ..Default::default()
    };
    let tx = ctx.db.begin().await?;
    api_key::Entity::update_many()
        .set(used)
        .filter(api_key::Column::Id.eq(row.id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
