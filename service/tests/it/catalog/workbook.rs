//! Spreadsheets as people make them: understood, or refused row by row with the reason. And as nobody should.

use domain::{
    catalog::{content::AttributeValue, view::ImportReport},
    problem::FieldErrors,
};
use service::Error;

use crate::{
    story,
    support::{
        World,
        catalog::{counts, options, problems},
        db::Kind,
        workbook::{Workbook, row, workbook},
    },
};

async fn submit(world: &World, workbook: Workbook) -> Result<ImportReport, String> {
    let file = world.import_file(&world.supplier, "goods.xlsx", workbook.bytes(), options());
    match file.await {
        Ok(report) => Ok(report),
        Err(Error::Invalid(FieldErrors(errors))) => Err(errors[0].problem.code.to_string()),
        Err(other) => panic!("{other}"),
    }
}

story!(a_spreadsheet_of_real_life_is_understood, |world| async move {
    let rows = [
        row(1, &["岳阳渔网厂 2026 年价目表"]),
        row(
            3,
            &[
                "sku",
                "title_zh",
                "category",
                "moq",
                "unit",
                "currency",
                "tiers",
                "checked_on",
                "gtin",
                "ratio",
            ],
        ),
        // Text cells full of numbers, blanks around them, full-width digits, Chinese punctuation.
        row(
            4,
            &[
                " YL-1 ",
                "三层渔网",
                "渔具",
                "１００",
                " 件",
                "ＣＮＹ",
                "１００：0.5；1000：0.4",
                "<c s=\"1\"><v>46082</v></c>",
                "4006381333931",
                "<c><f>1/3*0.9</f><v>0.30000000000000004</v></c>",
            ],
        ),
        // A shared text, numbers as numbers, a number with zeros before it, a cell merged from above.
        row(
            5,
            &[
                "<c t=\"s\"><v>1</v></c>",
                "<c t=\"s\"><v>0</v></c>",
                "",
                "<c><v>2.0E1</v></c>",
                "件",
                "CNY",
                "<c t=\"str\"><f>A1</f><v>20:3</v></c>",
                "",
                "<c><v>4006381333948</v></c>",
                "",
            ],
        ),
        row(
            6,
            &["<c s=\"2\"><v>42</v></c>", "网", "", "", "", "", "", "", "", ""],
        ),
        row(7, &["", "", "", "", "", "", "", "", "", ""]),
    ];
    let mut book = workbook(&rows.concat());
    book.strings = "<si><r><t>单丝</t></r><r><t xml:space=\"preserve\">渔网 </t></r><rPh><t>x</t></rPh></si><si><t>YL-2</t></si>".into();
    book.sheet += "<mergeCells><mergeCell ref=\"A1:J1\"/><mergeCell ref=\"C4:C6\"/></mergeCells>";
    let report = submit(&world, book.clone()).await.unwrap();
    assert_eq!(
        (counts(&report), problems(&report.failed)),
        ([3, 0, 0, 0], vec![])
    );
    assert_eq!(report.uncategorised, 3, "what is merged is said in each row");
    assert_eq!(report.sheet, None);
    let own = world.own().await;
    let told: Vec<_> = own
        .iter()
        .map(|listing| {
            (
                listing.sku.as_str(),
                listing.title.zh.as_deref().unwrap(),
                listing.supply.selling.tiers.to_string(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("000042", "网", String::new()),
            ("YL-2", "单丝渔网", "20:3.00".into()),
            ("YL-1", "三层渔网", "100:0.50;1000:0.40".into())
        ]
    );
    let attributes = service::catalog::view(&world.ctx, &world.supplier, own[2].id)
        .await
        .unwrap()
        .wording
        .attributes;
    assert_eq!(
        attributes["checked_on"],
        AttributeValue::Text("2026-03-01".into())
    );
    assert_eq!(attributes["ratio"].to_string(), "0.3");
    assert_eq!(counts(&submit(&world, book).await.unwrap()), [0, 0, 3, 0]);
});

story!(what_a_cell_can_not_mean_is_told_row_by_row, |world| async move {
    let rows = [
        row(1, &["sku", "title_en", "moq", "note", ""]),
        row(2, &["A", "Net", "<c><f>1/0</f><v>#DIV/0!</v></c>", "", ""]),
        row(
            3,
            &[
                "B",
                "Net",
                "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                "<c t=\"e\"><v>#SPILL!</v></c>",
                "",
            ],
        ),
        row(
            4,
            &[
                "<c s=\"1\"><v>46082</v></c>",
                "Net",
                "",
                "<c s=\"1\"><v>46082.5</v></c>",
                "",
            ],
        ),
        row(5, &["D", "<c><f>CONCAT(A1)</f></c>", "", "", ""]),
        row(6, &["E", "Net", "1", "", "stray"]),
        row(7, &["Total of all nets", "", "", "", ""]),
        row(8, &["F", "Net", "5", "", ""]),
    ];
    let mut book = workbook(&rows.concat());
    book.sheet += "<mergeCells><mergeCell ref=\"A7:D7\"/></mergeCells>";
    let report = submit(&world, book).await.unwrap();
    assert_eq!(
        problems(&report.failed),
        [
            "2 moq: not-a-number",
            "3 moq: formula-error",
            "3 note: formula-error",
            "4 sku: cell-is-date",
            "5 title_en: formula-without-value",
            "6 : row-cell-without-name",
            "7 : row-merged",
        ]
    );
    assert_eq!(counts(&report), [1, 0, 0, 6]);
    assert_eq!(
        report.failed[2].cells,
        ["2026-03-01", "Net", "", "2026-03-01T12:00:00"]
    );
});

story!(
    a_header_of_two_rows_and_hidden_sheets_are_understood,
    |world| async move {
        let rows = [
            row(1, &["sku", "title_en", "price", ""]),
            row(2, &["", "", "from 1", "from 100"]),
            row(3, &["A", "Net", "<c><v>2.5</v></c>", "<c><v>2</v></c>"]),
        ];
        let mut book = workbook(&rows.concat());
        book.sheet += "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>";
        book.others = vec![("Notes", "hidden"), ("Prices of others", "veryHidden")];
        let report = submit(&world, book).await.unwrap();
        assert_eq!(
            report.header,
            ["sku", "title_en", "price from 1", "price from 100"]
        );
        assert_eq!(report.sheet.as_deref(), Some("Goods"));
        assert_eq!(counts(&report), [1, 0, 0, 0]);
    }
);

story!(hostile_workbooks_are_refused_in_words, |world| async move {
    let header = row(1, &["sku", "title_en"]);
    let good = workbook(&(header.clone() + &row(2, &["A", "Net"])));

    let doctype = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let mut laughs = good.clone();
    laughs.prologue = doctype.into();
    assert_eq!(submit(&world, laughs).await.unwrap_err(), "workbook-doctype");

    // One text without an end, one row without an end, a sheet that claims every cell there can be.
    let mut text = good.clone();
    text.strings = format!("<si><t>{}</t></si>", "x".repeat(20 << 20));
    assert_eq!(submit(&world, text).await.unwrap_err(), "file-too-large");
    let cell = "<c t=\"str\"><v>".to_owned() + &"x".repeat(2000) + "</v></c>";
    let long = format!("{header}<row r=\"2\">{}</row>", cell.repeat(10_000));
    assert_eq!(submit(&world, workbook(&long)).await.unwrap_err(), "row-endless");
    let mut many = good.clone();
    many.strings_said = "18446744073709551615".into();
    assert_eq!(counts(&submit(&world, many).await.unwrap()), [1, 0, 0, 0]);

    // Cells merged over the whole sheet, rows that go backwards, a text that is not there.
    let mut merged = good.clone();
    merged.sheet += "<mergeCells><mergeCell ref=\"A2:XFD1048576\"/></mergeCells>";
    let report = submit(&world, merged).await.unwrap();
    assert_eq!(problems(&report.failed), ["2 : row-merged"]);
    let mut merged = good.clone();
    merged.sheet +=
        "<mergeCells><mergeCell ref=\"A2:XFD1048576\"/><mergeCell ref=\"B1:B1048576\"/></mergeCells>";
    assert_eq!(submit(&world, merged).await.unwrap_err(), "too-many-columns");
    for rows in [
        header.clone() + &row(3, &["A"]) + &row(2, &["B"]),
        header.clone() + &row(2, &["<c t=\"s\"><v>99</v></c>"]),
        header.clone() + "<row r=\"99999999\"><c><v>1</v></c></row>",
        header.clone() + "<row><c r=\"ZZZZ9\"><v>1</v></c></row>",
        header.clone() + "<row><unclosed></row>",
    ] {
        assert_eq!(
            submit(&world, workbook(&rows)).await.unwrap_err(),
            "file-damaged",
            "{rows}"
        );
    }

    for (bytes, told) in [
        (b"sku,title_en\n".to_vec(), "file-not-a-workbook"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "workbook-locked"),
        (b"PK\x03\x04".to_vec(), "file-damaged"),
        (good.bytes()[..400].to_vec(), "file-damaged"),
        (Vec::new(), "file-empty"),
    ] {
        let Err(Error::Invalid(errors)) = world
            .import_file(&world.supplier, "a.xlsx", bytes, options())
            .await
        else {
            panic!("{told}")
        };
        assert_eq!(errors.0[0].problem.code, told);
    }
});

/// More texts than are taken, in a file a thousand times smaller. Once will do: it never comes as far as the database.
#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_unfolds_without_measure_is_refused() {
    let world = World::new(Kind::Sqlite).await;
    let mut bomb = workbook(&row(1, &["sku", "title_en"]));
    bomb.strings = format!("<si><t>{}</t></si>", "渔".repeat(10_000)).repeat(4_500);
    let packed = bomb.bytes();
    assert!(packed.len() < 1 << 20, "{}", packed.len());
    let refused = world
        .import_file(&world.supplier, "a.xlsx", packed, options())
        .await;
    let Err(Error::Invalid(errors)) = refused else {
        panic!("it was taken")
    };
    assert_eq!(errors.0[0].problem.facts["max"], "128 MB");
}

story!(lines_of_json_are_rows_too, |world| async move {
    let file = "{\"sku\":\"A\",\"title_en\":\"Net\",\"attributes\":{\"mesh\":35,\"code\":\"007\"},\"images\":[\"a.jpg\",\"b.jpg\"]}\n\
        {\"sku\":\"B\",\"title_en\":\"Rope\",\"moq\":5,\"colour\":\"red\"}\n\
        {\"sku\":\"C\"\n\
        {\"sku\":\"D\",\"moq\":-1}\n";
    let import =
        |name: &'static str, bytes: Vec<u8>| world.import_file(&world.supplier, name, bytes, options());
    let report = import("a.ndjson", file.into()).await.unwrap();
    assert_eq!(
        problems(&report.failed),
        [
            "3 : row-not-json",
            "4 title_zh: title-required",
            "4 moq: not-a-number"
        ]
    );
    assert_eq!(counts(&report), [2, 0, 0, 2]);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, file.as_bytes()).unwrap();
    let again = import("A.JSONL.GZ", packed.finish().unwrap()).await.unwrap();
    assert_eq!(counts(&again), [0, 0, 2, 2]);
});
