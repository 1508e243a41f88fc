//! The files of a relevance set: a corpus, queries, and what people judged.
//!
//! | file | a line |
//! |---|---|
//! | corpus (`.ndjson`, packed with gzip or not) | JSON: `id`, `title`, and where known `sku`, `text`, `brand`, `gtin`, `lang` (`zh` or `en`), `attributes` |
//! | queries | query id, tab, text |
//! | judgements | query id, tab, document id, tab, grade |

use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use anyhow::{Context, ensure};
use domain::{
    catalog::{
        content::{AttributeValue, ListingContent, Supply, Wording},
        lead_time::LeadTimeSteps,
        schema::Schema,
        tier::{Selling, Tiers},
        variant::{VariantSupplies, Variation},
    },
    company::{CompanyRef, Standing},
    id::ListingId,
    money::Currency,
    quantity::Quantity,
    text::{Bilingual, Locale},
    unit::Unit,
};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use service::search::Listed;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::measure::Judged;

/// A document of a corpus.
#[derive(Clone, Debug, Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    sku: String,
    title: String,
    #[serde(default)]
    text: String,
    brand: Option<String>,
    #[serde(default)]
    gtin: Vec<String>,
    lang: Option<String>,
    #[serde(default)]
    attributes: BTreeMap<String, AttributeValue>,
}

/// A corpus's documents as listings, and the corpus's own ids by theirs.
pub struct Corpus {
    /// In the order of the file.
    pub listings: Vec<Listed>,
    /// What the judgements call them.
    pub names: HashMap<ListingId, String>,
}

/// Reads a corpus.
pub fn corpus(path: &Path) -> anyhow::Result<Corpus> {
    let mut corpus = Corpus {
        listings: Vec::new(),
        names: HashMap::new(),
    };
    for (number, line) in lines(path)?.enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line)
            .with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        let id = id(&line.id);
        corpus.names.insert(id, line.id.clone());
        corpus.listings.push(listed(id, line));
    }
    ensure!(!corpus.listings.is_empty(), "{} holds nothing", path.display());
    Ok(corpus)
}

/// An id that says nothing of the file's order: documents that score the same come in no order anyone chose.
fn id(name: &str) -> ListingId {
    let digest = Sha256::digest(name);
    let bytes = std::array::from_fn(|at| digest[at]);
    Uuid::from_bytes(bytes).into()
}

fn listed(id: ListingId, line: Line) -> Listed {
    let locale = line.lang.and_then(|tag| tag.parse().ok()).unwrap_or(Locale::En);
    let wording = Wording {
        title: said(locale, line.title),
        description: said(locale, line.text),
        category: None,
        brand: line.brand.filter(|brand| !brand.is_empty()),
        model: None,
        gtin: line.gtin.into_iter().next(),
        hs_code: None,
        origin: None,
        images: Vec::new(),
        attributes: line.attributes,
        variation: Variation::default(),
    };
    let supply = Supply {
        selling: Selling {
            currency: Currency::CNY,
            moq: Quantity::whole(1),
            increment: Quantity::whole(1),
            tiers: Tiers::default(),
        },
        unit: Unit::PIECE,
        stock: None,
        lead_time_days: None,
        lead_time_steps: LeadTimeSteps::default(),
        incoterm: None,
        place: None,
        packaging: None,
        sample: None,
        variants: VariantSupplies::new(),
    };
    Listed {
        id,
        created_us: 0,
        content: ListingContent {
            sku: line.sku,
            wording,
            supply,
        },
        schema: Schema::default(),
        supplier: CompanyRef {
            id: Uuid::nil().into(),
            code: String::new(),
            name: Bilingual::default(),
            standing: Standing::Unverified,
        },
        country: None,
        certificates: Vec::new(),
        answers: false,
        fresh: false,
        verified: false,
        markets: Vec::new(),
        regions: Vec::new(),
        category: Vec::new(),
    }
}

fn said(locale: Locale, text: String) -> Bilingual {
    let text = Some(text).filter(|text| !text.trim().is_empty());
    match locale {
        Locale::ZhCn => Bilingual { zh: text, en: None },
        Locale::En => Bilingual { zh: None, en: text },
    }
}

/// A query of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What the judgements call it.
    pub id: String,
    /// What was typed.
    pub text: String,
}

/// Reads queries.
pub fn queries(path: &Path) -> anyhow::Result<Vec<Query>> {
    let read = |columns: &[&str]| match columns {
        [id, text] => Some(Query {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
        }),
        _ => None,
    };
    rows(path, read)
}

/// Reads judgements, by query.
pub fn judgements(path: &Path) -> anyhow::Result<HashMap<String, Judged>> {
    let read = |columns: &[&str]| match columns {
        [query, document, grade] => Some((
            (*query).to_owned(),
            (*document).to_owned(),
            grade.trim().parse().ok()?,
        )),
        _ => None,
    };
    let mut judgements: HashMap<String, Judged> = HashMap::new();
    for (query, document, grade) in rows(path, read)? {
        judgements.entry(query).or_default().insert(document, grade);
    }
    Ok(judgements)
}

fn rows<T>(path: &Path, read: impl Fn(&[&str]) -> Option<T>) -> anyhow::Result<Vec<T>> {
    let mut rows = Vec::new();
    for (number, line) in lines(path)?.enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let columns: Vec<_> = line.split('\t').collect();
        let row = read(&columns)
            .with_context(|| format!("{}, line {}: not the columns wanted", path.display(), number + 1))?;
        rows.push(row);
    }
    Ok(rows)
}

/// The lines of a file, unpacked by its name's ending.
pub(crate) fn lines(path: &Path) -> anyhow::Result<impl Iterator<Item = std::io::Result<String>> + use<>> {
    let file = File::open(path).with_context(|| format!("{} can't be read", path.display()))?;
    let unpacked: Box<dyn Read> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    Ok(BufReader::new(unpacked).lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn a_set_is_read_as_it_is_written() {
        let lines = "{\"id\":\"t0\",\"title\":\"双肩包\",\"text\":\"\",\"lang\":\"zh\"}\n\n\
            {\"id\":\"9\",\"sku\":\"B-1\",\"title\":\"Bag\",\"brand\":\"\",\"attributes\":{\"litres\":20.0}}\n";
        let corpus = corpus(file(lines).path()).unwrap();
        let [zh, en] = &corpus.listings[..] else { panic!() };
        let title = |listed: &Listed| listed.content.wording.title.clone();
        assert_eq!(
            (title(zh).zh.unwrap(), title(en).en.unwrap()),
            ("双肩包".into(), "Bag".into())
        );
        assert_eq!(en.content.wording.brand, None);
        assert_eq!(corpus.names[&en.id], "9");

        let judged = judgements(file("q1\tt0\t2\nq1\t9\t0\n").path()).unwrap();
        assert_eq!(judged["q1"]["t0"], 2);
        assert_eq!(queries(file("q1\t双肩 包\n").path()).unwrap()[0].text, "双肩 包");
    }

    #[test]
    fn what_is_no_set_is_said_with_its_line() {
        let error = |text: &str| format!("{:#}", judgements(file(text).path()).unwrap_err());
        assert!(error("q1\tt0\t2\nq1\tt0\n").contains("line 2"));
        assert!(error("q1\tt0\tgood\n").contains("line 1"));
        assert!(corpus(file("\n").path()).is_err());
    }
}
