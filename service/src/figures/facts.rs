//! Where each kind of thing that is counted is found, and how it is divided: statements that give the key a thing falls
//! under, and what is counted of it. They are the same on both databases.

use domain::{
    figures::{By, Figure, Period},
    order::OrderState,
    rfq::{offer::Side, visibility::Visibility},
};
use entity::{
    catalog::listing,
    company::company,
    market::{booth, market},
    order::purchase_order,
    rfq::{negotiation, offer, rfq, rfq_line, rfq_market},
};
use sea_orm::{
    DbBackend, Iden, JoinType,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, Order, Query, SelectStatement, WindowStatement},
};
use uuid::Uuid;

/// The key a thing falls under.
pub(super) const KEY: &str = "key";
/// Amounts are added in two parts, so that no sum of them is too large for the database.
pub(super) const PART: i64 = 1_000_000_000;

/// Which things are counted, and how they are divided.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) markets: Vec<Uuid>,
    pub(super) period: Period,
    pub(super) by: By,
    pub(super) backend: DbBackend,
}

/// Where a kind of thing says what it is divided by.
struct Place {
    /// What it counts towards; other figures of the same statement are divided alike.
    figure: Figure,
    at: Expr,
    market: Expr,
    supplier: Option<Expr>,
    buyer: Option<Expr>,
    category: Goods,
}

/// How the category of the goods is found.
enum Goods {
    /// The thing is a listing.
    Listing,
    /// By the first line of this RFQ.
    FirstLine(Expr),
    /// There are none.
    None,
}

impl Wanted {
    /// `key`
    pub(super) fn suppliers(&self) -> Option<SelectStatement> {
        let mut from = Query::select();
        from.from(company::Entity)
            .and_where(col(company::Entity, company::Column::Supplies).eq(true));
        at_home(&mut from, col(company::Entity, company::Column::Id));
        self.divide(
            from,
            Place {
                figure: Figure::Suppliers,
                at: col(company::Entity, company::Column::CreatedAt),
                market: home(),
                supplier: Some(col(company::Entity, company::Column::Id)),
                buyer: None,
                category: Goods::None,
            },
        )
    }

    /// `key`
    pub(super) fn listings(&self) -> Option<SelectStatement> {
        let mut from = Query::select();
        from.from(listing::Entity);
        at_home(&mut from, col(listing::Entity, listing::Column::CompanyId));
        self.divide(
            from,
            Place {
                figure: Figure::Listings,
                at: col(listing::Entity, listing::Column::ListedAt),
                market: home(),
                supplier: Some(col(listing::Entity, listing::Column::CompanyId)),
                buyer: None,
                category: Goods::Listing,
            },
        )
    }

    /// `key`
    pub(super) fn open_rfqs(&self) -> Option<SelectStatement> {
        let mut from = Query::select();
        from.from(rfq_market::Entity).inner_join(
            rfq::Entity,
            col(rfq::Entity, rfq::Column::Id).eq(col(rfq_market::Entity, rfq_market::Column::RfqId)),
        );
        self.divide(
            from,
            Place {
                figure: Figure::OpenRfqs,
                at: col(rfq::Entity, rfq::Column::PublishedAt),
                market: col(rfq_market::Entity, rfq_market::Column::MarketId),
                supplier: None,
                buyer: Some(col(rfq::Entity, rfq::Column::BuyerCompanyId)),
                category: Goods::FirstLine(col(rfq::Entity, rfq::Column::Id)),
            },
        )
    }

    /// `key`, `agreed` (null where it was not), `tenths`: of an hour until the offer (null where there is none)
    pub(super) fn requests(&self) -> Option<SelectStatement> {
        let agreed = CaseStatement::new().case(
            col(negotiation::Entity, negotiation::Column::State).eq("agreed"),
            Expr::value(1),
        );
        let (sent, offered) = (
            col(negotiation::Entity, negotiation::Column::CreatedAt),
            col(offer::Entity, offer::Column::CreatedAt),
        );
        let mut asked = self.asked()?;
        asked
            .expr_as(agreed, "agreed")
            .expr_as(self.seconds(sent, offered).add(180).div(360), "tenths");
        Some(asked)
    }

    /// How many seconds one instant is after another: the one thing the databases have no common words for.
    fn seconds(&self, from: Expr, to: Expr) -> Expr {
        let words = match self.backend {
            DbBackend::Sqlite => "(unixepoch(?) - unixepoch(?))",
            _ => "CAST(FLOOR(EXTRACT(EPOCH FROM ($1 - $2))) AS BIGINT)",
        };
        Expr::cust_with_exprs(words, [to, from])
    }

    /// RFQs sent to a supplier. Those who answer an open one were not asked: it has no moment from which they were slow.
    fn asked(&self) -> Option<SelectStatement> {
        let first = col(offer::Entity, offer::Column::NegotiationId)
            .eq(col(negotiation::Entity, negotiation::Column::Id))
            .and(col(offer::Entity, offer::Column::Version).eq(1))
            .and(col(offer::Entity, offer::Column::Side).eq(Side::Supplier.to_string()));
        let mut from = Query::select();
        from.from(negotiation::Entity)
            .inner_join(
                rfq::Entity,
                col(rfq::Entity, rfq::Column::Id).eq(col(negotiation::Entity, negotiation::Column::RfqId)),
            )
            .left_join(offer::Entity, first)
            .and_where(col(rfq::Entity, rfq::Column::Visibility).ne(Visibility::Open.code()));
        at_home(
            &mut from,
            col(negotiation::Entity, negotiation::Column::SupplierCompanyId),
        );
        self.divide(
            from,
            Place {
                figure: Figure::Requests,
                at: col(negotiation::Entity, negotiation::Column::CreatedAt),
                market: home(),
                supplier: Some(col(negotiation::Entity, negotiation::Column::SupplierCompanyId)),
                buyer: Some(col(rfq::Entity, rfq::Column::BuyerCompanyId)),
                category: Goods::FirstLine(col(rfq::Entity, rfq::Column::Id)),
            },
        )
    }

    /// `key`, `currency`, `high` and `low`: the total in [`PART`]s of minor units, and the rest
    pub(super) fn orders(&self) -> Option<SelectStatement> {
        let order = |column| col(purchase_order::Entity, column);
        let mut from = Query::select();
        from.from(purchase_order::Entity)
            .and_where(order(purchase_order::Column::State).is_not_in(OrderState::VOID))
            .expr_as(order(purchase_order::Column::Currency), "currency")
            .expr_as(order(purchase_order::Column::Total).div(PART), "high")
            .expr_as(order(purchase_order::Column::Total).modulo(PART), "low");
        at_home(&mut from, order(purchase_order::Column::SupplierCompanyId));
        self.divide(
            from,
            Place {
                figure: Figure::Orders,
                at: order(purchase_order::Column::PlacedAt),
                market: home(),
                supplier: Some(order(purchase_order::Column::SupplierCompanyId)),
                buyer: Some(order(purchase_order::Column::BuyerCompanyId)),
                category: Goods::FirstLine(order(purchase_order::Column::RfqId)),
            },
        )
    }

    /// Keeps what happened in the chosen markets and months, and says under which key each falls; `None` where it can't
    /// be divided like this.
    fn divide(&self, mut from: SelectStatement, place: Place) -> Option<SelectStatement> {
        if !self.by.divides(place.figure) {
            return None;
        }
        let key = match self.by {
            By::Month => self.month(&place.at),
            By::Market | By::Region => place.market.clone(),
            By::Category => category(&mut from, place.category),
            By::Supplier => place.supplier?,
            By::SupplierCountry => country(&mut from, place.supplier?),
            By::BuyerCountry => country(&mut from, place.buyer?),
        };
        from.expr_as(key, KEY)
            .and_where(place.market.is_in(self.markets.iter().copied()))
            .and_where(place.at.clone().gte(self.period.start()))
            .and_where(place.at.lt(self.period.end()));
        Some(from)
    }

    /// The month's place in the period. Told by where months begin and not by the database's own calendar, which is
    /// another on each.
    fn month(&self, at: &Expr) -> Expr {
        let ends = self.period.months().map(|month| month.later(1).start());
        let months = ends
            .zip(0_i32..)
            .fold(CaseStatement::new(), |case, (end, place)| {
                case.case(at.clone().lt(end), Expr::value(place))
            });
        months.into()
    }
}

fn col<T: Iden + Copy + 'static, C: sea_orm::sea_query::IntoIden>(table: T, column: C) -> Expr {
    Expr::col((table, column))
}

/// The market a supplier is at home in.
fn home() -> Expr {
    Expr::col(("home", booth::Column::MarketId))
}

/// Joins each supplier's home: of the markets it has a place in the first, in the order markets are listed. So whoever
/// has a place in several counts once.
fn at_home(from: &mut SelectStatement, supplier: Expr) {
    let mut places = Query::select();
    places
        .columns([
            (booth::Entity, booth::Column::CompanyId),
            (booth::Entity, booth::Column::MarketId),
        ])
        .expr_window_as(
            Func::cust("ROW_NUMBER"),
            WindowStatement::partition_by((booth::Entity, booth::Column::CompanyId))
                .order_by((market::Entity, market::Column::Position), Order::Asc)
                .order_by((market::Entity, market::Column::Id), Order::Asc)
                .take(),
            "place",
        )
        .from(booth::Entity)
        .inner_join(
            market::Entity,
            col(market::Entity, market::Column::Id).eq(col(booth::Entity, booth::Column::MarketId)),
        );
    let own = Expr::col(("home", booth::Column::CompanyId)).eq(supplier);
    from.join_subquery(
        JoinType::InnerJoin,
        places,
        "home",
        own.and(Expr::col(("home", "place")).eq(1)),
    );
}

fn category(from: &mut SelectStatement, goods: Goods) -> Expr {
    if let Goods::FirstLine(rfq) = goods {
        let first = col(rfq_line::Entity, rfq_line::Column::RfqId)
            .eq(rfq)
            .and(col(rfq_line::Entity, rfq_line::Column::Line).eq(1));
        let listed =
            col(listing::Entity, listing::Column::Id).eq(col(rfq_line::Entity, rfq_line::Column::ListingId));
        from.left_join(rfq_line::Entity, first)
            .left_join(listing::Entity, listed);
    }
    col(listing::Entity, listing::Column::CategoryId)
}

fn country(from: &mut SelectStatement, of: Expr) -> Expr {
    let there = Expr::col(("party", company::Column::Id)).eq(of);
    from.join_as(JoinType::InnerJoin, company::Entity, "party", there);
    Expr::col(("party", company::Column::Country))
}
