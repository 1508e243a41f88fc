//! Telling the suppliers of a market of an open RFQ, found by the real index.

use chrono::TimeDelta;
use domain::{
    id::RfqId,
    moderation::Ruling,
    money::Currency,
    notification::{Mail, News, Subject},
    page::PageRequest,
    quantity::Quantity,
    rfq::{Request, RequestLine, incoterm::Incoterm, visibility::Visibility},
    unit::Unit,
};
use service::{
    Error,
    job::{self, Job},
    notification, rfq,
};

use crate::support::Site;

/// Publishes an open RFQ for these goods, and has the market's operator show it.
async fn shown(site: &Site, description: &str) -> RfqId {
    let buyer = site.trader("reef").await;
    let markets = service::market::list(&site.ctx).await.unwrap();
    let request = Request {
        title: "Nets".into(),
        currency: Currency::USD,
        incoterm: Incoterm::Fob,
        place: "Zhuhai".into(),
        deadline: site.ctx.now() + TimeDelta::days(7),
        time_zone: chrono_tz::UTC,
        deliver_by: None,
        note: String::new(),
        visibility: Visibility::Open,
        suppliers: Vec::new(),
        markets: vec![markets[0].id],
        lines: vec![RequestLine {
            line: 1,
            listing_id: None,
            variant: None,
            description: description.into(),
            quantity: Quantity::whole(10),
            unit: Unit::PIECE,
            target_price: None,
        }],
        promotion: None,
    };
    let id = rfq::ask(&site.ctx, &buyer, request).await.unwrap();
    let operator = site.signed_in("harbour@example.com").await;
    let cases = rfq::open::cases(&site.ctx, &operator, PageRequest::default());
    let case = cases.await.unwrap().items.remove(0);
    let ruling = Ruling::parse("approve", "").unwrap();
    rfq::open::decide(&site.ctx, &operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
    id
}

/// Does what waits in the outbox about an RFQ, each twice as a worker that died would; gives the mails to suppliers.
async fn told(site: &Site) -> Vec<Mail> {
    let mut mails = Vec::new();
    while let Some(claimed) = job::claim(&site.ctx).await.unwrap() {
        match &claimed.job {
            Job::TellOfRfq(id, market) => {
                for _ in 0..2 {
                    rfq::open::tell(&site.ctx, *id, *market).await.unwrap();
                }
            }
            Job::Mail(mail) if matches!(mail.about, Subject::OpenRfq(_)) => mails.push(*mail),
            _ => {}
        }
        job::finish(&site.ctx, &claimed).await.unwrap();
    }
    mails
}

#[tokio::test]
async fn a_supplier_whose_listings_fit_is_told_once_and_not_after_answering() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let id = shown(&site, "nylon net").await;
    let mails = told(&site).await;
    let supplier = site.signed_in("nets-co@example.com").await;
    let to: Vec<_> = mails.iter().map(|mail| mail.to).collect();
    assert_eq!(to, [supplier.member().unwrap().person]);
    let letter = notification::letter(&site.ctx, &mails[0]).await.unwrap();
    assert!(matches!(letter.news, News::OpenRfq { rfq, .. } if rfq == id));
    let seen = rfq::open::open_view(&site.ctx, &supplier, id).await.unwrap();
    assert!(
        seen.nearest.is_some(),
        "they are shown their own listing that fits"
    );
    rfq::open::pass(&site.ctx, &supplier, id, String::new())
        .await
        .unwrap();
    let late = notification::letter(&site.ctx, &mails[0]).await;
    assert!(
        matches!(late, Err(Error::NotFound)),
        "who has passed is left in peace"
    );
}

#[tokio::test]
async fn a_supplier_of_other_goods_is_not_written_to() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    shown(&site, "refrigerator").await;
    assert!(told(&site).await.is_empty());
}
