//! `entrepot import catalog` as a person and a script see it, and as a power cut leaves it.

use std::{fmt::Write as _, time::Duration};

use crate::support::command::Harbour;

const FILE: &str =
    "sku,title_en,moq,currency,tiers,note\nA,Net,1,USD,1:0.004401,=1+1\n,No SKU,-1,USD,1:2,=2+2\n";

#[tokio::test]
async fn the_command_counts_reports_and_repeats() {
    let harbour = Harbour::on_sqlite().await;
    harbour.write("goods.csv", FILE);
    let import = "import catalog goods.csv --company nets-co --report failed.csv";
    let first = harbour.run(import, "zh_CN.UTF-8");
    assert_eq!(first.out, "imported 1 · updated 0 · unchanged 0 · failed 1\n");
    assert_eq!(first.code, Some(0));
    assert_eq!(
        harbour.read("failed.csv"),
        "line,column,reason,sku,title_en,moq,currency,tiers,note\n\
         3,sku; moq,必填; 请填写数字,,No SKU,-1,USD,1:2,'=2+2\n"
    );
    let again = harbour.run(import, "en_GB.UTF-8");
    assert_eq!(again.out, "imported 0 · updated 0 · unchanged 1 · failed 1\n");
    assert!(harbour.read("failed.csv").contains("sku; moq,This is required; "));

    // The report, mended, is a catalogue file.
    let mended = harbour
        .read("failed.csv")
        .replace("3,sku; moq", "3,")
        .replace(",,No SKU,-1", ",B,Rope,1");
    harbour.write("failed.csv", mended);
    let mended = harbour.run("import catalog failed.csv --company nets-co", "C");
    assert_eq!(
        mended.out, "imported 1 · updated 0 · unchanged 0 · failed 0\n",
        "{}",
        mended.err
    );
    assert_eq!(
        harbour
            .count("SELECT COUNT(*) FROM listing WHERE sku = 'B'")
            .await,
        1
    );
}

#[tokio::test]
async fn what_can_not_be_read_ends_with_one_and_a_sentence() {
    let harbour = Harbour::on_sqlite().await;
    harbour.write("goods.csv", FILE);
    harbour.write("wrong.csv", "code,name\n1,Net\n");
    harbour.write("wrong.map", "code = sku\nname = colour\n");
    for (arguments, told) in [
        ("gone.csv --company nets-co", "There is no such file"),
        (
            "wrong.csv --company nets-co",
            "The header lacks: sku, title_zh / title_en. Columns found: code, name",
        ),
        (
            "wrong.csv --company nets-co --mapping wrong.map",
            "Mapping, line 2: there is no field “colour”",
        ),
        (
            "wrong.csv --company nets-co --mapping gone.map",
            "gone.map cannot be read",
        ),
        (
            "goods.csv --company moon-co",
            "There is no company with the code “moon-co”",
        ),
        (
            "goods.csv --company nets-co --market moon",
            "There is no market “moon”",
        ),
    ] {
        let said = harbour.run(&format!("import catalog {arguments}"), "en");
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{arguments}");
        assert!(said.err.contains(told), "{arguments}: {}", said.err);
    }
    assert_eq!(harbour.count("SELECT COUNT(*) FROM listing").await, 0);
}

#[tokio::test]
async fn a_report_that_can_not_be_written_is_told_before_anything_is_done() {
    let harbour = Harbour::on_sqlite().await;
    harbour.write("goods.csv", FILE);
    let said = harbour.run(
        "import catalog goods.csv --company nets-co --report no/such/failed.csv",
        "en",
    );
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(
        said.err.contains("no/such/failed.csv cannot be written"),
        "{}",
        said.err
    );
    assert_eq!(harbour.count("SELECT COUNT(*) FROM listing").await, 0);
}

#[tokio::test]
async fn what_is_exported_is_imported_as_unchanged_in_every_format() {
    let harbour = Harbour::on_sqlite().await;
    harbour.write(
        "goods.csv",
        "sku,title_zh,currency,tiers,note\n007,渔网,CNY,1:0.004401;200:0.0036,=1+1\n8,\"a, b\",,,\n",
    );
    harbour.run("import catalog goods.csv --company nets-co --publish", "C");
    for name in [
        "out.csv",
        "out.tsv",
        "out.xlsx",
        "out.ndjson",
        "out.csv.gz",
        "out.ndjson.gz",
    ] {
        let said = harbour.run(&format!("export catalog --company nets-co {name}"), "C");
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(0), "exported 2\n"),
            "{}",
            said.err
        );
        let again = harbour.run(
            &format!("import catalog {name} --company nets-co --report failed.xlsx"),
            "C",
        );
        assert_eq!(
            again.out, "imported 0 · updated 0 · unchanged 2 · failed 0\n",
            "{name}"
        );
    }
    for (arguments, told) in [
        (
            "out.pdf --company nets-co",
            "“out.pdf” is of no kind that can be read",
        ),
        (
            "out.csv --company moon-co",
            "There is no company with the code “moon-co”",
        ),
        (
            "no/such/out.csv --company nets-co",
            "no/such/out.csv cannot be written",
        ),
    ] {
        let said = harbour.run(&format!("export catalog {arguments}"), "en");
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{arguments}");
        assert!(said.err.contains(told), "{arguments}: {}", said.err);
    }
    assert!(
        harbour.read("out.csv").starts_with("sku,title_zh,"),
        "the file that was there stays"
    );
}

#[tokio::test]
async fn killed_in_the_middle_on_sqlite() {
    killed_in_the_middle(Harbour::on_sqlite().await).await;
}

#[tokio::test]
async fn killed_in_the_middle_on_postgres() {
    killed_in_the_middle(Harbour::on_postgres().await).await;
}

/// `kill -9` at several moments: what is there is whole, and importing again completes it without doubling anything.
async fn killed_in_the_middle(harbour: Harbour) {
    const ROWS: i64 = 8_000;
    let mut file = String::from("sku,title_en,category,currency,tiers\n");
    for row in 0..ROWS {
        writeln!(file, "S{row},Net {row},Gear > Nets,USD,1:3;10:2.5;100:2.000001").unwrap();
    }
    harbour.write("goods.csv", file);
    let import = "import catalog goods.csv --company nets-co --publish";
    for reached in [1, 2_000, 5_000] {
        let mut child = harbour.start(import, "C");
        while harbour.count("SELECT COUNT(*) FROM listing").await < reached {
            assert!(
                child.try_wait().unwrap().is_none(),
                "it ended before it was killed"
            );
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let there = whole(&harbour).await;
        assert!((reached..ROWS).contains(&there), "{there} were there");
    }
    let there = whole(&harbour).await;
    let last = harbour.run(import, "C");
    let (new, rest) = (ROWS - there, there);
    assert_eq!(
        last.out,
        format!("imported {new} · updated 0 · unchanged {rest} · failed 0\n")
    );
    assert_eq!(whole(&harbour).await, ROWS);
}

/// Counts the listings, and asserts that each has its tiers, its market, its events and its place in an index job.
async fn whole(harbour: &Harbour) -> i64 {
    let listings = harbour.count("SELECT COUNT(*) FROM listing").await;
    for (table, each) in [
        ("price_tier", 3),
        ("listing_market", 1),
        ("event WHERE kind = 'listing.submitted'", 1),
        ("event WHERE kind = 'listing.published'", 1),
    ] {
        let rows = harbour.count(&format!("SELECT COUNT(*) FROM {table}")).await;
        assert_eq!(rows, listings * each, "{table}");
    }
    let jobs = harbour
        .count("SELECT COUNT(*) FROM job WHERE kind = 'index_listings'")
        .await;
    assert_eq!(jobs, (listings + 499) / 500, "one job a batch");
    listings
}
