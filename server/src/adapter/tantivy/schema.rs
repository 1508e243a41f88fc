//! What the index holds of a listing, field by field.

use std::net::Ipv6Addr;

use domain::{id::ListingId, text::Bilingual};
use service::port::search_index::SearchDocument;
use tantivy::{
    TantivyDocument, Term,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
        TextOptions, Value,
    },
};

use super::{han, parts::parts, wanted, words::TOKENIZER};

/// Which way of indexing this is. Raise it when a field, the tokenizer or a stored document changes: an index made
/// another way is thrown away and built again.
pub(super) const FORMAT: &str = "2";

/// Facets and the fields that hold their values.
pub(super) const FACETS: [&str; 2] = ["market", "category"];

/// The names of what is sorted by; fast fields are read by name.
pub(super) const ID: &str = "id";
pub(super) const CREATED: &str = "created";
pub(super) const MOQ: &str = "moq";

/// How many fields hold words.
pub(super) const WORDY: usize = 5;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Which listing: a term to replace it by, and the last thing sorted by. Tantivy's one type of 128 bits is made
    /// for network addresses; a UUID fits as well.
    id: Field,
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
    /// Slugs of its markets.
    pub market: Field,
    /// Its category and every one above it.
    pub category: Field,
    /// Its supplier's code.
    pub supplier: Field,
    created: Field,
    moq: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = SchemaBuilder::default();
    let wordy = ["title_zh", "title_en", "name", "text", "attribute"];
    let wordy = wordy.map(|name| schema.add_text_field(name, in_words()));
    let fields = Fields {
        id: schema.add_ip_addr_field(ID, INDEXED | FAST),
        hit: schema.add_text_field("hit", STORED),
        wordy,
        shape: schema.add_text_field("shape", STRING),
        sound: schema.add_text_field("sound", STRING),
        code: schema.add_text_field("code", STRING),
        market: schema.add_text_field("market", STRING | FAST),
        category: schema.add_text_field("category", STRING | FAST),
        supplier: schema.add_text_field("supplier", STRING | FAST),
        created: schema.add_u64_field(CREATED, FAST),
        moq: schema.add_u64_field(MOQ, FAST),
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
        out.add_text(self.hit, serde_json::to_string(hit)?);
        self.add_words(&mut out, document);
        let named = [Some(&hit.sku), hit.model.as_ref()].into_iter().flatten();
        for code in named.chain(&document.codes).map(|code| wanted::code(code)) {
            out.add_text(self.code, code);
        }
        for market in &hit.markets {
            out.add_text(self.market, market);
        }
        for category in hit.category.iter().flat_map(|path| with_those_above(path)) {
            out.add_text(self.category, category);
        }
        out.add_text(self.supplier, &hit.supplier_code);
        out.add_u64(self.created, document.created_us);
        out.add_u64(self.moq, hit.selling.moq.thousandths().unsigned_abs());
        Ok(out)
    }

    fn add_words(&self, out: &mut TantivyDocument, document: &SearchDocument) {
        let hit = &document.hit;
        let name = [Some(&hit.sku), hit.model.as_ref(), hit.brand.as_ref()];
        let name: Vec<_> = name.into_iter().flatten().map(String::as_str).collect();
        let texts = [
            hit.title.zh.clone().unwrap_or_default(),
            hit.title.en.clone().unwrap_or_default(),
            name.join("\n"),
            format!("{}\n{}", both(&hit.supplier), document.text),
            document.attributes.clone(),
        ];
        for (field, text) in self.wordy.into_iter().zip(texts) {
            if !text.is_empty() {
                out.add_text(field, text);
            }
        }
        let shapes = han::shapes(&parts(hit.title.zh.as_deref().unwrap_or_default()));
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

fn both(text: &Bilingual) -> String {
    let texts = [text.zh.as_deref(), text.en.as_deref()];
    texts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// `A > B > C` and `A > B` and `A`.
fn with_those_above(path: &str) -> impl Iterator<Item = &str> {
    let above = path.match_indices(" > ").map(|(end, _)| &path[..end]);
    above.chain([path])
}
