//! What a company states of itself, as far as an operator checks it: read at once, shown, and known by digests, so that
//! a finding is about what was stated and nothing else.

use domain::{
    company::{
        Address, AddressKind, BankDetails, Bic, Fact, FactKind, Need, StatedBank, Statement,
        view::KnownNumber,
    },
    text::Bilingual,
};
use entity::company::{address, bank, company, paper};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::{Result, company::number, stored};

/// What a company states of itself.
pub(super) struct Stated {
    row: company::Model,
    numbers: Vec<KnownNumber>,
    address: Option<Address>,
    bank: Option<BankDetails>,
    contact: String,
}

impl Stated {
    /// As it stands now; who may act for the company stands in its case.
    pub(super) async fn of(db: &impl ConnectionTrait, row: company::Model, contact: String) -> Result<Self> {
        Ok(Self {
            numbers: number::of(db, row.id).await?,
            address: registered(db, &row).await?,
            bank: bank_of(db, &row).await?,
            contact,
            row,
        })
    }

    /// What the company states, to be shown.
    pub(super) fn view(&self) -> Result<Statement> {
        Ok(Statement {
            name: Bilingual {
                zh: self.row.name_zh.clone(),
                en: self.row.name_en.clone(),
            },
            country: stored::text(&self.row.country)?,
            numbers: self.numbers.iter().map(|known| known.number.clone()).collect(),
            address: self.address.clone(),
            contact: self.contact.clone(),
            bank: self.bank.as_ref().map(|details| StatedBank {
                holder: details.holder.clone(),
                bank: details.bank.clone(),
                account: details.account.masked(),
            }),
        })
    }

    /// What is missing, with these papers.
    pub(super) fn needs(&self, papers: &[paper::Model]) -> Vec<Need> {
        let licence: &str = FactKind::Licence.into();
        let lacking = [
            (Need::Number, self.numbers.is_empty()),
            (Need::Licence, !papers.iter().any(|paper| paper.kind == licence)),
        ];
        lacking
            .into_iter()
            .filter_map(|(need, lacks)| lacks.then_some(need))
            .collect()
    }

    /// Whether it states anything of this kind.
    pub(super) fn states(&self, kind: FactKind) -> bool {
        match kind {
            FactKind::Licence | FactKind::Certificate => true,
            FactKind::Address => self.address.is_some(),
            FactKind::Representative => !self.contact.is_empty(),
            FactKind::Bank => self.bank.is_some(),
        }
    }

    /// Names what is stated about a fact; a certificate states what its paper says.
    pub(super) fn digest(&self, fact: Fact) -> String {
        let mut parts: Vec<&str> = vec![fact.kind.into()];
        let paper = fact.paper.map(|paper| paper.to_string());
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let names = [text(&self.row.name_zh), text(&self.row.name_en)];
        match fact.kind {
            FactKind::Licence => {
                parts.extend(names.iter().map(String::as_str));
                parts.push(&self.row.country);
                for known in &self.numbers {
                    parts.extend([known.number.kind.into(), known.number.number.as_str()]);
                }
            }
            FactKind::Address => parts.extend(self.address.iter().flat_map(|address| {
                let postcode = address.postcode.as_deref().unwrap_or_default();
                [address.lines.as_str(), postcode, address.country.code()]
            })),
            FactKind::Representative => parts.push(&self.contact),
            FactKind::Bank => parts.extend(self.bank.iter().flat_map(|details| {
                let bic = details.bic.as_ref().map_or("", Bic::as_str);
                [
                    details.holder.as_str(),
                    details.bank.as_str(),
                    details.account.reveal(),
                    bic,
                ]
            })),
            FactKind::Certificate => parts.extend(paper.as_deref()),
        }
        of_parts(parts)
    }

    /// Names all of it together with the papers and since when it waits: what an operator has read.
    pub(super) fn seen(&self, papers: &[paper::Model], since: domain::Instant) -> String {
        let kinds = [
            FactKind::Licence,
            FactKind::Address,
            FactKind::Representative,
            FactKind::Bank,
        ];
        let mut parts: Vec<String> = kinds.iter().map(|kind| self.digest(Fact::of(*kind))).collect();
        parts.extend(papers.iter().map(|paper| paper.id.to_string()));
        parts.push(since.timestamp_micros().to_string());
        of_parts(parts.iter().map(String::as_str))
    }
}

/// A digest that no other sequence of texts has.
fn of_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    hex::encode(digest.finalize())
}

/// The registered address; the one given first where there are more.
async fn registered(db: &impl ConnectionTrait, row: &company::Model) -> Result<Option<Address>> {
    let found = address::Entity::find()
        .filter(address::Column::CompanyId.eq(row.id))
        .filter(address::Column::Kind.eq(AddressKind::Registered.to_string()))
        .order_by_asc(address::Column::CreatedAt)
        .order_by_asc(address::Column::Id)
        .one(db)
        .await?;
    found
        .map(|row| {
            Ok(Address {
                kind: AddressKind::Registered,
                lines: row.lines,
                postcode: row.postcode,
                country: stored::text(&row.country)?,
            })
        })
        .transpose()
}

async fn bank_of(db: &impl ConnectionTrait, row: &company::Model) -> Result<Option<BankDetails>> {
    let found = bank::Entity::find()
        .filter(bank::Column::CompanyId.eq(row.id))
        .one(db)
        .await?;
    found.as_ref().map(crate::company::bank::details).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_text_ends_and_the_next_begins_matters() {
        assert_ne!(of_parts(["ab", "c"]), of_parts(["a", "bc"]));
        assert_ne!(of_parts(["a", ""]), of_parts(["a"]));
        assert_eq!(of_parts(["a", "b"]), of_parts(["a", "b"]));
    }
}
