//! The embedded index in its folder: kept, held by one, and made anew when it can't be used.

use std::fs;

use domain::search::SearchQuery;
use server::adapter::tantivy::{OpenFailure, TantivyIndex};
use service::port::search_index::SearchIndex;

use crate::support::port::port;

async fn filled(folder: &std::path::Path) {
    let index = TantivyIndex::open(folder).unwrap();
    index.apply(port(), vec![]).await.unwrap();
}

#[tokio::test]
async fn what_was_written_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder.path().join("search")).await;
    let again = TantivyIndex::open(&folder.path().join("search")).unwrap();
    assert_eq!(again.count().await.unwrap(), 5);
    assert_eq!(again.search(&SearchQuery::default()).await.unwrap().total, 5);
}

#[tokio::test]
async fn one_process_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("search");
    let _first = TantivyIndex::open(&path).unwrap();
    assert!(matches!(TantivyIndex::open(&path), Err(OpenFailure::Held)));
}

#[tokio::test]
async fn a_damaged_index_and_one_of_another_version_are_made_anew() {
    type Damage = fn(&std::path::Path);
    let damages: [Damage; 4] = [
        |path| fs::write(path.join("meta.json"), "{").unwrap(),
        |path| fs::remove_file(path.join("meta.json")).unwrap(),
        |path| {
            let meta = fs::read_to_string(path.join("meta.json")).unwrap();
            let older = meta.replace("\"payload\": \"", "\"payload\": \"older than ");
            assert_ne!(meta, older);
            fs::write(path.join("meta.json"), older).unwrap();
        },
        |path| {
            for entry in fs::read_dir(path).unwrap() {
                let file = entry.unwrap().path();
                if file.extension().is_some_and(|end| end == "store") {
                    fs::write(file, "gone").unwrap();
                }
            }
        },
    ];
    for damage in damages {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("search");
        filled(&path).await;
        damage(&path);
        let index = TantivyIndex::open(&path).unwrap();
        assert_eq!(
            index.count().await.unwrap(),
            0,
            "empty, to be filled from the database"
        );
        index.apply(port(), vec![]).await.unwrap();
    }
}
