//! The numbers registers know a company by: given by the company where they can be right, by an operator where the
//! paper says so against the check.

use std::collections::BTreeMap;

use domain::{
    actor::{Actor, Right},
    company::{
        CompanyNumber, CompanyRef, NumberKind,
        view::{KnownNumber, Override},
    },
    id::{CompanyId, MarketId},
    identity::PersonName,
    problem::{FieldErrors, Problem},
    text::Reason,
};
use entity::{company::number, market::booth};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set, sea_query::OnConflict,
};
use uuid::Uuid;

use super::{read, verification};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    identity::person,
    moderation::refuse_own,
    stored,
};

/// Gives the actor's company these numbers, as typed; an empty one is taken away. A number that stays as it is stays
/// with whoever vouched for it. All that is wrong is said at once, by the names of the kinds.
pub async fn set_numbers(ctx: &Ctx, actor: &Actor, typed: &BTreeMap<NumberKind, String>) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let known = rows(&tx, company.0).await?;
    let mut errors = FieldErrors::default();
    for (kind, text) in typed {
        let row = known.iter().find(|row| row.kind == <&str>::from(kind));
        if text.trim().is_empty() {
            if let Some(row) = row {
                number::Entity::delete_many()
                    .filter(number::Column::CompanyId.eq(company.0))
                    .filter(number::Column::Kind.eq(&row.kind))
                    .exec(&tx)
                    .await?;
                event::happened(ctx, &tx, actor, company, "company.number_removed", kind).await?;
            }
            continue;
        }
        let unchanged = |row: &number::Model| {
            kind.parse_unchecked(text)
                .is_ok_and(|typed| typed.number == row.number)
        };
        if row.is_some_and(unchanged) {
            continue;
        }
        if let Some(given) = errors.take(<&str>::from(kind), kind.parse(text)) {
            write(ctx, &tx, company, &given, None).await?;
            event::happened(ctx, &tx, actor, company, "company.number_given", &given).await?;
        }
    }
    errors.into_result()?;
    verification::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a 统一社会信用代码 whose check fails: an operator of a market the company has a booth in has seen the licence,
/// and says why. To whoever may not, the company's number is not there.
pub async fn override_number(
    ctx: &Ctx,
    actor: &Actor,
    code: &str,
    typed: &str,
    reason: Reason,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (company, market) = vouched(&tx, actor, code).await?;
    refuse_own(&tx, actor, company.0).await?;
    if NumberKind::Uscc.parse(typed).is_ok() {
        return Err(Error::invalid("number", Problem::new("uscc-fits")));
    }
    let given = NumberKind::Uscc.parse_unchecked(typed);
    let given = given.map_err(|problem| Error::invalid("number", problem))?;
    let by = actor.member().ok_or(Error::Forbidden)?;
    let reason = reason.into_inner();
    write(ctx, &tx, company, &given, Some((by.person.0, reason.clone()))).await?;
    let data = serde_json::json!({ "number": given.number, "market": market, "reason": reason });
    event::touched(ctx, &tx, actor, company.0, "company.number_overridden", data).await?;
    verification::recheck(ctx, &tx, actor, company.0).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether the actor may vouch for the numbers of this company: they operate a market it has a booth in, or administer
/// the platform.
pub async fn may_override(ctx: &Ctx, actor: &Actor, code: &str) -> Result<bool> {
    match vouched(ctx.db.read(), actor, code).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// A company and its numbers, for whoever may vouch for them.
pub async fn vouching(ctx: &Ctx, actor: &Actor, code: &str) -> Result<(CompanyRef, Vec<KnownNumber>)> {
    let db = ctx.db.read();
    let (company, _) = vouched(db, actor, code).await?;
    Ok((read::reference_to(db, company.0).await?, of(db, company.0).await?))
}

/// The company with this code, and the market as whose operator the actor vouches for it; `None`: the platform's.
async fn vouched(
    db: &impl ConnectionTrait,
    actor: &Actor,
    code: &str,
) -> Result<(CompanyId, Option<MarketId>)> {
    let company = read::by_code(db, code).await?.or_not_found()?.id;
    let booths = booth::Entity::find()
        .filter(booth::Column::CompanyId.eq(company))
        .order_by_asc(booth::Column::MarketId)
        .all(db)
        .await?;
    let mut markets = booths.into_iter().map(|booth| MarketId(booth.market_id));
    let operated = markets.find(|market| actor.may(Right::Moderate(*market)));
    if operated.is_some() || actor.may(Right::Administer) {
        Ok((company.into(), operated))
    } else {
        Err(Error::NotFound)
    }
}

/// Writes a number over the one of its kind; with who vouched for it and why, if somebody had to.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: CompanyId,
    given: &CompanyNumber,
    vouched: Option<(Uuid, String)>,
) -> Result<()> {
    let (by, reason) = vouched.unzip();
    let row = number::ActiveModel {
        company_id: Set(company.0),
        kind: Set(given.kind.to_string()),
        number: Set(given.number.clone()),
        created_at: Set(ctx.now()),
        overridden_at: Set(by.map(|_| ctx.now())),
        overridden_by: Set(by),
        override_reason: Set(reason),
    };
    let again = OnConflict::columns([number::Column::CompanyId, number::Column::Kind])
        .update_columns([
            number::Column::Number,
            number::Column::CreatedAt,
            number::Column::OverriddenAt,
            number::Column::OverriddenBy,
            number::Column::OverrideReason,
        ])
        .to_owned();
    number::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn rows(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<number::Model>> {
    let of = number::Entity::find().filter(number::Column::CompanyId.eq(company));
    Ok(of.all(db).await?)
}

/// A company's numbers with whoever vouched for them, in the order of their kinds.
pub(super) async fn of(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<KnownNumber>> {
    let rows = rows(db, company).await?;
    let names = person::names(db, rows.iter().filter_map(|row| row.overridden_by)).await?;
    let name = |id: Uuid| names.get(&id).cloned();
    let mut numbers = rows
        .into_iter()
        .map(|row| {
            Ok(KnownNumber {
                overridden: row.overridden_at.map(|at| Override {
                    by: row.overridden_by.and_then(name).unwrap_or(PersonName::FORMER),
                    at,
                    reason: row.override_reason.unwrap_or_default(),
                }),
                number: CompanyNumber {
                    kind: stored::name(&row.kind)?,
                    number: row.number,
                },
            })
        })
        .collect::<Result<Vec<_>>>()?;
    numbers.sort_by_key(|known| known.number.kind);
    Ok(numbers)
}
