//! An operator's figures: what is counted where, that every division has the same total, and who reads them.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Member, Trades},
    figures::{By, Figure, Key, Period, Report, Tally},
    money::Currency,
    order::OrderVerb,
    rfq::visibility::Visibility,
    text::Bilingual,
};
use entity::{
    catalog::{category, listing},
    company::company,
    rfq::rfq_line,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::Expr,
};
use service::{
    Error,
    figures::{Asked, report},
    market::{self, NewMarket},
    order, rfq,
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use uuid::Uuid;

use crate::{story, support::World};

fn asked(world: &World, by: By) -> Asked {
    Asked {
        market: None,
        period: Period::new(None, None, world.ctx.now()),
        by,
    }
}

async fn figures(world: &World, by: By) -> Report {
    report(&world.ctx, &world.operator, &asked(world, by))
        .await
        .unwrap()
}

/// The rows in which something happened, as they are called.
fn named(report: &Report, figure: impl Fn(&Tally) -> u64) -> Vec<(String, u64)> {
    let name = |key: &Key| match key {
        Key::Month(month) => month.to_string(),
        Key::Market(market) => market.slug.clone(),
        Key::Region(code, _) => code.clone(),
        Key::Category(path, _) => path.clone(),
        Key::Supplier(company, _) => company.code.clone(),
        Key::Others => "others".into(),
        Key::NoCategory => "-".into(),
        Key::Country(country) => country.code().into(),
    };
    let rows = report.rows.iter().map(|row| (name(&row.key), figure(&row.tally)));
    rows.filter(|(_, count)| *count > 0).collect()
}

fn told(rows: &[(&str, u64)]) -> Vec<(String, u64)> {
    rows.iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

/// A listing is first on show now.
async fn first_shown(world: &World, supplier: &Actor, sku: &str, category: Option<Uuid>) -> listing::Model {
    let id = world.listing(supplier, sku).await;
    let tx = world.tx().await;
    let row = listing::Entity::find()
        .filter(listing::Column::Id.eq(id.0))
        .one(&tx)
        .await
        .unwrap()
        .unwrap();
    let mut row: listing::ActiveModel = row.into();
    (row.listed_at, row.category_id) = (Set(Some(world.ctx.now())), Set(category));
    let row = row.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    row
}

async fn category(world: &World, path: &str, parent: Option<Uuid>) -> Uuid {
    let id: domain::id::CategoryId = world.ctx.new_id();
    let tx = world.tx().await;
    let row = category::ActiveModel {
        id: Set(id.0),
        parent_id: Set(parent),
        path: Set(path.into()),
        name_en: Set(path.rsplit(" > ").next().unwrap().into()),
        name_zh: Set(None),
        position: Set(1),
    };
    category::Entity::insert(row)
        .exec_without_returning(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.0
}

async fn moved_to(world: &World, who: &Actor, country: &str) {
    let tx = world.tx().await;
    company::Entity::update_many()
        .col_expr(company::Column::Country, Expr::value(country))
        .filter(company::Column::Id.eq(who.company().unwrap().0))
        .exec(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The buyer orders what it asks this supplier for, in so many hours.
async fn ordered(world: &World, supplier: &Actor, hours: i64, price: &str) -> domain::id::OrderId {
    rfq::ask(&world.ctx, &world.buyer, world.request(&[supplier], &[1000]))
        .await
        .unwrap();
    let id = world.newest_request(supplier).await;
    world.ctx.clock.advance(TimeDelta::hours(hours));
    let offer = world.offer(supplier, id, price).await;
    rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
        .await
        .unwrap()
        .order()
}

async fn second_market(world: &World) -> Actor {
    let other = world.new_company("far-harbour", Trades::default()).await;
    market::open(
        &world.ctx,
        &Actor::System,
        NewMarket {
            slug: "far".into(),
            name: Bilingual::both("远市场", "Far market"),
            region_code: "430600".into(),
            region: Bilingual::both("岳阳", "Yueyang"),
            story: Bilingual::both("二", "Two"),
            position: 2,
            operator: other.company().unwrap(),
        },
    )
    .await
    .unwrap();
    world.now(&other).await
}

story!(
    what_happened_is_counted_where_and_when_it_happened,
    |world| async move {
        let ctx = &world.ctx;
        let empty = figures(&world, By::Month).await;
        assert_eq!(
            (empty.rows.len(), empty.total.suppliers, empty.total.orders),
            (12, 1, 0)
        );
        let home = category(&world, "Home", None).await;
        let nets = category(&world, "Home > Nets", Some(home)).await;
        first_shown(&world, &world.supplier, "N-1", Some(nets)).await;
        first_shown(&world, &world.supplier, "N-2", None).await;
        moved_to(&world, &world.buyer, "DE").await;

        // December: one order after three hours, one declined request, one RFQ that asks two.
        ordered(&world, &world.supplier, 3, "3.25").await;
        let declined = world.asked().await;
        rfq::decline(ctx, &world.supplier, declined, "No room".parse().unwrap())
            .await
            .unwrap();
        let second = world.new_supplier("ropes-co").await;
        let both = world.request(&[&world.supplier, &second], &[1000]);
        rfq::ask(ctx, &world.buyer, both).await.unwrap();
        ctx.clock.advance(TimeDelta::hours(7));
        world
            .offer(&second, world.newest_request(&second).await, "2")
            .await;
        // January, in UTC: an order of a listing's goods, and one that is called off.
        ctx.clock
            .advance("2027-01-01T00:00:00Z".parse::<domain::Instant>().unwrap() - ctx.now());
        ordered(&world, &second, 1, "1.10").await;
        let off = ordered(&world, &second, 1, "99").await;
        order::take(
            ctx,
            &world.buyer,
            off,
            OrderVerb::Cancel,
            Some("Changed".parse().unwrap()),
        )
        .await
        .unwrap();

        let months = figures(&world, By::Month).await;
        assert_eq!(named(&months, |tally| tally.suppliers), told(&[("2026-12", 2)]));
        assert_eq!(named(&months, |tally| tally.listings), told(&[("2026-12", 2)]));
        assert_eq!(
            named(&months, |tally| tally.requests),
            told(&[("2026-12", 4), ("2027-01", 2)])
        );
        assert_eq!(
            named(&months, |tally| tally.offered),
            told(&[("2026-12", 2), ("2027-01", 2)])
        );
        assert_eq!(
            named(&months, |tally| tally.agreed),
            told(&[("2026-12", 1), ("2027-01", 2)])
        );
        assert_eq!(
            named(&months, |tally| tally.orders),
            told(&[("2026-12", 1), ("2027-01", 1)])
        );
        assert_eq!(months.total.amount(Currency::USD), "4350.00");
        assert_eq!(months.total.response_hours().unwrap(), "1.0");
        assert_eq!(months.rows[10].tally.response_hours().unwrap(), "3.0");
        assert_eq!(months.total.share(months.total.agreed), Some(50));

        let by = async |by| figures(&world, by).await;
        assert_eq!(
            named(&by(By::BuyerCountry).await, |tally| tally.orders),
            told(&[("DE", 2)])
        );
        assert_eq!(
            named(&by(By::SupplierCountry).await, |tally| tally.orders),
            told(&[("CN", 2)])
        );
        assert_eq!(
            named(&by(By::Market).await, |tally| tally.requests),
            told(&[("demo", 6)])
        );
        assert_eq!(
            named(&by(By::Region).await, |tally| tally.requests),
            told(&[("440400", 6)])
        );
        assert_eq!(
            named(&by(By::Category).await, |tally| tally.listings),
            told(&[("-", 1), ("Home", 1)])
        );
        assert_eq!(months.today.len(), 1);
        assert_eq!(months.today[0].suppliers, 2);

        // Outside of the months asked for nothing is counted.
        let period = Period::new("2026-10".parse().ok(), "2026-11".parse().ok(), ctx.now());
        let before = Asked {
            period,
            ..asked(&world, By::Month)
        };
        let before = report(ctx, &world.operator, &before).await.unwrap();
        assert_eq!((before.rows.len(), before.total), (2, Tally::default()));
    }
);

story!(
    goods_count_under_the_main_category_of_the_first_line,
    |world| async move {
        let home = category(&world, "Home", None).await;
        let nets = category(&world, "Home > Nets", Some(home)).await;
        let listed = first_shown(&world, &world.supplier, "N-1", Some(nets)).await;
        ordered(&world, &world.supplier, 1, "2").await;
        let tx = world.tx().await;
        rfq_line::Entity::update_many()
            .col_expr(rfq_line::Column::ListingId, Expr::value(listed.id))
            .filter(rfq_line::Column::Line.eq(1))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        ordered(&world, &world.supplier, 1, "5").await;
        let report = figures(&world, By::Category).await;
        assert_eq!(
            named(&report, |tally| tally.requests),
            told(&[("Home", 1), ("-", 1)])
        );
        let home = &report.rows[0];
        assert_eq!(home.tally.amount(Currency::USD), "2000.00");
        let Key::Category(path, name) = &home.key else {
            panic!("{home:?}")
        };
        assert_eq!((path.as_str(), name.en.as_deref()), ("Home", Some("Home")));
    }
);

story!(every_division_has_the_same_total, |world| async move {
    second_market(&world).await;
    let second = world.new_supplier("ropes-co").await;
    moved_to(&world, &second, "VN").await;
    for (month, hours) in [(0, 1), (40, 5), (70, 9)] {
        world.ctx.clock.advance(TimeDelta::days(month));
        first_shown(&world, &second, &format!("R-{month}"), None).await;
        ordered(&world, &world.supplier, hours, "0.35").await;
        ordered(&world, &second, hours + 1, "7.01").await;
        world.asked().await;
        let open = domain::rfq::Request {
            visibility: Visibility::Open,
            markets: vec![world.market],
            suppliers: Vec::new(),
            ..world.request(&[], &[10])
        };
        rfq::ask(&world.ctx, &world.buyer, open).await.unwrap();
    }
    let plain = figures(&world, By::Month).await.total;
    assert_eq!(
        (plain.open_rfqs, plain.requests, plain.orders, plain.listings),
        (3, 9, 6, 3)
    );
    for by in By::ALL {
        let report = figures(&world, *by).await;
        let mut sum = Tally::default();
        report.rows.iter().for_each(|row| sum += row.tally.clone());
        for figure in Figure::ALL.iter().filter(|figure| by.divides(**figure)) {
            assert_eq!(sum.count(*figure), plain.count(*figure), "{by} {figure:?}");
            assert_eq!(
                report.total.count(*figure),
                plain.count(*figure),
                "{by} {figure:?}"
            );
        }
        assert_eq!(
            (&sum.amounts, sum.response()),
            (&plain.amounts, plain.response()),
            "{by}"
        );
    }
});

story!(
    amounts_larger_than_a_column_are_added_exactly,
    |world| async move {
        for _ in 0..3 {
            ordered(&world, &world.supplier, 1, "1").await;
        }
        let tx = world.tx().await;
        tx.execute_unprepared(&format!("UPDATE purchase_order SET total = {}", i64::MAX))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let total = figures(&world, By::Month).await.total;
        assert_eq!(total.amounts[&Currency::USD], 3 * i128::from(i64::MAX));
    }
);

story!(
    an_operator_reads_their_markets_and_an_administrator_all,
    |world| async move {
        let far = second_market(&world).await;
        // Who has a place in both is at home in the first: nothing counts twice.
        let supplier = world.supplier.company().unwrap();
        let markets = market::list(&world.ctx).await.unwrap();
        market::take_booth(&world.ctx, &Actor::System, supplier, markets[1].id, None, None)
            .await
            .unwrap();
        ordered(&world, &world.supplier, 1, "3").await;
        let read = async |actor: &Actor, market: Option<&str>| {
            let market = market.map(str::to_owned);
            report(
                &world.ctx,
                actor,
                &Asked {
                    market,
                    ..asked(&world, By::Market)
                },
            )
            .await
        };
        let slugs = |report: &Report| {
            report
                .markets
                .iter()
                .map(|market| market.slug.clone())
                .collect::<Vec<_>>()
        };
        let own = read(&world.operator, None).await.unwrap();
        assert_eq!((slugs(&own), own.total.orders), (vec!["demo".into()], 1));
        let theirs = read(&far, None).await.unwrap();
        assert_eq!(
            (slugs(&theirs), theirs.total.orders, theirs.today[0].suppliers),
            (vec!["far".into()], 0, 1)
        );
        for (actor, market) in [
            (&far, "demo"),
            (&world.operator, "far"),
            (&world.operator, "no\0where"),
        ] {
            assert!(
                matches!(read(actor, Some(market)).await, Err(Error::NotFound)),
                "{market}"
            );
        }
        let administrator = Actor::Member(Member {
            administers: true,
            ..world.buyer.member().unwrap().clone()
        });
        let all = read(&administrator, None).await.unwrap();
        assert_eq!(
            (slugs(&all), all.total.orders),
            (vec!["demo".into(), "far".into()], 1)
        );
        assert_eq!(read(&administrator, Some("far")).await.unwrap().total.orders, 0);
        for stranger in [&world.buyer, &world.supplier, &Actor::Anyone] {
            assert!(matches!(read(stranger, None).await, Err(Error::Forbidden)));
        }
    }
);

story!(as_many_queries_however_much_happened, |world| async move {
    let count = Arc::new(AtomicUsize::new(0));
    let mut ctx = world.ctx.clone();
    let counter = count.clone();
    ctx.db = ctx.db.observed(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let mut needed = Vec::new();
    for supplier in ["a-co", "b-co", "c-co"] {
        let supplier = world.new_supplier(supplier).await;
        ordered(&world, &supplier, 1, "3").await;
        for by in By::ALL {
            count.store(0, Ordering::Relaxed);
            report(&ctx, &world.operator, &asked(&world, *by)).await.unwrap();
            needed.push(count.load(Ordering::Relaxed));
        }
    }
    let (first, later) = needed.split_at(By::ALL.len());
    assert_eq!((first, first), (&later[..first.len()], &later[first.len()..]));
    assert!(first.iter().all(|count| (1..=10).contains(count)), "{first:?}");
});
