//! Where catalogue files lie that are fetched every night.

use async_trait::async_trait;
use bytes::Bytes;
use domain::web::WebAddress;

use super::picture_source::Unfetched;

/// Which version of a file this is, in its server's own words (RFC 9110, 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// What it calls the version.
    pub etag: Option<String>,
    /// When it says that it was changed.
    pub last_modified: Option<String>,
}

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The version that is known already.
    Unchanged,
    /// Another one.
    File {
        /// What it holds.
        content: Bytes,
        /// Its name, which says its format.
        name: String,
        /// Which version it is.
        version: Version,
    },
}

/// What every source can do.
#[async_trait]
pub trait FileSource: Send + Sync {
    /// Fetches what lies at an address unless it is the version that is known: at most `max` bytes, within its time, and
    /// only where everyone could.
    async fn fetch_file(
        &self,
        address: &WebAddress,
        known: &Version,
        max: usize,
    ) -> Result<Fetched, Unfetched>;
}
