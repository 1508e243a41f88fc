//! Who knocks, as far as their address and their browser tell.

use crate::{
    client::ClientAddress,
    failure::Failure,
    state::AppState,
    visit::{ADDRESS, AGENT, SINCE, Visit},
};
use axum::{
    extract::FromRequestParts,
    http::{header::USER_AGENT, request::Parts},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use domain::{
    id::PersonId,
    identity::{UserAgent, throttle::Network},
};
use service::identity::{self, Device};
use std::{convert::Infallible, net::IpAddr};
use tower_sessions::Session;

/// The cookie by which a browser is known to people who were let in with it.
const DEVICE: &str = "device";

/// The other end of a request that wants to be let in.
pub(crate) struct Caller {
    device: Option<Device>,
    network: Network,
    throttled: bool,
    address: IpAddr,
    agent: Option<String>,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, state).await?;
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Self {
            device: jar.get(DEVICE).and_then(|cookie| Device::read(cookie.value())),
            network: Network::of(address),
            throttled: state.throttled,
            address,
            agent: parts
                .headers
                .get(USER_AGENT)
                .and_then(|agent| agent.to_str().ok())
                .map(|agent| agent.chars().take(UserAgent::MAX_AGENT).collect()),
        })
    }
}

impl Caller {
    /// What tries are counted by; nothing where they are not counted.
    pub(super) fn counted(&self) -> Option<identity::Caller> {
        self.throttled.then(|| identity::Caller {
            network: self.network,
            device: self.device.clone(),
        })
    }

    /// Notes in the session since when it is this caller's, and from where: by that people know it again.
    pub(super) async fn note(&self, visit: &Visit, session: &Session) -> Result<(), Failure> {
        let internal = service::Error::internal;
        session.insert(SINCE, visit.ctx.now()).await.map_err(internal)?;
        session.insert(AGENT, &self.agent).await.map_err(internal)?;
        let address = (!self.address.is_unspecified()).then_some(self.address);
        session.insert(ADDRESS, address).await.map_err(internal)?;
        Ok(())
    }

    /// Remembers for a year that this person was let in with this browser.
    pub(super) fn remember(&self, visit: &Visit, person: PersonId) -> CookieJar {
        let device = Device::after(&visit.ctx, self.device.as_ref(), person);
        let cookie = Cookie::build((DEVICE, device.cookie()))
            .path("/")
            .same_site(SameSite::Lax)
            .http_only(true)
            .secure(visit.frame.origin.starts_with("https:"))
            .max_age(time::Duration::days(365));
        CookieJar::new().add(cookie)
    }
}
