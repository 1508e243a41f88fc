//! `GET /api/v1/me`: whom the key acts as, for whom, and how far.

use axum::{http::HeaderMap, response::Response};
use domain::{
    Instant,
    company::Role,
    id::{CompanyId, KeyId, PersonId},
    integration::{Scope, Scopes},
    text::Locale,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{caller::Caller, member::Limit, problem::Refusal, version::Shown};

/// Whom a key acts as.
#[derive(Serialize, ToSchema)]
pub(super) struct Me {
    /// The person who made the key.
    person: Person,
    /// The company they act for.
    company: Company,
    /// What they are in it.
    #[schema(value_type = super::member::RoleName)]
    role: Role,
    /// How much they may commit it to; `null`: as much as they like.
    limit: Option<Limit>,
    /// What of their rights the key opens. Whoever may change something may read it; `all` is all but `company:members`.
    #[schema(value_type = Vec<String>, example = json!(["rfq:write", "company:read"]))]
    scopes: Vec<Scope>,
    /// The key.
    key: Key,
}

/// A person.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
struct Person {
    #[schema(value_type = uuid::Uuid)]
    id: PersonId,
    name: String,
    /// BCP 47 tag of the language they are written to in.
    #[schema(value_type = String, example = "en")]
    locale: Locale,
    /// An IANA name.
    #[schema(example = "Asia/Shanghai")]
    time_zone: &'static str,
}

/// A company, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = CompanyRef)]
struct Company {
    #[schema(value_type = uuid::Uuid)]
    id: CompanyId,
    /// Its short unique code.
    code: String,
    /// Where programs read more of it.
    href: String,
}

/// A key, without the key.
#[derive(Serialize, ToSchema)]
#[schema(as = Key)]
struct Key {
    #[schema(value_type = uuid::Uuid)]
    id: KeyId,
    /// What its makers call it.
    name: String,
    /// From when on it does nothing; `null`: it lasts until it is revoked.
    #[schema(value_type = Option<chrono::DateTime<chrono::Utc>>)]
    expires_at: Option<Instant>,
}

/// Whom the key acts as.
///
/// The person who made it, the company, and how far it goes. Needs no scope.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "identity",
    security(("key" = [])),
    responses((status = 200, description = "Whom the key acts as.", body = Me)),
)]
pub(super) async fn show(caller: Caller, headers: HeaderMap) -> Result<Response, Refusal> {
    let program = caller.known()?;
    let member = &program.member;
    let me = Me {
        person: Person {
            id: member.person,
            name: member.name.clone(),
            locale: member.locale,
            time_zone: member.time_zone.name(),
        },
        company: Company {
            id: member.company,
            code: member.company_code.clone(),
            href: format!("/api/v1/companies/{}", member.company),
        },
        role: member.role,
        limit: member.limit.as_ref().map(Limit::new),
        scopes: member.scopes().into_iter().flat_map(Scopes::iter).collect(),
        key: Key {
            id: program.key,
            name: program.name.clone(),
            expires_at: program.expires_at,
        },
    };
    Ok(Shown::new(&caller, &me)?.answer(&headers))
}
