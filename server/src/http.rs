//! The HTTP surface: pages, REST, health, and the layers around them.

use std::{net::IpAddr, sync::Arc, time::Duration};

use app::{
    dev::MailFolder,
    route::Routes,
    state::{AppState, Lines},
};
use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use service::Ctx;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use crate::{
    adapter::mailer,
    api, client,
    config::Config,
    guard,
    limit::{self, Limits},
    metrics::{self, Metrics},
    session_store::DbSessions,
    site,
};

/// How long a session lasts, from signing in.
const SESSION_DAYS: i64 = 14;
/// The largest body of a form; uploads set their own limit.
const MAX_FORM: usize = 2 * 1024 * 1024;
/// How long one request may take.
const TIMEOUT: Duration = Duration::from_secs(120);

/// Everything the server answers.
pub fn router(ctx: &Ctx, config: &Arc<Config>) -> Router {
    routes(ctx, config).into_router()
}

/// The same, with the table of every route there is.
pub fn routes(ctx: &Ctx, config: &Arc<Config>) -> Routes {
    let state = AppState {
        ctx: ctx.clone(),
        origin: config.origin().into(),
        throttled: config.rate_limit,
        lines: Lines::default(),
        document: Arc::new(api::openapi::document(&config.origin())),
    };
    let sessions = SessionManagerLayer::new(DbSessions(ctx.clone()))
        .with_name("session")
        .with_same_site(SameSite::Lax)
        .with_secure(config.public_url.scheme() == "https")
        .with_expiry(Expiry::OnInactivity(time::Duration::days(SESSION_DAYS)));
    let mails = config
        .dev_mode
        .then(|| MailFolder(Arc::new(mailer::folder(config))));
    let pages = app::router::router(state.clone(), mails)
        .layer(sessions)
        .layer(middleware::from_fn_with_state(
            Arc::<str>::from(config.origin()),
            guard::same_origin,
        ))
        .layer(DefaultBodyLimit::max(MAX_FORM));
    let metrics = Arc::new(Metrics::new(ctx, config));
    let mut all = pages
        .merge(app::router::unguarded(state.clone()))
        .merge(api::routes(ctx.clone(), config))
        .merge(metrics::routes(metrics.clone()))
        .get("/pkg/{name}", site::file);
    if config.rate_limit {
        let limits = Arc::new(Limits::of(all.table(), state));
        all = all.layer(middleware::from_fn_with_state(limits, limit::hold));
    }
    all.layer(
        ServiceBuilder::new()
            .layer(middleware::from_fn_with_state(metrics, metrics::measure))
            .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
            .layer(middleware::from_fn_with_state(config.clone(), crate::header::lay))
            .layer(middleware::from_fn_with_state(
                Arc::<[IpAddr]>::from(config.trusted_proxies.as_slice()),
                client::note,
            ))
            .layer(TraceLayer::new_for_http())
            .layer(PropagateRequestIdLayer::x_request_id())
            .layer(CompressionLayer::new())
            .layer(TimeoutLayer::with_status_code(
                StatusCode::GATEWAY_TIMEOUT,
                TIMEOUT,
            ))
            .layer(CatchPanicLayer::new()),
    )
}
