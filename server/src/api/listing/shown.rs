//! A listing as the API shows it: what its page shows, field by field as in a catalogue file.

use std::collections::BTreeMap;

use domain::{
    Instant,
    catalog::{
        content::{AttributeValue, CategoryPath},
        lead_time::{self, LeadTimeSteps},
        packaging::{self, Container, centimetres, kilograms},
        picture::ListingPicture,
        sample_terms::SampleTerms,
        tier::{self, Selling},
        view::ListingView,
    },
    company::Country,
    file::PictureSize,
    id::ListingId,
    moderation::CaseState,
    money::{Currency, UnitPrice},
    price::Agreed,
    promotion::discount::Discount,
    quantity::Quantity,
    rfq::incoterm::Incoterm,
    text::Locale,
    unit::Unit,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::variant::{Variant, VariantOption, variants};
use crate::api::{money::Price, promotion::Promotion};

/// A listing.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Listing {
    #[schema(value_type = uuid::Uuid)]
    id: ListingId,
    /// Its page.
    url: String,
    /// Its first picture, or a drawing in its place.
    picture: String,
    /// Its pictures, in their order.
    pictures: Vec<Picture>,
    /// `published`, or another state that only its supplier sees.
    state: &'static str,
    /// The supplier's own number.
    sku: String,
    /// In the language of `Accept-Language`, or in the other where there is no other.
    title: String,
    title_zh: Option<String>,
    title_en: Option<String>,
    description_zh: Option<String>,
    description_en: Option<String>,
    /// The supplier's code.
    supplier: String,
    supplier_name: String,
    /// The slug of its first market.
    market: Option<String>,
    markets: Vec<String>,
    /// `A > B > C`.
    category: Option<String>,
    brand: Option<String>,
    model: Option<String>,
    gtin: Option<String>,
    hs_code: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(value_type = Option<String>)]
    origin: Option<Country>,
    images: Vec<String>,
    /// Numbers, yes or no, and texts.
    #[schema(value_type = BTreeMap<String, Value>)]
    attributes: BTreeMap<String, AttributeValue>,
    /// UNECE Recommendation 20.
    #[schema(value_type = String, example = "H87")]
    unit: Unit,
    /// The least quantity.
    #[schema(value_type = String, example = "200")]
    moq: Quantity,
    /// The step above it.
    #[schema(value_type = String, example = "50")]
    increment: Quantity,
    /// What can be had, of all variants together; what orders reserved is not in it.
    #[schema(value_type = Option<String>)]
    stock: Option<Quantity>,
    /// Days until ready, for the least quantity.
    lead_time_days: Option<u32>,
    /// Days for larger quantities, where they differ.
    lead_time_steps: Vec<LeadTimeStep>,
    /// ISO 4217.
    #[schema(value_type = String, example = "CNY")]
    currency: Currency,
    /// Incoterms 2020.
    #[schema(value_type = Option<String>, example = "FOB")]
    incoterm: Option<Incoterm>,
    place: Option<String>,
    #[serde(flatten)]
    packaging: Packaging,
    #[serde(flatten)]
    sample: Sample,
    /// What buyers choose by; none of a listing without variants.
    options: Vec<VariantOption>,
    /// What they can choose.
    variants: Vec<Variant>,
    /// None at all is a price on request.
    tiers: Vec<Tier>,
    /// The lowest price, that of the cheapest variant where there are any.
    price_from: Option<Price>,
    /// The discount that holds now; `tiers` and `price_from` are list prices.
    promotion: Option<Promotion>,
    /// What the key's company pays instead, where the supplier made it a price of its own; discounts are in it already.
    your_price: Option<OwnPrice>,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    updated_at: Instant,
    /// A change of its text that waits for the operator, or that was not approved; what is shown is the text before it. For
    /// its own people.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<Revision>,
}

/// A change of a listing's text.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingRevision)]
struct Revision {
    /// `open`, `claimed` (an operator looks at it) or `decided` (it was not approved).
    state: &'static str,
    /// Why it was not approved.
    reason: Option<String>,
}

/// A picture, as JPEG in two sizes.
#[derive(Serialize, ToSchema)]
struct Picture {
    /// To be looked at: `width` × `height` pixels.
    large: String,
    /// In a row of others: at most 480 pixels on either side.
    small: String,
    /// What it shows.
    alt_zh: Option<String>,
    alt_en: Option<String>,
    width: u32,
    height: u32,
}

impl Picture {
    fn new(listing: &str, picture: ListingPicture) -> Self {
        let at = |size| format!("{listing}/pictures/{}/{size}", picture.id);
        Self {
            large: at(PictureSize::Large),
            small: at(PictureSize::Small),
            alt_zh: picture.alt.zh,
            alt_en: picture.alt.en,
            width: picture.width,
            height: picture.height,
        }
    }
}

/// How it is packed for transport, field by field as in a catalogue file, and what comes of it.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingPackaging)]
struct Packaging {
    #[schema(value_type = Option<String>, example = "24")]
    carton_quantity: Option<Quantity>,
    #[schema(value_type = Option<String>, example = "6")]
    inner_quantity: Option<Quantity>,
    #[schema(example = "60")]
    carton_length_cm: Option<String>,
    carton_width_cm: Option<String>,
    carton_height_cm: Option<String>,
    #[schema(example = "12.5")]
    carton_gross_kg: Option<String>,
    carton_net_kg: Option<String>,
    /// What a carton takes up, in cubic metres.
    #[schema(example = "0.096")]
    carton_volume_m3: Option<String>,
    /// What containers hold: cartons all the same way round, up to the weight that may be loaded.
    container_loads: Vec<ContainerLoad>,
}

/// What a container holds.
#[derive(Serialize, ToSchema)]
struct ContainerLoad {
    /// `20GP`, `40GP` or `40HQ`.
    container: &'static str,
    cartons: u64,
    #[schema(value_type = String, example = "5400")]
    quantity: Quantity,
    /// Whether more would fit in, but be too heavy.
    limited_by_weight: bool,
}

impl Packaging {
    fn new(packaging: Option<&packaging::Packaging>) -> Self {
        let size = packaging.and_then(|packaging| packaging.size);
        let weight = |grams: Option<u32>| grams.map(|grams| kilograms(grams.into()));
        let loads = Container::ALL.iter().filter_map(|container| {
            let load = packaging?.load(*container)?;
            Some(ContainerLoad {
                container: container.name(),
                cartons: load.cartons,
                quantity: load.quantity,
                limited_by_weight: load.by_weight,
            })
        });
        Self {
            carton_quantity: packaging.map(|packaging| packaging.quantity),
            inner_quantity: packaging.and_then(|packaging| packaging.inner),
            carton_length_cm: size.map(|size| centimetres(size.length)),
            carton_width_cm: size.map(|size| centimetres(size.width)),
            carton_height_cm: size.map(|size| centimetres(size.height)),
            carton_gross_kg: weight(packaging.and_then(|packaging| packaging.gross)),
            carton_net_kg: weight(packaging.and_then(|packaging| packaging.net)),
            carton_volume_m3: size.map(|size| size.volume().to_string()),
            container_loads: loads.collect(),
        }
    }
}

/// Days from a least quantity on.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingLeadTimeStep)]
struct LeadTimeStep {
    #[schema(value_type = String, example = "500")]
    min_quantity: Quantity,
    days: u32,
}

impl LeadTimeStep {
    fn all(steps: &LeadTimeSteps) -> Vec<Self> {
        let step = |step: &lead_time::LeadTimeStep| Self {
            min_quantity: step.min_quantity,
            days: step.days,
        };
        steps.as_slice().iter().map(step).collect()
    }
}

/// On which terms samples are sent, field by field as in a catalogue file; all `null` where none are.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingSample)]
struct Sample {
    /// Of one unit, in the listing's currency; `0` is free of charge.
    #[schema(example = "35.00")]
    sample_price: Option<String>,
    #[schema(value_type = Option<String>, example = "2")]
    sample_max_quantity: Option<Quantity>,
    sample_lead_time_days: Option<u32>,
    /// Whether what samples cost is taken off the first order.
    sample_credited: Option<bool>,
}

impl Sample {
    fn new(terms: Option<&SampleTerms>) -> Self {
        let price = |terms: &SampleTerms| terms.price.map_or_else(|| "0".to_owned(), UnitPrice::shown);
        Self {
            sample_price: terms.map(price),
            sample_max_quantity: terms.and_then(|terms| terms.most),
            sample_lead_time_days: terms.and_then(|terms| terms.lead_time_days),
            sample_credited: terms.map(|terms| terms.credited),
        }
    }
}

/// A unit price from a least quantity on.
#[derive(Serialize, ToSchema)]
pub(super) struct Tier {
    #[schema(value_type = String, example = "1000")]
    min_quantity: Quantity,
    unit_price: Price,
}

/// A price that is one buyer's.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingOwnPrice)]
pub(super) struct OwnPrice {
    tiers: Vec<Tier>,
    /// The lowest tier's price.
    price_from: Option<Price>,
}

impl OwnPrice {
    pub(super) fn new(selling: &Selling) -> Self {
        Self {
            tiers: tiers(selling),
            price_from: selling
                .tiers
                .lowest()
                .map(|price| Price::new(price, selling.currency)),
        }
    }
}

pub(super) fn tiers(selling: &Selling) -> Vec<Tier> {
    let tier = |tier: &tier::Tier| Tier {
        min_quantity: tier.min_quantity,
        unit_price: Price::new(tier.unit_price, selling.currency),
    };
    selling.tiers.as_slice().iter().map(tier).collect()
}

impl Listing {
    /// `revision` is for its own people.
    pub(super) fn new(
        view: ListingView,
        discount: Option<Discount>,
        agreed: Option<&Agreed>,
        revision: Option<&CaseState>,
        site: &str,
        locale: Locale,
    ) -> Self {
        use domain::state::State as _;
        let (wording, supply) = (view.wording, view.supply);
        let lowest = supply.cheapest().tiers.lowest();
        let percent = discount.as_ref().map(|discount| discount.percent);
        let variants = variants(&wording.variation, &supply, agreed, percent);
        let selling = supply.selling;
        let price = |price| Price::new(price, selling.currency);
        let own = agreed.and_then(|agreed| agreed.selling(&selling, percent));
        let promotion =
            discount.map(|discount| Promotion::new(discount, &selling.tiers, selling.currency, site, locale));
        let url = format!("{site}/listings/{}", view.id);
        let pictures = view
            .pictures
            .into_iter()
            .map(|picture| Picture::new(&url, picture));
        let pictures: Vec<_> = pictures.collect();
        let first = pictures.first().map(|picture| picture.small.clone());
        Self {
            id: view.id,
            picture: first.unwrap_or_else(|| format!("{url}/picture.svg")),
            pictures,
            url,
            state: view.state.name(),
            sku: view.sku,
            title: wording.title.get(locale).to_owned(),
            title_zh: wording.title.zh,
            title_en: wording.title.en,
            description_zh: wording.description.zh,
            description_en: wording.description.en,
            supplier_name: view.supplier.name.get(locale).to_owned(),
            supplier: view.supplier.code,
            market: view.markets.first().map(|market| market.slug.clone()),
            markets: view.markets.into_iter().map(|market| market.slug).collect(),
            category: wording.category.as_ref().map(CategoryPath::to_string),
            brand: wording.brand,
            model: wording.model,
            gtin: wording.gtin,
            hs_code: wording.hs_code,
            origin: wording.origin,
            images: wording.images,
            attributes: wording.attributes,
            unit: supply.unit,
            moq: selling.moq,
            increment: selling.increment,
            stock: supply.stock,
            lead_time_days: supply.lead_time_days,
            lead_time_steps: LeadTimeStep::all(&supply.lead_time_steps),
            currency: selling.currency,
            incoterm: supply.incoterm,
            place: supply.place,
            packaging: Packaging::new(supply.packaging.as_ref()),
            sample: Sample::new(supply.sample.as_ref()),
            options: wording
                .variation
                .options
                .into_iter()
                .map(VariantOption::from)
                .collect(),
            variants,
            tiers: tiers(&selling),
            price_from: lowest.map(price),
            promotion,
            your_price: own.as_ref().map(OwnPrice::new),
            updated_at: view.updated_at,
            revision: revision.map(|state| Revision {
                state: state.name(),
                reason: state.decision().map(|decision| decision.reason.clone()),
            }),
        }
    }
}
