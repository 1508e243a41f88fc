//! `/metrics`: what the process does and what waits to be done, for Prometheus and its like (OpenMetrics text).
//!
//! Figures tell much about a market, so they are not for everyone: whoever asks shows the token of `METRICS_TOKEN`. Where
//! none is set, only a market that is reached as this machine (`PUBLIC_URL`) tells them.

use std::{net::IpAddr, sync::Arc, time::Instant};

use app::route::Routes;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use service::{Ctx, job};
use subtle::ConstantTimeEq;
use url::Host;

use crate::config::Config;

/// The bounds of how long a request took, in seconds.
const BOUNDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// A request, as it is counted: by its route and never by its address, which may name things.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
    status: u16,
}

/// Jobs, as they are counted.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Jobs {
    kind: String,
    state: String,
}

/// How long requests took, by what was asked.
type Requests = Family<Asked, Histogram, fn() -> Histogram>;

/// What is measured.
pub struct Metrics {
    ctx: Ctx,
    token: Option<String>,
    /// Whether the market is reached as this machine only.
    local: bool,
    registry: Registry,
    requests: Requests,
    jobs: Family<Jobs, Gauge>,
    search_lag: Gauge,
    search_listings: Gauge,
}

impl Metrics {
    /// Nothing measured yet.
    pub fn new(ctx: &Ctx, config: &Config) -> Self {
        let requests = Requests::new_with_constructor(|| Histogram::new(BOUNDS));
        let (jobs, search_lag, search_listings) = (Family::default(), Gauge::default(), Gauge::default());
        let mut registry = Registry::with_prefix("entrepot");
        registry.register_with_unit(
            "http_request_duration",
            "How long requests took",
            Unit::Seconds,
            requests.clone(),
        );
        registry.register("jobs", "Jobs that are not done", jobs.clone());
        registry.register_with_unit(
            "search_lag",
            "For how long the oldest change has waited to be found by searches",
            Unit::Seconds,
            search_lag.clone(),
        );
        registry.register(
            "search_listings",
            "Listings in the search index",
            search_listings.clone(),
        );
        Self {
            ctx: ctx.clone(),
            token: config.metrics_token.clone(),
            local: is_local(config.public_url.host()),
            registry,
            requests,
            jobs,
            search_lag,
            search_listings,
        }
    }

    /// Whether whoever sends these headers is told.
    fn admits(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else {
            return self.local;
        };
        let shown = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
        let shown = shown.and_then(|value| value.strip_prefix(b"Bearer "));
        shown.is_some_and(|shown| shown.ct_eq(token.as_bytes()).into())
    }

    /// Counts what waits now.
    async fn look(&self) -> service::Result<()> {
        self.jobs.clear();
        let mut waiting_since = None;
        for some in job::unfinished(&self.ctx).await? {
            if some.kind == "index_listings" && some.state != "dead" {
                waiting_since = waiting_since.into_iter().chain([some.oldest]).min();
            }
            let labels = Jobs {
                kind: some.kind,
                state: some.state,
            };
            self.jobs.get_or_create(&labels).set(some.count);
        }
        let lag = waiting_since.map_or(0, |since| (self.ctx.now() - since).num_seconds());
        self.search_lag.set(lag);
        let listings = self.ctx.search.count().await.unwrap_or_default();
        self.search_listings
            .set(i64::try_from(listings).unwrap_or(i64::MAX));
        Ok(())
    }
}

fn is_local(host: Option<Host<&str>>) -> bool {
    match host {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        None => false,
    }
}

/// Where they are told.
pub fn routes(metrics: Arc<Metrics>) -> Routes {
    Routes::new().get("/metrics", tell).with_state(metrics)
}

async fn tell(State(metrics): State<Arc<Metrics>>, headers: HeaderMap) -> Response {
    if !metrics.admits(&headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Err(error) = metrics.look().await {
        tracing::error!(%error, "what waits can't be counted");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let mut text = String::new();
    if encode(&mut text, &metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// The methods there are; senders may make up others.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PATCH => "PATCH",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// Notes how long each request takes until its answer begins.
pub async fn measure(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(String::new, |route| route.as_str().to_owned());
    let method = name(request.method());
    let response = next.run(request).await;
    let asked = Asked {
        method,
        route,
        status: response.status().as_u16(),
    };
    let seconds = begun.elapsed().as_secs_f64();
    metrics.requests.get_or_create(&asked).observe(seconds);
    response
}
