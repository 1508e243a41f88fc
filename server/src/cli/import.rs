//! `entrepot import catalog`: a catalogue file from this machine. Progress and problems go to standard error, the
//! counts to standard output, in a form other programs read.

use std::{
    fs::File,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use app::{i18n::problem_in, t};
use clap::{Args, Subcommand};
use domain::{
    actor::Actor,
    catalog::{mapping::Mapping, view::ImportReport},
    company::CompanyCode,
    problem::{FieldErrors, Problem},
    text::Locale,
};
use service::{
    Error,
    catalog::{
        Format,
        import::{self, CatalogueFile, ImportOptions},
    },
    ctx::Clock,
};

use super::shown;
use crate::{config::Config, setup};

/// How many failed rows are told when no report is asked for.
const TOLD: usize = 10;

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Import a company's listings from a CSV, TSV, XLSX or NDJSON file, packed with gzip or not.
    Catalog(ImportCatalog),
}

/// A catalogue file and how to read it.
#[derive(Debug, Args)]
pub struct ImportCatalog {
    /// The file: .csv, .tsv, .xlsx or .ndjson, with .gz behind it or not.
    file: PathBuf,
    /// The company whose listings they are, by its code.
    #[arg(long, value_name = "CODE")]
    company: String,
    /// The market new listings are offered in; by default the company's first.
    #[arg(long, value_name = "SLUG")]
    market: Option<String>,
    /// A file of `their column = our field` lines.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Show the listings at once, and make the categories they name.
    #[arg(long)]
    publish: bool,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where to write the rows that failed, to be mended and imported again: in the format of its ending, else CSV.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Import {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Catalog(command) = self;
        command.run(config).await
    }
}

impl ImportCatalog {
    async fn run(self, config: &Config) -> anyhow::Result<()> {
        let locale = config.locale;
        let options = self.options(locale)?;
        let report_file = self.report_file(locale)?;
        let ctx = setup::open(config, Clock::System).await?;
        setup::migrate(&ctx).await?;
        let file = CatalogueFile::at(&self.file);
        let mut progress = Progress::new(locale);
        let outcome = import::run(&ctx, &Actor::System, file, options, |report| {
            progress.told(report)
        })
        .await;
        progress.end();
        let report = match outcome {
            Ok(report) => report,
            Err(Error::Invalid(errors)) => anyhow::bail!(sentences(locale, &errors)),
            Err(other) => return Err(other.into()),
        };
        for remark in remarks(locale, &report) {
            eprintln!("{remark}");
        }
        let failed = report.failures();
        let ImportReport {
            imported,
            updated,
            unchanged,
            ..
        } = report;
        // What was done is said before anything else can go wrong.
        println!("imported {imported} · updated {updated} · unchanged {unchanged} · failed {failed}");
        match report_file {
            Some(file) => self.write_report(locale, &report, file),
            None => {
                tell_failed(locale, &report);
                Ok(())
            }
        }
    }

    /// The file of the report, made before anything is imported: what failed is not lost for want of a place.
    fn report_file(&self, locale: Locale) -> anyhow::Result<Option<File>> {
        let Some(path) = &self.report else {
            return Ok(None);
        };
        let file = File::create(path).map_err(|error| unwritable(locale, path, &error))?;
        Ok(Some(file))
    }

    fn write_report(&self, locale: Locale, report: &ImportReport, file: File) -> anyhow::Result<()> {
        let say = |problem: &Problem| problem_in(locale, problem);
        let path = self.report.as_deref().unwrap_or(Path::new(""));
        let format = Format::of(&path.to_string_lossy()).unwrap_or(Format::CSV);
        import::write_report(report, format, say, file).map_err(|error| unwritable(locale, path, &error))
    }

    fn options(&self, locale: Locale) -> anyhow::Result<ImportOptions> {
        let mut errors = FieldErrors::default();
        let company: Option<CompanyCode> = errors.take("company", self.company.parse());
        let mapping = match &self.mapping {
            None => Mapping::default(),
            Some(path) => mapping(locale, path)?,
        };
        match company {
            Some(company) => Ok(ImportOptions {
                company,
                market: self.market.clone(),
                mapping,
                publish: self.publish,
                dry_run: self.dry_run,
            }),
            None => anyhow::bail!(sentences(locale, &errors)),
        }
    }
}

fn unwritable(locale: Locale, path: &Path, error: &io::Error) -> anyhow::Error {
    let error = error.to_string();
    anyhow::anyhow!(t!(in locale, "catalog-import-report-unwritable", path = shown(path), error = error))
}

fn tell_failed(locale: Locale, report: &ImportReport) {
    for row in report.failed.iter().take(TOLD) {
        for error in &row.errors {
            let (reason, field) = (problem_in(locale, &error.problem), error.field.clone());
            eprintln!(
                "{}",
                t!(in locale, "catalog-import-failed-row", line = row.line, column = field, reason = reason)
            );
        }
    }
    if report.failed.len() > TOLD {
        eprintln!(
            "{}",
            t!(in locale, "catalog-import-failed-more", count = report.failed.len() - TOLD)
        );
    }
}

fn mapping(locale: Locale, path: &Path) -> anyhow::Result<Mapping> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        anyhow::anyhow!(
            t!(in locale, "catalog-import-mapping-unreadable", path = shown(path), error = error.to_string())
        )
    })?;
    text.parse()
        .map_err(|errors| anyhow::anyhow!(sentences(locale, &errors)))
}

/// One line a problem.
fn sentences(locale: Locale, errors: &FieldErrors) -> String {
    let sentences = errors.0.iter().map(|error| problem_in(locale, &error.problem));
    sentences.collect::<Vec<_>>().join("\n")
}

fn remarks(locale: Locale, report: &ImportReport) -> Vec<String> {
    let encoding = report.encoding.as_ref();
    let encoding = encoding.map(|name| t!(in locale, "catalog-import-read-as", encoding = name.clone()));
    let sheet = report.sheet.as_ref();
    let sheet = sheet.map(|name| t!(in locale, "catalog-import-sheet", sheet = name.clone()));
    let incomplete = (report.incomplete > 0)
        .then(|| t!(in locale, "catalog-import-incomplete", count = report.incomplete));
    let uncategorised = (report.uncategorised > 0)
        .then(|| t!(in locale, "catalog-import-uncategorised", count = report.uncategorised));
    let dry = report
        .dry_run
        .then(|| t!(in locale, "catalog-import-dry-run-done"));
    let unkept = (report.unkept > 0).then(|| t!(in locale, "catalog-import-unkept", count = report.unkept));
    encoding
        .into_iter()
        .chain(sheet)
        .chain(uncategorised)
        .chain(incomplete)
        .chain(unkept)
        .chain(dry)
        .collect()
}

/// How far it got: one line that changes on a terminal, a line now and then elsewhere.
struct Progress {
    locale: Locale,
    terminal: bool,
    told: u64,
}

impl Progress {
    fn new(locale: Locale) -> Self {
        Self {
            locale,
            terminal: io::stderr().is_terminal(),
            told: 0,
        }
    }

    fn told(&mut self, report: &ImportReport) {
        const SELDOM: u64 = 5_000;
        let failed = report.failures();
        let rows = report.imported + report.updated + report.unchanged + failed;
        if self.terminal {
            eprint!(
                "\r{}",
                t!(in self.locale, "catalog-import-progress", rows = rows, failed = failed)
            );
            self.told = rows;
        } else if rows / SELDOM > self.told / SELDOM {
            eprintln!(
                "{}",
                t!(in self.locale, "catalog-import-progress", rows = rows, failed = failed)
            );
            self.told = rows;
        }
    }

    fn end(&self) {
        if self.terminal && self.told > 0 {
            eprintln!();
        }
    }
}
