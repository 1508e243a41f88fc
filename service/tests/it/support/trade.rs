//! What stories of the trade need: a listing on show, a request, terms to offer.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    id::{ListingId, NegotiationId},
    money::Currency,
    page::{PageRequest, Stage},
    quantity::Quantity,
    rfq::{
        Request, RequestLine,
        incoterm::Incoterm,
        negotiation::OfferRef,
        offer::{OfferLine, Terms},
        schedule::{DueEvent, Part, PaymentSchedule, Percent},
        visibility::Visibility,
    },
    unit::Unit,
};
use entity::catalog::listing;
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use service::rfq;

use super::World;

impl World {
    /// A listing of this supplier, on show.
    pub async fn listing(&self, supplier: &Actor, sku: &str) -> ListingId {
        let id: ListingId = self.ctx.new_id();
        let row = listing::ActiveModel {
            listed_at: Set(None),
            id: Set(id.0),
            company_id: Set(supplier.company().unwrap().0),
            category_id: Set(None),
            sku: Set(sku.into()),
            title_zh: Set(Some(format!("渔网 {sku}"))),
            title_en: Set(Some(format!("Net {sku}"))),
            description_zh: Set(None),
            description_en: Set(None),
            brand: Set(None),
            model: Set(None),
            gtin: Set(None),
            hs_code: Set(None),
            origin: Set(None),
            images: Set(serde_json::json!([])),
            attributes: Set(serde_json::json!({})),
            incomplete: Set(false),
            unit: Set("H87".into()),
            currency: Set("USD".into()),
            moq: Set(1000),
            increment: Set(1000),
            stock: Set(None),
            lead_time_steps: Set(None),
            lead_time_days: Set(Some(7)),
            incoterm: Set(None),
            place: Set(None),
            packaging: Set(None),
            sample: Set(None),
            variation: Set(None),
            state: Set("published".into()),
            state_detail: Set(serde_json::json!({ "state": "published" })),
            created_at: Set(self.ctx.now()),
            updated_at: Set(self.ctx.now()),
        };
        let tx = self.tx().await;
        listing::Entity::insert(row)
            .exec_without_returning(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A transaction to meddle in.
    pub async fn tx(&self) -> DatabaseTransaction {
        self.ctx.db.begin().await.unwrap()
    }

    /// A request to these suppliers for so many pieces, open for a week.
    pub fn request(&self, suppliers: &[&Actor], quantities: &[u32]) -> Request {
        let line = |(quantity, line): (&u32, u32)| RequestLine {
            line,
            listing_id: None,
            variant: None,
            description: format!("Net {line}"),
            quantity: Quantity::whole(*quantity),
            unit: Unit::PIECE,
            target_price: None,
        };
        Request {
            title: "Nylon nets".into(),
            currency: Currency::USD,
            incoterm: Incoterm::Fob,
            place: "Zhuhai".into(),
            deadline: self.ctx.now() + TimeDelta::days(7),
            time_zone: chrono_tz::Europe::Berlin,
            deliver_by: None,
            note: String::new(),
            visibility: Visibility::Direct,
            markets: Vec::new(),
            suppliers: suppliers
                .iter()
                .map(|supplier| supplier.company().unwrap())
                .collect(),
            lines: quantities.iter().zip(1..).map(line).collect(),
            promotion: None,
        }
    }

    /// Terms for line 1, valid for ten days.
    pub fn terms(&self, price: &str, quantity: u32) -> Terms {
        Terms {
            currency: Currency::USD,
            incoterm: Incoterm::Fob,
            place: "Zhuhai".into(),
            lead_time_days: 12,
            payment_schedule: PaymentSchedule::new(vec![Part {
                event: DueEvent::AgainstDocuments,
                days: None,
                percent: Percent::WHOLE,
            }])
            .unwrap(),
            valid_until: self.ctx.now() + TimeDelta::days(10),
            lines: vec![OfferLine {
                line: 1,
                quantity: Quantity::whole(quantity),
                unit: Unit::PIECE,
                unit_price: price.parse().unwrap(),
            }],
            note: String::new(),
        }
    }

    /// The buyer asks the supplier for 1,000 pieces.
    pub async fn asked(&self) -> NegotiationId {
        self.asked_for(1000).await
    }

    /// The buyer asks the supplier for so many pieces.
    pub async fn asked_for(&self, quantity: u32) -> NegotiationId {
        let request = self.request(&[&self.supplier], &[quantity]);
        rfq::ask(&self.ctx, &self.buyer, request).await.unwrap();
        self.newest_request(&self.supplier).await
    }

    /// The negotiation a supplier was asked into last.
    pub async fn newest_request(&self, supplier: &Actor) -> NegotiationId {
        let page = rfq::requests(&self.ctx, supplier, Stage::All, PageRequest::default());
        page.await.unwrap().items[0].id
    }

    /// A negotiation in which the supplier has offered 1,000 pieces.
    pub async fn offered(&self) -> (NegotiationId, OfferRef) {
        let id = self.asked().await;
        (id, self.offer(&self.supplier, id, "3.25").await)
    }

    /// An offer of this side for 1,000 pieces.
    pub async fn offer(&self, actor: &Actor, id: NegotiationId, price: &str) -> OfferRef {
        rfq::offer(&self.ctx, actor, id, None, self.terms(price, 1000))
            .await
            .unwrap()
    }
}
