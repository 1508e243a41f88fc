//! How goods are packed for transport, what that takes up, and how much of it a container holds.

use serde::{Deserialize, Serialize};

use super::row::Cells;
use crate::{
    form,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// The longest edge of a carton, in millimetres: what fits no container is freight of its own.
const LONGEST: i64 = 12_000;
/// The heaviest carton, in grams.
const HEAVIEST: i64 = 30_000_000;

/// How goods are packed for transport.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packaging {
    /// How much an outer carton holds, in the listing's unit.
    pub quantity: Quantity,
    /// How much of that an inner box holds; the carton holds whole ones.
    pub inner: Option<Quantity>,
    /// The outer carton, outside.
    pub size: Option<Size>,
    /// What a full carton weighs, in grams.
    pub gross: Option<u32>,
    /// What the goods in it weigh, in grams; no more than `gross`.
    pub net: Option<u32>,
}

/// The edges of a box, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Length.
    pub length: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A volume in cubic millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(pub u64);

impl Volume {
    /// So many times as much.
    pub fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(count))
    }
}

/// In cubic metres (CBM) with at most four decimals, rounded.
impl std::fmt::Display for Volume {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = self.0.saturating_add(50_000) / 100_000;
        f.write_str(&form::write_decimal(
            i64::try_from(rounded).unwrap_or(i64::MAX),
            4,
            0,
        ))
    }
}

/// A container of ISO 668.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::VariantArray)]
pub enum Container {
    /// 20 feet, 8 feet 6 inches high (1CC).
    Gp20,
    /// 40 feet, 8 feet 6 inches high (1AA).
    Gp40,
    /// 40 feet, 9 feet 6 inches high (1AAA).
    Hq40,
}

impl Container {
    /// All of them, the smallest first.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// As the trade calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gp20 => "20GP",
            Self::Gp40 => "40GP",
            Self::Hq40 => "40HQ",
        }
    }

    /// The least it measures inside (ISO 1496-1).
    fn inside(self) -> Size {
        let (length, height) = match self {
            Self::Gp20 => (5_867, 2_350),
            Self::Gp40 => (11_998, 2_350),
            Self::Hq40 => (11_998, 2_655),
        };
        Size {
            length,
            width: 2_330,
            height,
        }
    }

    /// What may be loaded, in grams: 30,480 kg in all (ISO 668), less what such a container usually weighs.
    fn payload(self) -> u64 {
        match self {
            Self::Gp20 => 28_200_000,
            Self::Gp40 => 26_700_000,
            Self::Hq40 => 26_500_000,
        }
    }
}

/// What a container holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// How many cartons.
    pub cartons: u64,
    /// How much goods.
    pub quantity: Quantity,
    /// More would fit in, but be too heavy.
    pub by_weight: bool,
}

impl Size {
    /// What it takes up.
    pub fn volume(self) -> Volume {
        Volume(u64::from(self.length) * u64::from(self.width) * u64::from(self.height))
    }

    /// How many such boxes stand in a space, all the same way round, whichever way is best.
    fn fits_in(self, space: Self) -> u64 {
        let Self {
            length: l,
            width: w,
            height: h,
        } = self;
        let ways = [[l, w, h], [l, h, w], [w, l, h], [w, h, l], [h, l, w], [h, w, l]];
        let room = [space.length, space.width, space.height];
        let stand = |way: [u32; 3]| -> u64 {
            let along = way.into_iter().zip(room);
            along.map(|(edge, room)| u64::from(room / edge.max(1))).product()
        };
        ways.into_iter().map(stand).max().unwrap_or_default()
    }
}

impl Packaging {
    /// What a carton takes up.
    pub fn volume(&self) -> Option<Volume> {
        self.size.map(Size::volume)
    }

    /// How many cartons a quantity needs; the last one may not be full.
    pub fn cartons(&self, quantity: Quantity) -> u64 {
        let (whole, each) = (
            quantity.thousandths().unsigned_abs(),
            self.quantity.thousandths().unsigned_abs(),
        );
        whole.div_ceil(each.max(1))
    }

    /// What a container holds of it: cartons of one size, all the same way round, up to the weight it may carry. How it is
    /// really loaded may differ. `None` where the size of the carton is not known.
    pub fn load(&self, container: Container) -> Option<Load> {
        let room = self.size?.fits_in(container.inside());
        let strength = self
            .gross
            .map_or(u64::MAX, |gross| container.payload() / u64::from(gross.max(1)));
        let cartons = room.min(strength);
        let each = self.quantity.thousandths().unsigned_abs();
        let whole = i64::try_from(each.saturating_mul(cartons)).ok();
        Some(Load {
            cartons,
            quantity: whole
                .and_then(Quantity::from_thousandths)
                .unwrap_or(Quantity::MAX),
            by_weight: strength < room,
        })
    }

    /// Reads the cells of a row: none of them, or at least how much a carton holds.
    pub(super) fn parse(cells: &Cells, errors: &mut FieldErrors) -> Option<Self> {
        let quantities = ["carton_quantity", "inner_quantity"];
        let edges = ["carton_length_cm", "carton_width_cm", "carton_height_cm"];
        let weights = ["carton_gross_kg", "carton_net_kg"];
        let said = |name: &&str| !cells.field(name).trim().is_empty();
        if !quantities.iter().chain(&edges).chain(&weights).any(&said) {
            return None;
        }
        let [quantity, inner] = quantities.map(|name| match said(&name) {
            true => errors.take(name, Quantity::positive(cells.field(name))),
            false => None,
        });
        if !said(&quantities[0]) {
            errors.add(quantities[0], Problem::new("required"));
        }
        let whole = |inner: Quantity| {
            quantity.is_none_or(|quantity| quantity.thousandths() % inner.thousandths() == 0)
        };
        if inner.is_some_and(|inner| !whole(inner)) {
            errors.add(quantities[1], Problem::new("inner-not-in-carton"));
        }
        let size = edges.iter().any(&said).then(|| {
            let [length, width, height] =
                edges.map(|name| errors.take(name, amount(cells.field(name), 1, LONGEST)));
            Some(Size {
                length: length?,
                width: width?,
                height: height?,
            })
        });
        let [gross, net] = weights.map(|name| match said(&name) {
            true => errors.take(name, amount(cells.field(name), 3, HEAVIEST)),
            false => None,
        });
        if gross.zip(net).is_some_and(|(gross, net)| net > gross) {
            errors.add(weights[1], Problem::new("net-above-gross"));
        }
        Some(Self {
            quantity: quantity?,
            inner,
            size: size.flatten(),
            gross,
            net,
        })
    }

    /// The cells it is read from, in the order of the columns.
    pub(super) fn written(packaging: Option<&Self>) -> [String; 7] {
        let quantity = |quantity: Option<Quantity>| quantity.map(|it| it.to_string()).unwrap_or_default();
        let size = packaging.and_then(|it| it.size);
        let edge = |edge: fn(Size) -> u32| size.map(edge).map(centimetres).unwrap_or_default();
        let weight = |grams: Option<u32>| grams.map(|grams| kilograms(grams.into())).unwrap_or_default();
        [
            quantity(packaging.map(|it| it.quantity)),
            quantity(packaging.and_then(|it| it.inner)),
            edge(|size| size.length),
            edge(|size| size.width),
            edge(|size| size.height),
            weight(packaging.and_then(|it| it.gross)),
            weight(packaging.and_then(|it| it.net)),
        ]
    }
}

/// More than nothing, in units of 10⁻ᵖˡᵃᶜᵉˢ.
fn amount(text: &str, places: u32, max: i64) -> Result<u32, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::new("required"));
    }
    match form::decimal(text, places)? {
        0 => Err(Problem::new("must-be-positive")),
        amount if amount > max => Err(Problem::new("too-large")),
        amount => u32::try_from(amount).map_err(|_| Problem::new("too-large")),
    }
}

/// A weight in grams as kilograms.
pub fn kilograms(grams: u64) -> String {
    form::write_decimal(i64::try_from(grams).unwrap_or(i64::MAX), 3, 0)
}

/// Millimetres as centimetres.
pub fn centimetres(millimetres: u32) -> String {
    form::write_decimal(millimetres, 1, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packaging(size: [u32; 3], gross: Option<u32>) -> Packaging {
        let [length, width, height] = size;
        Packaging {
            quantity: Quantity::whole(24),
            inner: None,
            size: Some(Size {
                length,
                width,
                height,
            }),
            gross,
            net: None,
        }
    }

    fn read(pairs: &[(&'static str, &str)]) -> (Option<Packaging>, Vec<String>) {
        let mut cells = Cells::default();
        for (name, cell) in pairs {
            cells.put_field(name, cell);
        }
        let mut errors = FieldErrors::default();
        let read = Packaging::parse(&cells, &mut errors);
        let told = errors
            .0
            .into_iter()
            .map(|error| format!("{}: {}", error.field, error.problem.code));
        (read, told.collect())
    }

    #[test]
    fn a_carton_of_sixty_by_forty_by_forty_is_counted() {
        let carton = packaging([600, 400, 400], Some(12_500));
        assert_eq!(carton.volume().unwrap().to_string(), "0.096");
        let loads: Vec<_> = Container::ALL
            .iter()
            .map(|container| carton.load(*container).unwrap())
            .map(|load| (load.cartons, load.quantity, load.by_weight))
            .collect();
        let pieces = Quantity::whole;
        assert_eq!(
            loads,
            [
                (225, pieces(5_400), false),
                (475, pieces(11_400), false),
                (580, pieces(13_920), false)
            ]
        );
        assert_eq!((carton.cartons(pieces(24)), carton.cartons(pieces(25))), (1, 2));
    }

    #[test]
    fn what_is_heavy_is_limited_by_its_weight() {
        let drums = packaging([600, 600, 900], Some(250_000));
        let load = drums.load(Container::Hq40).unwrap();
        assert_eq!((load.cartons, load.by_weight), (106, true));
        assert_eq!(
            packaging([12_000, 1, 1], None)
                .load(Container::Hq40)
                .unwrap()
                .cartons,
            0
        );
    }

    #[test]
    fn nothing_is_no_packaging_and_a_part_says_what_is_missing() {
        assert_eq!(read(&[("carton_quantity", " ")]), (None, vec![]));
        let (_, told) = read(&[("carton_length_cm", "60"), ("carton_gross_kg", "0")]);
        assert_eq!(
            told,
            [
                "carton_quantity: required",
                "carton_width_cm: required",
                "carton_height_cm: required",
                "carton_gross_kg: must-be-positive"
            ]
        );
        let (_, told) = read(&[
            ("carton_quantity", "24"),
            ("inner_quantity", "7"),
            ("carton_gross_kg", "9"),
            ("carton_net_kg", "９．５"),
        ]);
        assert_eq!(
            told,
            [
                "inner_quantity: inner-not-in-carton",
                "carton_net_kg: net-above-gross"
            ]
        );
    }

    proptest! {
        #[test]
        fn no_container_holds_more_than_it_has_room_and_strength_for(size in [1_u32..3_000, 1..3_000, 1..3_000], gross in 1_u32..900_000) {
            let carton = packaging(size, Some(gross));
            for container in Container::ALL {
                let load = carton.load(*container).unwrap();
                prop_assert!(load.cartons * u64::from(gross) <= container.payload());
                prop_assert!(u128::from(load.cartons) * u128::from(carton.volume().unwrap().0) <= u128::from(container.inside().volume().0));
            }
        }

        #[test]
        fn which_edge_is_called_length_changes_nothing_and_a_larger_carton_never_fits_oftener([a, b, c] in [1_u32..3_000, 1..3_000, 1..3_000], more in 0_u32..500) {
            for container in Container::ALL {
                let load = packaging([a, b, c], None).load(*container).unwrap().cartons;
                prop_assert_eq!(load, packaging([c, a, b], None).load(*container).unwrap().cartons);
                prop_assert!(packaging([a + more, b, c], None).load(*container).unwrap().cartons <= load);
            }
        }
    }
}
