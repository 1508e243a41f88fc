//! The rules of changing the tree. Every change makes another tree of one that keeps its rules, so what it will do is known
//! before it is done: the two are compared.

use super::{
    Definition, alike,
    change::Change,
    tree::{Node, Tree},
};
use crate::{
    catalog::content::CategoryPath,
    id::CategoryId,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The most attributes a category defines itself.
const MAX_ATTRIBUTES: usize = 60;

impl Tree {
    /// The tree after a change, or what is wrong with that.
    pub fn after(&self, change: &Change) -> Result<Self, FieldErrors> {
        let mut tree = self.clone();
        match change {
            Change::Add {
                category,
                parent,
                name,
            } => tree.add(*category, *parent, name)?,
            Change::Rename { category, name } => tree.rename(*category, name)?,
            Change::Move { category, parent } => tree.relocate(*category, *parent)?,
            Change::Shift { category, forward } => tree.shift(*category, *forward)?,
            Change::Retire { category, into } => tree.retire(*category, *into)?,
            Change::Define { definition } => tree.define(definition)?,
            Change::Drop { category, key } => {
                let node = tree.known("category", *category)?;
                node.own.retain(|definition| definition.key != *key);
            }
        }
        Ok(tree)
    }

    fn known(&mut self, field: &str, id: CategoryId) -> Result<&mut Node, FieldErrors> {
        let unknown = || FieldErrors::one(field, Problem::new("unknown-category"));
        self.0.get_mut(&id).ok_or_else(unknown)
    }

    fn add(
        &mut self,
        id: CategoryId,
        parent: Option<CategoryId>,
        name: &Bilingual,
    ) -> Result<(), FieldErrors> {
        if let Some(parent) = parent {
            self.known("parent", parent)?;
        }
        let last = self.children(parent).last().map_or(0, |node| node.position);
        let node = Node {
            id,
            parent,
            name: name.clone(),
            position: last + 1,
            own: Vec::new(),
        };
        self.0.insert(id, node);
        self.check_name(id)?;
        self.check_depth(id)
    }

    fn rename(&mut self, id: CategoryId, name: &Bilingual) -> Result<(), FieldErrors> {
        self.known("category", id)?.name = name.clone();
        self.check_name(id)
    }

    fn relocate(&mut self, id: CategoryId, parent: Option<CategoryId>) -> Result<(), FieldErrors> {
        self.known("category", id)?;
        if let Some(parent) = parent {
            self.known("parent", parent)?;
            if self.line(parent).iter().any(|above| above.id == id) {
                return Err(FieldErrors::one("parent", Problem::new("category-below-itself")));
            }
        }
        let last = self.children(parent).last().map_or(0, |node| node.position);
        let node = self.known("category", id)?;
        (node.parent, node.position) = (parent, last + 1);
        self.check_name(id).map_err(|errors| at("parent", errors))?;
        self.check_depth(id)?;
        let within: Vec<_> = self.within(id).iter().map(|node| node.id).collect();
        for id in within {
            self.check_attributes(id, "parent")?;
        }
        Ok(())
    }

    fn shift(&mut self, id: CategoryId, forward: bool) -> Result<(), FieldErrors> {
        let parent = self.known("category", id)?.parent;
        let mut order: Vec<_> = self.children(parent).iter().map(|node| node.id).collect();
        let place = order.iter().position(|other| *other == id).unwrap_or_default();
        let other = if forward {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        if let Some(other) = other.filter(|other| *other < order.len()) {
            order.swap(place, other);
        }
        for (position, id) in (1..).zip(order) {
            self.known("category", id)?.position = position;
        }
        Ok(())
    }

    fn retire(&mut self, id: CategoryId, into: Option<CategoryId>) -> Result<(), FieldErrors> {
        self.known("category", id)?;
        if !self.children(Some(id)).is_empty() {
            return Err(FieldErrors::one(
                "into",
                Problem::new("category-has-others-below"),
            ));
        }
        if let Some(into) = into {
            self.known("into", into)?;
            if into == id {
                return Err(FieldErrors::one("into", Problem::new("category-into-itself")));
            }
        }
        self.0.remove(&id);
        Ok(())
    }

    fn define(&mut self, definition: &Definition) -> Result<(), FieldErrors> {
        if definition.is_field() {
            return Err(FieldErrors::one("name_en", Problem::new("attribute-is-a-field")));
        }
        let category = definition.category;
        let node = self.known("category", category)?;
        match node.own.iter_mut().find(|own| own.key == definition.key) {
            Some(own) => *own = definition.clone(),
            None => node.own.push(definition.clone()),
        }
        if node.own.len() > MAX_ATTRIBUTES {
            let many = Problem::new("too-many-attributes").with("max", MAX_ATTRIBUTES);
            return Err(FieldErrors::one("key", many));
        }
        node.own
            .sort_by(|one, other| (one.position, &one.key).cmp(&(other.position, &other.key)));
        let within: Vec<_> = self.within(category).iter().map(|node| node.id).collect();
        for id in within {
            self.check_attributes(id, "key")?;
        }
        Ok(())
    }

    /// Siblings are told apart by their names in both languages.
    fn check_name(&self, id: CategoryId) -> Result<(), FieldErrors> {
        let Some(node) = self.get(id) else { return Ok(()) };
        let mut errors = FieldErrors::default();
        let others: Vec<_> = self
            .children(node.parent)
            .into_iter()
            .filter(|other| other.id != id)
            .collect();
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => alike(one) == alike(other),
            _ => false,
        };
        if others.iter().any(|other| same(&other.name.zh, &node.name.zh)) {
            errors.add("name_zh", Problem::new("category-name-taken"));
        }
        if others.iter().any(|other| same(&other.name.en, &node.name.en)) {
            errors.add("name_en", Problem::new("category-name-taken"));
        }
        errors.into_result()
    }

    fn check_depth(&self, id: CategoryId) -> Result<(), FieldErrors> {
        let deepest = self.within(id).iter().map(|node| self.line(node.id).len()).max();
        if deepest.unwrap_or_default() > CategoryPath::MAX_DEPTH {
            let deep = Problem::new("category-too-deep").with("max", CategoryPath::MAX_DEPTH);
            return Err(FieldErrors::one("parent", deep));
        }
        Ok(())
    }

    /// No attribute is defined twice on one path, nor could one name mean two.
    fn check_attributes(&self, id: CategoryId, field: &str) -> Result<(), FieldErrors> {
        let schema = self.schema(id).0;
        for (index, one) in schema.iter().enumerate() {
            if let Some(other) = schema[..index].iter().find(|other| other.meets(one)) {
                let where_else = self.get(other.category).filter(|_| other.category != id);
                let category = where_else.or_else(|| self.get(one.category));
                let name = |text: Option<&String>| text.cloned().unwrap_or_default();
                let twice = Problem::new("attribute-on-path").with("key", &other.key).with(
                    "category",
                    name(category.and_then(|node| node.name.zh.as_ref().or(node.name.en.as_ref()))),
                );
                return Err(FieldErrors::one(field, twice));
            }
        }
        Ok(())
    }
}

/// The first of these problems, told of another field.
fn at(field: &str, errors: FieldErrors) -> FieldErrors {
    let mut moved = FieldErrors::default();
    for error in errors.0.into_iter().take(1) {
        moved.add(field, error.problem);
    }
    moved
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::catalog::schema::{Kind, tests::definition};

    fn id(number: u128) -> CategoryId {
        CategoryId(Uuid::from_u128(number))
    }

    fn named(name: &str) -> Bilingual {
        Bilingual::both(format!("{name}类"), name)
    }

    fn add(number: u128, parent: Option<u128>, name: &str) -> Change {
        Change::Add {
            category: id(number),
            parent: parent.map(id),
            name: named(name),
        }
    }

    fn define(number: u128, key: &str) -> Change {
        Change::Define {
            definition: Definition {
                category: id(number),
                ..definition(key, Kind::Text)
            },
        }
    }

    /// `1 Gear > 2 Nets > 3 Gill nets`, `4 Tea`.
    fn tree() -> Tree {
        let changes = [
            add(1, None, "Gear"),
            add(2, Some(1), "Nets"),
            add(3, Some(2), "Gill nets"),
            add(4, None, "Tea"),
        ];
        changes
            .iter()
            .fold(Tree::default(), |tree, change| tree.after(change).unwrap())
    }

    fn refused(tree: &Tree, change: &Change) -> String {
        let errors = tree.after(change).unwrap_err();
        format!("{} {}", errors.0[0].field, errors.0[0].problem.code)
    }

    #[test]
    fn a_category_asks_for_what_those_above_it_ask_for_and_its_own() {
        let tree = [define(1, "material"), define(3, "mesh")]
            .iter()
            .fold(tree(), |tree, change| tree.after(change).unwrap());
        let keys = |number| {
            tree.schema(id(number))
                .0
                .iter()
                .map(|one| one.key.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (keys(1), keys(3)),
            (
                vec!["material".into()],
                vec!["material".to_owned(), "mesh".into()]
            )
        );
        assert_eq!(refused(&tree, &define(1, "mesh")), "key attribute-on-path");
        assert_eq!(refused(&tree, &define(3, "material")), "key attribute-on-path");
        assert_eq!(
            refused(&tree, &define(3, "brand")),
            "name_en attribute-is-a-field"
        );
        assert!(tree.after(&define(4, "mesh")).is_ok());
        let tea = tree.after(&define(4, "mesh")).unwrap();
        let moved = Change::Move {
            category: id(3),
            parent: Some(id(4)),
        };
        assert_eq!(refused(&tea, &moved), "parent attribute-on-path");
    }

    #[test]
    fn moving_keeps_what_is_below_and_makes_no_circle() {
        let moved = tree()
            .after(&Change::Move {
                category: id(2),
                parent: Some(id(4)),
            })
            .unwrap();
        assert_eq!(moved.path(id(3)).to_string(), "Tea > Nets > Gill nets");
        assert_eq!(tree().changed(&moved), [id(2), id(3)].into());
        let round = Change::Move {
            category: id(1),
            parent: Some(id(3)),
        };
        assert_eq!(refused(&tree(), &round), "parent category-below-itself");
    }

    #[test]
    fn siblings_have_names_of_their_own_and_an_order() {
        assert_eq!(
            refused(&tree(), &add(9, None, "gear")),
            "name_zh category-name-taken"
        );
        let order = |tree: &Tree| {
            tree.in_order()
                .iter()
                .map(|line| line.last().unwrap().english().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(order(&tree()), ["Gear", "Nets", "Gill nets", "Tea"]);
        let tea_first = tree()
            .after(&Change::Shift {
                category: id(4),
                forward: true,
            })
            .unwrap();
        assert_eq!(order(&tea_first), ["Tea", "Gear", "Nets", "Gill nets"]);
        let still = tea_first
            .after(&Change::Shift {
                category: id(4),
                forward: true,
            })
            .unwrap();
        assert_eq!(order(&still), order(&tea_first));
    }

    #[test]
    fn a_category_is_retired_from_below() {
        let retire = |category, into: Option<u128>| Change::Retire {
            category: id(category),
            into: into.map(id),
        };
        assert_eq!(
            refused(&tree(), &retire(2, None)),
            "into category-has-others-below"
        );
        assert_eq!(refused(&tree(), &retire(4, Some(4))), "into category-into-itself");
        assert!(tree().after(&retire(3, Some(4))).unwrap().get(id(3)).is_none());
    }

    #[test]
    fn a_path_leads_to_its_category() {
        let path = CategoryPath::parse("Gear > Nets").unwrap().unwrap();
        assert_eq!(tree().at(&path).unwrap().id, id(2));
        assert!(
            tree()
                .at(&CategoryPath::parse("Nets").unwrap().unwrap())
                .is_none()
        );
    }

    fn any_change() -> impl Strategy<Value = Change> {
        let (some, key) = (1..9_u128, prop::sample::select(vec!["a", "b", "c"]));
        let parent = prop::option::of(some.clone());
        prop_oneof![
            (some.clone(), parent.clone(), "[A-D]").prop_map(|(number, parent, name)| add(
                number + 10,
                parent,
                &name
            )),
            (some.clone(), parent.clone()).prop_map(|(number, parent)| Change::Move {
                category: id(number),
                parent: parent.map(id)
            }),
            (some.clone(), "[A-D]").prop_map(|(number, name)| Change::Rename {
                category: id(number),
                name: named(&name)
            }),
            (some.clone(), any::<bool>()).prop_map(|(number, forward)| Change::Shift {
                category: id(number),
                forward
            }),
            (some.clone(), parent).prop_map(|(number, into)| Change::Retire {
                category: id(number),
                into: into.map(id)
            }),
            (some.clone(), key.clone()).prop_map(|(number, key)| define(number, key)),
            (some, key).prop_map(|(number, key)| Change::Drop {
                category: id(number),
                key: key.parse().unwrap()
            }),
        ]
    }

    proptest! {
        /// Whatever is done: no circle, no path twice, none too deep, no attribute twice on a path.
        #[test]
        fn whatever_is_done_the_tree_keeps_its_rules(changes in prop::collection::vec(any_change(), 0..40)) {
            let mut tree = (1..9).fold(Tree::default(), |tree, number| {
                let parent = (number > 2).then_some(number / 2);
                tree.after(&add(number, parent, &format!("N{number}"))).unwrap()
            });
            for change in &changes {
                let Ok(after) = tree.after(change) else { continue };
                tree = after;
                let mut paths = BTreeSet::new();
                for node in tree.nodes() {
                    let line = tree.line(node.id);
                    prop_assert!(line[0].parent.is_none() && line.len() <= CategoryPath::MAX_DEPTH);
                    prop_assert!(paths.insert(tree.path(node.id).to_string()));
                    let keys: Vec<_> = tree.schema(node.id).0.into_iter().map(|one| one.key).collect();
                    let distinct: BTreeSet<_> = keys.iter().collect();
                    prop_assert_eq!(keys.len(), distinct.len());
                }
                prop_assert_eq!(tree.in_order().len(), tree.nodes().count());
            }
        }
    }
}
