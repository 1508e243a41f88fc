//! What stories of verification need: papers, companies that were checked, and what an operator hands in.

use std::collections::BTreeMap;

use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    Instant,
    actor::Actor,
    company::{
        Assessment, CaseStage, Check, Fact, FactKind, Finding, NewPaper, NumberKind, Submission,
        VerificationState,
    },
    id::{CaseId, PaperId},
    moderation::Ruling,
    page::PageRequest,
};
use service::{
    Result,
    company::{
        self,
        verification::{self, Handed},
    },
};

use super::World;

/// A small document; each text makes another one.
pub fn pdf(text: &str) -> Bytes {
    Bytes::from(format!(
        "%PDF-1.4\n% {text}\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
    ))
}

/// A file of this name.
pub fn handed(name: &str, bytes: Bytes) -> Handed {
    Handed {
        name: name.into(),
        bytes,
    }
}

/// What a company's form would hold.
pub fn submission() -> Submission {
    Submission {
        market: Some("demo".into()),
        contact: "Li Hua".into(),
        note: "our licence was renewed in May".into(),
    }
}

/// What an operator's form would hold, with these facts confirmed for so many days.
pub fn assessment(verdict: &str, now: Instant, confirmed: &[(Fact, i64)]) -> Assessment {
    let check = |(fact, days): &(Fact, i64)| {
        let until = now + TimeDelta::days(*days);
        let check = Check {
            finding: Finding::Confirmed { until },
            note: String::new(),
        };
        (*fact, check)
    };
    Assessment {
        checks: confirmed.iter().map(check).collect::<BTreeMap<_, _>>(),
        ruling: Ruling::parse(verdict, "the stamp can't be read").unwrap(),
    }
}

/// The licence, confirmed for a year.
pub const LICENCE: [(Fact, i64); 1] = [(Fact::of(FactKind::Licence), 365)];

impl World {
    /// Hands in a paper of this kind.
    pub async fn paper(&self, actor: &Actor, kind: FactKind, text: &str) -> PaperId {
        let title = (kind == FactKind::Certificate).then(|| text.to_owned());
        let handed = handed("licence.pdf", pdf(text));
        verification::add_paper(&self.ctx, actor, NewPaper { kind, title }, handed)
            .await
            .unwrap()
    }

    /// Gives the company a number and a licence to show.
    pub async fn ready(&self, actor: &Actor) {
        let numbers = BTreeMap::from([(NumberKind::Uscc, "91350200MA2YJ1XR9G".to_owned())]);
        company::set_numbers(&self.ctx, actor, &numbers).await.unwrap();
        self.paper(actor, FactKind::Licence, "licence").await;
    }

    /// The company asks to be checked by the market.
    pub async fn submitted(&self, actor: &Actor) -> CaseId {
        self.ready(actor).await;
        verification::submit(&self.ctx, actor, submission())
            .await
            .unwrap()
    }

    /// The operator decides what they have just read.
    pub async fn decide(&self, operator: &Actor, id: CaseId, assessment: Assessment) -> Result<()> {
        let read = verification::case(&self.ctx, operator, id).await?;
        verification::decide(&self.ctx, operator, id, assessment, &read.seen).await
    }

    /// The operator rules without having found anything.
    pub async fn rule(&self, id: CaseId, verdict: &str) {
        let assessment = assessment(verdict, self.ctx.now(), &[]);
        self.decide(&self.operator, id, assessment).await.unwrap();
    }

    /// The company was checked: its licence holds for so many days.
    pub async fn verified(&self, actor: &Actor, days: i64) -> CaseId {
        let id = self.submitted(actor).await;
        let found = [(Fact::of(FactKind::Licence), days)];
        let assessment = assessment("approve", self.ctx.now(), &found);
        self.decide(&self.operator, id, assessment).await.unwrap();
        id
    }

    /// Where the company's verification stands.
    pub async fn standing(&self, actor: &Actor) -> VerificationState {
        verification::own(&self.ctx, actor).await.unwrap().state
    }

    /// The cases of a stage, as an operator lists them.
    pub async fn cases(&self, operator: &Actor, stage: CaseStage) -> Vec<CaseId> {
        let all = PageRequest::new(Some(100), None);
        let listed = verification::queue(&self.ctx, operator, stage, None, all)
            .await
            .unwrap();
        listed.items.into_iter().map(|row| row.entry.id).collect()
    }
}
