//! A batch of rows in one transaction: what is there is locked and read, a plan is made, the plan is written.

use domain::{
    actor::Actor,
    catalog::{header::Header, import::RowOutcome, schema::refused, view::FieldChange, written::changes},
    problem::{FieldError, FieldErrors, Problem},
    text::Bilingual,
};
use sea_orm::ConnectionTrait;

use super::rows::{Numbered, Parsed, failed};
use crate::{
    Ctx, Result,
    catalog::{
        change::{
            Categories, Existing, Goal, Missing, Outcome, Plan, Target, Wanted, lock_company, with_skus,
        },
        tree::Schemas,
        variant::Claims,
    },
    moderation::trust::Trusted,
};

/// An import under way.
pub(super) struct Importer<'a> {
    ctx: &'a Ctx,
    actor: &'a Actor,
    target: Target,
    categories: Categories,
    /// As the import began.
    trusted: Trusted,
    dry_run: bool,
}

/// What became of a row, or would.
pub(super) struct Taken {
    pub number: u64,
    pub line: u64,
    pub outcome: RowOutcome,
    pub sku: String,
    pub title: Bilingual,
    pub changes: Vec<FieldChange>,
    /// What is wrong with it, under the file's own names of the columns.
    pub errors: Vec<FieldError>,
    pub cells: Vec<String>,
    /// The pictures it names.
    pub images: Vec<String>,
    /// Its category does not exist: it is uncategorised.
    pub uncategorised: bool,
    /// It lacks something its category asks for, or says something that does not fit: taken all the same.
    pub incomplete: bool,
}

/// Rows whose categories were looked for.
pub(super) struct Prepared(Vec<(Taken, Option<Wanted>)>);

impl<'a> Importer<'a> {
    pub async fn new(ctx: &'a Ctx, actor: &'a Actor, target: Target, dry_run: bool) -> Result<Self> {
        let missing = match (target.goal == Goal::Shown, dry_run) {
            (false, _) => Missing::LeaveOut,
            (true, false) => Missing::Make,
            (true, true) => Missing::Pretend,
        };
        Ok(Self {
            ctx,
            actor,
            trusted: Trusted::of(ctx, ctx.db.read(), target.company).await?,
            target,
            categories: Categories::load(ctx, missing).await?,
            dry_run,
        })
    }

    /// Finds the categories of a batch, before the transaction it is written in.
    pub async fn prepare(&mut self, header: &Header, batch: Vec<Numbered>) -> Result<Prepared> {
        let mut rows = Vec::with_capacity(batch.len());
        for Numbered { number, row } in batch {
            rows.push(match row {
                Ok(parsed) => self.wanted(number, parsed).await?,
                Err(row) => {
                    let named = header.cells(row.cells.iter().map(String::as_str));
                    let taken = Taken {
                        number,
                        line: row.line,
                        outcome: RowOutcome::Failed,
                        sku: named.field("sku").chars().take(64).collect(),
                        title: Bilingual::default(),
                        changes: Vec::new(),
                        errors: row.errors,
                        cells: row.cells,
                        images: Vec::new(),
                        uncategorised: false,
                        incomplete: false,
                    };
                    (taken, None)
                }
            });
        }
        Ok(Prepared(rows))
    }

    /// Finds the row's category; one that is not there is left out and told.
    async fn wanted(&mut self, number: u64, row: Parsed) -> Result<(Taken, Option<Wanted>)> {
        let mut content = row.content;
        let (mut category, mut uncategorised) = (None, false);
        if let Some(path) = content.wording.category.take() {
            match self.categories.find(self.ctx, self.actor, &path).await? {
                Some(found) => {
                    content.wording.category = Some(found.path);
                    category = Some(found.id);
                }
                None => uncategorised = true,
            }
        }
        let taken = Taken {
            number,
            line: row.line,
            outcome: RowOutcome::Unchanged,
            sku: content.sku.clone(),
            title: content.wording.title.clone(),
            changes: Vec::new(),
            errors: Vec::new(),
            cells: row.cells,
            images: content.wording.images.clone(),
            uncategorised,
            incomplete: false,
        };
        Ok((taken, Some(Wanted { content, category })))
    }

    /// Whether a row fits beside the listings there are. A file that says nothing of variants leaves them as they are.
    fn fits(
        &self,
        header: &Header,
        wanted: &mut Wanted,
        there: Option<&Existing>,
        claims: &mut Claims,
    ) -> Result<Option<Problem>> {
        let content = &mut wanted.content;
        let Some(there) = there else {
            return Ok(claims.take(self.ctx.new_id(), content).err());
        };
        if !header.has_field("variants") {
            let stands = there.last_written()?;
            content.wording.variation = stands.wording.variation;
            let kept = content
                .supply
                .keep_variants(&stands.supply, &content.wording.variation);
            return Ok(kept.err());
        }
        Ok(claims.take(there.row.id, content).err())
    }

    /// Writes a batch as part of the transaction, unless it is a dry run, and says what became of each row.
    pub async fn write(
        &self,
        tx: &impl ConnectionTrait,
        header: &Header,
        Prepared(rows): Prepared,
    ) -> Result<Vec<Taken>> {
        let categories = rows.iter().filter_map(|(_, wanted)| wanted.as_ref()?.category);
        let schemas = Schemas::of_those(tx, categories).await?;
        lock_company(tx, self.target.company).await?;
        let skus = rows
            .iter()
            .filter_map(|(_, wanted)| Some(wanted.as_ref()?.content.sku.clone()));
        let existing = with_skus(tx, self.target.company, skus).await?;
        let wanted = rows
            .iter()
            .filter_map(|(_, wanted)| Some(&wanted.as_ref()?.content));
        let mut claims = Claims::of(tx, self.target.company, wanted).await?;
        let mut plan = Plan::new(self.ctx, self.actor, &self.target, &schemas).trusting(&self.trusted);
        let mut all = Vec::with_capacity(rows.len());
        for (mut taken, wanted) in rows {
            if let Some(mut wanted) = wanted {
                let there = existing.get(&wanted.content.sku);
                let planned = match self.fits(header, &mut wanted, there, &mut claims)? {
                    Some(problem) => Outcome::Refused(problem),
                    None => plan.row(&wanted, there)?,
                };
                taken.outcome = match planned {
                    Outcome::Created => RowOutcome::Created,
                    Outcome::Changed => RowOutcome::Changed,
                    Outcome::Unchanged => RowOutcome::Unchanged,
                    Outcome::Refused(problem) => {
                        let errors = FieldErrors::one("sku", problem);
                        let row = failed(header, taken.line, errors, taken.cells);
                        (taken.errors, taken.cells) = (row.errors, row.cells);
                        RowOutcome::Failed
                    }
                };
                if taken.outcome != RowOutcome::Failed {
                    let faults = schemas
                        .of(wanted.category)
                        .faults(&wanted.content.wording.attributes);
                    taken.incomplete = !faults.is_empty();
                    taken.errors = refused(faults).0;
                }
                if let (RowOutcome::Changed, Some(there)) = (taken.outcome, there) {
                    taken.changes = changes(&there.content, &wanted.content);
                }
            }
            all.push(taken);
        }
        if !self.dry_run {
            plan.writes.flush(self.ctx, tx).await?;
        }
        Ok(all)
    }
}
