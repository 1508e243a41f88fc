//! What can be done to the tree.

use serde::Serialize;

use super::{Definition, Key};
use crate::{
    form,
    id::CategoryId,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The most characters of a category's name.
pub const MAX_NAME: usize = 80;

/// Something that is done to the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A further category, the last of its siblings.
    Add {
        /// Which category.
        category: CategoryId,
        /// Above it.
        parent: Option<CategoryId>,
        /// Its name.
        name: Bilingual,
    },
    /// Another name.
    Rename {
        /// Which category.
        category: CategoryId,
        /// Its new name.
        name: Bilingual,
    },
    /// Another place in the tree, with everything below it.
    Move {
        /// Which category.
        category: CategoryId,
        /// Above it from now on.
        parent: Option<CategoryId>,
    },
    /// One place nearer to the front of its siblings, or to their end.
    Shift {
        /// Which category.
        category: CategoryId,
        /// Whether to the front.
        forward: bool,
    },
    /// It is gone, and its listings are in another.
    Retire {
        /// Which category.
        category: CategoryId,
        /// Where its listings go.
        into: Option<CategoryId>,
    },
    /// An attribute is defined, or defined otherwise.
    Define {
        /// What is asked for.
        definition: Definition,
    },
    /// An attribute is not asked for any more.
    Drop {
        /// Which category.
        category: CategoryId,
        /// Which attribute.
        key: Key,
    },
}

impl Change {
    /// The category it is done to.
    pub fn category(&self) -> CategoryId {
        match self {
            Self::Add { category, .. }
            | Self::Rename { category, .. }
            | Self::Move { category, .. }
            | Self::Shift { category, .. }
            | Self::Retire { category, .. }
            | Self::Drop { category, .. } => *category,
            Self::Define { definition } => definition.category,
        }
    }

    /// What is recorded.
    pub fn event(&self) -> &'static str {
        match self {
            Self::Add { .. } => "category.made",
            Self::Rename { .. } => "category.renamed",
            Self::Move { .. } => "category.moved",
            Self::Shift { .. } => "category.reordered",
            Self::Retire { .. } => "category.retired",
            Self::Define { .. } => "category.attribute_defined",
            Self::Drop { .. } => "category.attribute_dropped",
        }
    }

    /// Whether it may do something to listings, and is shown before it is done.
    pub fn is_weighed(&self) -> bool {
        !matches!(self, Self::Add { .. } | Self::Rename { .. } | Self::Shift { .. })
    }
}

/// A category's name as it is typed: both languages, neither with the sign that stands between the names of a path.
pub fn name(zh: &str, en: &str) -> Result<Bilingual, FieldErrors> {
    let mut errors = FieldErrors::default();
    let part = |raw: &str| {
        let name = form::required_line(raw, MAX_NAME)?;
        match name.contains('>') {
            true => Err(Problem::new("category-name-with-sign")),
            false => Ok(name),
        }
    };
    let zh = errors.take("name_zh", part(zh));
    let en = errors.take("name_en", part(en));
    match (zh, en) {
        (Some(zh), Some(en)) => Ok(Bilingual::both(zh, en)),
        _ => Err(errors),
    }
}
