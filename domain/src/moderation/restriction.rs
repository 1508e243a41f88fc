//! Restricted categories (限制类目): what a market does not sell, or only from suppliers that hold a certificate an operator
//! has confirmed.

use serde::Serialize;

use super::banned::stands_in;
use crate::{
    Instant,
    catalog::content::CategoryPath,
    form,
    id::RestrictionId,
    market::MarketRef,
    problem::{FieldErrors, Problem},
};

/// The most characters of a certificate's name.
pub const MAX_CERTIFICATE: usize = 80;
/// The most characters of an explanation.
pub const MAX_EXPLANATION: usize = 500;
/// The most restrictions of a market: each is looked at for every listing an operator reads.
pub const MAX_RESTRICTIONS: u64 = 500;

/// What holds for a category and all below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restriction {
    /// Which category.
    pub category: CategoryPath,
    /// What a confirmed certificate of the supplier must name; `None`: such goods are not sold at all.
    pub certificate: Option<String>,
    /// Why, for whoever reads a listing that breaks it.
    pub explanation: String,
}

impl Restriction {
    /// As a form sends it.
    pub fn parse(category: &str, certificate: &str, explanation: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let category = CategoryPath::parse(category);
        let category = category.and_then(|path| path.ok_or_else(|| Problem::new("required")));
        let category = errors.take("category", category);
        let certificate = errors.take("certificate", form::optional_line(certificate, MAX_CERTIFICATE));
        let explanation = errors.take("explanation", form::required_text(explanation, MAX_EXPLANATION));
        match (category, certificate, explanation) {
            (Some(category), Some(certificate), Some(explanation)) => Ok(Self {
                category,
                certificate,
                explanation,
            }),
            _ => Err(errors),
        }
    }

    /// Whether a listing of this category breaks it, from a supplier that holds these certificates.
    pub fn is_broken(&self, category: &CategoryPath, held: &[String]) -> bool {
        let holds = |name: &String| held.iter().any(|certificate| stands_in(name, certificate));
        category.0.starts_with(&self.category.0) && !self.certificate.as_ref().is_some_and(holds)
    }
}

/// A restriction in the operators' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestrictionRow {
    /// Which one.
    pub id: RestrictionId,
    /// The market it is kept for; `None` is every market.
    pub market: Option<MarketRef>,
    /// What holds.
    pub restriction: Restriction,
    /// When it was made.
    pub made_at: Instant,
    /// Whether whoever asks may remove it.
    pub mine: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(path: &str) -> CategoryPath {
        CategoryPath::parse(path).unwrap().unwrap()
    }

    #[test]
    fn a_certificate_is_recognised_by_what_it_names() {
        let toys = Restriction::parse("Toys", "CCC", "toys need it").unwrap();
        let broken = |held: &str| toys.is_broken(&path("Toys > Blocks"), &[held.to_owned()]);
        assert!(!broken("中国强制性产品认证（ccc）证书"));
        assert!(broken("CCCP medal") && broken("ISO 9001"));
        assert!(toys.is_broken(&path("Toys"), &[]));
        assert!(!toys.is_broken(&path("Toy parts"), &[]));
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let errors = Restriction::parse(" > ", &"x".repeat(99), "").unwrap_err().0;
        let fields: Vec<_> = errors.into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["category", "certificate", "explanation"]);
    }

    proptest! {
        #[test]
        fn what_is_not_sold_is_not_sold_below_either(
            above in prop::collection::vec("[a-z]{1,3}", 1..3), below in prop::collection::vec("[a-z]{1,3}", 0..3),
            held in prop::collection::vec("[A-Z]{1,3}", 0..3),
        ) {
            let restriction = Restriction {
                category: CategoryPath(above.clone()),
                certificate: None,
                explanation: "no".into(),
            };
            let listed = CategoryPath([above, below].concat());
            prop_assert!(restriction.is_broken(&listed, &held));
        }
    }
}
