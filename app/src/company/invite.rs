//! Inviting somebody, and what can be done with an invitation that waits.

use super::{
    area,
    member_form::{MemberForm, label, limit_words},
    people::PATH,
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, moment},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, PageHead, Panel, Term, Terms},
    visit::{Proven, Visit},
    visitor::Visitor,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Member, Right},
    company::{Role, view::InvitationRow},
    form,
    id::LinkId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    company::{self, Invitation},
    identity,
};

pub(super) async fn show(Proven(visit): Proven) -> Result<Response, Failure> {
    let company = area::acting(&visit, Right::ManageMembers)?;
    let member = visit.member()?.clone();
    let usual = identity::settings(&visit.ctx, member.person).await?.currency;
    let form = MemberForm {
        company,
        role: Role::Viewer.to_string(),
        currency: usual.code().to_owned(),
        ..MemberForm::default()
    };
    Ok(visit.page(|| page(&form, &member, &FieldErrors::default())))
}

pub(super) async fn submit(Proven(visit): Proven, Form(form): Form<MemberForm>) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageMembers)?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let invited = match parse(&form) {
        Ok(new) => company::invite(&visit.ctx, &visit.actor, new).await,
        Err(errors) => Err(errors.into()),
    };
    match invited {
        Ok(_) => Ok(Redirect::to(&format!("{PATH}?done=invited")).into_response()),
        Err(Error::Invalid(errors)) => {
            let member = visit.member()?.clone();
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&form, &member, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn parse(form: &MemberForm) -> Result<Invitation, FieldErrors> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", form::required(&form.email));
    let rest = form.parse().map_err(|wrong| errors.0.extend(wrong.0)).ok();
    match (email, rest) {
        (Some(email), Some((role, limit))) => Ok(Invitation { email, role, limit }),
        _ => Err(errors),
    }
}

fn page(form: &MemberForm, viewer: &Member, errors: &FieldErrors) -> Page {
    let title = t!("company-people-invite");
    let fields = form.view(viewer, errors);
    let (company, email) = (form.company.clone(), form.email.clone());
    let error = error_of(errors, "email");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-people-invite-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>
                <form method="post" action=format!("{PATH}/invite") class="form" novalidate>
                    {area::form_of(&company)}
                    <Field
                        name="email" label=label("email") value=email error kind=FieldKind::Email required=true
                        autocomplete="off"
                    />
                    {fields}
                    <div class="actions">
                        <Button>{t!("company-people-invite-act")}</Button>
                        <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    area::page(title, body).crumb(t!("company-people"), PATH)
}

/// What to do with an invitation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Act {
    company: String,
    act: String,
}

pub(super) async fn waiting(Proven(visit): Proven, Path(id): Path<LinkId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageMembers)?;
    let row = find(&visit, id).await?;
    Ok(visit.page(|| waiting_page(&row, &code)))
}

pub(super) async fn act(
    Proven(visit): Proven,
    Path(id): Path<LinkId>,
    Form(act): Form<Act>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageMembers)?;
    find(&visit, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &act.company) {
        return Ok(elsewhere.respond(visit));
    }
    let done = if act.act == "withdraw" {
        company::withdraw(&visit.ctx, &visit.actor, id).await?;
        "withdrawn"
    } else {
        company::resend(&visit.ctx, &visit.actor, id).await?;
        "invited"
    };
    Ok(Redirect::to(&format!("{PATH}?done={done}")).into_response())
}

async fn find(visit: &Visit, id: LinkId) -> Result<InvitationRow, Failure> {
    let waiting = company::invitations(&visit.ctx, &visit.actor).await?;
    let found = waiting.into_iter().find(|row| row.id == id);
    Ok(found.ok_or(Error::NotFound)?)
}

fn waiting_page(row: &InvitationRow, code: &str) -> Page {
    let title = row.email.clone();
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let terms = vec![
        Term::new(t!("company-people-role"), words::role(row.role)),
        Term::new(
            t!("company-people-limit"),
            limit_words(row.role, row.limit.as_ref()),
        ),
        Term::new(
            t!("company-people-sent"),
            moment::exact(locale(), zone, row.sent_at),
        ),
        Term::new(
            t!("company-people-until"),
            moment::exact(locale(), zone, row.until),
        ),
    ];
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-people-invitation-lede")/>
            <Terms terms/>
            <form method="post" action=format!("{PATH}/invitations/{}", row.id)>
                {area::form_of(code)}
                <div class="actions">
                    <Button name="act" value="resend">{t!("company-people-resend")}</Button>
                    <Button kind=ButtonKind::Quiet name="act" value="withdraw">{t!("company-people-withdraw")}</Button>
                </div>
            </form>
            <p class="small muted">{t!("company-people-resend-text")}</p>
        </div>
    };
    area::page(title, body).crumb(t!("company-people"), PATH)
}
