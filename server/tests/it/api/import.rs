//! `/api/v1/imports` as a supplier's program sees it.

use std::fmt::Write as _;

use axum::http::{HeaderName, StatusCode, header};
use domain::{actor::Actor, text::Bilingual};
use encoding_rs::GB18030;
use serde_json::{Value, json};
use service::{
    catalog::import,
    job::{self, Job},
    market::{self, NewMarket},
};

use crate::{
    authorization_coverage::table::PIXEL,
    support::{
        Answer, Site,
        multipart::{Part, field, file},
        program::Program,
    },
};

const IMPORTS: &str = "/api/v1/imports";
const FILE: &[u8] = b"sku,title_en,currency,tiers\nA,Net,USD,1:2.5\nB,Rope,USD,none\n";

/// A market with a supplier's booth in it, and who leads the supplier.
async fn supplier(site: &Site) -> Actor {
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
    owner
}

async fn work(site: &Site) {
    while let Some(claimed) = job::claim(&site.ctx).await.unwrap() {
        if let Job::Import(id) = claimed.job {
            import::work(&site.ctx, id).await.unwrap();
        }
        job::finish(&site.ctx, &claimed).await.unwrap();
    }
}

/// Hands a file in, has it worked on, and asks what became of it.
async fn imported(site: &Site, program: &mut Program, parts: &[Part<'_>]) -> Value {
    let made = program.upload(IMPORTS, &[], parts).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    work(site).await;
    program.read(made.location()).await
}

fn told(import: &Value) -> [&Value; 5] {
    ["state", "imported", "updated", "unchanged", "failed"].map(|name| &import[name])
}

#[tokio::test]
async fn a_file_is_done_by_itself_and_what_failed_comes_back() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let made = program.upload(IMPORTS, &[], &[file("goods.csv", FILE)]).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let import = made.json();
    assert_eq!(
        (&import["state"], &import["market"], &import["rows"]),
        (&json!("mapped"), &json!("demo"), &Value::Null)
    );
    work(&site).await;
    let done = program.read(made.location()).await;
    assert_eq!(
        told(&done),
        [&json!("done"), &json!(1), &json!(0), &json!(0), &json!(1)]
    );
    assert_eq!(done["rows"], 2);

    let failed = program.read(&format!("{}/failed?limit=1", made.location())).await;
    assert_eq!(failed["next"], Value::Null);
    assert_eq!(
        (&failed["items"][0]["line"], &failed["items"][0]["sku"]),
        (&json!(3), &json!("B"))
    );
    assert_eq!(failed["items"][0]["errors"][0]["field"], "tiers");
    assert_eq!(failed["items"][0]["errors"][0]["code"], "not-a-tier");
    let csv = program.get(&format!("{}/failed.csv", made.location())).await;
    assert!(
        csv.text
            .starts_with("line,column,reason,sku,title_en,currency,tiers\n3,tiers,"),
        "{}",
        csv.text
    );
    let mended = csv.text.replace(",none", ",1:1");
    let again = imported(&site, &mut program, &[file("failed.csv", mended.as_bytes())]).await;
    assert_eq!(
        told(&again),
        [&json!("done"), &json!(1), &json!(0), &json!(0), &json!(0)]
    );
}

#[tokio::test]
async fn a_dry_run_waits_for_its_start() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let parts = [field("dry_run", "true"), file("goods.csv", FILE)];
    let made = program.upload(IMPORTS, &[], &parts).await;
    work(&site).await;
    let checked = program.read(made.location()).await;
    assert_eq!(
        told(&checked),
        [&json!("checked"), &json!(1), &json!(0), &json!(0), &json!(1)]
    );
    let own = service::catalog::own(&site.ctx, &owner, Default::default())
        .await
        .unwrap();
    assert_eq!(own.items, []);
    let start = format!("{}/start", made.location());
    assert_eq!(program.post(&start, json!({})).await.status, StatusCode::OK);
    let twice = program.post(&start, json!({})).await;
    assert_eq!(twice.problem(StatusCode::CONFLICT)["code"], "state");
    work(&site).await;
    assert_eq!(program.read(made.location()).await["state"], "done");
    let late = program
        .post(&format!("{}/cancel", made.location()), json!({}))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_same_file_under_one_key_is_handed_in_once_however_large() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let mut large = String::from("sku,title_en,note\n");
    for row in 0..30 {
        writeln!(large, "S{row},Net,{}", "x".repeat(100_000)).unwrap();
    }
    let name = HeaderName::from_static("idempotency-key");
    let once = [(name, "nightly-1")];
    let parts = [file("goods.csv", large.as_bytes())];
    let first = program.upload(IMPORTS, &once, &parts).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let again = program.upload(IMPORTS, &once, &parts).await;
    assert_eq!((&first.text, first.location()), (&again.text, again.location()));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let other = program.upload(IMPORTS, &once, &[file("goods.csv", FILE)]).await;
    assert_eq!(
        other.problem(StatusCode::UNPROCESSABLE_ENTITY)["code"],
        "idempotency_key_reused"
    );
    let list = import::list(&site.ctx, &owner, Default::default()).await.unwrap();
    assert_eq!(list.items.len(), 1);
}

#[tokio::test]
async fn who_may_and_who_may_not() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let made = program.upload(IMPORTS, &[], &[file("goods.csv", FILE)]).await;
    let path = made.location().to_owned();
    let mut reader = site.program(&owner, "catalog:read").await;
    assert_eq!(reader.get(&path).await.status, StatusCode::OK);
    let refused = reader.upload(IMPORTS, &[], &[file("goods.csv", FILE)]).await;
    assert_eq!(refused.problem(StatusCode::FORBIDDEN)["scope"], "catalog:write");
    let refused = reader.post(&format!("{path}/cancel"), json!({})).await;
    assert_eq!(refused.problem(StatusCode::FORBIDDEN)["scope"], "catalog:write");
    let rival = site.trader("rope-co").await;
    let mut rival = site.program(&rival, "all").await;
    for path in [
        path.clone(),
        format!("{path}/failed"),
        format!("{path}/failed.csv"),
    ] {
        assert_eq!(rival.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        rival.post(&format!("{path}/cancel"), json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    let nowhere = rival.upload(IMPORTS, &[], &[file("goods.csv", FILE)]).await;
    let problem = nowhere.problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
        (&json!("market"), &json!("no-booth"))
    );
}

#[tokio::test]
async fn all_that_is_wrong_with_what_was_sent_is_told() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let codes = |answer: &Answer| -> Vec<String> {
        let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY);
        let errors = problem["errors"].as_array().unwrap().iter();
        let told = errors.map(|error| {
            format!(
                "{} {}",
                error["field"].as_str().unwrap(),
                error["code"].as_str().unwrap()
            )
        });
        told.collect()
    };
    let parts = [
        field("dry_run", "maybe"),
        field("mapping", "a = colour"),
        field("colour", "red"),
    ];
    let wrong = program.upload(IMPORTS, &[], &parts).await;
    assert_eq!(
        codes(&wrong),
        [
            "colour unknown-field",
            "file required",
            "mapping mapping-unknown-field",
            "dry_run wrong-kind"
        ]
    );
    for (name, content, expected) in [
        ("goods.csv", &b"code,name\n1,Net\n"[..], "file header-lacks"),
        ("goods.pdf", FILE, "file file-unknown-kind"),
        ("goods.xlsx", FILE, "file file-not-a-workbook"),
        ("goods.csv", b"", "file file-empty"),
        ("goods.csv.gz", FILE, "file file-damaged"),
    ] {
        let wrong = program.upload(IMPORTS, &[], &[file(name, content)]).await;
        assert_eq!(codes(&wrong), [expected], "{name}");
    }
    let json = program.post(IMPORTS, json!({})).await;
    assert_eq!(
        json.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE)["code"],
        "media_type"
    );
    let list = import::list(&site.ctx, &owner, Default::default()).await.unwrap();
    assert_eq!(list.items, [], "nothing is kept of what can't be read");
}

#[tokio::test]
async fn a_foreign_file_in_gb18030_is_read_by_its_mapping() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let (content, ..) = GB18030.encode("货号,品名,单价（元）\nA-1,三层尼龙单丝渔网，岳阳,2.5\n");
    let mapping = "货号 = sku\n品名 = title_zh\n单价（元） = price\n\"CNY\" = currency\n";
    let parts = [
        field("mapping", mapping),
        field("market", "demo"),
        file("价目表.csv", &content),
    ];
    let done = imported(&site, &mut program, &parts).await;
    assert_eq!(
        told(&done),
        [&json!("done"), &json!(1), &json!(0), &json!(0), &json!(0)]
    );
    assert_eq!(
        (&done["encoding"], &done["file_name"]),
        (&json!("GB18030"), &json!("价目表.csv"))
    );
    let own = service::catalog::own(&site.ctx, &owner, Default::default())
        .await
        .unwrap();
    assert_eq!(own.items[0].title.zh.as_deref(), Some("三层尼龙单丝渔网，岳阳"));
}

#[tokio::test]
async fn the_answer_is_as_the_document_says() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let import = imported(&site, &mut program, &[file("goods.csv", FILE)]).await;
    let document = program.read("/api/v1/openapi.json").await;
    let schema = &document["components"]["schemas"]["Import"]["properties"];
    let names = |of: &Value| -> Vec<String> { of.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(names(schema), names(&import));
    let body = &document["paths"][IMPORTS]["post"]["requestBody"]["content"];
    assert!(body["multipart/form-data"].is_object(), "{body}");
    let made = program.upload(IMPORTS, &[], &[file("goods.csv", FILE)]).await;
    assert_eq!(made.headers[header::CONTENT_TYPE], "application/json");
}

#[tokio::test]
async fn pictures_come_as_a_part_of_their_own() {
    let site = Site::new().await;
    let owner = supplier(&site).await;
    let mut program = site.program(&owner, "catalog:write").await;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("photos/Net.PNG", zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::Write::write_all(&mut zip, PIXEL).unwrap();
    let archive = zip.finish().unwrap().into_inner();
    let pictures = |content| Part {
        name: "pictures",
        file: Some("nets.zip"),
        content,
    };
    let rows = b"sku,title_en,images\nA,Net,net.png;gone.png\n";
    let parts = [
        field("dry_run", "true"),
        file("goods.csv", rows),
        pictures(&archive),
    ];
    let import = imported(&site, &mut program, &parts).await;
    assert_eq!(
        (&import["state"], &import["pictures"]),
        (
            &json!("checked"),
            &json!({ "file_name": "nets.zip", "found": 1, "missing": 1 })
        )
    );
    let refused = program
        .upload(IMPORTS, &[], &[file("goods.csv", rows), pictures(b"Rar!")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (
            &refused.json()["errors"][0]["field"],
            &refused.json()["errors"][0]["code"]
        ),
        (&json!("pictures"), &json!("archive-not-zip"))
    );
}
