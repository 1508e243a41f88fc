//! `/api/v1/companies/{id}/members`: a company's people. A key may manage them only if its scopes name `company:members`,
//! which `all` does not cover: whoever can invite people opens doors that stay open when the key is gone. For the same
//! reason no key makes, changes or removes an owner or a manager.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    Instant,
    actor::{Actor, Right},
    company::{
        Role, SpendingLimit,
        view::{InvitationRow, MemberRow},
    },
    form,
    id::{LinkId, PersonId},
    money::{Currency, Money},
    problem::{FieldErrors, Problem},
};
use serde::Serialize;
use service::{
    Conflict, Error,
    company::{self, Invitation},
};
use utoipa::ToSchema;

use super::{
    caller::Caller,
    company::own,
    paging,
    problem::{Cause, Refusal},
    sent::{Received, Sent},
    version::{Read, Shown},
};

/// A person in a company.
#[derive(Serialize, ToSchema)]
#[schema(as = Member)]
pub(super) struct Member {
    /// Who.
    #[schema(value_type = uuid::Uuid)]
    person: PersonId,
    name: String,
    email: String,
    #[schema(value_type = RoleName)]
    role: Role,
    /// How much they may commit the company to; `null`: as much as they like.
    limit: Option<Limit>,
    /// Since when.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    since: Instant,
}

/// A page of a company's people.
#[derive(Serialize, ToSchema)]
pub(super) struct Members {
    items: Vec<Member>,
    /// The `after` of the next page; `null` at the end.
    next: Option<String>,
}

/// An invitation that waits for its answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(super) struct Invited {
    #[schema(value_type = uuid::Uuid)]
    id: LinkId,
    /// Where it was sent.
    email: String,
    #[schema(value_type = RoleName)]
    role: Role,
    limit: Option<Limit>,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    sent_at: Instant,
    /// Until when it can be accepted.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    until: Instant,
}

/// What a person is in a company.
#[derive(ToSchema)]
#[schema(as = Role, rename_all = "snake_case")]
#[expect(
    dead_code,
    reason = "describes domain::company::Role, which knows nothing of OpenAPI"
)]
pub(super) enum RoleName {
    Owner,
    Manager,
    Sales,
    Purchaser,
    Finance,
    Viewer,
}

/// How much a purchaser may commit the company to. Orders in another currency are above every bound.
#[derive(Serialize, ToSchema)]
pub(super) struct Limit {
    /// ISO 4217.
    #[schema(value_type = String, example = "CNY")]
    currency: Currency,
    /// The most for one order; `null`: no bound.
    #[schema(example = "20000.00")]
    per_order: Option<String>,
    /// The most for all orders of a calendar month (UTC); `null`: no bound.
    #[schema(example = "100000.00")]
    per_month: Option<String>,
}

impl Limit {
    pub(super) fn new(limit: &SpendingLimit) -> Self {
        let amount = |minor: Option<i64>| minor.map(|minor| Money::new(minor, limit.currency).amount());
        Self {
            currency: limit.currency,
            per_order: amount(limit.per_order),
            per_month: amount(limit.per_month),
        }
    }

    /// Reads one that was sent.
    fn read(sent: &mut Sent) -> Option<SpendingLimit> {
        let mut inner = sent.object("limit")?;
        let currency: Result<Currency, _> = form::required(&inner.text("currency"));
        let (per_order, per_month) = (inner.text("per_order"), inner.text("per_month"));
        let mut errors = FieldErrors::default();
        let currency = errors.take("currency", currency);
        let mut amount = |name: &str, raw: &str| {
            let currency = currency.filter(|_| !raw.trim().is_empty())?;
            let parsed = Money::parse(raw, currency);
            errors.take(name, parsed).map(|money| money.minor)
        };
        let (per_order, per_month) = (amount("per_order", &per_order), amount("per_month", &per_month));
        let limit = currency.map(|currency| SpendingLimit {
            currency,
            per_order,
            per_month,
        });
        let read = inner.end(errors.into_result().map(|()| limit));
        sent.within("limit", read).flatten()
    }
}

impl Member {
    fn new(row: MemberRow) -> Self {
        Self {
            person: row.person,
            name: row.name,
            email: row.email,
            role: row.role,
            limit: row.limit.as_ref().map(Limit::new),
            since: row.since,
        }
    }
}

impl Invited {
    fn new(row: InvitationRow) -> Self {
        Self {
            id: row.id,
            email: row.email,
            role: row.role,
            limit: row.limit.as_ref().map(Limit::new),
            sent_at: row.sent_at,
            until: row.until,
        }
    }
}

/// The company's people.
///
/// Only of the key's own company.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{id}/members",
    tag = "company",
    params(("id" = String, Path, description = "The company's id or code."), paging::Paging),
    security(("key" = ["company:read"])),
    responses((status = 200, description = "A page of people.", body = Members)),
)]
pub(super) async fn list(
    caller: Caller,
    Path(name): Path<String>,
    asked: paging::Asked,
) -> Result<Response, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::SeeCompany)?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = company::members_page(&caller.ctx, &actor, page).await;
    let rows = rows.map_err(|error| caller.refuse(error))?;
    let members = Members {
        next: rows.next,
        items: rows.items.into_iter().map(Member::new).collect(),
    };
    Ok(axum::Json(members).into_response())
}

/// One person.
///
/// Its `ETag` is what a change asks for.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{id}/members/{person}",
    tag = "company",
    params(
        ("id" = String, Path, description = "The company's id or code."),
        ("person" = uuid::Uuid, Path, description = "The person's id."),
    ),
    security(("key" = ["company:read"])),
    responses((status = 200, description = "The person.", body = Member)),
)]
pub(super) async fn show(
    caller: Caller,
    Path((name, person)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::SeeCompany)?;
    let (_, shown) = one(&caller, &actor, &person).await?;
    Ok(shown.answer(&headers))
}

/// A person of the actor's company by the id in an address, and how they are shown.
async fn one(caller: &Caller, actor: &Actor, person: &str) -> Result<(MemberRow, Shown), Refusal> {
    let person = caller.named(person)?;
    let row = company::member(&caller.ctx, actor, person)
        .await
        .map_err(|error| caller.refuse(error))?;
    let shown = Shown::new(caller, &Member::new(row.clone()))?;
    Ok((row, shown))
}

/// Whom to invite, and as what.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `invite` reads one by one")]
pub(super) struct NewMember {
    #[schema(format = "email", example = "ada@reef.example")]
    email: String,
    #[schema(value_type = RoleName)]
    role: Role,
    /// Only for a purchaser.
    #[schema(value_type = Option<NewLimit>)]
    limit: Option<Limit>,
}

/// How much a purchaser may commit the company to.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `Limit::read` reads one by one")]
pub(super) struct NewLimit {
    /// ISO 4217.
    #[schema(min_length = 3, max_length = 3, example = "CNY")]
    currency: String,
    /// A decimal number; left out or `null`: no bound.
    #[schema(example = "20000.00")]
    per_order: Option<String>,
    /// A decimal number; left out or `null`: no bound.
    #[schema(example = "100000.00")]
    per_month: Option<String>,
}

fn role(sent: &mut Sent) -> Option<Role> {
    let raw = sent.text("role");
    let role = match raw.trim() {
        "" => Err(Problem::new("required")),
        name => name.parse().map_err(|_| Problem::new("unknown-role")),
    };
    sent.errors.take("role", role)
}

/// Invites a person by mail.
///
/// The answer is the invitation; it becomes a membership when the person accepts it. Inviting somebody again replaces
/// the invitation that waits.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{id}/members",
    tag = "company",
    params(("id" = String, Path, description = "The company's id or code.")),
    request_body = NewMember,
    security(("key" = ["company:members"])),
    responses((status = 201, description = "The invitation.", body = Invited)),
)]
pub(super) async fn invite(
    caller: Caller,
    Path(name): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::ManageMembers)?;
    let mut sent = received.read(&caller)?;
    let email = form::required(&sent.text("email"));
    let email = sent.errors.take("email", email);
    let (role, limit) = (role(&mut sent), Limit::read(&mut sent));
    let new = email
        .zip(role)
        .map(|(email, role)| Invitation { email, role, limit });
    let new = sent.end(Ok(new)).map_err(|errors| caller.refuse(errors))?;
    let refuse = |error| caller.refuse(error);
    let new = new.ok_or_else(|| refuse(Error::internal("an invitation without an error or a role")))?;
    let id = company::invite(&caller.ctx, &actor, new).await.map_err(refuse)?;
    let waiting = company::invitations(&caller.ctx, &actor).await.map_err(refuse)?;
    let invited = waiting.into_iter().find(|row| row.id == id);
    let invited = Invited::new(invited.ok_or_else(|| refuse(Error::NotFound))?);
    Ok((StatusCode::CREATED, axum::Json(invited)).into_response())
}

/// What can be changed of a person's place in a company: a JSON merge patch (RFC 7396).
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `change` reads one by one")]
pub(super) struct MemberChanges {
    #[schema(value_type = Option<RoleName>)]
    role: Option<Role>,
    /// Only for a purchaser; `null` takes it away, and so does another role.
    #[schema(value_type = Option<NewLimit>)]
    limit: Option<Limit>,
}

/// Gives a person another role or limit.
///
/// No key makes or changes an owner or a manager. `If-Match` says what was read.
#[utoipa::path(
    patch,
    path = "/api/v1/companies/{id}/members/{person}",
    tag = "company",
    params(
        ("id" = String, Path, description = "The company's id or code."),
        ("person" = uuid::Uuid, Path, description = "The person's id."),
        ("If-Match" = String, Header, description = "The `ETag` that was read, or `*`."),
    ),
    request_body(content((MemberChanges = "application/merge-patch+json"), (MemberChanges = "application/json"))),
    security(("key" = ["company:members"])),
    responses((status = 200, description = "The person as they are now.", body = Member)),
)]
pub(super) async fn change(
    caller: Caller,
    Path((name, person)): Path<(String, String)>,
    headers: HeaderMap,
    received: Received,
) -> Result<Response, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::ManageMembers)?;
    let read = Read::of(&caller, &headers)?;
    let (before, stands) = one(&caller, &actor, &person).await?;
    if !read.fits(&stands) {
        return Err(caller.refuse(Cause::OldVersion));
    }
    let mut sent = received.read(&caller)?;
    let role = match sent.has("role") {
        true => role(&mut sent),
        false => Some(before.role),
    };
    let limit = match sent.has("limit") {
        true => Limit::read(&mut sent),
        false => before.limit,
    };
    let role = sent.end(Ok(role)).map_err(|errors| caller.refuse(errors))?;
    let role = role.unwrap_or(before.role);
    let seen = Some((before.role, before.limit));
    match company::appoint_over(&caller.ctx, &actor, before.person, seen, role, limit).await {
        Ok(()) => Ok(one(&caller, &actor, &person).await?.1.fresh()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            Err(caller.refuse(Cause::OldVersion))
        }
        Err(other) => Err(caller.refuse(other)),
    }
}

/// Ends a person's access, at once.
///
/// No key removes an owner or a manager.
#[utoipa::path(
    delete,
    path = "/api/v1/companies/{id}/members/{person}",
    tag = "company",
    params(
        ("id" = String, Path, description = "The company's id or code."),
        ("person" = uuid::Uuid, Path, description = "The person's id."),
    ),
    security(("key" = ["company:members"])),
    responses((status = 204, description = "They act for the company no more.")),
)]
pub(super) async fn remove(
    caller: Caller,
    Path((name, person)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::ManageMembers)?;
    let refuse = |error| caller.refuse(error);
    let person = person.parse().map_err(|_| refuse(Error::NotFound))?;
    company::remove(&caller.ctx, &actor, person)
        .await
        .map_err(refuse)?;
    Ok(StatusCode::NO_CONTENT)
}
