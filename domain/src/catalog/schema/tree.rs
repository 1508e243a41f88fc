//! The tree of categories, as it is read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Definition, Schema};
use crate::{catalog::content::CategoryPath, id::CategoryId, text::Bilingual};

/// A category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which category.
    pub id: CategoryId,
    /// The one above it.
    pub parent: Option<CategoryId>,
    /// Its name; the English one stands in paths.
    pub name: Bilingual,
    /// Its place among its siblings.
    pub position: u32,
    /// What it defines itself, in its order.
    pub own: Vec<Definition>,
}

impl Node {
    pub(super) fn english(&self) -> &str {
        self.name.en.as_deref().unwrap_or_default()
    }
}

/// All categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(pub(super) BTreeMap<CategoryId, Node>);

impl Tree {
    /// A tree of these.
    pub fn new(nodes: impl IntoIterator<Item = Node>) -> Self {
        Self(nodes.into_iter().map(|node| (node.id, node)).collect())
    }

    /// A category.
    pub fn get(&self, id: CategoryId) -> Option<&Node> {
        self.0.get(&id)
    }

    /// All of them, in no order that means anything.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.0.values()
    }

    /// All of them as they are read, each with what is above it: parents before children, siblings in their order.
    pub fn in_order(&self) -> Vec<Vec<&Node>> {
        let mut listed = Vec::new();
        let mut open: Vec<Vec<&Node>> = Vec::new();
        open.extend(self.children(None).into_iter().rev().map(|node| vec![node]));
        while let Some(line) = open.pop() {
            let last = line.last().map(|node| node.id);
            let below = self.children(last).into_iter().rev();
            open.extend(below.map(|node| line.iter().copied().chain([node]).collect()));
            listed.push(line);
        }
        listed
    }

    /// The categories directly below one, or those at the top, in their order.
    pub fn children(&self, parent: Option<CategoryId>) -> Vec<&Node> {
        let mut children: Vec<_> = self.0.values().filter(|node| node.parent == parent).collect();
        children.sort_by_key(|node| (node.position, node.english()));
        children
    }

    /// A category and all above it, from the root down.
    pub fn line(&self, id: CategoryId) -> Vec<&Node> {
        let mut line: Vec<_> = std::iter::successors(self.get(id), |node| self.get(node.parent?))
            .take(self.0.len())
            .collect();
        line.reverse();
        line
    }

    /// A category and everything below it.
    pub fn within(&self, id: CategoryId) -> Vec<&Node> {
        let below = |node: &&Node| self.line(node.id).iter().any(|above| above.id == id);
        self.0.values().filter(below).collect()
    }

    /// Its path in English names.
    pub fn path(&self, id: CategoryId) -> CategoryPath {
        let line = self.line(id).into_iter();
        CategoryPath(line.map(|node| node.english().to_owned()).collect())
    }

    /// The category of a path.
    pub fn at(&self, path: &CategoryPath) -> Option<&Node> {
        let mut found: Option<&Node> = None;
        for name in &path.0 {
            let below = self
                .0
                .values()
                .filter(|node| node.parent == found.map(|above| above.id));
            found = Some(below.into_iter().find(|node| node.english() == name)?);
        }
        found
    }

    /// All that a category asks for.
    pub fn schema(&self, id: CategoryId) -> Schema {
        let line = self.line(id).into_iter();
        Schema(line.flat_map(|node| node.own.iter().cloned()).collect())
    }

    /// Its names from the root down.
    pub fn names(&self, id: CategoryId) -> Vec<Bilingual> {
        self.line(id).into_iter().map(|node| node.name.clone()).collect()
    }

    /// The categories whose names from the root down or whose schema are others in `after`, or that are gone there.
    pub fn changed(&self, after: &Self) -> BTreeSet<CategoryId> {
        let other = |id: &CategoryId| {
            after.get(*id).is_none()
                || self.names(*id) != after.names(*id)
                || self.schema(*id) != after.schema(*id)
        };
        self.0.keys().copied().filter(other).collect()
    }
}

/// A row of the tree as administrators keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRow {
    /// Which category.
    pub id: CategoryId,
    /// Its names from the root down.
    pub names: Vec<Bilingual>,
    /// How many listings are in it, those below not counted.
    pub listings: u64,
    /// How many are in it and below.
    pub altogether: u64,
    /// How many attributes it defines itself.
    pub attributes: usize,
}

/// A category as administrators keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryView {
    /// Its row.
    pub row: CategoryRow,
    /// Its name.
    pub name: Bilingual,
    /// What is above it, from the root down.
    pub above: Vec<(CategoryId, Bilingual)>,
    /// What is directly below it.
    pub below: Vec<(CategoryId, Bilingual)>,
    /// All it asks for.
    pub schema: Schema,
}
