//! A plain request and a plain offer.

use chrono::TimeDelta;
use domain::{
    Instant,
    actor::Actor,
    money::Currency,
    quantity::Quantity,
    rfq::{
        Request, RequestLine,
        incoterm::Incoterm,
        offer::{OfferLine, Terms},
        schedule::{DueEvent, Part, PaymentSchedule, Percent},
        visibility::Visibility,
    },
    unit::Unit,
};

/// Ten nets, asked of one supplier.
pub fn request(now: Instant, supplier: &Actor) -> Request {
    Request {
        title: "Nets".into(),
        currency: Currency::USD,
        incoterm: Incoterm::Fob,
        place: "Zhuhai".into(),
        deadline: now + TimeDelta::days(7),
        time_zone: "Europe/Berlin".parse().unwrap(),
        deliver_by: None,
        note: String::new(),
        visibility: Visibility::Direct,
        suppliers: vec![supplier.company().unwrap()],
        markets: Vec::new(),
        lines: vec![RequestLine {
            line: 1,
            listing_id: None,
            variant: None,
            description: "Net".into(),
            quantity: Quantity::whole(10),
            unit: Unit::PIECE,
            target_price: None,
        }],
        promotion: None,
    }
}

/// What the supplier offers for them.
pub fn terms(now: Instant) -> Terms {
    let whole = Part {
        event: DueEvent::Deposit,
        days: None,
        percent: Percent::WHOLE,
    };
    Terms {
        currency: Currency::USD,
        incoterm: Incoterm::Fob,
        place: "Zhuhai".into(),
        lead_time_days: 5,
        payment_schedule: PaymentSchedule::new(vec![whole]).unwrap(),
        valid_until: now + TimeDelta::days(7),
        lines: vec![OfferLine {
            line: 1,
            quantity: Quantity::whole(10),
            unit: Unit::PIECE,
            unit_price: "3.25".parse().unwrap(),
        }],
        note: String::new(),
    }
}
