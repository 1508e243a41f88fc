//! A company comes to the market, with its first owner.

use domain::{
    actor::{Actor, Trades},
    company::{CompanyCode, CompanyNumber, Country, NumberKind, Role, Uscc},
    id::{CompanyId, PersonId},
    problem::Problem,
    text::Bilingual,
};
use entity::company::{company, member};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::number;
use crate::{Ctx, Error, Result, error::taken_meanwhile, event};

/// A company to be registered.
#[derive(Clone, Debug)]
pub struct NewCompany {
    /// Its short unique code.
    pub code: CompanyCode,
    /// Its legal name, in at least one language.
    pub name: Bilingual,
    /// Where it is registered.
    pub country: Country,
    /// Its city.
    pub city: Bilingual,
    /// What it says about itself.
    pub about: Bilingual,
    /// What it does.
    pub trades: Trades,
    /// Its 统一社会信用代码, if it has one and gave it.
    pub uscc: Option<Uscc>,
}

/// Registers a company of a person who is signed in, whether or not they act for one; they become its owner.
pub async fn found(ctx: &Ctx, actor: &Actor, owner: PersonId, new: NewCompany) -> Result<CompanyId> {
    let tx = ctx.db.begin().await?;
    if is_taken(&tx, &new.code).await? {
        return Err(Error::invalid("code", Problem::new("taken")));
    }
    let id = insert(ctx, &tx, actor, new, owner).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether some company has this code.
pub(crate) async fn is_taken(tx: &impl ConnectionTrait, code: &CompanyCode) -> Result<bool> {
    let same = company::Entity::find().filter(company::Column::Code.eq(code.as_str()));
    Ok(same.count(tx).await? > 0)
}

/// Writes the company and its owner, who is a person already.
pub(crate) async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    new: NewCompany,
    owner: PersonId,
) -> Result<CompanyId> {
    let (id, now): (CompanyId, _) = (ctx.new_id(), ctx.now());
    let row = company::ActiveModel {
        id: Set(id.0),
        code: Set(new.code.as_str().to_owned()),
        name_zh: Set(new.name.zh),
        name_en: Set(new.name.en),
        country: Set(new.country.code().to_owned()),
        city_zh: Set(new.city.zh),
        city_en: Set(new.city.en),
        about_zh: Set(new.about.zh),
        about_en: Set(new.about.en),
        buys: Set(new.trades.buys),
        supplies: Set(new.trades.supplies),
        carries: Set(new.trades.carries),
        procures: Set(new.trades.procures),
        version: Set(1),
        created_at: Set(now),
        ..Default::default()
    };
    let inserted = company::Entity::insert(row).exec_without_returning(tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "code"))?;
    let member = member::ActiveModel {
        person_id: Set(owner.0),
        company_id: Set(id.0),
        role: Set(Role::Owner.to_string()),
        created_at: Set(now),
        ..Default::default()
    };
    member::Entity::insert(member).exec_without_returning(tx).await?;
    if let Some(uscc) = new.uscc {
        let given = CompanyNumber {
            kind: NumberKind::Uscc,
            number: uscc.to_string(),
        };
        number::write(ctx, tx, id, &given, None).await?;
    }
    event::happened(ctx, tx, actor, id, "company.registered", owner).await?;
    Ok(id)
}
