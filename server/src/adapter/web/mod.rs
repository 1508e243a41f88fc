//! Pictures and catalogue files in the web, asked for as any stranger would ask: without cookies or credentials, over a connection to a
//! machine that was looked up and checked just before, and to no other.

mod exchange;
mod reach;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::http::{HeaderMap, HeaderValue, header};
use bytes::Bytes;
use domain::{catalog::feed::file_name, problem::Problem, web::WebAddress};
use hyper_util::rt::TokioIo;
use service::port::{
    file_source::{Fetched, FileSource, Version},
    picture_source::{PictureSource, Unfetched},
};
use tokio::time::timeout;
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

use self::exchange::{Answer, Asked, exchange};
pub use self::reach::{Internet, Reach};
use crate::config::Config;

/// How long one picture may take, all redirections told.
const TIME: Duration = Duration::from_secs(20);
/// How often one may be sent elsewhere.
const REDIRECTIONS: usize = 3;

/// How many times as long as a picture a catalogue file may take.
const FILE_PATIENCE: u32 = 6;
/// The longest name of a version that is kept.
const MAX_VERSION: usize = 500;

/// What lies somewhere, all redirections followed.
enum Found {
    Here(Bytes, HeaderMap),
    Unchanged,
}

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

    /// Asks, in the time there is for it.
    async fn within_time(
        &self,
        address: &WebAddress,
        asked: Asked<'_>,
        time: Duration,
    ) -> Result<Found, Unfetched> {
        let answer = timeout(time, self.follow(address.clone(), asked)).await;
        answer.unwrap_or_else(|_| {
            let problem = Problem::new("address-silent").with("seconds", time.as_secs());
            Err(Unfetched::Passing(problem))
        })
    }

    async fn follow(&self, mut address: WebAddress, asked: Asked<'_>) -> Result<Found, Unfetched> {
        for _ in 0..=REDIRECTIONS {
            match self.ask(&address, asked).await? {
                Answer::Here(content, headers) => return Ok(Found::Here(content, headers)),
                Answer::Unchanged => return Ok(Found::Unchanged),
                Answer::Elsewhere(location) => {
                    address = address.join(&location).map_err(Unfetched::Lasting)?;
                }
            }
        }
        let problem = Problem::new("address-redirects").with("max", REDIRECTIONS);
        Err(Unfetched::Lasting(problem))
    }

    async fn ask(&self, address: &WebAddress, asked: Asked<'_>) -> Result<Answer, Unfetched> {
        let stream = reach::connect(&*self.reach, address).await?;
        if !address.is_secure() {
            return exchange(TokioIo::new(stream), address, &self.agent, asked).await;
        }
        let name = ServerName::try_from(address.host().to_string());
        let name = name.map_err(|_| Unfetched::Lasting(Problem::new("address-not-web")))?;
        let stream = self.tls.connect(name, stream).await;
        let stream = stream.map_err(|_| unreachable(address))?;
        exchange(TokioIo::new(stream), address, &self.agent, asked).await
    }
}

#[async_trait]
impl PictureSource for Web {
    async fn fetch(&self, address: &WebAddress, max: usize) -> Result<Bytes, Unfetched> {
        let asked = Asked {
            accept: "image/jpeg, image/png, image/webp",
            known: None,
            max,
        };
        match self.within_time(address, asked, self.time).await? {
            Found::Here(content, _) => Ok(content),
            // Nobody asked for another version than one that is known.
            Found::Unchanged => Err(unreachable(address)),
        }
    }
}

#[async_trait]
impl FileSource for Web {
    async fn fetch_file(
        &self,
        address: &WebAddress,
        known: &Version,
        max: usize,
    ) -> Result<Fetched, Unfetched> {
        let asked = Asked {
            accept: "text/csv, text/tab-separated-values, application/x-ndjson, \
                application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.5",
            known: Some(known).filter(|known| **known != Version::default()),
            max,
        };
        match self
            .within_time(address, asked, self.time * FILE_PATIENCE)
            .await?
        {
            Found::Unchanged => Ok(Fetched::Unchanged),
            Found::Here(content, headers) => Ok(file(address, content, &headers)),
        }
    }
}

/// A file, by what its server says of it.
fn file(address: &WebAddress, content: Bytes, headers: &HeaderMap) -> Fetched {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let named = said(header::CONTENT_DISPOSITION).and_then(attached);
    let kept = |name| {
        said(name)
            .filter(|text| text.len() <= MAX_VERSION)
            .map(str::to_owned)
    };
    Fetched::File {
        name: file_name(address, named, said(header::CONTENT_TYPE)),
        content,
        version: Version {
            etag: kept(header::ETAG),
            last_modified: kept(header::LAST_MODIFIED),
        },
    }
}

/// The name an attachment is to be kept under (RFC 6266), where it is plainly said.
fn attached(disposition: &str) -> Option<&str> {
    let mut parts = disposition.split(';').map(str::trim);
    let named = parts.find_map(|part| part.strip_prefix("filename="))?;
    Some(named.trim_matches('"')).filter(|name| !name.is_empty())
}

/// The machine can't be talked with just now.
fn unreachable(address: &WebAddress) -> Unfetched {
    Unfetched::Passing(Problem::new("address-unreachable").with("host", address.host()))
}
