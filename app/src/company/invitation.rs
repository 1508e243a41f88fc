//! `/invitations/{token}`: what whoever holds the link is shown. A new person registers, a known one signs in first,
//! and whoever is signed in as somebody else is told so.

use super::{member_form::limit_words, switch, words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, moment, named},
    identity::{self, Caller},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, Notice, PageHead, Panel, Select,
        Term, Terms, Tone,
    },
    visit::{PERSON, Visit},
    visitor::Visitor,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    company::view::InvitationView,
    form,
    id::PersonId,
    identity::{Means, Password},
    problem::{FieldErrors, Problem},
    text::Locale,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Conflict, Error,
    company::{self, Newcomer},
};
use tower_sessions::Session;

/// As a new person's browser sends it; a known one's sends nothing.
#[derive(Clone, Deserialize)]
#[serde(default)]
pub(super) struct NewcomerForm {
    name: String,
    password: String,
    time_zone: String,
}

impl Default for NewcomerForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            password: String::new(),
            time_zone: "Asia/Shanghai".into(),
        }
    }
}

impl NewcomerForm {
    fn parse(&self, locale: Locale) -> Result<Newcomer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", form::required_line(&self.name, 80));
        let password = errors.take("password", Password::new(&self.password));
        let zone = self.time_zone.trim().parse();
        let zone = errors.take("time_zone", zone.map_err(|_| Problem::new("unknown-time-zone")));
        match (name, password, zone) {
            (Some(name), Some(password), Some(time_zone)) => Ok(Newcomer {
                name,
                password,
                locale,
                time_zone,
            }),
            _ => Err(errors),
        }
    }
}

/// Who holds the link, as far as the session says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// Nobody has an account of this address.
    New,
    /// Somebody has, and has not signed in.
    Known,
    /// The one it was sent to.
    Invited,
    /// Somebody else.
    Other,
}

fn holder(view: &InvitationView, signed_in: Option<PersonId>) -> Holder {
    match (view.person, signed_in) {
        (None, None) => Holder::New,
        (Some(_), None) => Holder::Known,
        (Some(invited), Some(person)) if invited == person => Holder::Invited,
        (_, Some(_)) => Holder::Other,
    }
}

/// Whoever signed in, also one who acts for no company.
async fn signed_in(session: &Session) -> Result<Option<PersonId>, Failure> {
    Ok(session.get(PERSON).await.map_err(Error::internal)?)
}

pub(super) async fn show(
    visit: Visit,
    session: Session,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let person = signed_in(&session).await?;
    match company::invitation(&visit.ctx, &token).await {
        Ok(view) => {
            let (form, errors) = (NewcomerForm::default(), FieldErrors::default());
            Ok(visit.page(|| page(&view, &token, holder(&view, person), &form, &errors)))
        }
        Err(error) => refused(visit, error),
    }
}

pub(super) async fn submit(
    visit: Visit,
    caller: Caller,
    session: Session,
    Path(token): Path<String>,
    Form(form): Form<NewcomerForm>,
) -> Result<Response, Failure> {
    let person = signed_in(&session).await?;
    let view = match company::invitation(&visit.ctx, &token).await {
        Ok(view) => view,
        Err(error) => return refused(visit, error),
    };
    let mut known = None;
    let joined = match person {
        Some(person) => company::join(&visit.ctx, person, &token).await,
        None => match form.parse(visit.locale()) {
            Ok(new) => match company::join_as(&visit.ctx, &token, new).await {
                Ok((person, company)) => {
                    known =
                        Some(identity::begin(&visit, &caller, &session, person, Means::Registration).await?);
                    Ok(company)
                }
                Err(error) => Err(error),
            },
            Err(errors) => Err(errors.into()),
        },
    };
    match joined {
        Ok(company) => {
            switch::act_for(&session, company).await?;
            Ok((known, Redirect::to("/desk")).into_response())
        }
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(&view, &token, holder(&view, person), &form, &errors)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::OtherAddress => {
            let errors = FieldErrors::default();
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                page(&view, &token, Holder::Other, &form, &errors)
            }))
        }
        Err(error) => refused(visit, error),
    }
}

/// A link that does nothing any more says so.
fn refused(visit: Visit, error: Error) -> Result<Response, Failure> {
    match error {
        Error::Conflict(conflict) if *conflict == Conflict::Link => {
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                let title = t!("company-people-link-spent");
                let body = view! {
                    <div class="narrow">
                        <PageHead title=title.clone()/>
                        <p class="lead">{t!("company-people-link-spent-text")}</p>
                    </div>
                };
                Page::new(title, body)
            }))
        }
        other => Err(other.into()),
    }
}

fn label(field: &str) -> String {
    match field {
        "password" => t!("identity-password"),
        "time_zone" => t!("identity-time-zone"),
        _ => t!("identity-person-name"),
    }
}

fn page(
    view: &InvitationView,
    token: &str,
    holder: Holder,
    form: &NewcomerForm,
    errors: &FieldErrors,
) -> Page {
    let name = words::name(&view.company);
    let title = t!("company-people-invitation", company = name.clone());
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let terms = vec![
        Term::new(t!("company-people-invited-by"), named(&view.by)),
        Term::new(t!("company-people-email"), view.email.clone()),
        Term::new(t!("company-people-role"), words::role(view.role)),
        Term::new(
            t!("company-people-limit"),
            limit_words(view.role, view.limit.as_ref()),
        ),
        Term::new(
            t!("company-people-until"),
            moment::exact(locale(), zone, view.until),
        ),
    ];
    let action = format!("/invitations/{token}");
    let other = t!("company-people-other-text", email = view.email.clone());
    let act = match holder {
        Holder::New => newcomer(&action, form, errors).into_any(),
        Holder::Known => view! {
            <p>{t!("company-people-sign-in-first", email = view.email.clone())}</p>
            <div class="actions">
                <LinkButton href=format!("/sign-in?next={action}")>{t!("identity-sign-in")}</LinkButton>
            </div>
        }
        .into_any(),
        Holder::Invited => view! {
            <form method="post" action=action>
                <div class="actions"><Button>{t!("company-people-accept", company = name)}</Button></div>
            </form>
        }
        .into_any(),
        Holder::Other => view! {
            <Notice tone=Tone::Brass title=t!("company-people-other")><p>{other}</p></Notice>
            <form method="post" action="/sign-out">
                <Button kind=ButtonKind::Plain>{t!("identity-sign-out")}</Button>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Terms terms/>
            {act}
        </div>
    };
    Page::new(title, body)
}

fn newcomer(action: &str, form: &NewcomerForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    let action = action.to_owned();
    let fields = view! {
                <Field
                    name="name" label=label("name") value=form.name.clone() error=error("name") required=true
                    autocomplete="name"
                />
                <Field
                    name="password" label=label("password") kind=FieldKind::Password error=error("password")
                    required=true hint=t!("identity-password-hint", min = Password::MIN) autocomplete="new-password"
                />
                <Select
                    name="time_zone" label=label("time_zone") options=identity::zones()
                    value=form.time_zone.clone() error=error("time_zone") required=true
                />
    };
    view! {
        <Panel title=t!("company-people-newcomer")>
            <form method="post" action=action class="form" novalidate>
                {fields}
                <div class="actions"><Button>{t!("company-people-join")}</Button></div>
            </form>
        </Panel>
    }
}
