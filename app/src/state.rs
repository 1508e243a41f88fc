//! What every handler of a page is given.

use service::Ctx;
use std::sync::Arc;

/// The state behind the pages; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The context of the use cases.
    pub ctx: Ctx,
    /// Scheme and host of the site, without a trailing slash.
    pub origin: Arc<str>,
    /// Whether tries of signing in are counted, and whoever fails often has to wait.
    pub throttled: bool,
    /// What programs can ask, as an OpenAPI document.
    pub document: Arc<serde_json::Value>,
}
