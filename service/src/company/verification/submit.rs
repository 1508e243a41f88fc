//! A company asks to be checked: for the first time, again, as a renewal, or once more after a rejection.

use domain::{
    Instant,
    actor::{Actor, Right},
    company::{Need, Submission, VerificationState},
    id::CaseId,
    market::MarketRef,
    moderation::CaseState,
    problem::{FieldErrors, Problem},
    text::Reason,
};
use entity::company::{exhibit, paper, verification_case};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::OnConflict,
};
use serde_json::{Value, json};

use super::{
    row::{self, advance},
    stated::Stated,
};
use crate::{
    Ctx, Result,
    error::{OrNotFound, require},
    event, market,
};

/// Asks to be checked, with the papers that stand there. All that is missing is said at once.
pub async fn submit(ctx: &Ctx, actor: &Actor, new: Submission) -> Result<CaseId> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let (row, state) = row::lock(&tx, company.0).await?;
    let renewal = matches!(state, VerificationState::Verified { .. });
    if !renewal || row::is_waiting(&tx, company.0).await? {
        let step = state.submit()?;
        advance(ctx, &tx, actor, company.0, &step, Value::Null, None).await?;
    }
    let papers = row::papers(&tx, company).await?;
    let mut errors = FieldErrors::default();
    let places = Places::of(ctx, &tx, company.0).await?;
    let market = errors.take("market", places.choose(new.market.as_deref()));
    let stated = Stated::of(&tx, row, new.contact.clone()).await?;
    for need in stated.needs(&papers) {
        match need {
            Need::Number => errors.add("numbers", Problem::new("number-needed")),
            Need::Licence => errors.add("papers", Problem::new("licence-needed")),
        }
    }
    errors.into_result()?;
    let id: CaseId = ctx.new_id();
    let (name, detail) = event::columns(&CaseState::Open)?;
    let market = market.flatten();
    let case = verification_case::ActiveModel {
        id: Set(id.0),
        company_id: Set(company.0),
        market_id: Set(market.as_ref().map(|market| market.id.0)),
        contact: Set(new.contact),
        note: Set(new.note),
        renewal: Set(renewal),
        state: Set(name),
        state_detail: Set(detail),
        opened_at: Set(ctx.now()),
        decided_at: Set(None),
    };
    verification_case::Entity::insert(case)
        .exec_without_returning(&tx)
        .await?;
    hand_over(&tx, id, papers, ctx.now()).await?;
    let data = json!({
        "company": company,
        "market": market.map(|market| market.id),
        "renewal": renewal,
    });
    event::happened(ctx, &tx, actor, id, "moderation.opened", data).await?;
    tx.commit().await?;
    Ok(id)
}

/// Asks for a second look after a rejection, with the papers that stand there now.
pub async fn appeal(ctx: &Ctx, actor: &Actor, words: Reason) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let (_, state) = row::lock(&tx, company.0).await?;
    let step = state.appeal()?;
    let (case, case_state) = row::newest_case(&tx, company.0).await?.or_not_found()?;
    let id = CaseId(case.id);
    let appealed = case_state.appeal_against(words.into_inner(), ctx.now())?;
    let (name, detail) = event::record(ctx, &tx, actor, id, &appealed).await?;
    let mut case = case.into_active_model();
    case.state = Set(name);
    case.state_detail = Set(detail);
    case.opened_at = Set(ctx.now());
    case.decided_at = Set(None);
    case.update_without_returning(&tx).await?;
    advance(ctx, &tx, actor, company.0, &step, Value::Null, None).await?;
    let papers = row::papers(&tx, company).await?;
    hand_over(&tx, id, papers, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The papers become evidence of the case.
async fn hand_over(
    tx: &impl ConnectionTrait,
    case: CaseId,
    papers: Vec<paper::Model>,
    now: Instant,
) -> Result<()> {
    if papers.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = papers.iter().map(|paper| paper.id).collect();
    let exhibits = ids.iter().map(|paper| exhibit::ActiveModel {
        case_id: Set(case.0),
        paper_id: Set(*paper),
    });
    let known = OnConflict::columns([exhibit::Column::CaseId, exhibit::Column::PaperId])
        .do_nothing()
        .to_owned();
    exhibit::Entity::insert_many(exhibits)
        .on_conflict(known)
        .exec_without_returning(tx)
        .await?;
    paper::Entity::update_many()
        .col_expr(paper::Column::SubmittedAt, now.into())
        .filter(paper::Column::Id.is_in(ids))
        .filter(paper::Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Who may check a company: the markets it has a booth in; one it chooses, or the platform, if it has none.
pub(super) struct Places {
    pub(super) markets: Vec<MarketRef>,
    pub(super) platform: bool,
}

impl Places {
    pub(super) async fn of(ctx: &Ctx, db: &impl ConnectionTrait, company: uuid::Uuid) -> Result<Self> {
        let booths = market::of_company(db, company).await?;
        Ok(match booths.is_empty() {
            true => Self {
                markets: market::list(ctx).await?,
                platform: true,
            },
            false => Self {
                markets: booths,
                platform: false,
            },
        })
    }

    fn choose(&self, slug: Option<&str>) -> Result<Option<MarketRef>, Problem> {
        match slug {
            None if self.platform => Ok(None),
            None => Err(Problem::new("required")),
            Some(slug) => {
                let found = self.markets.iter().find(|market| market.slug == slug);
                let unknown = || Problem::new("unknown-market").with("slug", slug);
                found.cloned().map(Some).ok_or_else(unknown)
            }
        }
    }
}
