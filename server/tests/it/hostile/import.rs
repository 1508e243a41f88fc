//! Files nobody should send, by the browser's door and by the programs': each is refused or understood row by row, and
//! the next one is taken as if nothing had been.

use std::{fmt::Write as _, io::Write as _};

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    actor::Actor,
    catalog::import::{ImportState, ImportView, RowOutcome},
    id::ImportId,
    page::PageRequest,
    text::Bilingual,
};
use service::{
    catalog::import,
    job::{self, Job},
    market::{self, NewMarket},
};

use crate::support::{
    Answer, Browser, ORIGIN, Site,
    multipart::{self, field, file},
    program::Program,
    workbook::{row, workbook},
};

/// A supplier at both doors.
struct Supplier {
    site: Site,
    owner: Actor,
    browser: Browser,
    program: Program,
}

impl Supplier {
    async fn new() -> Self {
        let site = Site::with(&[("RATE_LIMIT", "off")]).await;
        let operator = site.trader("harbour").await.company().unwrap();
        let new = NewMarket {
            slug: "demo".into(),
            name: Bilingual::both("示范市场", "Demo market"),
            region_code: "440400".into(),
            region: Bilingual::both("珠海", "Zhuhai"),
            story: Bilingual::both("一", "One"),
            position: 1,
            operator,
        };
        let market = market::open(&site.ctx, &Actor::System, new).await.unwrap();
        let owner = site.trader("nets-co").await;
        let company = owner.company().unwrap();
        market::take_booth(&site.ctx, &Actor::System, company, market, None, None)
            .await
            .unwrap();
        let mut browser = site.browser();
        let form = [("email", "nets-co@example.com"), ("password", "harbour office 7")];
        browser.post("/sign-in", &form).await;
        let program = site.program(&owner, "catalog:write").await;
        Self {
            site,
            owner,
            browser,
            program,
        }
    }

    async fn by_browser(&mut self, name: &str, content: &[u8]) -> Answer {
        let body = multipart::body(&[field("market", "demo"), file(name, content)]);
        let request = self
            .browser
            .request(Method::POST, "/selling/import")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, multipart::KIND);
        self.browser.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn by_program(&mut self, name: &str, content: &[u8]) -> Answer {
        let parts = [field("dry_run", "true"), file(name, content)];
        self.program.upload("/api/v1/imports", &[], &parts).await
    }

    /// What both doors say of a file that is refused as a whole.
    async fn refused(&mut self, name: &str, content: &[u8], code: &str, words: &str) {
        let page = self.by_browser(name, content).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}: {}",
            page.location()
        );
        page.shows(words);
        let problem = self.by_program(name, content).await;
        let problem = problem.problem(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["errors"][0]["code"], code, "{name}");
    }

    /// What became of a file that both doors take; the same by either.
    async fn taken(&mut self, name: &str, content: &[u8]) -> ImportView {
        let page = self.by_browser(name, content).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{name}: {}", page.text);
        let made = self.by_program(name, content).await;
        assert_eq!(made.status, StatusCode::CREATED, "{name}: {}", made.text);
        while let Some(claimed) = job::claim(&self.site.ctx).await.unwrap() {
            if let Job::Import(id) = claimed.job {
                import::work(&self.site.ctx, id).await.unwrap();
            }
            job::finish(&self.site.ctx, &claimed).await.unwrap();
        }
        let of_page = self.view(page.location()).await;
        let of_program = self.view(made.location()).await;
        assert_eq!(
            (&of_page.state, of_page.counts),
            (&of_program.state, of_program.counts),
            "{name}"
        );
        let shown = self.browser.get(page.location()).await;
        assert_eq!(shown.status, StatusCode::OK);
        of_page
    }

    async fn view(&self, address: &str) -> ImportView {
        let id: ImportId = address.rsplit('/').next().unwrap().parse().unwrap();
        import::view(&self.site.ctx, &self.owner, id).await.unwrap()
    }

    async fn codes(&self, id: ImportId) -> Vec<String> {
        let page = PageRequest::default();
        let failed = import::rows(&self.site.ctx, &self.owner, id, RowOutcome::Failed, page)
            .await
            .unwrap();
        let of_row = |row: &domain::catalog::import::ImportedRow| {
            row.errors
                .iter()
                .map(|error| format!("{} {} {}", row.line, error.field, error.problem.code))
                .collect::<Vec<_>>()
        };
        failed.items.iter().flat_map(of_row).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_catalogue_is_refused_at_the_door() {
    let mut supplier = Supplier::new().await;
    let mut book = workbook(&row(1, &["sku", "title_en"]));
    book.strings = format!("<si><t>{}</t></si>", "渔".repeat(10_000)).repeat(4_500);
    let bomb = book.bytes();
    assert!(bomb.len() < 1 << 20, "a bomb is small");
    supplier
        .refused("bomb.xlsx", &bomb, "file-too-large", "larger than 128 MB")
        .await;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&vec![b'a'; 1 << 20]).unwrap();
    let packed = packed.finish().unwrap().repeat(300);
    supplier
        .refused("bomb.csv.gz", &packed, "file-too-large", "larger than 256 MB")
        .await;
    supplier
        .refused("PK.csv", b"PK\x03\x04...", "file-is-workbook", "spreadsheet")
        .await;
    let utf16: Vec<u8> = "sku,title".encode_utf16().flat_map(u16::to_le_bytes).collect();
    supplier.refused("a.csv", &utf16, "file-not-text", "not").await;
    let good = supplier.taken("a.csv", b"sku,title_en\nA,Net\n").await;
    assert_eq!((good.state, good.counts.created), (ImportState::Checked, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_row_stays_its_own() {
    let mut supplier = Supplier::new().await;
    let large = format!("sku,title_en,note\nA,Net,{}\nB,Rope,ok\n", "x".repeat(1 << 20));
    let view = supplier.taken("large.csv", large.as_bytes()).await;
    assert_eq!((view.counts.created, view.counts.failed), (1, 1));
    assert_eq!(supplier.codes(view.id).await, ["2 note too-long"]);

    let view = supplier
        .taken("nul.csv", b"sku,title_en\nA,N\0t\n\0,Rope\nC,Trap\n")
        .await;
    assert_eq!((view.counts.created, view.counts.failed), (1, 2));
    assert_eq!(
        supplier.codes(view.id).await,
        ["2 title_en control-character", "3 sku control-character"]
    );

    let view = supplier
        .taken(
            "formula.csv",
            b"sku,title_en,moq\n=1+1,@SUM(A1),=cmd|' /C calc'!A0\n",
        )
        .await;
    assert_eq!(view.counts.failed, 1);
    let report = supplier
        .browser
        .get(&format!("/selling/imports/{}/failed.csv", view.id))
        .await;
    assert!(
        report.text.contains("'=1+1,'@SUM(A1),'=cmd|' /C calc'!A0"),
        "{}",
        report.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_broken_rows_of_twenty_thousand_stop_nothing() {
    let mut supplier = Supplier::new().await;
    let mut content = String::from("sku,title_en,moq\n");
    for number in 0..20_000 {
        let moq = if number % 20 == 7 { "many" } else { "1" };
        writeln!(content, "S{number},Net {number},{moq}").unwrap();
    }
    let view = supplier.taken("goods.csv", content.as_bytes()).await;
    assert_eq!(
        (view.state, view.counts.created, view.counts.failed),
        (ImportState::Checked, 19_000, 1_000)
    );
    let report = supplier
        .browser
        .get(&format!("/selling/imports/{}/failed.csv", view.id))
        .await;
    let lines: Vec<_> = report.text.lines().collect();
    assert_eq!(lines.len(), 1_001);
    assert!(
        lines[1].starts_with("9,moq,") && lines[1].ends_with(",S7,Net 7,many"),
        "{}",
        lines[1]
    );
    let page = supplier
        .browser
        .get(&format!("/selling/imports/{}", view.id))
        .await;
    page.shows("1,000");
    page.shows("?show=failed&amp;after=");
}
