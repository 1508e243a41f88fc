//! What a search is narrowed by, as the server is told.

use domain::search::Filters;

use super::record::key;

/// One condition, and the facet that is counted without it, if it is one's own.
struct Clause {
    facet: Option<Facet>,
    text: String,
}

/// Something that is counted without its own condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Facet {
    /// A field.
    Field(&'static str),
    /// An attribute, by its folded name.
    Attribute(String),
}

/// Conditions that must all hold.
pub(super) struct Narrowed(Vec<Clause>);

impl Narrowed {
    pub(super) fn new(filters: &Filters) -> Self {
        let countries: Vec<_> = filters.countries.iter().map(|country| country.code()).collect();
        let texts = |texts: &[String]| one_of(texts.iter().map(String::as_str));
        let fields = [
            ("market", &filters.markets, texts(&filters.markets)),
            ("category", &filters.categories, texts(&filters.categories)),
            ("region", &filters.regions, texts(&filters.regions)),
            ("certificate", &filters.certificates, texts(&filters.certificates)),
        ];
        let mut clauses: Vec<_> = fields
            .into_iter()
            .filter(|(_, chosen, _)| !chosen.is_empty())
            .map(|(field, _, values)| own(field, format!("{field} IN {values}")))
            .collect();
        if !countries.is_empty() {
            clauses.push(own("country", format!("country IN {}", one_of(countries))));
        }
        if filters.verified {
            clauses.push(own("verified", "verified = true".to_owned()));
        }
        for (name, values) in filters.attributes.iter().filter(|(_, values)| !values.is_empty()) {
            let keys: Vec<_> = values.iter().map(|value| key(name, value)).collect();
            let text = format!("attribute IN {}", one_of(keys.iter().map(String::as_str)));
            clauses.push(Clause {
                facet: Some(Facet::Attribute(name.clone())),
                text,
            });
        }
        clauses.extend(filters.price.map(|range| {
            let (currency, from, to) = (range.currency.code(), range.from, range.to);
            own(
                "band",
                format!("currency = {currency} AND price >= {from} AND price <= {to}"),
            )
        }));
        clauses.extend(
            terms(filters)
                .into_iter()
                .map(|text| Clause { facet: None, text }),
        );
        Self(clauses)
    }

    /// The facets that have a condition of their own.
    pub(super) fn facets(&self) -> Vec<Facet> {
        self.0.iter().filter_map(|clause| clause.facet.clone()).collect()
    }

    /// All conditions but a facet's own.
    pub(super) fn without(&self, facet: Option<&Facet>) -> String {
        let kept = self
            .0
            .iter()
            .filter(|clause| facet.is_none() || clause.facet.as_ref() != facet);
        kept.map(|clause| clause.text.as_str())
            .collect::<Vec<_>>()
            .join(" AND ")
    }
}

fn own(field: &'static str, text: String) -> Clause {
    Clause {
        facet: Some(Facet::Field(field)),
        text,
    }
}

/// Conditions of trade.
fn terms(filters: &Filters) -> Vec<String> {
    let supplier = filters.supplier.as_deref();
    let supplier = supplier.map(|code| format!("supplier IN {}", one_of([code])));
    let moq = filters
        .moq_max
        .map(|most| format!("moq <= {}", most.thousandths()));
    let lead_time = filters.lead_time_max.map(|days| format!("lead_time <= {days}"));
    [supplier, moq, lead_time].into_iter().flatten().collect()
}

/// A list of values.
fn one_of<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<_> = values.into_iter().map(quoted).collect();
    format!("[{}]", values.join(", "))
}

/// A value between marks.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use domain::{money::Currency, search::FilterForm};

    use super::*;

    fn narrowed(parameters: &[(&str, &str)]) -> Narrowed {
        let mut form = FilterForm::default();
        for (name, value) in parameters {
            form.take(name, value);
        }
        Narrowed::new(&form.read(Currency::CNY).0)
    }

    #[test]
    fn conditions_are_joined_but_for_a_facets_own() {
        let narrowed = narrowed(&[("market", "gear"), ("market", "a\"b\\"), ("moq_max", "1.5")]);
        assert_eq!(
            narrowed.without(None),
            r#"market IN ["gear", "a\"b\\"] AND moq <= 1500"#
        );
        assert_eq!(narrowed.facets(), [Facet::Field("market")]);
        assert_eq!(narrowed.without(Some(&Facet::Field("market"))), "moq <= 1500");
    }
}
