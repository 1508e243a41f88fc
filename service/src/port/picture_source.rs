//! Where pictures lie that catalogue files name by their address.

use async_trait::async_trait;
use bytes::Bytes;
use domain::{problem::Problem, web::WebAddress};

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfetched {
    /// It is so and stays so.
    Lasting(Problem),
    /// It may go well later.
    Passing(Problem),
}

/// What every source can do.
#[async_trait]
pub trait PictureSource: Send + Sync {
    /// Fetches what lies at an address: at most `max` bytes, within its time, and only where everyone could.
    async fn fetch(&self, address: &WebAddress, max: usize) -> Result<Bytes, Unfetched>;
}
