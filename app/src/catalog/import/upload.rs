//! Handing in a catalogue file: which, and where its listings are to be offered.

use super::{IMPORTS, placed};
use crate::{
    failure::Failure,
    i18n::{error_of, locale},
    market::booth::ask_link,
    page::Page,
    t,
    ui::{Button, Empty, ErrorSummary, FileField, PageHead, Panel, Select, SelectOption},
    visit::Visit,
};
use axum::{
    body::Bytes,
    extract::Multipart,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::archive::{MAX_ARCHIVE, MAX_FILES},
    market::MarketRef,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use service::{
    Error,
    catalog::import::{self, Asked},
    market,
};

/// The largest file a browser may send.
const MAX_FILE: usize = 32 << 20;
/// The largest form: the file, the pictures and what stands around them.
pub(super) const MAX_UPLOAD: usize = MAX_FILE + MAX_ARCHIVE + (1 << 20);

/// The form as it was sent.
#[derive(Default)]
struct Upload {
    file: Option<(String, Bytes)>,
    pictures: Option<(String, Bytes)>,
    market: String,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let markets = booths(&visit).await?;
    Ok(visit.page(|| page(markets, &Upload::default(), &FieldErrors::default())))
}

pub(super) async fn submit(visit: Visit, form: Multipart) -> Result<Response, Failure> {
    let markets = booths(&visit).await?;
    let (form, broken) = Upload::read(form).await;
    let outcome = match broken {
        Some(errors) => Err(errors.into()),
        None => take(&visit, &form).await,
    };
    match outcome {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(markets, &form, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The markets of one's own company; whoever may not supply is refused here.
async fn booths(visit: &Visit) -> Result<Vec<MarketRef>, Failure> {
    visit.require(Right::ManageListings)?;
    Ok(market::booths(&visit.ctx, &visit.actor).await?)
}

/// Takes the file, and answers where to go on: where nothing about its columns is in doubt, the dry run has begun.
async fn take(visit: &Visit, form: &Upload) -> service::Result<String> {
    let Some((name, content)) = form.file.clone() else {
        return Err(Error::invalid("file", Problem::new("required")));
    };
    let new = import::Upload {
        name,
        content,
        market: Some(form.market.clone()).filter(|slug| !slug.is_empty()),
        pictures: form
            .pictures
            .clone()
            .map(|(name, content)| import::Archive { name, content }),
    };
    let (id, known) = import::upload(&visit.ctx, &visit.actor, new, Asked::Known, false).await?;
    let step = if known { "" } else { "/columns" };
    Ok(format!("{IMPORTS}/{id}{step}"))
}

impl Upload {
    /// Reads the form as far as it came, and why it came no further.
    async fn read(mut form: Multipart) -> (Self, Option<FieldErrors>) {
        let mut upload = Self::default();
        loop {
            match form.next_field().await {
                Ok(Some(field)) => {
                    if let Err(errors) = upload.take(field).await {
                        return (upload, Some(errors));
                    }
                }
                Ok(None) => return (upload, None),
                Err(error) => return (upload, Some(cut_short("file", &error))),
            }
        }
    }

    async fn take(&mut self, field: axum::extract::multipart::Field<'_>) -> Result<(), FieldErrors> {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| cut_short(&name, &error))?;
        // A field left empty comes as a file without a name.
        let sent = !file_name.is_empty();
        match name.as_str() {
            "file" if sent => self.file = Some((file_name, within("file", bytes, MAX_FILE)?)),
            "pictures" if sent => self.pictures = Some((file_name, within("pictures", bytes, MAX_ARCHIVE)?)),
            "market" => self.market = String::from_utf8_lossy(&bytes).into_owned(),
            _ => {}
        }
        Ok(())
    }
}

fn within(field: &str, bytes: Bytes, max: usize) -> Result<Bytes, FieldErrors> {
    match bytes.len() > max {
        true => Err(FieldErrors::one(field, too_large(max))),
        false => Ok(bytes),
    }
}

fn too_large(max: usize) -> Problem {
    Problem::new("upload-too-large").with("max", format!("{} MB", max >> 20))
}

fn cut_short(field: &str, error: &axum::extract::multipart::MultipartError) -> FieldErrors {
    let (field, max) = match field {
        "pictures" => ("pictures", MAX_ARCHIVE),
        _ => ("file", MAX_FILE),
    };
    let problem = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(max),
        _ => Problem::new("upload-cut-short"),
    };
    FieldErrors::one(field, problem)
}

fn label(field: &str) -> String {
    match field {
        "market" => t!("catalog-import-market"),
        "pictures" => t!("catalog-import-pictures"),
        _ => t!("catalog-import-file"),
    }
}

fn page(markets: Vec<MarketRef>, form: &Upload, errors: &FieldErrors) -> Page {
    let nowhere = markets.is_empty();
    let fields = fields(markets, form, errors);
    let body = match nowhere {
        true => view! {
            <PageHead title=t!("catalog-import-title")/>
            <Empty title=t!("catalog-import-no-booth") text=t!("catalog-import-no-booth-text")>{ask_link()}</Empty>
        }
        .into_any(),
        false => view! {
            <div class="narrow">
                <PageHead title=t!("catalog-import-title") lede=t!("catalog-import-lede")/>
                <ErrorSummary errors=errors.clone() label=label/>
                <Panel>{fields}</Panel>
                <Panel title=t!("catalog-import-columns")>{columns()}</Panel>
                <Panel title=t!("catalog-import-pictures")>
                    <p>{t!("catalog-import-pictures-named")}</p>
                    <p>{t!("catalog-import-pictures-by-sku")}</p>
                    <p class="muted">{t!("catalog-import-pictures-again")}</p>
                </Panel>
            </div>
        }
        .into_any(),
    };
    placed(Page::new(t!("catalog-import-title"), body))
}

/// The files come last, so that all else has arrived when one turns out to be too large.
fn fields(markets: Vec<MarketRef>, form: &Upload, errors: &FieldErrors) -> impl IntoView + use<> {
    let locale = locale();
    let options = markets.into_iter().map(|market| SelectOption {
        label: market.name.get(locale).to_owned(),
        value: market.slug,
    });
    view! {
        <form class="form" method="post" action="/selling/import" enctype="multipart/form-data">
            <Select
                name="market" label=t!("catalog-import-market") options=options.collect() value=form.market.clone()
                hint=t!("catalog-import-market-hint") error=error_of(errors, "market") required=true
            />
            <FileField
                name="file" label=t!("catalog-import-file") accept=".csv,.tsv,.xlsx,.xlsm,.ndjson,.jsonl,.gz,text/csv"
                hint=t!("catalog-import-file-hint", max = MAX_FILE >> 20) error=error_of(errors, "file")
            />
            <FileField
                name="pictures" label=t!("catalog-import-pictures") accept=".zip,application/zip" may_be_empty=true
                hint=t!("catalog-import-pictures-hint", max = MAX_ARCHIVE >> 20, files = MAX_FILES)
                error=error_of(errors, "pictures")
            />
            <div class="actions"><Button>{t!("catalog-import-submit")}</Button></div>
        </form>
    }
}

/// The columns a file may have, as CONTRACTS.md names them.
fn columns() -> impl IntoView {
    let column = |names: &'static str, words: String| {
        view! { <dt><code>{names}</code></dt><dd>{words}</dd> }
    };
    view! {
        <dl class="import-columns">
            {column("sku", t!("catalog-import-column-sku"))}
            {column("title_zh, title_en", t!("catalog-import-column-title"))}
            {column("description_zh, description_en", t!("catalog-import-column-description"))}
            {column("category", t!("catalog-import-column-category"))}
            {column("unit, moq, increment, stock, lead_time_days", t!("catalog-import-column-supply"))}
            {column("lead_time_steps", t!("catalog-import-column-lead-time-steps"))}
            {column("currency, tiers", t!("catalog-import-column-tiers"))}
            {column("incoterm, place", t!("catalog-import-column-incoterm"))}
            {column(
                "carton_quantity, inner_quantity, carton_length_cm, carton_width_cm, carton_height_cm, carton_gross_kg, carton_net_kg",
                t!("catalog-import-column-packaging"),
            )}
            {column(
                "sample_price, sample_max_quantity, sample_lead_time_days, sample_credited",
                t!("catalog-import-column-samples"),
            )}
            {column("brand, model, gtin, hs_code, origin", t!("catalog-import-column-codes"))}
            {column("variants", t!("catalog-import-column-variants"))}
            {column("images", t!("catalog-import-column-images"))}
        </dl>
        <p class="muted">{t!("catalog-import-column-other")}</p>
    }
}
