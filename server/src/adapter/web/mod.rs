//! Pictures in the web, asked for as any stranger would ask: without cookies or credentials, over a connection to a
//! machine that was looked up and checked just before, and to no other.

mod exchange;
mod reach;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::http::HeaderValue;
use bytes::Bytes;
use domain::{problem::Problem, web::WebAddress};
use hyper_util::rt::TokioIo;
use service::port::picture_source::{PictureSource, Unfetched};
use tokio::time::timeout;
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

use self::exchange::{Answer, exchange};
pub use self::reach::{Internet, Reach};
use crate::config::Config;

/// How long one picture may take, all redirections told.
const TIME: Duration = Duration::from_secs(20);
/// How often one may be sent elsewhere.
const REDIRECTIONS: usize = 3;

/// The web, as far as it is reached.
pub struct Web {
    reach: Arc<dyn Reach>,
    tls: TlsConnector,
    agent: HeaderValue,
    time: Duration,
}

impl Web {
    /// What everyone reaches.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Self::within(Arc::new(Internet), TIME, config)
    }

    /// What is reached this way, in this time.
    pub fn within(reach: Arc<dyn Reach>, time: Duration, config: &Config) -> anyhow::Result<Self> {
        let roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let agent = format!("Entrepot/{} (+{})", env!("CARGO_PKG_VERSION"), config.origin());
        Ok(Self {
            reach,
            tls: TlsConnector::from(Arc::new(tls)),
            agent: agent.parse()?,
            time,
        })
    }

    async fn follow(&self, mut address: WebAddress, max: usize) -> Result<Bytes, Unfetched> {
        for _ in 0..=REDIRECTIONS {
            match self.ask(&address, max).await? {
                Answer::Here(bytes) => return Ok(bytes),
                Answer::Elsewhere(location) => {
                    address = address.join(&location).map_err(Unfetched::Lasting)?;
                }
            }
        }
        let problem = Problem::new("address-redirects").with("max", REDIRECTIONS);
        Err(Unfetched::Lasting(problem))
    }

    async fn ask(&self, address: &WebAddress, max: usize) -> Result<Answer, Unfetched> {
        let stream = reach::connect(&*self.reach, address).await?;
        if !address.is_secure() {
            return exchange(TokioIo::new(stream), address, &self.agent, max).await;
        }
        let name = ServerName::try_from(address.host().to_string());
        let name = name.map_err(|_| Unfetched::Lasting(Problem::new("address-not-web")))?;
        let stream = self.tls.connect(name, stream).await;
        let stream = stream.map_err(|_| unreachable(address))?;
        exchange(TokioIo::new(stream), address, &self.agent, max).await
    }
}

#[async_trait]
impl PictureSource for Web {
    async fn fetch(&self, address: &WebAddress, max: usize) -> Result<Bytes, Unfetched> {
        let answer = timeout(self.time, self.follow(address.clone(), max)).await;
        answer.unwrap_or_else(|_| {
            let problem = Problem::new("address-silent").with("seconds", self.time.as_secs());
            Err(Unfetched::Passing(problem))
        })
    }
}

/// The machine can't be talked with just now.
fn unreachable(address: &WebAddress) -> Unfetched {
    Unfetched::Passing(Problem::new("address-unreachable").with("host", address.host()))
}
