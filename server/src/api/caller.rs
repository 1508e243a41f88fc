//! Who asks: a program with a key, or nobody. Cookies are never looked at here, so no other site can ask in the name of
//! somebody who is signed in.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    actor::{Actor, Right},
    integration::ApiKey,
    text::Locale,
};
use service::{
    Ctx, Error,
    integration::{self, Program},
};

use std::str::FromStr;

use super::{
    Api, language,
    problem::{Cause, Refusal},
};

/// Who asks, in which language, and the context of the use cases that are asked.
#[derive(Clone)]
pub(super) struct Caller {
    /// Use cases run on this one: it knows whether the request must not be done twice.
    pub(super) ctx: Ctx,
    /// The program, if it sent a key.
    pub(super) program: Option<Program>,
    /// The language of words in the answer.
    pub(super) locale: Locale,
}

impl Caller {
    /// The same, as use cases are asked by it.
    pub(super) fn actor(&self) -> Actor {
        self.program.as_ref().map_or(Actor::Anyone, Program::actor)
    }

    /// What may be done with an answer: what a key is answered is nobody else's.
    pub(super) fn caching(&self) -> &'static str {
        match self.program {
            Some(_) => "private, no-cache",
            None => "no-cache",
        }
    }

    /// The program; whoever sent no key is told to.
    pub(super) fn known(&self) -> Result<&Program, Refusal> {
        self.program.as_ref().ok_or_else(|| self.refuse(Cause::NoKey))
    }

    /// Refuses a program that lacks a right: with the scope it would need, if it is the key that lacks it.
    pub(super) fn need(&self, right: Right) -> Result<Actor, Refusal> {
        let member = &self.known()?.member;
        if member.may(right) {
            return Ok(self.actor());
        }
        let open = |scope| member.scopes().is_none_or(|scopes| scopes.allow(scope));
        let cause = match right.scope() {
            Some(scope) if !open(scope) => Cause::Scope(scope),
            _ => Error::Forbidden.into(),
        };
        Err(self.refuse(cause))
    }

    /// The id an address names; by anything else there is nothing.
    pub(super) fn named<Id: FromStr>(&self, raw: &str) -> Result<Id, Refusal> {
        raw.parse().map_err(|_| self.refuse(Error::NotFound))
    }

    /// Refuses, in the caller's language.
    pub(super) fn refuse(&self, cause: impl Into<Cause>) -> Refusal {
        Refusal::new(cause, self.locale)
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| {
            let error = Error::internal("a REST route is outside of `caller::know`");
            Refusal::new(error, language::accepted(&parts.headers))
        })
    }
}

/// Finds out who asks, and puts it into the request. A key that opens nothing is refused wherever it is sent, also where
/// none is needed: whoever sends one believes to be known.
pub(super) async fn know(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let locale = language::accepted(request.headers());
    match program(&api.ctx, request.headers()).await {
        Ok(program) => {
            request.extensions_mut().insert(Caller {
                ctx: api.ctx,
                program,
                locale,
            });
            next.run(request).await
        }
        Err(cause) => Refusal::new(cause, locale).into_response(),
    }
}

/// RFC 6750, section 2.1: `Authorization: Bearer …`, the one way a key is sent.
async fn program(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Program>, Cause> {
    let Some(sent) = headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let sent = sent.to_str().unwrap_or_default();
    let (scheme, key) = sent.trim().split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Cause::NoKey);
    }
    let key = ApiKey::read(key.trim()).ok_or(Cause::BrokenKey)?;
    let program = integration::authenticate(ctx, &key).await?;
    program.map(Some).ok_or(Cause::UnknownKey)
}
