//! A price list of the supplier, for the buyer, with a price of its own for a listing.

use domain::{page::PageRequest, price::draft::PriceListDraft};
use service::{Ctx, price};

use super::super::world::{People, Things};

pub(super) async fn list(ctx: &Ctx, people: &People, things: &mut Things) {
    let draft = PriceListDraft {
        name: "Dealers".into(),
        way: "off".into(),
        percent: "8".into(),
        ..PriceListDraft::default()
    };
    let (supplier, list) = (&people.supplier, draft.parse().unwrap());
    let id = price::create(ctx, supplier, list).await.unwrap();
    price::add(ctx, supplier, id, "reef").await.unwrap();
    let all = price::ListingFilter::default();
    let priced = price::listings(ctx, supplier, id, &all, PageRequest::default()).await;
    let listing = priced.unwrap().items[0].listing.id;
    let tiers = Some("1:2.5".parse().unwrap());
    price::set(ctx, supplier, id, listing, tiers).await.unwrap();
    things.name("prices", id);
}
