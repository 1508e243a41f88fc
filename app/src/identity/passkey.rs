//! Passkeys: making one, taking one away, signing in with one. The browser's part is `assets/passkey.js`; without it, or
//! in a browser that can't, the pages say so and the password stays.

use super::{
    caller::Caller,
    local,
    security::{PATH, below},
    sign_in::{self, Refused},
};
use crate::{
    failure::{Failure, encoded},
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, ErrorSummary, Field, LinkButton, Moment, Notice, PageHead, Panel, Tone},
    visit::{Proven, Visit},
};
use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use domain::{
    Instant,
    id::{PasskeyId, PersonId},
    identity::{Means, PasskeyRow},
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use service::{Error, identity};
use tower_sessions::Session;

/// Where the session keeps the half of a ceremony that was begun.
const BEGUN: &str = "passkey";
/// How long the browser and its person may take.
const LASTS: TimeDelta = TimeDelta::minutes(5);
/// The field the browser's answer comes in.
const CREDENTIAL: &str = "credential";
/// Where a sign-in asks for the browser's part.
pub(super) const OPTIONS: &str = "/sign-in/passkey/options";

/// The half of a ceremony that was begun.
#[derive(Serialize, Deserialize)]
struct Half<T> {
    begun: T,
    at: Instant,
}

async fn keep<T: Serialize + Send + Sync>(visit: &Visit, session: &Session, begun: T) -> Result<(), Failure> {
    let at = visit.ctx.now();
    session
        .insert(BEGUN, Half { begun, at })
        .await
        .map_err(Error::internal)?;
    Ok(())
}

/// Takes what was begun, once. Nothing where nothing was, it took too long, or it was another ceremony.
async fn take<T: DeserializeOwned>(visit: &Visit, session: &Session) -> Result<Option<T>, Failure> {
    let kept: Option<Value> = session.remove(BEGUN).await.map_err(Error::internal)?;
    // At once, and not with the answer: who sends the same twice at a time finds it taken.
    session.save().await.map_err(Error::internal)?;
    let half = kept.and_then(|kept| serde_json::from_value::<Half<T>>(kept).ok());
    let half = half.filter(|half| visit.ctx.now() < half.at + LASTS);
    Ok(half.map(|half| half.begun))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Made {
    name: String,
    credential: String,
}

pub(super) async fn new(Proven(visit): Proven) -> Response {
    visit.page(|| new_page("", "", &FieldErrors::default()))
}

/// What the browser is asked to make.
pub(super) async fn start(Proven(visit): Proven, session: Session) -> Result<Response, Failure> {
    let origin = visit.frame.origin.clone();
    let (options, begun) = identity::start_passkey(&visit.ctx, &visit.actor, &origin).await?;
    keep(&visit, &session, begun).await?;
    Ok(Json(options).into_response())
}

pub(super) async fn finish(
    Proven(visit): Proven,
    session: Session,
    Form(made): Form<Made>,
) -> Result<Response, Failure> {
    if made.credential.is_empty() {
        // Sent by the enter key, in a browser that makes none.
        let errors = FieldErrors::one(CREDENTIAL, Problem::new("required"));
        return Ok(wrong(visit, &made, "", &errors));
    }
    // The device has made one: it is not asked again because of the name.
    if let Err(errors) = identity::passkey_name(&made.name) {
        return Ok(wrong(visit, &made, &made.credential, &errors));
    }
    let origin = visit.frame.origin.clone();
    let finished = match take(&visit, &session).await? {
        Some(begun) => {
            let told = (made.name.as_str(), made.credential.as_str());
            identity::finish_passkey(&visit.ctx, &visit.actor, &origin, begun, told).await
        }
        None => {
            let errors = FieldErrors::one(CREDENTIAL, Problem::new("passkey-too-late"));
            return Ok(visit.page_with(StatusCode::CONFLICT, || new_page(&made.name, "", &errors)));
        }
    };
    match finished {
        Ok(_) => Ok(Redirect::to(PATH).into_response()),
        Err(Error::Invalid(errors)) => Ok(wrong(visit, &made, "", &errors)),
        Err(other) => Err(other.into()),
    }
}

/// The form again; `credential` is what the device made, where it can still be kept.
fn wrong(visit: Visit, made: &Made, credential: &str, errors: &FieldErrors) -> Response {
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
        new_page(&made.name, credential, errors)
    })
}

fn label(field: &str) -> String {
    match field {
        CREDENTIAL => t!("security-passkey"),
        _ => t!("security-passkey-name"),
    }
}

fn new_page(name: &str, credential: &str, errors: &FieldErrors) -> Page {
    let (title, make) = (t!("security-passkey-add"), t!("security-passkey-make"));
    let form = view! {
        <form method="post" action="/account/security/passkeys" class="form" novalidate>
            <Field
                name="name" label=label("name") hint=t!("security-passkey-name-hint") value=name.to_owned() required=true
                error=error_of(errors, "name")
            />
            {ask("create", "/account/security/passkeys/options", [CREDENTIAL, credential], make, ButtonKind::Primary)}
            <p data-unsupported="" class="muted">{t!("security-passkey-unsupported")}</p>
        </form>
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("security-passkey-lede")/>
        <ErrorSummary errors=errors.clone() label/>
        <Panel>{form}</Panel>
    };
    below(Page::new(title, body))
}

/// The button that asks the browser, hidden until the script has seen that it can; and what is said when nothing came
/// of it. The answer goes into `field`; where one is kept there already, the browser is not asked again.
pub(super) fn ask(
    call: &'static str,
    options: &'static str,
    [field, kept]: [&str; 2],
    words: String,
    kind: ButtonKind,
) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name=field.to_owned() value=kept.to_owned()/>
        <p data-failed="" class="field-error" role="alert" hidden=true>{t!("security-passkey-failed")}</p>
        <div class="actions">
            <button
                type="button" class=kind.class() data-passkey=call data-options=options data-field=field.to_owned() hidden=true
            >
                {words}
            </button>
        </div>
    }
}

/// The panel of the account's security.
pub(super) fn panel(passkeys: &[PasskeyRow], offered: bool) -> impl IntoView + use<> {
    let rows = passkeys.iter().map(row).collect_view();
    let none = passkeys
        .is_empty()
        .then(|| view! { <p>{t!("security-passkey-none")}</p> });
    let add = if offered {
        view! {
            <div class="actions">
                <LinkButton href="/account/security/passkeys/new" kind=ButtonKind::Plain>{t!("security-passkey-add")}</LinkButton>
            </div>
        }
        .into_any()
    } else {
        view! { <Notice tone=Tone::Brass title=t!("security-passkey-no-name")/> }.into_any()
    };
    view! {
        <Panel title=t!("security-passkeys")>
            {none}
            <dl class="facts">{rows}</dl>
            {add}
        </Panel>
    }
}

fn row(passkey: &PasskeyRow) -> impl IntoView + use<> {
    let used = match passkey.used_at {
        Some(at) => view! { {t!("security-passkey-used")}" "<Moment at/> }.into_any(),
        None => view! { {t!("security-passkey-unused")} }.into_any(),
    };
    let href = format!("/account/security/passkeys/{}/remove", passkey.id);
    let remove = t!("security-passkey-remove-one", name = passkey.name.as_str());
    view! {
        <div>
            <dt>{passkey.name.clone()}</dt>
            <dd>
                <p>{t!("security-passkey-made")}" "<Moment at=passkey.created_at/></p>
                <p>{used}</p>
                <p><a href=href aria-label=remove>{t!("security-passkey-remove")}</a></p>
            </dd>
        </div>
    }
}

pub(super) async fn ask_remove(visit: Visit, Path(id): Path<PasskeyId>) -> Result<Response, Failure> {
    let mine = identity::passkeys(&visit.ctx, &visit.actor).await?;
    let one = mine.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok(visit.page(|| {
        let title = t!("security-passkey-remove");
        let question = t!("security-passkey-remove-question", name = one.name.as_str());
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=question consequence=t!("security-passkey-remove-consequence") terms=Vec::new()
                action=format!("/account/security/passkeys/{id}/remove") act=t!("security-passkey-remove") back=PATH
                kind=ButtonKind::Danger
            />
        };
        below(Page::new(title, body))
    }))
}

pub(super) async fn remove(Proven(visit): Proven, Path(id): Path<PasskeyId>) -> Result<Redirect, Failure> {
    identity::remove_passkey(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(PATH))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    credential: String,
    next: String,
}

/// What the browser is asked to show.
pub(super) async fn options(visit: Visit, session: Session) -> Result<Response, Failure> {
    let (options, asked) = identity::ask_passkey(&visit.frame.origin)?;
    keep(&visit, &session, asked).await?;
    Ok(Json(options).into_response())
}

/// Lets in whoever shows a passkey: there is nothing more to ask.
pub(super) async fn sign_in(
    visit: Visit,
    caller: Caller,
    session: Session,
    Form(shown): Form<Shown>,
) -> Result<Response, Failure> {
    let Some(asked) = take(&visit, &session).await? else {
        let next = encoded(&shown.next);
        return Ok(Redirect::to(&format!("/sign-in?next={next}")).into_response());
    };
    let origin = visit.frame.origin.clone();
    match identity::check_passkey(&visit.ctx, &origin, asked, &shown.credential).await? {
        Some(person) => {
            let known = sign_in::begin(&visit, &caller, &session, person, Means::Passkey).await?;
            Ok((known, Redirect::to(&local(&shown.next, "/desk"))).into_response())
        }
        None => {
            let refused = Refused::of("passkey", Problem::new("passkey-refused"));
            Ok(refused.answer(visit, |errors| {
                sign_in::passkey_refused(&shown.next, &origin, errors)
            }))
        }
    }
}

/// Whose passkey was shown, if one was asked for and this is it.
pub(super) async fn check(
    visit: &Visit,
    session: &Session,
    shown: &str,
) -> Result<Option<PersonId>, Failure> {
    let Some(asked) = take(visit, session).await? else {
        return Ok(None);
    };
    Ok(identity::check_passkey(&visit.ctx, &visit.frame.origin, asked, shown).await?)
}

/// A form of its own that signs in with a passkey; nothing where browsers know none.
pub(super) fn form(origin: &str, next: &str) -> Option<impl IntoView + use<>> {
    identity::offers_passkeys(origin).then(|| {
        let words = t!("security-passkey-sign-in");
        view! {
            <form method="post" action="/sign-in/passkey" class="form" novalidate>
                <input type="hidden" name="next" value=next.to_owned()/>
                {ask("get", OPTIONS, [CREDENTIAL, ""], words, ButtonKind::Plain)}
            </form>
        }
    })
}
