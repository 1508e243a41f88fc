//! How far a company has come with telling the market who it is.

use domain::{
    actor::Actor,
    company::{
        complete::{self, Known, Part},
        view::OwnCompany,
    },
};

use super::{addresses, bank as paid_at, own};
use crate::{Ctx, Result};

/// A company as its own people see it, and which parts of it are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// The company.
    pub own: OwnCompany,
    /// The parts that matter for it, each with whether it is there.
    pub parts: Vec<(Part, bool)>,
}

/// How far the actor's own company has come; anyone in it may know.
pub async fn completeness(ctx: &Ctx, actor: &Actor) -> Result<Completeness> {
    let own = own(ctx, actor).await?;
    let addresses = addresses(ctx, actor).await?;
    let known = Known {
        addresses: addresses.iter().map(|view| view.address.kind).collect(),
        bank: paid_at(ctx, actor).await?.is_some(),
    };
    let parts = complete::parts(&own, &known);
    Ok(Completeness { own, parts })
}
