//! What the index holds of a listing, field by field.

use std::net::Ipv6Addr;

use domain::{
    id::ListingId,
    search::{attribute::folded, band::bands},
};
use service::port::search_index::SearchDocument;
use tantivy::{
    TantivyDocument, Term,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
        TextOptions, Value,
    },
};

use super::tokenizer::TOKENIZER;
use crate::adapter::{
    listed::{FACETS, categories, codes, texts},
    reading::{han, parts::parts},
};

/// Which way of indexing this is. Raise it when a field, the tokenizer or a stored document changes: an index made
/// another way is thrown away and built again.
pub(super) const FORMAT: &str = "6";

/// The names of what is sorted and narrowed by; fast fields are read by name.
pub(super) const ID_HIGH: &str = "id_high";
pub(super) const ID_LOW: &str = "id_low";
pub(super) const CREATED: &str = "created";
pub(super) const WORTH: &str = "worth";
pub(super) const MOQ: &str = "moq";
pub(super) const SUPPLIER: &str = "supplier";
pub(super) const LEAD_TIME: &str = "lead_time";
pub(super) const CURRENCY: &str = "currency";
pub(super) const PRICE: &str = "price";
pub(super) const BAND: &str = "band";
pub(super) const ATTRIBUTE: &str = "value";
/// Between the parts of an attribute's value: in none of them.
pub(super) const APART: char = '\u{1f}';

/// How many fields hold words.
pub(super) const WORDY: usize = 5;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Which listing: the term to replace it by. Tantivy's one type of 128 bits is made for network addresses; a UUID
    /// fits as well.
    id: Field,
    /// Which listing, as the last thing sorted by: the upper and the lower half. A column of 128 bits is dear to open.
    id_halves: [Field; 2],
    /// The hit as a result shows it, JSON.
    hit: Field,
    /// What holds words: the titles, Chinese and English, of which only the better one counts; then SKU, model and
    /// brand; everything else that is said; the attributes.
    pub wordy: [Field; WORDY],
    /// The shapes of the Han words of the Chinese title (`han::shapes`).
    pub shape: Field,
    /// How they sound.
    pub sound: Field,
    /// SKU, model, GTIN and HS headings, compared whole.
    pub code: Field,
    /// The values of each facet: of the category every one above it too.
    facets: [Field; FACETS.len()],
    /// Its supplier's code.
    supplier: Field,
    created: Field,
    /// What its score is worth, in hundredths.
    worth: Field,
    moq: Field,
    lead_time: Field,
    currency: Field,
    /// The lowest unit price, in millionths.
    price: Field,
    /// The bands that price is in, after its currency.
    band: Field,
    /// Its attributes (`attribute`), each as it is compared and then as it is written.
    value: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = SchemaBuilder::default();
    let wordy = ["title_zh", "title_en", "name", "text", "attribute"];
    let wordy = wordy.map(|name| schema.add_text_field(name, in_words()));
    let fields = Fields {
        id: schema.add_ip_addr_field("id", INDEXED),
        id_halves: [ID_HIGH, ID_LOW].map(|name| schema.add_u64_field(name, FAST)),
        hit: schema.add_text_field("hit", STORED),
        wordy,
        shape: schema.add_text_field("shape", STRING),
        sound: schema.add_text_field("sound", STRING),
        code: schema.add_text_field("code", STRING),
        facets: FACETS.map(|name| schema.add_text_field(name, FAST)),
        supplier: schema.add_text_field(SUPPLIER, FAST),
        created: schema.add_u64_field(CREATED, FAST),
        worth: schema.add_u64_field(WORTH, FAST),
        moq: schema.add_u64_field(MOQ, FAST),
        lead_time: schema.add_u64_field(LEAD_TIME, FAST),
        currency: schema.add_text_field(CURRENCY, FAST),
        price: schema.add_i64_field(PRICE, FAST),
        band: schema.add_text_field(BAND, FAST),
        value: schema.add_text_field(ATTRIBUTE, FAST),
    };
    (schema.build(), fields)
}

/// With positions, for phrases.
fn in_words() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

impl Fields {
    /// The term that names a listing.
    pub(super) fn id_of(&self, id: ListingId) -> Term {
        Term::from_field_ip_addr(self.id, Ipv6Addr::from(id.0.as_u128()))
    }

    /// A listing as the index takes it.
    pub(super) fn document(&self, document: &SearchDocument) -> serde_json::Result<TantivyDocument> {
        let hit = &document.hit;
        let mut out = TantivyDocument::default();
        out.add_ip_addr(self.id, Ipv6Addr::from(hit.id.0.as_u128()));
        let (high, low) = hit.id.0.as_u64_pair();
        for (field, half) in self.id_halves.into_iter().zip([high, low]) {
            out.add_u64(field, half);
        }
        out.add_text(self.hit, serde_json::to_string(hit)?);
        self.add_words(&mut out, document);
        for code in codes(document) {
            out.add_text(self.code, code);
        }
        self.add_filtered(&mut out, document);
        out.add_u64(self.created, document.created_us);
        out.add_u64(self.worth, document.worth.into());
        Ok(out)
    }

    fn add_filtered(&self, out: &mut TantivyDocument, document: &SearchDocument) {
        let (hit, selling) = (&document.hit, &document.hit.selling);
        let [market, category, region, country, verified, certificate] = self.facets;
        let texts = hit.markets.iter().map(|slug| (market, slug.as_str()));
        let texts = texts
            .chain(categories(document).map(|path| (category, path)))
            .chain(document.regions.iter().map(|code| (region, code.as_str())))
            .chain(document.country.iter().map(|known| (country, known.code())))
            .chain(
                document
                    .certificates
                    .iter()
                    .map(|name| (certificate, name.as_str())),
            )
            .chain([
                (verified, if document.verified { "true" } else { "false" }),
                (self.supplier, &hit.supplier_code),
                (self.currency, selling.currency.code()),
            ]);
        for (field, text) in texts {
            out.add_text(field, text);
        }
        for (name, value) in &document.values {
            let compared = attribute(&folded(name), Some(&folded(value)));
            out.add_text(self.value, format!("{compared}{name}{APART}{value}"));
        }
        out.add_u64(self.moq, selling.moq.thousandths().unsigned_abs());
        if let Some(days) = hit.lead_time_days {
            out.add_u64(self.lead_time, days.into());
        }
        if let Some(price) = selling.tiers.lowest() {
            out.add_i64(self.price, price.millionths());
            for band in bands(price) {
                out.add_text(self.band, format!("{}{APART}{band}", selling.currency.code()));
            }
        }
    }

    fn add_words(&self, out: &mut TantivyDocument, document: &SearchDocument) {
        for (field, text) in self.wordy.into_iter().zip(texts(document)) {
            if !text.is_empty() {
                out.add_text(field, text);
            }
        }
        let shapes = han::shapes(&parts(document.hit.title.zh.as_deref().unwrap_or_default()));
        for shape in shapes.shapes {
            out.add_text(self.shape, shape);
        }
        for sound in shapes.sounds {
            out.add_text(self.sound, sound);
        }
    }

    /// The hit an index document holds.
    pub(super) fn hit<'a>(&self, document: &'a TantivyDocument) -> Option<&'a str> {
        document.get_first(self.hit)?.as_str()
    }
}

/// What the values of an attribute begin with, or those that are compared as this one.
pub(super) fn attribute(name: &str, value: Option<&str>) -> String {
    match value {
        None => format!("{name}{APART}"),
        Some(value) => format!("{name}{APART}{value}{APART}"),
    }
}

/// Name and value of an attribute, as they are written.
pub(super) fn apart(value: &str) -> Option<(&str, &str)> {
    let mut parts = value.split(APART).skip(2);
    Some((parts.next()?, parts.next()?))
}
