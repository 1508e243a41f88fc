//! `/api/v1/imports`: a catalogue file handed in by a program, run by the worker, asked after until it is over.

use app::i18n::problem_in;
use axum::{
    extract::{FromRequest, Multipart, Path, Request, State, multipart::Field},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Instant,
    actor::Right,
    catalog::{
        archive::MAX_ARCHIVE,
        import::{ImportState, ImportView, ImportedRow, RowOutcome},
        mapping::Mapping,
    },
    id::ImportId,
    problem::{FieldErrors, Problem},
    state::State as _,
};
use serde::Serialize;
use service::{
    Error,
    catalog::{
        Format,
        import::{self, Archive, Asked, Upload},
    },
};
use utoipa::ToSchema;

use super::{
    Api,
    caller::Caller,
    paging,
    problem::{Cause, FieldProblem, Refusal, fields},
};

/// Where a file is handed in, below `/api/v1`.
pub(super) const PATH: &str = "/imports";
/// The largest file.
const MAX_FILE: usize = 32 << 20;
/// The largest body: the file, the pictures and what stands around them.
pub(super) const MAX_BODY: usize = MAX_FILE + MAX_ARCHIVE + (1 << 20);

/// An import.
#[derive(Serialize, ToSchema)]
pub(super) struct Import {
    #[schema(value_type = uuid::Uuid)]
    id: ImportId,
    /// Its page.
    url: String,
    file_name: String,
    /// `uploaded`, `mapped` (the dry run is under way), `checked` (it waits for its start), `running`, `done`, `failed` or
    /// `cancelled`.
    state: &'static str,
    /// The slug of the market new listings are offered in.
    market: String,
    /// The rows of the file, once they were counted.
    rows: Option<u64>,
    /// Listings made; before the import runs, those it would make.
    imported: u64,
    /// Listings changed, likewise.
    updated: u64,
    /// Rows that say what their listings say already.
    unchanged: u64,
    /// Rows that can't be taken.
    failed: u64,
    /// Rows whose category does not exist: taken, but uncategorised.
    uncategorised: u64,
    /// Rows that lack something their category asks for, or say something that does not fit: taken all the same.
    incomplete: u64,
    /// The archive of pictures that came with the file.
    pictures: Option<Pictures>,
    /// The file's encoding when it was not UTF-8.
    encoding: Option<String>,
    /// The sheet that was read, when the workbook has others.
    sheet: Option<String>,
    /// Why it failed: the code.
    problem: Option<String>,
    /// The same for people, in the language of `Accept-Language`.
    detail: Option<String>,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    created_at: Instant,
}

/// An archive of pictures, and what rows say of it.
#[derive(Serialize, ToSchema)]
pub(super) struct Pictures {
    file_name: String,
    /// How many pictures were found, each counted with every row that means it.
    found: u64,
    /// How many names of pictures are not in it.
    missing: u64,
}

impl Import {
    fn new(view: ImportView, caller: &Caller, site: &str) -> Self {
        let problem = match &view.state {
            ImportState::Failed { problem } => Some(problem),
            _ => None,
        };
        Self {
            id: view.id,
            url: format!("{site}/selling/imports/{}", view.id),
            state: view.state.name(),
            market: view.market.slug,
            rows: view.rows,
            imported: view.counts.created,
            updated: view.counts.changed,
            unchanged: view.counts.unchanged,
            failed: view.counts.failed,
            uncategorised: view.counts.uncategorised,
            incomplete: view.counts.incomplete,
            pictures: view.archive.map(|file_name| Pictures {
                file_name,
                found: view.counts.pictures,
                missing: view.counts.no_pictures,
            }),
            problem: problem.map(|problem| problem.code.to_string()),
            detail: problem.map(|problem| problem_in(caller.locale, problem)),
            file_name: view.file_name,
            encoding: view.encoding,
            sheet: view.sheet,
            created_at: view.at,
        }
    }
}

/// A file and how to read it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the parts `Sent::read` reads one by one")]
pub(super) struct NewImport {
    /// CSV, TSV, XLSX or NDJSON by the ending of its name, with `.gz` behind it or not; at most 32 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// A ZIP archive of at most 100 MB with the pictures the file names: by their paths in it or the ends of these, in any
    /// case. If no column names pictures, each belongs to the SKU its name begins with.
    #[schema(value_type = Option<String>, format = Binary)]
    pictures: Option<Vec<u8>>,
    /// The slug of the market new listings are offered in; by default the company's first.
    market: Option<String>,
    /// `their column = our field` lines. Without it the file is read as somebody said before of the same columns, or by
    /// our own names.
    mapping: Option<String>,
    /// `true`: only say what would be done, and wait to be started.
    dry_run: Option<bool>,
}

/// The parts of the body, as far as they came.
#[derive(Default)]
struct Sent {
    file: Option<(String, axum::body::Bytes)>,
    pictures: Option<Archive>,
    market: Option<String>,
    mapping: Option<String>,
    dry_run: String,
    errors: FieldErrors,
}

impl Sent {
    async fn read(request: Request, caller: &Caller) -> Result<Self, Refusal> {
        let refused = |_| caller.refuse(Cause::MediaType);
        let mut form = Multipart::from_request(request, &()).await.map_err(refused)?;
        let mut sent = Self::default();
        let cut = |error: axum::extract::multipart::MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => caller.refuse(Cause::TooLarge),
            _ => caller.refuse(FieldErrors::one("", Problem::new("upload-cut-short"))),
        };
        while let Some(field) = form.next_field().await.map_err(cut)? {
            sent.take(field).await.map_err(cut)?;
        }
        Ok(sent)
    }

    async fn take(&mut self, field: Field<'_>) -> Result<(), axum::extract::multipart::MultipartError> {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match name.as_str() {
            "file" => self.file = Some((file_name, bytes)),
            "pictures" => {
                self.pictures = Some(Archive {
                    name: file_name,
                    content: bytes,
                });
            }
            "market" => self.market = Some(text()).filter(|slug| !slug.is_empty()),
            "mapping" => self.mapping = Some(text()),
            "dry_run" => self.dry_run = text(),
            _ => self.errors.add(name, Problem::new("unknown-field")),
        }
        Ok(())
    }

    /// The file, how it is to be read, and whether it goes on by itself.
    fn parse(mut self) -> Result<(Upload, Asked, bool), FieldErrors> {
        let file = self.file.ok_or_else(|| Problem::new("required"));
        let file = self.errors.take("file", file);
        let sizes = [
            ("file", file.as_ref().map(|(_, content)| content), MAX_FILE),
            (
                "pictures",
                self.pictures.as_ref().map(|archive| &archive.content),
                MAX_ARCHIVE,
            ),
        ];
        for (field, content, max) in sizes {
            if content.is_some_and(|content| content.len() > max) {
                let max = format!("{} MB", max >> 20);
                self.errors
                    .add(field, Problem::new("upload-too-large").with("max", max));
            }
        }
        let mapping = match self.mapping.map(|text| text.parse::<Mapping>()).transpose() {
            Ok(mapping) => mapping,
            Err(errors) => {
                self.errors.0.extend(errors.0);
                None
            }
        };
        let starts = match self.dry_run.trim() {
            "" | "false" => true,
            "true" => false,
            _ => {
                self.errors.add("dry_run", Problem::new("wrong-kind"));
                false
            }
        };
        match (file, self.errors.is_empty()) {
            (Some((name, content)), true) => {
                let upload = Upload {
                    name,
                    content,
                    market: self.market,
                    pictures: self.pictures,
                };
                Ok((upload, Asked::Given(mapping), starts))
            }
            _ => Err(self.errors),
        }
    }
}

/// Hands in a catalogue file.
///
/// It is first run dry, then done, by itself; with `dry_run` it waits to be started when the dry run is over. The answer
/// comes at once: ask after it until its state is `done` (or `checked`). A row that is wrong never stops the others.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    tag = "catalog",
    request_body(content = NewImport, content_type = "multipart/form-data"),
    security(("key" = ["catalog:write"])),
    responses((status = 201, description = "The import.", body = Import)),
)]
pub(super) async fn begin(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    request: Request,
) -> Result<Response, Refusal> {
    let actor = caller.need(Right::ManageListings)?;
    let refuse = |error| caller.refuse(error);
    let sent = Sent::read(request, &caller).await?;
    let (upload, asked, starts) = sent.parse().map_err(|errors| caller.refuse(errors))?;
    let (id, _) = import::upload(&caller.ctx, &actor, upload, asked, starts)
        .await
        .map_err(refuse)?;
    let view = import::view(&caller.ctx, &actor, id).await.map_err(refuse)?;
    let place = [(header::LOCATION, format!("/api/v1/imports/{id}"))];
    let shown = Import::new(view, &caller, &config.origin());
    Ok((StatusCode::CREATED, place, axum::Json(shown)).into_response())
}

/// An import: how far it got.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The import's id.")),
    security(("key" = ["catalog:read"])),
    responses((status = 200, description = "The import.", body = Import)),
)]
pub(super) async fn show(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let view = found(&caller, &id).await?;
    Ok(axum::Json(Import::new(view, &caller, &config.origin())).into_response())
}

/// A row that can't be taken.
#[derive(Serialize, ToSchema)]
pub(super) struct FailedRow {
    /// Line of the file where it begins; the header is line 1.
    line: u64,
    /// As far as the row says one.
    sku: String,
    /// All that is wrong with it, by the file's own names of the columns.
    errors: Vec<FieldProblem>,
}

/// Some rows that can't be taken.
#[derive(Serialize, ToSchema)]
pub(super) struct FailedRows {
    items: Vec<FailedRow>,
    /// The `after` of the next page.
    next: Option<String>,
}

/// The rows of an import that failed.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/failed",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The import's id."), paging::Paging),
    security(("key" = ["catalog:read"])),
    responses((status = 200, description = "The rows, in the file's order.", body = FailedRows)),
)]
pub(super) async fn failed(
    caller: Caller,
    Path(id): Path<String>,
    asked: paging::Asked,
) -> Result<Response, Refusal> {
    let view = found(&caller, &id).await?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = import::rows(&caller.ctx, &caller.actor(), view.id, RowOutcome::Failed, page)
        .await
        .map_err(|error| caller.refuse(error))?;
    let rows = rows.map(
        |ImportedRow {
             line, sku, errors, ..
         }| FailedRow {
            line,
            sku,
            errors: fields(&errors, caller.locale),
        },
    );
    let (items, next) = (rows.items, rows.next);
    Ok(axum::Json(FailedRows { items, next }).into_response())
}

/// The rows of an import that failed, as a file.
///
/// With the line, the columns and the reasons in front of each: mended, it is a file to hand in.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/failed.csv",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The import's id.")),
    security(("key" = ["catalog:read"])),
    responses((status = 200, description = "CSV.", body = String, content_type = "text/csv")),
)]
pub(super) async fn download(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = found(&caller, &id).await?;
    let refuse = |error| caller.refuse(error);
    let report = import::failed_rows(&caller.ctx, &caller.actor(), view.id)
        .await
        .map_err(refuse)?;
    let (format, mut csv) = (Format::CSV, Vec::new());
    import::write_report(
        &report,
        format,
        |problem| problem_in(caller.locale, problem),
        &mut csv,
    )
    .map_err(|error| caller.refuse(Error::internal(error)))?;
    Ok(([(header::CONTENT_TYPE, format.media_type())], csv).into_response())
}

/// Has an import done that was checked.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/start",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The import's id.")),
    security(("key" = ["catalog:write"])),
    responses((status = 200, description = "The import.", body = Import)),
)]
pub(super) async fn start(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = found(&caller, &id).await?.id;
    let actor = caller.need(Right::ManageListings)?;
    let done = import::start(&caller.ctx, &actor, id).await;
    after(&caller, id, done, &config.origin()).await
}

/// Gives an import up; what was done by then stays.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/cancel",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The import's id.")),
    security(("key" = ["catalog:write"])),
    responses((status = 200, description = "The import.", body = Import)),
)]
pub(super) async fn cancel(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = found(&caller, &id).await?.id;
    let actor = caller.need(Right::ManageListings)?;
    let done = import::cancel(&caller.ctx, &actor, id).await;
    after(&caller, id, done, &config.origin()).await
}

/// The import after a step with it.
async fn after(
    caller: &Caller,
    id: ImportId,
    done: service::Result<()>,
    site: &str,
) -> Result<Response, Refusal> {
    done.map_err(|error| caller.refuse(error))?;
    let view = found(caller, &id.to_string()).await?;
    Ok(axum::Json(Import::new(view, caller, site)).into_response())
}

/// The import an address names, of the caller's company.
async fn found(caller: &Caller, id: &str) -> Result<ImportView, Refusal> {
    caller.known()?;
    let id: ImportId = caller.named(id)?;
    import::view(&caller.ctx, &caller.actor(), id)
        .await
        .map_err(|error| caller.refuse(error))
}
