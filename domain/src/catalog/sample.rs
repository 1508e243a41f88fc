//! Listings for tests: any there can be. The tests of `service` take this file in by its path.

use domain::{
    catalog::{
        content::{AttributeValue, CategoryPath, ListingContent, Supply, Wording},
        lead_time::{LeadTimeStep, LeadTimeSteps},
        packaging::{Packaging, Size},
        sample_terms::SampleTerms,
        tier::{Selling, Tier, Tiers},
        variant::{Combination, VariantOption, VariantSupply, Variation},
    },
    company::Country,
    money::{Currency, UnitPrice},
    quantity::Quantity,
    rfq::incoterm::Incoterm,
    text::Bilingual,
    unit::Unit,
};
use proptest::{collection, option, prelude::*, sample::select};

/// A line of text as a supplier may have it: what formulas, separators, quotes and markup are made of included.
fn line() -> impl Strategy<Value = String> + Clone {
    "[!-~渔网：；，＝\u{e9}\u{1F41F}]([ -~渔网：；，]{0,17}[!-~网])?|_x000D_|'=x|-[a-z]"
}

fn text() -> impl Strategy<Value = String> + Clone {
    "[!-~渔]([ -~渔\n\t\r]{0,40}[!-~网])?"
}

fn bilingual(one: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = Bilingual> {
    (option::of(one.clone()), option::of(one)).prop_map(|(zh, en)| Bilingual { zh, en })
}

fn title() -> impl Strategy<Value = Bilingual> {
    bilingual(line()).prop_filter("a title", |title| !title.is_empty())
}

fn attribute() -> impl Strategy<Value = AttributeValue> {
    prop_oneof![
        any::<bool>().prop_map(AttributeValue::Bool),
        any::<i64>().prop_map(|number| AttributeValue::Number(number.into())),
        any::<u64>().prop_map(|number| AttributeValue::Number(number.into())),
        (any::<i32>(), 1_u32..9_999).prop_filter_map("a number", |(whole, part)| {
            let number = serde_json::from_str(&format!("{whole}.{part:04}")).ok()?;
            Some(AttributeValue::Number(number))
        }),
        text().prop_map(AttributeValue::Text),
        select(vec![
            "true", "007", "1e5", "-5", "=1+1", "'=x", "null", "{}", "12.50"
        ])
        .prop_map(|text| AttributeValue::Text(text.into())),
    ]
}

prop_compose! {
    fn wording()(
        title in title(),
        description in bilingual(text()),
        category in option::of(collection::vec("[A-Z渔][a-z 网&]{0,8}[a-z网]", 1..4)),
        (brand, model) in (option::of(line()), option::of(line())),
        gtin in option::of(select(vec!["4006381333931", "085896333746", "96385074"])),
        hs_code in option::of("[0-9]{6,10}"),
        origin in option::of(select(Country::all())),
        images in collection::vec("https://img\\.example/[a-z0-9=&?]{1,9}\\.jpg|[a-z渔]{1,9}\\.png", 0..4),
        attributes in collection::btree_map("[a-z渔\"=;,]{1,9}|line|sku|price", attribute(), 0..5),
    ) -> Wording {
        Wording {
            title,
            description,
            category: category.map(CategoryPath),
            brand,
            model,
            gtin: gtin.map(str::to_owned),
            hs_code,
            origin,
            images,
            attributes,
            variation: Variation::default(),
        }
    }
}

prop_compose! {
    fn selling()(
        currency in select(Currency::COMMON.to_vec()),
        (moq, increment) in (1_i64..5_000_000, 1_i64..5_000_000),
        steps in collection::vec((0_i64..9_000_000, 1_i64..9_000_000_000), 0..4),
    ) -> Option<Selling> {
        let mut from = moq;
        let tiers = steps.into_iter().map(|(above, price)| {
            let tier = Tier {
                min_quantity: Quantity::from_thousandths(from)?,
                unit_price: UnitPrice::from_millionths(price)?,
            };
            from += above + 1;
            Some(tier)
        });
        Some(Selling {
            currency,
            moq: Quantity::from_thousandths(moq)?,
            increment: Quantity::from_thousandths(increment)?,
            tiers: Tiers::new(tiers.collect::<Option<_>>()?).ok()?,
        })
    }
}

prop_compose! {
    fn packaging()(
        (inner, times) in (1_i64..50_000, 1_i64..50),
        boxed in any::<bool>(),
        edges in option::of((1_u32..12_000, 1_u32..12_000, 1_u32..12_000)),
        gross in option::of(1_000_u32..30_000_000),
        net in option::of(1_u32..1_000),
    ) -> Packaging {
        let quantity = |thousandths| Quantity::from_thousandths(thousandths).unwrap_or_default();
        Packaging {
            quantity: quantity(inner * times),
            inner: boxed.then(|| quantity(inner)),
            size: edges.map(|(length, width, height)| Size { length, width, height }),
            gross,
            net,
        }
    }
}

prop_compose! {
    /// Days for the least quantity, and, where there are any, how far above it others begin.
    fn lead_times()(
        days in option::of(0_u32..=3650),
        steps in collection::vec((1_i64..9_000_000, 0_u32..=3650), 0..4),
    ) -> (Option<u32>, Vec<(i64, u32)>) {
        (days, if days.is_some() { steps } else { Vec::new() })
    }
}

fn steps_above(moq: Quantity, steps: Vec<(i64, u32)>) -> LeadTimeSteps {
    let mut from = moq.thousandths();
    let steps = steps.into_iter().filter_map(|(above, days)| {
        from += above;
        Some(LeadTimeStep {
            min_quantity: Quantity::from_thousandths(from)?,
            days,
        })
    });
    LeadTimeSteps::new(steps.collect()).unwrap_or_default()
}

prop_compose! {
    fn sample_terms()(
        price in option::of((1_i64..9_000_000_000).prop_filter_map("a price", UnitPrice::from_millionths)),
        most in option::of((1_i64..9_000_000).prop_filter_map("a quantity", Quantity::from_thousandths)),
        lead_time_days in option::of(0_u32..=3650),
        credited in any::<bool>(),
    ) -> SampleTerms {
        SampleTerms { price, most, lead_time_days, credited: credited && price.is_some() }
    }
}

prop_compose! {
    fn supply()(
        selling in selling().prop_filter_map("sold somehow", |selling| selling),
        unit in select(Unit::all().collect::<Vec<_>>()),
        stock in option::of((0_i64..9_000_000_000).prop_filter_map("a stock", Quantity::from_thousandths)),
        (lead_time_days, steps) in lead_times(),
        incoterm in option::of(select(Incoterm::all().collect::<Vec<_>>())),
        place in option::of(line()),
        packaging in option::of(packaging()),
        sample in option::of(sample_terms()),
    ) -> Supply {
        let lead_time_steps = steps_above(selling.moq, steps);
        let variants = Default::default();
        Supply {
            selling, unit, stock, lead_time_days, lead_time_steps, incoterm, place, packaging, sample, variants,
        }
    }
}

prop_compose! {
    /// What a listing may come in: how many values each option has, how many of the combinations are sold, and of each
    /// what is in stock and what it costs.
    fn variants()(
        counts in collection::vec(1_usize..4, 0..4),
        both in any::<bool>(),
        most in 1_usize..12,
        stocks in collection::vec(option::of(0_i64..9_000_000), 12),
        prices in collection::vec(option::of(1_i64..9_000_000_000), 12),
    ) -> (Variation, Vec<(Option<i64>, Option<i64>)>) {
        let name = |text: String| Bilingual { zh: Some(format!("色{text}")), en: both.then(|| format!("=x {text}\"")) };
        let option = |(place, count): (usize, &usize)| VariantOption {
            name: name(format!("o{place}")),
            values: (0..*count).map(|value| name(value.to_string())).collect(),
        };
        let options: Vec<_> = counts.iter().enumerate().map(option).collect();
        let all = match options.is_empty() {
            true => Vec::new(),
            false => Variation::combinations(&options).unwrap_or_default(),
        };
        let variants = all.into_iter().take(most).enumerate();
        let variants = variants.map(|(place, values)| Combination { sku: format!("\u{e9}V {place}"), values });
        let variation = Variation { options, variants: variants.collect() };
        (variation, stocks.into_iter().zip(prices).collect())
    }
}

/// These variants with what there is of each, beside a listing that is sold like this.
fn varied(
    listing: ListingContent,
    variation: Variation,
    each: &[(Option<i64>, Option<i64>)],
) -> ListingContent {
    let tiers = |price: i64| {
        let (min_quantity, unit_price) = (listing.supply.selling.moq, UnitPrice::from_millionths(price)?);
        Tiers::new(vec![Tier {
            min_quantity,
            unit_price,
        }])
        .ok()
    };
    let supplies = each.iter().map(|(stock, price)| VariantSupply {
        stock: stock.and_then(Quantity::from_thousandths),
        tiers: price.and_then(tiers).unwrap_or_default(),
    });
    let variants = variation.skus().map(str::to_owned).zip(supplies).collect();
    let stock = listing.supply.stock.filter(|_| variation.is_empty());
    ListingContent {
        wording: Wording {
            variation,
            ..listing.wording
        },
        supply: Supply {
            variants,
            stock,
            ..listing.supply
        },
        ..listing
    }
}

prop_compose! {
    /// Any listing there can be, as it is once it was taken: texts without blanks around them.
    pub fn any_listing()(
        sku in line(), wording in wording(), supply in supply(), (variation, each) in variants(),
    ) -> ListingContent {
        let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = |text: Option<String>| text.map(|text| squeeze(&text));
        let Wording { title, brand, model, category, .. } = wording;
        let listing = ListingContent {
            sku: squeeze(&sku),
            wording: Wording {
                title: Bilingual { zh: line(title.zh), en: line(title.en) },
                brand: line(brand),
                model: line(model),
                category,
                ..wording
            },
            supply: Supply { place: line(supply.place), ..supply },
        };
        varied(listing, variation, &each)
    }
}
