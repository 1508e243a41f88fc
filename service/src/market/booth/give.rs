//! An operator gives suppliers booths, or moves them: one, or as many as a spreadsheet lists.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    market::{
        booth::{Line, Place},
        hall::{Plan, fold},
    },
    notification::Subject,
    problem::{FieldErrors, Problem},
};
use entity::{
    company::company,
    market::{booth, booth_wish, hall, market},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::locked_market;
use crate::{Ctx, Error, Result, company::read, error::OrNotFound, event, notification};

/// Gives these suppliers these booths in a market: all of them, or none and what hinders it. Who has a place there
/// moves; who has this very one stays. Returns how many changed.
pub async fn give(ctx: &Ctx, actor: &Actor, slug: &str, lines: &[Line]) -> Result<usize> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let suppliers = suppliers(&tx, lines).await?;
    let mut floor = Floor::load(&tx, market.id).await?;
    // Those who move make room for each other.
    floor.leave(suppliers.values().map(|row| row.id));
    let mut changed = 0;
    for line in lines {
        let company = suppliers.get(line.code.as_str()).or_not_found()?;
        let place = floor.take(company.id, &line.code, &line.place);
        let place = place.map_err(|problem| Error::invalid("lines", problem))?;
        changed += usize::from(write(ctx, &tx, actor, &market, company, place).await?);
    }
    tx.commit().await?;
    Ok(changed)
}

/// Gives one supplier a booth in a market, or moves it.
pub async fn give_one(ctx: &Ctx, actor: &Actor, slug: &str, code: &str, place: &Place) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let company = read::by_code(&tx, code).await?;
    let company = company.filter(|row| row.supplies).or_not_found()?;
    let mut floor = Floor::load(&tx, market.id).await?;
    floor.leave([company.id]);
    let taken = floor.take(company.id, code, place);
    let place = taken.map_err(|problem| {
        let field = if problem.code == "booth-no-such-hall" {
            "hall"
        } else {
            "number"
        };
        Error::invalid(field, problem)
    })?;
    write(ctx, &tx, actor, &market, &company, place).await?;
    tx.commit().await?;
    Ok(())
}

/// The suppliers these lines name, by code; all that are none are told at once.
async fn suppliers<'a>(
    db: &impl ConnectionTrait,
    lines: &'a [Line],
) -> Result<HashMap<&'a str, company::Model>> {
    let rows = company::Entity::find()
        .filter(company::Column::Code.is_in(lines.iter().map(|line| line.code.as_str())))
        .filter(company::Column::Supplies.eq(true))
        .all(db)
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut known = HashMap::new();
    let mut unknown = Vec::new();
    for line in lines {
        match rows.remove(&line.code) {
            Some(row) => drop(known.insert(line.code.as_str(), row)),
            None => unknown.push(line.code.clone()),
        }
    }
    match unknown.is_empty() {
        true => Ok(known),
        false => {
            let problem = Problem::new("booth-no-supplier").with("codes", unknown.join(", "));
            Err(FieldErrors::one("lines", problem).into())
        }
    }
}

/// The halls of a market, and who has which booth in them.
struct Floor {
    halls: Vec<(String, Plan)>,
    /// Folded hall and number → whose.
    taken: HashMap<(String, String), (Uuid, String)>,
}

impl Floor {
    async fn load(db: &impl ConnectionTrait, market: Uuid) -> Result<Self> {
        let halls = hall::Entity::find()
            .filter(hall::Column::MarketId.eq(market))
            .all(db)
            .await?;
        let plan = |row: hall::Model| Ok((row.sign, crate::market::hall::plan(&row.plan)?));
        let rows = booth::Entity::find()
            .filter(booth::Column::MarketId.eq(market))
            .filter(booth::Column::Number.is_not_null())
            .find_also_related(company::Entity)
            .all(db)
            .await?;
        let whose = |(row, company): (booth::Model, Option<company::Model>)| {
            let company = company?;
            Some((key(row.hall.as_deref(), &row.number?), (company.id, company.code)))
        };
        Ok(Self {
            halls: halls.into_iter().map(plan).collect::<Result<_>>()?,
            taken: rows.into_iter().filter_map(whose).collect(),
        })
    }

    /// These have no booth for now.
    fn leave(&mut self, companies: impl IntoIterator<Item = Uuid>) {
        let companies: Vec<_> = companies.into_iter().collect();
        self.taken.retain(|_, (company, _)| !companies.contains(company));
    }

    /// The place as the halls' signs and plans write it, from now on this company's.
    fn take(&mut self, company: Uuid, code: &str, place: &Place) -> Result<Place, Problem> {
        let place = self.known(code, place)?;
        if let Some(number) = &place.number {
            let key = key(place.hall.as_deref(), number);
            if let Some((_, whose)) = self.taken.get(&key) {
                let taken = Problem::new("booth-taken").with("number", number);
                return Err(taken.with("company", whose).with("code", code));
            }
            self.taken.insert(key, (company, code.to_owned()));
        }
        Ok(place)
    }

    /// A market that has said which halls it has knows no others, nor booths that are not on a hall's plan.
    fn known(&self, code: &str, place: &Place) -> Result<Place, Problem> {
        let Some(hall) = place.hall.as_deref().filter(|_| !self.halls.is_empty()) else {
            return Ok(place.clone());
        };
        let found = self.halls.iter().find(|(sign, _)| fold(sign) == fold(hall));
        let Some((sign, plan)) = found else {
            let signs: Vec<_> = self.halls.iter().map(|(sign, _)| sign.as_str()).collect();
            let problem = Problem::new("booth-no-such-hall").with("halls", signs.join(", "));
            return Err(problem.with("hall", hall).with("code", code));
        };
        let number = match place.number.as_deref() {
            Some(number) if plan.booths() > 0 => {
                let off = || Problem::new("booth-not-on-plan").with("number", number);
                Some(
                    plan.number(number)
                        .ok_or_else(|| off().with("hall", sign).with("code", code))?,
                )
            }
            number => number,
        };
        Ok(Place {
            hall: Some(sign.clone()),
            number: number.map(str::to_owned),
        })
    }
}

fn key(hall: Option<&str>, number: &str) -> (String, String) {
    (hall.map(fold).unwrap_or_default(), fold(number))
}

/// Writes it down; nothing where it stands there already.
async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    market: &market::Model,
    company: &company::Model,
    place: Place,
) -> Result<bool> {
    let stands = booth::Entity::find()
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::CompanyId.eq(company.id))
        .one(tx)
        .await?;
    let same = |row: &booth::Model| row.hall == place.hall && row.number == place.number;
    if stands.as_ref().is_some_and(same) {
        return Ok(false);
    }
    let kind = if stands.is_some() {
        "company.moved_booth"
    } else {
        "company.took_booth"
    };
    let told = json!({ "market": market.id, "hall": place.hall, "number": place.number });
    event::touched(ctx, tx, actor, company.id, kind, told).await?;
    let mut row = booth::ActiveModel {
        company_id: Unchanged(company.id),
        market_id: Unchanged(market.id),
        hall: Set(place.hall),
        number: Set(place.number),
        ..Default::default()
    };
    if stands.is_some() {
        row.update_without_returning(tx).await?;
    } else {
        (row.company_id, row.market_id) = (Set(company.id), Set(market.id));
        row.given_at = Set(Some(ctx.now()));
        booth::Entity::insert(row).exec_without_returning(tx).await?;
        booth_wish::Entity::delete_many()
            .filter(booth_wish::Column::MarketId.eq(market.id))
            .filter(booth_wish::Column::CompanyId.eq(company.id))
            .exec(tx)
            .await?;
    }
    notification::tell(ctx, tx, company.id, Subject::Booth(market.id.into())).await?;
    Ok(true)
}
