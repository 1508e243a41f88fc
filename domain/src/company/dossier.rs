//! A verification as its company and the operators who check it see it: what is stated, what was handed in, what was
//! found, what is still missing.

use serde::Serialize;

use super::{Address, CompanyNumber, CompanyRef, Country, FactView, PaperView, VerificationState};
use crate::{
    Instant, id::CaseId, identity::PersonName, market::MarketRef, moderation::CaseState, text::Bilingual,
};

/// A company that asks to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The slug of the market that is to check it; `None`: the platform.
    pub market: Option<String>,
    /// Its legal representative, or whoever may act for it.
    pub contact: String,
    /// What it says to the operator.
    pub note: String,
}

impl Submission {
    /// The most characters of a name.
    pub const MAX_CONTACT: usize = 80;
    /// The most characters of a note, or of an appeal.
    pub const MAX_NOTE: usize = 1_000;
}

/// What a company states of itself: what an operator holds against its papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Its legal name.
    pub name: Bilingual,
    /// Where it is registered.
    pub country: Country,
    /// The numbers registers know it by.
    pub numbers: Vec<CompanyNumber>,
    /// Its registered address.
    pub address: Option<Address>,
    /// Its legal representative, or whoever may act for it.
    pub contact: String,
    /// Its bank account.
    pub bank: Option<StatedBank>,
}

/// A bank account as operators see it: enough to compare it with a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedBank {
    /// In whose name.
    pub holder: String,
    /// At which bank.
    pub bank: String,
    /// The end of its number.
    pub account: String,
}

/// Something without which a company can't be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A number a register knows it by.
    Number,
    /// Its licence, or an extract of the register.
    Licence,
}

/// A company's own page of its verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationView {
    /// Where it stands.
    pub state: VerificationState,
    /// What it states of itself.
    pub statement: Statement,
    /// What stands there to be looked at, the newest first; `None` to whoever may not see papers.
    pub papers: Option<Vec<PaperView>>,
    /// What was found, as far as it was not overtaken.
    pub facts: Vec<FactView>,
    /// What was found when it asked last.
    pub findings: Vec<FactView>,
    /// What is still missing.
    pub needs: Vec<Need>,
    /// Who may check it.
    pub markets: Vec<MarketRef>,
    /// Whether the platform may check it: it has no booth anywhere.
    pub platform: bool,
    /// What it asked and what it was answered, the newest first.
    pub history: Vec<CaseEntry>,
}

impl VerificationView {
    /// What waits for an operator.
    pub fn waiting(&self) -> Option<&CaseEntry> {
        self.newest().filter(|case| case.state.decision().is_none())
    }

    /// What was asked last.
    pub fn newest(&self) -> Option<&CaseEntry> {
        self.history.first()
    }

    /// Whether the company can ask to be checked now: for the first time, again, or as a renewal.
    pub fn may_submit(&self) -> bool {
        let open = self.state.waits_for_company() || matches!(self.state, VerificationState::Verified { .. });
        open && self.waiting().is_none()
    }

    /// Whether it can ask for a second look.
    pub fn may_appeal(&self) -> bool {
        let rejected = matches!(self.state, VerificationState::Rejected { .. });
        rejected && self.newest().is_some_and(|case| case.state.may_appeal())
    }

    /// Whether its papers can be added to and taken away: not while somebody looks at them.
    pub fn papers_open(&self) -> bool {
        self.waiting().is_none()
    }
}

/// Once asked and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseEntry {
    /// Which case.
    pub id: CaseId,
    /// Who checks it; `None`: the platform.
    pub market: Option<MarketRef>,
    /// Where it stands.
    pub state: CaseState,
    /// Whether it renews what still holds.
    pub renewal: bool,
    /// What the company said.
    pub note: String,
    /// The operator who looks at it or decided it.
    pub operator: Option<PersonName>,
    /// When it was asked.
    pub opened_at: Instant,
}

/// Which cases an operator lists.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumString, strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum CaseStage {
    /// Those that wait for a decision.
    #[default]
    Waiting,
    /// Those by which a company is verified now.
    Verified,
    /// Those of companies whose trade is stopped.
    Suspended,
    /// All that were decided.
    Decided,
}

/// A row of the operators' list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerificationRow {
    /// Once asked and answered.
    #[serde(flatten)]
    pub entry: CaseEntry,
    /// Who.
    pub company: CompanyRef,
    /// Where it is registered.
    pub country: Country,
    /// Where its verification stands.
    pub verification: VerificationState,
}

/// One case, as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationCase {
    /// Its row.
    pub row: VerificationRow,
    /// What the company states of itself.
    pub statement: Statement,
    /// What it handed in, by what it proves.
    pub papers: Vec<PaperView>,
    /// What was found: in this case once it is decided, else what still holds from before.
    pub facts: Vec<FactView>,
    /// What operators did before, the newest first.
    pub before: Vec<CaseEntry>,
    /// Names all that was read: a decision about anything else is refused.
    pub seen: String,
    /// Whether the company is verified by this very case: then it can be suspended from here.
    pub standing: bool,
}
