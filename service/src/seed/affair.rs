//! Affairs of companies in the demo beside their trade: having themselves checked, inviting people, making keys.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::{Assessment, Check, Fact, FactKind, Finding, NewPaper, NumberKind, Role, Submission},
    id::CaseId,
    integration::Scopes,
    moderation::{Ruling, Verdict},
    problem::Problem,
    text::Bilingual,
};
use serde::Deserialize;

use super::{broken, calendar::Moment, cast::Cast, drawing};
use crate::{
    Ctx, Error, Result,
    company::{
        self, Invitation,
        verification::{self, Handed},
    },
    integration::{self, NewKey},
    market,
};

/// Something a company does, or its market's operator about it.
#[derive(Debug, Deserialize)]
pub(super) struct AffairStep {
    pub(super) at: Moment,
    company: String,
    #[serde(flatten)]
    act: Affair,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Affair {
    /// The company hands in its licence and certificates and asks to be checked.
    Submit {
        uscc: Option<String>,
        contact: String,
        #[serde(default)]
        certificates: Vec<String>,
    },
    /// The operator confirms who it is and what it is certified for, for so many days.
    Verify { days: i64 },
    /// The operator asks for something else.
    SendBack { reason: String },
    /// The operator refuses.
    Reject { reason: String },
    /// The operator stops its trade.
    Suspend { reason: String },
    /// The operator lets it trade again.
    Reinstate { reason: String },
    /// The operator holds it up as an example.
    Demonstrate { reason_zh: String, reason_en: String },
    /// An invitation that nobody answers yet.
    Invite { email: String, role: Role },
    /// A key for a program; nobody learns it.
    Key {
        name: String,
        scopes: Vec<String>,
        days: Option<i64>,
    },
}

fn bad(problem: Problem) -> Error {
    Error::internal(format!("an affair of the demo: {}", problem.code))
}

/// Does it.
pub(super) async fn step(ctx: &Ctx, cast: &Cast, step: AffairStep) -> Result<()> {
    let (code, actor) = (step.company.as_str(), cast.actor(&step.company)?);
    match step.act {
        Affair::Submit {
            uscc,
            contact,
            certificates,
        } => {
            if let Some(uscc) = uscc {
                company::set_numbers(ctx, actor, &[(NumberKind::Uscc, uscc)].into()).await?;
            }
            hand_in(ctx, actor, FactKind::Licence, None, 3).await?;
            for (title, drawing) in certificates.into_iter().zip(4..) {
                hand_in(ctx, actor, FactKind::Certificate, Some(title), drawing).await?;
            }
            let submission = Submission {
                market: Some(cast.home_of(code)?.to_owned()),
                contact,
                note: String::new(),
            };
            verification::submit(ctx, actor, submission).await?;
            Ok(())
        }
        Affair::Verify { days } => {
            let until = ctx.now() + TimeDelta::days(days);
            let confirmed = || Check {
                finding: Finding::Confirmed { until },
                note: String::new(),
            };
            let read =
                verification::case(ctx, cast.operator_of(code)?, newest(ctx, cast, code).await?).await?;
            let certificates = read
                .papers
                .iter()
                .filter(|paper| paper.kind == FactKind::Certificate)
                .map(|paper| Fact::certificate(paper.id));
            let facts = [FactKind::Licence, FactKind::Representative].map(Fact::of);
            let checks = facts
                .into_iter()
                .chain(certificates)
                .map(|fact| (fact, confirmed()));
            decide(ctx, cast, code, checks.collect(), Verdict::Approve, String::new()).await
        }
        Affair::SendBack { reason } => {
            decide(ctx, cast, code, BTreeMap::new(), Verdict::RequestChanges, reason).await
        }
        Affair::Reject { reason } => decide(ctx, cast, code, BTreeMap::new(), Verdict::Reject, reason).await,
        Affair::Suspend { reason } => {
            let (case, reason) = (newest(ctx, cast, code).await?, reason.parse().map_err(bad)?);
            verification::suspend(ctx, cast.operator_of(code)?, case, reason).await
        }
        Affair::Reinstate { reason } => {
            let (case, reason) = (newest(ctx, cast, code).await?, reason.parse().map_err(bad)?);
            verification::reinstate(ctx, cast.operator_of(code)?, case, reason).await
        }
        Affair::Demonstrate { reason_zh, reason_en } => {
            let reason = Bilingual::both(reason_zh, reason_en);
            market::choose(ctx, cast.operator_of(code)?, cast.home_of(code)?, code, reason).await
        }
        Affair::Invite { email, role } => {
            let invitation = Invitation {
                email: email.parse().map_err(bad)?,
                role,
                limit: None,
            };
            company::invite(ctx, actor, invitation).await?;
            Ok(())
        }
        Affair::Key { name, scopes, days } => {
            let new = NewKey {
                name: Some(name),
                scopes: Scopes::of(scopes.iter().map(String::as_str)).map_err(bad)?,
                expires_at: days.map(|days| ctx.now() + TimeDelta::days(days)),
            };
            integration::make(ctx, actor, new).await?;
            Ok(())
        }
    }
}

/// A scan of a paper.
async fn hand_in(
    ctx: &Ctx,
    actor: &Actor,
    kind: FactKind,
    title: Option<String>,
    drawing: u32,
) -> Result<()> {
    let handed = Handed {
        name: format!("{kind}.png"),
        bytes: drawing::paper(drawing)?,
    };
    verification::add_paper(ctx, actor, NewPaper { kind, title }, handed).await?;
    Ok(())
}

/// The operator decides what the company asked last.
async fn decide(
    ctx: &Ctx,
    cast: &Cast,
    code: &str,
    checks: BTreeMap<Fact, Check>,
    verdict: Verdict,
    reason: String,
) -> Result<()> {
    let (operator, id) = (cast.operator_of(code)?, newest(ctx, cast, code).await?);
    let read = verification::case(ctx, operator, id).await?;
    let assessment = Assessment {
        checks,
        ruling: Ruling { verdict, reason },
    };
    verification::decide(ctx, operator, id, assessment, &read.seen).await
}

/// What the company asked last.
async fn newest(ctx: &Ctx, cast: &Cast, code: &str) -> Result<CaseId> {
    let own = verification::own(ctx, cast.actor(code)?).await?;
    Ok(own.history.first().ok_or_else(|| broken(code))?.id)
}
