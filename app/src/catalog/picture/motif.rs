//! What a listing's picture shows, chosen by its category, its title, its market; and the strokes of each motif.
//!
//! Strokes are SVG path data on a sheet of 160 × 120, drawn with a broad pen and a fine one.

/// One drawing and the words that call for it.
pub(super) struct Motif {
    /// English words, lower case.
    pub words: &'static [&'static str],
    /// Drawn with the broad pen.
    pub broad: &'static str,
    /// Drawn with the fine pen.
    pub fine: &'static str,
}

/// The motif of a listing: the first that is called for by the nearest of what is said of it.
pub(super) fn of(said: &[&str]) -> &'static Motif {
    said.iter().find_map(|text| called_for(text)).unwrap_or(&CARTON)
}

fn called_for(text: &str) -> Option<&'static Motif> {
    let text = text.to_ascii_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let calls = |motif: &&Motif| {
        motif
            .words
            .iter()
            .any(|name| words.iter().any(|word| names(name, word)))
    };
    MOTIFS.iter().find(calls)
}

/// A word names a motif itself or in the plural; a long name also as the beginning of a word.
fn names(name: &str, word: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name) || (name.len() > 4 && word.starts_with(name))
}

/// A closed carton, for goods of any kind.
const CARTON: Motif = Motif {
    words: &["packag", "carton", "box", "boxes", "pallet", "bin"],
    broad: "M34 46 80 28l46 18v42L80 106 34 88zM34 46l46 18 46-18M80 64v42",
    fine: "M57 37l46 18v16l-9 4-4-4-3 6V61M44 78l14 6M44 84l8 3",
};

/// In the order they are tried: the particular before the general.
const MOTIFS: &[Motif] = &[
    Motif {
        words: &["float", "bobber"],
        broad: "M80 14v16M80 30c-18 10-18 44 0 56 18-12 18-46 0-56zM80 86v14",
        fine: "M67 50h26M66 58h28M24 92q10-8 20 0t20 0M96 92q10-8 20 0t20 0M34 104q10-8 20 0t20 0 20 0 20 0",
    },
    Motif {
        words: &["lure", "bait", "hook", "tackle"],
        broad: "M96 18v52a22 22 0 0 1-44 0l4-10M52 60l12 12M96 18a6 6 0 1 0 .1 0z",
        fine: "M96 8V4M110 40c14-6 26 0 30 6-6 8-18 12-30 6-8-4-8-8 0-12zM118 46h.5M140 46l8-7v14z",
    },
    Motif {
        words: &["rod", "reel"],
        broad: "M22 104 92 48 148 12M44 86l-10 10M58 76a11 11 0 1 0 14 12 11 11 0 0 0-14-12zM66 90l12 8",
        fine: "M76 61l3 5M100 42l3 5M122 28l3 5M148 12c-2 30-4 52-6 72M142 84v8a5 5 0 0 1-10 0",
    },
    Motif {
        words: &["net", "mesh", "twine", "line"],
        broad: "M18 30q62 22 124 0M24 96q56 20 112 0",
        fine: "M30 34C40 58 34 78 32 98M50 38c6 20 2 44 0 64M70 41c3 20 1 44 0 64M90 41c-3 20-1 44 0 64M110 38c-6 20-2 44 0 64M130 34c-10 24-4 44-2 64M27 50q53 20 106 0M30 66q50 20 100 0M28 82q52 20 104 0M30 26a4 4 0 1 0 .1 0M80 38a4 4 0 1 0 .1 0M130 26a4 4 0 1 0 .1 0",
    },
    Motif {
        words: &["shrimp", "crab", "shell", "prawn"],
        broad: "M118 34c-38-16-78 4-80 36-1 20 18 32 34 26M118 34c-8 8-20 10-30 10-18 2-26 16-20 28 3 8 12 10 18 6M72 96l-6 14M72 96l10 10",
        fine: "M104 32l-10 12M84 32l-2 14M64 40l8 10M50 56l16 6M46 76l20-2M118 34c14-2 22-8 26-16M118 34c12 4 20 4 28 0M108 40h.5",
    },
    Motif {
        words: &["feed", "additive", "powder", "seed"],
        broad: "M48 30c-8 24-10 50-6 76h76c4-26 2-52-6-76zM46 30h68l4-12c-12 6-22-4-38 0-14 4-26-4-38 0z",
        fine: "M60 58h40v26H60zM66 66h28M66 74h20M52 38c14 4 42 4 56 0",
    },
    Motif {
        words: &[
            "aquatic",
            "fish",
            "seabass",
            "bass",
            "frozen",
            "dried",
            "fry",
            "fingerling",
        ],
        broad: "M22 62c20-30 66-34 94-4l22-18c-4 14-4 28 0 42l-22-18c-30 28-74 26-94-2z",
        fine: "M44 54h.5M58 44c8 10 8 26 0 38M76 50c6 2 8 6 8 10M76 66c6 2 8 6 8 10M92 52c5 2 7 5 7 9M72 36c8-10 20-12 28-8l2 14M72 88c6 8 14 10 20 8",
    },
    Motif {
        words: &["teaware", "teapot", "kettle", "cup"],
        broad: "M46 56h64c4 26-6 46-32 46S42 82 46 56zM110 62c20-6 26 20-2 26M46 66C34 64 32 52 22 50M58 56c2-12 38-12 40 0",
        fine: "M78 46v-6a4 4 0 1 1 .1 0M52 74c4 12 10 18 18 20M66 28c-4-6 4-8 0-14M90 28c-4-6 4-8 0-14M40 110h76",
    },
    Motif {
        words: &["tea"],
        broad: "M80 110C78 84 80 62 80 44M80 44c-12-14-10-28 0-36 10 8 12 22 0 36zM80 78C56 84 36 72 30 48c24-4 44 8 50 30zM80 70c2-24 20-38 48-38-2 26-20 42-48 38z",
        fine: "M80 78C68 64 52 56 40 54M54 60l-2-9M66 67l-2-12M80 70c12-14 26-22 40-30M100 54l2-11M112 46l10 2M96 58l13 3M80 40V20",
    },
    Motif {
        words: &["condition", "cooling", "appliance"],
        broad: "M22 28h116a6 6 0 0 1 6 6v30a8 8 0 0 1-8 8H24a8 8 0 0 1-8-8V34a6 6 0 0 1 6-6z",
        fine: "M28 58h104l-6 10H34zM112 40h20M24 40h.5M48 84c-6 8 6 12 0 20M80 84c-6 8 6 14 0 24M112 84c-6 8 6 12 0 20",
    },
    Motif {
        words: &["fan", "vent", "air"],
        broad: "M80 12a38 38 0 1 0 .1 0zM80 88v18M54 108h52",
        fine: "M80 44a6 6 0 1 0 .1 0M80 44c-10-12-4-24 4-24 8 4 6 16-4 24M85 53c16-2 22 10 18 16-8 4-16-4-18-16M75 53c-6 14-18 14-22 8 2-8 12-12 22-8M80 18a32 32 0 1 0 .1 0z",
    },
    Motif {
        words: &["refriger", "freezer", "fridge"],
        broad: "M52 12h56a6 6 0 0 1 6 6v84a6 6 0 0 1-6 6H52a6 6 0 0 1-6-6V18a6 6 0 0 1 6-6zM46 48h68",
        fine: "M102 26v14M102 56v20M58 22h18M58 60v6M54 108v5M106 108v5M72 78l12 12M84 78 72 90M78 76v16",
    },
    Motif {
        words: &["kitchen", "cook", "pot", "pan", "oven", "stove"],
        broad: "M36 52h88v34a16 16 0 0 1-16 16H52a16 16 0 0 1-16-16zM30 52h100M42 52c4-22 72-22 76 0M36 66H24M124 66h12",
        fine: "M80 36v-8M74 28h12M60 78h40M60 86h24M56 22c-5-6 5-8 0-14M104 22c-5-6 5-8 0-14",
    },
    Motif {
        words: &["water", "purifi", "heater", "tap", "pump"],
        broad: "M80 14c20 28 32 42 32 60a32 32 0 0 1-64 0c0-18 12-32 32-60z",
        fine: "M60 76a20 20 0 0 0 16 20M26 108q9-7 18 0t18 0 18 0 18 0 18 0 18 0M124 34c6 8 10 13 10 18a10 10 0 0 1-20 0c0-5 4-10 10-18z",
    },
    Motif {
        words: &["clean", "garment", "wash", "iron"],
        broad: "M44 14h72a6 6 0 0 1 6 6v80a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6V20a6 6 0 0 1 6-6zM80 44a26 26 0 1 0 .1 0z",
        fine: "M38 34h84M48 24h20M106 24a3 3 0 1 0 .1 0M80 52a18 18 0 1 0 .1 0zM63 72q8-6 17 0t17 0",
    },
    Motif {
        words: &["print", "scanner", "copier", "plotter"],
        broad: "M30 50h100a6 6 0 0 1 6 6v32h-22M46 88H24V56a6 6 0 0 1 6-6M48 50V18h64v32M46 74h68v32H46z",
        fine: "M58 28h44M58 38h44M56 84h48M56 92h48M56 100h28M122 60h.5M114 60h.5",
    },
    Motif {
        words: &["toner", "cartridge", "drum"],
        broad: "M18 46h112l14 14v26H32L18 72zM18 46v26M32 86V60H144M18 46l14 14",
        fine: "M44 94h88a5 5 0 0 0 0-8M44 94a4 4 0 0 1 0-8M56 36h36l6 10M62 70h40M62 77h26M120 67a6 6 0 1 0 .1 0",
    },
    Motif {
        words: &["ink"],
        broad: "M62 12h36v16l12 14v58a8 8 0 0 1-8 8H58a8 8 0 0 1-8-8V42l12-14zM50 52h60M50 90h60",
        fine: "M62 20h36M80 58c8 10 11 14 11 18a11 11 0 0 1-22 0c0-4 3-8 11-18M130 84c5 7 8 10 8 14a8 8 0 0 1-16 0c0-4 3-7 8-14",
    },
    Motif {
        words: &[
            "chip",
            "semiconductor",
            "circuit",
            "resistor",
            "capacitor",
            "filter",
            "diode",
            "transistor",
            "connector",
        ],
        broad: "M52 32h56a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H52a4 4 0 0 1-4-4V36a4 4 0 0 1 4-4z",
        fine: "M60 32V16M73 32V16M87 32V16M100 32V16M60 104V88M73 104V88M87 104V88M100 104V88M48 44H32M48 60H32M48 76H32M128 44h-16M128 60h-16M128 76h-16M60 42h.5M64 52h32v16H64z",
    },
    Motif {
        words: &["paper", "label", "ribbon", "roll", "tape", "film"],
        broad: "M44 30a16 32 0 1 0 .1 0zM44 30h64a16 32 0 0 1 0 64H44M108 94h34",
        fine: "M44 50a6 12 0 1 0 .1 0zM122 86h20M60 40h46M64 84h38M44 42a10 20 0 0 1 0 40",
    },
    Motif {
        words: &["yarn", "thread", "spin"],
        broad: "M64 26h32l16 66H48zM44 92h72v10H44z",
        fine: "M60 42l38-8M57 54l46-10M54 66l52-11M51 78l58-12M49 90l63-13M62 32l30-6M72 26v-8h16v8M112 92c14-2 20-14 32-8",
    },
    Motif {
        words: &["medical", "cotton boll", "raw cotton", "waste"],
        broad: "M80 62c-20 8-36-4-32-20 2-10 14-14 22-8 0-14 22-18 28-4 14-2 22 12 14 22 8 16-16 26-32 10zM80 62v46",
        fine: "M80 66c-12 0-22 6-26 16 12 2 22-4 26-16zM80 74c12-2 22 2 28 12-12 4-22 0-28-12M66 40c2 6 6 8 10 8M94 38c-2 6-4 8-8 10",
    },
    Motif {
        words: &[
            "towel", "linen", "fabric", "cloth", "textile", "cotton", "greige", "dyed", "garn", "bed",
        ],
        broad: "M26 42c18-12 36 4 54-6s36-2 54-8v52c-18 6-36-2-54 8s-36-6-54 6z",
        fine: "M40 40v48M54 42v44M67 41v46M93 33v46M107 32v46M120 31v47M26 56c18-12 36 4 54-6s36-2 54-8M26 70c18-12 36 4 54-6s36-2 54-8M26 82c18-12 36 4 54-6s36-2 54-8",
    },
    Motif {
        words: &["workwear", "glove", "safety", "helmet", "protect"],
        broad: "M34 80c0-36 22-54 46-54s46 18 46 54zM24 80h112c4 0 4 12 0 12H24c-4 0-4-12 0-12z",
        fine: "M68 28c-3 16-3 34-2 52M92 28c3 16 3 34 2 52M46 62c2-10 6-16 12-22M50 98q30 8 60 0",
    },
    Motif {
        words: &["lifting", "lashing", "sling", "chain", "shackle", "rope"],
        broad: "M80 46v14a22 22 0 1 1-22 22M66 22h28v24H66zM80 22V8",
        fine: "M58 82l-8-4M76 34a4 4 0 1 0 8 0 4 4 0 1 0-8 0M66 78a16 16 0 0 0 24 8M72 8h16",
    },
    Motif {
        words: &["fasten", "hardware", "bolt", "screw", "nut"],
        broad: "M40 22h32l8 14-8 14H40l-8-14zM46 50h20v54l-10 8-10-8zM112 56l18 10v22l-18 10-18-10V66z",
        fine: "M46 62l20 6M46 72l20 6M46 82l20 6M46 92l20 6M48 22v28M64 22v28M112 68a9 9 0 1 0 .1 0z",
    },
    Motif {
        words: &["tool", "lighting", "lamp", "light", "torch"],
        broad: "M80 14a30 30 0 0 0-18 54c5 4 6 8 6 14h24c0-6 1-10 6-14a30 30 0 0 0-18-54zM68 90h24M72 100h16",
        fine: "M70 48l6 8 4-8 4 8 6-8M76 56v26M84 56v26M34 44h-10M136 44h-10M46 16l-6-6M114 16l6-6",
    },
    Motif {
        words: &["notebook", "laptop", "computer", "tablet"],
        broad: "M42 24h76a6 6 0 0 1 6 6v50H36V30a6 6 0 0 1 6-6zM36 80 22 98h116l-14-18",
        fine: "M46 34h68v38H46zM68 90h24M54 44h26M54 52h16",
    },
    Motif {
        words: &["monitor", "display", "television", "tv", "screen", "projector"],
        broad: "M24 20h112a5 5 0 0 1 5 5v58a5 5 0 0 1-5 5H24a5 5 0 0 1-5-5V25a5 5 0 0 1 5-5zM80 88v14M54 104h52",
        fine: "M28 29h104v50H28zM38 66l18-18 14 12 22-22 28 28",
    },
    Motif {
        words: &["phone", "mobile", "telephone", "headset"],
        broad: "M58 10h44a8 8 0 0 1 8 8v84a8 8 0 0 1-8 8H58a8 8 0 0 1-8-8V18a8 8 0 0 1 8-8z",
        fine: "M50 26h60M50 92h60M74 18h12M80 97a4 4 0 1 0 .1 0M60 40h40M60 50h40M60 60h24",
    },
    Motif {
        words: &["cable", "wire", "adapter", "power", "charger", "batter"],
        broad: "M22 84c20 0 16-44 38-44s14 44 36 44c14 0 14-14 14-24M98 40h24v14a12 12 0 0 1-24 0z",
        fine: "M104 40V26M116 40V26M22 78v12M14 80h8M14 88h8",
    },
    Motif {
        words: &[
            "part",
            "component",
            "equipment",
            "machin",
            "device",
            "motor",
            "gear",
        ],
        broad: "M80 36a26 26 0 1 0 .1 0zM72 18h16l2 12 12 5 10-7 11 11-7 10 5 12 12 2v14",
        fine: "M80 50a12 12 0 1 0 .1 0zM88 106H72l-2-12-12-5-10 7-11-11 7-10-5-12-12-2V45M132 61v16l-11 2-5 12 7 10-11 11-10-7-12 5-2 12",
    },
    CARTON,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn broad(said: &[&str]) -> &'static str {
        of(said).broad
    }

    #[test]
    fn the_nearest_word_decides() {
        let net = broad(&["Fishing gear > Nets", "yueyang-fishing-gear"]);
        assert_eq!(net, broad(&["Trammel gill net, three-wall"]));
        assert_ne!(net, broad(&["Tea > Green tea", "Green tea in a net bag"]));
        assert_ne!(broad(&["Tea > Teaware"]), broad(&["Tea > Green tea"]));
        assert_eq!(broad(&["Sundries", "???"]), CARTON.broad);
    }

    #[test]
    fn every_stroke_is_path_data() {
        let drawn = |c: char| c.is_ascii_digit() || " MmLlHhVvCcSsQqTtAaZz.-".contains(c);
        for motif in MOTIFS {
            assert!(motif.broad.starts_with('M') && motif.broad.chars().all(drawn));
            assert!(motif.fine.starts_with('M') && motif.fine.chars().all(drawn));
        }
    }
}
