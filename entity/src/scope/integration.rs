//! Keys of programs: who sees which.

use domain::actor::{Actor, Right};
use sea_orm::{QueryFilter, Select, entity::prelude::*};

use super::{of_company, readable};
use crate::integration::api_key;

impl api_key::Entity {
    /// A company's own, for those who manage them.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::ManageKeys, |member| {
            of_company(api_key::Column::CompanyId, member)
        }))
    }
}
