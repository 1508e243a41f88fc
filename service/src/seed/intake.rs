//! How a demo supplier's catalogue comes in: an import with pictures that waits for its start, and a nightly feed that had
//! one night. It rests from then on: the address leads nowhere.

use std::io::{Cursor, Write};

use async_trait::async_trait;
use bytes::Bytes;
use domain::{catalog::feed::FeedForm, page::PageRequest, web::WebAddress};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{broken, cast::Cast, data, drawing};
use crate::{
    Ctx, Error, Result,
    catalog::{
        feed,
        import::{self, Archive, Asked, Upload},
    },
    port::{
        file_source::{Fetched, FileSource, Version},
        picture_source::Unfetched,
    },
};

/// Whose they are.
const SUPPLIER: &str = "demo-supplier-2";
/// A price list that names pictures; one of them is not in the archive.
const PRICE_LIST: &str = "sku,title_zh,title_en,category,unit,moq,currency,tiers,images\n\
    D2-STR-16,打包带 PET 16 mm 绿色,\"Strapping, PET, 16 mm, green\",Port supplies > Packaging,H87,20,CNY,20:86;100:79,打包带/正面.png;打包带/侧面.png\n\
    D2-FLM-50,缠绕膜 50 cm × 300 m,\"Stretch film, 50 cm × 300 m\",Port supplies > Packaging,H87,40,CNY,40:31.5;200:28,缠绕膜.png\n";

/// The files of the archive.
const PICTURES: [(&str, u32); 3] = [("打包带/正面.png", 3), ("打包带/侧面.png", 6), ("车间.png", 9)];

pub(super) async fn take_in(ctx: &Ctx, cast: &Cast) -> Result<()> {
    hand_in(ctx, cast).await?;
    one_night(ctx, cast).await
}

async fn hand_in(ctx: &Ctx, cast: &Cast) -> Result<()> {
    let new = Upload {
        name: "包装材料.csv".into(),
        content: Bytes::from_static(PRICE_LIST.as_bytes()),
        market: None,
        pictures: Some(Archive {
            name: "包装材料图片.zip".into(),
            content: pictures()?,
        }),
    };
    let (id, _) = import::upload(ctx, cast.actor(SUPPLIER)?, new, Asked::Given(None), false).await?;
    import::work(ctx, id).await
}

fn pictures() -> Result<Bytes> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, number) in PICTURES {
        zip.start_file(name, SimpleFileOptions::default())
            .map_err(Error::internal)?;
        zip.write_all(&drawing::scene(number)?).map_err(Error::internal)?;
    }
    let file = zip.finish().map_err(Error::internal)?;
    Ok(file.into_inner().into())
}

async fn one_night(ctx: &Ctx, cast: &Cast) -> Result<()> {
    let actor = cast.actor(SUPPLIER)?;
    let form = FeedForm {
        address: "https://erp.demo-supplier-2.example/export/goods.csv".into(),
        hour: "3".into(),
        time_zone: "Asia/Shanghai".into(),
        market: String::new(),
    };
    let draft = form.parse().map_err(|_| broken("a feed"))?;
    let id = feed::set_up(ctx, actor, draft).await?;
    feed::run_now(ctx, actor, id).await?;
    let runs = || feed::runs(ctx, actor, id, PageRequest::default());
    for run in runs().await?.items {
        feed::fetch(ctx, &Erp, run.id).await?;
    }
    // Once for what it would do, once to do it.
    for _ in 0..2 {
        for (import, _) in runs().await?.items.into_iter().filter_map(|run| run.import) {
            import::work(ctx, import).await?;
        }
    }
    feed::pause(ctx, actor, id).await
}

/// The supplier's own system, which knows its catalogue.
struct Erp;

#[async_trait]
impl FileSource for Erp {
    async fn fetch_file(&self, _: &WebAddress, _: &Version, _: usize) -> Result<Fetched, Unfetched> {
        let content = data::catalog(SUPPLIER).unwrap_or_default();
        Ok(Fetched::File {
            content: Bytes::from_static(content.as_bytes()),
            name: "goods.csv".into(),
            version: Version::default(),
        })
    }
}
