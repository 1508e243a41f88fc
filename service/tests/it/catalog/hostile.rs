//! Files as the world sends them: each is taken as far as it can be, or refused in words.

use std::io::Write as _;

use domain::{catalog::view::ImportReport, problem::FieldErrors};
use service::{
    Error,
    catalog::import::{self, Asked, Upload},
};

use crate::{
    story,
    support::{
        World,
        catalog::{counts, options, problems},
    },
};

async fn submit(world: &World, name: &str, content: impl Into<Vec<u8>>) -> Result<ImportReport, String> {
    match world.import_file(&world.supplier, name, content, options()).await {
        Ok(report) => Ok(report),
        Err(Error::Invalid(FieldErrors(errors))) => {
            let told = errors.into_iter().map(|error| {
                let facts: Vec<_> = error.problem.facts.into_values().collect();
                format!("{}: {} {facts:?}", error.field, error.problem.code)
            });
            Err(told.collect::<Vec<_>>().join("; "))
        }
        Err(other) => panic!("{other}"),
    }
}

story!(a_wrong_header_is_told_with_what_was_found, |world| async move {
    let refused = submit(&world, "a.csv", "code,name\n1,Net\n").await;
    assert_eq!(
        refused.unwrap_err(),
        r#"file: header-lacks ["code, name", "sku, title_zh / title_en"]"#
    );
    let refused = submit(&world, "a.csv", "sku,title_en,sku\n").await;
    assert_eq!(refused.unwrap_err(), r#"file: header-twice ["sku", "sku"]"#);
    for (name, content) in [
        ("a.xlsx", "sku,title_en"),
        ("a.csv", ""),
        ("a.csv", "PK\u{3}\u{4}"),
        ("a.csv.gz", "sku,title_en"),
    ] {
        assert!(submit(&world, name, content).await.is_err(), "{name}");
    }
});

story!(gb18030_is_read_and_said, |world| async move {
    let (bytes, ..) = encoding_rs::GB18030.encode("sku,title_zh,产地\nA,三层渔网，手工编织,岳阳\n");
    let report = submit(&world, "a.csv", bytes.into_owned()).await.unwrap();
    assert_eq!(report.encoding.as_deref(), Some("GB18030"));
    assert_eq!(report.header, ["sku", "title_zh", "产地"]);
    let title = world.own().await.remove(0).title;
    assert_eq!(title.zh.as_deref(), Some("三层渔网，手工编织"));
});

story!(a_thousand_broken_rows_stop_no_other, |world| async move {
    let mut file = String::from("sku,title_en,moq,currency,tiers\n");
    for row in 0..20_000 {
        let moq = if row % 20 == 7 { "minus one" } else { "5" };
        file += &format!("S{row},Net {row},{moq},USD,5:1.25;50:1.125\n");
    }
    let report = submit(&world, "a.csv", file.clone()).await.unwrap();
    assert_eq!(counts(&report), [19_000, 0, 0, 1_000]);
    assert_eq!(problems(&report.failed[..1]), ["9 moq: not-a-number"]);
    let cells = ["S7", "Net 7", "minus one", "USD", "5:1.25;50:1.125"];
    assert_eq!(report.failed[0].cells, cells);
    let again = submit(&world, "a.csv", file).await.unwrap();
    assert_eq!(counts(&again), [0, 0, 19_000, 1_000]);
});

story!(each_bad_row_is_told_by_line_and_column, |world| async move {
    let huge = "x".repeat(1 << 20);
    let file = [
        "sku,title_en,moq,currency,Breaks,colour",
        "A,\"Two\r\nlines\",1,USD,1:2,red",
        "",
        "B,Short row,1",
        "C,Nul,1,USD,1:2,r\0d",
        &format!("D,{huge},1,USD,1:2,"),
        "A,Same SKU,1,USD,1:2,",
        ",No SKU,-5,ZZZ,1:2,",
        ",,,,,",
        "E,=HYPERLINK(\"x\"),=1+1,USD,1:2,",
        "F,Last,1,USD,1;2,\u{FFFD}",
    ];
    let mapped = import::ImportOptions {
        mapping: "Breaks = tiers".parse().unwrap(),
        ..options()
    };
    let report = world
        .import_file(&world.supplier, "a.csv", file.join("\r\n"), mapped)
        .await
        .unwrap();
    assert_eq!(
        problems(&report.failed),
        [
            "5 : row-ragged",
            "6 colour: control-character",
            "7 title_en: too-long",
            "8 sku: row-sku-twice",
            "9 sku: required",
            "9 moq: not-a-number",
            "9 currency: unknown-currency",
            "11 moq: not-a-number",
            "12 Breaks: not-a-tier",
            "12 colour: damaged-text",
        ]
    );
    assert_eq!(report.failed[3].errors[0].problem.facts["first"], "2");
    assert!(
        report.failed[2].cells[1].len() < 40_000,
        "a huge cell is cut in the report"
    );
    assert_eq!(counts(&report), [1, 0, 0, 7]);
});

story!(a_formula_is_text, |world| async move {
    let report = submit(&world, "a.csv", "sku,title_en,note\n=1+1,@SUM(A1),+49\n").await;
    assert_eq!(counts(&report.unwrap()), [1, 0, 0, 0]);
    let listing = world.own().await.remove(0);
    assert_eq!(
        (listing.sku.as_str(), listing.title.en.as_deref()),
        ("=1+1", Some("@SUM(A1)"))
    );
});

story!(a_quote_that_is_never_closed_ends_the_file, |world| async move {
    let rest = "B,Net,\n".repeat(3_000_000);
    let refused = submit(&world, "a.csv", format!("sku,title_en,x\nA,\"Net,\n{rest}")).await;
    assert_eq!(refused.unwrap_err(), r#"file: row-endless ["2", "16 MB"]"#);
});

story!(a_packed_file_that_breaks_off_is_told, |world| async move {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(b"sku,title_en\nA,Net\nB,Rope\n").unwrap();
    let packed = packed.finish().unwrap();
    let whole = submit(&world, "a.csv.gz", packed.clone()).await.unwrap();
    assert_eq!(counts(&whole), [2, 0, 0, 0]);
    let cut = submit(&world, "A.CSV.GZ", packed[..packed.len() - 9].to_vec()).await;
    assert_eq!(cut.unwrap_err(), "file: file-damaged []");
});

story!(a_report_with_a_nul_byte_is_kept_and_read, |world| async move {
    let content = b"sku,title_en,currency,tiers\nA,Net,USD,1:2\nB,N\0l,USD,1\0\n\0,Rope,USD,\n".to_vec();
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let new = Upload {
        name: "a.csv".into(),
        content: content.into(),
        market: None,
        pictures: None,
    };
    let (id, _) = import::upload(ctx, supplier, new, Asked::Given(None), false)
        .await
        .unwrap();
    import::work(ctx, id).await.unwrap();
    let kept = import::failed_rows(ctx, supplier, id).await.unwrap();
    assert_eq!(
        problems(&kept.failed),
        [
            "3 title_en: control-character",
            "3 tiers: not-a-tier",
            "4 sku: control-character"
        ]
    );
    assert_eq!(kept.failed[0].cells, ["B", "N\u{FFFD}l", "USD", "1\u{FFFD}"]);
});
