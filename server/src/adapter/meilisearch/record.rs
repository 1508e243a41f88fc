//! A listing as the server keeps it.

use domain::{
    money::Currency,
    search::{attribute::folded, band::bands},
};
use serde::{Deserialize, Serialize};
use service::port::search_index::SearchDocument;
use sha2::{Digest, Sha256};

use super::text::told;
use crate::adapter::{
    listed::{categories, codes, texts},
    reading::{han::shapes, parts::parts},
};

/// The fields words are looked for in, the weightiest first.
pub(super) const SEARCHED: [&str; 6] = ["codes", "title", "name", "text", "attributes", "sounds"];
/// The longest value the server can filter by, in bytes.
const LONGEST: usize = 460;

/// What is sent.
#[derive(Serialize)]
pub(super) struct Record {
    id: uuid::Uuid,
    /// What a result shows, as text: its fields are nothing to search by.
    hit: String,
    codes: Vec<String>,
    title: Vec<String>,
    name: String,
    text: String,
    attributes: String,
    /// How the words of the Chinese title sound.
    sounds: Vec<String>,
    market: Vec<String>,
    category: Vec<String>,
    region: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    verified: bool,
    certificate: Vec<String>,
    supplier: String,
    /// What its attributes say, each as [`key`].
    attribute: Vec<String>,
    /// The same to be counted, each as [`said`].
    said: Vec<String>,
    currency: &'static str,
    /// The lowest unit price, in millionths.
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<i64>,
    /// The bands that price is in, each as [`band`].
    band: Vec<String>,
    /// In thousandths.
    moq: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_time: Option<u32>,
    worth: u32,
    created: u64,
}

/// What comes back.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub hit: String,
}

impl Record {
    pub(super) fn new(document: &SearchDocument) -> serde_json::Result<Self> {
        let hit = &document.hit;
        let [zh, en, name, text, attributes] = texts(document).map(|text| told(&text));
        let values = &document.values;
        Ok(Self {
            id: hit.id.0,
            hit: serde_json::to_string(hit)?,
            codes: codes(document).map(|code| code.to_lowercase()).collect(),
            title: [zh, en].into_iter().filter(|title| !title.is_empty()).collect(),
            name,
            text,
            attributes,
            sounds: sounds(hit.title.zh.as_deref().unwrap_or_default()),
            market: hit.markets.clone(),
            category: categories(document).map(str::to_owned).collect(),
            region: document.regions.clone(),
            country: document.country.as_ref().map(|country| country.code().to_owned()),
            verified: document.verified,
            certificate: document.certificates.clone(),
            supplier: hit.supplier_code.clone(),
            attribute: values
                .iter()
                .map(|(name, value)| key(&folded(name), &folded(value)))
                .collect(),
            said: values
                .iter()
                .map(|(name, value)| said(name, value))
                .filter(|said| said.len() <= LONGEST)
                .collect(),
            currency: hit.selling.currency.code(),
            price: hit.selling.tiers.lowest().map(|price| price.millionths()),
            band: hit
                .selling
                .tiers
                .lowest()
                .map(bands)
                .unwrap_or_default()
                .into_iter()
                .map(|one| format!("{}{one}", band(hit.selling.currency)))
                .collect(),
            moq: hit.selling.moq.thousandths(),
            lead_time: hit.lead_time_days,
            worth: document.worth,
            created: document.created_us,
        })
    }
}

fn sounds(title: &str) -> Vec<String> {
    let sounds = shapes(&parts(title)).sounds;
    sounds
        .iter()
        .map(|sound| sound.trim_end_matches('.').to_owned())
        .collect()
}

/// What the bands of prices in a currency begin with.
pub(super) fn band(currency: Currency) -> String {
    format!("{} ", currency.code())
}

/// What a folded name and value are filtered by: short whatever they are, and of letters that need no quoting.
pub(super) fn key(name: &str, value: &str) -> String {
    let digest = Sha256::digest(format!("{name}\u{1f}{value}"));
    hex::encode(&digest[..16])
}

/// A name and a value as they are spelled. The server takes spellings that differ in case or width for one; in
/// hexadecimal they are not.
fn said(name: &str, value: &str) -> String {
    format!("{}.{}", hex::encode(name), hex::encode(value))
}

/// What [`said`] was made of.
pub(super) fn spelled(said: &str) -> Option<(String, String)> {
    let (name, value) = said.split_once('.')?;
    let text = |hex: &str| String::from_utf8(hex::decode(hex).ok()?).ok();
    Some((text(name)?, text(value)?))
}
