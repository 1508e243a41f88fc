//! `entrepot export catalog`: a company's listings as a catalogue file, which imported again changes nothing.

use std::{
    fs::{self, File},
    path::PathBuf,
};

use app::{i18n::problem_in, t};
use clap::{Args, Subcommand};
use domain::{actor::Actor, company::CompanyCode, problem::Problem};
use service::{
    Error,
    catalog::{self, Format},
    ctx::Clock,
};

use super::shown;
use crate::{config::Config, setup};

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Export a company's listings to a CSV, TSV, XLSX or NDJSON file.
    Catalog(ExportCatalog),
}

/// Whose listings, and where to.
#[derive(Debug, Args)]
pub struct ExportCatalog {
    /// The file: .csv, .tsv, .xlsx or .ndjson, with .gz behind it or not. One that is there is replaced.
    file: PathBuf,
    /// The company whose listings they are, by its code.
    #[arg(long, value_name = "CODE")]
    company: String,
}

impl Export {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Catalog(command) = self;
        command.run(config).await
    }
}

impl ExportCatalog {
    async fn run(self, config: &Config) -> anyhow::Result<()> {
        let locale = config.locale;
        let told = |problem: &Problem| anyhow::anyhow!(problem_in(locale, problem));
        let company: CompanyCode = self.company.parse().map_err(|problem| told(&problem))?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let format = Format::of(&name).ok_or_else(|| {
            let unknown = Problem::new("file-unknown-kind").with("name", &name);
            told(&unknown)
        })?;
        let ctx = setup::open(config, Clock::System).await?;
        setup::migrate(&ctx).await?;
        // Written beside its place first: a file that is there is whole or the old one.
        let unfinished = self.file.with_file_name(format!(".{name}.part"));
        let unwritable = |error: std::io::Error| {
            let error = error.to_string();
            anyhow::anyhow!(
                t!(in locale, "catalog-export-unwritable", path = shown(&self.file), error = error)
            )
        };
        let file = File::create(&unfinished).map_err(unwritable)?;
        let exported = catalog::export(&ctx, &Actor::System, &company, format, file).await;
        let count = match exported {
            Ok(count) => count,
            Err(error) => {
                fs::remove_file(&unfinished).map_err(unwritable)?;
                return Err(match error {
                    Error::Invalid(errors) => told(&errors.0[0].problem),
                    other => other.into(),
                });
            }
        };
        fs::rename(&unfinished, &self.file).map_err(unwritable)?;
        println!("exported {count}");
        Ok(())
    }
}
