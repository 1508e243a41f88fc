//! What both engines hold of a listing: its words, field by field, its codes, the categories it is in.

use domain::text::Bilingual;
use service::port::search_index::SearchDocument;

use super::reading::wanted::code;

/// What is always counted: the names of facets, which are those of the fields that hold their values.
pub(super) const FACETS: [&str; 6] = [
    "market",
    "category",
    "region",
    "country",
    "verified",
    "certificate",
];

/// Its words: the Chinese title, the English one, what it is called by (SKU, model, brand), what is written of it and its
/// supplier, its attributes.
pub(super) fn texts(document: &SearchDocument) -> [String; 5] {
    let hit = &document.hit;
    let called = [Some(&hit.sku), hit.model.as_ref(), hit.brand.as_ref()];
    let called: Vec<_> = called.into_iter().flatten().map(String::as_str).collect();
    [
        hit.title.zh.clone().unwrap_or_default(),
        hit.title.en.clone().unwrap_or_default(),
        called.join("\n"),
        format!("{}\n{}", both(&hit.supplier), document.text),
        document.attributes.clone(),
    ]
}

fn both(text: &Bilingual) -> String {
    let texts = [text.zh.as_deref(), text.en.as_deref()];
    texts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Its codes, as they are compared.
pub(super) fn codes(document: &SearchDocument) -> impl Iterator<Item = String> {
    let hit = &document.hit;
    let named = [Some(&hit.sku), hit.model.as_ref()].into_iter().flatten();
    named.chain(&document.codes).map(|text| code(text))
}

/// The paths of its category and of all above it: `A > B > C` is in `A` and in `A > B` too.
pub(super) fn categories(document: &SearchDocument) -> impl Iterator<Item = &str> {
    let path = document.hit.category.as_deref();
    path.into_iter().flat_map(|path| {
        let above = path.match_indices(" > ").map(|(end, _)| &path[..end]);
        above.chain([path])
    })
}
