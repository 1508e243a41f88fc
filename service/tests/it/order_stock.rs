//! Stock that orders reserve: never more than there is, whoever comes at once, and had again when an order comes to
//! nothing.

use domain::{
    actor::Actor,
    catalog::variant::Chosen,
    id::{ListingId, OrderId},
    order::{OrderVerb, reservation::Reservation},
    quantity::Quantity,
    rfq::Request,
};
use service::{Error, catalog, order, rfq};

use crate::{catalog::variant::catalogue, story, support::World};

impl World {
    async fn with_stock(&self, stock: &str) -> ListingId {
        let file = format!("sku,title_en,currency,tiers,stock\nN,Net,USD,1:2,{stock}\n");
        self.publish(&file).await;
        self.own().await[0].id
    }

    /// A request for so many of a listing or of its variant.
    fn wanted(&self, listing: ListingId, variant: Option<&str>, quantity: u32) -> Request {
        let mut request = self.request(&[&self.supplier], &[quantity]);
        request.lines[0].listing_id = Some(listing);
        request.lines[0].variant = variant.map(|sku| Chosen::asked(sku.into()));
        request
    }

    /// The order of this buyer for it.
    async fn ordered(
        &self,
        buyer: &Actor,
        listing: ListingId,
        variant: Option<&str>,
        quantity: u32,
    ) -> OrderId {
        let request = self.wanted(listing, variant, quantity);
        rfq::ask(&self.ctx, buyer, request).await.unwrap();
        let table = self.newest_request(&self.supplier).await;
        let terms = self.terms("3", quantity);
        let offer = rfq::offer(&self.ctx, &self.supplier, table, None, terms)
            .await
            .unwrap();
        rfq::accept(&self.ctx, buyer, table, &offer.hash)
            .await
            .unwrap()
            .order()
    }

    async fn take(&self, order: OrderId, verb: OrderVerb) {
        let reason = verb.needs_reason().then(|| "the loom broke".parse().unwrap());
        order::take(&self.ctx, &self.supplier, order, verb, reason)
            .await
            .unwrap();
    }

    /// What comes from stock of an order's first line, as both sides see it.
    async fn taken_from_stock(&self, order: OrderId) -> Option<(String, Reservation)> {
        let seen = order::view(&self.ctx, &self.supplier, order)
            .await
            .unwrap()
            .from_stock;
        assert_eq!(
            order::view(&self.ctx, &self.buyer, order)
                .await
                .unwrap()
                .from_stock,
            seen
        );
        seen.first().map(|part| (part.quantity.to_string(), part.state))
    }

    /// In stock and reserved for the supplier, and what a buyer can have.
    async fn stock(&self, id: ListingId) -> [String; 3] {
        let own = self.own().await.into_iter().find(|one| one.id == id).unwrap();
        let offered = catalog::view(&self.ctx, &self.buyer, id)
            .await
            .unwrap()
            .supply
            .stock;
        [own.supply.stock, Some(own.reserved), offered].map(|stock| stock.unwrap_or_default().to_string())
    }
}

story!(
    an_order_reserves_what_is_there_and_the_rest_is_made,
    |world| async move {
        let id = world.with_stock("100").await;
        let first = world.ordered(&world.buyer, id, None, 70).await;
        assert_eq!(
            world.taken_from_stock(first).await,
            Some(("70".into(), Reservation::Held))
        );
        assert_eq!(world.stock(id).await, ["100", "70", "30"]);
        let second = world.ordered(&world.buyer, id, None, 70).await;
        assert_eq!(
            world.taken_from_stock(second).await,
            Some(("30".into(), Reservation::Held))
        );
        let third = world.ordered(&world.buyer, id, None, 70).await;
        assert_eq!(world.taken_from_stock(third).await, None);
        assert_eq!(world.stock(id).await, ["100", "100", "0"]);

        world.take(first, OrderVerb::Decline).await;
        assert_eq!(
            world.taken_from_stock(first).await,
            Some(("70".into(), Reservation::Released))
        );
        assert_eq!(world.stock(id).await, ["100", "30", "70"]);
        for verb in [OrderVerb::Confirm, OrderVerb::Produce, OrderVerb::Ready] {
            world.take(second, verb).await;
            assert_eq!(world.stock(id).await, ["100", "30", "70"]);
        }
        world.take(second, OrderVerb::Ship).await;
        assert_eq!(
            world.taken_from_stock(second).await,
            Some(("30".into(), Reservation::Used))
        );
        assert_eq!(world.stock(id).await, ["70", "0", "70"]);
    }
);

story!(
    a_variant_has_its_own_stock_and_is_named_to_the_end,
    |world| async move {
        let rows = [("N-R", "Red", "50", "1:1.5"), ("N-B", "Blue", "8", "")];
        world.publish(&catalogue("N", "Red Blue", &rows)).await;
        let id = world.own().await[0].id;
        let order = world.ordered(&world.buyer, id, Some("N-R"), 60).await;
        assert_eq!(
            world.taken_from_stock(order).await,
            Some(("50".into(), Reservation::Held))
        );
        assert_eq!(world.stock(id).await, ["58", "50", "8"]);
        let view = order::view(&world.ctx, &world.buyer, order).await.unwrap();
        let variant = view.lines[0].variant.clone().unwrap();
        assert_eq!(
            (variant.sku.as_str(), variant.values[0].en.as_deref()),
            ("N-R", Some("Red"))
        );
        // No variant in particular: nothing is set aside.
        let vague = world.ordered(&world.buyer, id, None, 5).await;
        assert_eq!(world.taken_from_stock(vague).await, None);
        for verb in [
            OrderVerb::Confirm,
            OrderVerb::Produce,
            OrderVerb::Ready,
            OrderVerb::Ship,
        ] {
            world.take(order, verb).await;
        }
        assert_eq!(world.stock(id).await, ["8", "0", "8"]);

        let unknown = world.wanted(id, Some("N-X"), 5);
        let Err(Error::Invalid(errors)) = rfq::ask(&world.ctx, &world.buyer, unknown).await else {
            panic!("a variant there is not")
        };
        assert_eq!(
            errors.of("lines.1.variant").next().unwrap().code,
            "variant-not-available"
        );
    }
);

story!(
    goods_counted_otherwise_or_sold_by_others_are_not_set_aside,
    |world| async move {
        let id = world.with_stock("100").await;
        let file = "sku,title_en,currency,tiers,stock,unit\nK,Twine,USD,1:2,100,KGM\n";
        world.publish(file).await;
        let twine = world
            .own()
            .await
            .into_iter()
            .find(|one| one.sku == "K")
            .unwrap()
            .id;
        let order = world.ordered(&world.buyer, twine, None, 5).await;
        assert_eq!(world.taken_from_stock(order).await, None);
        assert_eq!(world.stock(id).await, ["100", "0", "100"]);
    }
);

story!(
    stock_that_is_written_down_lower_is_never_less_than_nothing,
    |world| async move {
        let id = world.with_stock("100").await;
        let order = world.ordered(&world.buyer, id, None, 80).await;
        world.with_stock("20").await;
        assert_eq!(world.stock(id).await, ["20", "80", "0"]);
        for verb in [
            OrderVerb::Confirm,
            OrderVerb::Produce,
            OrderVerb::Ready,
            OrderVerb::Ship,
        ] {
            world.take(order, verb).await;
        }
        assert_eq!(world.stock(id).await, ["0", "0", "0"]);
    }
);

story!(
    of_two_orders_at_once_for_the_last_goods_one_has_them,
    |world| async move {
        let second = world.new_buyer("dune-gmbh").await;
        for round in 1..=20 {
            let id = world.with_stock("10").await;
            let mut waiting = Vec::new();
            for buyer in [&world.buyer, &second] {
                let request = world.wanted(id, None, 10);
                rfq::ask(&world.ctx, buyer, request).await.unwrap();
                let table = world.newest_request(&world.supplier).await;
                let terms = world.terms("3", 10);
                let offer = rfq::offer(&world.ctx, &world.supplier, table, None, terms)
                    .await
                    .unwrap();
                waiting.push((buyer.clone(), table, offer.hash));
            }
            let accepting = waiting.into_iter().map(|(buyer, table, hash)| {
                let ctx = world.ctx.clone();
                tokio::spawn(async move { rfq::accept(&ctx, &buyer, table, &hash).await })
            });
            let mut orders = Vec::new();
            for accepted in futures::future::join_all(accepting).await {
                orders.push(accepted.unwrap().unwrap().order());
            }
            let mut reserved = Vec::new();
            for order in &orders {
                let view = order::view(&world.ctx, &world.supplier, *order).await.unwrap();
                reserved.extend(view.from_stock.iter().map(|part| part.quantity));
            }
            assert_eq!(reserved, [Quantity::whole(10)], "round {round}");
            for order in orders {
                world.take(order, OrderVerb::Decline).await;
            }
        }
    }
);
