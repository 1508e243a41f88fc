//! Goods that are made up: as many as wanted, always the same, with titles as varied as a market's.

use std::{io::Write, path::Path};

use anyhow::Result;

const KINDS: [(&str, &str, &str); 24] = [
    ("双肩背包", "backpack", "Bags > Backpacks"),
    ("旅行箱", "suitcase", "Bags > Luggage"),
    ("帆布袋", "canvas tote", "Bags > Totes"),
    ("渔网", "fishing net", "Fishery gear > Nets"),
    ("鱼钩", "fish hook", "Fishery gear > Tackle"),
    ("浮漂", "float", "Fishery gear > Tackle"),
    ("电水壶", "kettle", "Home appliances > Kitchen"),
    ("电饭煲", "rice cooker", "Home appliances > Kitchen"),
    ("落地扇", "standing fan", "Home appliances > Air"),
    ("充电器", "charger", "Electronics > Power"),
    ("数据线", "cable", "Electronics > Power"),
    ("蓝牙耳机", "Bluetooth earphones", "Electronics > Audio"),
    ("打印机", "printer", "Office > Printers"),
    ("硒鼓", "toner cartridge", "Office > Supplies"),
    ("复印纸", "copy paper", "Office > Supplies"),
    ("绿茶", "green tea", "Tea > Green"),
    ("黑茶", "dark tea", "Tea > Dark"),
    ("茶壶", "teapot", "Tea > Ware"),
    ("瓷砖", "ceramic tile", "Building > Tiles"),
    ("水龙头", "tap", "Building > Bathroom"),
    ("门锁", "door lock", "Building > Hardware"),
    ("连衣裙", "dress", "Garments > Women"),
    ("衬衫", "shirt", "Garments > Men"),
    ("羽绒服", "down jacket", "Garments > Outdoor"),
];
const MATERIALS: [(&str, &str); 12] = [
    ("尼龙", "nylon"),
    ("不锈钢", "stainless steel"),
    ("棉", "cotton"),
    ("聚丙烯", "polypropylene"),
    ("铝合金", "aluminium"),
    ("竹制", "bamboo"),
    ("陶瓷", "ceramic"),
    ("涤纶", "polyester"),
    ("橡胶", "rubber"),
    ("真皮", "leather"),
    ("玻璃", "glass"),
    ("麻", "linen"),
];
const TRAITS: [(&str, &str); 16] = [
    ("防水", "waterproof"),
    ("大容量", "large"),
    ("便携", "portable"),
    ("加厚", "thick"),
    ("折叠", "folding"),
    ("静音", "quiet"),
    ("户外", "outdoor"),
    ("家用", "household"),
    ("商务", "business"),
    ("儿童", "children's"),
    ("可调节", "adjustable"),
    ("节能", "energy-saving"),
    ("耐磨", "hard-wearing"),
    ("轻便", "light"),
    ("复古", "vintage"),
    ("环保", "recycled"),
];
const BRANDS: [&str; 10] = [
    "Haiyan", "Nordlys", "Tidewell", "Kestrel", "Jinbo", "Orrin", "Velda", "Shanhe", "Marlow", "Quill",
];
const COLOURS: [&str; 8] = ["red", "navy", "black", "white", "green", "grey", "sand", "orange"];

const HEADER: &str = "sku,title_zh,title_en,description_zh,description_en,category,brand,model,origin,unit,moq,increment,\
                      stock,lead_time_days,currency,incoterm,place,tiers,colour,material,weight_g";

/// Writes a catalogue file of so many goods, named by these titles, or else by what they are.
pub fn write(path: &Path, count: usize, titles: &[String]) -> Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "{HEADER}")?;
    for index in 0..count {
        let title = titles.get(scattered(index) % titles.len().max(1));
        row(&mut file, index, title)?;
    }
    file.flush()?;
    Ok(())
}

fn row(file: &mut impl Write, index: usize, title: Option<&String>) -> Result<()> {
    let mix = scattered(index);
    let (kind_zh, kind_en, category) = KINDS[mix % KINDS.len()];
    let (material_zh, material_en) = MATERIALS[mix / 24 % MATERIALS.len()];
    let (trait_zh, trait_en) = TRAITS[mix / 288 % TRAITS.len()];
    let brand = BRANDS[mix / 4_608 % BRANDS.len()];
    let colour = COLOURS[mix / 46_080 % COLOURS.len()];
    let (size, model) = (
        10 + mix / 7 % 190,
        format!("{}{:05}", &brand[..2].to_uppercase(), index),
    );
    let (moq, cents) = (10 * (1 + mix % 20), 80 + mix / 11 % 9_900);
    let goods_zh = title.map_or(kind_zh, String::as_str);
    let (many, fewer) = (moq * 10, cents * 9 / 10);
    writeln!(
        file,
        "B{index:07},{brand} {trait_zh}{material_zh}{goods_zh} {size} cm,{brand} {trait_en} {material_en} {kind_en} {size} cm,\
         {trait_zh}设计，{material_zh}面料，适合日常与商用，可按需定制。,\
         A {trait_en} {kind_en} made of {material_en} for daily and commercial use; made to order.,\
         {category},{brand},{model},CN,H87,{moq},10,{},{},USD,FOB,CNZUH,\
         {moq}:{}.{:02};{many}:{}.{:02},{colour},{material_en},{}",
        mix % 5_000,
        3 + mix % 40,
        cents / 100,
        cents % 100,
        fewer / 100,
        fewer % 100,
        50 + mix % 4_000,
    )?;
    Ok(())
}

/// The questions buyers of these goods may ask, always the same.
pub fn questions() -> Vec<String> {
    let asked = (0..2_000).map(|index| {
        let mix = scattered(index + 77);
        let (kind_zh, kind_en, _) = KINDS[mix % KINDS.len()];
        let (material_zh, material_en) = MATERIALS[mix / 24 % MATERIALS.len()];
        let (trait_zh, _) = TRAITS[mix / 288 % TRAITS.len()];
        match mix / 3 % 5 {
            0 => kind_zh.to_owned(),
            1 => format!("{material_zh}{kind_zh}"),
            2 => format!("{material_en} {kind_en}"),
            3 => format!("{trait_zh} {kind_zh}"),
            _ => format!("{} {kind_en}", BRANDS[mix % BRANDS.len()]),
        }
    });
    asked.collect()
}

/// A number far from that of its neighbours (Knuth's multiplicative hash).
fn scattered(index: usize) -> usize {
    (index + 1).wrapping_mul(2_654_435_761) >> 4
}
