//! A batch of rows in one transaction: what is there is locked and read, a plan is made, the plan is written.

use domain::{
    actor::Actor,
    catalog::{header::Header, view::ImportReport},
    problem::FieldErrors,
};
use entity::company::company;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

use super::{
    ImportOptions,
    category::{Categories, Missing},
    existing::existing,
    failures::Failures,
    plan::{Outcome, Plan, Wanted},
    rows::{Batch, Parsed, failed},
    target::Target,
    writes::Writes,
};
use crate::{Ctx, Result};

/// An import under way.
pub(super) struct Importer<'a> {
    ctx: &'a Ctx,
    actor: &'a Actor,
    target: Target,
    categories: Categories,
    failures: Failures,
    dry_run: bool,
}

impl<'a> Importer<'a> {
    pub async fn new(ctx: &'a Ctx, actor: &'a Actor, options: &ImportOptions) -> Result<Self> {
        let missing = match (options.publish, options.dry_run) {
            (false, _) => Missing::LeaveOut,
            (true, false) => Missing::Make,
            (true, true) => Missing::Pretend,
        };
        Ok(Self {
            ctx,
            actor,
            target: Target::find(ctx.db.read(), actor, options).await?,
            categories: Categories::load(ctx, missing).await?,
            failures: Failures::default(),
            dry_run: options.dry_run,
        })
    }

    /// Imports a batch and counts it.
    pub async fn take(&mut self, header: &Header, batch: Batch, report: &mut ImportReport) -> Result<()> {
        for row in batch.failed {
            self.failures.keep(report, row);
        }
        let mut rows = Vec::with_capacity(batch.parsed.len());
        for row in batch.parsed {
            let (row, wanted) = self.wanted(row, report).await?;
            rows.push((row, wanted));
        }
        for (row, outcome) in self.write(rows).await? {
            match outcome {
                Outcome::Imported => report.imported += 1,
                Outcome::Updated => report.updated += 1,
                Outcome::Unchanged => report.unchanged += 1,
                Outcome::Refused(problem) => {
                    let errors = FieldErrors::one("sku", problem);
                    let row = failed(header, row.line, errors, row.cells);
                    self.failures.keep(report, row);
                }
            }
        }
        Ok(())
    }

    /// Finds the row's category; one that is not there is left out and counted.
    async fn wanted(&mut self, row: Parsed, report: &mut ImportReport) -> Result<(Origin, Wanted)> {
        let mut content = row.content;
        let mut category = None;
        if let Some(path) = content.wording.category.take() {
            match self.categories.find(self.ctx, self.actor, &path).await? {
                Some(found) => {
                    content.wording.category = Some(found.path);
                    category = Some(found.id);
                }
                None => report.uncategorised += 1,
            }
        }
        let origin = Origin {
            line: row.line,
            cells: row.cells,
        };
        Ok((origin, Wanted { content, category }))
    }

    async fn write(&self, rows: Vec<(Origin, Wanted)>) -> Result<Vec<(Origin, Outcome)>> {
        let tx = self.ctx.db.begin().await?;
        lock_company(&tx, self.target.company).await?;
        let skus = rows.iter().map(|(_, wanted)| wanted.content.sku.clone());
        let mut existing = existing(&tx, self.target.company, skus).await?;
        let mut plan = Plan {
            ctx: self.ctx,
            actor: self.actor,
            target: &self.target,
            writes: Writes::default(),
        };
        let mut outcomes = Vec::with_capacity(rows.len());
        for (origin, wanted) in rows {
            let outcome = plan.row(&wanted, existing.remove(&wanted.content.sku))?;
            outcomes.push((origin, outcome));
        }
        if !self.dry_run {
            plan.writes.flush(self.ctx, &tx).await?;
            tx.commit().await?;
        }
        Ok(outcomes)
    }
}

/// Where a row stands in the file.
struct Origin {
    line: u64,
    cells: Vec<String>,
}

/// Two imports of one company take turns, batch by batch: they would make the same listings.
async fn lock_company(tx: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    company::Entity::find()
        .filter(company::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok(())
}
