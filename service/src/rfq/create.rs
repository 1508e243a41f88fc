//! Writing a request: the RFQ with its number, its lines, what their listings said, and whom it asks.

use std::collections::{BTreeSet, HashMap};

use domain::{
    actor::{Actor, Member, Right},
    catalog::{content::ListingContent, variant::Chosen},
    id::{CompanyId, ListingId, RfqId},
    price::Agreed,
    problem::{FieldErrors, Problem},
    rfq::{Request, RequestLine, RfqState, visibility::Visibility},
};
use entity::{
    catalog::listing,
    company::company,
    rfq::{rfq, rfq_line, rfq_supplier},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::{open, publish};
use crate::{
    Ctx, Error, Result, catalog, company::verification, error::require, event, number, order::stock::Held,
    price, promotion, stored,
};

/// Writes a draft only its buyer sees.
pub async fn create(ctx: &Ctx, actor: &Actor, request: Request) -> Result<RfqId> {
    let tx = ctx.db.begin().await?;
    let id = write(ctx, &tx, actor, request).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes a request and publishes it at once: the suppliers are asked, or nothing is written.
pub async fn ask(ctx: &Ctx, actor: &Actor, request: Request) -> Result<RfqId> {
    let tx = ctx.db.begin().await?;
    let id = write(ctx, &tx, actor, request).await?;
    publish::within(ctx, &tx, actor, id).await?;
    tx.commit().await?;
    Ok(id)
}

async fn write(ctx: &Ctx, tx: &impl ConnectionTrait, actor: &Actor, request: Request) -> Result<RfqId> {
    require(actor, Right::Buy)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    request.check(ctx.now())?;
    if request.visibility == Visibility::Open {
        open::queue_up(tx, member.company.0).await?;
    }
    check_suppliers(tx, member.company, &request.suppliers).await?;
    let both = request.suppliers.iter().chain([&member.company]);
    verification::refuse_suspended(tx, actor, both.map(|id| id.0)).await?;
    let pinned = pin(ctx, tx, actor, &request).await?;
    let id: RfqId = ctx.new_id();
    let number = number::next(ctx, tx, "RFQ").await?;
    rfq::Entity::insert(row(ctx, id, number, member, &request)?)
        .exec_without_returning(tx)
        .await?;
    let lines = request
        .lines
        .iter()
        .map(|line| line_row(id, line, &pinned))
        .collect::<Result<Vec<_>>>()?;
    rfq_line::Entity::insert_many(lines)
        .exec_without_returning(tx)
        .await?;
    let asked: BTreeSet<_> = request.suppliers.iter().collect();
    let asked = asked.into_iter().map(|company| rfq_supplier::ActiveModel {
        rfq_id: Set(id.0),
        company_id: Set(company.0),
    });
    if !request.suppliers.is_empty() {
        rfq_supplier::Entity::insert_many(asked)
            .exec_without_returning(tx)
            .await?;
    }
    if request.visibility == Visibility::Open {
        open::write(tx, id, &request.markets).await?;
    }
    if let Some(through) = request.promotion {
        let asked = request.lines.iter().filter_map(|line| line.listing_id);
        promotion::came_through(ctx, tx, id, through, asked, &request.suppliers).await?;
    }
    event::happened(ctx, tx, actor, id, "rfq.created", ()).await?;
    Ok(id)
}

/// Whoever is asked must supply, and nobody asks themselves.
async fn check_suppliers(tx: &impl ConnectionTrait, buyer: CompanyId, asked: &[CompanyId]) -> Result<()> {
    if asked.contains(&buyer) {
        return Err(Error::invalid("supplier", Problem::new("own-company")));
    }
    let supplying: BTreeSet<Uuid> = company::Entity::find()
        .filter(company::Column::Id.is_in(asked.iter().map(|id| id.0)))
        .filter(company::Column::Supplies.eq(true))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    if asked.iter().all(|id| supplying.contains(&id.0)) {
        Ok(())
    } else {
        Err(Error::invalid("supplier", Problem::new("not-a-supplier")))
    }
}

/// What the listings asked for say now to this buyer. Each must be on show, and belong to a supplier who is asked; of an
/// open one, to anybody.
async fn pin(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    request: &Request,
) -> Result<HashMap<Uuid, ListingContent>> {
    let ids: BTreeSet<Uuid> = request
        .lines
        .iter()
        .filter_map(|line| line.listing_id)
        .map(Uuid::from)
        .collect();
    let of_the_asked = (request.visibility != Visibility::Open)
        .then(|| listing::Column::CompanyId.is_in(request.suppliers.iter().map(|id| id.0)));
    let rows = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.is_in(ids))
        .filter(listing::Column::State.eq("published"))
        .filter(Condition::all().add_option(of_the_asked))
        .all(tx)
        .await?;
    let agreed = agreed(ctx, tx, actor, request).await?;
    let held = Held::of(tx, rows.iter().map(|row| row.id)).await?;
    let contents = catalog::read::contents(tx, rows).await?.into_iter();
    let pinned: HashMap<_, _> = contents
        .map(|(row, mut content)| {
            catalog::read::offer(&mut content, row.id, &held);
            price::sold_to(agreed.get(&row.id.into()), &mut content.supply);
            (row.id, content)
        })
        .collect();
    let mut errors = FieldErrors::default();
    for line in &request.lines {
        let Some(id) = line.listing_id else { continue };
        let field = |name: &str| format!("lines.{}.{name}", line.line);
        match pinned.get(&id.0) {
            None => errors.add(field("description"), Problem::new("listing-not-available")),
            Some(content) if line.variant.is_some() && chosen(line, content).is_none() => {
                errors.add(field("variant"), Problem::new("variant-not-available"));
            }
            Some(_) => {}
        }
    }
    errors.into_result()?;
    Ok(pinned)
}

/// The variant a line asks for, as its listing calls it now.
fn chosen(line: &RequestLine, content: &ListingContent) -> Option<Chosen> {
    content.wording.variation.chosen(&line.variant.as_ref()?.sku)
}

/// The buyer's own prices of what is asked for; none where others than their supplier are asked too, whose they are not
/// to read.
async fn agreed(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    request: &Request,
) -> Result<HashMap<ListingId, Agreed>> {
    if request.visibility == Visibility::Open || request.suppliers.len() > 1 {
        return Ok(HashMap::new());
    }
    let listings = request.lines.iter().filter_map(|line| line.listing_id);
    price::agreed_in(ctx, tx, actor, listings).await
}

fn row(ctx: &Ctx, id: RfqId, number: String, member: &Member, request: &Request) -> Result<rfq::ActiveModel> {
    let (state, detail) = event::columns(&RfqState::Draft)?;
    Ok(rfq::ActiveModel {
        id: Set(id.0),
        number: Set(number),
        buyer_company_id: Set(member.company.0),
        person_id: Set(member.person.0),
        title: Set(request.title.clone()),
        currency: Set(request.currency.code().to_owned()),
        incoterm: Set(request.incoterm.code().to_owned()),
        place: Set(request.place.clone()),
        deadline: Set(request.deadline),
        time_zone: Set(request.time_zone.name().to_owned()),
        deliver_by: Set(request.deliver_by),
        note: Set(request.note.clone()),
        visibility: Set(request.visibility.code().to_owned()),
        published_at: Set(None),
        state: Set(state),
        state_detail: Set(detail),
        created_at: Set(ctx.now()),
        updated_at: Set(ctx.now()),
    })
}

fn line_row(
    id: RfqId,
    line: &RequestLine,
    pinned: &HashMap<Uuid, ListingContent>,
) -> Result<rfq_line::ActiveModel> {
    let content = line.listing_id.and_then(|id| pinned.get(&id.0));
    let variant = content.and_then(|content| chosen(line, content));
    Ok(rfq_line::ActiveModel {
        rfq_id: Set(id.0),
        line: Set(stored::signed(line.line)?),
        listing_id: Set(line.listing_id.map(Uuid::from)),
        pinned: Set(content.map(serde_json::to_value).transpose()?),
        variant: Set(variant.map(serde_json::to_value).transpose()?),
        description: Set(line.description.clone()),
        quantity: Set(line.quantity.thousandths()),
        unit: Set(line.unit.code().to_owned()),
        target_price: Set(line.target_price.map(|price| price.millionths())),
    })
}
