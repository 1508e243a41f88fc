//! A verification as its company sees it, what everyone is told of it, and how rows of cases and findings are shown.

use std::collections::HashMap;

use domain::{
    Instant,
    actor::{Actor, Right},
    company::{
        CaseEntry, FactKind, FactView, Finding, PaperView, Seal, Standing, VerificationState,
        VerificationView, reminder,
    },
    identity::PersonName,
    market::MarketRef,
    moderation::CaseState,
};
use entity::company::{fact, paper, verification_case};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::{
    paper as papers,
    row::{self, finding, in_order},
    stated::Stated,
    submit::Places,
};
use crate::{Ctx, Result, company::read, error::OrNotFound, event, identity::person, market, stored};

/// How many of a company's cases are shown: nobody is checked every month.
const HISTORY: u64 = 30;

/// The verification of the actor's own company: anyone in it may know where it stands and what was found; its papers
/// are for those who may see papers.
pub async fn own(ctx: &Ctx, actor: &Actor) -> Result<VerificationView> {
    let company = actor.company().or_not_found()?;
    let db = ctx.db.read();
    let row = read::by_id(db, company.0).await?.or_not_found()?;
    let state: VerificationState = event::state(&row.verification_detail)?;
    let cases = verification_case::Entity::owned_by(actor)
        .order_by_desc(verification_case::Column::Id)
        .limit(HISTORY)
        .all(db)
        .await?;
    let contact = cases.first().map(|case| case.contact.clone());
    let newest = cases.first().map(|case| case.id);
    let handed = row::papers(db, company).await?;
    let stated = Stated::of(db, row, contact.unwrap_or_default()).await?;
    let places = Places::of(ctx, db, company.0).await?;
    Ok(VerificationView {
        state,
        statement: stated.view()?,
        needs: stated.needs(&handed),
        papers: match actor.may(Right::SeePapers) {
            true => Some(shown(handed)?),
            false => None,
        },
        facts: facts_of(db, row::standing_facts(db, company.0).await?).await?,
        findings: match newest {
            Some(case) => findings(db, case).await?,
            None => Vec::new(),
        },
        markets: places.markets,
        platform: places.platform,
        history: entries(db, cases).await?,
    })
}

/// Where the verification of the actor's own company stands.
pub async fn state(ctx: &Ctx, actor: &Actor) -> Result<VerificationState> {
    let company = actor.company().or_not_found()?;
    let row = read::by_id(ctx.db.read(), company.0).await?.or_not_found()?;
    event::state(&row.verification_detail)
}

/// Papers to be shown.
pub(super) fn shown(rows: Vec<paper::Model>) -> Result<Vec<PaperView>> {
    rows.into_iter().map(papers::view).collect()
}

/// What was found in one case.
pub(super) async fn findings(db: &impl ConnectionTrait, case: Uuid) -> Result<Vec<FactView>> {
    let rows = fact::Entity::find().filter(fact::Column::CaseId.eq(case));
    facts_of(db, rows.all(db).await?).await
}

/// The badges of a company, for everyone: what was confirmed and still holds. None while it is not verified.
pub async fn seals(ctx: &Ctx, code: &str) -> Result<Vec<Seal>> {
    let db = ctx.db.read();
    let row = read::by_code(db, code).await?.or_not_found()?;
    let id = row.id;
    let Standing::Verified { .. } = read::reference(row).standing.at(ctx.now()) else {
        return Ok(Vec::new());
    };
    let facts = facts_of(db, row::standing_facts(db, id).await?).await?;
    let seals = facts.into_iter().filter_map(|fact| match fact.finding {
        Finding::Confirmed { until } if ctx.now() < until => Some(Seal {
            kind: fact.kind,
            title: fact.title,
            market: fact.market,
            at: fact.at,
            until,
        }),
        _ => None,
    });
    Ok(seals.collect())
}

/// The names of the certificates of these companies that were found to hold and hold now.
pub(crate) async fn certificates(
    db: &impl ConnectionTrait,
    now: Instant,
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<String>>> {
    let held: Vec<(Uuid, String)> = fact::Entity::find()
        .join(JoinType::InnerJoin, fact::Relation::Paper.def())
        .select_only()
        .column(fact::Column::CompanyId)
        .column(paper::Column::Title)
        .filter(fact::Column::CompanyId.is_in(companies))
        .filter(fact::Column::Kind.eq(FactKind::Certificate.to_string()))
        .filter(fact::Column::EndedAt.is_null())
        .filter(fact::Column::Confirmed.eq(true))
        .filter(fact::Column::ValidUntil.gt(now))
        .filter(paper::Column::Title.is_not_null())
        .order_by_asc(fact::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (company, name) in held {
        names.entry(company).or_default().push(name);
    }
    Ok(names)
}

/// What the actor's company is to renew: what ends within a month, unless a renewal waits already.
pub async fn to_renew(ctx: &Ctx, actor: &Actor) -> Result<Vec<(FactKind, Option<String>, Instant)>> {
    let company = actor.company().or_not_found()?;
    let verified = matches!(state(ctx, actor).await?, VerificationState::Verified { .. });
    if !verified || row::is_waiting(ctx.db.read(), company.0).await? {
        return Ok(Vec::new());
    }
    ending(ctx, company.0).await
}

/// What was confirmed of a company and ends within a month, the first to end first.
pub(crate) async fn ending(ctx: &Ctx, company: Uuid) -> Result<Vec<(FactKind, Option<String>, Instant)>> {
    let db = ctx.db.read();
    let facts = facts_of(db, row::standing_facts(db, company).await?).await?;
    let soon = ctx.now()..=reminder::horizon(ctx.now());
    let mut ending: Vec<_> = facts
        .into_iter()
        .filter_map(|fact| match fact.finding {
            Finding::Confirmed { until } if soon.contains(&until) => Some((fact.kind, fact.title, until)),
            _ => None,
        })
        .collect();
    ending.sort_by_key(|(kind, _, until)| (*until, *kind));
    Ok(ending)
}

/// Rows of findings to be shown, in three more queries however many there are.
pub(super) async fn facts_of(db: &impl ConnectionTrait, rows: Vec<fact::Model>) -> Result<Vec<FactView>> {
    let titles: HashMap<Uuid, Option<String>> = paper::Entity::find()
        .filter(paper::Column::Id.is_in(rows.iter().filter_map(|row| row.paper_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.title))
        .collect();
    let names = person::names(db, rows.iter().map(|row| row.person_id)).await?;
    let cases: HashMap<Uuid, Option<Uuid>> = verification_case::Entity::find()
        .filter(verification_case::Column::Id.is_in(rows.iter().map(|row| row.case_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|case| (case.id, case.market_id))
        .collect();
    let markets = market::references(db, cases.values().copied().flatten()).await?;
    let mut facts = rows
        .into_iter()
        .map(|row| {
            let market = cases.get(&row.case_id).copied().flatten();
            Ok(FactView {
                finding: finding(&row)?,
                kind: stored::name(&row.kind)?,
                paper: row.paper_id.map(Into::into),
                title: row.paper_id.and_then(|id| titles.get(&id).cloned().flatten()),
                note: row.note,
                by: names.get(&row.person_id).cloned().unwrap_or(PersonName::FORMER),
                market: market.and_then(|id| markets.get(&id).cloned()),
                at: row.checked_at,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    in_order(&mut facts);
    Ok(facts)
}

/// Rows of cases to be shown, in two more queries however many there are.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    rows: Vec<verification_case::Model>,
) -> Result<Vec<CaseEntry>> {
    let states = rows
        .iter()
        .map(|row| event::state::<CaseState>(&row.state_detail))
        .collect::<Result<Vec<_>>>()?;
    let operators = states.iter().filter_map(CaseState::operator).map(Uuid::from);
    let names = person::names(db, operators).await?;
    let markets = market::references(db, rows.iter().filter_map(|row| row.market_id)).await?;
    let entries = rows
        .into_iter()
        .zip(states)
        .map(|(row, state)| entry(row, state, &markets, &names));
    Ok(entries.collect())
}

fn entry(
    row: verification_case::Model,
    state: CaseState,
    markets: &HashMap<Uuid, MarketRef>,
    names: &HashMap<Uuid, PersonName>,
) -> CaseEntry {
    let operator = state.operator();
    CaseEntry {
        id: row.id.into(),
        market: row.market_id.and_then(|id| markets.get(&id).cloned()),
        operator: operator.and_then(|person| names.get(&person.0).cloned()),
        state,
        renewal: row.renewal,
        note: row.note,
        opened_at: row.opened_at,
    }
}
