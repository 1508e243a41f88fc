//! For search engines: `/robots.txt`, and `/sitemap.xml` with every market, fair, supplier and listing on show.

use crate::{failure::Failure, route::Routes, state::AppState};
use axum::{
    extract::{Path, State},
    http::{
        HeaderName,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
};
use chrono::SecondsFormat;
use domain::{Instant, id::ListingId};
use service::{catalog, company, market, promotion};
use std::fmt::Write;

/// What search engines have no use for: what is somebody's own, and every way of narrowing a search.
const NOT_FOR_ROBOTS: [&str; 14] = [
    "/account",
    "/admin",
    "/api/",
    "/buying",
    // Without the sign of the end, `/companies/…` would be meant too.
    "/company$",
    "/company/",
    "/desk",
    "/operating",
    "/register",
    "/saved-searches",
    "/search?",
    "/selling",
    "/sign-in",
    "/unsubscribe",
];
/// The namespace of sitemaps (sitemaps.org, protocol 0.9).
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

type File = ([(HeaderName, &'static str); 2], String);

/// The routes for search engines.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/robots.txt", robots)
        .get("/sitemap.xml", index)
        .get("/sitemaps/markets", markets)
        .get("/sitemaps/companies", companies)
        .get("/sitemaps/listings/{id}", listings)
}

fn file(kind: &'static str, text: String) -> File {
    (
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")],
        text,
    )
}

fn xml(root: &str, entries: &str) -> File {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n{entries}</{root}>\n"
    );
    file("application/xml", text)
}

/// Addresses, each with when it changed last, if that is known. They are made of codes and ids: nothing to escape.
fn pages(origin: &str, pages: impl IntoIterator<Item = (String, Option<Instant>)>) -> File {
    let mut entries = String::new();
    for (path, changed) in pages {
        let _ = write!(entries, "<url><loc>{origin}{path}</loc>");
        if let Some(changed) = changed {
            let changed = changed.to_rfc3339_opts(SecondsFormat::Secs, true);
            let _ = write!(entries, "<lastmod>{changed}</lastmod>");
        }
        entries.push_str("</url>\n");
    }
    xml("urlset", &entries)
}

async fn robots(State(state): State<AppState>) -> File {
    let mut text = "User-agent: *\n".to_owned();
    for path in NOT_FOR_ROBOTS {
        let _ = writeln!(text, "Disallow: {path}");
    }
    let _ = writeln!(text, "\nSitemap: {}/sitemap.xml", state.origin);
    file("text/plain; charset=utf-8", text)
}

async fn index(State(state): State<AppState>) -> Result<File, Failure> {
    let parts = catalog::sitemap::parts(&state.ctx).await?;
    let parts = parts.into_iter().map(|first| format!("listings/{first}"));
    let mut entries = String::new();
    for part in ["markets", "companies"]
        .map(str::to_owned)
        .into_iter()
        .chain(parts)
    {
        let _ = writeln!(
            entries,
            "<sitemap><loc>{}/sitemaps/{part}</loc></sitemap>",
            state.origin
        );
    }
    Ok(xml("sitemapindex", &entries))
}

async fn markets(State(state): State<AppState>) -> Result<File, Failure> {
    let markets = market::list(&state.ctx).await?;
    let markets = markets
        .into_iter()
        .map(|market| format!("/markets/{}", market.slug));
    let regions = market::regions(&state.ctx).await?;
    let regions = regions.into_keys().map(|code| format!("/regions/{code}"));
    let fairs = promotion::fair_slugs(&state.ctx).await?;
    let fairs = fairs.into_iter().map(|slug| format!("/fairs/{slug}"));
    let own = ["/", "/markets"].map(str::to_owned).into_iter();
    Ok(pages(
        &state.origin,
        own.chain(markets)
            .chain(regions)
            .chain(fairs)
            .map(|path| (path, None)),
    ))
}

async fn companies(State(state): State<AppState>) -> Result<File, Failure> {
    let codes = company::on_show(&state.ctx).await?;
    let companies = codes.into_iter().map(|code| (format!("/companies/{code}"), None));
    Ok(pages(&state.origin, companies))
}

async fn listings(State(state): State<AppState>, Path(first): Path<ListingId>) -> Result<File, Failure> {
    let part = catalog::sitemap::part(&state.ctx, first).await?;
    let listings = part
        .into_iter()
        .map(|(id, changed)| (format!("/listings/{id}"), Some(changed)));
    Ok(pages(&state.origin, listings))
}
