//! How much may be asked for from one network: a bucket for each class of routes, refilled evenly. Generous enough for
//! an office behind one address; who guesses passwords is slowed elsewhere (`domain::identity::throttle`).

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use app::{
    client::ClientAddress,
    failure,
    route::{Class, Route},
    state::AppState,
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::identity::throttle::Network;
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};

/// After so many requests the networks that have been quiet are forgotten.
const SWEEP: u64 = 10_000;

/// The buckets.
pub struct Limits {
    classes: HashMap<(Method, String), Class>,
    buckets: Vec<DefaultKeyedRateLimiter<Network>>,
    asked: AtomicU64,
    clock: DefaultClock,
    state: AppState,
}

/// How many at once, and how many a second in the long run.
const fn quota(class: Class) -> (u32, u32) {
    match class {
        Class::Read => (1200, 40),
        Class::Write => (300, 10),
        Class::Door => (120, 2),
        Class::Upload => (60, 1),
    }
}

fn bucket(class: Class) -> DefaultKeyedRateLimiter<Network> {
    let (at_once, a_second) = quota(class);
    let whole = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_second(whole(a_second)).allow_burst(whole(at_once)))
}

impl Limits {
    /// Full buckets for these routes.
    pub fn of(table: &[Route], state: AppState) -> Self {
        let classes = table
            .iter()
            .map(|route| ((route.method.clone(), route.path.clone()), route.class));
        Self {
            classes: classes.collect(),
            buckets: Class::ALL.iter().map(|class| bucket(*class)).collect(),
            asked: AtomicU64::new(0),
            clock: DefaultClock::default(),
            state,
        }
    }

    /// Takes one from the bucket, or says how long to wait.
    fn take(&self, class: Class, network: Network) -> Result<(), Duration> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            for bucket in &self.buckets {
                bucket.retain_recent();
                bucket.shrink_to_fit();
            }
        }
        let Some(bucket) = self.buckets.get(class as usize) else {
            return Ok(());
        };
        bucket
            .check_key(&network)
            .map_err(|until| until.wait_time_from(self.clock.now()))
    }

    /// The class of what is asked for; where nothing is, it is read.
    fn class(&self, request: &Request) -> Class {
        let Some(path) = request.extensions().get::<MatchedPath>() else {
            return Class::Read;
        };
        let asked = (request.method().clone(), path.as_str().to_owned());
        self.classes.get(&asked).copied().unwrap_or(Class::Read)
    }
}

/// Lets a request pass, or answers 429 and when to come again.
pub async fn hold(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<ClientAddress>().copied();
    let network = address.map(|ClientAddress(address)| Network::of(address));
    let taken = network.map_or(Ok(()), |network| limits.take(limits.class(&request), network));
    let Err(wait) = taken else {
        return next.run(request).await;
    };
    let seconds = wait.as_secs() + 1;
    let (parts, _) = request.into_parts();
    let mut response = if parts.uri.path().starts_with("/api/") {
        problem()
    } else {
        failure::too_many(&limits.state, &parts, seconds)
    };
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

/// The refusal as programs read it (RFC 9457); when to come again stands in the headers.
fn problem() -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
    });
    (
        status,
        [(header::CONTENT_TYPE, "application/problem+json")],
        body.to_string(),
    )
        .into_response()
}
