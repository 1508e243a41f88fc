//! What stories of the catalogue need: files that are imported, and eyes for what came of it.

use domain::{
    actor::Actor,
    catalog::{
        mapping::Mapping,
        view::{FailedRow, ImportReport, OwnListing},
    },
    id::CaseId,
    page::PageRequest,
};
use entity::outbox::event;
use sea_orm::{EntityTrait, QueryOrder};
use service::{
    Result,
    catalog::{
        self,
        import::{CatalogueFile, ImportOptions},
    },
    job::{self, Job},
    moderation,
};

use super::World;

/// For the supplier of the world, into its home market.
pub fn options() -> ImportOptions {
    ImportOptions {
        company: "nets-co".parse().unwrap(),
        market: None,
        mapping: Mapping::default(),
        publish: false,
        dry_run: false,
    }
}

/// On show at once.
pub fn published() -> ImportOptions {
    ImportOptions {
        publish: true,
        ..options()
    }
}

impl World {
    /// Imports a file by its name and content.
    pub async fn import_file(
        &self,
        actor: &Actor,
        name: &str,
        content: impl Into<Vec<u8>>,
        options: ImportOptions,
    ) -> Result<ImportReport> {
        let file = CatalogueFile::uploaded(name, content.into());
        catalog::import::run(&self.ctx, actor, file, options, |_| ()).await
    }

    /// The supplier hands in a file.
    pub async fn submit(&self, content: &str) -> ImportReport {
        self.import_file(&self.supplier, "catalogue.csv", content, options())
            .await
            .unwrap()
    }

    /// The operator imports a file at the command line.
    pub async fn publish(&self, content: &str) -> ImportReport {
        self.import_file(&Actor::System, "catalogue.csv", content, published())
            .await
            .unwrap()
    }

    /// The supplier's own list, newest first.
    pub async fn own(&self) -> Vec<OwnListing> {
        let page = PageRequest::new(Some(100), None);
        catalog::own(&self.ctx, &self.supplier, page).await.unwrap().items
    }

    /// The cases that wait for the operator.
    pub async fn queue(&self) -> Vec<CaseId> {
        let page = PageRequest::new(Some(100), None);
        let queue = moderation::queue(&self.ctx, &self.operator, &Default::default(), page)
            .await
            .unwrap();
        queue.items.into_iter().map(|case| case.id).collect()
    }

    /// The kinds of all that happened to catalogue and cases, in order.
    pub async fn happened(&self) -> Vec<String> {
        let events = event::Entity::find()
            .order_by_asc(event::Column::Id)
            .all(self.ctx.db.read())
            .await
            .unwrap();
        let kinds = events.into_iter().map(|event| event.kind);
        kinds
            .filter(|kind| kind.starts_with("listing.") || kind.starts_with("moderation."))
            .collect()
    }

    /// Takes every job out of the outbox.
    pub async fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            job::finish(&self.ctx, &claimed).await.unwrap();
            jobs.push(claimed.job);
        }
        jobs
    }
}

/// imported · updated · unchanged · failed
pub fn counts(report: &ImportReport) -> [u64; 4] {
    let failed = report.failed.len() as u64;
    [report.imported, report.updated, report.unchanged, failed]
}

/// `line column: code` of each problem.
pub fn problems(failed: &[FailedRow]) -> Vec<String> {
    let of_row = |row: &FailedRow| {
        let line = row.line;
        let errors = row.errors.iter();
        errors
            .map(|error| format!("{line} {}: {}", error.field, error.problem.code))
            .collect::<Vec<_>>()
    };
    failed.iter().flat_map(of_row).collect()
}
