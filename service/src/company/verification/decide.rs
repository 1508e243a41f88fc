//! An operator decides what a company asked: each fact with its own finding, and the whole with one ruling. Once, by
//! one operator, about what they have read.

use std::collections::BTreeMap;

use domain::{
    Instant,
    actor::Actor,
    company::{Assessment, Check, Fact, FactKind, Finding, VerificationState},
    id::{CaseId, PersonId},
    moderation::{Decision, Verdict},
    notification::Subject,
    problem::{FieldErrors, Problem},
};
use entity::company::{fact, paper};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    case::{Locked, lock},
    row::{self, advance},
    stated::Stated,
};
use crate::{
    Conflict, Ctx, Result, event,
    moderation::{operator, refuse_own, refuse_taken},
    notification,
};

/// Decides a case whose operator has read what [`VerificationCase::seen`](domain::company::VerificationCase::seen)
/// names. Whoever comes second gets a conflict with the first decision; so does who read something its company has
/// changed since.
pub async fn decide(ctx: &Ctx, actor: &Actor, id: CaseId, assessment: Assessment, seen: &str) -> Result<()> {
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let locked = lock(&tx, actor, id).await?;
    refuse_own(&tx, actor, locked.company.id).await?;
    refuse_taken(&tx, &locked.state, by).await?;
    let papers = row::exhibits(&tx, id.0).await?;
    let stated = Stated::of(&tx, locked.company.clone(), locked.case.contact.clone()).await?;
    if stated.seen(&papers, locked.case.opened_at) != seen {
        return Err(Conflict::Resubmitted.into());
    }
    let checked = checked_of(&assessment, &stated, &papers, ctx.now())?;
    let decision = Decision {
        verdict: assessment.ruling.verdict,
        reason: assessment.ruling.reason.clone(),
        by,
        at: ctx.now(),
        appeal: None,
    };
    let step = locked.state.decide(decision.clone())?;
    let (name, detail) = event::record(ctx, &tx, actor, id, &step).await?;
    rule(ctx, &tx, actor, &locked, &assessment).await?;
    // A renewal that is refused leaves what still holds as it is.
    let kept = decision.verdict == Verdict::Approve || locked.verification.until().is_none();
    let findings = Findings {
        case: id,
        company: locked.company.id,
        by,
        kept,
    };
    findings.write(ctx, &tx, checked).await?;
    let company = locked.company.id;
    let mut case = locked.case.into_active_model();
    case.state = Set(name);
    case.state_detail = Set(detail);
    case.decided_at = Set(Some(decision.at));
    case.update_without_returning(&tx).await?;
    notification::tell_leaders(ctx, &tx, company, Subject::VerificationDecided(id)).await?;
    tx.commit().await?;
    Ok(())
}

/// What can be decided so, each check with the digest of what it is about.
fn checked_of(
    assessment: &Assessment,
    stated: &Stated,
    papers: &[paper::Model],
    now: Instant,
) -> Result<BTreeMap<Fact, (Check, String)>> {
    let mut errors = FieldErrors::default();
    if let Err(wrong) = assessment.check(now) {
        errors.0.extend(wrong.0);
    }
    let certificate: &str = FactKind::Certificate.into();
    for fact in assessment.checks.keys() {
        let there = match fact.paper {
            Some(id) => papers.iter().any(|row| row.id == id.0 && row.kind == certificate),
            None => stated.states(fact.kind),
        };
        if !there {
            errors.add(fact.field("finding"), Problem::new("nothing-stated"));
        }
    }
    errors.into_result()?;
    let checked = |(fact, check): (&Fact, &Check)| (*fact, (check.clone(), stated.digest(*fact)));
    Ok(assessment.checks.iter().map(checked).collect())
}

/// The company goes where the ruling sends it.
async fn rule(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    locked: &Locked,
    assessment: &Assessment,
) -> Result<()> {
    let (ruling, company, case) = (&assessment.ruling, locked.company.id, &locked.case);
    let further = json!({ "case": case.id, "market": case.market_id, "reason": ruling.reason });
    let state = &locked.verification;
    let waits = matches!(state, VerificationState::Submitted);
    let step = match (ruling.verdict, assessment.until()) {
        (Verdict::Approve, Some(until)) => state.verify(ctx.now(), until)?,
        (Verdict::RequestChanges, _) if waits => state.request_changes(ruling.reason.clone())?,
        (Verdict::Reject, _) if waits => state.reject(ruling.reason.clone())?,
        _ => {
            let kind = "company.renewal_refused";
            return event::touched(ctx, tx, actor, company, kind, further).await;
        }
    };
    let stands_on = (ruling.verdict == Verdict::Approve).then_some(case.id);
    advance(ctx, tx, actor, company, &step, further, stands_on).await
}

/// What was found in a case, on its way into the table.
struct Findings {
    case: CaseId,
    company: Uuid,
    by: PersonId,
    /// Whether it takes the place of what was found before.
    kept: bool,
}

impl Findings {
    async fn write(
        self,
        ctx: &Ctx,
        tx: &impl ConnectionTrait,
        checked: BTreeMap<Fact, (Check, String)>,
    ) -> Result<()> {
        let now = ctx.now();
        if self.kept {
            self.end(tx, now, checked.keys().copied()).await?;
        }
        let rows: Vec<_> = checked
            .into_iter()
            .map(|(fact, (check, stated))| {
                let until = match check.finding {
                    Finding::Confirmed { until } => Some(until),
                    Finding::Refuted => None,
                };
                fact::ActiveModel {
                    id: Set(ctx.new_id()),
                    company_id: Set(self.company),
                    case_id: Set(self.case.0),
                    kind: Set(fact.kind.to_string()),
                    paper_id: Set(fact.paper.map(Uuid::from)),
                    confirmed: Set(until.is_some()),
                    valid_until: Set(until),
                    note: Set(check.note),
                    stated: Set(stated),
                    person_id: Set(self.by.0),
                    checked_at: Set(now),
                    reminded: Set(None),
                    ended_at: Set((!self.kept).then_some(now)),
                }
            })
            .collect();
        if !rows.is_empty() {
            fact::Entity::insert_many(rows).exec_without_returning(tx).await?;
        }
        Ok(())
    }

    /// What was found before about these facts holds no more.
    async fn end(
        &self,
        tx: &impl ConnectionTrait,
        now: Instant,
        facts: impl Iterator<Item = Fact>,
    ) -> Result<()> {
        for known in facts {
            let mut before = fact::Entity::update_many()
                .col_expr(fact::Column::EndedAt, now.into())
                .filter(fact::Column::CompanyId.eq(self.company))
                .filter(fact::Column::Kind.eq(known.kind.to_string()))
                .filter(fact::Column::EndedAt.is_null());
            if let Some(paper) = known.paper {
                before = before.filter(fact::Column::PaperId.eq(paper.0));
            }
            before.exec(tx).await?;
        }
        Ok(())
    }
}
