//! Playing an RFQ of the demo: asking, bargaining, accepting, and carrying the order out.

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};
use domain::{
    actor::Actor,
    id::{NegotiationId, OrderId, RfqId},
    moderation::{Ruling, Verdict},
    order::OrderVerb,
    page::PageRequest,
    problem::Problem,
    rfq::{
        Request, RequestLine,
        message::Audience,
        offer::{OfferHash, OfferLine, Side, Terms},
        schedule::PaymentSchedule,
        visibility::Visibility,
    },
    text::Reason,
};

use super::{
    broken,
    calendar::{Calendar, ZONE},
    cast::Cast,
    data::{Looked, Proposal, Trade, TradeAct, TradeStep},
};
use crate::{Ctx, Error, Result, catalog, order, promotion, rfq};

/// The most listings a demo supplier has.
const LISTINGS: u32 = 100;

/// Payment schedules by the names the data gives them.
pub(super) type Schedules = BTreeMap<String, PaymentSchedule>;

/// An RFQ being played.
pub(super) struct Play {
    trade: Trade,
    lines: Vec<RequestLine>,
    rfq: RfqId,
    /// By the supplier's code.
    tables: BTreeMap<String, Table>,
}

/// What stands between the buyer and one supplier.
struct Table {
    negotiation: NegotiationId,
    latest: Option<OfferHash>,
    order: Option<OrderId>,
}

impl Play {
    /// The buyer writes the RFQ and, unless it stays a draft, publishes it.
    pub(super) async fn begin(ctx: &Ctx, cast: &Cast, calendar: Calendar, trade: Trade) -> Result<Self> {
        let buyer = cast.actor(&trade.buyer)?;
        let request = request(ctx, cast, calendar, &trade).await?;
        let lines = request.lines.clone();
        let rfq = if trade.draft {
            rfq::create(ctx, buyer, request).await?
        } else {
            rfq::ask(ctx, buyer, request).await?
        };
        if trade.open == Some(Looked::Shown) {
            show(ctx, cast.operator_of(trade.first_supplier()?)?, &trade.title).await?;
        }
        let contenders = rfq::view(ctx, buyer, rfq).await?.contenders;
        let tables = contenders.into_iter().map(|contender| {
            let table = Table {
                negotiation: contender.negotiation.id,
                latest: None,
                order: None,
            };
            (contender.negotiation.supplier.code, table)
        });
        Ok(Self {
            tables: tables.collect(),
            trade,
            lines,
            rfq,
        })
    }

    /// Somebody does something.
    pub(super) async fn step(
        &mut self,
        ctx: &Ctx,
        cast: &Cast,
        schedules: &Schedules,
        step: TradeStep,
    ) -> Result<()> {
        let code = step.with.as_ref().or(self.trade.suppliers.first());
        let code = code.ok_or_else(|| broken(&self.trade.title))?.clone();
        let (buyer, supplier) = (cast.actor(&self.trade.buyer)?, cast.actor(&code)?);
        let of = |side| match side {
            Side::Buyer => buyer,
            Side::Supplier => supplier,
        };
        match step.act {
            TradeAct::Cancel { reason } => rfq::cancel(ctx, buyer, self.rfq, worded(&reason)?).await,
            TradeAct::Close => rfq::close(ctx, buyer, self.rfq).await,
            TradeAct::Offer(proposal) => self.propose(ctx, supplier, &code, proposal, schedules).await,
            TradeAct::Counter(proposal) => self.propose(ctx, buyer, &code, proposal, schedules).await,
            TradeAct::Accept { side } => self.accept(ctx, of(side), &code).await,
            TradeAct::Decline { reason } => {
                rfq::decline(ctx, supplier, self.table(&code)?.negotiation, worded(&reason)?).await
            }
            TradeAct::Withdraw { side, reason } => {
                rfq::withdraw(ctx, of(side), self.table(&code)?.negotiation, worded(&reason)?).await
            }
            TradeAct::Say { side, text, note } => {
                let audience = if note { Audience::Own } else { Audience::Both };
                let text = text.parse().map_err(|_| broken(&self.trade.title))?;
                let at = self.table(&code)?.negotiation;
                rfq::thread::write(ctx, of(side), at, audience, text).await?;
                Ok(())
            }
            TradeAct::Order { verb, side, reason } => {
                let actor = of(side.unwrap_or_else(|| usual(verb)));
                let id = self
                    .table(&code)?
                    .order
                    .ok_or_else(|| broken(&self.trade.title))?;
                order::take(ctx, actor, id, verb, reason.as_deref().map(worded).transpose()?).await
            }
        }
    }

    async fn propose(
        &mut self,
        ctx: &Ctx,
        actor: &Actor,
        code: &str,
        proposal: Proposal,
        schedules: &Schedules,
    ) -> Result<()> {
        let terms = self.terms(ctx, proposal, schedules)?;
        if self.trade.open.is_some() && !self.tables.contains_key(code) {
            let (negotiation, offer) = rfq::open::answer(ctx, actor, self.rfq, terms).await?;
            let table = Table {
                negotiation,
                latest: Some(offer.hash),
                order: None,
            };
            self.tables.insert(code.to_owned(), table);
            return Ok(());
        }
        let table = self.table(code)?;
        let offer = rfq::offer(ctx, actor, table.negotiation, table.latest, terms).await?;
        table.latest = Some(offer.hash);
        Ok(())
    }

    async fn accept(&mut self, ctx: &Ctx, actor: &Actor, code: &str) -> Result<()> {
        let table = self.table(code)?;
        let hash = table.latest.ok_or_else(|| broken(code))?;
        let placed = rfq::accept(ctx, actor, table.negotiation, &hash).await?;
        table.order = Some(placed.order());
        Ok(())
    }

    fn table(&mut self, code: &str) -> Result<&mut Table> {
        self.tables.get_mut(code).ok_or_else(|| broken(code))
    }

    /// What is asked, at these prices.
    fn terms(&self, ctx: &Ctx, proposal: Proposal, schedules: &Schedules) -> Result<Terms> {
        let lines = self.lines.iter().zip(proposal.prices);
        let lines = lines.filter_map(|(asked, price)| {
            price.map(|unit_price| OfferLine {
                line: asked.line,
                quantity: asked.quantity,
                unit: asked.unit,
                unit_price,
            })
        });
        let schedule = schedules
            .get(&proposal.pay)
            .ok_or_else(|| broken(&proposal.pay))?;
        let last_day = ctx.now() + TimeDelta::days(proposal.valid);
        Ok(Terms {
            currency: self.trade.currency,
            incoterm: self.trade.incoterm,
            place: self.trade.place.clone(),
            lead_time_days: proposal.lead,
            payment_schedule: schedule.clone(),
            valid_until: closing_time(last_day),
            lines: lines.collect(),
            note: proposal.note,
        })
    }
}

impl Trade {
    fn first_supplier(&self) -> Result<&str> {
        let first = self.suppliers.first();
        Ok(first.ok_or_else(|| broken(&self.title))?)
    }
}

/// The operator lets an open RFQ be shown, if it waits for that.
async fn show(ctx: &Ctx, operator: &Actor, title: &str) -> Result<()> {
    let waiting = rfq::open::cases(ctx, operator, PageRequest::default()).await?;
    for case in waiting.items.into_iter().filter(|case| case.title == title) {
        let ruling = Ruling {
            verdict: Verdict::Approve,
            reason: String::new(),
        };
        rfq::open::decide(ctx, operator, case.id, ruling, case.opened_at).await?;
    }
    Ok(())
}

/// When the office closes on the day of this instant.
fn closing_time(day: domain::Instant) -> domain::Instant {
    day.with_timezone(&ZONE)
        .with_time(NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default())
        .earliest()
        .map_or(day, |at| at.to_utc())
}

async fn request(ctx: &Ctx, cast: &Cast, calendar: Calendar, trade: &Trade) -> Result<Request> {
    let buyer = cast
        .actor(&trade.buyer)?
        .member()
        .ok_or_else(|| broken(&trade.buyer))?;
    let suppliers = trade.suppliers.iter().map(|code| cast.company(code));
    let suppliers = suppliers.collect::<Result<Vec<_>>>()?;
    let mut choices = Vec::new();
    for supplier in &suppliers {
        choices.extend(catalog::choices(ctx, &Actor::System, *supplier, LISTINGS).await?);
    }
    let lines = trade.lines.iter().zip(1..).map(|(line, number)| {
        let choice = choices.iter().find(|choice| choice.sku == line.sku);
        let choice = choice.ok_or_else(|| broken(&line.sku))?;
        Ok(RequestLine {
            line: number,
            listing_id: Some(choice.id),
            variant: None,
            description: choice.title.get(buyer.locale).to_owned(),
            quantity: line.quantity,
            unit: choice.supply.unit,
            target_price: line.target,
        })
    });
    let lines = lines.collect::<Result<Vec<_>>>()?;
    // Buyers begin at a listing, and so come through the discount they see there.
    let first = lines.first().and_then(|line| line.listing_id);
    let discounts = promotion::discounts(ctx, first).await?;
    Ok(Request {
        title: trade.title.clone(),
        currency: trade.currency,
        incoterm: trade.incoterm,
        place: trade.place.clone(),
        deadline: calendar.end_of(trade.deadline, buyer.time_zone),
        time_zone: buyer.time_zone,
        deliver_by: trade.deliver_by.map(|day| calendar.date(day)),
        note: trade.note.clone(),
        lines,
        visibility: match (trade.open, suppliers.len()) {
            (Some(_), _) => Visibility::Open,
            (None, 1) => Visibility::Direct,
            (None, _) => Visibility::Invited,
        },
        markets: match trade.open {
            Some(_) => vec![cast.market_of(trade.first_supplier()?)?],
            None => Vec::new(),
        },
        suppliers: match trade.open {
            Some(_) => Vec::new(),
            None => suppliers,
        },
        promotion: discounts.into_values().next().map(|discount| discount.campaign),
    })
}

/// Whose step it is.
fn usual(verb: OrderVerb) -> Side {
    match verb {
        OrderVerb::Deliver | OrderVerb::Complete | OrderVerb::Cancel => Side::Buyer,
        _ => Side::Supplier,
    }
}

fn worded(reason: &str) -> Result<Reason> {
    reason
        .parse()
        .map_err(|problem: Problem| Error::internal(format!("demo reason {reason:?}: {}", problem.code)))
}
