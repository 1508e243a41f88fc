//! A request, as the handlers of pages see it: who asks, in which language, within which frame.

use crate::{
    failure::{self, Failure},
    nonce::Nonce,
    page::{self, Page},
    shell::{Frame, MarketLink},
    state::AppState,
    visitor::{CompanyLink, Desk, Person, Visitor},
};
use axum::{
    extract::FromRequestParts,
    http::{
        Extensions, Method, StatusCode, Uri,
        header::{ACCEPT_LANGUAGE, REFERER},
        request::Parts,
    },
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use domain::{
    Instant,
    actor::{Actor, Member, Right},
    company::CompanyRef,
    id::{CompanyId, PersonId},
    identity::{PROOF_LASTS, Settings},
    notification::Waiting,
    text::Locale,
};
use service::Ctx;
use tower_sessions::Session;

/// Where the session keeps who signed in.
pub const PERSON: &str = "person";
/// Where the session keeps since when they are signed in.
pub const SINCE: &str = "since";
/// Where the session keeps what their browser said it is, at signing in.
pub const AGENT: &str = "agent";
/// Where the session keeps from which network address they signed in.
pub const ADDRESS: &str = "address";
/// Where the session keeps when they last showed that they are who they are.
pub(crate) const PROVED: &str = "proved";
/// Where the session keeps the company they chose to act for.
pub(crate) const COMPANY: &str = "company";

/// A request for a page.
pub struct Visit {
    /// The context of the use cases.
    pub ctx: Ctx,
    /// Who asks.
    pub actor: Actor,
    /// Who is signed in, whether or not they act for a company.
    pub person: Option<PersonId>,
    /// The frame around the answer.
    pub frame: Frame,
}

impl Visit {
    /// The language of the page.
    pub fn locale(&self) -> Locale {
        self.frame.visitor.locale
    }

    /// Answers with a page.
    pub fn page(self, build: impl FnOnce() -> Page) -> Response {
        self.page_with(StatusCode::OK, build)
    }

    /// Answers with a page and a status: a form that comes back is 422, a conflict 409.
    pub fn page_with(self, status: StatusCode, build: impl FnOnce() -> Page) -> Response {
        page::respond(status, self.frame, build)
    }

    /// Refuses a visitor who lacks a right, before a form is shown that they could not send.
    pub fn require(&self, right: Right) -> Result<(), Failure> {
        if self.actor.may(right) {
            Ok(())
        } else {
            Err(service::Error::Forbidden.into())
        }
    }

    /// The signed-in person; nobody is sent to sign in first and comes back afterwards.
    pub fn member(&self) -> Result<&Member, Failure> {
        self.actor
            .member()
            .ok_or_else(|| service::Error::Forbidden.into())
    }

    /// The signed-in person, whether or not they act for a company: for what belongs to nobody but themselves.
    pub fn person(&self) -> Result<PersonId, Failure> {
        self.person.ok_or_else(|| service::Error::Forbidden.into())
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let ctx = state.ctx.clone();
        let (person, actor) = asking(parts, &ctx).await?;
        let own = match person {
            Some(person) => service::identity::settings(&ctx, person).await.ok(),
            None => None,
        };
        let person = person.filter(|_| own.is_some());
        let locale = locale(parts, own.as_ref());
        let markets = service::market::list(&ctx).await?;
        let markets = markets.into_iter().map(|m| MarketLink {
            name: m.name.get(locale).to_owned(),
            slug: m.slug,
        });
        let frame = Frame {
            visitor: visitor(&ctx, &actor, own, locale).await?,
            markets: markets.collect(),
            waiting: service::notification::waiting(&ctx, &actor).await?,
            path: parts
                .uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            origin: state.origin.to_string(),
            now: ctx.now(),
            nonce: Nonce::of(parts),
        };
        Ok(Self {
            ctx,
            actor,
            person,
            frame,
        })
    }
}

/// A request of someone who showed within the last hours that they are who they are. Handlers of what binds or opens
/// doors take this instead of a [`Visit`]; anyone else is sent to show it first, and comes back.
pub struct Proven(pub Visit);

impl FromRequestParts<AppState> for Proven {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, state).await;
        let visit = visit.map_err(IntoResponse::into_response)?;
        visit.person().map_err(IntoResponse::into_response)?;
        let proved = proved(&parts.extensions, &visit.ctx).await;
        if proved.map_err(IntoResponse::into_response)? {
            return Ok(Self(visit));
        }
        let back = failure::encoded(&page_of(parts, &visit.frame.origin));
        let mut again = Redirect::to(&format!("/sign-in/again?next={back}")).into_response();
        again.extensions_mut().insert(Stale);
        Err(again)
    }
}

/// Marks the answer to a request whose sender's proof is too old. Where a form was sent, it is taken up instead
/// (`identity::again`).
#[derive(Clone, Copy)]
pub(crate) struct Stale;

/// Whether the session's person showed within the last hours who they are.
pub(crate) async fn proved(extensions: &Extensions, ctx: &Ctx) -> Result<bool, Failure> {
    let Some(session) = extensions.get::<Session>() else {
        return Ok(false);
    };
    let at: Option<Instant> = session.get(PROVED).await.map_err(service::Error::internal)?;
    Ok(at.is_some_and(|at| ctx.now() < at + PROOF_LASTS))
}

/// The page to come back to: the one asked for, or the one whose form was sent.
fn page_of(parts: &Parts, origin: &str) -> String {
    let form = || {
        let page = parts.headers.get(REFERER)?.to_str().ok()?;
        page.strip_prefix(origin).map(str::to_owned)
    };
    let here = || parts.uri.path_and_query().map(ToString::to_string);
    let page = if parts.method == Method::GET {
        here()
    } else {
        form()
    };
    page.unwrap_or_else(|| parts.uri.path().to_owned())
}

/// A request for something that has no frame: a picture, a file.
pub struct Asking {
    /// The context of the use cases.
    pub ctx: Ctx,
    /// Who asks.
    pub actor: Actor,
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let ctx = state.ctx.clone();
        let (_, actor) = asking(parts, &ctx).await?;
        Ok(Self { ctx, actor })
    }
}

/// Who asks, by the request's session.
async fn asking(parts: &Parts, ctx: &Ctx) -> Result<(Option<PersonId>, Actor), Failure> {
    match parts.extensions.get::<Session>() {
        Some(session) => signed_in(session, ctx).await,
        None => Ok((None, Actor::Anyone)),
    }
}

/// Who the session says is signed in, and for whom they act.
pub(crate) async fn signed_in(session: &Session, ctx: &Ctx) -> Result<(Option<PersonId>, Actor), Failure> {
    let person: Option<PersonId> = session.get(PERSON).await.map_err(service::Error::internal)?;
    let company: Option<CompanyId> = session.get(COMPANY).await.map_err(service::Error::internal)?;
    match person {
        Some(person) => {
            let actor = service::identity::actor_of(ctx, person, company).await?;
            Ok((Some(person), actor))
        }
        None => Ok((None, Actor::Anyone)),
    }
}

async fn visitor(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Settings>,
    locale: Locale,
) -> Result<Visitor, Failure> {
    let Some(member) = actor.member() else {
        return Ok(Visitor {
            locale,
            time_zone: own
                .as_ref()
                .map_or(chrono_tz::Asia::Shanghai, |own| own.time_zone),
            person: own.map(|own| Person {
                name: own.name,
                company: String::new(),
                administers: false,
                desks: Vec::new(),
                others: Vec::new(),
            }),
        });
    };
    let companies = service::company::memberships(ctx, member.person).await?;
    let companies = companies.into_iter().map(|one| one.company);
    let (acting, others): (Vec<_>, Vec<_>) = companies.partition(|company| company.id == member.company);
    let name = |company: &CompanyRef| company.name.get(locale).to_owned();
    let desks = [
        (Desk::Buying, actor.may(Right::SeeBuying)),
        (Desk::Selling, actor.may(Right::SeeSelling)),
        (Desk::Operating, actor.may(Right::Operate)),
    ];
    let person = Person {
        name: member.name.clone(),
        company: acting.first().map(name).unwrap_or_default(),
        administers: member.administers,
        desks: desks
            .into_iter()
            .filter_map(|(desk, may)| may.then_some(desk))
            .collect(),
        others: others
            .iter()
            .map(|company| CompanyLink {
                code: company.code.clone(),
                name: name(company),
            })
            .collect(),
    };
    Ok(Visitor {
        locale,
        time_zone: member.time_zone,
        person: Some(person),
    })
}

/// The frame of somebody nothing is looked up for, not even who they are.
pub(crate) fn bare_frame(parts: &Parts, state: &AppState) -> Frame {
    Frame {
        visitor: Visitor {
            locale: locale(parts, None),
            time_zone: chrono_tz::Asia::Shanghai,
            person: None,
        },
        markets: Vec::new(),
        waiting: Waiting::default(),
        path: parts.uri.path().to_owned(),
        origin: state.origin.to_string(),
        now: state.ctx.now(),
        nonce: Nonce::of(parts),
    }
}

/// `?lang=` (what `hreflang` links to), the cookie, the person's own language, the browser's, Chinese.
fn locale(parts: &Parts, settings: Option<&Settings>) -> Locale {
    let asked = || query_lang(&parts.uri)?.parse().ok();
    let cookie = || {
        CookieJar::from_headers(&parts.headers)
            .get("lang")?
            .value()
            .parse()
            .ok()
    };
    let own = || settings.map(|own| own.locale);
    let browser = || {
        let tags = parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
        tags.split(',')
            .find_map(|tag| tag.split(';').next()?.parse().ok())
    };
    asked()
        .or_else(cookie)
        .or_else(own)
        .or_else(browser)
        .unwrap_or_default()
}

fn query_lang(uri: &Uri) -> Option<&str> {
    uri.query()?
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
}
