//! A company's people: who they are in it and how far each may commit it; changing that, letting someone go, leaving.

use super::{
    area,
    member_form::{MemberForm, label, limit_words},
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{locale, moment},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, Confirm, DataColumn, DataTable, ErrorSummary, LinkButton, Moment, Notice,
        PageHead, Panel, Term, Tone,
    },
    visit::{COMPANY, Proven, Visit},
    visitor::Visitor,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Member, Right},
    company::view::{InvitationRow, MemberRow},
    id::PersonId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, company, identity::settings};
use tower_sessions::Session;

pub(super) const PATH: &str = "/company/people";

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

/// Which company a form is for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    pub company: String,
}

pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let member = visit.member()?.clone();
    let people = company::members(&visit.ctx, &visit.actor).await?;
    let invited = if visit.actor.may(Right::ManageMembers) {
        company::invitations(&visit.ctx, &visit.actor).await?
    } else {
        Vec::new()
    };
    let actor = visit.actor.clone();
    Ok(visit.page(|| list_page(&actor, &member, &people, &invited, &done.done)))
}

fn list_page(
    actor: &Actor,
    member: &Member,
    people: &[MemberRow],
    invited: &[InvitationRow],
    done: &str,
) -> Page {
    let title = t!("company-people");
    let leads = actor.may(Right::ManageMembers);
    let done = match done {
        "invited" => Some(t!("company-people-invited-done")),
        "withdrawn" => Some(t!("company-people-withdrawn")),
        "changed" => Some(t!("company-people-changed")),
        "removed" => Some(t!("company-people-removed")),
        _ => None,
    };
    let rows = people.iter().map(|row| person(row, member, leads)).collect();
    let mut columns = vec![
        DataColumn::words(t!("company-people-name")),
        DataColumn::words(t!("company-people-role")),
        DataColumn::words(t!("company-people-limit")),
        DataColumn::words(t!("company-people-since")),
    ];
    if leads {
        columns.push(DataColumn::words(t!("company-people-act")));
    }
    let waiting = (!invited.is_empty()).then(|| waiting(invited));
    let invite = leads.then(|| {
        view! { <LinkButton href=format!("{PATH}/invite")>{t!("company-people-invite")}</LinkButton> }
    });
    let (done, reading) = (area::done(done), area::reading_only(actor));
    let caption = title.clone();
    let body = view! {
        <PageHead title=title.clone() lede=t!("company-people-lede")>{invite}</PageHead>
        {done}
        <Panel><DataTable caption columns rows/></Panel>
        {waiting}
        {reading}
        <p><a href="/company/leave">{t!("company-people-leave")}</a></p>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn person(row: &MemberRow, viewer: &Member, leads: bool) -> Vec<AnyView> {
    let own = (row.person == viewer.person).then(|| view! { " "<Badge>{t!("company-people-you")}</Badge> });
    let (name, email) = (row.name.clone(), row.email.clone());
    let mut cells = vec![
        view! { {name}{own}<span class="under">{email}</span> }.into_any(),
        words::role(row.role).into_any(),
        limit_words(row.role, row.limit.as_ref()).into_any(),
        view! { <Moment at=row.since/> }.into_any(),
    ];
    if leads {
        let act = viewer.may_appoint(row.role).then(|| {
            let named = t!("company-people-change-of", name = row.name.clone());
            view! {
                <a class="button button-quiet" href=format!("{PATH}/{}", row.person) aria-label=named>
                    {t!("company-people-change")}
                </a>
            }
        });
        cells.push(act.into_any());
    }
    cells
}

/// Invitations that wait for an answer.
fn waiting(invited: &[InvitationRow]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("company-people-email")),
        DataColumn::words(t!("company-people-role")),
        DataColumn::words(t!("company-people-limit")),
        DataColumn::words(t!("company-people-until")),
    ];
    let rows = invited
        .iter()
        .map(|row| {
            vec![
                view! { <a href=format!("{PATH}/invitations/{}", row.id)>{row.email.clone()}</a> }.into_any(),
                words::role(row.role).into_any(),
                limit_words(row.role, row.limit.as_ref()).into_any(),
                view! { <Moment at=row.until/> }.into_any(),
            ]
        })
        .collect();
    view! {
        <Panel title=t!("company-people-waiting")>
            <DataTable caption=t!("company-people-waiting") columns rows/>
        </Panel>
    }
}

pub(super) async fn edit(Proven(visit): Proven, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageMembers)?;
    let member = visit.member()?.clone();
    let row = company::member(&visit.ctx, &visit.actor, id).await?;
    let usual = settings(&visit.ctx, member.person).await?.currency;
    let form = MemberForm::of(&code, &row, usual);
    Ok(visit.page(|| edit_page(&row, &member, &form, &FieldErrors::default())))
}

pub(super) async fn change(
    Proven(visit): Proven,
    Path(id): Path<PersonId>,
    Form(form): Form<MemberForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageMembers)?;
    let row = company::member(&visit.ctx, &visit.actor, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let changed = match form.parse() {
        Ok((role, limit)) => company::appoint(&visit.ctx, &visit.actor, id, role, limit).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=changed")).into_response()),
        Err(Error::Invalid(errors)) => {
            let member = visit.member()?.clone();
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                edit_page(&row, &member, &form, &errors)
            }))
        }
        Err(Error::Conflict(conflict)) if *conflict == Conflict::LastOwner => Ok(last_owner(visit)),
        Err(other) => Err(other.into()),
    }
}

fn edit_page(row: &MemberRow, viewer: &Member, form: &MemberForm, errors: &FieldErrors) -> Page {
    let title = row.name.clone();
    let fields = form.view(viewer, errors);
    let company = form.company.clone();
    let id = row.person;
    let own = row.person == viewer.person;
    let remove = (!own).then(|| {
        view! { <LinkButton href=format!("{PATH}/{id}/remove") kind=ButtonKind::Quiet>{t!("company-people-remove")}</LinkButton> }
    });
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=row.email.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel title=t!("company-people-role-and-limit")>
                <form method="post" action=format!("{PATH}/{id}") class="form" novalidate>
                    {area::form_of(&company)}
                    {fields}
                    <div class="actions">
                        <Button>{t!("company-own-save")}</Button>
                        <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
            <div class="actions">{remove}</div>
        </div>
    };
    area::page(title, body).crumb(t!("company-people"), PATH)
}

pub(super) async fn ask_remove(Proven(visit): Proven, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageMembers)?;
    let row = company::member(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| {
        let title = t!("company-people-remove-title", name = row.name.clone());
        let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
        let terms = vec![
            Term::new(t!("company-people-email"), row.email.clone()),
            Term::new(t!("company-people-role"), words::role(row.role)),
            Term::new(t!("company-people-since"), moment::day(locale(), zone, row.since)),
        ];
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("company-people-remove-question") consequence=t!("company-people-remove-consequence")
                terms action=format!("{PATH}/{id}/remove") fields=vec![("company", code)]
                act=t!("company-people-remove") back=PATH kind=ButtonKind::Danger
            />
        };
        area::page(title, body).crumb(t!("company-people"), PATH)
    }))
}

pub(super) async fn remove(
    Proven(visit): Proven,
    Path(id): Path<PersonId>,
    Form(form): Form<For>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageMembers)?;
    company::member(&visit.ctx, &visit.actor, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    match company::remove(&visit.ctx, &visit.actor, id).await {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::LastOwner => Ok(last_owner(visit)),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_leave(visit: Visit) -> Result<Response, Failure> {
    let member = visit.member()?.clone();
    let name = company::name(&visit.ctx, member.company).await?;
    let name = name.get(visit.locale()).to_owned();
    Ok(visit.page(|| {
        let title = t!("company-people-leave");
        let terms = vec![
            Term::new(t!("company-name"), name),
            Term::new(t!("company-people-role"), words::role(member.role)),
        ];
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("company-people-leave-question") consequence=t!("company-people-leave-consequence")
                terms action="/company/leave" fields=vec![("company", member.company_code)]
                act=t!("company-people-leave") back=PATH kind=ButtonKind::Danger
            />
        };
        area::page(title, body).crumb(t!("company-people"), PATH)
    }))
}

pub(super) async fn leave(
    visit: Visit,
    session: Session,
    Form(form): Form<For>,
) -> Result<Response, Failure> {
    let person = visit.member()?.person;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    match company::leave(&visit.ctx, &visit.actor).await {
        Ok(()) => {}
        Err(Error::Conflict(conflict)) if *conflict == Conflict::LastOwner => return Ok(last_owner(visit)),
        Err(other) => return Err(other.into()),
    }
    session
        .remove::<domain::id::CompanyId>(COMPANY)
        .await
        .map_err(Error::internal)?;
    let next = match company::memberships(&visit.ctx, person).await?.is_empty() {
        true => "/desk",
        false => "/company",
    };
    Ok(Redirect::to(next).into_response())
}

/// A company always keeps an owner.
fn last_owner(visit: Visit) -> Response {
    visit.page_with(StatusCode::CONFLICT, || {
        let title = t!("company-people-last-owner");
        let body = view! {
            <PageHead title=title.clone()/>
            <Notice tone=Tone::Brass title=t!("company-own-elsewhere-nothing")>
                <p>{t!("company-people-last-owner-text")}</p>
            </Notice>
            <div class="actions"><LinkButton href=PATH>{t!("company-people")}</LinkButton></div>
        };
        area::page(title, body).crumb(t!("company-people"), PATH)
    })
}
