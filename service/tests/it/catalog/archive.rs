//! Pictures handed in as a ZIP archive beside a catalogue file: found by their names, unpacked by a job, looked at before
//! they are shown, and never twice.

use std::io::{Cursor, Write as _};

use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    catalog::{
        import::{ImportState, ImportView, RowOutcome},
        picture::{MAX_PICTURES, Missing, Why},
    },
    id::ImportId,
    page::PageRequest,
    problem::Problem,
    web::WebAddress,
};
use service::{
    Error,
    catalog::{
        import::{self, Archive, Asked, Upload},
        picture,
    },
    job::{self, Job},
    port::picture_source::{PictureSource, Unfetched},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::picture::photo;
use crate::{story, support::World};

/// A web in which nothing lies.
struct Empty;

#[async_trait]
impl PictureSource for Empty {
    async fn fetch(&self, _: &WebAddress, _: usize) -> Result<Bytes, Unfetched> {
        Err(Unfetched::Lasting(Problem::new("address-answered")))
    }
}

fn zip(files: &[(&str, Bytes)]) -> Archive {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    Archive {
        name: "图片.zip".into(),
        content: zip.finish().unwrap().into_inner().into(),
    }
}

fn shot(width: u32) -> Bytes {
    photo("", width, 30).bytes
}

impl World {
    async fn with_pictures(&self, content: &str, pictures: Archive) -> Result<ImportId, Error> {
        let new = Upload {
            name: "goods.csv".into(),
            content: Bytes::copy_from_slice(content.as_bytes()),
            market: None,
            pictures: Some(pictures),
        };
        let (id, _) = import::upload(&self.ctx, &self.supplier, new, Asked::Given(None), false).await?;
        self.unpack().await;
        Ok(id)
    }

    async fn have_done(&self, content: &str, pictures: Archive) -> ImportId {
        let id = self.with_pictures(content, pictures).await.unwrap();
        import::start(&self.ctx, &self.supplier, id).await.unwrap();
        self.unpack().await;
        id
    }

    async fn unpack(&self) {
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            match &claimed.job {
                Job::Import(id) => import::work(&self.ctx, *id).await.unwrap(),
                Job::FetchPictures(id) => picture::fetch(&self.ctx, &Empty, *id).await.unwrap(),
                Job::RemoveFiles(files) => {
                    for file in files {
                        self.ctx.files.remove(*file).await.unwrap();
                    }
                }
                _ => {}
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
    }

    async fn looked_at(&self, id: ImportId) -> ImportView {
        import::view(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// The pictures of the listing with this SKU, and what it lacks.
    async fn pictures_of(&self, sku: &str) -> (Vec<String>, Vec<Missing>) {
        let listing = self.own().await.into_iter().find(|one| one.sku == sku).unwrap();
        let own = picture::own(&self.ctx, &self.supplier, listing.id).await.unwrap();
        (
            own.pictures.into_iter().map(|one| one.source).collect(),
            own.missing,
        )
    }

    /// `name code` of the files no row means.
    async fn unnamed(&self, id: ImportId) -> Vec<String> {
        let (files, count) = import::unnamed(&self.ctx, &self.supplier, id).await.unwrap();
        assert_eq!(count, files.len() as u64);
        let code = |problem: Option<Problem>| problem.map(|problem| problem.code.into_owned());
        files
            .into_iter()
            .map(|file| format!("{} {}", file.name, code(file.problem).unwrap_or_default()))
            .collect()
    }

    /// `sku code` of what rows that came to this lack.
    async fn not_found(&self, id: ImportId, outcome: RowOutcome) -> Vec<String> {
        let page = PageRequest::new(Some(100), None);
        let rows = import::rows(&self.ctx, &self.supplier, id, outcome, page)
            .await
            .unwrap();
        let of_row = |row: domain::catalog::import::ImportedRow| {
            let sku = row.sku;
            let told = move |error: domain::problem::FieldError| {
                format!(
                    "{sku} {} {} {}",
                    error.field, error.problem.code, error.problem.facts["name"]
                )
            };
            row.errors.into_iter().map(told)
        };
        rows.items.into_iter().flat_map(of_row).collect()
    }
}

const NAMED: &str =
    "sku,title_en,images\nA,Net,red\\NET.png;https://img.example/x.jpg;gone.png\nB,Rope,rope.png\n";

story!(
    rows_name_pictures_of_the_archive_and_are_told_what_is_not_there,
    |world| async move {
        let pictures = || {
            zip(&[
                ("photos/red/net.png", shot(40)),
                ("photos/blue/net.png", shot(41)),
                ("a/rope.png", shot(42)),
                ("b/rope.png", shot(43)),
                ("readme.txt", Bytes::from_static(b"hello")),
            ])
        };
        let id = world.with_pictures(NAMED, pictures()).await.unwrap();
        let dry = world.looked_at(id).await;
        assert_eq!(dry.archive.as_deref(), Some("图片.zip"));
        assert_eq!((dry.counts.pictures, dry.counts.no_pictures), (1, 2));
        assert_eq!(
            world.not_found(id, RowOutcome::Created).await,
            [
                "A images archive-nowhere gone.png",
                "B images archive-several rope.png"
            ]
        );
        let beside = [
            "photos/blue/net.png ",
            "a/rope.png ",
            "b/rope.png ",
            "readme.txt archive-no-picture",
        ];
        assert_eq!(world.unnamed(id).await, beside);
        assert_eq!(world.own().await, [], "a dry run writes nothing");

        import::start(&world.ctx, &world.supplier, id).await.unwrap();
        world.unpack().await;
        let done = world.looked_at(id).await;
        assert_eq!(done.state, ImportState::Done);
        assert_eq!((done.counts.pictures, done.counts.no_pictures), (1, 2));
        assert_eq!(world.unnamed(id).await, beside);
        let (pictures_of_a, missing) = world.pictures_of("A").await;
        assert_eq!(pictures_of_a, ["red\\NET.png"]);
        let missing: Vec<_> = missing.iter().map(|one| (one.name.as_str(), &one.why)).collect();
        assert_eq!(missing.len(), 2);
        assert!(matches!(
            missing[0],
            ("https://img.example/x.jpg", Why::Failed(_))
        ));
        assert_eq!(missing[1], ("gone.png", &Why::NotHandedIn));
        assert_eq!(world.pictures_of("B").await.0, Vec::<String>::new());
        // It waits for the operator, as every picture does.
        assert_eq!(world.queue().await.len(), 2);

        // The same again changes nothing; nor does it bring back what was taken away.
        let again = world.have_done(NAMED, pictures()).await;
        assert_eq!(world.looked_at(again).await.counts.unchanged, 2);
        let listing = world.own().await.into_iter().find(|one| one.sku == "A").unwrap();
        let own = picture::own(&world.ctx, &world.supplier, listing.id)
            .await
            .unwrap();
        assert_eq!(own.pictures.len(), 1);
        picture::remove(
            &world.ctx,
            &world.supplier,
            listing.id,
            own.pictures[0].picture.id,
        )
        .await
        .unwrap();
        world.have_done(NAMED, pictures()).await;
        let (none, missing) = world.pictures_of("A").await;
        assert_eq!(none, Vec::<String>::new());
        assert!(missing.iter().any(|one| one.why == Why::Removed), "{missing:?}");
    }
);

story!(
    without_a_column_a_picture_belongs_to_the_sku_its_name_begins_with,
    |world| async move {
        const FILE: &str = "sku,title_en\nYL-1,Net\nYL-1-2,Net two\nYL,Rope\n";
        let pictures = zip(&[
            ("x/YL-1-10.png", shot(40)),
            ("YL-1 front.png", shot(41)),
            ("yl-1-2.png", shot(42)),
            ("YL-1-2_b.png", shot(43)),
            ("YLX.png", shot(44)),
        ]);
        let id = world.have_done(FILE, pictures).await;
        assert_eq!(
            world.pictures_of("YL-1").await.0,
            ["x/YL-1-10.png", "YL-1 front.png"]
        );
        assert_eq!(
            world.pictures_of("YL-1-2").await.0,
            ["yl-1-2.png", "YL-1-2_b.png"]
        );
        assert_eq!(world.pictures_of("YL").await.0, Vec::<String>::new());
        assert_eq!(world.unnamed(id).await, ["YLX.png "]);
    }
);

story!(
    another_picture_of_the_same_name_takes_the_place_of_the_first,
    |world| async move {
        const FILE: &str = "sku,title_en\nA,Net\n";
        world
            .have_done(FILE, zip(&[("A-1.png", shot(40)), ("A-2.png", shot(41))]))
            .await;
        world
            .have_done(FILE, zip(&[("A-1.png", shot(50)), ("A-3.png", shot(42))]))
            .await;
        let listing = world.own().await[0].id;
        let own = picture::own(&world.ctx, &world.supplier, listing).await.unwrap();
        let seen: Vec<_> = own
            .pictures
            .iter()
            .map(|one| (one.source.as_str(), one.picture.width))
            .collect();
        assert_eq!(seen, [("A-1.png", 50), ("A-2.png", 41), ("A-3.png", 42)]);
    }
);

story!(
    what_only_claims_to_be_a_picture_is_told_to_its_supplier,
    |world| async move {
        let pictures = zip(&[
            (
                "A-1.png",
                Bytes::from_static(b"<!DOCTYPE html><script>alert(1)</script>"),
            ),
            ("A-2.png", shot(40)),
        ]);
        world.have_done("sku,title_en\nA,Net\n", pictures).await;
        let (taken, missing) = world.pictures_of("A").await;
        assert_eq!(taken, ["A-2.png"]);
        let [
            Missing {
                name,
                why: Why::Failed(problem),
            },
        ] = missing.as_slice()
        else {
            panic!("{missing:?}")
        };
        assert_eq!((name.as_str(), problem.code.as_ref()), ("A-1.png", "file-kind"));
    }
);

story!(
    there_are_never_more_pictures_than_a_listing_may_have,
    |world| async move {
        let names: Vec<_> = (0..=MAX_PICTURES)
            .map(|number| format!("A-{number}.png"))
            .collect();
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), shot(40))).collect();
        world.have_done("sku,title_en\nA,Net\n", zip(&files)).await;
        let (taken, missing) = world.pictures_of("A").await;
        assert_eq!((taken.len(), missing.len()), (MAX_PICTURES, 1));
        assert!(matches!(&missing[0].why, Why::Failed(problem) if problem.code == "too-many-images"));
    }
);

story!(
    an_archive_that_can_not_be_taken_keeps_nothing,
    |world| async move {
        let broken = Archive {
            name: "a.zip".into(),
            content: Bytes::from_static(b"Rar!"),
        };
        let refused = world.with_pictures("sku,title_en\nA,Net\n", broken).await;
        let Err(Error::Invalid(errors)) = refused else {
            panic!("{refused:?}")
        };
        let first = &errors.0[0];
        assert_eq!(
            (first.field.as_str(), first.problem.code.as_ref()),
            ("pictures", "archive-not-zip")
        );
        let page = PageRequest::new(Some(9), None);
        let imports = import::list(&world.ctx, &world.supplier, page).await.unwrap();
        assert_eq!(imports.items, []);
    }
);

story!(what_came_with_an_import_goes_with_it, |world| async move {
    let id = world
        .have_done("sku,title_en\nA,Net\n", zip(&[("A.png", shot(40))]))
        .await;
    let rival = world.new_supplier("rope-co").await;
    let strange = import::unnamed(&world.ctx, &rival, id).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    world.ctx.clock.advance(chrono::TimeDelta::days(91));
    import::forget_old(&world.ctx).await.unwrap();
    world.unpack().await;
    let gone = import::view(&world.ctx, &world.supplier, id).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    assert_eq!(world.pictures_of("A").await.0, ["A.png"], "what it brought stays");
});
