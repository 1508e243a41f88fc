//! A small port to search in.

use domain::{
    catalog::tier::Selling, id::ListingId, money::Currency, quantity::Quantity, search::SearchHit,
    text::Bilingual, unit::Unit,
};
use service::port::search_index::SearchDocument;
use uuid::Uuid;

pub fn id(number: u128) -> ListingId {
    Uuid::from_u128(number).into()
}

pub fn listing(number: u128, zh: &str, en: &str) -> SearchDocument {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    SearchDocument {
        hit: SearchHit {
            id: id(number),
            sku: format!("SKU-{number}"),
            title: Bilingual {
                zh: some(zh),
                en: some(en),
            },
            summary: Bilingual::default(),
            brand: None,
            model: None,
            supplier_code: "nets-co".into(),
            supplier: Bilingual::both("洞庭渔具厂", "Dongting Gear"),
            markets: vec!["gear".into()],
            category: None,
            hs_code: None,
            selling: Selling {
                currency: Currency::CNY,
                moq: Quantity::whole(100),
                increment: Quantity::whole(1),
                tiers: "100:3.2;500:2.95".parse().unwrap(),
            },
            unit: Unit::PIECE,
            lead_time_days: Some(10),
        },
        text: String::new(),
        attributes: String::new(),
        values: Vec::new(),
        country: "CN".parse().ok(),
        regions: vec!["430600".into()],
        verified: false,
        certificates: Vec::new(),
        codes: Vec::new(),
        worth: 100,
        created_us: number as u64,
    }
}

/// A small port: nets, bags, an air-conditioner, tea, in three markets.
pub fn port() -> Vec<SearchDocument> {
    let mut net = listing(
        1,
        "三层尼龙单丝渔网 0.20 mm",
        "Three-layer nylon monofilament net",
    );
    net.hit.model = Some("YL-0210".into());
    net.hit.category = Some("Fishing gear > Nets > Gill nets".into());
    net.codes = vec!["5608".into(), "560811".into()];
    net.values = vec![("Material".into(), "Nylon".into()), ("Mesh".into(), "20".into())];
    net.verified = true;
    net.certificates = vec!["ISO 9001".into(), "CCS".into()];
    let mut cast = listing(2, "手抛网 美式飞盘", "Cast nets, American style");
    cast.hit.category = Some("Fishing gear > Nets > Cast nets".into());
    cast.values = vec![
        ("material".into(), "nylon".into()),
        ("Floats".into(), "true".into()),
    ];
    cast.hit.lead_time_days = None;
    cast.text = "尼龙线编织，铅坠 Nylon line".into();
    let mut bag = listing(3, "双肩背包 20L 防水", "Waterproof rucksack");
    bag.hit.markets = vec!["bags".into(), "gear".into()];
    bag.hit.category = Some("Bags".into());
    bag.hit.selling.moq = Quantity::whole(20);
    let mut cooler = listing(4, "壁挂式空调 1.5匹", "Wall air conditioner");
    cooler.hit.markets = vec!["home".into()];
    cooler.hit.supplier_code = "cool-co".into();
    cooler.country = "DE".parse().ok();
    cooler.regions = vec!["440400".into()];
    cooler.hit.selling.currency = Currency::EUR;
    cooler.hit.brand = Some("北极 Beiji".into());
    cooler.codes = vec!["6901234567892".into()];
    let mut tea = listing(5, "", "Yellow tea of Junshan");
    tea.hit.markets = vec!["tea".into()];
    tea.hit.selling.tiers = "".parse().unwrap();
    tea.text = "Goes well with fishing at the lake; nets a good price".into();
    vec![net, cast, bag, cooler, tea]
}
