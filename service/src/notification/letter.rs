//! A mail's facts, read when it is sent, with the eyes of whoever gets it: nobody is told what they may not see.

use domain::{
    actor::{Actor, Member},
    id::{
        CaseId, CompanyId, FeedId, KeyId, LinkId, MarketId, NegotiationId, OfferId, OrderId, PromotionId,
        RfqId,
    },
    identity::LinkPurpose,
    moderation::{CaseState, Verdict},
    money::Money,
    notification::{Letter, Mail, News, Subject},
    promotion::CampaignState,
    rfq::{
        offer::{OfferHash, Side},
        view::ApprovalRow,
    },
    text::Bilingual,
};
use entity::{
    catalog::listing,
    identity::{link, person},
    moderation::{listing_report, moderation_case},
    order::purchase_order,
    rfq::{message, negotiation, offer, rfq as request, rfq_case, rfq_line},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::verification;
use crate::{
    Ctx, Error, Result, catalog::feed, company, error::OrNotFound, event, identity, integration, market,
    promotion, rfq, search::saved, stored,
};

/// The letter of a mail. Not found means that there is nobody to tell any more, or nothing they may see: the mail is
/// not sent.
pub async fn letter(ctx: &Ctx, mail: &Mail) -> Result<Letter> {
    let to = person::Entity::find()
        .filter(person::Column::Id.eq(mail.to.0))
        .filter(person::Column::ErasedAt.is_null())
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    match mail.about {
        Subject::MemberRemoved(company) => return removed(ctx, to, company).await,
        Subject::Factor { change, at } => return to_person(to, News::Factor { change, at }),
        Subject::PasswordChanged { at } => return to_person(to, News::PasswordChanged { at }),
        Subject::SavedSearches { to: until } => {
            let news = saved::news(ctx, mail.to, until).await?;
            return to_person(to, news);
        }
        _ => {}
    }
    let actor = identity::actor_of(ctx, mail.to, mail.company).await?;
    let reader = actor.member().or_not_found()?;
    let news = match mail.about {
        Subject::NewRfq(id) => new_rfq(ctx, &actor, id).await?,
        Subject::OpenRfq(id) => open_rfq(ctx, &actor, id).await?,
        Subject::RfqDecided(id) => rfq_decided(ctx, &actor, id).await?,
        Subject::NewOffer(id) => new_offer(ctx, &actor, id).await?,
        Subject::Messages(id) => messages(ctx, &actor, id).await?,
        Subject::ApprovalAsked(id) => approval_asked(ctx, &actor, id).await?,
        Subject::Accepted(id) => accepted(ctx, &actor, reader, id).await?,
        Subject::ListingDecided(id) => listing_decided(ctx, &actor, id).await?,
        Subject::ReportDecided(id) => report_decided(ctx, reader, id).await?,
        Subject::BankChanged(_) => bank_changed(ctx, &actor).await?,
        Subject::KeyMade(id) => key_made(ctx, &actor, reader, id).await?,
        Subject::CampaignDecided(id) => campaign_decided(ctx, &actor, id).await?,
        Subject::Booth(id) => booth(ctx, &actor, id).await?,
        Subject::FeedFails(id) => feed_fails(ctx, &actor, id).await?,
        Subject::VerificationDecided(id) => verification::decided(ctx, &actor, id).await?,
        Subject::VerificationEnds(company) => verification::ends(ctx, &actor, company).await?,
        Subject::VerificationExpired(company) => verification::expired(ctx, &actor, company).await?,
        Subject::Suspension(company) => verification::suspension(ctx, &actor, company).await?,
        // Told above, to somebody who may act for nobody now.
        Subject::MemberRemoved(_)
        | Subject::Factor { .. }
        | Subject::PasswordChanged { .. }
        | Subject::SavedSearches { .. } => return Err(Error::NotFound),
    };
    Ok(Letter {
        to: to.email,
        name: reader.name.clone(),
        locale: reader.locale,
        time_zone: reader.time_zone,
        news,
    })
}

/// Told to a person who does not act for the company any more: nothing of it but its name, which is public.
async fn removed(ctx: &Ctx, to: person::Model, id: CompanyId) -> Result<Letter> {
    let company = name(ctx, id.0).await?;
    to_person(to, News::MemberRemoved { company })
}

/// Told to a person, whoever they act for.
fn to_person(to: person::Model, news: News) -> Result<Letter> {
    Ok(Letter {
        to: to.email,
        name: to.name,
        locale: stored::text(&to.locale)?,
        time_zone: to.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai),
        news,
    })
}

async fn bank_changed(ctx: &Ctx, actor: &Actor) -> Result<News> {
    let owner = actor.member().or_not_found()?;
    let bank = company::bank(ctx, actor).await?.or_not_found()?;
    Ok(News::BankChanged {
        company: name(ctx, owner.company.0).await?,
        by: bank.changed_by,
        at: bank.changed_at,
        account: bank.details.account.masked(),
    })
}

/// Told as it stands: one that was changed or cancelled since is no news any more.
async fn campaign_decided(ctx: &Ctx, actor: &Actor, id: PromotionId) -> Result<News> {
    let campaign = promotion::view(ctx, actor, id).await?;
    let refused = match campaign.state {
        CampaignState::Published => None,
        CampaignState::Refused { reason } => Some(reason),
        _ => return Err(Error::NotFound),
    };
    Ok(News::CampaignDecided {
        campaign: id,
        name: campaign.name,
        market: campaign.market.name,
        refused,
    })
}

/// Told as it stands: a later answer has its own mail, which then says the same.
async fn booth(ctx: &Ctx, actor: &Actor, id: MarketId) -> Result<News> {
    let db = ctx.db.read();
    let answer = market::booth::answer(db, actor, id.0).await?;
    let mut markets = market::references(db, [id.0]).await?;
    Ok(News::Booth {
        market: markets.remove(&id.0).or_not_found()?.name,
        answer,
    })
}

/// Told while it still fails.
async fn feed_fails(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<News> {
    let feed = feed::view(ctx, actor, id).await?;
    if feed.failures == 0 {
        return Err(Error::NotFound);
    }
    Ok(News::FeedFails {
        feed: id,
        address: feed.address,
        failures: feed.failures,
        problem: feed.last.and_then(|run| run.problem),
        next_at: feed.next_at,
    })
}

async fn key_made(ctx: &Ctx, actor: &Actor, reader: &Member, id: KeyId) -> Result<News> {
    Ok(News::KeyMade {
        company: name(ctx, reader.company.0).await?,
        key: integration::key(ctx, actor, id).await?,
    })
}

/// The letter of a single-use link. Not found means that the link was used or withdrawn meanwhile: no mail is sent.
pub async fn link_letter(ctx: &Ctx, id: LinkId) -> Result<Letter> {
    let row = link::Entity::find()
        .filter(link::Column::Id.eq(id.0))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::Address.ne(""))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let purpose: LinkPurpose = row.purpose.parse().map_err(Error::internal)?;
    let person = match row.person_id {
        Some(person) => {
            person::Entity::find()
                .filter(person::Column::Id.eq(person))
                .one(ctx.db.read())
                .await?
        }
        None => None,
    };
    let company = match row.company_id {
        Some(company) => Some(name(ctx, company).await?),
        None => None,
    };
    let news = match (purpose, &person) {
        (LinkPurpose::Register, Some(_)) => News::HasAccount { at: row.created_at },
        _ => News::Link {
            purpose,
            token: identity::link::token(ctx, id, purpose),
            until: row.expires_at,
            company,
        },
    };
    let zone = person.as_ref().and_then(|person| person.time_zone.parse().ok());
    Ok(Letter {
        name: person.map_or_else(|| row.address.clone(), |person| person.name),
        to: row.address,
        locale: stored::text(&row.locale)?,
        time_zone: zone.unwrap_or(chrono_tz::Asia::Shanghai),
        news,
    })
}

pub(super) async fn name(ctx: &Ctx, company: Uuid) -> Result<Bilingual> {
    Ok(company::read::reference_to(ctx.db.read(), company).await?.name)
}

async fn negotiation_of(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
) -> Result<(negotiation::Model, request::Model)> {
    let found = negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.eq(id.0))
        .find_also_related(request::Entity)
        .one(ctx.db.read())
        .await?;
    let (row, rfq) = found.or_not_found()?;
    Ok((row, rfq.or_not_found()?))
}

async fn new_rfq(ctx: &Ctx, actor: &Actor, id: NegotiationId) -> Result<News> {
    let (_, rfq) = negotiation_of(ctx, actor, id).await?;
    let lines = rfq_line::Entity::find()
        .filter(rfq_line::Column::RfqId.eq(rfq.id))
        .count(ctx.db.read())
        .await?;
    Ok(News::NewRfq {
        negotiation: id,
        number: rfq.number,
        title: rfq.title,
        buyer: name(ctx, rfq.buyer_company_id).await?,
        lines: u32::try_from(lines).unwrap_or(u32::MAX),
        deadline: rfq.deadline,
    })
}

/// Told while offers are taken, and not to whoever has passed or offered meanwhile.
async fn open_rfq(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<News> {
    let row = rfq::open::unanswered(actor, ctx.now())
        .filter(request::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let lines = rfq_line::Entity::find()
        .filter(rfq_line::Column::RfqId.eq(row.id))
        .count(ctx.db.read())
        .await?;
    Ok(News::OpenRfq {
        rfq: id,
        number: row.number,
        title: row.title,
        buyer: name(ctx, row.buyer_company_id).await?,
        lines: u32::try_from(lines).unwrap_or(u32::MAX),
        deadline: row.deadline,
    })
}

async fn rfq_decided(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<News> {
    // The case belongs to the market's operators; its buyer is told of it through their own RFQ.
    let case = rfq_case::Entity::find()
        .filter(rfq_case::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let row = request::Entity::owned_by(actor)
        .filter(request::Column::Id.eq(case.rfq_id))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let state: CaseState = event::state(&case.state_detail)?;
    let decision = state.decision().or_not_found()?;
    let markets = market::references(ctx.db.read(), [case.market_id]).await?;
    Ok(News::RfqDecided {
        rfq: row.id.into(),
        number: row.number,
        title: row.title,
        market: markets.into_values().next().or_not_found()?.name,
        verdict: decision.verdict,
        reason: decision.reason.clone(),
    })
}

async fn new_offer(ctx: &Ctx, actor: &Actor, id: OfferId) -> Result<News> {
    let offer = offer::Entity::visible_to(actor)
        .filter(offer::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let negotiation = NegotiationId(offer.negotiation_id);
    let (row, rfq) = negotiation_of(ctx, actor, negotiation).await?;
    let side = stored::side(&offer.side)?;
    let from = match side {
        Side::Buyer => rfq.buyer_company_id,
        Side::Supplier => row.supplier_company_id,
    };
    Ok(News::NewOffer {
        negotiation,
        number: rfq.number,
        title: rfq.title,
        from: name(ctx, from).await?,
        version: stored::number(offer.version)?,
        side,
        total: stored::total(&offer)?,
        valid_until: offer.valid_until,
    })
}

/// Told while there is something of the other side to read; a side's notes are its own.
async fn messages(ctx: &Ctx, actor: &Actor, id: NegotiationId) -> Result<News> {
    let (row, rfq) = negotiation_of(ctx, actor, id).await?;
    let own = actor
        .company()
        .is_some_and(|own| own.0 == row.supplier_company_id);
    let (theirs, from) = match own {
        true => (Side::Buyer, rfq.buyer_company_id),
        false => (Side::Supplier, row.supplier_company_id),
    };
    let unread = rfq::thread::unread_of(actor)
        .or_not_found()?
        .filter(message::Column::NegotiationId.eq(id.0))
        .filter(message::Column::Side.eq(theirs.to_string()));
    let newest = unread
        .clone()
        .order_by_desc(message::Column::Id)
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let count = unread.count(ctx.db.read()).await?;
    Ok(News::Messages {
        negotiation: id,
        number: rfq.number,
        title: rfq.title,
        from: name(ctx, from).await?,
        count: u32::try_from(count).unwrap_or(u32::MAX),
        newest: newest.text,
    })
}

/// Told while it can still be accepted, and only to whoever may.
async fn approval_asked(ctx: &Ctx, actor: &Actor, id: OfferId) -> Result<News> {
    let waiting = rfq::approvals(ctx, actor).await?;
    let row = waiting.into_iter().find(|row| {
        row.negotiation
            .state
            .latest()
            .is_some_and(|latest| latest.id == id)
    });
    let ApprovalRow { negotiation, asked } = row.or_not_found()?;
    let latest = *negotiation.state.latest().or_not_found()?;
    Ok(News::ApprovalAsked {
        negotiation: negotiation.id,
        number: negotiation.rfq_number,
        title: negotiation.rfq_title,
        from: negotiation.supplier.name,
        version: latest.version,
        total: negotiation.total.or_not_found()?,
        valid_until: latest.valid_until,
        by: asked.by,
    })
}

async fn accepted(ctx: &Ctx, actor: &Actor, reader: &Member, id: OrderId) -> Result<News> {
    let order = purchase_order::Entity::visible_to(actor)
        .filter(purchase_order::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let (side, partner) = if reader.company.0 == order.buyer_company_id {
        (Side::Buyer, order.supplier_company_id)
    } else {
        (Side::Supplier, order.buyer_company_id)
    };
    let hash: OfferHash = stored::text(&order.offer_hash)?;
    Ok(News::Accepted {
        order: id,
        number: order.number,
        title: order.title,
        partner: name(ctx, partner).await?,
        side,
        total: Money::new(order.total, stored::text(&order.currency)?),
        hash: hash.short(),
    })
}

async fn report_decided(ctx: &Ctx, reader: &Member, id: CaseId) -> Result<News> {
    let db = ctx.db.read();
    let reported = listing_report::Entity::find()
        .filter(listing_report::Column::CaseId.eq(id.0))
        .filter(listing_report::Column::CompanyId.eq(reader.company.0))
        .filter(listing_report::Column::PersonId.eq(reader.person.0));
    reported.one(db).await?.or_not_found()?;
    let case = moderation_case::Entity::find()
        .filter(moderation_case::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let listing = listing::Entity::visible_to(&Actor::System)
        .filter(listing::Column::Id.eq(case.listing_id))
        .one(db)
        .await?
        .or_not_found()?;
    let state: CaseState = event::state(&case.state_detail)?;
    let decision = state.decision().or_not_found()?;
    Ok(News::ReportDecided {
        listing: listing.id.into(),
        title: Bilingual {
            zh: listing.title_zh,
            en: listing.title_en,
        },
        supplier: name(ctx, listing.company_id).await?,
        taken_off: decision.verdict != Verdict::Approve,
    })
}

async fn listing_decided(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<News> {
    // The case belongs to the market's operators; its supplier is told of it through their own listing.
    let case = moderation_case::Entity::find()
        .filter(moderation_case::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let listing = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(case.listing_id))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let state: CaseState = event::state(&case.state_detail)?;
    let decision = state.decision().or_not_found()?;
    Ok(News::ListingDecided {
        listing: listing.id.into(),
        title: Bilingual {
            zh: listing.title_zh,
            en: listing.title_en,
        },
        sku: listing.sku,
        matter: stored::name(&case.matter)?,
        verdict: decision.verdict,
        reason: decision.reason.clone(),
    })
}
