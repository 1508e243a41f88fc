//! What other systems and people call our columns, in both languages.

use super::row::PRICE;

/// Whole names, squeezed by [`squeezed`]; where several fields are named, the content says which.
pub(super) static NAMES: &[(&[&str], &[&str])] = &[
    (
        &["sku"],
        &[
            "货号",
            "商品编号",
            "产品编号",
            "商品编码",
            "产品编码",
            "商品代码",
            "产品代码",
            "物料编码",
            "物料号",
            "款号",
            "编号",
            "编码",
            "商家编码",
            "skucode",
            "skuno",
            "itemno",
            "itemnumber",
            "itemcode",
            "item",
            "productcode",
            "productno",
            "productid",
            "partnumber",
            "partno",
            "articleno",
            "articlenumber",
            "componentcode",
            "code",
            "id",
        ],
    ),
    (
        &["title_zh"],
        &[
            "中文名称",
            "中文品名",
            "中文标题",
            "商品中文名",
            "chinesename",
            "namezh",
            "namecn",
            "titlecn",
        ],
    ),
    (
        &["title_en"],
        &[
            "英文名称",
            "英文品名",
            "英文标题",
            "商品英文名",
            "englishname",
            "nameen",
            "descriptionofgoods",
        ],
    ),
    (
        &["title_zh", "title_en"],
        &[
            "名称",
            "品名",
            "商品名称",
            "产品名称",
            "货物名称",
            "商品名",
            "产品名",
            "标题",
            "商品标题",
            "title",
            "name",
            "productname",
            "itemname",
            "producttitle",
        ],
    ),
    (&["description_zh"], &["中文描述", "中文说明", "descriptioncn"]),
    (&["description_en"], &["英文描述", "英文说明"]),
    (
        &["description_zh", "description_en"],
        &[
            "描述",
            "说明",
            "商品描述",
            "产品描述",
            "商品详情",
            "详情",
            "产品说明",
            "产品介绍",
            "商品介绍",
            "description",
            "desc",
            "describe",
            "longdescription",
            "productdescription",
            "details",
        ],
    ),
    (
        &["category"],
        &[
            "类目",
            "分类",
            "类别",
            "商品类目",
            "商品分类",
            "产品分类",
            "产品类别",
            "品类",
            "类目路径",
            "category",
            "categorypath",
            "producttype",
            "productcategory",
        ],
    ),
    (
        &["brand"],
        &["品牌", "商标", "牌子", "manufacturer", "make", "brandname"],
    ),
    (
        &["model"],
        &[
            "型号",
            "规格型号",
            "产品型号",
            "商品型号",
            "modelno",
            "modelnumber",
            "modelname",
            "mpn",
        ],
    ),
    (
        &["gtin"],
        &[
            "条码",
            "条形码",
            "商品条码",
            "国际条码",
            "ean",
            "ean13",
            "upc",
            "barcode",
            "gtin13",
            "eancode",
        ],
    ),
    (
        &["hs_code"],
        &[
            "海关编码",
            "hs编码",
            "hs海关编码",
            "税号",
            "税则号",
            "商品编码hs",
            "hscode",
            "hs",
            "tariffcode",
            "htscode",
        ],
    ),
    (
        &["origin"],
        &[
            "产地",
            "原产地",
            "原产国",
            "产地国",
            "countryoforigin",
            "origincountry",
            "madein",
            "country",
        ],
    ),
    (
        &["unit"],
        &[
            "单位",
            "计量单位",
            "计价单位",
            "销售单位",
            "uom",
            "unitofmeasure",
            "units",
            "salesunit",
        ],
    ),
    (
        &["moq"],
        &[
            "起订量",
            "最小起订量",
            "最低起订量",
            "起批量",
            "起订数量",
            "起订",
            "最小订购量",
            "minorder",
            "minimumorder",
            "minimumorderquantity",
            "minorderqty",
            "minqty",
            "minpurchasenum",
        ],
    ),
    (
        &["increment"],
        &[
            "递增量",
            "递增数量",
            "加购量",
            "步长",
            "整包装数",
            "orderstep",
            "multiple",
            "ordermultiple",
            "step",
        ],
    ),
    (
        &["stock"],
        &[
            "库存",
            "库存量",
            "库存数量",
            "现货",
            "可售库存",
            "现货数量",
            "qty",
            "quantity",
            "stockqty",
            "onhand",
            "inventory",
            "stockcount",
            "available",
            "availability",
        ],
    ),
    (
        &["lead_time_days"],
        &[
            "交期",
            "货期",
            "备货期",
            "备货天数",
            "生产周期",
            "发货天数",
            "交货期",
            "leadtime",
            "deliverydays",
            "productiontime",
            "leaddays",
        ],
    ),
    (&["lead_time_steps"], &["阶梯交期", "分段交期", "leadtimesteps"]),
    (
        &["currency"],
        &["币种", "货币", "币别", "curr", "ccy", "currencycode"],
    ),
    (
        &["incoterm"],
        &[
            "贸易术语",
            "价格条款",
            "贸易条款",
            "成交方式",
            "incoterms",
            "terms",
            "tradeterms",
            "deliveryterm",
        ],
    ),
    (
        &["place"],
        &[
            "交货地",
            "交货地点",
            "港口",
            "起运港",
            "装运港",
            "port",
            "namedplace",
            "portofloading",
            "pol",
        ],
    ),
    (
        &["sample_price"],
        &[
            "样品价",
            "样品价格",
            "样品单价",
            "样品费",
            "sampleprice",
            "samplecost",
        ],
    ),
    (
        &["sample_max_quantity"],
        &[
            "样品上限",
            "样品最多",
            "最多样品数",
            "samplemaxquantity",
            "maxsamples",
        ],
    ),
    (
        &["sample_lead_time_days"],
        &["样品交期", "打样天数", "样品天数", "sampleleadtime", "sampledays"],
    ),
    (
        &["sample_credited"],
        &["样品费可退", "样品费抵扣", "samplecredited", "samplerefundable"],
    ),
    (
        &["carton_quantity"],
        &[
            "装箱数",
            "装箱数量",
            "装箱量",
            "每箱数量",
            "箱装数",
            "箱装数量",
            "外箱数量",
            "qtypercarton",
            "qtyctn",
            "pcsctn",
            "pcspercarton",
            "piecespercarton",
            "unitspercarton",
            "cartonqty",
        ],
    ),
    (
        &["inner_quantity"],
        &[
            "内盒数量",
            "内盒装数",
            "中包数量",
            "innerqty",
            "qtyinner",
            "pcsinner",
            "innerbox",
        ],
    ),
    (
        &["carton_length_cm"],
        &["外箱长", "箱长", "外箱长度", "cartonlength", "ctnlength", "ctnl"],
    ),
    (
        &["carton_width_cm"],
        &["外箱宽", "箱宽", "外箱宽度", "cartonwidth", "ctnwidth", "ctnw"],
    ),
    (
        &["carton_height_cm"],
        &["外箱高", "箱高", "外箱高度", "cartonheight", "ctnheight", "ctnh"],
    ),
    (
        &["carton_gross_kg"],
        &[
            "毛重",
            "外箱毛重",
            "整箱毛重",
            "gw",
            "grossweight",
            "cartongrossweight",
        ],
    ),
    (
        &["carton_net_kg"],
        &[
            "净重",
            "外箱净重",
            "整箱净重",
            "nw",
            "netweight",
            "cartonnetweight",
        ],
    ),
    (
        &["tiers"],
        &[
            "阶梯价",
            "阶梯价格",
            "区间价",
            "批量价",
            "pricebreaks",
            "pricetiers",
            "tierprices",
            "volumeprices",
        ],
    ),
    (
        &["tiers", PRICE],
        &[
            "单价",
            "价格",
            "售价",
            "出厂价",
            "批发价",
            "含税价",
            "不含税价",
            "报价",
            "供货价",
            "unitprice",
            "price",
            "listprice",
            "fobprice",
            "wholesaleprice",
            "saleprice",
            "netprice",
            "cost",
        ],
    ),
    (
        &["images"],
        &[
            "图片",
            "主图",
            "商品图片",
            "产品图片",
            "图片链接",
            "图片地址",
            "图片url",
            "image",
            "imageurl",
            "imageurls",
            "picture",
            "pictures",
            "photo",
            "photos",
            "pic",
            "mainimage",
        ],
    ),
];

/// Single words that tell a field wherever they stand in a name: `componentBrandEn`, `supplier_stock`.
pub(super) static WORDS: &[(&[&str], &[&str])] = &[
    (&["sku"], &["sku", "货号"]),
    (&["brand"], &["brand", "品牌"]),
    (&["model"], &["model", "型号"]),
    (&["gtin"], &["gtin", "ean", "upc", "barcode", "条码", "条形码"]),
    (&["hs_code"], &["hs", "海关编码"]),
    (&["moq"], &["moq", "起订"]),
    (&["stock"], &["stock", "inventory", "库存"]),
    (&["origin"], &["origin", "产地"]),
    (&["currency"], &["currency", "币种"]),
    (&["category"], &["category", "类目", "分类"]),
    (&["tiers"], &["breaks", "tiers", "阶梯"]),
    (&["tiers", PRICE], &["price", "单价", "价格"]),
    (&["unit"], &["uom", "单位"]),
    (&["images"], &["image", "images", "图片", "主图"]),
    (&["title_zh", "title_en"], &["title", "品名", "名称"]),
    (&["description_zh", "description_en"], &["description", "描述"]),
];

/// The words of a name, in small letters: at blanks and signs, and where a capital letter follows a small one. Chinese
/// is one word.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        let splits = !c.is_alphanumeric() || (small && c.is_uppercase());
        if splits {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name for comparing: small letters and digits alone, without what stands in brackets: `单价（元）` is 单价.
pub(super) fn squeezed(name: &str) -> String {
    let bare = name.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let bare = if bare.trim().is_empty() { name } else { bare };
    words(bare).concat()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(words("componentBrandEn"), ["component", "brand", "en"]);
        assert_eq!(words("Min. order QTY/箱"), ["min", "order", "qty", "箱"]);
        assert_eq!(squeezed("单价（元）"), "单价");
        assert_eq!(squeezed("(Unit) Price"), "unitprice");
        assert_eq!(squeezed("Item No."), "itemno");
    }

    #[test]
    fn no_name_means_two_things_and_each_is_as_it_is_compared() {
        for table in [NAMES, WORDS] {
            let mut seen = HashSet::new();
            for name in table.iter().flat_map(|(_, names)| *names) {
                assert!(seen.insert(name), "{name} stands twice");
            }
        }
        for name in NAMES.iter().flat_map(|(_, names)| *names) {
            assert_eq!(squeezed(name), *name);
        }
    }
}
